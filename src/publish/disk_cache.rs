//! The folder `.cache/aikyn`: results that are dear to make, kept from run to run.
//!
//! `.cache` is a name that other programs use too, and a site comes from others, so nothing is written, read or removed
//! through a link, and only what bears a name of ours is ever removed.
//!
//! Each file holds a hash of its key and its content, and the content, so that one that was cut, damaged or put in the place
//! of another counts as absent. Nobody misses a file that is gone: it is made again. So a folder that cannot be written is no fault of a build.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::memo::{Key, Memo, Shelf};

use super::atomic_file::{UNFINISHED, read_plain, replace};

/// Where the folder is, below the root of a site.
pub const FOLDER: &str = ".cache/aikyn";

/// What no build has asked for in so long is cleared away. A site with drafts and one without share the folder.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
const HASH: usize = 32;
/// So many digits of a key name the folder, and the rest the file in it.
const FOLDER_DIGITS: usize = 2;

/// The folder of one site.
pub struct Cabinet {
    folder: PathBuf,
    /// No part of the way from the root to the folder is a link.
    is_ours: bool,
}

impl Cabinet {
    /// The cabinet of the site at a root. It need not exist.
    pub fn of(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        let is_ours = !folder.ancestors().take_while(|above| *above != root).any(Path::is_symlink);
        Self { folder, is_ours }
    }

    /// The folder that holds a result, and the name of its file there.
    fn place(&self, key: &Key) -> (PathBuf, String) {
        let mut folder = key.hex();
        let name = folder.split_off(FOLDER_DIGITS);
        (self.folder.join(folder), name)
    }

    /// Puts a result there, in the place of what had this key.
    pub fn put(&self, key: &Key, bytes: &[u8]) -> io::Result<()> {
        let (folder, name) = self.place(key);
        if !self.is_ours || folder.is_symlink() {
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

fn hash(key: &Key, content: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(key.hex().as_bytes()).update(content).finalize()
}

impl Shelf for Cabinet {
    fn take(&self, key: &Key) -> Option<Vec<u8>> {
        let (folder, name) = self.place(key);
        let file = folder.join(name);
        if !self.is_ours || folder.is_symlink() || file.is_symlink() {
            return None;
        }
        let mut bytes = read_plain(&file).ok()?;
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
    let place = |key| {
        let (folder, name) = cabinet.place(key);
        folder.join(name)
    };
    let wanted: BTreeSet<PathBuf> = memo.wanted().iter().map(place).collect();
    if !cabinet.is_ours {
        return Ok(());
    }
    let Ok(folders) = fs::read_dir(&cabinet.folder) else { return Ok(()) };
    for folder in folders {
        let folder = folder?;
        let ours = is_digits(&folder.file_name(), FOLDER_DIGITS) && folder.file_type()?.is_dir();
        for file in ours.then(|| fs::read_dir(folder.path())).transpose()?.into_iter().flatten() {
            let file = file?;
            let name = file.file_name();
            let ours = is_digits(&name, 2 * HASH - FOLDER_DIGITS) || name.to_string_lossy().starts_with(UNFINISHED);
            let unwanted = ours && file.file_type()?.is_file() && !wanted.contains(&file.path());
            if unwanted && is_old(&file) {
                fs::remove_file(file.path())?;
            }
        }
    }
    Ok(())
}

/// Whether a name is so many hexadecimal digits as we write them.
fn is_digits(name: &OsStr, count: usize) -> bool {
    let name = name.as_encoded_bytes();
    name.len() == count && name.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_old(file: &fs::DirEntry) -> bool {
    // Of a link this tells of the link itself.
    let age = file.metadata().and_then(|meta| meta.modified()).map(|at| SystemTime::now().duration_since(at));
    matches!(age, Ok(Ok(age)) if age > KEPT)
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
        place(root, &key())
    }

    fn place(root: &Path, key: &Key) -> PathBuf {
        let (folder, name) = Cabinet::of(root).place(key);
        folder.join(name)
    }

    fn make_old(file: &Path) {
        let file = fs::File::options().write(true).open(file).unwrap();
        file.set_modified(SystemTime::now() - KEPT - Duration::from_secs(1)).unwrap();
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
        fs::copy(place(root.path(), &other), kept(root.path())).unwrap();
        assert_eq!(cabinet.take(&key()), None);
        assert_eq!(cabinet.take(&other).as_deref(), Some(&b"another result"[..]));
    }

    #[test]
    fn only_what_is_old_and_unwanted_is_cleared() {
        let root = tempfile::tempdir().unwrap();
        let place = kept(root.path());
        store(root.path(), &Memo::empty()).unwrap();
        assert!(place.exists());
        make_old(&place);
        store(root.path(), &Memo::empty()).unwrap();
        assert!(!place.exists());
    }

    #[test]
    fn what_others_keep_in_the_folder_stays() {
        let root = tempfile::tempdir().unwrap();
        let ours = kept(root.path());
        let unfinished = ours.with_file_name(format!("{UNFINISHED}x"));
        let others = ["notes", "00/notes", "pip/0123", "../pip/wheel"].map(|name| root.path().join(FOLDER).join(name));
        for file in others.iter().chain([&unfinished]) {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "kept").unwrap();
            make_old(file);
        }
        store(root.path(), &Memo::empty()).unwrap();
        assert!(others.iter().all(|file| file.exists()));
        assert!(!unfinished.exists());
    }
}
