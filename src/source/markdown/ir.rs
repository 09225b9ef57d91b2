//! The intermediate representation of a body: a flat sequence of nodes.
//!
//! All decisions about safety are already taken. Nodes nest by `Open` and `Close` instead of by
//! containment, so deep nesting cannot overflow the stack. Their text is in one buffer, unescaped.
//! Nodes are small, because a site has about a hundred thousand of them.

use super::reference::{Reference, Relative};
use super::resolver::AlertKind;

/// One node of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Open(Tag),
    /// Closes the innermost open tag.
    Close,
    /// Text with typography applied.
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
    /// The `nth` reference to a footnote, counted from 1.
    FootnoteReference {
        footnote: usize,
        nth: usize,
    },
    Image(Box<Image>),
    /// An image alone in its paragraph, with its title as the caption.
    Figure(Box<Image>),
    /// A link with the record's own name as its text.
    RecordName(Box<Reference>),
    /// A record alone in its paragraph.
    RecordCard(Box<Reference>),
}

impl Node {
    /// Returns whether the node refers to a record, image or address of the site.
    pub(super) fn is_site_link(&self) -> bool {
        match self {
            Node::Image(_) | Node::Figure(_) | Node::RecordName(_) | Node::RecordCard(_) => true,
            Node::Open(Tag::Link(link)) => matches!(link.target, Target::Record(_) | Target::Relative(_)),
            _ => false,
        }
    }
}

/// A container of other nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    /// The index of a heading of the body.
    Heading(usize),
    /// A block quote. In a quotation, `Attribution` is the last child.
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
    /// Text in another language, with its BCP 47 code.
    LangSpan(Box<str>),
    Link(Box<Link>),
}

/// A range of the body's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextRange {
    start: u32,
    end: u32,
}

/// A code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CodeBlock {
    pub language: String,
    pub code: String,
}

/// A link with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub target: Target,
    pub title: String,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Record(Reference),
    Relative(Relative),
    /// An external URL, percent-encoded.
    External(String),
}

/// An image of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Image {
    pub address: Relative,
    pub alt: String,
    pub title: String,
}

/// The alignment of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Unset,
    Start,
    Center,
    End,
}

impl Tag {
    /// Returns whether the tag is a block element.
    pub(super) fn is_block(&self) -> bool {
        !matches!(self, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::LangSpan(_) | Tag::Link(_))
    }
}

impl TextRange {
    /// Returns the range from `start` to the end of `text`.
    pub(super) fn from_start(start: usize, text: &str) -> Self {
        // Never saturates: files are limited to 10 MB, and typography adds at most two characters
        // per dash.
        let offset = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        Self { start: offset(start), end: offset(text.len()) }
    }

    /// Returns the text of the range in the text of the body.
    pub(super) fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Returns whether the range is empty.
    pub(super) fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the range without leading characters of a set.
    pub(super) fn trim_start_matches(self, chars: &[char], text: &str) -> Self {
        let words = self.slice(text);
        let rest = words.trim_start_matches(chars);
        Self { start: self.end - u32::try_from(rest.len()).unwrap_or_default(), ..self }
    }
}

impl Node {
    /// Returns whether the node has visible output of its own. `text` is the text of the body.
    pub(super) fn is_visible(&self, text: &str) -> bool {
        match self {
            Node::Open(_) | Node::Close | Node::SoftBreak | Node::HardBreak => false,
            Node::Text(words) => !words.slice(text).trim().is_empty(),
            _ => true,
        }
    }
}
