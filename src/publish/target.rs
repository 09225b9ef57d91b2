//! The folder to publish to, and whether it may be written to.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::cabinet;
use super::error::{PublishError, Refusal, Result, at};
use super::manifest::Manifest;

/// Where to publish.
#[derive(Debug, Clone, Copy)]
pub struct Target<'t> {
    /// The site's root, which holds `content` and `themes`.
    pub root: &'t Path,
    pub output: &'t Path,
    /// Write into a folder that holds other files, and over them.
    pub force: bool,
}

/// The folders of a site, and of this program, that hold sources.
const SOURCES: [&str; 4] = ["content", "themes", "src", ".git"];

/// The output folder as an absolute path, if it may be written to.
pub fn checked(target: &Target) -> Result<PathBuf> {
    let refused = |reason| Err(PublishError::Refused { output: target.output.to_owned(), reason });
    let output = absolute(target.output)?;
    let root = fs::canonicalize(target.root).map_err(at(target.root))?;
    match fs::symlink_metadata(&output) {
        Ok(meta) if meta.is_symlink() => return refused(Refusal::Link),
        Ok(meta) if !meta.is_dir() => return refused(Refusal::NotAFolder),
        _ => {}
    }
    if output.parent().is_none() {
        return refused(Refusal::DiskRoot);
    }
    let home = std::env::home_dir().and_then(|home| fs::canonicalize(home).ok());
    if home.is_some_and(|home| home == output) {
        return refused(Refusal::Home);
    }
    if root.starts_with(&output) {
        return refused(Refusal::AroundSite);
    }
    let touches = |folder: &Path| output.starts_with(folder) || (folder.exists() && folder.starts_with(&output));
    if let Some(name) = SOURCES.into_iter().find(|name| touches(&root.join(name))) {
        return refused(Refusal::Sources(name.to_owned()));
    }
    if touches(&root.join(cabinet::FOLDER)) {
        return refused(Refusal::Memory);
    }
    if !target.force && !Manifest::is_in(&output)? && holds_others_files(&output)? {
        return refused(Refusal::Foreign);
    }
    Ok(output)
}

/// The path with its existing part made real, so that `..` and links on the way lead nobody astray.
fn absolute(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).map_err(at(path))?;
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    // A link in the last place is left for the caller to see.
    let (Some(parent), Some(name)) = (plain.parent(), plain.file_name()) else { return Ok(plain) };
    let mut missing = Vec::new();
    let mut there = parent;
    loop {
        match fs::canonicalize(there) {
            Ok(real) => {
                let folder = missing.iter().rev().fold(real, |path: PathBuf, part| path.join(part));
                return Ok(folder.join(name));
            }
            Err(_) => match (there.parent(), there.file_name()) {
                (Some(up), Some(part)) => {
                    missing.push(part.to_owned());
                    there = up;
                }
                _ => return Ok(plain.clone()),
            },
        }
    }
}

/// Whether somebody keeps files in a folder. Hidden ones (`.git`, `.gitkeep`) do not count: we write none but our own.
fn holds_others_files(output: &Path) -> Result<bool> {
    let entries = match fs::read_dir(output) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(at(output)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(at(output))?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            return Ok(true);
        }
    }
    Ok(false)
}
