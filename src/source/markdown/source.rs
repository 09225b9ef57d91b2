//! The input of the parser.

use std::ops::Range;

use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;

/// A file and the part of it that is Markdown.
#[derive(Debug, Clone)]
pub(crate) struct BodySource<'a> {
    pub path: &'a SourcePath,
    /// The whole file, so that spans count from its start.
    pub text: &'a str,
    /// The byte range of the body in `text`.
    pub body: Range<usize>,
    pub lang: Lang,
    /// The page's slug, which keeps footnote ids of several bodies apart.
    pub prefix: &'a str,
}
