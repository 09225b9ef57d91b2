//! Updates the output folder file by file, where whole trees cannot be swapped.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;
use tempfile::TempPath;

use crate::foundation::path::OutputPath;

use super::atomic_file::write_temp;
use super::changeset::Changeset;
use super::error::{PublishError, Result, TargetError, at};
use super::file_writer::create_dirs;
use super::item::Item;
use super::output_snapshot::OutputSnapshot;
use super::staging::StagingDir;

/// The order in which files are replaced: first what pages need, then pages, then the home page.
///
/// So a visitor never sees a page without its style sheet. Files of one rank may be replaced in any
/// order.
fn rank(path: &OutputPath) -> u8 {
    match path.as_str() {
        "index.html" => 2,
        path if path.ends_with(".html") => 1,
        _ => 0,
    }
}

/// Replaces the changed files and removes those that are `gone`.
///
/// Each file is replaced atomically. All of them are written before the first is replaced, so that
/// a full disk leaves the old site.
pub(super) fn update(output: &Path, changes: &Changeset, staged: &StagingDir, gone: &[&str]) -> Result<()> {
    let mut new: Vec<&Item> = changes.items.iter().filter(|item| item.is_new()).collect();
    new.sort_by_key(|item| rank(&item.path));
    let write = |item: &&Item| match changes.artifacts.get(&item.path) {
        Some(bytes) => write_near(output, &item.path, bytes),
        None => write_near(output, &item.path, &staged.read(&item.path).map_err(at(output))?),
    };
    let written: Vec<TempPath> = new.par_iter().map(write).collect::<Result<_>>()?;
    if changes.after != changes.before {
        // Until the end the manifest has the old and the new files, so that a killed run loses
        // track of none.
        changes.before.union(changes.after).write(output)?;
    }
    remove_files(output, gone)?;
    let mut files: Vec<(&Item, TempPath)> = new.into_iter().zip(written).collect();
    while let Some((first, _)) = files.first() {
        let same_rank = files.iter().take_while(|(item, _)| rank(&item.path) == rank(&first.path)).count();
        files.drain(..same_rank).par_bridge().try_for_each(|(item, file)| put(output, &item.path, file))?;
    }
    if changes.after != changes.before {
        changes.after.write(output)?;
    }
    Ok(())
}

/// Writes a temporary file into the nearest existing parent of a path, where it can be renamed
/// from.
fn write_near(output: &Path, path: &OutputPath, bytes: &[u8]) -> Result<TempPath> {
    let path = output.join(path.as_str());
    let folder = path.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(output);
    let file = write_temp(folder, |file| file.write_all(bytes)).map_err(at(&path))?;
    // The file is closed, because thousands of open files would exceed the limit of the system.
    Ok(file.into_temp_path())
}

/// Renames a temporary file to its path, and creates missing parents.
fn put(output: &Path, name: &OutputPath, file: TempPath) -> Result<()> {
    let path = output.join(name.as_str());
    let folder = path.parent().unwrap_or(output);
    create_dirs(folder).map_err(at(folder))?;
    if path.is_dir() {
        // A folder of the old site is empty by now. Any other is foreign.
        fs::remove_dir(&path).map_err(|_| PublishError::Refused {
            output: output.to_owned(),
            reason: TargetError::InTheWay(name.as_str().to_owned()),
        })?;
    }
    file.persist(&path).map_err(|error| at(&path)(error.error))
}

/// Removes files of an earlier run, and the folders that become empty.
fn remove_files(output: &Path, names: &[&str]) -> Result<()> {
    for name in names {
        // The manifest may have been edited, so that a path in it leads out of the folder.
        let Some(path) = OutputPath::new(name) else { continue };
        let path = output.join(path.as_str());
        let folders = || path.ancestors().skip(1).take_while(|folder| *folder != output);
        // The target of a symbolic link is foreign, even if a file of ours once had this path.
        if folders().any(Path::is_symlink) {
            continue;
        }
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_dir() => continue,
            Ok(_) => fs::remove_file(&path).map_err(at(&path))?,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(at(&path)(error)),
        }
        for folder in folders() {
            // This fails if the folder is not empty.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// Removes the temporary files of a killed run.
pub(super) fn remove_temp_files(output: &Path, snapshot: &OutputSnapshot) -> Result<()> {
    snapshot.temp_files().map(|path| output.join(path)).try_for_each(|path| fs::remove_file(&path).map_err(at(&path)))
}
