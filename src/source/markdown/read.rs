//! The parser: blocks of Markdown, and the inline content in them.
//!
//! This file knows the blocks, their nesting, and the borders of inline content. `block_end`
//! completes a block of text, and `inline`, `lang_span` and `typography` process its content.

mod block_end;
mod literal;
mod reader;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Options, Parser, Tag as Md, TagEnd};

use crate::foundation::diagnostics::Reported;
use crate::foundation::span::Span;

use super::body::{Body, ParsedBody};
use super::footnote::Footnote;
use super::heading;
use super::html::{footnote_id, reference_id};
use super::ir::{CodeBlock, Node, Tag};
use super::lint_text::BlockKind;
use super::quotation;
use super::resolver::AlertKind;
use super::source::BodySource;
use super::spaced_names::{self, SpacedNames};
use super::table::TableState;
use reader::{Block, BodyReader};

/// The enabled extensions. Heading attributes are parsed in `heading`, which keeps other text in
/// braces.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// Parses the body of a file. Spans count from the start of the file.
pub(crate) fn parse(source: BodySource) -> Reported<ParsedBody> {
    let markdown = source.text.get(source.body.clone()).unwrap_or_default();
    let SpacedNames { text, names } = spaced_names::replace(markdown, OPTIONS);
    let mut reader = BodyReader::new(&source, &text, &names);
    let parser = Parser::new_ext(&text, OPTIONS);
    let mut unused: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
        .collect();
    for (event, range) in parser.into_offset_iter() {
        if let Event::Start(Md::Link { link_type, id, .. } | Md::Image { link_type, id, .. }) = &event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
        {
            unused.retain(|(label, _)| *label != id.to_lowercase());
        }
        reader.event(event, range.start + source.body.start..range.end + source.body.start);
    }
    unused.sort_by_key(|(_, span)| span.start);
    for (_, span) in unused {
        reader.check_unused_definition(span.start + source.body.start..span.end + source.body.start);
    }
    reader.finish()
}

