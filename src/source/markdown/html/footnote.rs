//! References to footnotes, and the ids that link them.

use super::writer::HtmlWriter;

/// Returns the id of a footnote, counted from 0.
pub(crate) fn footnote_id(prefix: &str, footnote: usize) -> String {
    format!("fn-{prefix}-{}", footnote + 1)
}

/// Returns the id of the `nth` reference to a footnote, counted from 1.
pub(crate) fn reference_id(prefix: &str, footnote: usize, nth: usize) -> String {
    let first = format!("fnref-{prefix}-{}", footnote + 1);
    if nth > 1 { format!("{first}-{nth}") } else { first }
}

impl HtmlWriter<'_, '_> {
    /// Writes a reference in the text.
    pub(super) fn footnote_reference(&mut self, footnote: usize, nth: usize) {
        let prefix = &self.body.prefix;
        self.html.push_str("<sup class=\"footnote-ref\"");
        self.attribute("id", &reference_id(prefix, footnote, nth));
        self.html.push_str("><a");
        self.attribute("href", &format!("#{}", footnote_id(prefix, footnote)));
        self.html.push_str(&format!(" role=\"doc-noteref\">{}</a></sup>", footnote + 1));
    }
}
