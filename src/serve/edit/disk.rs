//! The files of `content/`, read and written below the root only, and through no symbolic link.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::publish::{PublishError, create, rewrite};

/// Why a file cannot be read or written.
#[derive(Debug)]
pub(super) enum DiskError {
    /// The path leaves `content/`, or a part of it is a symbolic link.
    Outside,
    ReadOnly,
    /// The file has other contents than expected.
    Changed,
    Io(io::Error),
}

impl From<PublishError> for DiskError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Changed { .. } => Self::Changed,
            PublishError::Io { error, .. } if error.kind() == ErrorKind::AlreadyExists => Self::Changed,
            PublishError::Unread { error, .. }
            | PublishError::Io { error, .. }
            | PublishError::Leftover { error, .. } => Self::Io(error),
            PublishError::Full { .. } => Self::Io(ErrorKind::StorageFull.into()),
            PublishError::Refused { .. } | PublishError::Locked { .. } | PublishError::NotAnArchive { .. } => {
                Self::Io(ErrorKind::PermissionDenied.into())
            }
        }
    }
}

/// A new version of a file: its contents before and after. `None` is a file that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    pub path: String,
    pub before: Option<Vec<u8>>,
    pub after: Option<Vec<u8>>,
}

/// Reads a file of `content/`. Returns `None` if it does not exist.
pub(super) fn read(root: &Path, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
    let file = checked(root, path)?;
    match fs::symlink_metadata(&file) {
        Ok(metadata) if metadata.is_file() => fs::read(&file).map(Some).map_err(DiskError::Io),
        Ok(_) => Err(DiskError::Outside),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::Io(error)),
    }
}

/// Writes all files or none, as far as they still have the contents from before.
///
/// If the disk fails in between, the files that were written get their old contents back.
pub(super) fn write(root: &Path, versions: &[Version]) -> Result<(), DiskError> {
    for version in versions {
        if read(root, &version.path)? != version.before {
            return Err(DiskError::Changed);
        }
        let metadata = fs::symlink_metadata(checked(root, &version.path)?);
        if metadata.is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(DiskError::ReadOnly);
        }
    }
    for (done, version) in versions.iter().enumerate() {
        if let Err(error) = write_one(root, version) {
            for version in &versions[..done] {
                let Version { path, before, after } = version.clone();
                // The first error is the one to tell.
                let _ = write_one(root, &Version { path, before: after, after: before });
            }
            return Err(error);
        }
    }
    Ok(())
}

fn write_one(root: &Path, version: &Version) -> Result<(), DiskError> {
    let file = checked(root, &version.path)?;
    match (&version.before, &version.after) {
        (Some(before), Some(after)) => Ok(rewrite(&file, before, after)?),
        (None, Some(after)) => Ok(create(&file, after)?),
        (Some(_), None) => fs::remove_file(&file).map_err(DiskError::Io),
        (None, None) => Ok(()),
    }
}

/// Returns the file at a path of `content/` without links.
fn checked(root: &Path, path: &str) -> Result<PathBuf, DiskError> {
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    if !path.starts_with("content/") || !path.split('/').all(is_plain) {
        return Err(DiskError::Outside);
    }
    let mut file = root.to_owned();
    for part in path.split('/') {
        file.push(part);
        if fs::symlink_metadata(&file).is_ok_and(|metadata| metadata.is_symlink()) {
            return Err(DiskError::Outside);
        }
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_outside_of_content_are_refused() {
        let root = Path::new("/nowhere");
        for path in [
            "",
            "site.yaml",
            "content",
            "content/",
            "content/../x",
            "content//x",
            "/etc/passwd",
            "content/.git/x",
            "content/a\\b",
        ] {
            assert!(matches!(read(root, path), Err(DiskError::Outside)), "{path}");
        }
        assert!(matches!(read(root, "content/site.yaml"), Ok(None)));
    }
}
