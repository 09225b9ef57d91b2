//! The disk cache in `.cache/aikyn`: results that are expensive to compute.
//!
//! Other programs use `.cache` too, and a site may come from a stranger. So nothing is read,
//! written or removed through a symbolic link, and only files with names of this cache are ever
//! removed.
//!
//! Each file holds a hash of its key and content, followed by the content. A truncated, damaged or
//! misplaced file counts as missing, and a missing result is computed again. So an unwritable cache
//! is not an error of a build.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::incremental::cache::{BuildCache, CacheKey, CacheStore};

use super::atomic_file::{TEMP_PREFIX, read_regular_file, replace};

/// The path of the cache, below the root of a site.
pub const FOLDER: &str = ".cache/aikyn";

/// An entry that the last build did not use is kept for this long, because builds with other
/// options may use it.
const MAX_AGE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
const HASH_LENGTH: usize = 32;
/// The number of a key's digits that name the folder of its file.
const FOLDER_DIGITS: usize = 2;

/// The disk cache of one site.
pub struct DiskCache {
    folder: PathBuf,
    /// No part of the path below the root is a symbolic link.
    is_safe: bool,
}

impl DiskCache {
    /// Opens the cache of a site. Its folder may be missing.
    pub fn new(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        let is_safe = !folder.ancestors().take_while(|above| *above != root).any(Path::is_symlink);
        Self { folder, is_safe }
    }

    /// Returns the folder and the name of a result's file.
    fn location(&self, key: &CacheKey) -> (PathBuf, String) {
        let mut folder = key.hex();
        let name = folder.split_off(FOLDER_DIGITS);
        (self.folder.join(folder), name)
    }

    /// Returns the path of a file of the cache that is not a result, such as a record.
    ///
    /// Returns `None` if the path has or is a symbolic link.
    pub(super) fn named_file(&self, name: &str) -> Option<PathBuf> {
        let file = self.folder.join(name);
        (self.is_safe && !file.is_symlink()).then_some(file)
    }

    /// Stores a result.
    pub fn store(&self, key: &CacheKey, bytes: &[u8]) -> io::Result<()> {
        let (folder, name) = self.location(key);
        if !self.is_safe || folder.is_symlink() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        fs::create_dir_all(&folder)?;
        let write = |file: &mut fs::File| {
            use io::Write;
            file.write_all(hash(key, bytes).as_bytes()).and_then(|()| file.write_all(bytes))
        };
        replace(&folder.join(name), write).map_err(io::Error::other)
    }
}

fn hash(key: &CacheKey, content: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(key.hex().as_bytes()).update(content).finalize()
}

impl CacheStore for DiskCache {
    fn get(&self, key: &CacheKey) -> Option<Vec<u8>> {
        let (folder, name) = self.location(key);
        let file = folder.join(name);
        if !self.is_safe || folder.is_symlink() || file.is_symlink() {
            return None;
        }
        let mut bytes = read_regular_file(&file).ok()?;
        let content = bytes.get(HASH_LENGTH..)?;
        if hash(key, content).as_bytes() != &bytes[..HASH_LENGTH] {
            return None;
        }
        bytes.drain(..HASH_LENGTH);
        Some(bytes)
    }
}

/// Stores the new results of a build, and removes old ones that it did not use.
pub fn store(root: &Path, cache: &BuildCache) -> io::Result<()> {
    let disk = DiskCache::new(root);
    for (key, bytes) in cache.new_entries() {
        disk.store(&key, &bytes)?;
    }
    remove_unused(&disk, cache)
}

