//! The last stage: the finished files go to their folder.
//!
//! Writes only what differs, and removes only what an earlier publishing wrote and this one does not. What somebody else
//! put into the folder is never touched. It takes a site without errors, by its type, and changes no byte of it.

mod cabinet;
mod manifest;
mod refuse;
mod stage;
pub mod stamp;
mod standing;
mod trace;
mod write;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::note::Clean;
use crate::path::{Artifacts, OutPath};

pub use cabinet::{Cabinet, store};
use manifest::Manifest;
pub use refuse::Refusal;
use stage::Change;
use standing::{Kind, Standing};
use trace::{Trace, Traces};
pub use write::rewrite;

/// Where to publish.
#[derive(Debug, Clone, Copy)]
pub struct Target<'t> {
    /// The site's root, which holds `content` and `themes`.
    pub root: &'t Path,
    pub output: &'t Path,
    /// Write into a folder that holds other files, and over them.
    pub force: bool,
}

/// What was done, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// The hash of the manifest, which has the hashes of all files.
    pub manifest: [u8; 32],
    /// A hash of what the system tells of the files, where it tells enough.
    pub traces: Option<[u8; 32]>,
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
            PublishError::Io { path, error } => write!(f, "{} cannot be written: {error}", path.display()),
        }
    }
}

impl std::error::Error for PublishError {}

/// The file by which a run holds the folder.
const LOCK: &str = ".aikyn-lock";

type Result<T> = std::result::Result<T, PublishError>;

/// Gives an error of the disk the path it happened at.
fn at(path: &Path) -> impl FnOnce(io::Error) -> PublishError + '_ {
    move |error| PublishError::Io { path: path.to_owned(), error }
}

/// A finished file, beside what is published.
struct Item<'i> {
    path: &'i OutPath,
    bytes: &'i [u8],
    hash: u64,
    /// The published file, if it holds the same bytes already.
    seen: Option<Trace>,
}

impl Item<'_> {
    /// Whether it has to be written.
    fn is_new(&self) -> bool {
        self.seen.is_none()
    }
}

/// Brings a folder to hold exactly these files, beside what others put there: at once where the disk can, so that whoever
/// looks finds the old site or the new one.
pub fn publish(artifacts: &Clean<Artifacts>, target: &Target) -> Result<Report> {
    let artifacts = artifacts.value();
    let output = refuse::checked(target)?;
    stage::recover(&output)?;
    write::folders(&output).map_err(at(&output))?;
    let _lock = lock(&output)?;
    stage::clear(&output)?;
    let before = Manifest::read(&output)?;
    let standing = Standing::of(&output)?;
    if !standing.is_empty() {
        refuse::links_inside(&standing, target, artifacts)?;
        refuse::foreign_files(&output, target, artifacts, &before)?;
        write::clear_leftovers(&output, &standing)?;
    }
    let item = |(path, bytes)| {
        let (path, bytes): (&OutPath, &Arc<[u8]>) = (path, bytes);
        let there = standing.has(Kind::File, path.as_str());
        let seen = if there { write::same(&output.join(path.as_str()), bytes) } else { None };
        Item { path, bytes, hash: manifest::hash(bytes), seen }
    };
    let items: Vec<Item> = artifacts.par_iter().map(item).collect();
    let gone: Vec<&str> =
        before.names().filter(|name| OutPath::new(name).is_none_or(|path| !artifacts.contains_key(&path))).collect();
    let after = Manifest::of(&items);
    let text = after.to_text();
    let written = items.iter().filter(|item| item.is_new()).count();
    if written > 0 || after != before {
        let change =
            Change { items: &items, artifacts, standing: &standing, before: &before, after: &after, text: &text };
        if !stage::swap(&output, &change)? {
            write::in_place(&output, &change, &gone)?;
        }
    }
    let manifest = *blake3::hash(text.as_bytes()).as_bytes();
    let traces = Traces::left(&output, &items).and_then(|traces| traces.hash());
    Ok(Report { written, unchanged: items.len() - written, removed: gone.len(), manifest, traces })
}

/// Holds the folder for this run; the system lets go of it when the run ends, however it ends.
fn lock(output: &Path) -> Result<fs::File> {
    let path = output.join(LOCK);
    let file = fs::File::options().create(true).truncate(false).write(true).open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(PublishError::Locked { output: output.to_owned() }),
        Err(fs::TryLockError::Error(error)) => Err(at(&path)(error)),
    }
}
