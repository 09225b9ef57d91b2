//! What differs between the published site and the new one.

use std::path::Path;

use crate::path::Artifacts;

use super::atomic_file::is_unfinished;
use super::item::Item;
use super::manifest::{self, Manifest};
use super::output_snapshot::{Kind, Standing};

/// What may differ between two trees.
pub struct Change<'c> {
    pub items: &'c [Item],
    /// The bytes of what is held.
    pub artifacts: &'c Artifacts,
    pub standing: &'c Standing,
    pub before: &'c Manifest,
    pub after: &'c Manifest,
    /// The text of the manifest after.
    pub text: &'c str,
}

impl<'c> Change<'c> {
    /// What others keep in the folder, without folders. Our own lock is among it, so that it holds in both trees.
    /// None where there is something that no second tree can hold.
    pub fn others(&self) -> Option<Vec<(&'c Path, Kind)>> {
        let mut others = Vec::new();
        for (path, kind) in self.standing.entries().filter(|(_, kind)| *kind != Kind::Folder) {
            let ours = path
                .to_str()
                .is_some_and(|path| self.before.has(path) || self.after.has(path) || path == manifest::FILE);
            match kind {
                _ if ours || is_unfinished(path) => {}
                Kind::Other => return None,
                _ => others.push((path, kind)),
            }
        }
        Some(others)
    }

    /// The folders in which none of our files ever was.
    pub fn kept_folders(&self) -> Vec<&'c Path> {
        let ours = |path: &Path| path.to_str().is_some_and(|path| self.before.has_inside(&format!("{path}/")));
        let folders = self.standing.entries().filter(|(_, kind)| *kind == Kind::Folder).map(|(path, _)| path);
        folders.filter(|path| !ours(path)).collect()
    }
}