fn remove_unused(disk: &DiskCache, cache: &BuildCache) -> io::Result<()> {
    let path = |key| {
        let (folder, name) = disk.location(key);
        folder.join(name)
    };
    let used: BTreeSet<PathBuf> = cache.used_keys().iter().map(path).collect();
    if !disk.is_safe {
        return Ok(());
    }
    let Ok(folders) = fs::read_dir(&disk.folder) else { return Ok(()) };
    for folder in folders {
        let folder = folder?;
        let is_ours = is_hex(&folder.file_name(), FOLDER_DIGITS) && folder.file_type()?.is_dir();
        for file in is_ours.then(|| fs::read_dir(folder.path())).transpose()?.into_iter().flatten() {
            let file = file?;
            let name = file.file_name();
            let is_ours =
                is_hex(&name, 2 * HASH_LENGTH - FOLDER_DIGITS) || name.to_string_lossy().starts_with(TEMP_PREFIX);
            if is_ours && file.file_type()?.is_file() && !used.contains(&file.path()) && is_old(&file) {
                fs::remove_file(file.path())?;
            }
        }
    }
    Ok(())
}

/// Returns whether a name consists of this many lower-case hexadecimal digits.
fn is_hex(name: &OsStr, count: usize) -> bool {
    let name = name.as_encoded_bytes();
    name.len() == count && name.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_old(file: &fs::DirEntry) -> bool {
    let age = file.metadata().and_then(|meta| meta.modified()).map(|at| SystemTime::now().duration_since(at));
    matches!(age, Ok(Ok(age)) if age > MAX_AGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> CacheKey {
        CacheKey::new("test", 1, &[b"part"])
    }

    /// Stores one result and returns the path of its file.
    fn stored(root: &Path) -> PathBuf {
        let cache = BuildCache::with_store(DiskCache::new(root));
        cache.get_or_insert_with(key(), || b"result".to_vec());
        store(root, &cache).unwrap();
        path(root, &key())
    }

    fn path(root: &Path, key: &CacheKey) -> PathBuf {
        let (folder, name) = DiskCache::new(root).location(key);
        folder.join(name)
    }

    fn make_old(file: &Path) {
        let file = fs::File::options().write(true).open(file).unwrap();
        file.set_modified(SystemTime::now() - MAX_AGE - Duration::from_secs(1)).unwrap();
    }

    #[test]
    fn a_result_outlives_its_run() {
        let root = tempfile::tempdir().unwrap();
        stored(root.path());
        assert_eq!(DiskCache::new(root.path()).get(&key()).as_deref(), Some(&b"result"[..]));
    }

    #[test]
    fn a_truncated_damaged_or_foreign_file_counts_as_missing() {
        let root = tempfile::tempdir().unwrap();
        let path = stored(root.path());
        let whole = fs::read(&path).unwrap();
        let mut flipped = whole.clone();
        flipped[HASH_LENGTH] ^= 1;
        for damaged in [&whole[..whole.len() - 1], &whole[..HASH_LENGTH - 1], &flipped, b"", b"something else"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(DiskCache::new(root.path()).get(&key()), None);
        }
    }

    #[test]
    fn a_result_under_the_key_of_another_counts_as_missing() {
        let root = tempfile::tempdir().unwrap();
        let (cache, other) = (DiskCache::new(root.path()), CacheKey::new("test", 1, &[b"other part"]));
        cache.store(&other, b"another result").unwrap();
        fs::copy(path(root.path(), &other), stored(root.path())).unwrap();
        assert_eq!(cache.get(&key()), None);
        assert_eq!(cache.get(&other).as_deref(), Some(&b"another result"[..]));
    }

    #[test]
    fn only_old_and_unused_results_are_removed() {
        let root = tempfile::tempdir().unwrap();
        let path = stored(root.path());
        store(root.path(), &BuildCache::empty()).unwrap();
        assert!(path.exists());
        make_old(&path);
        store(root.path(), &BuildCache::empty()).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn foreign_files_are_not_removed() {
        let root = tempfile::tempdir().unwrap();
        let ours = stored(root.path());
        let temp = ours.with_file_name(format!("{TEMP_PREFIX}x"));
        let foreign = ["notes", "00/notes", "pip/0123", "../pip/wheel"].map(|name| root.path().join(FOLDER).join(name));
        for file in foreign.iter().chain([&temp]) {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "kept").unwrap();
            make_old(file);
        }
        store(root.path(), &BuildCache::empty()).unwrap();
        assert!(foreign.iter().all(|file| file.exists()));
        assert!(!temp.exists());
    }
}
