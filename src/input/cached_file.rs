//! What the disk tells of a file without its bytes: how long it is, and when it was written and changed.
//!
//! When anything about a file was changed (`ctime`) can be set by nobody. A system that has no such times tells less, and
//! whoever asks has to know that.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds and nanoseconds of Unix time.
pub type Moment = (i64, i64);

/// The marks of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Device, number and length; of the first two nothing where a system has no such numbers.
    pub identity: [u64; 3],
    pub written: Moment,
    /// When anything about it was changed; the beginning of time where a system does not tell.
    pub changed: Moment,
}

#[cfg(unix)]
impl From<&Metadata> for Mark {
    fn from(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            identity: [meta.dev(), meta.ino(), meta.size()],
            written: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        }
    }
}

#[cfg(not(unix))]
impl From<&Metadata> for Mark {
    fn from(meta: &Metadata) -> Self {
        let written = meta.modified().map_or((0, 0), moment);
        Self { identity: [0, 0, meta.len()], written, changed: (0, 0) }
    }
}

/// A time of the system as a moment. A time before 1970 is none that a disk gives by itself.
pub fn moment(time: SystemTime) -> Moment {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_nanos().into())
}
