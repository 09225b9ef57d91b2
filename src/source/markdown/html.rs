//! Bodies as HTML.
//!
//! Nodes come in page order, so rendering is one pass without recursion.

mod element;
mod escape;
mod footnote;
mod resolved;
mod writer;

use super::body::Body;
use super::ir::Node;
use super::resolver::BodyResolver;
use writer::HtmlWriter;

pub(crate) use escape::escape_html;
pub(super) use footnote::{footnote_id, reference_id};

impl Body {
    /// Returns the HTML of the body. Equal answers of `resolver` give equal bytes.
    pub fn render(&self, resolver: &mut dyn BodyResolver) -> String {
        let mut writer = HtmlWriter::new(self, resolver);
        for node in &self.nodes {
            writer.node(node);
        }
        writer.footnotes();
        writer.html
    }
}

impl HtmlWriter<'_, '_> {
    /// Writes the section of footnotes, if there are any.
    fn footnotes(&mut self) {
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
            // The backlink goes into the last paragraph, if the footnote ends with one.
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
