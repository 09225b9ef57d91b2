//! Reads a site again and again: of a file that is still what it was, the bytes are taken that are known.
//!
//! Whether it is tells the disk: its size, its number, when it was written and when anything about it was changed. A disk
//! may tell two changes within one tick of its clock apart by nothing, so a file that was young when it was read is read
//! anew (git calls such files racily clean).
//!
//! Where somebody tells which files changed, and they are files that were there before, nothing else is looked at.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::cached_file::{Mark, Moment, moment};
use super::scan::{Seen, is_ignored, read_again, see};
use super::{Entry, Inputs, Now, Settings};

/// No disk's clock ticks more slowly.
const YOUNG: Duration = Duration::from_secs(2);

/// The moment since when a file is young.
pub(super) fn rested() -> Option<Moment> {
    SystemTime::now().checked_sub(YOUNG).map(moment)
}

/// What is known of a site's files from the last time.
#[derive(Default)]
pub struct Scanner {
    last: Seen,
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    mark: Mark,
    pub bytes: Arc<[u8]>,
}

impl Scanner {
    /// Reads the site below a root, like [`super::scan`]. With `changed`, these are all the paths at which anything has
    /// changed since the last time; they are absolute, and the root in them is without links.
    pub fn scan(
        &mut self,
        root: &Path,
        changed: Option<&[PathBuf]>,
        now: Now,
        settings: Settings,
    ) -> io::Result<Inputs> {
        let named = changed.is_some_and(|changed| self.read_named(root, changed).is_some());
        if !named {
            // A root that cannot be read leaves nothing to go by the next time.
            let before = std::mem::take(&mut self.last);
            self.last = see(root, &before.known)?;
        }
        Ok(Inputs { files: self.last.files.clone(), now, settings })
    }

    /// Reads the named files again; none when the whole site has to be looked at, since more has changed than what is in
    /// files that were there.
    fn read_named(&mut self, root: &Path, changed: &[PathBuf]) -> Option<()> {
        let root = std::fs::canonicalize(root).ok()?;
        if self.last.has_links {
            return None;
        }
        for path in changed {
            // Letters beyond ASCII can be written in two ways, of which the walk chooses; a path outside is not expected.
            let below = path.strip_prefix(&root).ok()?.to_str().filter(|below| below.is_ascii())?;
            if Path::new(below).ancestors().any(is_ignored) {
                continue;
            }
            let Some((name, Entry::File(_))) = self.last.files.get_key_value(below) else { return None };
            if !path.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
                return None;
            }
            let name = name.clone();
            let (entry, known) = read_again(path, self.last.known.get(&name));
            match known {
                Some(known) => self.last.known.insert(name.clone(), known),
                None => self.last.known.remove(&name),
            };
            self.last.files.insert(name, entry);
        }
        Some(())
    }
}

impl Known {
    /// What is to be known of a file that has just been read; nothing of one that may change without a trace.
    pub fn of(before: &Metadata, bytes: &Arc<[u8]>) -> Option<Self> {
        let mark = Mark::from(before);
        (mark.written < rested()?).then(|| Self { mark, bytes: bytes.clone() })
    }

    /// Whether a file is still this one.
    pub fn is_still(&self, meta: &Metadata) -> bool {
        Mark::from(meta) == self.mark
    }

    /// The file as an entry.
    pub fn entry(&self) -> Entry {
        Entry::File(self.bytes.clone())
    }
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
        let mut scan = || scanner.scan(folder.path(), None, Now::Local(DateTime::MIN), Settings::default()).unwrap();
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
            !scanner.last.known.contains_key("content/press/d.ky.md")
                && scanner.last.known.contains_key("content/press/b.ky.md")
        );
    }

    /// A folder in which things change, and what was told of it.
    struct Changing {
        folder: tempfile::TempDir,
        root: PathBuf,
        scanner: Scanner,
    }

    impl Changing {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = fs::canonicalize(folder.path()).unwrap();
            fs::create_dir_all(root.join("content/press")).unwrap();
            for name in ["a.ky.md", "b.ky.md", "c.ky.md"] {
                fs::write(root.join("content/press").join(name), "old").unwrap();
            }
            let mut scanner = Scanner::default();
            scanner.scan(&root, None, Now::Local(DateTime::MIN), Settings::default()).unwrap();
            Self { folder, root, scanner }
        }

        fn at(&self, name: &str) -> PathBuf {
            self.root.join("content/press").join(name)
        }

        /// Holds what is read after a change at these places against the whole as it is.
        fn changed(&mut self, names: &[&str]) -> Inputs {
            let paths: Vec<PathBuf> = names.iter().map(|name| self.at(name)).collect();
            let now = Now::Local(DateTime::MIN);
            let inputs = self.scanner.scan(self.folder.path(), Some(&paths), now, Settings::default()).unwrap();
            let whole = super::super::scan(self.folder.path(), now, Settings::default()).unwrap();
            assert_eq!(inputs.files, whole.files, "after {names:?}");
            inputs
        }
    }

    #[test]
    fn where_a_change_is_told_nothing_else_is_read() {
        let mut site = Changing::new();
        fs::write(site.at("a.ky.md"), "new").unwrap();
        let inputs = site.changed(&["a.ky.md", ".a.ky.md.swp", "4913"]);
        assert_eq!(inputs.bytes("content/press/a.ky.md"), Some(&b"new"[..]));
        // What is not told of is not seen, which shows that it was not looked at.
        fs::write(site.at("b.ky.md"), "unseen").unwrap();
        let paths = [site.at("a.ky.md")];
        let inputs = site.scanner.scan(&site.root, Some(&paths), Now::Local(DateTime::MIN), Settings::default());
        assert_eq!(inputs.unwrap().bytes("content/press/b.ky.md"), Some(&b"old"[..]));
        site.changed(&["b.ky.md"]);
    }

    #[test]
    fn more_than_new_bytes_in_a_file_is_a_reason_to_look_at_everything() {
        let mut site = Changing::new();
        fs::write(site.at("d.ky.md"), "one").unwrap();
        site.changed(&["d.ky.md"]);
        fs::remove_file(site.at("d.ky.md")).unwrap();
        site.changed(&["d.ky.md"]);
        fs::rename(site.at("a.ky.md"), site.at("e.ky.md")).unwrap();
        site.changed(&["a.ky.md", "e.ky.md"]);
        fs::create_dir(site.at("f")).unwrap();
        fs::write(site.at("f/index.ky.md"), "one").unwrap();
        site.changed(&["f"]);
        fs::rename(site.at("f"), site.at("_f")).unwrap();
        site.changed(&["f", "_f"]);
        fs::write(site.at("\u{439}.ky.md"), "one").unwrap();
        site.changed(&["\u{439}.ky.md"]);
        fs::write(site.at("\u{438}\u{306}.ky.md"), "two").unwrap();
        site.changed(&["\u{438}\u{306}.ky.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn where_there_are_links_everything_is_looked_at() {
        let mut site = Changing::new();
        fs::write(site.root.join("note.md"), "one").unwrap();
        fs::remove_file(site.at("a.ky.md")).unwrap();
        std::os::unix::fs::symlink(site.root.join("note.md"), site.at("a.ky.md")).unwrap();
        site.changed(&["a.ky.md"]);
        // Nobody is told of what changes behind a link.
        fs::write(site.root.join("note.md"), "another").unwrap();
        fs::write(site.at("b.ky.md"), "new").unwrap();
        let inputs = site.changed(&["b.ky.md"]);
        assert_eq!(inputs.bytes("content/press/a.ky.md"), Some(&b"another"[..]));
    }
}
