//! Inline content between two block borders: text, emphasis, links, images.
//!
//! Raw HTML, disallowed destinations and images without alternative text are reported and left out, and the text around
//! them stays. Typography and language spans come later, when all inlines of the block are known.

mod buffer;
mod event;
mod link;

use std::ops::Range;

use super::ir::Node;

pub(super) use buffer::InlineBuffer;

/// A step of a run.
#[derive(Debug, Clone)]
pub(super) enum Inline {
    /// Words that stand in the file as they are.
    Source(Range<usize>),
    /// Words that stand in it in another form: `&amp;`.
    Decoded(String),
    /// Words that typography may not change: an address.
    Verbatim(String),
    Node(Node),
}

impl Inline {
    /// Something that shows nothing.
    pub(super) const NOTHING: Inline = Inline::Verbatim(String::new());

    /// The words that typography may change.
    pub fn words<'w>(&'w self, text: &'w str) -> Option<&'w str> {
        match self {
            Inline::Source(range) => Some(&text[range.clone()]),
            Inline::Decoded(words) => Some(words),
            Inline::Verbatim(_) | Inline::Node(_) => None,
        }
    }

    /// Whether a reader sees anything of it.
    pub fn is_visible(&self, text: &str) -> bool {
        match self {
            // The words of a piece are not set yet, so there is none among bits.
            Inline::Node(node) => node.is_visible(""),
            Inline::Verbatim(words) => !words.trim().is_empty(),
            _ => self.words(text).is_some_and(|words| !words.trim().is_empty()),
        }
    }
}
