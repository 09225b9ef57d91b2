//! Why a site was not published.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The kind of error for what is there but is no regular file.
pub const NOT_REGULAR: ErrorKind = ErrorKind::InvalidInput;

pub type Result<T> = std::result::Result<T, PublishError>;

/// The error of a file of ours in an output folder that cannot be read: something else may stand in its place.
pub fn unread(output: &Path, name: &str, error: io::Error) -> PublishError {
    match error.kind() {
        NOT_REGULAR => PublishError::Refused { output: output.to_owned(), reason: Refusal::InTheWay(name.to_owned()) },
        _ => PublishError::Unread { path: output.join(name), error },
    }
}

/// Gives an error of the disk the path it happened at.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> PublishError + '_ {
    move |error| PublishError::Io { path: path.to_owned(), error }
}

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError {
    Refused {
        output: PathBuf,
        reason: Refusal,
    },
    /// Another run is writing into the same folder.
    Locked {
        output: PathBuf,
    },
    /// A file is no longer what it was when it was read.
    Changed {
        path: PathBuf,
    },
    /// What an earlier run left cannot be read.
    Unread {
        path: PathBuf,
        error: io::Error,
    },
    Io {
        path: PathBuf,
        error: io::Error,
    },
}

/// For developers. `cli` tells users in their language.
impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Unread { error, .. } | PublishError::Io { error, .. } => Some(error),
            PublishError::Refused { .. } | PublishError::Locked { .. } | PublishError::Changed { .. } => None,
        }
    }
}

/// Why a folder is not written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The root of the disk.
    DiskRoot,
    /// The home folder of a user.
    Home,
    /// The site's own folder, or one around it.
    AroundSite,
    /// A folder of sources, one inside it or around it.
    Sources(String),
    /// The folder where results are kept from run to run, one inside it or around it.
    Memory,
    /// A symbolic link.
    Link,
    /// A file stands where the folder should be.
    NotAFolder,
    /// It holds files that are not ours.
    Foreign,
    /// A folder inside it is a symbolic link, so its files would land elsewhere.
    LinkInside(String),
    /// A file that is not ours stands where one of ours must go.
    ForeignFile(String),
    /// What is not ours stands where a folder of ours must be, or is a folder with files where a file of ours must be.
    InTheWay(String),
}

/// Why a tree could not be made.
pub enum Fault {
    /// This disk or this folder cannot do it.
    Unfit,
    Other(PublishError),
}

/// Tells what this disk or folder cannot do from what has gone wrong.
pub fn fault(path: &Path) -> impl FnOnce(io::Error) -> Fault + '_ {
    move |error| match error.kind() {
        ErrorKind::PermissionDenied
        | ErrorKind::CrossesDevices
        | ErrorKind::ResourceBusy
        | ErrorKind::TooManyLinks
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::Unsupported => Fault::Unfit,
        _ => Fault::Other(at(path)(error)),
    }
}
