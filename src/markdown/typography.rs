//! Sets the words of a run: quotation marks, dashes and spaces, each word with its neighbours across all markup.
//!
//! Code, addresses and the words of languages that Aikyn does not write stay as they are.

use crate::lang::Lang;
use crate::text::{Typographer, split_addresses};

use super::inline::Inline;
use super::ir::{Node, Tag, TextRange};

/// Stands for something that is seen and is no word: a picture, an address.
const OBJECT: char = '\u{fffc}';

/// Sets one body from its start to its end, since quotation marks pair up over all of it.
pub(super) struct Typesetter {
    typographer: Typographer,
    lang: Lang,
    /// The words that were set.
    text: String,
}

impl Typesetter {
    /// A setter of a body of about so many bytes.
    pub fn new(lang: Lang, length: usize) -> Self {
        Self { typographer: Typographer::new(lang), lang, text: String::with_capacity(length + length / 32) }
    }

    /// The words that were set so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All words that were set.
    pub fn into_text(self) -> Box<str> {
        self.text.into_boxed_str()
    }

    /// Sets a run. Every bit becomes one piece.
    pub fn set(&mut self, inlines: Vec<Inline>, text: &str) -> Vec<Node> {
        let neighbours = neighbours(&inlines, text);
        // The language of each open tag, or none where it is not one of ours.
        let mut spoken: Vec<Option<Lang>> = vec![Some(self.lang)];
        let mut nodes = Vec::with_capacity(inlines.len());
        for (inline, (before, after)) in inlines.into_iter().zip(neighbours) {
            let now = spoken.last().copied().flatten();
            if let (Some(words), Some(_)) = (inline.words(text), now) {
                let start = self.text.len();
                self.words(words, before, after);
                nodes.push(Node::Text(TextRange::from_start(start, &self.text)));
                continue;
            }
            let node = match inline {
                Inline::Source(range) => Node::Text(self.keep(&text[range])),
                Inline::Decoded(words) | Inline::Verbatim(words) => Node::Text(self.keep(&words)),
                Inline::Node(node) => node,
            };
            match &node {
                Node::Open(Tag::LangSpan(code)) => spoken.push(Lang::from_code(code.split('-').next().unwrap_or(code))),
                Node::Open(_) => spoken.push(now),
                Node::Close => drop(spoken.pop()),
                _ => {}
            }
            if let Some(lang) = spoken.last().copied().flatten() {
                self.typographer.speak(lang);
            }
            nodes.push(node);
        }
        nodes
    }

    /// Takes words as they are.
    fn keep(&mut self, words: &str) -> TextRange {
        let start = self.text.len();
        self.text.push_str(words);
        TextRange::from_start(start, &self.text)
    }

    fn words(&mut self, words: &str, before: Option<char>, after: Option<char>) {
        let parts = split_addresses(words);
        for (place, &(part, is_address)) in parts.iter().enumerate() {
            if is_address {
                self.text.push_str(part);
                continue;
            }
            // Two parts side by side are never both words: the neighbour is an address.
            let before = if place == 0 { before } else { Some(OBJECT) };
            let after = if place + 1 == parts.len() { after } else { Some(OBJECT) };
            self.typographer.set(part, before, after, &mut self.text);
        }
    }
}

/// What stands before each bit and after it, whatever markup stands between.
fn neighbours(inlines: &[Inline], text: &str) -> Vec<(Option<char>, Option<char>)> {
    let edges: Vec<_> = inlines.iter().map(|inline| edges(inline, text)).collect();
    let mut last = None;
    let mut neighbours: Vec<_> = edges
        .iter()
        .map(|edges| {
            let before = last;
            last = edges.map_or(last, |(_, edge)| Some(edge));
            (before, None)
        })
        .collect();
    let mut next = None;
    for (edges, (_, after)) in edges.iter().zip(&mut neighbours).rev() {
        *after = next;
        next = edges.map_or(next, |(edge, _)| Some(edge));
    }
    neighbours
}

/// The first and the last character of what a reader sees of a bit.
fn edges(inline: &Inline, text: &str) -> Option<(char, char)> {
    let words = match inline {
        Inline::Node(Node::Code(words)) => words,
        Inline::Verbatim(address) => return (!address.is_empty()).then_some((OBJECT, OBJECT)),
        Inline::Node(Node::SoftBreak | Node::HardBreak) => return Some(('\n', '\n')),
        Inline::Node(Node::Image(_) | Node::RecordName(_)) => return Some((OBJECT, OBJECT)),
        _ => inline.words(text)?,
    };
    words.chars().next().zip(words.chars().next_back())
}
