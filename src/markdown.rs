//! The Markdown of releases and pages: from an author's text to HTML.
//!
//! A body is read file by file, without knowledge of any other file. What only the whole site knows (where a record's
//! page stands, what a visit is called, how large a picture is) stays an open end, which a [`BodyResolver`] closes when the
//! body is drawn. Everything between is decided here, once: what the author may write, and what is left out. No byte
//! of an author's text reaches the HTML unescaped. This is the only module that names `pulldown_cmark`.

mod abbreviation;
mod destination;
mod footnote;
mod heading;
mod html;
mod inline;
mod ir;
mod lang_span;
mod lint_text;
mod plain_text;
mod quotation;
mod read;
mod resolver;
mod table;
#[cfg(test)]
mod tests;
mod typography;

use std::ops::Range;

use crate::lang::Lang;
use crate::note::{Kind, Noted};
use crate::span::{SourcePath, Span};

pub use lint_text::{Block, BlockKind, LintText};
pub use resolver::{Abbreviation, AlertKind, BodyResolver, Picture, RecordLink};

use footnote::Footnote;
use ir::{Node, Tag, Target};

/// A file whose body is to be read.
#[derive(Debug, Clone)]
pub struct BodySource<'a> {
    pub path: &'a SourcePath,
    /// The whole file, so that places in it can be told.
    pub text: &'a str,
    /// The part of the file that is Markdown.
    pub body: Range<usize>,
    pub lang: Lang,
    /// What makes the body's footnotes different from those of other bodies: the page's slug.
    pub prefix: &'a str,
}

/// Reads the body of a file. Every place in it counts from the start of the file.
pub fn parse(source: BodySource) -> Noted<ParsedBody> {
    read::body(&source)
}

/// What a body of a file says: once for those who print it, and once for those who check its words.
#[derive(Debug, Clone)]
pub struct ParsedBody {
    pub body: Body,
    pub lint_text: LintText,
}

/// A body that was read, with its open ends.
#[derive(Debug, Clone)]
pub struct Body {
    lang: Lang,
    prefix: String,
    /// The words of all its pieces.
    text: Box<str>,
    nodes: Vec<Node>,
    /// The places of those pieces that lead somewhere: every build asks for them more than once.
    site_links: Box<[usize]>,
    footnotes: Vec<Footnote>,
    headings: Vec<Heading>,
}

/// A heading, as a table of contents wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2, since the page's title is the first level, to 6.
    pub level: u8,
    /// The anchor; no two headings of a body share one.
    pub id: String,
    /// Its words, without markup. They are empty when the heading is nothing but a record's name or a picture.
    pub text: String,
}

/// A record that the body names: `[…](visit:jazy-2017)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub kind: Kind,
    pub id: String,
    /// Where the id stands, or the whole link when its address stands elsewhere.
    pub span: Span,
}

/// A link or a picture that lies within the site: `../pages/about.ky.md`, `#agenda`, `hall.jpg`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    pub address: String,
    /// Where the address stands, or the whole link when its address stands elsewhere.
    pub span: Span,
    /// Whether it is a picture.
    pub image: bool,
}

impl Body {
    /// The records that the body names, footnotes last.
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

    /// The links and pictures that lie within the site, footnotes last.
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

    /// The headings, in the order of the text.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The words of the body, a line for each block. A record's name that is not written out is not among them.
    pub fn plain_text(&self) -> String {
        plain_text::text(self.all_nodes(), &self.text)
    }

    /// The words of the first paragraph that stands by itself, outside lists and quotations.
    pub fn first_paragraph(&self) -> Option<String> {
        plain_text::first_paragraph(&self.nodes, &self.text)
    }

    /// The HTML of the body. Equal answers of `fill` give equal bytes.
    pub fn render(&self, resolver: &mut dyn BodyResolver) -> String {
        html::write(self, resolver)
    }

    /// The pieces that may lead somewhere, footnotes last.
    fn site_link_nodes(&self) -> impl Iterator<Item = &Node> {
        let own = self.site_links.iter().filter_map(|&at| self.nodes.get(at));
        own.chain(self.footnotes.iter().flat_map(|footnote| &footnote.nodes))
    }

    fn all_nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().chain(self.footnotes.iter().flat_map(|footnote| &footnote.nodes))
    }
}
