//! One publishing run, from the lock to the swap.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::foundation::diagnostics::Validated;
use crate::foundation::path::{Artifacts, OutputPath, OutputSink};

use super::atomic_file::has_content;
use super::changeset::Changeset;
use super::error::{Leftover, PublishError, Result, at};
use super::file_writer::create_dirs;
use super::item::{Item, State};
use super::lock::{LOCK, lock};
use super::manifest::{self, Manifest};
use super::output_snapshot::{EntryKind, OutputSnapshot};
use super::staging::{self, StagingDir, Swapped};
use super::target::Target;
use super::{in_place, preflight};

/// The numbers of files that a run wrote, kept and removed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// The hash of the manifest, which has the hashes of all files.
    pub manifest: [u8; 32],
    /// The folder of the old site, if it could not be removed.
    pub leftover: Option<Leftover>,
}

/// A publishing run that has the lock and accepts finished files.
///
/// Nothing is visible before [`commit`](Publisher::commit). If it is dropped before, everything it
/// wrote is removed.
pub struct Publisher {
    target: Target,
    /// Folders that were created for the output folder, the innermost first.
    created: Vec<PathBuf>,
    before: Manifest,
    /// The output folder at the start.
    snapshot: OutputSnapshot,
    staged: StagingDir,
    accepted: Mutex<Vec<Item>>,
    lock: Option<fs::File>,
    is_done: bool,
    is_aborted: AtomicBool,
}

impl Publisher {
    /// Creates and locks the output folder.
    ///
    /// # Errors
    ///
    /// Returns an error if another run has the lock, or if the folder cannot be read or written.
    pub fn begin(target: &Target) -> Result<Self> {
        let output = &target.output;
        staging::recover(output)?;
        let created = output.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        create_dirs(output).map_err(at(output))?;
        let lock = lock(output)?;
        staging::remove_leftovers(output)?;
        let mut publisher = Self {
            target: target.clone(),
            created,
            before: Manifest::default(),
            snapshot: OutputSnapshot::default(),
            staged: StagingDir::new(output),
            accepted: Mutex::default(),
            lock: Some(lock),
            is_done: false,
            is_aborted: AtomicBool::new(false),
        };
        // From here on an error drops the publisher, which removes the folders that it created.
        publisher.before = Manifest::read(output)?;
        publisher.snapshot = OutputSnapshot::new(output)?;
        Ok(publisher)
    }

    /// Compares a file with the published one, and stages it if it differs.
    fn stage(&self, path: &OutputPath, bytes: &[u8]) -> Item {
        let exists = self.snapshot.has(EntryKind::File, path.as_str());
        let state = match exists && has_content(&self.target.output.join(path.as_str()), bytes) {
            true => State::Unchanged,
            false if self.staged.add(path, bytes) => State::Staged,
            false => State::KeepInMemory,
        };
        Item { path: path.clone(), hash: manifest::hash(bytes), size: bytes.len() as u64, state }
    }

    /// Publishes the accepted files together with `artifacts`.
    ///
    /// Files of earlier runs that are in neither are removed. Foreign files stay. Where the system
    /// supports it, the old site is replaced by the new one in one step.
    pub fn commit(mut self, artifacts: &Validated<Artifacts>) -> Result<Report> {
        if self.is_aborted.load(Ordering::Relaxed) {
            return Err(at(&self.target.output)(io::ErrorKind::Other.into()));
        }
        let artifacts = artifacts.value();
        let mut items: Vec<Item> = artifacts.par_iter().map(|(path, bytes)| self.stage(path, bytes)).collect();
        items.append(&mut self.accepted.lock().unwrap_or_else(PoisonError::into_inner));
        items.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.publish(&items, artifacts).map_err(|error| self.with_missing_space(error, &items))
    }

    /// Puts the items into the output folder.
    fn publish(&mut self, items: &[Item], artifacts: &Artifacts) -> Result<Report> {
        let output = &self.target.output;
        // A second snapshot, because others may have changed the folder since the first.
        let snapshot = OutputSnapshot::new(output)?;
        if !snapshot.is_empty() {
            preflight::check_parents(&snapshot, &self.target, items, &self.before)?;
            preflight::check_conflicts(&self.target, items, &self.before)?;
            in_place::remove_temp_files(output, &snapshot)?;
        }
        let (before, after) = (&self.before, Manifest::new(items));
        let gone: Vec<&str> = before.names().filter(|name| !after.contains(name)).collect();
        let text = after.to_text();
        let written = items.iter().filter(|item| item.is_new()).count();
        let mut leftover = None;
        if written > 0 || after != *before {
            let changes = Changeset { items, artifacts, snapshot: &snapshot, before, after: &after, text: &text };
            match self.staged.swap(&changes)? {
                Swapped::Whole => {}
                Swapped::OldTreeLeft(left) => leftover = Some(left),
                Swapped::Unsupported => in_place::update(output, &changes, &self.staged, &gone)?,
            }
        }
        let manifest = *blake3::hash(text.as_bytes()).as_bytes();
        // Others may have removed some of them already.
        let removed = gone.iter().filter(|name| snapshot.has(EntryKind::File, name)).count();
        self.is_done = true;
        Ok(Report { written, unchanged: items.len() - written, removed, manifest, leftover })
    }

    /// Adds to the error of a full disk how much space is missing.
    fn with_missing_space(&self, error: PublishError, items: &[Item]) -> PublishError {
        match error {
            PublishError::Io { path, error } if error.kind() == io::ErrorKind::StorageFull => {
                // The files written so far are removed anyway, and take space of the new ones.
                let _ = self.staged.clear();
                let new = items.iter().filter(|item| item.is_new());
                let needed: u64 = new.map(|item| item.size.next_multiple_of(BLOCK)).sum();
                match free_space(&self.target.output).and_then(|free| needed.checked_sub(free)) {
                    Some(missing) if missing > 0 => PublishError::Full { path, missing },
                    _ => PublishError::Io { path, error },
                }
            }
            error => error,
        }
    }
}

impl OutputSink for Publisher {
    fn accept(&self, path: &OutputPath, bytes: &[u8]) -> bool {
        if self.is_aborted.load(Ordering::Relaxed) {
            return true;
        }
        let item = self.stage(path, bytes);
        let is_accepted = item.state != State::KeepInMemory;
        if is_accepted {
            self.accepted.lock().unwrap_or_else(PoisonError::into_inner).push(item);
        }
        is_accepted
    }

    fn abort(&self) {
        self.is_aborted.store(true, Ordering::Relaxed);
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        // Errors are ignored, because the next run removes leftovers.
        let _ = self.staged.clear();
        let was_empty = || self.snapshot.is_empty() && self.before.names().next().is_none();
        if !self.is_done && was_empty() && OutputSnapshot::new(&self.target.output).is_ok_and(|now| now.is_empty()) {
            let _ = fs::remove_file(self.target.output.join(LOCK));
            // This stops at the first folder that is not empty.
            let _ = self.created.iter().try_for_each(fs::remove_dir);
        }
        drop(self.lock.take());
    }
}

/// The usual size of a file system's block in bytes. A file takes a whole number of them.
const BLOCK: u64 = 4096;

/// Returns the number of bytes that can be written below a folder.
#[cfg(all(unix, not(plain_fs)))]
fn free_space(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(any(not(unix), plain_fs))]
fn free_space(_: &Path) -> Option<u64> {
    None
}

/// Publishes a site that is in memory as a whole.
pub fn publish(artifacts: &Validated<Artifacts>, target: &Target) -> Result<Report> {
    Publisher::begin(target)?.commit(artifacts)
}
