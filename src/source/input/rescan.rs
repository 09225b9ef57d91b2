//! Reads a site again after it has changed, and reuses the bytes of unchanged files.
//!
//! A file counts as unchanged if its size, inode, mtime and ctime are equal. If the caller knows
//! which files changed, and all of them existed before, only these are looked at.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::cached_file::CachedFile;
use super::reader::Reader;
use super::scan::unique_by_path;
use super::walk::{WalkEntry, is_ignored, walk_sources};
use super::{Entry, Inputs, Now, Settings};
use crate::foundation::span::SourcePath;

/// Reads one site repeatedly.
#[derive(Default)]
pub struct Scanner {
    last: ScanState,
}

/// The result of the last scan.
#[derive(Default)]
struct ScanState {
    files: BTreeMap<SourcePath, Entry>,
    cached: FxHashMap<SourcePath, CachedFile>,
    /// A symbolic link was found. Its target can change without any change below the root.
    has_links: bool,
}

impl Scanner {
    /// Reads the site below a root, like [`super::scan`].
    ///
    /// `changed` lists all paths with any change since the last call. They are absolute, and the
    /// root in them is canonical. With `None`, every file is checked.
    ///
    /// # Errors
    ///
    /// Returns an error if the root does not exist or is not accessible.
    pub fn scan(
        &mut self,
        root: &Path,
        changed: Option<&[PathBuf]>,
        now: Now,
        settings: Settings,
    ) -> io::Result<Inputs> {
        let is_done = changed.is_some_and(|changed| self.read_changed(root, changed).is_some());
        if !is_done {
            // On an error the state stays empty, so that the next scan starts from nothing.
            let before = std::mem::take(&mut self.last);
            self.last = scan_all(root, &before.cached)?;
        }
        Ok(Inputs { files: self.last.files.clone(), now, settings })
    }

    /// Reads the changed files.
    ///
    /// Returns `None` if that is not enough, because a file was added, removed or renamed, or
    /// because the site has symbolic links.
    fn read_changed(&mut self, root: &Path, changed: &[PathBuf]) -> Option<()> {
        let root = fs::canonicalize(root).ok()?;
        if self.last.has_links {
            return None;
        }
        for path in changed {
            // A non-ASCII name can have several Unicode normalizations, and only the walk tells
            // which files share one.
            let below = path.strip_prefix(&root).ok()?.to_str().filter(|below| below.is_ascii())?;
            if Path::new(below).ancestors().any(is_ignored) {
                continue;
            }
            let Some((name, Entry::File(_))) = self.last.files.get_key_value(below) else { return None };
            if !path.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
                return None;
            }
            let name = name.clone();
            let file = WalkEntry::File(path.clone());
            let (entry, cached) = read_if_changed(file, &mut Reader::default(), self.last.cached.get(&name));
            match cached {
                Some(cached) => self.last.cached.insert(name.clone(), cached),
                None => self.last.cached.remove(&name),
            };
            self.last.files.insert(name, entry);
        }
        Some(())
    }
}

/// Reads the whole site, except for files whose cached bytes are current.
fn scan_all(root: &Path, cached: &FxHashMap<SourcePath, CachedFile>) -> io::Result<ScanState> {
    let sources = walk_sources(root)?;
    let read = |reader: &mut Reader, (path, entry): (SourcePath, WalkEntry)| {
        let (entry, cached) = read_if_changed(entry, reader, cached.get(&path));
        (path, entry, cached)
    };
    let read: Vec<_> = sources.entries.into_par_iter().map_init(Reader::default, read).collect();
    let cached = read.iter().filter_map(|(path, _, cached)| Some((path.clone(), cached.clone()?))).collect();
    let files = unique_by_path(read.into_iter().map(|(path, entry, _)| (path, entry)));
    Ok(ScanState { files, cached, has_links: sources.has_links })
}

