//! The words of a body without their markup: for descriptions, for searching, for anchors and labels.

use super::ir::{Node, Tag};

/// The words of some pieces, a line for each block; `words` are those of the whole body.
pub(super) fn text<'p>(nodes: impl IntoIterator<Item = &'p Node>, words: &str) -> String {
    let mut plain = PlainTextWriter { body: words, text: String::new(), blocks: Vec::new() };
    for node in nodes {
        plain.add(node);
    }
    plain.text.truncate(plain.text.trim_end().len());
    plain.text
}

/// The words of the first paragraph that no other block holds.
pub(super) fn first_paragraph(nodes: &[Node], body: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut start = None;
    for (place, node) in nodes.iter().enumerate() {
        match node {
            Node::Open(tag) => {
                if depth == 0 && *tag == Tag::Paragraph {
                    start = Some(place);
                }
                depth += 1;
            }
            Node::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(start) = start.take()
                {
                    let words = text(&nodes[start..place], body);
                    if !words.is_empty() {
                        return Some(words);
                    }
                }
            }
            _ => {}
        }
    }
    None
}

struct PlainTextWriter<'b> {
    /// The words of the whole body.
    body: &'b str,
    text: String,
    /// For each open tag, whether it is a block.
    blocks: Vec<bool>,
}

impl PlainTextWriter<'_> {
    fn add(&mut self, node: &Node) {
        match node {
            Node::Open(tag) => {
                self.blocks.push(tag.is_block());
                if tag.is_block() {
                    self.line();
                }
            }
            Node::Close => {
                let is_block = self.blocks.pop() == Some(true);
                if is_block {
                    self.line();
                }
            }
            Node::Text(words) => self.words(words.slice(self.body)),
            Node::Code(code) => self.words(code),
            Node::SoftBreak | Node::HardBreak => self.words(" "),
            Node::CodeBlock(block) => self.block(&block.code),
            Node::Figure(image) => self.block(&image.title),
            _ => {}
        }
    }

    /// Adds words, with a single space where there are several.
    fn words(&mut self, words: &str) {
        for letter in words.chars() {
            let is_space = matches!(letter, ' ' | '\n' | '\r' | '\t');
            if !is_space {
                self.text.push(letter);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn block(&mut self, words: &str) {
        self.line();
        self.words(words);
        self.line();
    }

    fn line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}
