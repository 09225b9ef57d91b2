//! Events of the parser inside a block of text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag as Md, TagEnd};

use super::super::ir::{Node, Tag};
use super::Inline;
use super::buffer::{InlineBuffer, OpenLink};

impl<'a> InlineBuffer<'a> {
    /// Adds the content of a parser event.
    pub(crate) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
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
        let is_autolink = |link: &OpenLink| matches!(link.form, LinkType::Autolink | LinkType::Email);
        if self.links.last().is_some_and(is_autolink) {
            self.inlines.push(Inline::Verbatim(words.into_string()));
            return;
        }
        let body = self.source.body.start;
        let is_verbatim = self.parsed.get(range.start - body..range.end - body) == Some(&*words);
        match self.inlines.last_mut() {
            Some(Inline::Source(before)) if is_verbatim && before.end == range.start => before.end = range.end,
            _ if is_verbatim => self.inlines.push(Inline::Source(range.clone())),
            _ => {
                let words = self.publishable(&words, range);
                self.inlines.push(Inline::Decoded(words));
            }
        }
    }
}
