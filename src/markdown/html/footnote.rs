//! The footnotes below a text, and the marks in it that lead there.

use super::writer::HtmlWriter;

/// The id of a footnote, counted from 0.
pub fn footnote_id(prefix: &str, footnote: usize) -> String {
    format!("fn-{prefix}-{}", footnote + 1)
}

/// The id of the `nth` mark, from 1, that leads to a footnote.
pub fn reference_id(prefix: &str, footnote: usize, nth: usize) -> String {
    let first = format!("fnref-{prefix}-{}", footnote + 1);
    if nth > 1 { format!("{first}-{nth}") } else { first }
}

impl HtmlWriter<'_, '_> {
    /// The mark in the text.
    pub(super) fn footnote_reference(&mut self, footnote: usize, nth: usize) {
        let prefix = &self.body.prefix;
        self.html.push_str("<sup class=\"footnote-ref\"");
        self.attribute("id", &reference_id(prefix, footnote, nth));
        self.html.push_str("><a");
        self.attribute("href", &format!("#{}", footnote_id(prefix, footnote)));
        self.html.push_str(&format!(" role=\"doc-noteref\">{}</a></sup>", footnote + 1));
    }
}
