//! The inputs of a build as one value: source files, time and settings.
//!
//! [`scan`] and [`Scanner`] are the only readers of the disk. They recognize source files by name
//! alone and know nothing of their meaning. A file that cannot be read is kept with the reason, so
//! that all such files are reported together.

mod cached_file;
mod reader;
mod rescan;
mod scan;
mod walk;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::str::Utf8Error;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::foundation::diagnostics::{Diagnostic, FileError, Problem};
use crate::foundation::span::{Location, SourcePath};

pub use reader::Reader;
pub use rescan::Scanner;
pub use scan::scan;
pub use walk::link_targets;

/// Decodes UTF-8. Valid text is recognized by a fast path with SIMD.
///
/// # Errors
///
/// Returns the position of the first invalid byte.
pub fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes))
}

/// Decodes a file as UTF-8. Returns a diagnostic at the first byte that is invalid, or is NUL.
pub fn decode<'b>(path: &SourcePath, bytes: &'b [u8]) -> Result<&'b str, Diagnostic> {
    let (at, problem) = match utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => return Ok(text),
            Some(at) => (at, Problem::NulByte),
        },
        Err(error) => {
            let at = error.valid_up_to();
            (at, Problem::InvalidEncoding { byte: bytes.get(at).copied().unwrap_or_default() })
        }
    };
    Err(Diagnostic::new(Location::span(path, (at..at + 1).into()), problem))
}

/// Everything that a build depends on.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The files of `content/` and `themes/`, by path relative to the root.
    pub files: BTreeMap<SourcePath, Entry>,
    pub now: Now,
    pub settings: Settings,
}

/// The contents of a file, or the reason why it cannot be read.
#[derive(Debug, Clone, Eq)]
pub enum Entry {
    File(Arc<[u8]>),
    Unreadable(FileError),
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // In a preview nearly all files share their bytes with the last scan.
            (Entry::File(one), Entry::File(another)) => Arc::ptr_eq(one, another) || one == another,
            (Entry::Unreadable(one), Entry::Unreadable(another)) => one == another,
            _ => false,
        }
    }
}

/// The time by which past and future are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// A date and time in the site's time zone, as given on the command line.
    Local(DateTime),
    /// The time of a clock.
    Instant(Timestamp),
}

impl Now {
    /// Returns the local time in a zone.
    pub fn in_zone(&self, zone: &TimeZone) -> DateTime {
        match self {
            Now::Local(local) => *local,
            Now::Instant(instant) => zone.to_datetime(*instant),
        }
    }
}

/// The local times between which the same sources give the same site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validity {
    /// The name of the site's time zone.
    pub zone: String,
    pub from: DateTime,
    /// Excluded.
    pub until: DateTime,
}

/// The options of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Settings {
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish also what has a `publish_at` in the future.
    pub future: bool,
    /// The address of the site, instead of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Links name `index.html`.
    pub portable: bool,
    /// Draw most share cards only when they are requested, as the preview does.
    pub lazy_cards: bool,
}

impl Inputs {
    /// Creates inputs without files.
    pub fn new(now: Now) -> Self {
        Self { files: BTreeMap::new(), now, settings: Settings::default() }
    }

    /// Adds or replaces a file.
    pub fn with(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.into(), Entry::File(bytes.as_ref().into()));
        self
    }

    /// Removes a file.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// Returns the contents of a file, or `None` if it does not exist or cannot be read.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.files.get(path) {
            Some(Entry::File(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// Returns the files whose paths start with `start`, in order.
    pub fn files_under<'i>(&'i self, start: &'i str) -> impl Iterator<Item = (&'i SourcePath, &'i Entry)> {
        let from = (Bound::Included(start), Bound::Unbounded);
        self.files.range::<str, _>(from).take_while(move |(path, _)| path.starts_with(start))
    }
}
