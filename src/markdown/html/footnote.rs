//! The footnotes below a text, and the marks in it that lead there.

use super::super::ir::Node;
use super::HtmlWriter;

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

    /// All footnotes, if there are any.
    pub(super) fn footnotes(&mut self) {
        let body = self.body;
        if body.footnotes.is_empty() {
            return;
        }
        self.line();
        self.html.push_str("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (number, footnote) in body.footnotes.iter().enumerate() {
            self.html.push_str("<li");
            self.attribute("id", &footnote_id(&body.prefix, number));
            self.html.push('>');
            // The way back stands in the last paragraph, if the footnote ends with one.
            let (last, rest) = match footnote.nodes.split_last() {
                Some((Node::Close, rest)) => (Some(&Node::Close), rest),
                _ => (None, &footnote.nodes[..]),
            };
            for node in rest {
                self.node(node);
            }
            let ends_with_paragraph = self.open.last().is_some_and(|closing| closing.html == "</p>\n");
            if !ends_with_paragraph && let Some(last) = last {
                self.node(last);
            }
            for nth in 1..=footnote.reference_count {
                self.html.push_str(" <a class=\"footnote-back\"");
                self.attribute("href", &format!("#{}", reference_id(&body.prefix, number, nth)));
                self.html.push_str(" role=\"doc-backlink\">↩</a>");
            }
            if ends_with_paragraph {
                self.close();
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n</div>\n");
    }
}
