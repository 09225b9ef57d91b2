//! The inlines of the current block, and its open links and images.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::span::{Location, Span};
use crate::source::characters::is_forbidden;

use super::super::footnote::Footnotes;
use super::super::source::BodySource;
use super::Inline;

/// The inlines since the last block border.
pub(crate) struct InlineBuffer<'a> {
    pub(super) source: &'a BodySource<'a>,
    /// The body as the parser gets it, with replaced file names.
    pub(super) parsed: &'a str,
    /// The ranges of the replaced file names in the body.
    pub(super) names: &'a [Range<usize>],
    pub(super) inlines: Vec<Inline>,
    pub(super) links: Vec<OpenLink>,
    pub(super) image: Option<OpenImage>,
    pub footnotes: Footnotes,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> InlineBuffer<'a> {
    pub(crate) fn new(source: &'a BodySource<'a>, parsed: &'a str, names: &'a [Range<usize>]) -> Self {
        let footnotes = Footnotes::default();
        Self {
            source,
            parsed,
            names,
            inlines: Vec::new(),
            links: Vec::new(),
            image: None,
            footnotes,
            diagnostics: Vec::new(),
        }
    }

    /// Takes the inlines and starts a new block.
    pub(crate) fn take(&mut self) -> Vec<Inline> {
        std::mem::take(&mut self.inlines)
    }

    /// Reports a problem at a span.
    pub(crate) fn report(&mut self, span: Span, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(Location::span(self.source.path, span), problem));
    }

    /// Returns a text that the parser decoded. Reports and replaces what may not be published.
    pub(super) fn publishable(&mut self, words: &str, range: &Range<usize>) -> String {
        for character in words.chars().filter(|c| is_forbidden(*c)) {
            self.report(Span::from(range.clone()), Problem::ForbiddenCharacter { character });
        }
        words.replace(is_forbidden, " ")
    }

    /// Returns the file name with spaces that is the destination of the link at `range`.
    pub(super) fn spaced_name(&self, range: &Range<usize>, replaced: &str) -> Option<&'a str> {
        let body = self.source.body.start;
        let nth = self.names.partition_point(|name| name.end + body <= range.end).checked_sub(1)?;
        let name = &self.names[nth];
        let is_name = name.start + body >= range.start && self.parsed.get(name.clone()) == Some(replaced);
        is_name.then(|| self.source.text.get(name.start + body..name.end + body)).flatten()
    }

    /// Reports raw HTML, which is left out.
    pub(crate) fn raw_html(&mut self, range: Range<usize>) {
        let html = self.source.text[range.clone()].trim_end();
        // The end of an element that is reported already.
        if let Some(name) = html.strip_prefix("</").and_then(|rest| rest.strip_suffix('>')) {
            let opening = format!("<{}", name.trim());
            let is_opening = |html: &str| {
                html.strip_prefix(opening.as_str())
                    .is_some_and(|rest| rest.starts_with(['>', ' ', '\n']) && !rest.contains("</"))
            };
            let is_reported =
                |diagnostic: &Diagnostic| matches!(&diagnostic.problem, Problem::RawHtml { html } if is_opening(html));
            if self.diagnostics.iter().any(is_reported) {
                return;
            }
        }
        self.report(Span::new(range.start, range.start + html.len()), Problem::RawHtml { html: html.to_owned() });
    }
}

/// A link whose text is not complete.
pub(super) struct OpenLink {
    pub(super) form: LinkType,
    pub(super) address: String,
    pub(super) title: String,
    /// The index of its opening inline.
    pub(super) inline: usize,
    /// The end of its text in the file.
    pub(super) inner_end: usize,
}

/// An image whose alternative text is not complete.
pub(super) struct OpenImage {
    pub(super) link: OpenLink,
    pub(super) alt: String,
    /// The number of images nested in its text, with itself.
    pub(super) depth: usize,
}
