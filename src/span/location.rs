//! Where something was written: a file and a run of bytes in it.

use std::ops::Range;
use std::sync::Arc;

/// A run of bytes in one file: from `start` up to, but without, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The run from `start` up to, but without, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The same run, counted from a place `offset` bytes earlier: a front matter's span, seen from its file's start.
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A value and the place in its file where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Located<T> {
    /// A value that stands at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A file, by its path relative to the site's root, with `/` between the parts on every system.
pub type SourcePath = Arc<str>;

/// Where a note points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub path: SourcePath,
    pub at: At,
}

/// The spot within a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as such; shown as its first line.
    File,
    /// A run of bytes.
    Span(Span),
    /// A line and a column, both from 1, where the teller knows no bytes (a template engine).
    LineColumn(usize, usize),
}

impl Place {
    /// A file as such.
    pub fn file(path: &SourcePath) -> Self {
        Self { path: path.clone(), at: At::File }
    }

    /// A run of bytes in a file.
    pub fn span(path: &SourcePath, span: Span) -> Self {
        Self { path: path.clone(), at: At::Span(span) }
    }

    /// The same place without so many bytes at either end: what stands inside quotation marks.
    pub fn inner(self, bytes: usize) -> Self {
        match self.at {
            At::Span(Span { start, end }) => {
                Self { at: At::Span(Span::new(start + bytes, end.saturating_sub(bytes))), ..self }
            }
            _ => self,
        }
    }
}
