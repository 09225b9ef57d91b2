//! Reads all source files of a site once.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::reader::Reader;
use super::walk::{WalkEntry, walk_sources};
use super::{Entry, Inputs, Now, Settings};
use crate::foundation::diagnostics::FileError;
use crate::foundation::span::SourcePath;

/// Reads `content` and `themes` below the root.
///
/// Symbolic links are followed as long as they stay below the root. A file that cannot be read
/// becomes an [`Entry::Unreadable`].
///
/// # Errors
///
/// Returns an error if the root does not exist or is not accessible.
pub fn scan(root: &Path, now: Now, settings: Settings) -> io::Result<Inputs> {
    let read = |reader: &mut Reader, (path, entry): (SourcePath, WalkEntry)| (path, entry.read(reader));
    let read: Vec<_> = walk_sources(root)?.entries.into_par_iter().map_init(Reader::default, read).collect();
    Ok(Inputs { files: unique_by_path(read), now, settings })
}

/// Collects sorted files into a map. Two files of one path become one [`Entry::Unreadable`].
///
/// Such names differ only in their Unicode normalization. Many file systems hold only one of them,
/// and which one is chance.
pub(super) fn unique_by_path(sorted: impl IntoIterator<Item = (SourcePath, Entry)>) -> BTreeMap<SourcePath, Entry> {
    let mut files: Vec<(SourcePath, Entry)> = Vec::new();
    for (path, entry) in sorted {
        match files.last_mut() {
            Some((last, first)) if *last == path => *first = Entry::Unreadable(FileError::Name),
            _ => files.push((path, entry)),
        }
    }
    files.into_iter().collect()
}
