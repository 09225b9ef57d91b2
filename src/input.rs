//! The outside world as one value: the files of the site, the time, and the wishes of whoever builds it.
//!
//! `scan` is the only reader of the disk. It knows which files belong to a site by their names alone, and nothing of
//! what they mean. A file that cannot be had is kept with the reason, so that all such files are told of together.

mod cached_file;
mod reader;
mod rescan;
mod scan;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::str::Utf8Error;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::note::{FileFault, Note, Problem};
use crate::span::{Place, SourcePath};

pub use reader::Reader;
pub use rescan::Scanner;
pub use scan::scan;

/// Bytes as text, or where they stop being one. Every file is asked, and each takes a moment.
pub fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes))
}

/// Decodes a file as UTF-8. Returns a diagnostic at the first byte that is invalid, or is NUL.
pub fn decode<'b>(path: &SourcePath, bytes: &'b [u8]) -> Result<&'b str, Note> {
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
    Err(Note::new(Place::span(path, (at..at + 1).into()), problem))
}

/// Everything a build depends on.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The files of `content/` and `themes/`, by path relative to the root.
    pub files: BTreeMap<SourcePath, Entry>,
    pub now: Now,
    pub settings: Settings,
}

/// A file, or why it cannot be had.
#[derive(Debug, Clone, Eq)]
pub enum Entry {
    File(Arc<[u8]>),
    Fault(FileFault),
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // Of a site that is read again and again, nearly all bytes are those of the last time.
            (Entry::File(one), Entry::File(another)) => Arc::ptr_eq(one, another) || one == another,
            (Entry::Fault(one), Entry::Fault(another)) => one == another,
            _ => false,
        }
    }
}

/// The time that decides what is past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// A day and time in the site's own time zone, as somebody typed it.
    Local(DateTime),
    /// A moment, as a clock tells it.
    Instant(Timestamp),
}

impl Now {
    /// The local time in a zone.
    pub fn in_zone(&self, zone: &TimeZone) -> DateTime {
        match self {
            Now::Local(local) => *local,
            Now::Instant(instant) => zone.to_datetime(*instant),
        }
    }
}

/// How long equal sources give an equal site: the local time from which on, and up to but without which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lasting {
    /// The name of the site's time zone.
    pub zone: String,
    pub from: DateTime,
    pub until: DateTime,
}

/// What whoever builds the site asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Settings {
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish also what has a `publish_at` still to come.
    pub future: bool,
    /// Where the site will stand, instead of the address in `site.yaml`.
    pub base_url: Option<String>,
    /// Links name `index.html`.
    pub portable: bool,
    /// Leave the cards of most pages undrawn: whoever asks for one waits a moment for it, and nobody for all of them.
    pub draw_later: bool,
}

impl Inputs {
    /// A world without files.
    pub fn new(now: Now) -> Self {
        Self { files: BTreeMap::new(), now, settings: Settings::default() }
    }

    /// The same world with a file.
    pub fn with(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.into(), Entry::File(bytes.as_ref().into()));
        self
    }

    /// The same world without a file.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.files.get(path) {
            Some(Entry::File(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The files whose paths begin so, in order.
    pub fn files_under<'i>(&'i self, start: &'i str) -> impl Iterator<Item = (&'i SourcePath, &'i Entry)> {
        let from = (Bound::Included(start), Bound::Unbounded);
        self.files.range::<str, _>(from).take_while(move |(path, _)| path.starts_with(start))
    }
}