impl<'a> BodyReader<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let (Event::Text(text), Some(Block::Code { code, .. })) = (&event, self.blocks.last_mut()) {
            code.push_str(text);
            return;
        }
        match event {
            Event::Start(tag) if !is_inline(tag.to_end()) => self.start(tag, range),
            Event::End(tag) if !is_inline(tag) => self.end(tag),
            Event::Rule => {
                self.begin_block();
                self.nodes.push(Node::Rule);
            }
            // The enclosing HTML block is already reported.
            Event::Html(_) => {}
            _ => {
                match event {
                    Event::TaskListMarker(_) => self.mark_task(),
                    Event::Start(Md::Link { link_type: LinkType::Inline, .. }) => self.check_image_space(&range),
                    _ => {}
                }
                self.inlines.event(event, range);
            }
        }
    }

    fn start(&mut self, tag: Md<'a>, range: Range<usize>) {
        self.begin_block();
        let open = self.nodes.len();
        let (block, tag) = match tag {
            Md::BlockQuote(None) => (Block::Quote { open, attribution: None }, Tag::Quote { quotation: false }),
            Md::BlockQuote(Some(kind)) => (Block::Plain, Tag::Alert(alert(kind))),
            Md::List(start) => (Block::Plain, Tag::List { start }),
            Md::Item => (Block::Item(open), Tag::Item { task: false }),
            Md::DefinitionList => (Block::Plain, Tag::DefinitionList),
            Md::DefinitionListDefinition => (Block::Plain, Tag::Definition),
            Md::Table(alignments) => {
                self.table = TableState::new(&alignments);
                (Block::Plain, Tag::Table)
            }
            other => return self.start_other(other, range),
        };
        self.blocks.push(block);
        self.nodes.push(Node::Open(tag));
    }

    /// Starts a block that has no opening tag yet.
    fn start_other(&mut self, tag: Md<'a>, range: Range<usize>) {
        let block = match tag {
            Md::CodeBlock(CodeBlockKind::Indented) => {
                self.check_indented(range);
                Block::Code { language: String::new(), code: String::new() }
            }
            Md::Heading { level, .. } => {
                self.check_underlined(level, range);
                Block::Plain
            }
            Md::CodeBlock(kind) => {
                self.check_fenced(range);
                Block::Code { language: language(&kind), code: String::new() }
            }
            Md::FootnoteDefinition(name) => {
                self.suspended.push(std::mem::take(&mut self.nodes));
                let end = range.start + self.source.text[range.clone()].trim_end().len();
                Block::Footnote(name.into_string(), Span::new(range.start, end))
            }
            Md::HtmlBlock => {
                self.inlines.raw_html(range);
                Block::Plain
            }
            Md::TableHead => {
                self.nodes.extend(self.table.start_head());
                Block::Plain
            }
            Md::TableRow => {
                self.nodes.extend(self.table.start_row());
                self.check_row(range);
                Block::Plain
            }
            _ => Block::Plain,
        };
        self.blocks.push(block);
    }

    fn end(&mut self, tag: TagEnd) {
        let block = self.blocks.pop();
        match (tag, block) {
            (TagEnd::Paragraph, _) => self.paragraph(),
            (TagEnd::Heading(level), _) => self.heading(level),
            (TagEnd::DefinitionListTitle, _) => self.end_text_block(Tag::DefinitionTerm),
            (TagEnd::TableCell, _) => {
                let kind = if self.table.in_head() { BlockKind::TableHead } else { BlockKind::Paragraph };
                let words = self.take_text(kind).unwrap_or_default();
                self.nodes.push(Node::Open(self.table.cell(words.is_empty())));
                self.nodes.extend(words);
                self.nodes.push(Node::Close);
            }
            (TagEnd::TableHead, _) => self.nodes.extend(self.table.end_head()),
            (TagEnd::Table, _) => self.nodes.extend(self.table.end()),
            (TagEnd::HtmlBlock, _) => {}
            (_, Some(Block::Code { language, code })) => {
                self.nodes.push(Node::CodeBlock(Box::new(CodeBlock { language, code })));
            }
            (_, Some(Block::Footnote(name, span))) => {
                self.flush_inlines();
                let outside = self.suspended.pop().unwrap_or_default();
                self.inlines.footnotes.define(&name, span, std::mem::replace(&mut self.nodes, outside));
            }
            (_, block) => {
                self.flush_inlines();
                if let Some(Block::Quote { open, attribution: Some(line) }) = block {
                    quotation::mark_attribution(&mut self.nodes, open, line, self.typesetter.text());
                }
                self.nodes.push(Node::Close);
            }
        }
    }

    /// Ends the text of a tight list item before a block.
    ///
    /// An attribution before the block is not the last line of its quotation, so it is cleared.
    fn begin_block(&mut self) {
        self.flush_inlines();
        if let Some(Block::Quote { attribution, .. }) = self.blocks.last_mut() {
            *attribution = None;
        }
    }

    fn finish(mut self) -> Reported<ParsedBody> {
        self.flush_inlines();
        let mut nodes = std::mem::take(&mut self.nodes);
        nodes.shrink_to_fit();
        let (footnotes, faults) = std::mem::take(&mut self.inlines.footnotes).finish(&mut nodes);
        self.check_footnotes(faults);
        let prefix = self.source.prefix;
        let taken: BTreeSet<String> = (footnotes.iter().enumerate())
            .flat_map(|(footnote, Footnote { reference_count, .. })| {
                let reference_count = (1..=*reference_count).map(move |nth| reference_id(prefix, footnote, nth));
                reference_count.chain([footnote_id(prefix, footnote)])
            })
            .collect();
        let headings = heading::finish(self.headings, taken);
        let mut diagnostics = self.inlines.diagnostics;
        diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
        let prefix = prefix.to_owned();
        let (lang, text) = (self.source.lang, self.typesetter.into_text());
        let site_links = nodes.iter().enumerate().filter(|(_, node)| node.is_site_link()).map(|(at, _)| at).collect();
        let body = Body { lang, prefix, text, nodes, site_links, footnotes, headings };
        Reported::new(ParsedBody { body, lint_text: self.lint_text.finish() }, diagnostics)
    }
}

/// Returns whether a tag is inline content.
fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

/// Returns the language of a code block. Only plain words are accepted.
fn language(kind: &CodeBlockKind) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return String::new() };
    let word = info.split_whitespace().next().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#');
    if word.chars().all(is_plain) { word.to_owned() } else { String::new() }
}
