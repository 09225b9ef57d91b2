//! A publishing from its beginning to its end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::note::Clean;
use crate::path::{Artifacts, OutPath, Outlet};

use super::changeset::Change;
use super::error::{Result, at};
use super::item::{Item, State};
use super::lock::{LOCK, lock};
use super::manifest::{self, Manifest};
use super::output_snapshot::{Kind, Standing};
use super::staging::{self, Staged};
use super::target::Target;
use super::{atomic_file, file_writer, in_place, preflight};

/// What was done, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// The hash of the manifest, which has the hashes of all files.
    pub manifest: [u8; 32],
}

/// A publishing that has begun and is not seen yet: it holds the folder, and takes files as they are finished.
///
/// Nothing of it stays if it is let go of before it is finished.
pub struct Publishing {
    target: Target,
    /// Folders that were made for the output, the innermost first.
    made: Vec<PathBuf>,
    before: Manifest,
    standing: Standing,
    staged: Staged,
    taken: Mutex<Vec<Item>>,
    lock: Option<fs::File>,
    is_done: bool,
    is_given_up: AtomicBool,
}

impl Publishing {
    /// Holds the folder.
    pub fn begin(target: &Target) -> Result<Self> {
        let output = &target.output;
        staging::recover(output)?;
        let made = output.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        file_writer::folders(output).map_err(at(output))?;
        let lock = lock(output)?;
        staging::clear(output)?;
        let mut begun = Self {
            target: target.clone(),
            made,
            before: Manifest::default(),
            standing: Standing::default(),
            staged: Staged::beside(output),
            taken: Mutex::default(),
            lock: Some(lock),
            is_done: false,
            is_given_up: AtomicBool::new(false),
        };
        // From here on it puts away what it made, should the disk refuse.
        begun.before = Manifest::read(output)?;
        begun.standing = Standing::of(output)?;
        Ok(begun)
    }

    /// Compares a file with what is published, and puts it into the new tree if it differs.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Item {
        let there = self.standing.has(Kind::File, path.as_str());
        let state = match there && atomic_file::same(&self.target.output.join(path.as_str()), bytes) {
            true => State::Standing,
            false if self.staged.put(path, bytes) => State::Staged,
            false => State::InMemory,
        };
        Item { path: path.clone(), hash: manifest::hash(bytes), state }
    }

    /// Brings the folder to hold exactly the files that were taken and these, beside what others put there: at once where
    /// the disk can, so that whoever looks finds the old site or the new one.
    pub fn finish(mut self, artifacts: &Clean<Artifacts>) -> Result<Report> {
        if self.is_given_up.load(Ordering::Relaxed) {
            return Err(at(&self.target.output)(io::ErrorKind::Other.into()));
        }
        let artifacts = artifacts.value();
        let mut items: Vec<Item> = artifacts.par_iter().map(|(path, bytes)| self.put(path, bytes)).collect();
        items.append(&mut self.taken.lock().unwrap_or_else(PoisonError::into_inner));
        items.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let output = &self.target.output;
        // Others may have been here since it was begun.
        let standing = Standing::of(output)?;
        if !standing.is_empty() {
            preflight::ways(&standing, &self.target, &items, &self.before)?;
            preflight::foreign_files(&self.target, &items, &self.before)?;
            in_place::clear_leftovers(output, &standing)?;
        }
        let after = Manifest::of(&items);
        let gone: Vec<&str> = self.before.names().filter(|name| !after.has(name)).collect();
        let text = after.to_text();
        let written = items.iter().filter(|item| item.is_new()).count();
        if written > 0 || after != self.before {
            let before = &self.before;
            let change = Change { items: &items, artifacts, standing: &standing, before, after: &after, text: &text };
            if !self.staged.swap(&change)? {
                in_place::in_place(output, &change, &self.staged, &gone)?;
            }
        }
        let manifest = *blake3::hash(text.as_bytes()).as_bytes();
        // Somebody may have taken some of them away already.
        let removed = gone.iter().filter(|name| standing.has(Kind::File, name)).count();
        let report = Report { written, unchanged: items.len() - written, removed, manifest };
        self.is_done = true;
        Ok(report)
    }
}

impl Outlet for Publishing {
    fn take(&self, path: &OutPath, bytes: &[u8]) -> bool {
        if self.is_given_up.load(Ordering::Relaxed) {
            return true;
        }
        let item = self.put(path, bytes);
        let taken = item.state != State::InMemory;
        if taken {
            self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(item);
        }
        taken
    }

    fn give_up(&self) {
        self.is_given_up.store(true, Ordering::Relaxed);
    }
}

impl Drop for Publishing {
    fn drop(&mut self) {
        // What cannot be cleared away now is cleared away by the next run.
        let _ = self.staged.clear();
        let was_empty = || self.standing.is_empty() && self.before.names().next().is_none();
        if !self.is_done && was_empty() && Standing::of(&self.target.output).is_ok_and(|now| now.is_empty()) {
            let _ = fs::remove_file(self.target.output.join(LOCK));
            // A folder that somebody put something into stays.
            let _ = self.made.iter().try_for_each(fs::remove_dir);
        }
        drop(self.lock.take());
    }
}

/// Publishes a whole site.
pub fn publish(artifacts: &Clean<Artifacts>, target: &Target) -> Result<Report> {
    Publishing::begin(target)?.finish(artifacts)
}
