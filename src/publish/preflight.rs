//! Checks that no foreign file is overwritten, before anything is changed.

use std::fs;

use super::error::{Result, TargetError};
use super::item::Item;
use super::manifest::Manifest;
use super::output_snapshot::{EntryKind, OutputSnapshot, parents_of};
use super::target::Target;

/// Checks that the parents of all files are folders or missing. `force` does not matter.
///
/// A symbolic link is refused, because files would be written elsewhere. A foreign file is refused,
/// because it would have to be removed.
pub(super) fn check_parents(
    snapshot: &OutputSnapshot,
    target: &Target,
    items: &[Item],
    before: &Manifest,
) -> Result<()> {
    let refusal = |folder: &str| {
        if snapshot.has(EntryKind::Link, folder) {
            return Some(TargetError::LinkInside(folder.to_owned()));
        }
        let is_foreign = snapshot.has(EntryKind::File, folder) && !before.contains(folder);
        is_foreign.then(|| TargetError::InTheWay(folder.to_owned()))
    };
    match parents_of(items.iter().map(|item| item.path.as_str())).into_iter().find_map(refusal) {
        Some(reason) => Err(target.refused(reason)),
        None => Ok(()),
    }
}

/// Checks that no foreign file would be overwritten with other bytes, unless `force` allows it.
pub(super) fn check_conflicts(target: &Target, items: &[Item], before: &Manifest) -> Result<()> {
    if target.force {
        return Ok(());
    }
    // A folder is not a conflict here. If it holds foreign files, a later step fails.
    let is_conflict = |item: &&Item| {
        let exists = || fs::symlink_metadata(target.output.join(item.path.as_str())).is_ok_and(|meta| !meta.is_dir());
        item.is_new() && !before.contains(item.path.as_str()) && exists()
    };
    match items.iter().find(is_conflict) {
        Some(item) => Err(target.refused(TargetError::ForeignFile(item.path.as_str().to_owned()))),
        None => Ok(()),
    }
}
