//! A site brought up to date file by file, where trees cannot be swapped.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;
use tempfile::TempPath;

use crate::path::OutPath;

use super::atomic_file::inside;
use super::changeset::Change;
use super::error::{PublishError, Refusal, Result, at};
use super::file_writer::folders;
use super::item::Item;
use super::output_snapshot::Standing;
use super::staging::Staged;

/// What pages need comes before the pages, and the entrance last: a reader never meets a page without its style. Files of
/// one rank may be written in any order.
fn rank(path: &OutPath) -> u8 {
    match path.as_str() {
        "index.html" => 2,
        path if path.ends_with(".html") => 1,
        _ => 0,
    }
}

/// The files that have to be written, by rank.
fn in_order(items: &[Item]) -> Vec<&Item> {
    let mut changed: Vec<_> = items.iter().filter(|item| item.is_new()).collect();
    changed.sort_by_key(|item| rank(&item.path));
    changed
}

/// Brings a folder from one site to the next file by file: each is whole at every moment, and all that a page needs comes
/// before the page. Everything is written before anything is put in its place, so that a full disk leaves the old site.
pub fn in_place(output: &Path, change: &Change, staged: &Staged, gone: &[&str]) -> Result<()> {
    let new = in_order(change.items);
    let write = |item: &&Item| match change.artifacts.get(&item.path) {
        Some(bytes) => unfinished(output, &item.path, bytes),
        None => unfinished(output, &item.path, &staged.read(&item.path).map_err(at(output))?),
    };
    let written: Vec<TempPath> = new.par_iter().map(write).collect::<Result<_>>()?;
    if change.after != change.before {
        // Until the end both the old and the new names are ours, so that a run that is cut short loses no file.
        change.before.union(change.after).write(output)?;
    }
    remove(output, gone)?;
    let mut all: Vec<(&Item, TempPath)> = new.into_iter().zip(written).collect();
    while let Some((first, _)) = all.first() {
        let together = all.iter().take_while(|(item, _)| rank(&item.path) == rank(&first.path)).count();
        all.drain(..together).par_bridge().try_for_each(|(item, file)| put(output, &item.path, file))?;
    }
    if change.after != change.before {
        change.after.write(output)?;
    }
    Ok(())
}

/// Writes a file of the site as near to its place as there is a folder; where one is to be, a file of the last site may
/// still stand.
fn unfinished(output: &Path, path: &OutPath, bytes: &[u8]) -> Result<TempPath> {
    let place = output.join(path.as_str());
    let folder = place.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(output);
    let written = inside(folder, |file| file.write_all(bytes)).map_err(at(&place))?;
    // Thousands of files are not to be open at the same time.
    Ok(written.into_temp_path())
}

/// Puts a file of the site that was written elsewhere in its place, making the folders on the way.
fn put(output: &Path, path: &OutPath, file: TempPath) -> Result<()> {
    let place = output.join(path.as_str());
    let folder = place.parent().unwrap_or(output);
    folders(folder).map_err(at(folder))?;
    if place.is_dir() {
        // What is left of our own folder is empty by now; anything else is somebody's.
        fs::remove_dir(&place).map_err(|_| PublishError::Refused {
            output: output.to_owned(),
            reason: Refusal::InTheWay(path.as_str().to_owned()),
        })?;
    }
    file.persist(&place).map_err(|error| at(&place)(error.error))
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
pub fn clear_leftovers(output: &Path, standing: &Standing) -> Result<()> {
    standing
        .unfinished()
        .map(|path| output.join(path))
        .try_for_each(|place| fs::remove_file(&place).map_err(at(&place)))
}
