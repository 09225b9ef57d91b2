//! Reads the files of a site from the disk.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::rescan::Known;
use super::{Entry, Inputs, Now, Reader, Settings};
use crate::note::FileFault;
use crate::span::SourcePath;

/// The folders that make a site.
const FOLDERS: [&str; 2] = ["content", "themes"];
/// Endings of the copies that editors leave beside a file.
const BACKUPS: [&str; 8] = ["~", ".bak", ".orig", ".swp", ".swo", ".swx", ".tmp", ".part"];

/// Reads `content` and `themes` below the root. Only a root that cannot be entered is an error; a file that cannot be
/// read is an entry that says why. Symbolic links are followed as long as they stay below the root.
pub fn scan(root: &Path, now: Now, settings: Settings) -> io::Result<Inputs> {
    let (found, _) = found(&fs::canonicalize(root)?);
    let read = |reader: &mut Reader, (path, found): (SourcePath, Found)| (path, found.read(reader));
    let read: Vec<_> = found.into_par_iter().map_init(Reader::default, read).collect();
    Ok(Inputs { files: by_path(read.into_iter()), now, settings })
}

/// What a look at the whole of a site gave.
#[derive(Default)]
pub(super) struct Seen {
    pub files: BTreeMap<SourcePath, Entry>,
    /// What is known of the files for the next look, if that was asked for.
    pub known: FxHashMap<SourcePath, Known>,
    /// Whether a link was met, behind which a file may change without anything here.
    pub has_links: bool,
}

/// Looks at a whole site; a file that is known, and still what it was, is not read again.
pub(super) fn see(root: &Path, known: &FxHashMap<SourcePath, Known>) -> io::Result<Seen> {
    let (found, has_links) = found(&fs::canonicalize(root)?);
    let read = |reader: &mut Reader, (path, found): (SourcePath, Found)| {
        let (entry, known) = found.read_again(reader, known.get(&path));
        (path, entry, known)
    };
    let read: Vec<_> = found.into_par_iter().map_init(Reader::default, read).collect();
    let known = read.iter().filter_map(|(path, _, known)| Some((path.clone(), known.clone()?))).collect();
    let files = by_path(read.into_iter().map(|(path, entry, _)| (path, entry)));
    Ok(Seen { files, known, has_links })
}

/// The files of a site by path, and whether a link was met. The root is without links.
pub(super) fn found(root: &Path) -> (Vec<(SourcePath, Found)>, bool) {
    let mut has_links = false;
    let mut found: Vec<(SourcePath, Found)> = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if start.exists() {
            let before = found.len();
            // To follow links costs a call of the system for each file, and few sites have any.
            if !walk(root, &start, false, &mut found) {
                has_links = true;
                found.truncate(before);
                walk(root, &start, true, &mut found);
            }
        }
    }
    // Folders come in any order. Of two files with one name neither is used, so that it does not matter which is first.
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    (found, has_links)
}

/// Sorted files as a map.
fn by_path(read: impl Iterator<Item = (SourcePath, Entry)>) -> BTreeMap<SourcePath, Entry> {
    let mut files: Vec<(SourcePath, Entry)> = Vec::new();
    for (path, entry) in read {
        // A second file of the name, in other letters of Unicode: many disks hold only one of them, and which one is chance.
        match files.last_mut() {
            Some((last, first)) if *last == path => *first = Entry::Fault(FileFault::Name),
            _ => files.push((path, entry)),
        }
    }
    files.into_iter().collect()
}

/// A plain file as it is now, and what is known of it.
pub(super) fn read_again(path: &Path, known: Option<&Known>) -> (Entry, Option<Known>) {
    Found::File(path.to_owned()).read_again(&mut Reader::default(), known)
}

/// What the walk met.
pub(super) enum Found {
    File(PathBuf),
    Fault(FileFault),
}

