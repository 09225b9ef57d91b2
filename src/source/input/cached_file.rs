//! A file as it was last read, and the metadata by which a change of it is noticed.

use std::fs::Metadata;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::Entry;

/// The coarsest timestamp resolution of any common file system.
///
/// Two writes within it can leave the same mtime. Git calls such files racily clean.
const RACY_WINDOW: Duration = Duration::from_secs(2);

/// A file's bytes and the metadata from before they were read.
#[derive(Debug, Clone)]
pub(super) struct CachedFile {
    stat: FileStat,
    bytes: Arc<[u8]>,
}

impl CachedFile {
    /// Creates an entry for a file that has just been read.
    ///
    /// `before` is its metadata from before it was read. Returns `None` if the file was modified so
    /// recently that a second write could leave the same metadata.
    pub(super) fn new(before: &Metadata, bytes: &Arc<[u8]>) -> Option<Self> {
        let settled_before = SystemTime::now().checked_sub(RACY_WINDOW)?;
        let is_settled = before.modified().is_ok_and(|modified| modified < settled_before);
        is_settled.then(|| Self { stat: FileStat::from(before), bytes: bytes.clone() })
    }

    /// Returns whether a file with this metadata still holds the cached bytes.
    pub(super) fn is_current(&self, meta: &Metadata) -> bool {
        FileStat::from(meta) == self.stat
    }

    pub(super) fn entry(&self) -> Entry {
        Entry::File(self.bytes.clone())
    }
}

/// The metadata that changes whenever a file does.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileStat {
    length: u64,
    modified: Option<SystemTime>,
    /// Device, inode and ctime. Unlike mtime, no program can set ctime. Zero on systems that lack
    /// them.
    identity: (u64, u64, i64, i64),
}

impl From<&Metadata> for FileStat {
    fn from(meta: &Metadata) -> Self {
        #[cfg(all(unix, not(plain_fs)))]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (meta.dev(), meta.ino(), meta.ctime(), meta.ctime_nsec())
        };
        #[cfg(any(not(unix), plain_fs))]
        let identity = (0, 0, 0, 0);
        Self { length: meta.len(), modified: meta.modified().ok(), identity }
    }
}
