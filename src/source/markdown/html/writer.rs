//! The output buffer and its open tags.

use std::collections::BTreeSet;

use super::super::body::Body;
use super::super::resolver::BodyResolver;
use super::escape::escape_html;

pub(super) struct HtmlWriter<'b, 'f> {
    pub(super) body: &'b Body,
    pub(super) resolver: &'f mut dyn BodyResolver,
    pub(super) html: String,
    /// The closing tags of the open elements.
    pub(super) open: Vec<Closing>,
    /// The number of open elements in which abbreviations are not marked up.
    pub(super) without_abbr: usize,
    /// The abbreviations that are already marked up.
    pub(super) expanded: BTreeSet<String>,
    /// The level of the last heading. That of the page title is 1.
    pub(super) heading_level: u8,
}

/// The end of an open element.
pub(super) struct Closing {
    pub(super) html: &'static str,
    pub(super) suppresses_abbr: bool,
}

impl<'b, 'f> HtmlWriter<'b, 'f> {
    pub(super) fn new(body: &'b Body, resolver: &'f mut dyn BodyResolver) -> Self {
        let (html, open, expanded) = (String::new(), Vec::new(), BTreeSet::new());
        Self { body, resolver, html, open, without_abbr: 0, expanded, heading_level: 1 }
    }

    /// Starts a new line unless the output is already at one.
    pub(super) fn line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    pub(super) fn escaped(&mut self, text: &str) {
        escape_html(&mut self.html, text);
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.escaped(value);
        self.html.push('"');
    }
}
