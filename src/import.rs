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
mod style_sheet;
mod xml;

use jiff::civil::Date;

use crate::lang::Lang;
use crate::text;
use crate::yaml::Id;

/// What the site knows that a release may speak of.
#[derive(Debug)]
pub struct ImportContext<'k> {
    pub today: Date,
    /// Whom one may call: their ids, e-mail addresses and phone numbers.
    pub people: Vec<Contact<'k>>,
}

/// Somebody whom releases name as their contact.
#[derive(Debug)]
pub struct Contact<'k> {
    pub id: &'k Id,
    pub email: Option<&'k str>,
    pub phone: Option<&'k str>,
}

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

/// Why nothing can be made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It is no file of Word's present format.
    NotWord,
    /// It is of Word's format before 2007, or locked by a password.
    OldOrLocked,
    /// It unpacks to more than any release needs.
    TooLarge,
    /// A part of it is missing or broken.
    Broken(String),
    /// There are no words in it.
    Empty,
}

/// What the author should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportWarning {
    /// So many struck-out passages were left out.
    Deleted(usize),
    /// So many passages that wait to be accepted were taken.
    Inserted(usize),
    /// A picture of a kind that no browser shows.
    PictureLeft(String),
    /// A picture that says nothing to those who do not see it.
    PictureWithoutText(String),
    /// So many notes at the foot of the page were left out.
    NotesLeft(usize),
    /// The headline was in capitals; names may have lost theirs.
    Capitals,
    /// Nothing looks like a headline; the first words were taken.
    TitleUnsure,
    /// No full date was found; today stands in its place.
    DateUnsure,
    /// The place could not be told from the rest of its line.
    PlaceUnsure(String),
    /// The contacts are those of a person whom the site knows, and stand in the front matter now.
    ContactMoved(String),
    /// The contacts are nobody's whom the site knows, and stay in the text.
    ContactsLeft,
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
