//! The errors of publishing, as data. `words` has the sentences for them.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub(super) type Result<T> = std::result::Result<T, PublishError>;

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError {
    /// The output folder is unsuitable.
    Refused { output: PathBuf, reason: TargetError },
    /// Another run is publishing to the same folder.
    Locked { output: PathBuf },
    /// A file was changed by others after it had been read.
    Changed { path: PathBuf },
    /// A file of an earlier run cannot be read.
    Unread { path: PathBuf, error: io::Error },
    /// A file or folder cannot be written.
    Io { path: PathBuf, error: io::Error },
    /// The disk is full. `missing` is the number of bytes that the new site needs beyond the free
    /// space.
    Full { path: PathBuf, missing: u64 },
    /// A file that is to become a zip file holds something else.
    NotAnArchive { path: PathBuf },
    /// A folder of an earlier run cannot be removed.
    Leftover { path: PathBuf, error: io::Error },
}

/// A folder that could not be removed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    pub folder: PathBuf,
    pub kind: ErrorKind,
    /// The message of the system.
    pub system: String,
}

/// For developers. `cli` prints a sentence in the user's language.
impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Unread { error, .. }
            | PublishError::Io { error, .. }
            | PublishError::Leftover { error, .. } => Some(error),
            PublishError::Refused { .. }
            | PublishError::Locked { .. }
            | PublishError::Changed { .. }
            | PublishError::NotAnArchive { .. }
            | PublishError::Full { .. } => None,
        }
    }
}

/// Why an output folder is unsuitable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetError {
    /// The root of the file system.
    DiskRoot,
    /// The user's home folder.
    Home,
    /// The site's own folder, or one above it.
    AroundSite,
    /// A folder of sources, or one inside or above it.
    Sources(String),
    /// The folder of the disk cache, or one inside or above it.
    Cache,
    /// A symbolic link.
    Link,
    /// A file.
    NotAFolder,
    /// It contains foreign files.
    Foreign,
    /// A folder inside it is a symbolic link, so that files would be written elsewhere.
    LinkInside(String),
    /// A foreign file has the path of one of ours.
    ForeignFile(String),
    /// A foreign file is where a folder must be, or a folder with foreign files is where a file
    /// must be.
    InTheWay(String),
}

/// The kind of the error for a path that leads to something other than a regular file.
pub(super) const NOT_REGULAR: ErrorKind = ErrorKind::InvalidInput;

/// Wraps the error of reading a lock or manifest.
pub(super) fn unread(output: &Path, name: &str, error: io::Error) -> PublishError {
    match error.kind() {
        NOT_REGULAR => {
            PublishError::Refused { output: output.to_owned(), reason: TargetError::InTheWay(name.to_owned()) }
        }
        _ => PublishError::Unread { path: output.join(name), error },
    }
}

/// Wraps the error of writing to a path.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> PublishError + '_ {
    move |error| PublishError::Io { path: path.to_owned(), error }
}

/// Why the staging folder could not be filled or swapped.
pub(super) enum StageError {
    /// The file system or the folder does not support it. Files have to be replaced in place.
    Unsupported,
    Failed(PublishError),
}

/// Wraps the error of an operation on the staging folder, and recognizes unsupported operations.
pub(super) fn stage_error(path: &Path) -> impl FnOnce(io::Error) -> StageError + '_ {
    move |error| match error.kind() {
        ErrorKind::PermissionDenied
        | ErrorKind::CrossesDevices
        | ErrorKind::ResourceBusy
        | ErrorKind::TooManyLinks
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::Unsupported => StageError::Unsupported,
        _ => StageError::Failed(at(path)(error)),
    }
}
