//! What the disk tells of the files of a site without their bytes: enough to know that nobody has touched them.
//!
//! As for files that are read again and again, what was changed a moment ago may be changed once more without a trace. So a
//! glance is good only where all files have rested for a while.

use std::fs;
use std::path::Path;

use super::again::rested;
use super::ask::ask;
use super::mark::{Folder, Mark};
use super::scan::{Found, found};
use crate::span::SourcePath;

/// What the disk told of all files of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    print: [u8; 32],
    is_settled: bool,
}

impl Glance {
    /// A glance at files that were met in this order; none where one of them cannot be told by its mark.
    pub(super) fn of<'m>(marks: impl Iterator<Item = (&'m SourcePath, Option<&'m Mark>)>) -> Option<Self> {
        let rested = rested()?;
        let mut is_settled = true;
        let mut told = Vec::with_capacity(marks.size_hint().0 * 128);
        for (path, mark) in marks {
            let mark = mark?;
            told.extend_from_slice(&(path.len() as u64).to_le_bytes());
            told.extend_from_slice(path.as_bytes());
            mark.tell(&mut told);
            is_settled &= mark.is_older_than(rested);
        }
        // A system that does not tell when a file was changed tells nothing.
        cfg!(unix).then(|| Self { print: *blake3::hash(&told).as_bytes(), is_settled })
    }

    /// A print of it, if nothing can have changed without a trace.
    pub fn print(&self) -> Option<[u8; 32]> {
        self.is_settled.then_some(self.print)
    }
}

/// Looks at the files of a site without reading them. None where that does not tell whether they are the same: behind links,
/// and where anything but a plain file is met.
pub fn glance(root: &Path) -> Option<Glance> {
    let root = fs::canonicalize(root).ok()?;
    let (all, has_links) = found(&root);
    if has_links {
        return None;
    }
    let folder = Folder::open(&root)?;
    // A path of plain letters is the file's own; others are asked for by the letters of the disk.
    let mark = |(name, found): &(SourcePath, Found)| match found {
        Found::File(_) if name.is_ascii() => folder.file(Path::new(&**name)),
        Found::File(path) => folder.file(path.strip_prefix(&root).ok()?),
        Found::Fault(_) => None,
    };
    let marks: Vec<Option<Mark>> = ask(&all, mark);
    Glance::of(all.iter().zip(&marks).map(|((path, _), mark)| (path, mark.as_ref())))
}
