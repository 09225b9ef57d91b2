//! Errors and warnings of an import.

use std::fmt;

/// An error that prevents the conversion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The file is not a Word file.
    NotWord,
    /// The file is from before Word 2007, or encrypted.
    OldOrLocked,
    /// The file exceeds the limits.
    TooLarge,
    /// A part of the file is missing or invalid.
    Broken(String),
    /// The file has no text.
    Empty,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::NotWord => f.write_str("not a Word file"),
            ImportError::OldOrLocked => f.write_str("from before Word 2007, or encrypted"),
            ImportError::TooLarge => f.write_str("too large"),
            ImportError::Broken(part) => write!(f, "missing or invalid part {part}"),
            ImportError::Empty => f.write_str("no text"),
        }
    }
}

impl std::error::Error for ImportError {}

/// Something that the author should check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportWarning {
    /// The number of tracked deletions, which were left out.
    Deleted(usize),
    /// The number of tracked insertions, which were kept.
    Inserted(usize),
    /// An image in a format that browsers do not support.
    PictureLeft(String),
    /// An image without alternative text.
    PictureWithoutText(String),
    /// The number of footnotes and endnotes, which were left out.
    NotesLeft(usize),
    /// The title was in capitals, so names may have lost theirs.
    Capitals,
    /// The title is a guess: the first words of the text.
    TitleUnsure,
    /// No full date was found, so the release has today's date.
    DateUnsure,
    /// The place could not be separated from the rest of its line.
    PlaceUnsure(String),
    /// The contacts belong to a known person, whose id is now in the front matter.
    ContactMoved(String),
    /// The contacts belong to no single known person, and stay in the text.
    ContactsLeft,
}
