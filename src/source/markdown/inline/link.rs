//! Links and images: their targets, and the spans of their destinations.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag as Md, TagEnd};

use crate::foundation::diagnostics::{LinkError, Problem};
use crate::foundation::span::Span;
use crate::foundation::value::{Phone, PhoneError};
use crate::language::typeset;

use super::super::destination::{self, Destination};
use super::super::ir::{Image, Link, Node, Tag, Target};
use super::super::reference::{Reference, Relative};
use super::Inline;
use super::buffer::{InlineBuffer, OpenImage, OpenLink};

impl<'a> InlineBuffer<'a> {
    /// Appends to the alternative text of the open image.
    pub(super) fn describe(&mut self, event: Event<'a>, range: &Range<usize>) {
        let words = match &event {
            Event::Text(words) | Event::Code(words) => self.publishable(words, range),
            _ => String::new(),
        };
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(_) | Event::Code(_) => image.alt.push_str(&words),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Md::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) => image.depth -= 1,
            _ => {}
        }
        if image.depth == 0
            && let Some(image) = self.image.take()
        {
            self.end_image(image, range);
        } else if let Some(image) = &mut self.image {
            image.link.inner_end = range.end;
        }
    }

    pub(super) fn start_link(&mut self, form: LinkType, address: &str, title: &str, range: &Range<usize>) {
        let link = self.open_link(form, address, title, range.start + 1, range);
        self.links.push(link);
        self.inlines.push(Inline::NOTHING);
    }

    pub(super) fn start_image(&mut self, form: LinkType, address: &str, title: &str, range: &Range<usize>) {
        let link = self.open_link(form, address, title, range.start + 2, range);
        self.image = Some(OpenImage { link, alt: String::new(), depth: 1 });
    }

    fn open_link(
        &mut self,
        form: LinkType,
        address: &str,
        title: &str,
        inner_end: usize,
        range: &Range<usize>,
    ) -> OpenLink {
        let mail = if form == LinkType::Email { "mailto:" } else { "" };
        let address = match form {
            LinkType::Inline => self.spaced_name(range, address).unwrap_or(address),
            _ => address,
        };
        let title = typeset(self.source.lang, &self.publishable(title, range));
        OpenLink { form, address: format!("{mail}{address}"), title, inline: self.inlines.len(), inner_end }
    }

    pub(super) fn end_link(&mut self, range: &Range<usize>) {
        let Some(link) = self.links.pop() else { return };
        // CommonMark allows an autolink inside a link, but HTML does not.
        let target = if self.links.is_empty() { self.target(&link, range) } else { None };
        let Some(target) = target else { return };
        let is_empty = !self.inlines[link.inline + 1..].iter().any(|inline| inline.is_visible(self.source.text));
        if is_empty {
            self.inlines.truncate(link.inline + 1);
            let name = match &target {
                Target::Record(reference) => {
                    self.inlines[link.inline] = Inline::Node(Node::RecordName(Box::new(reference.clone())));
                    return;
                }
                Target::Relative(relative) => relative.address.clone(),
                Target::External(address) => address.clone(),
            };
            self.inlines.push(Inline::Verbatim(name));
        }
        self.inlines[link.inline] = Inline::Node(Node::Open(Tag::Link(Box::new(Link { target, title: link.title }))));
        self.inlines.push(Inline::Node(Node::Close));
    }

    fn end_image(&mut self, image: OpenImage, range: &Range<usize>) {
        let alt = typeset(self.source.lang, image.alt.trim());
        let span = self.destination_span(&image.link, range);
        let scheme = match destination::classify(&image.link.address) {
            Destination::Relative(address) if !address.is_empty() => {
                if alt.is_empty() {
                    self.report(Span::from(range.clone()), Problem::MissingAlt { image: address.clone() });
                }
                let address = Relative { address, span, image: true };
                let image = Image { address, alt, title: image.link.title };
                self.inlines.push(Inline::Node(Node::Image(Box::new(image))));
                return;
            }
            Destination::Unsafe(scheme) => Some(scheme),
            Destination::Relative(_) => None,
            _ => image.link.address.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase()),
        };
        match scheme {
            Some(scheme) => self.report(span, Problem::PictureElsewhere { scheme }),
            None => self.report(span, Problem::BrokenLink { link: String::new(), fault: LinkError::Target }),
        }
        self.inlines.push(Inline::Verbatim(alt));
    }

    /// Returns the target of a link, or reports why it is not allowed.
    fn target(&mut self, link: &OpenLink, range: &Range<usize>) -> Option<Target> {
        let span = self.destination_span(link, range);
        match destination::classify(&link.address) {
            Destination::Record(kind, id) => {
                let destination = &self.source.text[span.start..span.end];
                let is_address = destination == link.address && !id.is_empty();
                let scheme = if is_address { link.address.find(':').map_or(0, |colon| colon + 1) } else { 0 };
                Some(Target::Record(Reference { kind, id, span: Span::new(span.start + scheme, span.end) }))
            }
            Destination::Relative(address) => Some(Target::Relative(Relative { address, span, image: false })),
            Destination::External(address) => {
                self.check_phone(&address, span);
                Some(Target::External(address))
            }
            Destination::Invalid(link) => {
                self.report(span, Problem::BrokenLink { link, fault: LinkError::Target });
                None
            }
            Destination::Unsafe(scheme) => {
                self.report(span, Problem::UnsafeLink { scheme });
                None
            }
        }
    }

    /// Checks the length of a telephone number in a link: `tel:+996770771711`.
    fn check_phone(&mut self, address: &str, span: Span) {
        let Some(number) = address.strip_prefix("tel:") else { return };
        let number = number.replace("%20", "");
        let number: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if let Err(PhoneError::Length(length)) = Phone::parse(&number) {
            self.report(span, Problem::PhoneLength(length));
        }
    }

    /// Returns the span of a destination. Falls back to the whole link if the file has it elsewhere
    /// or in another form.
    fn destination_span(&self, link: &OpenLink, range: &Range<usize>) -> Span {
        let from = match link.form {
            LinkType::Inline => link.inner_end,
            LinkType::Autolink | LinkType::Email => range.start,
            _ => range.end,
        };
        let destination = link.address.strip_prefix("mailto:").filter(|_| link.form == LinkType::Email);
        let destination = destination.unwrap_or(&link.address);
        match self.source.text.get(from..range.end).and_then(|rest| rest.find(destination)) {
            Some(gap) if !destination.is_empty() => Span::new(from + gap, from + gap + destination.len()),
            _ => Span::from(range.clone()),
        }
    }
}