/// Reads a file unless its cached bytes are current. Returns also the new cache entry, if the file
/// can have one.
fn read_if_changed(file: WalkEntry, reader: &mut Reader, cached: Option<&CachedFile>) -> (Entry, Option<CachedFile>) {
    // The metadata is taken before the file is read, so that the next scan notices a write in
    // between.
    let meta = match &file {
        WalkEntry::File(path) => fs::metadata(path).ok(),
        WalkEntry::Fault(_) => None,
    };
    if let Some((cached, meta)) = cached.zip(meta.as_ref())
        && cached.is_current(meta)
    {
        return (cached.entry(), Some(cached.clone()));
    }
    let entry = file.read(reader);
    let cached = match (&entry, &meta) {
        (Entry::File(bytes), Some(meta)) => CachedFile::new(meta, bytes),
        _ => None,
    };
    (entry, cached)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::{Duration, SystemTime};

    use jiff::civil::DateTime;

    use super::*;
    use crate::source::input::scan;

    const NOW: Now = Now::Local(DateTime::MIN);

    /// A site with three releases, and a scanner that has read it once.
    struct ScannedSite {
        _folder: tempfile::TempDir,
        root: PathBuf,
        scanner: Scanner,
    }

    impl ScannedSite {
        /// The releases have an mtime outside of the racy window.
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = fs::canonicalize(folder.path()).unwrap();
            fs::create_dir_all(root.join("content/press")).unwrap();
            let mut site = Self { _folder: folder, root, scanner: Scanner::default() };
            for name in ["a.ky.md", "b.ky.md", "c.ky.md"] {
                site.write_old(name, "old");
            }
            site.scan(None);
            site
        }

        fn path(&self, name: &str) -> PathBuf {
            self.root.join("content/press").join(name)
        }

        fn write(&self, name: &str, text: &str) {
            fs::write(self.path(name), text).unwrap();
        }

        /// Writes a file whose mtime is always the same.
        fn write_old(&self, name: &str, text: &str) {
            self.write(name, text);
            let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
            fs::File::options().write(true).open(self.path(name)).unwrap().set_modified(old).unwrap();
        }

        fn scan(&mut self, changed: Option<&[&str]>) -> Inputs {
            let changed = changed.map(|names| names.iter().map(|name| self.path(name)).collect::<Vec<_>>());
            self.scanner.scan(&self.root, changed.as_deref(), NOW, Settings::default()).unwrap()
        }

        /// Scans with these changes and compares the result with a full scan.
        fn assert_rescan(&mut self, changed: &[&str]) -> Inputs {
            let inputs = self.scan(Some(changed));
            let full = scan(&self.root, NOW, Settings::default()).unwrap();
            assert_eq!(inputs.files, full.files, "after {changed:?}");
            inputs
        }
    }

    fn text<'i>(inputs: &'i Inputs, name: &str) -> Option<&'i str> {
        inputs.bytes(&format!("content/press/{name}")).map(|bytes| std::str::from_utf8(bytes).unwrap())
    }

    #[test]
    fn changed_files_are_read_and_the_bytes_of_others_are_reused() {
        let mut site = ScannedSite::new();
        let first = site.scan(None);
        // Only ctime differs afterwards. It advances in ticks of at most 10 ms.
        std::thread::sleep(Duration::from_millis(20));
        site.write_old("a.ky.md", "new");
        fs::remove_file(site.path("c.ky.md")).unwrap();
        site.write("d.ky.md", "one");
        let second = site.scan(None);
        assert_eq!((text(&second, "a.ky.md"), text(&second, "c.ky.md")), (Some("new"), None));
        let bytes = |inputs: &Inputs| match &inputs.files["content/press/b.ky.md"] {
            Entry::File(bytes) => bytes.clone(),
            Entry::Unreadable(fault) => panic!("{fault:?}"),
        };
        assert!(Arc::ptr_eq(&bytes(&first), &bytes(&second)));
    }

    #[test]
    fn a_file_in_the_racy_window_is_not_cached() {
        let mut site = ScannedSite::new();
        site.write("d.ky.md", "one");
        site.scan(None);
        let cached = &site.scanner.last.cached;
        assert!(!cached.contains_key("content/press/d.ky.md") && cached.contains_key("content/press/b.ky.md"));
    }

    #[test]
    fn with_known_changes_no_other_file_is_read() {
        let mut site = ScannedSite::new();
        site.write("a.ky.md", "new");
        let inputs = site.assert_rescan(&["a.ky.md", ".a.ky.md.swp", "4913"]);
        assert_eq!(text(&inputs, "a.ky.md"), Some("new"));
        // A change that is not listed stays unseen.
        site.write("b.ky.md", "unseen");
        let inputs = site.scan(Some(&["a.ky.md"]));
        assert_eq!(text(&inputs, "b.ky.md"), Some("old"));
        site.assert_rescan(&["b.ky.md"]);
    }

    #[test]
    fn an_added_removed_or_renamed_file_causes_a_full_scan() {
        let mut site = ScannedSite::new();
        site.write("d.ky.md", "one");
        site.assert_rescan(&["d.ky.md"]);
        fs::remove_file(site.path("d.ky.md")).unwrap();
        site.assert_rescan(&["d.ky.md"]);
        fs::rename(site.path("a.ky.md"), site.path("e.ky.md")).unwrap();
        site.assert_rescan(&["a.ky.md", "e.ky.md"]);
        fs::create_dir(site.path("f")).unwrap();
        site.write("f/index.ky.md", "one");
        site.assert_rescan(&["f"]);
        fs::rename(site.path("f"), site.path("_f")).unwrap();
        site.assert_rescan(&["f", "_f"]);
        // The same name in two Unicode normalizations.
        site.write("\u{439}.ky.md", "one");
        site.assert_rescan(&["\u{439}.ky.md"]);
        site.write("\u{438}\u{306}.ky.md", "two");
        site.assert_rescan(&["\u{438}\u{306}.ky.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_site_with_symbolic_links_is_always_scanned_in_full() {
        let mut site = ScannedSite::new();
        fs::write(site.root.join("note.md"), "one").unwrap();
        fs::remove_file(site.path("a.ky.md")).unwrap();
        std::os::unix::fs::symlink(site.root.join("note.md"), site.path("a.ky.md")).unwrap();
        site.assert_rescan(&["a.ky.md"]);
        // A change of the target is not listed.
        fs::write(site.root.join("note.md"), "another").unwrap();
        site.write("b.ky.md", "new");
        let inputs = site.assert_rescan(&["b.ky.md"]);
        assert_eq!(text(&inputs, "a.ky.md"), Some("another"));
    }
}
