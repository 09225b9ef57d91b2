//! Files on the disk, each whole or not at all.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{NOT_REGULAR, PublishError, Result, at};

/// How the names of unfinished files begin, so that the next run can clear away what a stopped one left.
pub const UNFINISHED: &str = ".aikyn-tmp-";

/// Whether a file has the name of an unfinished one.
pub fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED))
}

/// Whether a file holds exactly these bytes.
pub fn same(place: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = fs::File::open(place) else { return false };
    // Most that differ do so in length, and need not be read.
    if !file.metadata().is_ok_and(|meta| meta.len() == bytes.len() as u64) {
        return false;
    }
    let mut there = vec![0; bytes.len()];
    file.read_exact(&mut there).is_ok() && there == bytes
}

/// The bytes of a plain file. Nothing else is opened: a pipe would wait for somebody to write into it.
pub fn read_plain(place: &Path) -> io::Result<Vec<u8>> {
    plain(place).and_then(|()| fs::read(place))
}

/// Whether a plain file is there.
pub fn plain(place: &Path) -> io::Result<()> {
    if fs::metadata(place)?.is_file() { Ok(()) } else { Err(NOT_REGULAR.into()) }
}

/// Writes beside the place and renames over it, so that the place holds the old file or the new one and nothing between.
pub fn replace(place: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<()> {
    let written = inside(place.parent().unwrap_or(Path::new(".")), write).map_err(at(place))?;
    written.persist(place).map_err(|error| at(place)(error.error))?;
    Ok(())
}

/// Writes an unfinished file into a folder; it is removed when it is let go of.
pub fn inside(folder: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private by default, and then no web server could read it.
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut unfinished = builder.tempfile_in(folder)?;
    write(unfinished.as_file_mut())?;
    Ok(unfinished)
}

/// Writes other bytes into a file of the author's, whose rights it keeps, if it still holds the old ones. A link leads to
/// the file that is meant.
pub fn rewrite(place: &Path, old: &[u8], new: &[u8]) -> Result<()> {
    let place = fs::canonicalize(place).map_err(at(place))?;
    if fs::read(&place).map_err(at(&place))? != old {
        return Err(PublishError::Changed { path: place });
    }
    let permissions = fs::metadata(&place).map_err(at(&place))?.permissions();
    replace(&place, |file| file.write_all(new).and_then(|()| file.set_permissions(permissions)))
}
