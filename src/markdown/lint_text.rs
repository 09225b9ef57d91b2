//! The words of a body with their places, for those who read them and not print them: the language and fact checks.
//!
//! What is gathered here is what an author wrote as words. Code, pictures and records' own names are one sign each, and
//! no typography is applied, so every letter still stands at a place of the file.

use crate::note::Kind;
use crate::span::{Draft, OBJECT, Outline, Span};

use super::inline::Inline;
use super::ir::{Node, Tag, Target};

/// The words of a body.
#[derive(Debug, Clone, Default)]
pub struct LintText {
    /// In the order of the file.
    pub blocks: Vec<Block>,
    /// Addresses of links that are facts by themselves: `mailto:` and `tel:`, without the scheme.
    pub contacts: Vec<String>,
    /// Records that are printed by their own name, as a link or as a card, whatever that shows.
    pub named: Vec<(Kind, String)>,
}

/// The places of the words of one paragraph, heading, item or cell.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: BlockKind,
    pub outline: Outline,
    /// The runs of the words in another language, by its code: `[текст]{lang=ru}`.
    pub foreign: Box<[(std::ops::Range<usize>, String)]>,
}

/// What holds the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, an item of a list, a cell of a table.
    Paragraph,
    Heading,
    /// A cell in the first row of a table.
    TableHead,
}

impl LintText {
    /// Adds the words of a finished run.
    pub(super) fn add(&mut self, kind: BlockKind, inlines: &[Inline]) {
        let mut outline = Draft::default();
        let mut foreign = Vec::new();
        // For each open tag, where its foreign words began and in which language.
        let mut open: Vec<Option<(usize, &str)>> = Vec::new();
        let mut place = 0;
        for inline in inlines {
            match inline {
                Inline::Source(range) => {
                    outline.push(range.clone());
                    place = range.end;
                }
                Inline::Verbatim(words) if words.is_empty() => {}
                Inline::Verbatim(_) => outline.push_other(OBJECT.encode_utf8(&mut [0; 4]), Span::new(place, place)),
                Inline::Decoded(words) => outline.push_other(words, Span::new(place, place)),
                Inline::Node(node) => {
                    match node {
                        Node::Open(Tag::LangSpan(code)) => open.push(Some((outline.len(), code))),
                        Node::Open(tag) => {
                            if let Tag::Link(link) = tag
                                && let Target::External(address) = &link.target
                            {
                                self.contact(address);
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
                    if let Some(sign) = sign(node) {
                        outline.push_other(sign.encode_utf8(&mut [0; 4]), Span::new(place, place));
                    }
                }
            }
        }
        self.blocks.push(Block { kind, outline: outline.finish(), foreign: foreign.into() });
    }

    /// Gives back what was kept for more.
    pub(super) fn finish(mut self) -> Self {
        self.blocks.shrink_to_fit();
        self
    }

    fn contact(&mut self, address: &str) {
        let contact = address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:"));
        self.contacts.extend(contact.map(|contact| contact.split('?').next().unwrap_or(contact).to_owned()));
    }
}

/// What a piece is among words.
fn sign(node: &Node) -> Option<char> {
    match node {
        Node::SoftBreak | Node::HardBreak => Some('\n'),
        Node::Code(_) | Node::Image(_) | Node::RecordName(_) => Some(OBJECT),
        _ => None,
    }
}
