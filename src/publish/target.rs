//! The validated output folder.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::disk_cache;
use super::error::{PublishError, Result, TargetError, at};
use super::manifest::Manifest;

/// The folders with sources of a site, or of this program.
const SOURCES: [&str; 4] = ["content", "themes", "src", ".git"];

/// An output folder that has been validated by [`Target::new`].
#[derive(Debug, Clone)]
pub struct Target {
    /// The site's root, which holds `content` and `themes`.
    pub(super) root: PathBuf,
    /// The output folder as given by the caller, for messages.
    pub(super) named: PathBuf,
    /// The output folder as an absolute path. Its existing parents are canonical.
    pub(super) output: PathBuf,
    /// Allow a folder with foreign files, and overwrite them.
    pub(super) force: bool,
}

impl Target {
    /// Validates an output folder, which may be missing.
    ///
    /// # Errors
    ///
    /// Returns [`PublishError::Refused`] if the folder is unsuitable. `force` allows
    /// [`TargetError::Foreign`] alone.
    pub fn new(root: &Path, output: &Path, force: bool) -> Result<Self> {
        let target = Self { root: root.to_owned(), named: output.to_owned(), output: absolute(output)?, force };
        match target.refusal()? {
            Some(reason) => Err(target.refused(reason)),
            None => Ok(target),
        }
    }

    /// Creates the error for this folder and a reason.
    pub(super) fn refused(&self, reason: TargetError) -> PublishError {
        PublishError::Refused { output: self.named.clone(), reason }
    }

    fn refusal(&self) -> Result<Option<TargetError>> {
        let output = &self.output;
        let root = fs::canonicalize(&self.root).map_err(at(&self.root))?;
        match fs::symlink_metadata(output) {
            Ok(meta) if meta.is_symlink() => return Ok(Some(TargetError::Link)),
            Ok(meta) if !meta.is_dir() => return Ok(Some(TargetError::NotAFolder)),
            _ => {}
        }
        if output.parent().is_none() {
            return Ok(Some(TargetError::DiskRoot));
        }
        let home = std::env::home_dir().and_then(|home| fs::canonicalize(home).ok());
        if home.is_some_and(|home| home == *output) {
            return Ok(Some(TargetError::Home));
        }
        if root.starts_with(output) {
            return Ok(Some(TargetError::AroundSite));
        }
        let touches = |folder: &Path| output.starts_with(folder) || (folder.exists() && folder.starts_with(output));
        if let Some(name) = SOURCES.into_iter().find(|name| touches(&root.join(name))) {
            return Ok(Some(TargetError::Sources(name.to_owned())));
        }
        if touches(&root.join(disk_cache::FOLDER)) {
            return Ok(Some(TargetError::Cache));
        }
        let is_foreign = !self.force && !Manifest::is_in(output)? && has_foreign_files(output)?;
        Ok(is_foreign.then_some(TargetError::Foreign))
    }
}

/// Returns the absolute path, with its existing parents canonical and without `..`.
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
    // The last part is not resolved, so that the caller can detect a symbolic link.
    let (Some(parent), Some(name)) = (plain.parent(), plain.file_name()) else { return Ok(plain) };
    let mut missing = Vec::new();
    let mut existing = parent;
    loop {
        match fs::canonicalize(existing) {
            Ok(real) => {
                let folder = missing.iter().rev().fold(real, |path: PathBuf, part| path.join(part));
                return Ok(folder.join(name));
            }
            Err(_) => match (existing.parent(), existing.file_name()) {
                (Some(up), Some(part)) => {
                    missing.push(part.to_owned());
                    existing = up;
                }
                _ => return Ok(plain.clone()),
            },
        }
    }
}

/// Returns whether a folder contains foreign files. Hidden ones such as `.git` do not count.
fn has_foreign_files(output: &Path) -> Result<bool> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns why a folder is refused for a small site.
    fn refusal(site: &Path, output: &str, force: bool) -> Option<TargetError> {
        match Target::new(site, &site.join(output), force) {
            Ok(_) => None,
            Err(PublishError::Refused { reason, .. }) => Some(reason),
            Err(error) => panic!("{output}: {error:?}"),
        }
    }

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for folder in ["content/press", "themes", ".cache/aikyn", "other", "empty/.git"] {
            fs::create_dir_all(site.path().join(folder)).unwrap();
        }
        fs::write(site.path().join("file"), "").unwrap();
        fs::write(site.path().join("other/file"), "").unwrap();
        site
    }

    #[test]
    fn unsuitable_folders_are_refused_with_the_right_reason() {
        let site = site();
        let sources = |name: &str| Some(TargetError::Sources(name.to_owned()));
        for (output, reason) in [
            ("/", Some(TargetError::DiskRoot)),
            ("/..", Some(TargetError::DiskRoot)),
            (".", Some(TargetError::AroundSite)),
            ("..", Some(TargetError::AroundSite)),
            ("content", sources("content")),
            ("content/press/", sources("content")),
            ("missing/../content", sources("content")),
            ("themes/own", sources("themes")),
            ("src", sources("src")),
            (".git/hooks", sources(".git")),
            ("file", Some(TargetError::NotAFolder)),
            (".cache", Some(TargetError::Cache)),
            (".cache/aikyn/00", Some(TargetError::Cache)),
            ("missing/folder", None),
            ("empty", None),
        ] {
            assert_eq!(refusal(site.path(), output, false), reason, "{output}");
            assert_eq!(refusal(site.path(), output, true), reason, "{output} by force");
        }
    }

    #[test]
    fn a_folder_with_foreign_files_needs_force() {
        let site = site();
        assert_eq!(refusal(site.path(), "other", false), Some(TargetError::Foreign));
        assert_eq!(refusal(site.path(), "other", true), None);
        fs::write(site.path().join("other/.aikyn-manifest"), "aikyn 1\n").unwrap();
        assert_eq!(refusal(site.path(), "other", false), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_refused_but_resolved_in_parents() {
        let site = site();
        let link = |target: &str, name: &str| std::os::unix::fs::symlink(target, site.path().join(name)).unwrap();
        link("other", "link");
        link("nowhere", "dangling");
        link("..", "other/up");
        assert_eq!(refusal(site.path(), "link", true), Some(TargetError::Link));
        assert_eq!(refusal(site.path(), "dangling", true), Some(TargetError::Link));
        assert_eq!(refusal(site.path(), "other/up/themes", true), Some(TargetError::Sources("themes".to_owned())));
    }
}
