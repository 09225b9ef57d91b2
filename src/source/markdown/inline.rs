//! Inline content between two block borders: text, emphasis, links, images.
//!
//! Raw HTML, disallowed destinations and images without alternative text are reported and left out,
//! and the text around them stays. Typography and language spans come later, when all inlines of
//! the block are known.

mod buffer;
mod event;
mod link;

use std::ops::Range;

use super::ir::Node;

pub(super) use buffer::InlineBuffer;

/// One element of inline content.
#[derive(Debug, Clone)]
pub(super) enum Inline {
    /// Text that is in the file verbatim.
    Source(Range<usize>),
    /// Text that the file has in another form: `&amp;`.
    Decoded(String),
    /// Text that typography must not change, such as a URL.
    Verbatim(String),
    Node(Node),
}

impl Inline {
    /// An inline without output, as a placeholder.
    pub(super) const NOTHING: Inline = Inline::Verbatim(String::new());

    /// Returns the text that typography may change.
    pub(super) fn words<'w>(&'w self, text: &'w str) -> Option<&'w str> {
        match self {
            Inline::Source(range) => Some(&text[range.clone()]),
            Inline::Decoded(words) => Some(words),
            Inline::Verbatim(_) | Inline::Node(_) => None,
        }
    }

    /// Returns whether the inline has visible output.
    pub(super) fn is_visible(&self, text: &str) -> bool {
        match self {
            // Nodes among inlines hold no text yet, so the text of the body is not needed.
            Inline::Node(node) => node.is_visible(""),
            Inline::Verbatim(words) => !words.trim().is_empty(),
            _ => self.words(text).is_some_and(|words| !words.trim().is_empty()),
        }
    }
}
