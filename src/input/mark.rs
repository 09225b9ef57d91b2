//! What the disk tells of a file without its bytes: how long it is, and when it was written and changed.
//!
//! When anything about a file was changed (`ctime`) can be set by nobody. A system that has no such times tells less, and
//! whoever asks has to know that.

use std::fs::Metadata;
use std::path::Path;
#[cfg(not(target_os = "linux"))]
use std::path::PathBuf;
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

impl Mark {
    /// Writes the mark behind others.
    pub fn tell(&self, told: &mut Vec<u8>) {
        let times = [self.written.0, self.written.1, self.changed.0, self.changed.1].map(i64::cast_unsigned);
        for number in self.identity.iter().chain(&times) {
            told.extend_from_slice(&number.to_le_bytes());
        }
    }

    /// Whether the file was last written, and anything about it last changed, before a moment.
    pub fn is_older_than(&self, moment: Moment) -> bool {
        self.written < moment && self.changed < moment
    }
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

/// A folder of which many files are asked about, by their paths in it. A link at the end of a path is not followed.
pub struct Folder {
    /// The system need not find the way to it for each file, which is a fifth of its answer.
    #[cfg(target_os = "linux")]
    open: std::os::fd::OwnedFd,
    #[cfg(not(target_os = "linux"))]
    path: PathBuf,
}

#[cfg(target_os = "linux")]
impl Folder {
    /// None of what is no folder, or may not be entered.
    pub fn open(path: &Path) -> Option<Self> {
        use rustix::fs::{Mode, OFlags, open};
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        open(path, flags, Mode::empty()).ok().map(|open| Self { open })
    }

    /// What is told of a plain file; none of anything else.
    pub fn file(&self, path: &Path) -> Option<Mark> {
        self.mark(path, rustix::fs::FileType::RegularFile)
    }

    /// What is told of a folder in it; none of anything else.
    pub fn folder(&self, path: &Path) -> Option<Mark> {
        self.mark(path, rustix::fs::FileType::Directory)
    }

    fn mark(&self, path: &Path, kind: rustix::fs::FileType) -> Option<Mark> {
        use rustix::fs::{AtFlags, FileType, statat};
        // The folder itself has no name in it.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let stat = statat(&self.open, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        let number = |nanoseconds| i64::try_from(nanoseconds).unwrap_or_default();
        (FileType::from_raw_mode(stat.st_mode) == kind).then(|| Mark {
            identity: [stat.st_dev, stat.st_ino, stat.st_size.cast_unsigned()],
            written: (stat.st_mtime, number(stat.st_mtime_nsec)),
            changed: (stat.st_ctime, number(stat.st_ctime_nsec)),
        })
    }
}

#[cfg(not(target_os = "linux"))]
impl Folder {
    pub fn open(path: &Path) -> Option<Self> {
        path.is_dir().then(|| Self { path: path.to_owned() })
    }

    pub fn file(&self, path: &Path) -> Option<Mark> {
        self.mark(path, Metadata::is_file)
    }

    pub fn folder(&self, path: &Path) -> Option<Mark> {
        self.mark(path, Metadata::is_dir)
    }

    fn mark(&self, path: &Path, is_so: fn(&Metadata) -> bool) -> Option<Mark> {
        self.path.join(path).symlink_metadata().ok().filter(is_so).map(|meta| Mark::from(&meta))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_of_its_files_what_the_system_tells() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        std::fs::create_dir(place("inner")).unwrap();
        std::fs::write(place("inner/file"), "four").unwrap();
        let open = Folder::open(folder.path()).unwrap();
        let told = |name: &str| Some(Mark::from(&std::fs::symlink_metadata(place(name)).unwrap()));
        assert_eq!(open.file(Path::new("inner/file")), told("inner/file"));
        assert_eq!(open.folder(Path::new("inner")), told("inner"));
        assert_eq!(open.folder(Path::new("")), told(""));
        assert_eq!(open.file(Path::new("inner/file")).unwrap().identity[2], 4);
        assert_eq!((open.file(Path::new("inner")), open.folder(Path::new("inner/file"))), (None, None));
        assert_eq!((open.file(Path::new("none")), Folder::open(&place("inner/file")).is_none()), (None, true));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_neither_a_file_nor_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        std::os::unix::fs::symlink("file", folder.path().join("link")).unwrap();
        std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
        let open = Folder::open(folder.path()).unwrap();
        assert_eq!((open.file(Path::new("link")), open.folder(Path::new("loop"))), (None, None));
    }

    #[test]
    fn a_mark_is_as_young_as_its_last_change() {
        let mark = Mark { identity: [1, 2, 3], written: (5, 0), changed: (7, 5) };
        assert!(mark.is_older_than((7, 6)) && !mark.is_older_than((7, 5)) && !mark.is_older_than((6, 0)));
        assert_eq!(moment(UNIX_EPOCH + std::time::Duration::from_millis(1_500)), (1, 500_000_000));
    }
}
