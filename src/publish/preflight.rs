//! Files and folders in the output folder that must not be written over, said before anything is touched.

use std::fs;

use super::error::{Refusal, Result};
use super::item::Item;
use super::manifest::Manifest;
use super::output_snapshot::{Kind, Standing, folders_to};
use super::target::Target;

/// Refuses to go, on the way to our files, through what is not ours, whoever asks: a link, since what lies behind it is
/// somebody else's, or a file where a folder must be.
pub fn ways(standing: &Standing, target: &Target, items: &[Item], ours: &Manifest) -> Result<()> {
    let reason = |folder: &str| {
        if standing.has(Kind::Link, folder) {
            return Some(Refusal::LinkInside(folder.to_owned()));
        }
        (standing.has(Kind::File, folder) && !ours.has(folder)).then(|| Refusal::InTheWay(folder.to_owned()))
    };
    match folders_to(items.iter().map(|item| item.path.as_str())).into_iter().find_map(reason) {
        Some(reason) => Err(target.refused(reason)),
        None => Ok(()),
    }
}

/// Refuses to write over a file that no earlier run of ours wrote, unless it holds the same bytes.
pub fn foreign_files(target: &Target, items: &[Item], ours: &Manifest) -> Result<()> {
    if target.force {
        return Ok(());
    }
    // An empty folder, or one of an earlier site, in the place of a file is not somebody's work.
    let foreign = |item: &&Item| {
        let there = || fs::symlink_metadata(target.output.join(item.path.as_str())).is_ok_and(|meta| !meta.is_dir());
        item.is_new() && !ours.has(item.path.as_str()) && there()
    };
    match items.iter().find(foreign) {
        Some(item) => Err(target.refused(Refusal::ForeignFile(item.path.as_str().to_owned()))),
        None => Ok(()),
    }
}
