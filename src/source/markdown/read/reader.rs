//! The state of the parser between two events.

use std::ops::Range;

use crate::foundation::span::Span;

use super::super::heading::PendingHeading;
use super::super::inline::InlineBuffer;
use super::super::ir::Node;
use super::super::lint_text::LintText;
use super::super::source::BodySource;
use super::super::table::TableState;
use super::super::typography::Typesetter;

pub(super) struct BodyReader<'a> {
    pub(super) source: &'a BodySource<'a>,
    pub(super) inlines: InlineBuffer<'a>,
    pub(super) typesetter: Typesetter,
    pub(super) nodes: Vec<Node>,
    /// The nodes of each block that a footnote definition interrupts.
    pub(super) suspended: Vec<Vec<Node>>,
    pub(super) blocks: Vec<Block>,
    pub(super) table: TableState,
    pub(super) headings: Vec<PendingHeading>,
    pub(super) lint_text: LintText,
}

/// An open block, with the state that its end needs.
pub(super) enum Block {
    Plain,
    /// A list item, with the index of its opening node.
    Item(usize),
    /// A block quote: the indexes of its opening node and of the possible attribution.
    Quote {
        open: usize,
        attribution: Option<usize>,
    },
    /// A footnote: its name, and the span of its definition.
    Footnote(String, Span),
    Code {
        language: String,
        code: String,
    },
}

impl<'a> BodyReader<'a> {
    /// Creates a reader of the events of `parsed`, in which the names at `names` are replaced.
    pub(super) fn new(source: &'a BodySource<'a>, parsed: &'a str, names: &'a [Range<usize>]) -> Self {
        Self {
            source,
            inlines: InlineBuffer::new(source, parsed, names),
            typesetter: Typesetter::new(source.lang, source.body.len()),
            nodes: Vec::new(),
            suspended: Vec::new(),
            blocks: Vec::new(),
            table: TableState::default(),
            headings: Vec::new(),
            lint_text: LintText::default(),
        }
    }
}
