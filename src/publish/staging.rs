//! The new tree beside the published one, and the moment in which they change places.
//!
//! A visitor, and a run that is killed, find the folder wholly old or wholly new. What did not change, and what others
//! keep in the folder, is one file in both trees (a hard link), so it keeps its times and rights. Some disks and some
//! folders cannot do this: one that is mounted, one whose parent may not be written to. Then nothing has happened yet, and
//! [`in_place`](super::in_place::in_place) does it file by file.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::path::OutPath;

use super::changeset::Change;
use super::error::{Fault, PublishError, Refusal, Result, at, fault};
use super::file_writer::Maker;
use super::output_snapshot::Kind;
use super::swap::{exchange, retire};
use super::{manifest, permissions};

/// The new tree, which is made when its first file comes.
pub struct Staged {
    output: PathBuf,
    place: Option<PathBuf>,
    maker: OnceLock<Option<Maker>>,
    /// The first thing that went wrong; after it no more files are taken.
    fault: OnceLock<Fault>,
}

impl Staged {
    /// A tree that is to stand beside a folder.
    pub fn beside(output: &Path) -> Self {
        let place = beside(output, "new");
        Self { output: output.to_owned(), place, maker: OnceLock::new(), fault: OnceLock::new() }
    }

    /// Puts a file into the tree; false if that cannot be.
    pub fn put(&self, path: &OutPath, bytes: &[u8]) -> bool {
        let Some(staged) = self.place.as_deref().filter(|_| self.fault.get().is_none()) else { return false };
        let put =
            self.make(staged).and_then(|make| make.file_inside(staged, path.as_str(), bytes).map_err(fault(staged)));
        // Only the first is told of.
        put.map_err(|fault| self.fault.set(fault)).is_ok()
    }

    /// What a file of the tree holds.
    pub fn read(&self, path: &OutPath) -> io::Result<Vec<u8>> {
        fs::read(self.place.as_deref().ok_or(ErrorKind::NotFound)?.join(path.as_str()))
    }

    /// Puts the tree in the place of the old one; false when it has to be done file by file, with nothing done yet.
    pub fn swap(&mut self, change: &Change) -> Result<bool> {
        let (output, Some(staged)) = (&*self.output, &self.place) else { return Ok(false) };
        let fault = self.fault.take();
        let filled = match fault {
            Some(fault) => Err(fault),
            None => self.make(staged).and_then(|make| fill(output, staged, make, change)),
        };
        match filled.and_then(|()| exchange(output, staged, beside(output, "old").as_deref())) {
            Ok(()) => {
                removed(staged, || retire(staged, output, "", change)).map_err(at(staged))?;
                Ok(true)
            }
            Err(Fault::Unfit) => Ok(false),
            Err(Fault::Other(error)) => Err(error),
        }
    }

    /// Clears away what is left of the tree.
    pub fn clear(&self) -> io::Result<()> {
        match &self.place {
            Some(staged) if self.maker.get().is_some() => removed(staged, || fs::remove_dir_all(staged)),
            _ => Ok(()),
        }
    }

    /// What makes files in the tree, which is there from then on.
    fn make(&self, staged: &Path) -> std::result::Result<Maker, Fault> {
        let mut went_wrong = None;
        let begin = || {
            let make = Maker::begin(staged)?;
            // What may be seen by few in the folder is not to be seen by more beside it.
            permissions::make_like(&self.output, staged)?;
            Ok(make)
        };
        let begun = self.maker.get_or_init(|| begin().map_err(|error: io::Error| went_wrong = Some(error)).ok());
        begun.ok_or_else(|| went_wrong.map_or(Fault::Unfit, fault(staged)))
    }
}

/// Puts back the old tree, where a run without [`exchange`] in one step was killed between its two.
pub fn recover(output: &Path) -> Result<()> {
    match beside(output, "old") {
        Some(old) if old.is_dir() && fs::symlink_metadata(output).is_err() => {
            fs::rename(&old, output).map_err(at(&old))
        }
        _ => Ok(()),
    }
}

