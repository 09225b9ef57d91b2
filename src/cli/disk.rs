//! Writing single source files: a new one never over another, a changed one whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file that must not be there yet, with the folders it needs.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}

/// Puts other bytes into a file: written beside it and renamed over it, with the rights it had.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link; what it leads to is changed.
    let path = fs::canonicalize(path)?;
    let rights = fs::metadata(&path)?.permissions();
    if rights.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // The ending is one that every part of the program passes over.
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = create(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, rights))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
