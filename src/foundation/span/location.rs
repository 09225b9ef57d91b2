//! A file and a byte range in it.

use std::ops::Range;
use std::sync::Arc;

/// A half-open byte range in one file: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// Creates the range `start..end`, or an empty one if `end` is less than `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Moves the range by `offset` bytes, as from a front matter to its file.
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A value and its byte range in the source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Located<T> {
    /// Creates a value with its byte range.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// The path of a source file relative to the site root, with `/` as separator.
pub type SourcePath = Arc<str>;

/// The location of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub path: SourcePath,
    pub at: Position,
}

/// A position within a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// The whole file, shown as its first line.
    File,
    /// A byte range.
    Span(Span),
    /// A line and a column, both from 1.
    ///
    /// Tera reports them instead of byte offsets.
    LineColumn(usize, usize),
}

impl Location {
    /// Returns the location of a whole file.
    pub fn file(path: &SourcePath) -> Self {
        Self { path: path.clone(), at: Position::File }
    }

    /// Returns the location of a byte range.
    pub fn span(path: &SourcePath, span: Span) -> Self {
        Self { path: path.clone(), at: Position::Span(span) }
    }

    /// Removes `bytes` bytes at both ends of the range, such as quotation marks.
    pub fn inner(self, bytes: usize) -> Self {
        match self.at {
            Position::Span(Span { start, end }) => {
                Self { at: Position::Span(Span::new(start + bytes, end.saturating_sub(bytes))), ..self }
            }
            _ => self,
        }
    }
}
