//! Typography of inline content: quotation marks, dashes and spaces, with context across markup.
//!
//! Code, URLs and text in languages other than the site's stay unchanged.

use crate::foundation::lang::Lang;
use crate::foundation::span::OBJECT;
use crate::language::{Typographer, split_addresses};

use super::inline::Inline;
use super::ir::{Node, Tag, TextRange};

/// The typesetter of one body. Its state spans blocks, because quotation marks pair up across them.
pub(super) struct Typesetter {
    typographer: Typographer,
    lang: Lang,
    /// The output so far.
    text: String,
}

impl Typesetter {
    /// Creates a typesetter for a body of about `length` bytes.
    pub(super) fn new(lang: Lang, length: usize) -> Self {
        Self { typographer: Typographer::new(lang), lang, text: String::with_capacity(length + length / 32) }
    }

    /// Returns the output so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the whole output.
    pub(super) fn into_text(self) -> Box<str> {
        self.text.into_boxed_str()
    }

    /// Sets one block. Every inline becomes one node.
    pub(super) fn set(&mut self, inlines: Vec<Inline>, text: &str) -> Vec<Node> {
        let neighbours = neighbours(&inlines, text);
        // The language of each open tag, or `None` for a language without rules.
        let mut langs: Vec<Option<Lang>> = vec![Some(self.lang)];
        let mut nodes = Vec::with_capacity(inlines.len());
        for (inline, (before, after)) in inlines.into_iter().zip(neighbours) {
            let lang = langs.last().copied().flatten();
            if let (Some(words), Some(_)) = (inline.words(text), lang) {
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
                Node::Open(Tag::LangSpan(code)) => langs.push(Lang::from_code(code.split('-').next().unwrap_or(code))),
                Node::Open(_) => langs.push(lang),
                Node::Close => drop(langs.pop()),
                _ => {}
            }
            if let Some(lang) = langs.last().copied().flatten() {
                self.typographer.speak(lang);
            }
            nodes.push(node);
        }
        nodes
    }

    /// Appends text unchanged.
    fn keep(&mut self, words: &str) -> TextRange {
        let start = self.text.len();
        self.text.push_str(words);
        TextRange::from_start(start, &self.text)
    }

    fn words(&mut self, words: &str, before: Option<char>, after: Option<char>) {
        let parts = split_addresses(words);
        for (index, &(part, is_url)) in parts.iter().enumerate() {
            if is_url {
                self.text.push_str(part);
                continue;
            }
            // Two adjacent parts are never both text, so the neighbour is a URL.
            let before = if index == 0 { before } else { Some(OBJECT) };
            let after = if index + 1 == parts.len() { after } else { Some(OBJECT) };
            self.typographer.set(part, before, after, &mut self.text);
        }
    }
}

/// Returns the visible characters before and after each inline, across markup.
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

/// Returns the first and the last visible character of an inline.
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
