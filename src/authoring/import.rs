//! Conversion of a press release from Word (.docx) to Markdown with front matter.
//!
//! Only printed content is converted: no author, no comments, no tracked deletions. The file is
//! untrusted, so it is unpacked under limits. This module does not know where files go or what else
//! a site needs. The format is ECMA-376 (Office Open XML).

mod document;
mod facts;
mod markdown;
mod package;
mod report;
mod style_sheet;
mod xml;

use crate::foundation::lang::Lang;
use crate::language;

pub use facts::{Contact, ImportContext};
pub use report::{ImportError, ImportWarning};

/// A converted release.
#[derive(Debug)]
pub struct Imported {
    pub lang: Lang,
    pub title: String,
    /// The content of the Markdown file. It refers to `pictures` by name, relative to the file.
    pub text: String,
    /// The names and bytes of the images.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Points for the author to check.
    pub warnings: Vec<ImportWarning>,
}

/// Converts the bytes of a Word file. If `lang` is `None`, the language is detect_language from the text.
pub fn import(bytes: &[u8], lang: Option<Lang>, context: &ImportContext) -> Result<Imported, ImportError> {
    let package = package::open(bytes)?;
    let read = document::read(&package)?;
    let mut warnings = read.warnings;
    if read.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    let lang = lang.unwrap_or_else(|| {
        language::detect_language(&read.blocks.iter().map(|block| block.text()).collect::<Vec<_>>().join(" "))
    });
    let facts = facts::extract(read.blocks, lang, context, &mut warnings);
    let text = format!("{}\n{}", facts.front_matter(), markdown::write(&facts.body));
    Ok(Imported { lang, title: facts.title, text, pictures: read.pictures, warnings })
}
