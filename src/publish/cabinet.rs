//! The folder `.cache`: results that are dear to make, kept from run to run.
//!
//! Each file holds a hash of its key and its content, and the content, so that one that was cut, damaged or put in the place
//! of another counts as absent. Nobody misses a file that is gone: it is made again. So a folder that cannot be written is no fault of a build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::memo::{Key, Memo, Shelf};

use super::write::{read_plain, replace};

/// What no build has asked for in so long is cleared away. A site with drafts and one without share the folder.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
const HASH: usize = 32;

/// The folder of one site.
pub struct Cabinet {
    folder: PathBuf,
}

impl Cabinet {
    /// The cabinet of the site at a root. It need not exist.
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(".cache") }
    }

    fn place(&self, key: &Key) -> PathBuf {
        let name = key.hex();
        self.folder.join(&name[..2]).join(&name[2..])
    }

    /// Puts a result there, in the place of what had this key.
    pub fn put(&self, key: &Key, bytes: &[u8]) -> io::Result<()> {
        let place = self.place(key);
        fs::create_dir_all(place.parent().unwrap_or(&self.folder))?;
        let write = |file: &mut fs::File| {
            use io::Write;
            file.write_all(hash(key, bytes).as_bytes()).and_then(|()| file.write_all(bytes))
        };
        replace(&place, write).map_err(|error| io::Error::other(format!("{error}")))
    }
}

fn hash(key: &Key, content: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(key.hex().as_bytes()).update(content).finalize()
}

impl Shelf for Cabinet {
    fn take(&self, key: &Key) -> Option<Vec<u8>> {
        let mut bytes = read_plain(&self.place(key)).ok()?;
        let content = bytes.get(HASH..)?;
        if hash(key, content).as_bytes() != &bytes[..HASH] {
            return None;
        }
        bytes.drain(..HASH);
        Some(bytes)
    }
}

/// Puts what a build made into the cabinet, and clears away what none has asked for in a month.
pub fn store(root: &Path, memo: &Memo) -> io::Result<()> {
    let cabinet = Cabinet::of(root);
    for (key, bytes) in memo.fresh() {
        cabinet.put(&key, &bytes)?;
    }
    clear(&cabinet, memo)
}

fn clear(cabinet: &Cabinet, memo: &Memo) -> io::Result<()> {
    let wanted: std::collections::BTreeSet<PathBuf> = memo.wanted().iter().map(|key| cabinet.place(key)).collect();
    let Ok(folders) = fs::read_dir(&cabinet.folder) else { return Ok(()) };
    for folder in folders {
        let folder = folder?.path();
        if !folder.is_dir() || folder.is_symlink() {
            continue;
        }
        for file in fs::read_dir(&folder)? {
            let file = file?;
            let old = || {
                let age =
                    file.metadata().and_then(|meta| meta.modified()).map(|at| SystemTime::now().duration_since(at));
                matches!(age, Ok(Ok(age)) if age > KEPT)
            };
            if !wanted.contains(&file.path()) && file.path().is_file() && old() {
                fs::remove_file(file.path())?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::new("test", 1, &[b"part"])
    }

    fn kept(root: &Path) -> PathBuf {
        let memo = Memo::over(Cabinet::of(root));
        memo.recall(key(), || b"result".to_vec());
        store(root, &memo).unwrap();
        Cabinet::of(root).place(&key())
    }

    #[test]
    fn a_result_outlives_its_run() {
        let root = tempfile::tempdir().unwrap();
        kept(root.path());
        assert_eq!(Cabinet::of(root.path()).take(&key()).as_deref(), Some(&b"result"[..]));
    }

    #[test]
    fn a_cut_a_flipped_and_a_foreign_file_count_as_absent() {
        let root = tempfile::tempdir().unwrap();
        let place = kept(root.path());
        let whole = fs::read(&place).unwrap();
        let mut flipped = whole.clone();
        flipped[HASH] ^= 1;
        for damaged in [&whole[..whole.len() - 1], &whole[..HASH - 1], &flipped, b"", b"something else"] {
            fs::write(&place, damaged).unwrap();
            assert_eq!(Cabinet::of(root.path()).take(&key()), None);
        }
    }

    #[test]
    fn a_result_in_the_place_of_another_counts_as_absent() {
        let root = tempfile::tempdir().unwrap();
        let (cabinet, other) = (Cabinet::of(root.path()), Key::new("test", 1, &[b"other part"]));
        cabinet.put(&other, b"another result").unwrap();
        fs::copy(cabinet.place(&other), kept(root.path())).unwrap();
        assert_eq!(cabinet.take(&key()), None);
        assert_eq!(cabinet.take(&other).as_deref(), Some(&b"another result"[..]));
    }

    #[test]
    fn only_what_is_old_and_unwanted_is_cleared() {
        let root = tempfile::tempdir().unwrap();
        let place = kept(root.path());
        store(root.path(), &Memo::empty()).unwrap();
        assert!(place.exists());
        let file = fs::File::options().write(true).open(&place).unwrap();
        file.set_modified(SystemTime::now() - KEPT - Duration::from_secs(1)).unwrap();
        store(root.path(), &Memo::empty()).unwrap();
        assert!(!place.exists());
    }
}