impl Found {
    /// Reads a file unless it is still the one that is known; gives also what is known of it from now on.
    fn read_again(self, reader: &mut Reader, known: Option<&Known>) -> (Entry, Option<Known>) {
        // What the disk tells is asked for first, so that a change meanwhile is seen the next time.
        let meta = match &self {
            Found::File(path) => fs::metadata(path).ok(),
            Found::Fault(_) => None,
        };
        if let Some((known, meta)) = known.zip(meta.as_ref())
            && known.is_still(meta)
        {
            return (known.entry(), Some(known.clone()));
        }
        let entry = self.read(reader);
        let known = match (&entry, &meta) {
            (Entry::File(bytes), Some(meta)) => Known::of(meta, bytes),
            _ => None,
        };
        (entry, known)
    }

    fn read(self, reader: &mut Reader) -> Entry {
        match self {
            Found::Fault(fault) => Entry::Fault(fault),
            Found::File(path) => match reader.read(&path) {
                Ok(bytes) => Entry::File(bytes.into()),
                Err(error) => Entry::Fault(unreadable(&error)),
            },
        }
    }
}

/// Finds the files of a folder; false when there are links and they are not to be followed.
fn walk(root: &Path, start: &Path, follow: bool, found: &mut Vec<(SourcePath, Found)>) -> bool {
    // The walk itself follows links, and notices when one leads back to a folder it came through.
    let walk = WalkDir::new(start).follow_links(follow);
    let mut entries = walk.into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(start).to_owned();
                if !is_ignored(&path) {
                    let fault = match error.loop_ancestor() {
                        Some(_) => FileFault::LinkOutside,
                        None if path.is_symlink() => FileFault::LinkOutside,
                        None => unreadable(&error.into()),
                    };
                    found.extend(name(root, &path).ok().map(|name| (name, Found::Fault(fault))));
                }
                continue;
            }
        };
        let path = entry.path();
        if entry.path_is_symlink() && !follow {
            return false;
        }
        if entry.depth() > 0 && is_ignored(path) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() && !fs::canonicalize(path).is_ok_and(|target| target.starts_with(root)) {
            found.extend(name(root, path).ok().map(|name| (name, Found::Fault(FileFault::LinkOutside))));
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        let (name, named) = match name(root, path) {
            Ok(name) => (name, true),
            Err(name) => (name, false),
        };
        // Opening a pipe would wait for somebody to write into it, so nothing but plain files is opened.
        let what = match (named, entry.file_type().is_file()) {
            (false, _) => Found::Fault(FileFault::Name),
            (true, false) => Found::Fault(FileFault::Special),
            (true, true) => Found::File(path.to_owned()),
        };
        found.push((name, what));
    }
    true
}

fn unreadable(error: &io::Error) -> FileFault {
    FileFault::Unreadable { kind: error.kind(), system: error.to_string() }
}

/// Whether a name says that a file is none of the site's: hidden, set aside, or an editor's copy.
pub(super) fn is_ignored(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::as_encoded_bytes).unwrap_or_default();
    let numbered = name == b"4913"; // What vim writes to find out whether it may write.
    matches!(name.first(), Some(b'.' | b'_' | b'#'))
        || name.starts_with(b"~$")
        || numbered
        || BACKUPS.iter().any(|ending| name.ends_with(ending.as_bytes()))
}

/// The path below the root with `/` between the parts, in composed letters as keyboards write them; the nearest to it
/// when the name is not UTF-8.
fn name(root: &Path, path: &Path) -> Result<SourcePath, SourcePath> {
    // Such letters are always composed, and most names have no others.
    let plain = path.to_str().zip(root.to_str()).and_then(|(path, root)| path.strip_prefix(root)?.strip_prefix('/'));
    if let Some(plain) = plain.filter(|below| below.is_ascii() && MAIN_SEPARATOR == '/') {
        return Ok(plain.into());
    }
    let below = path.strip_prefix(root).unwrap_or(path);
    let sound = below.to_str().is_some();
    let parts: Vec<String> =
        below.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    let name: SourcePath = parts.join("/").into();
    if sound { Ok(name) } else { Err(name) }
}
