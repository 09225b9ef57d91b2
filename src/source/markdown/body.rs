//! A parsed body, with queries about its links, headings and text.

use crate::foundation::lang::Lang;

use super::footnote::Footnote;
use super::heading::Heading;
use super::ir::{Node, Tag, Target};
use super::lint_text::LintText;
use super::plain_text;
use super::reference::{Reference, Relative};

/// A body in two forms: for rendering and for the lint rules.
#[derive(Debug, Clone)]
pub(crate) struct ParsedBody {
    pub body: Body,
    pub lint_text: LintText,
}

/// A parsed body whose references are not resolved yet.
#[derive(Debug, Clone)]
pub struct Body {
    pub(super) lang: Lang,
    pub(super) prefix: String,
    /// The text of all nodes.
    pub(super) text: Box<str>,
    pub(super) nodes: Vec<Node>,
    /// Indexes of the nodes that link into the site. Every build asks for them several times.
    pub(super) site_links: Box<[usize]>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) headings: Vec<Heading>,
}

impl Body {
    /// Returns the records that the body names, footnotes last.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.site_link_nodes().filter_map(|node| match node {
            Node::RecordName(reference) | Node::RecordCard(reference) => Some(&**reference),
            Node::Open(Tag::Link(link)) => match &link.target {
                Target::Record(reference) => Some(reference),
                _ => None,
            },
            _ => None,
        })
    }

    /// Returns the links and images inside the site, footnotes last.
    pub fn links(&self) -> impl Iterator<Item = &Relative> {
        self.site_link_nodes().filter_map(|node| match node {
            Node::Image(image) | Node::Figure(image) => Some(&image.address),
            Node::Open(Tag::Link(link)) => match &link.target {
                Target::Relative(relative) => Some(relative),
                _ => None,
            },
            _ => None,
        })
    }

    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the headings in text order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Returns the text of the body, one line per block. Names of records that the site supplies
    /// are not included.
    pub fn plain_text(&self) -> String {
        plain_text::text(self.nodes.iter().chain(self.footnote_nodes()), &self.text)
    }

    /// Returns the text of the first paragraph outside lists and quotations.
    pub fn first_paragraph(&self) -> Option<String> {
        plain_text::first_paragraph(&self.nodes, &self.text)
    }

    fn site_link_nodes(&self) -> impl Iterator<Item = &Node> {
        self.site_links.iter().filter_map(|&index| self.nodes.get(index)).chain(self.footnote_nodes())
    }

    fn footnote_nodes(&self) -> impl Iterator<Item = &Node> {
        self.footnotes.iter().flat_map(|footnote| &footnote.nodes)
    }
}
