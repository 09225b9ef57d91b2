//! Folders that must not be written to, said before anything is touched.

use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::cabinet;
use super::manifest::Manifest;
use super::standing::{Kind, Standing, folders_to};
use super::{Item, PublishError, Result, Target, at};

/// Why a folder is not written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The root of the disk.
    DiskRoot,
    /// The home folder of a user.
    Home,
    /// The site's own folder, or one around it.
    AroundSite,
    /// A folder of sources, one inside it or around it.
    Sources(String),
    /// The folder where results are kept from run to run, one inside it or around it.
    Memory,
    /// A symbolic link.
    Link,
    /// A file stands where the folder should be.
    NotAFolder,
    /// It holds files that are not ours.
    Foreign,
    /// A folder inside it is a symbolic link, so its files would land elsewhere.
    LinkInside(String),
    /// A file that is not ours stands where one of ours must go.
    ForeignFile(String),
    /// What is not ours stands where a folder of ours must be, or is a folder with files where a file of ours must be.
    InTheWay(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::DiskRoot => f.write_str("it is the root of the disk"),
            Refusal::Home => f.write_str("it is a home folder"),
            Refusal::AroundSite => f.write_str("the site's own sources are in it"),
            Refusal::Sources(name) => write!(f, "`{name}` holds sources of the site"),
            Refusal::Memory => write!(f, "`{}` is where Aikyn keeps what it remembers", cabinet::FOLDER),
            Refusal::Link => f.write_str("it is a symbolic link; name the folder itself"),
            Refusal::NotAFolder => f.write_str("it is a file"),
            Refusal::Foreign => {
                f.write_str("it holds files that Aikyn did not write; choose another folder, or add --force")
            }
            Refusal::LinkInside(name) => write!(f, "the folder `{name}` in it is a symbolic link; take it away"),
            Refusal::ForeignFile(name) => {
                write!(
                    f,
                    "the file `{name}` in it was not written by Aikyn; move it away, or add --force to replace it"
                )
            }
            Refusal::InTheWay(name) => {
                write!(f, "`{name}` in it stands in the way and was not written by Aikyn; move it away")
            }
        }
    }
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

/// Refuses to go, on the way to our files, through what is not ours, whoever asks: a link, since what lies behind it is
/// somebody else's, or a file where a folder must be.
pub fn ways(standing: &Standing, target: &Target, items: &[Item], ours: &Manifest) -> Result<()> {
    let reason = |folder: &str| {
        if standing.has(Kind::Link, folder) {
            return Some(Refusal::LinkInside(folder.to_owned()));
        }
        (standing.has(Kind::File, folder) && !ours.has(folder)).then(|| Refusal::InTheWay(folder.to_owned()))
    };
    match folders_to(items.iter().map(|item| item.path.as_str())).into_iter().find_map(reason) {
        Some(reason) => Err(PublishError::Refused { output: target.output.to_owned(), reason }),
        None => Ok(()),
    }
}

/// Refuses to write over a file that no earlier run of ours wrote, unless it holds the same bytes.
pub fn foreign_files(output: &Path, target: &Target, items: &[Item], ours: &Manifest) -> Result<()> {
    if target.force {
        return Ok(());
    }
    // An empty folder, or one of an earlier site, in the place of a file is not somebody's work.
    let foreign = |item: &&Item| {
        let there = || fs::symlink_metadata(output.join(item.path.as_str())).is_ok_and(|meta| !meta.is_dir());
        item.is_new() && !ours.has(item.path.as_str()) && there()
    };
    match items.iter().find(foreign) {
        Some(item) => {
            let reason = Refusal::ForeignFile(item.path.as_str().to_owned());
            Err(PublishError::Refused { output: target.output.to_owned(), reason })
        }
        None => Ok(()),
    }
}
