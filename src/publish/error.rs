//! Why a site was not published.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub type Result<T> = std::result::Result<T, PublishError>;

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

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::Refused { output, reason } => write!(f, "{} is not written to: {reason}", output.display()),
            PublishError::Locked { output } => {
                write!(f, "another run is writing to {}; try again when it has ended", output.display())
            }
            PublishError::Changed { path } => {
                write!(f, "{} was changed in the meantime and is left as it is; try again", path.display())
            }
            PublishError::Unread { path, error } => write!(f, "{} cannot be read: {error}", path.display()),
            PublishError::Io { path, error } => write!(f, "{} cannot be written: {error}", path.display()),
        }
    }
}

impl std::error::Error for PublishError {}

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

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::DiskRoot => f.write_str("it is the root of the disk"),
            Refusal::Home => f.write_str("it is a home folder"),
            Refusal::AroundSite => f.write_str("the site's own sources are in it"),
            Refusal::Sources(name) => write!(f, "`{name}` holds sources of the site"),
            Refusal::Memory => write!(f, "`{}` is where Aikyn keeps what it remembers", ".cache/aikyn"),
            Refusal::Link => f.write_str("it is a symbolic link; name the folder itself"),
            Refusal::NotAFolder => f.write_str("it is a file"),
            Refusal::Foreign => {
                f.write_str("it holds files that Aikyn did not write; choose another folder, or add --force")
            }
            Refusal::LinkInside(name) => write!(f, "the folder `{name}` in it is a symbolic link; take it away"),
            Refusal::ForeignFile(name) => {
                write!(
                    f,
                    "the file `{name}` in it was not written by Aikyn; move it away, or add --force to replace it"
                )
            }
            Refusal::InTheWay(name) => {
                write!(f, "`{name}` in it stands in the way and was not written by Aikyn; move it away")
            }
        }
    }
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
