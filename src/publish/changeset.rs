//! The difference between the published site and the new one.

use std::path::Path;

use crate::foundation::path::Artifacts;

use super::atomic_file::is_temp;
use super::item::Item;
use super::manifest::{self, Manifest};
use super::output_snapshot::{EntryKind, OutputSnapshot};

/// The finished files, and everything that they are compared with.
pub(super) struct Changeset<'c> {
    pub items: &'c [Item],
    /// The bytes of the items that are in memory.
    pub artifacts: &'c Artifacts,
    pub snapshot: &'c OutputSnapshot,
    pub before: &'c Manifest,
    pub after: &'c Manifest,
    /// The text of the manifest `after`.
    pub text: &'c str,
}

impl<'c> Changeset<'c> {
    /// Returns the foreign files and links in the output folder. The lock is one of them, so that
    /// it holds in both trees.
    ///
    /// Returns `None` if one of them cannot be in two trees, such as a socket.
    pub(super) fn foreign_files(&self) -> Option<Vec<(&'c Path, EntryKind)>> {
        let mut foreign = Vec::new();
        for (path, kind) in self.snapshot.entries().filter(|(_, kind)| *kind != EntryKind::Folder) {
            let is_ours = path
                .to_str()
                .is_some_and(|path| self.before.contains(path) || self.after.contains(path) || path == manifest::FILE);
            match kind {
                _ if is_ours || is_temp(path) => {}
                EntryKind::Other => return None,
                _ => foreign.push((path, kind)),
            }
        }
        Some(foreign)
    }

    /// Returns the folders without a file of the published site.
    pub(super) fn foreign_folders(&self) -> Vec<&'c Path> {
        let is_ours = |path: &Path| path.to_str().is_some_and(|path| self.before.has_inside(&format!("{path}/")));
        self.snapshot.folders().filter(|path| !is_ours(path)).collect()
    }
}
