//! What a body is made of once it is read: a flat row of pieces, with every decision about safety already taken.
//!
//! Pieces nest by `Open` and `Close` and not by containment, so that no depth of nesting can exhaust a stack. They hold
//! plain text, not yet escaped.

use super::{AlertKind, Reference, Relative};

/// One step of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Open(Tag),
    /// Ends what was opened last.
    Close,
    /// Words, set as they are to be printed.
    Text(String),
    Code(String),
    CodeBlock {
        language: String,
        code: String,
    },
    SoftBreak,
    HardBreak,
    Rule,
    Checkbox {
        checked: bool,
        label: String,
    },
    /// The `nth` mark, from 1, that leads to a footnote.
    FootnoteMark {
        footnote: usize,
        nth: usize,
    },
    Image(Image),
    /// A picture alone in its paragraph, with its title for a caption.
    Figure(Image),
    /// A record's own name.
    Name(Reference),
    /// A record alone in its paragraph.
    Card(Reference),
}

/// What holds other pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    /// One of the body's headings.
    Heading(usize),
    /// A block quote; when it is a quotation, `Speaker` is the last thing in it.
    Quote {
        quotation: bool,
    },
    Speaker,
    Alert(AlertKind),
    List {
        start: Option<u64>,
    },
    Item {
        task: bool,
    },
    Terms,
    Term,
    Explanation,
    Table,
    TableHead,
    TableBody,
    TableRow,
    TableCell {
        heading: bool,
        align: Align,
    },
    Emphasis,
    Strong,
    Strikethrough,
    /// Words of another language, by its code.
    Foreign(String),
    Link {
        target: Target,
        title: String,
    },
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Record(Reference),
    Relative(Relative),
    /// An address elsewhere, fit to be printed.
    Outside(String),
}

/// A picture within the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Image {
    pub address: Relative,
    pub alt: String,
    pub title: String,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Unsaid,
    Start,
    Center,
    End,
}

impl Tag {
    /// Whether this begins a line of its own.
    pub fn is_block(&self) -> bool {
        !matches!(self, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Foreign(_) | Tag::Link { .. })
    }
}

impl Piece {
    /// Whether a reader sees anything of this piece by itself.
    pub fn is_visible(&self) -> bool {
        match self {
            Piece::Open(_) | Piece::Close | Piece::SoftBreak | Piece::HardBreak => false,
            Piece::Text(text) => !text.trim().is_empty(),
            _ => true,
        }
    }
}
