//! The ends of blocks with text: paragraphs, headings, table cells.
//!
//! A block without visible output, for example one of raw HTML only, is left out.

use pulldown_cmark::HeadingLevel;

use crate::foundation::diagnostics::Problem;

use super::super::heading::{self, PendingHeading};
use super::super::inline::Inline;
use super::super::ir::{Node, Tag};
use super::super::lint_text::BlockKind;
use super::super::{autolink, lang_span, plain_text, quotation};
use super::reader::{Block, BodyReader};

impl BodyReader<'_> {
    /// Ends text without a block of its own, as in a tight list item.
    pub(super) fn flush_inlines(&mut self) {
        let words = self.take_text(BlockKind::Paragraph);
        self.nodes.extend(words.into_iter().flatten());
    }

    /// Returns the nodes of the current text. Returns `None` if it has no visible output.
    pub(super) fn take_text(&mut self, kind: BlockKind) -> Option<Vec<Node>> {
        let inlines = self.take_inlines();
        self.set(kind, inlines)
    }

    /// Returns the inlines of the current block, with language spans and addresses marked.
    fn take_inlines(&mut self) -> Vec<Inline> {
        let inlines = lang_span::mark_lang_spans(self.inlines.take(), self.source.text);
        autolink::link_addresses(inlines, self.source.text)
    }

    fn set(&mut self, kind: BlockKind, inlines: Vec<Inline>) -> Option<Vec<Node>> {
        if !inlines.iter().any(|inline| inline.is_visible(self.source.text)) {
            return None;
        }
        self.lint_text.add(kind, &inlines);
        let mut nodes = self.typesetter.set(inlines, self.source.text);
        let words = matches!(nodes.first(), Some(Node::Checkbox { .. }))
            .then(|| plain_text::text(&nodes, self.typesetter.text()));
        if let (Some(words), Some(Node::Checkbox { label, .. })) = (words, nodes.first_mut()) {
            *label = words.into();
        }
        Some(nodes)
    }

    /// Ends a block that only holds text.
    pub(super) fn end_text_block(&mut self, tag: Tag) {
        let words = self.take_text(BlockKind::Paragraph).unwrap_or_default();
        self.nodes.push(Node::Open(tag));
        self.nodes.extend(words);
        self.nodes.push(Node::Close);
    }

    /// Ends a paragraph, which may become a card, a figure, or an attribution.
    pub(super) fn paragraph(&mut self) {
        let inlines = self.take_inlines();
        let attribution_line = quotation::attribution_line(&inlines, self.source.text);
        let Some(words) = self.set(BlockKind::Paragraph, inlines) else { return };
        let mut visible = words.iter().filter(|node| !matches!(node, Node::Text(words) if words.is_empty()));
        let lone = match (visible.next(), visible.next()) {
            (Some(Node::RecordName(reference)), None) => Some(Node::RecordCard(reference.clone())),
            (Some(Node::Image(image)), None) if !image.title.is_empty() => Some(Node::Figure(image.clone())),
            _ => None,
        };
        if let Some(lone) = lone {
            self.nodes.push(lone);
            return;
        }
        if let Some(Block::Quote { attribution, .. }) = self.blocks.last_mut() {
            // The index of the paragraph's opening tag if the line is its first, else of the line
            // break before it.
            *attribution = attribution_line.map(|index| self.nodes.len() + index);
        }
        self.nodes.push(Node::Open(Tag::Paragraph));
        self.nodes.extend(words);
        self.nodes.push(Node::Close);
    }

    /// Ends a heading.
    pub(super) fn heading(&mut self, level: HeadingLevel) {
        let mut inlines = lang_span::mark_lang_spans(self.inlines.take(), self.source.text);
        let attributes = heading::take_attributes(&mut inlines, self.source.text);
        for span in attributes.rejected {
            let attribute = self.source.text[span.start..span.end].to_owned();
            self.inlines.report(span, Problem::HeadingAttribute { attribute });
        }
        let inlines = autolink::link_addresses(inlines, self.source.text);
        let Some(words) = self.set(BlockKind::Heading, inlines) else { return };
        let text = plain_text::text(&words, self.typesetter.text());
        self.nodes.push(Node::Open(Tag::Heading(self.headings.len())));
        self.nodes.extend(words);
        self.nodes.push(Node::Close);
        self.headings.push(PendingHeading { level: level as u8, anchor: attributes.anchor, text });
    }

    /// Marks the innermost list item as a task.
    pub(super) fn mark_task(&mut self) {
        let item =
            self.blocks.iter().rev().find_map(|block| if let Block::Item(open) = block { Some(*open) } else { None });
        if let Some(node) = item.and_then(|open| self.nodes.get_mut(open)) {
            *node = Node::Open(Tag::Item { task: true });
        }
    }
}
