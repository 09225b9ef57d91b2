//! A Word release as a Markdown one: the text with its headings, lists, tables, links and pictures, and as front matter what
//! the release says of itself.
//!
//! Of a Word file only what is printed is taken: no author, no comments, nothing that was struck out. A file from a
//! stranger may be made to harm, so it is unpacked under limits. What a site needs beyond the text, and where files go, is
//! not known here. Word's format is ECMA-376 (Office Open XML).

mod document;
mod facts;
mod markdown;
mod package;
mod report;
mod style_sheet;
mod xml;

use crate::lang::Lang;
use crate::text;

pub use facts::{Contact, ImportContext};
pub use report::{ImportError, ImportWarning};

/// A release as it is to be written.
#[derive(Debug)]
pub struct Imported {
    pub lang: Lang,
    pub title: String,
    /// The whole file. Pictures are named as in `pictures`, which are to stand beside it.
    pub text: String,
    /// Names and bytes of the pictures.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What the author should look at.
    pub warnings: Vec<ImportWarning>,
}

/// Makes a release of the bytes of a Word file. `lang` is guessed from its letters where it is not given.
pub fn import(bytes: &[u8], lang: Option<Lang>, context: &ImportContext) -> Result<Imported, ImportError> {
    let package = package::open(bytes)?;
    let read = document::read(&package)?;
    let mut warnings = read.warnings;
    if read.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    let lang = lang
        .unwrap_or_else(|| text::guessed(&read.blocks.iter().map(|block| block.text()).collect::<Vec<_>>().join(" ")));
    let facts = facts::take(read.blocks, lang, context, &mut warnings);
    let text = format!("{}\n{}", facts.front_matter(), markdown::write(&facts.body));
    Ok(Imported { lang, title: facts.title, text, pictures: read.pictures, warnings })
}
