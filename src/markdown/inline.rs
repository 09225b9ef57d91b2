//! Gathers what stands between two borders of blocks: words, emphasis, links, pictures.
//!
//! Raw HTML, addresses that are not allowed and pictures without a text are noted here and left out; the words around
//! them stay. Typography and words of other languages come later, when the whole run is known.

mod link;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag as Md, TagEnd};

use crate::note::{Note, Problem};
use crate::span::{Place, Span};

use super::BodySource;
use super::footnote::Footnotes;
use super::ir::{Node, Tag};
use link::{OpenImage, OpenLink};

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
    const NOTHING: Inline = Inline::Verbatim(String::new());

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

/// The bits since the last border of a block.
pub(super) struct InlineBuffer<'a> {
    source: &'a BodySource<'a>,
    inlines: Vec<Inline>,
    links: Vec<OpenLink>,
    image: Option<OpenImage>,
    pub footnotes: Footnotes,
    pub notes: Vec<Note>,
}

impl<'a> InlineBuffer<'a> {
    pub fn new(source: &'a BodySource<'a>) -> Self {
        let footnotes = Footnotes::default();
        Self { source, inlines: Vec::new(), links: Vec::new(), image: None, footnotes, notes: Vec::new() }
    }

    /// What was gathered; the next run begins.
    pub fn take(&mut self) -> Vec<Inline> {
        std::mem::take(&mut self.inlines)
    }

    /// Says what is wrong at a place.
    pub fn note(&mut self, span: Span, problem: Problem) {
        self.notes.push(Note::new(Place::span(self.source.path, span), problem));
    }

    /// Notes raw HTML and leaves it out.
    pub fn raw_html(&mut self, range: Range<usize>) {
        let html = self.source.text[range.clone()].trim_end();
        self.note(Span::new(range.start, range.start + html.len()), Problem::RawHtml { html: html.to_owned() });
    }

    /// Adds what a parser's event says.
    pub fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        let opens_link = matches!(event, Event::Start(Md::Link { .. }));
        if let Event::InlineHtml(_) = event {
            self.raw_html(range.clone());
        } else if self.image.is_some() {
            self.describe(event, &range);
        } else {
            self.add(event, &range);
        }
        if let Some(link) = self.links.last_mut().filter(|_| !opens_link) {
            link.inner_end = range.end;
        }
    }

    fn add(&mut self, event: Event<'a>, range: &Range<usize>) {
        let node = match event {
            Event::Text(words) => return self.text(words, range),
            Event::Code(code) => Node::Code(code.into_string().into()),
            Event::SoftBreak => Node::SoftBreak,
            Event::HardBreak => Node::HardBreak,
            Event::FootnoteReference(name) => {
                Node::FootnoteReference { footnote: self.footnotes.number_of(&name), nth: 0 }
            }
            Event::TaskListMarker(checked) => Node::Checkbox { checked, label: Box::default() },
            Event::Start(Md::Emphasis) => Node::Open(Tag::Emphasis),
            Event::Start(Md::Strong) => Node::Open(Tag::Strong),
            Event::Start(Md::Strikethrough) => Node::Open(Tag::Strikethrough),
            Event::Start(Md::Link { link_type, dest_url, title, .. }) => {
                return self.start_link(link_type, &dest_url, &title, range);
            }
            Event::Start(Md::Image { link_type, dest_url, title, .. }) => {
                return self.start_image(link_type, &dest_url, &title, range);
            }
            Event::End(TagEnd::Link) => return self.end_link(range),
            Event::End(_) => Node::Close,
            _ => return,
        };
        self.inlines.push(Inline::Node(node));
    }

    fn text(&mut self, words: CowStr<'a>, range: &Range<usize>) {
        let is_address = |link: &OpenLink| matches!(link.form, LinkType::Autolink | LinkType::Email);
        if self.links.last().is_some_and(is_address) {
            self.inlines.push(Inline::Verbatim(words.into_string()));
            return;
        }
        let stands_so = self.source.text.get(range.clone()) == Some(&*words);
        match self.inlines.last_mut() {
            Some(Inline::Source(before)) if stands_so && before.end == range.start => before.end = range.end,
            _ if stands_so => self.inlines.push(Inline::Source(range.clone())),
            _ => self.inlines.push(Inline::Decoded(words.into_string())),
        }
    }
}
