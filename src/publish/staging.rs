//! The new tree, which is filled next to the published one and then swapped with it.
//!
//! A visitor, or a killed run, sees the output folder wholly old or wholly new. Unchanged and
//! foreign files are hard links in both trees, so they keep their mtime and permissions. Some
//! folders cannot be swapped, such as a mount point, or one whose parent is read-only. Then
//! [`in_place`](super::in_place::update) replaces the files one by one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::foundation::path::OutputPath;

use super::changeset::Changeset;
use super::error::{Leftover, PublishError, Result, StageError, TargetError, at, stage_error};
use super::file_writer::FileWriter;
use super::output_snapshot::EntryKind;
use super::swap::{exchange, remove_old_tree};
use super::{manifest, permissions};

/// The outcome of [`StagingDir::swap`].
pub(super) enum Swapped {
    /// The new tree is published, and the old one removed.
    Whole,
    /// The new tree is published, but the old one could not be removed.
    OldTreeLeft(Leftover),
    /// Trees cannot be swapped here. The output folder is untouched.
    Unsupported,
}

/// A new tree. Its folder is created with the first file.
pub(super) struct StagingDir {
    output: PathBuf,
    /// `None` if the name of the output folder is not UTF-8.
    staged: Option<PathBuf>,
    /// `None` inside if the folder could not be created.
    writer: OnceLock<Option<FileWriter>>,
    /// The first error. After it, no more files are added.
    error: OnceLock<StageError>,
}

impl StagingDir {
    /// Describes a staging folder next to an output folder.
    pub(super) fn new(output: &Path) -> Self {
        let staged = sibling(output, "new");
        Self { output: output.to_owned(), staged, writer: OnceLock::new(), error: OnceLock::new() }
    }

    /// Adds a file. Returns `false` if that is not possible.
    pub(super) fn add(&self, path: &OutputPath, bytes: &[u8]) -> bool {
        let Some(staged) = self.staged.as_deref().filter(|_| self.error.get().is_none()) else { return false };
        let written = self
            .writer(staged)
            .and_then(|writer| writer.write_inside(staged, path.as_str(), bytes).map_err(stage_error(staged)));
        // Only the first error is kept.
        written.map_err(|error| self.error.set(error)).is_ok()
    }

    /// Reads a file that was added.
    pub(super) fn read(&self, path: &OutputPath) -> io::Result<Vec<u8>> {
        fs::read(self.staged.as_deref().ok_or(ErrorKind::NotFound)?.join(path.as_str()))
    }

    /// Fills the tree and swaps it with the published one.
    pub(super) fn swap(&mut self, changes: &Changeset) -> Result<Swapped> {
        let (output, Some(staged)) = (&*self.output, &self.staged) else { return Ok(Swapped::Unsupported) };
        let filled = match self.error.take() {
            Some(error) => Err(error),
            None => self.writer(staged).and_then(|writer| fill(output, staged, writer, changes)),
        };
        match filled.and_then(|()| exchange(output, staged, sibling(output, "old").as_deref())) {
            Ok(()) => Ok(match remove(staged, || remove_old_tree(staged, output, "", changes)) {
                Ok(()) => Swapped::Whole,
                Err(error) => {
                    let leftover = Leftover { folder: staged.clone(), kind: error.kind(), system: error.to_string() };
                    // The rest may hold files of others, so it is not cleared.
                    self.writer = OnceLock::new();
                    Swapped::OldTreeLeft(leftover)
                }
            }),
            Err(StageError::Unsupported) => Ok(Swapped::Unsupported),
            Err(StageError::Failed(error)) => Err(error),
        }
    }

    /// Removes the rest of the tree.
    pub(super) fn clear(&self) -> io::Result<()> {
        match &self.staged {
            Some(staged) if self.writer.get().is_some() => remove(staged, || fs::remove_dir_all(staged)),
            _ => Ok(()),
        }
    }

    /// Creates the folder on the first call.
    fn writer(&self, staged: &Path) -> std::result::Result<FileWriter, StageError> {
        let mut first_error = None;
        let create = || {
            let writer = FileWriter::create_root(staged)?;
            // A restricted output folder must not be readable by more users while it is staged.
            permissions::copy(&self.output, staged)?;
            Ok(writer)
        };
        let writer = self.writer.get_or_init(|| create().map_err(|error: io::Error| first_error = Some(error)).ok());
        writer.ok_or_else(|| first_error.map_or(StageError::Unsupported, stage_error(staged)))
    }
}