/// Whether a run that was killed left something beside the folder.
pub fn left_over(output: &Path) -> bool {
    ["new", "old"].iter().filter_map(|part| beside(output, part)).any(|left| fs::symlink_metadata(left).is_ok())
}

/// Clears away what a run that was killed left beside the folder. Nobody else may be publishing.
pub fn clear(output: &Path) -> Result<()> {
    for left in ["new", "old"].iter().filter_map(|part| beside(output, part)) {
        match removed(&left, || fs::remove_dir_all(&left)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(at(&left)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Removes a tree of ours. A folder in it that somebody has closed to writing is no reason to leave it lying about.
fn removed(tree: &Path, remove: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match remove() {
        Err(error) if error.kind() == ErrorKind::PermissionDenied && permissions::open_up(tree).unwrap_or(false) => {
            remove()
        }
        done => done,
    }
}

/// A folder of ours beside the published one.
fn beside(output: &Path, part: &str) -> Option<PathBuf> {
    let name = output.file_name()?.to_str()?;
    Some(output.with_file_name(format!(".{name}.aikyn-{part}")))
}

/// Puts into the new tree all that is not there yet: what did not change, and what is others'.
fn fill(output: &Path, staged: &Path, make: Maker, change: &Change) -> std::result::Result<(), Fault> {
    let others = change.others().ok_or(Fault::Unfit)?;
    let kept = change.kept_folders();
    let foreign = others.iter().map(|(path, _)| *path).chain(kept.iter().copied());
    // A folder that somebody keeps gives way to a file of ours if it is empty.
    let filled = |path: &Path| path.to_str().is_some_and(|path| change.after.has(path));
    if let Some(path) = foreign.flat_map(|path| path.ancestors().skip(1)).find(|folder| filled(folder)) {
        let reason = Refusal::InTheWay(path.display().to_string());
        return Err(Fault::Other(PublishError::Refused { output: output.to_owned(), reason }));
    }
    for folder in kept.into_iter().filter(|folder| !filled(folder)) {
        make.folders(staged, folder).map_err(fault(staged))?;
    }
    for (path, kind) in &others {
        let (from, to) = (output.join(path), staged.join(path));
        make.folders(staged, parent(path)).map_err(fault(staged))?;
        match kind {
            Kind::Link => link_again(&from, &to),
            _ => fs::hard_link(&from, &to),
        }
        .map_err(fault(&to))?;
    }
    let standing: Vec<&OutPath> = change.items.iter().filter(|item| !item.is_new()).map(|item| &item.path).collect();
    let mut folders = standing.clone();
    folders.dedup_by(|one, next| parent(one.as_ref()) == parent(next.as_ref()));
    folders.par_iter().try_for_each(|path| make.folders(staged, parent(path.as_ref())).map_err(fault(staged)))?;
    standing.par_iter().try_for_each(|path| {
        let from = output.join(path.as_str());
        fs::hard_link(&from, staged.join(path.as_str())).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Fault::Other(PublishError::Changed { path: from }),
            _ => fault(staged)(error),
        })
    })?;
    let place = staged.join(manifest::FILE);
    make.file(&place, change.text.as_bytes()).map_err(fault(&place))?;
    let old = change.standing.entries().filter(|(_, kind)| *kind == Kind::Folder).map(|(path, _)| path);
    let old: Vec<&Path> = std::iter::once(Path::new("")).chain(old).collect();
    let unlike: Vec<(PathBuf, PathBuf)> = old
        .par_iter()
        .map(|inside| (output.join(inside), staged.join(inside)))
        .filter(|(was, is)| !permissions::are_alike(was, is))
        .collect();
    // Those inside come first: in a folder with fewer rights nothing could be done any more.
    unlike.iter().rev().try_for_each(|(was, is)| permissions::make_like(was, is).map_err(fault(is)))
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

#[cfg(unix)]
fn link_again(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn link_again(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
