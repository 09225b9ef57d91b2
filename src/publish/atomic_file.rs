//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{NOT_REGULAR, PublishError, Result, at};

/// The prefix of temporary files. A later run removes those of a killed one by it.
pub(super) const TEMP_PREFIX: &str = ".aikyn-tmp-";

/// Returns whether a path has the name of a temporary file.
pub(super) fn is_temp(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMP_PREFIX))
}

/// Returns whether a file has exactly these contents.
pub(super) fn has_content(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = fs::File::open(path) else { return false };
    // The contents are read only if the size is equal, because most changes alter the size.
    if !file.metadata().is_ok_and(|meta| meta.len() == bytes.len() as u64) {
        return false;
    }
    let mut there = vec![0; bytes.len()];
    file.read_exact(&mut there).is_ok() && there == bytes
}

/// Reads a regular file.
///
/// Anything else is not opened, because opening a FIFO blocks until it has a writer.
pub(super) fn read_regular_file(path: &Path) -> io::Result<Vec<u8>> {
    ensure_regular_file(path).and_then(|()| fs::read(path))
}

/// Returns an error of the kind [`NOT_REGULAR`] if the path leads to something other than a regular
/// file.
pub(super) fn ensure_regular_file(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.is_file() { Ok(()) } else { Err(NOT_REGULAR.into()) }
}

/// Replaces a file atomically: writes a temporary file next to it and renames that over it.
pub(super) fn replace(path: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<()> {
    let file = write_temp(path.parent().unwrap_or(Path::new(".")), write).map_err(at(path))?;
    file.persist(path).map_err(|error| at(path)(error.error))?;
    Ok(())
}

/// Writes a temporary file into a folder. It is removed on drop.
pub(super) fn write_temp(
    folder: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMP_PREFIX);
    #[cfg(all(unix, not(plain_fs)))]
    {
        use std::os::unix::fs::PermissionsExt;
        // A web server must be able to read the file, but by default only its owner can.
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut file = builder.tempfile_in(folder)?;
    write(file.as_file_mut())?;
    Ok(file)
}

/// Replaces the contents of a source file and keeps its permissions. Symbolic links are followed.
///
/// # Errors
///
/// Returns [`PublishError::Changed`] if the file does not hold the `old` contents any more.
pub fn rewrite(path: &Path, old: &[u8], new: &[u8]) -> Result<()> {
    let path = fs::canonicalize(path).map_err(at(path))?;
    if fs::read(&path).map_err(at(&path))? != old {
        return Err(PublishError::Changed { path });
    }
    let permissions = fs::metadata(&path).map_err(at(&path))?.permissions();
    replace(&path, |file| file.write_all(new).and_then(|()| file.set_permissions(permissions)))
}

/// Creates a source file atomically, with its folders. An existing file is never replaced.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(at(folder))?;
    let file = write_temp(folder, |file| file.write_all(bytes)).map_err(at(path))?;
    file.persist_noclobber(path).map_err(|error| at(path)(error.error))?;
    Ok(())
}
