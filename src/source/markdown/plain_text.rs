//! Plain text of a body, for descriptions, the search index, anchors and labels.

use super::ir::{Node, Tag};

/// Returns the text of some nodes, one line per block. `words` is the text of the body.
pub(super) fn text<'p>(nodes: impl IntoIterator<Item = &'p Node>, words: &str) -> String {
    let mut plain = PlainTextWriter { body: words, text: String::new(), blocks: Vec::new() };
    for node in nodes {
        plain.add(node);
    }
    plain.text.truncate(plain.text.trim_end().len());
    plain.text
}

/// Returns the text of the first top-level paragraph that is not empty.
pub(super) fn first_paragraph(nodes: &[Node], body: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut start = None;
    for (index, node) in nodes.iter().enumerate() {
        match node {
            Node::Open(tag) => {
                if depth == 0 && *tag == Tag::Paragraph {
                    start = Some(index);
                }
                depth += 1;
            }
            Node::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(start) = start.take()
                {
                    let words = text(&nodes[start..index], body);
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
    /// The text of the body.
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

    /// Appends text with whitespace collapsed.
    fn words(&mut self, words: &str) {
        for c in words.chars() {
            let is_space = matches!(c, ' ' | '\n' | '\r' | '\t');
            if !is_space {
                self.text.push(c);
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
