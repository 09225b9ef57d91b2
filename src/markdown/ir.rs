//! What a body is made of once it is read: a flat row of pieces, with every decision about safety already taken.
//!
//! Pieces nest by `Open` and `Close` and not by containment, so that no depth of nesting can exhaust a stack. The words of
//! all stand in one text, in plain, not yet escaped; a site has a hundred thousand pieces, so each is small.

use super::reference::{Reference, Relative};
use super::resolver::AlertKind;

/// One step of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Open(Tag),
    /// Ends what was opened last.
    Close,
    /// Words, set as they are to be printed.
    Text(TextRange),
    Code(Box<str>),
    CodeBlock(Box<CodeBlock>),
    SoftBreak,
    HardBreak,
    Rule,
    Checkbox {
        checked: bool,
        label: Box<str>,
    },
    /// The `nth` mark, from 1, that leads to a footnote.
    FootnoteReference {
        footnote: usize,
        nth: usize,
    },
    Image(Box<Image>),
    /// A picture alone in its paragraph, with its title for a caption.
    Figure(Box<Image>),
    /// A record's own name.
    RecordName(Box<Reference>),
    /// A record alone in its paragraph.
    RecordCard(Box<Reference>),
}

impl Node {
    /// Whether it leads to a record, a picture or another place of the site.
    pub fn is_site_link(&self) -> bool {
        match self {
            Node::Image(_) | Node::Figure(_) | Node::RecordName(_) | Node::RecordCard(_) => true,
            Node::Open(Tag::Link(link)) => matches!(link.target, Target::Record(_) | Target::Relative(_)),
            _ => false,
        }
    }
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
    Attribution,
    Alert(AlertKind),
    List {
        start: Option<u64>,
    },
    Item {
        task: bool,
    },
    DefinitionList,
    DefinitionTerm,
    Definition,
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
    LangSpan(Box<str>),
    Link(Box<Link>),
}

/// A run of the body's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextRange {
    start: u32,
    end: u32,
}

/// Code in lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CodeBlock {
    pub language: String,
    pub code: String,
}

/// A link, and what is shown when it is pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub target: Target,
    pub title: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Record(Reference),
    Relative(Relative),
    /// An address elsewhere, fit to be printed.
    External(String),
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
    Unset,
    Start,
    Center,
    End,
}

impl Tag {
    /// Whether this begins a line of its own.
    pub fn is_block(&self) -> bool {
        !matches!(self, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::LangSpan(_) | Tag::Link(_))
    }
}

impl TextRange {
    /// The words that were put into the text from `start` on.
    pub fn from_start(start: usize, text: &str) -> Self {
        // A file has ten megabytes at most, and typography adds a sign or two for each dash.
        let short = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self { start: short(start), end: short(text.len()) }
    }

    /// The words, in the text of their body.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same words without some at their start.
    pub fn trim_start_matches(self, signs: &[char], text: &str) -> Self {
        let words = self.slice(text);
        let rest = words.trim_start_matches(signs);
        Self { start: self.end - u32::try_from(rest.len()).unwrap_or_default(), ..self }
    }
}

impl Node {
    /// Whether a reader sees anything of this piece by itself; `text` are the words of the body.
    pub fn is_visible(&self, text: &str) -> bool {
        match self {
            Node::Open(_) | Node::Close | Node::SoftBreak | Node::HardBreak => false,
            Node::Text(words) => !words.slice(text).trim().is_empty(),
            _ => true,
        }
    }
}
