//! Reads a site again and again: of a file that is still what it was, the bytes are taken that are known.
//!
//! Whether it is tells the disk: its size, its number, when it was written and when anything about it was changed. A disk
//! may tell two changes within one tick of its clock apart by nothing, so a file that was young when it was read is read
//! anew (git calls such files racily clean).

use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rustc_hash::FxHashMap;

use crate::span::SourcePath;

use super::scan::scan_with;
use super::{Entry, Inputs, Now, Settings};

/// No disk's clock ticks more slowly.
const YOUNG: Duration = Duration::from_secs(2);

/// What is known of a site's files from the last time.
#[derive(Debug, Default)]
pub struct Scanner {
    known: FxHashMap<SourcePath, Known>,
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    mark: Mark,
    pub bytes: Arc<[u8]>,
}

/// What the disk tells of a file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    size: u64,
    written: SystemTime,
    changed: [u64; 3],
}

impl Scanner {
    /// Reads the site below a root, like [`super::scan`].
    pub fn scan(&mut self, root: &Path, now: Now, settings: Settings) -> io::Result<Inputs> {
        let (inputs, known) = scan_with(root, now, settings, Some(&self.known))?;
        self.known = known;
        Ok(inputs)
    }
}

impl Known {
    /// What is to be known of a file that has just been read; nothing of one that may change without a trace.
    pub fn of(before: &Metadata, bytes: &Arc<[u8]>) -> Option<Self> {
        let mark = Mark::of(before)?;
        let age = SystemTime::now().duration_since(mark.written).ok()?;
        (age > YOUNG).then(|| Self { mark, bytes: bytes.clone() })
    }

    /// Whether a file is still this one.
    pub fn is_still(&self, meta: &Metadata) -> bool {
        Mark::of(meta).is_some_and(|mark| mark == self.mark)
    }

    /// The file as an entry.
    pub fn entry(&self) -> Entry {
        Entry::File(self.bytes.clone())
    }
}

impl Mark {
    fn of(meta: &Metadata) -> Option<Self> {
        Some(Self { size: meta.len(), written: meta.modified().ok()?, changed: changed(meta) })
    }
}

#[cfg(unix)]
fn changed(meta: &Metadata) -> [u64; 3] {
    use std::os::unix::fs::MetadataExt;
    [meta.ino(), meta.ctime().cast_unsigned(), meta.ctime_nsec().cast_unsigned()]
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> [u64; 3] {
    [0; 3]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::DateTime;

    use super::*;

    #[test]
    fn what_changed_is_read_anew_and_what_did_not_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/press")).unwrap();
        let place = |name: &str| folder.path().join("content/press").join(name);
        let old = SystemTime::now() - Duration::from_secs(60);
        let put = |name: &str, text: &str, at: SystemTime| {
            fs::write(place(name), text).unwrap();
            fs::File::options().write(true).open(place(name)).unwrap().set_modified(at).unwrap();
        };
        for name in ["a.ky.md", "b.ky.md", "c.ky.md"] {
            put(name, "old", old);
        }
        let mut scanner = Scanner::default();
        let mut scan = || scanner.scan(folder.path(), Now::Local(DateTime::MIN), Settings::default()).unwrap();
        let first = scan();
        // The same size and the same time of writing: what is left to tell is when the file was changed.
        std::thread::sleep(Duration::from_millis(20));
        put("a.ky.md", "new", old);
        fs::remove_file(place("c.ky.md")).unwrap();
        put("d.ky.md", "one", SystemTime::now());
        let second = scan();
        assert_eq!(second.bytes("content/press/a.ky.md"), Some(&b"new"[..]));
        assert_eq!(second.bytes("content/press/c.ky.md"), None);
        let bytes = |inputs: &Inputs| match &inputs.files["content/press/b.ky.md"] {
            Entry::File(bytes) => bytes.clone(),
            Entry::Fault(fault) => panic!("{fault:?}"),
        };
        assert!(Arc::ptr_eq(&bytes(&first), &bytes(&second)));
        // Young files are read anew even when the disk tells no difference.
        assert!(
            !scanner.known.contains_key("content/press/d.ky.md") && scanner.known.contains_key("content/press/b.ky.md")
        );
    }
}