/// Puts the old tree back if a run was killed between the renames of [`exchange`].
pub(super) fn recover(output: &Path) -> Result<()> {
    match sibling(output, "old") {
        Some(old) if old.is_dir() && fs::symlink_metadata(output).is_err() => {
            fs::rename(&old, output).map_err(at(&old))
        }
        _ => Ok(()),
    }
}

/// Returns whether a killed run left a folder next to the output folder.
pub(super) fn has_leftovers(output: &Path) -> bool {
    ["new", "old"].iter().filter_map(|part| sibling(output, part)).any(|left| fs::symlink_metadata(left).is_ok())
}

/// Removes the folders that a killed run left next to the output folder, which must be locked.
pub(super) fn remove_leftovers(output: &Path) -> Result<()> {
    for left in ["new", "old"].iter().filter_map(|part| sibling(output, part)) {
        match remove(&left, || fs::remove_dir_all(&left)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(PublishError::Leftover { path: left, error });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Removes a tree, and makes read-only folders in it writable if that is necessary.
fn remove(tree: &Path, remove: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match remove() {
        Err(error)
            if error.kind() == ErrorKind::PermissionDenied && permissions::make_writable(tree).unwrap_or(false) =>
        {
            remove()
        }
        removed => removed,
    }
}

/// Returns the path of a folder of ours next to the output folder.
fn sibling(output: &Path, part: &str) -> Option<PathBuf> {
    let name = output.file_name()?.to_str()?;
    Some(output.with_file_name(format!(".{name}.aikyn-{part}")))
}

/// Adds to the new tree all that is missing: unchanged files, foreign files and the manifest.
fn fill(output: &Path, staged: &Path, writer: FileWriter, changes: &Changeset) -> std::result::Result<(), StageError> {
    let files = changes.foreign_files().ok_or(StageError::Unsupported)?;
    let folders = changes.foreign_folders();
    let foreign = files.iter().map(|(path, _)| *path).chain(folders.iter().copied());
    // An empty foreign folder may be replaced by one of our files, but not one with contents.
    let is_replaced = |path: &Path| path.to_str().is_some_and(|path| changes.after.contains(path));
    if let Some(path) = foreign.flat_map(|path| path.ancestors().skip(1)).find(|folder| is_replaced(folder)) {
        let reason = TargetError::InTheWay(path.display().to_string());
        return Err(StageError::Failed(PublishError::Refused { output: output.to_owned(), reason }));
    }
    for folder in folders.into_iter().filter(|folder| !is_replaced(folder)) {
        writer.create_dirs(staged, folder).map_err(stage_error(staged))?;
    }
    for (path, kind) in &files {
        let (from, to) = (output.join(path), staged.join(path));
        writer.create_dirs(staged, parent(path)).map_err(stage_error(staged))?;
        match kind {
            EntryKind::Link => copy_link(&from, &to),
            _ => fs::hard_link(&from, &to),
        }
        .map_err(stage_error(&to))?;
    }
    link_unchanged(output, staged, writer, changes)?;
    let file = staged.join(manifest::FILE);
    writer.write(&file, changes.text.as_bytes()).map_err(stage_error(&file))?;
    let old: Vec<&Path> = std::iter::once(Path::new("")).chain(changes.snapshot.folders()).collect();
    let unequal: Vec<(PathBuf, PathBuf)> = old
        .par_iter()
        .map(|inside| (output.join(inside), staged.join(inside)))
        .filter(|(old, new)| !permissions::are_equal(old, new))
        .collect();
    // Inner folders come first, because a read-only folder makes those inside it inaccessible.
    unequal.iter().rev().try_for_each(|(old, new)| permissions::copy(old, new).map_err(stage_error(new)))
}

/// Adds the unchanged files to the new tree as hard links.
fn link_unchanged(
    output: &Path,
    staged: &Path,
    writer: FileWriter,
    changes: &Changeset,
) -> std::result::Result<(), StageError> {
    let unchanged: Vec<&OutputPath> =
        changes.items.iter().filter(|item| !item.is_new()).map(|item| &item.path).collect();
    let mut folders: Vec<&Path> = unchanged.iter().map(|path| parent(path.as_ref())).collect();
    folders.dedup();
    folders.par_iter().try_for_each(|folder| writer.create_dirs(staged, folder).map_err(stage_error(staged)))?;
    unchanged.par_iter().try_for_each(|path| {
        let from = output.join(path.as_str());
        fs::hard_link(&from, staged.join(path.as_str())).map_err(|error| match error.kind() {
            ErrorKind::NotFound => StageError::Failed(PublishError::Changed { path: from }),
            _ => stage_error(staged)(error),
        })
    })
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

#[cfg(all(unix, not(plain_fs)))]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(any(not(unix), plain_fs))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
