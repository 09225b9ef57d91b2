//! The text of a body with source positions, for the lint rules.
//!
//! Holds the prose of the author. Code, images and record names become one object replacement
//! character each. Typography is not applied, so every character maps to a position in the file.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::span::{OBJECT, SourceMap, SourceMapBuilder, Span};

use super::inline::Inline;
use super::ir::{Node, Tag, Target};

/// The text of a body.
#[derive(Debug, Clone, Default)]
pub struct LintText {
    /// The blocks in file order.
    pub blocks: Vec<Block>,
    /// The addresses of `mailto:` and `tel:` links, without the scheme.
    pub contacts: Vec<String>,
    /// The records that are rendered by their own name, linked or as a card.
    pub named: Vec<(RecordKind, String)>,
}

/// The text of one paragraph, heading, list item or table cell.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: BlockKind,
    pub outline: SourceMap,
    /// The ranges in another language, with its code: `[текст]{lang=ru}`.
    pub foreign: Box<[(std::ops::Range<usize>, String)]>,
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, list item or table cell.
    Paragraph,
    Heading,
    /// A cell in the first row of a table.
    TableHead,
}

impl LintText {
    /// Adds a complete block.
    pub(super) fn add(&mut self, kind: BlockKind, inlines: &[Inline]) {
        let mut outline = SourceMapBuilder::default();
        let mut foreign = Vec::new();
        // For each open tag, the start and the language of its text if it is a language span.
        let mut open: Vec<Option<(usize, &str)>> = Vec::new();
        let mut position = 0;
        for inline in inlines {
            match inline {
                Inline::Source(range) => {
                    outline.push(range.clone());
                    position = range.end;
                }
                Inline::Verbatim(words) if words.is_empty() => {}
                Inline::Verbatim(_) => {
                    outline.push_other(OBJECT.encode_utf8(&mut [0; 4]), Span::new(position, position))
                }
                Inline::Decoded(words) => outline.push_other(words, Span::new(position, position)),
                Inline::Node(node) => {
                    match node {
                        Node::Open(Tag::LangSpan(code)) => open.push(Some((outline.len(), code))),
                        Node::Open(tag) => {
                            if let Tag::Link(link) = tag
                                && let Target::External(address) = &link.target
                            {
                                self.add_contact(address);
                            }
                            open.push(None);
                        }
                        Node::Close => {
                            if let Some((start, code)) = open.pop().flatten() {
                                foreign.push((start..outline.len(), code.to_owned()));
                            }
                        }
                        Node::RecordName(reference) => self.named.push((reference.kind, reference.id.clone())),
                        _ => {}
                    }
                    if let Some(c) = replacement(node) {
                        outline.push_other(c.encode_utf8(&mut [0; 4]), Span::new(position, position));
                    }
                }
            }
        }
        self.blocks.push(Block { kind, outline: outline.finish(), foreign: foreign.into() });
    }

    /// Frees unused capacity.
    pub(super) fn finish(mut self) -> Self {
        self.blocks.shrink_to_fit();
        self
    }

    fn add_contact(&mut self, address: &str) {
        let contact = address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:"));
        self.contacts.extend(contact.map(|contact| contact.split('?').next().unwrap_or(contact).to_owned()));
    }
}

/// Returns the character that replaces a node.
fn replacement(node: &Node) -> Option<char> {
    match node {
        Node::SoftBreak | Node::HardBreak => Some('\n'),
        Node::Code(_) | Node::Image(_) | Node::RecordName(_) => Some(OBJECT),
        _ => None,
    }
}
