//! Errors and warnings of an import.

use std::fmt;

use jiff::civil::Date;

/// An error that prevents the conversion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The file is not a Word file.
    NotWord,
    /// The file has no bytes.
    EmptyFile,
    /// The end of the file is missing.
    Cut,
    /// The archive is damaged.
    Damaged,
    /// The file is from before Word 2007.
    OldFormat,
    /// The file is protected by a password.
    Encrypted,
    /// The file is in another format with this name.
    OtherFormat(&'static str),
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
            ImportError::EmptyFile => f.write_str("an empty file"),
            ImportError::Cut => f.write_str("cut off"),
            ImportError::Damaged => f.write_str("damaged"),
            ImportError::OldFormat => f.write_str("from before Word 2007"),
            ImportError::Encrypted => f.write_str("encrypted"),
            ImportError::OtherFormat(name) => write!(f, "a file of format {name}"),
            ImportError::TooLarge => f.write_str("too large"),
            ImportError::Broken(part) => write!(f, "missing or invalid part {part}"),
            ImportError::Empty => f.write_str("no text"),
        }
    }
}

impl std::error::Error for ImportError {}

/// A kind of content that a release does not take over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// A tracked deletion.
    Deleted,
    /// Text that is formatted as hidden.
    Hidden,
    /// The header or footer of pages.
    Header,
    /// A comment.
    Comment,
    /// The prompt of a control that is not filled in.
    Prompt,
    /// A table of contents.
    Contents,
    /// Text inside of a field code.
    FieldCode,
    /// Text in a cell that another cell covers.
    CoveredCell,
    /// A chart.
    Chart,
    /// A file inside of the file.
    Embedded,
    /// The label above a release: `ПРЕСС-РЕЛИЗ`.
    Label,
    /// A note that nothing refers to.
    UnusedNote,
    /// Struck-out text of the title.
    StruckTitle,
    /// The target of a link with a scheme that pages do not allow. The text of the link stays.
    LinkTarget,
}

/// Something that the author should check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportWarning {
    /// Texts that were left out.
    LeftOut(LeftOut, Vec<String>),
    /// The number of tracked insertions, which were kept.
    Inserted(usize),
    /// An image in a format that browsers do not support.
    PictureLeft(String),
    /// An image that is not in the file, with its address.
    PictureOutside(String),
    /// An image that has to be cropped or turned, but is damaged or too large for it.
    PictureUncropped(String),
    /// An image that is turned by an angle other than a right one.
    PictureTilted(String),
    /// An image that a shape other than a rectangle cuts in Word. The whole rectangle is imported.
    PictureShaped(String),
    /// An image without alternative text, which has the title for now.
    PictureWithoutText(String),
    /// A diagram, whose texts became paragraphs.
    Diagram(String),
    /// A character of a symbol font without a Unicode character: its font and code.
    UnknownSymbol(String),
    /// Raised or lowered text that has no Unicode characters.
    Raised(String),
    /// A field with a formula that was not understood.
    Formula(String),
    /// A table inside of a table, which became text of its cell.
    NestedTable(String),
    /// The footnote of the title, which became the last paragraph.
    TitleNote(String),
    /// The title was in capitals, so names may have lost theirs.
    Capitals,
    /// The title is a guess: the first words of the text.
    TitleUnsure,
    /// No full date was found, so the release has today's date.
    DateUnsure,
    /// A line that became the place and the date.
    DatelineMoved(String),
    /// A line whose date the release has. The line is still in the text.
    DateFromLine(String),
    /// A line that looks like a dateline, but has more or less than one. It is still in the text.
    LineKept(String),
    /// The date of the file differs from the date that the other language has.
    OtherDate(Date),
    /// A paragraph of contacts that became a reference to this person.
    ContactMoved { person: String, text: String },
    /// The contacts belong to no single known person, and stay in the text.
    ContactsLeft,
    /// The file has both languages. The second text begins with these words.
    TwoLanguages(String),
    /// The file may have both languages. These words are in the other one.
    OtherLanguage(String),
}
