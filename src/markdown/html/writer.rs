//! The output buffer of a body, and what is open in it.

use std::collections::BTreeSet;

use super::super::body::Body;
use super::super::resolver::BodyResolver;
use super::escape::escape_html;

pub(super) struct HtmlWriter<'b, 'f> {
    pub(super) body: &'b Body,
    pub(super) resolver: &'f mut dyn BodyResolver,
    pub(super) html: String,
    /// What closes each open tag.
    pub(super) open: Vec<Closing>,
    /// How many tags are open in which abbreviations are not explained.
    pub(super) without_abbr: usize,
    /// The abbreviations that were explained.
    pub(super) expanded: BTreeSet<String>,
}

/// What closes a tag, and whether abbreviations go unexplained until then.
pub(super) struct Closing {
    pub(super) html: &'static str,
    pub(super) suppresses_abbr: bool,
}

impl<'b, 'f> HtmlWriter<'b, 'f> {
    pub(super) fn new(body: &'b Body, resolver: &'f mut dyn BodyResolver) -> Self {
        let (html, open, expanded) = (String::new(), Vec::new(), BTreeSet::new());
        Self { body, resolver, html, open, without_abbr: 0, expanded }
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
