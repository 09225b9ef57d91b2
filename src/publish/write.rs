//! Files on the disk, each whole or not at all; and a site brought up to date file by file, where trees cannot be swapped.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::path::{Artifacts, OutPath};

use super::stage::Change;
use super::{PublishError, Refusal, Result, at};

/// How the names of unfinished files begin, so that the next run can clear away what a stopped one left.
pub const UNFINISHED: &str = ".aikyn-tmp-";

/// What pages need comes before the pages, and the entrance last: a reader never meets a page without its style. Files of
/// one rank may be written in any order.
fn rank(path: &OutPath) -> u8 {
    match path.as_str() {
        "index.html" => 2,
        path if path.ends_with(".html") => 1,
        _ => 0,
    }
}

/// All files, by rank.
fn in_order(artifacts: &Artifacts) -> Vec<(&OutPath, &Arc<[u8]>)> {
    let mut files: Vec<_> = artifacts.iter().collect();
    files.sort_by_key(|(path, _)| rank(path));
    files
}

/// Whether a place does not hold exactly these bytes.
pub fn differs(place: &Path, bytes: &[u8]) -> bool {
    match fs::symlink_metadata(place) {
        Ok(meta) if meta.is_file() && meta.len() == bytes.len() as u64 => {
            fs::read(place).map_or(true, |there| there != bytes)
        }
        _ => true,
    }
}

/// Brings a folder from one site to the next file by file: each is whole at every moment, and all that a page needs comes
/// before the page.
pub fn in_place(output: &Path, change: &Change, gone: &[&str]) -> Result<()> {
    if change.after != change.before {
        // Until the end both the old and the new names are ours, so that a run that is cut short loses no file.
        change.before.union(change.after).write(output)?;
    }
    remove(output, gone)?;
    let changed: Vec<_> =
        in_order(change.artifacts).into_iter().filter(|(path, _)| change.changed.contains(path)).collect();
    for together in changed.chunk_by(|(one, _), (next, _)| rank(one) == rank(next)) {
        together.par_iter().try_for_each(|(path, bytes)| file(output, path, bytes))?;
    }
    if change.after != change.before {
        change.after.write(output)?;
    }
    Ok(())
}

/// Makes a folder, and those above it, such that a web server can enter them whatever the mask of rights is.
pub fn folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        folders(parent)?;
    }
    match fs::create_dir(folder) {
        // Another thread was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => return Ok(()),
        made => made?,
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// Writes a file where none is, such that a web server can read it.
pub fn new(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(place)?;
    file.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}

/// Writes a file of the site, making the folders on the way.
fn file(output: &Path, path: &OutPath, bytes: &[u8]) -> Result<()> {
    let place = output.join(path.as_str());
    if let Some(folder) = place.parent() {
        folders(folder).map_err(at(folder))?;
    }
    if place.is_dir() {
        // What is left of our own folder is empty by now; anything else is somebody's.
        fs::remove_dir(&place).map_err(|_| PublishError::Refused {
            output: output.to_owned(),
            reason: Refusal::ForeignFile(path.as_str().to_owned()),
        })?;
    }
    replace(&place, |file| file.write_all(bytes))
}

/// Writes beside the place and renames over it, so that the place holds the old file or the new one and nothing between.
pub fn replace(place: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<()> {
    let folder = place.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private by default, and then no web server could read it.
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut unfinished = builder.tempfile_in(folder).map_err(at(place))?;
    write(unfinished.as_file_mut()).map_err(at(place))?;
    unfinished.persist(place).map_err(|error| at(place)(error.error))?;
    Ok(())
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

/// Removes files of an earlier run, and the folders that are empty without them.
fn remove(output: &Path, names: &[&str]) -> Result<()> {
    for name in names {
        // A manifest is a file like others: what stands in it may still lead out of the folder.
        let Some(path) = OutPath::new(name) else { continue };
        let place = output.join(path.as_str());
        let folders = || place.ancestors().skip(1).take_while(|folder| *folder != output);
        // What lies behind a link is not ours, even where a file of that name once was.
        if folders().any(Path::is_symlink) {
            continue;
        }
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_dir() => continue,
            Ok(_) => fs::remove_file(&place).map_err(at(&place))?,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(at(&place)(error)),
        }
        for folder in folders() {
            // Fails where something is left, and that is what we want to know.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// Clears away the unfinished files of a run that was stopped.
pub fn clear_leftovers(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let kind = entry.file_type().map_err(at(folder))?;
        let name = entry.file_name();
        if kind.is_dir() && !name.to_string_lossy().starts_with('.') {
            clear_leftovers(&entry.path())?;
        } else if kind.is_file() && name.to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path()).map_err(at(&entry.path()))?;
        }
    }
    Ok(())
}
