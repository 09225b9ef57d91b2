//! Finds the source files of a site by their names, without reading them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::Entry;
use super::reader::Reader;
use crate::foundation::diagnostics::FileError;
use crate::foundation::span::SourcePath;

/// The folders of sources below the root of a site.
const FOLDERS: [&str; 2] = ["content", "themes"];
/// Files that web servers read, in the folder whose files are published unchanged.
const SERVER_FILES: [&str; 3] = ["_headers", "_redirects", ".htaccess"];
const STATIC: &str = "content/static";
/// Endings of editors' backup and swap files.
const BACKUPS: [&str; 8] = ["~", ".bak", ".orig", ".swp", ".swo", ".swx", ".tmp", ".part"];

/// A source file on disk, or the reason why it cannot be read.
pub(super) enum WalkEntry {
    File(PathBuf),
    Fault(FileError),
}

impl WalkEntry {
    pub(super) fn read(self, reader: &mut Reader) -> Entry {
        match self {
            WalkEntry::Fault(fault) => Entry::Unreadable(fault),
            WalkEntry::File(path) => match reader.read(&path) {
                Ok(bytes) => Entry::File(bytes.into()),
                Err(error) => Entry::Unreadable(unreadable(&error)),
            },
        }
    }
}

/// All source files of a site, sorted by path.
#[derive(Default)]
pub(super) struct Sources {
    pub entries: Vec<(SourcePath, WalkEntry)>,
    /// A symbolic link was found. Its target can change without any change below the root.
    pub has_links: bool,
}

/// Finds the source files below a root.
pub(super) fn walk_sources(root: &Path) -> io::Result<Sources> {
    let root = fs::canonicalize(root)?;
    let mut sources = Sources::default();
    for start in FOLDERS.map(|folder| root.join(folder)).iter().filter(|start| start.exists()) {
        let before = sources.entries.len();
        // Following links costs a system call for each file, so it is done only where a link was
        // found.
        if !walk(&root, start, false, &mut sources.entries) {
            sources.has_links = true;
            sources.entries.truncate(before);
            walk(&root, start, true, &mut sources.entries);
        }
    }
    // Directories are listed in any order. Of two files with one name neither is used, so their
    // order does not matter.
    sources.entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(sources)
}

/// Returns the targets of symbolic links in a site that are below its root, but not in its source
/// folders.
pub fn link_targets(root: &Path) -> BTreeSet<PathBuf> {
    let folders = FOLDERS.map(|folder| root.join(folder));
    let mut targets = BTreeSet::new();
    let mut searched: Vec<PathBuf> = folders.to_vec();
    while let Some(folder) = searched.pop() {
        let links = WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(walkdir::DirEntry::path_is_symlink);
        for target in links.filter_map(|link| fs::canonicalize(link.path()).ok()) {
            let is_known = folders.iter().chain(&targets).any(|folder| target.starts_with(folder));
            if target.starts_with(root) && target != *root && !is_known {
                // A linked folder may contain links itself.
                searched.push(target.clone());
                targets.insert(target);
            }
        }
    }
    targets
}

/// Adds the files of a folder to `found`. Returns `false` at the first symbolic link, unless links
/// are to be followed.
fn walk(root: &Path, start: &Path, follow: bool, found: &mut Vec<(SourcePath, WalkEntry)>) -> bool {
    // When it follows links, walkdir reports one that leads back to a folder above it.
    let mut entries = WalkDir::new(start).follow_links(follow).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(start).to_owned();
                if !is_ignored(&path) {
                    let fault = match error.loop_ancestor() {
                        Some(_) => FileError::LinkOutside,
                        None if path.is_symlink() => FileError::LinkOutside,
                        None => unreadable(&error.into()),
                    };
                    found.extend(source_path(root, &path).ok().map(|name| (name, WalkEntry::Fault(fault))));
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
            let fault = WalkEntry::Fault(FileError::LinkOutside);
            found.extend(source_path(root, path).ok().map(|name| (name, fault)));
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        // Only regular files are opened, because opening a FIFO blocks until it has a writer.
        found.push(match (source_path(root, path), entry.file_type().is_file()) {
            (Err(name), _) => (name, WalkEntry::Fault(FileError::Name)),
            (Ok(name), false) => (name, WalkEntry::Fault(FileError::Special)),
            (Ok(name), true) => (name, WalkEntry::File(path.to_owned())),
        });
    }
    true
}

fn unreadable(error: &io::Error) -> FileError {
    FileError::Unreadable { kind: error.kind(), system: error.to_string() }
}

/// Returns whether a file is excluded by its name: hidden, a draft, or an editor's backup.
pub(super) fn is_ignored(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::as_encoded_bytes).unwrap_or_default();
    // Vim creates a file of this name to test whether a folder is writable.
    let is_vim_probe = name == b"4913";
    if SERVER_FILES.iter().any(|file| name == file.as_bytes()) && path.parent().is_some_and(|at| at.ends_with(STATIC)) {
        return false;
    }
    matches!(name.first(), Some(b'.' | b'_' | b'#'))
        || name.starts_with(b"~$")
        || is_vim_probe
        || BACKUPS.iter().any(|ending| name.ends_with(ending.as_bytes()))
}

/// Returns the path below the root, with `/` as separator and in Unicode normalization form C.
///
/// `Err` holds an approximation of a path that is not UTF-8.
fn source_path(root: &Path, path: &Path) -> Result<SourcePath, SourcePath> {
    // ASCII is always normalized, and most names have nothing else.
    let ascii = path.to_str().zip(root.to_str()).and_then(|(path, root)| path.strip_prefix(root)?.strip_prefix('/'));
    if let Some(ascii) = ascii.filter(|below| below.is_ascii() && MAIN_SEPARATOR == '/') {
        return Ok(ascii.into());
    }
    let below = path.strip_prefix(root).unwrap_or(path);
    let is_utf8 = below.to_str().is_some();
    let parts: Vec<String> =
        below.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    let name: SourcePath = parts.join("/").into();
    if is_utf8 { Ok(name) } else { Err(name) }
}
