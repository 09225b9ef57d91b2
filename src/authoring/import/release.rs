//! The releases of a Word file: one text, or one in each of two languages.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;

use super::block::{Block, Object};
use super::document::{self, ReadDocument};
use super::facts::{self, Facts, ImportContext};
use super::parts::{self, Parts};
use super::report::{ImportError, ImportWarning};
use super::{layout, markdown, package};
use crate::foundation::lang::Lang;
use crate::language;

/// A converted Word file.
#[derive(Debug)]
pub struct Imported {
    /// The text, or two in different languages, in the order of the file.
    pub texts: Vec<ImportedText>,
    /// The names and bytes of the images.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Points for the author to check.
    pub warnings: Vec<ImportWarning>,
}

/// A release in one language.
#[derive(Debug)]
pub struct ImportedText {
    pub lang: Lang,
    pub title: String,
    /// The date that the text has.
    pub date: Option<Date>,
    pub place: Option<String>,
    /// The id of the contact person.
    pub person: Option<String>,
    blocks: Vec<Block>,
    notes: Rc<Vec<Vec<Block>>>,
}

/// The facts that all languages of a release share, as far as a file has to state them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedFacts {
    pub date: Option<Date>,
    pub person: Option<String>,
    pub is_draft: bool,
}

impl ImportedText {
    /// Returns the content of a Markdown file. `pictures` are the paths of the images by name,
    /// relative to the file.
    pub fn markdown(&self, shared: &SharedFacts, pictures: &BTreeMap<String, String>) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut lines = vec![format!("title: {}", quoted(&self.title))];
        lines.extend(shared.date.map(|date| format!("date: {date}")));
        lines.extend(self.place.iter().map(|place| format!("place: {}", quoted(place))));
        lines.extend(shared.person.iter().map(|person| format!("people: [{person}]")));
        lines.extend(shared.is_draft.then(|| "draft: true".to_owned()));
        let body = markdown::write(&self.blocks, &self.notes, &self.title, pictures);
        format!("---\n{}\n---\n\n{body}", lines.join("\n"))
    }
}

/// Converts the bytes of a Word file.
///
/// If `lang` is `None`, the language is guessed from the text, and a file with both languages gives
/// two texts.
pub fn import(bytes: &[u8], lang: Option<Lang>, context: &ImportContext) -> Result<Imported, ImportError> {
    let package = package::open(bytes)?;
    let ReadDocument { blocks, notes, pictures, mut warnings } = document::read(&package)?;
    if blocks.iter().all(|block| block.text().is_empty()) {
        return Err(ImportError::Empty);
    }
    let notes = notes.into_iter().map(|note| layout::simplified(note, &mut warnings)).collect::<Vec<_>>();
    let notes = Rc::new(notes);
    let texts = match parts::separated(blocks, facts::is_label) {
        Parts::Two(texts) if lang.is_none() => {
            let first = texts[1].1.iter().map(Block::text).find(|text| !text.is_empty());
            warnings.push(ImportWarning::TwoLanguages(first.unwrap_or_default()));
            texts.into()
        }
        Parts::Two(texts) => {
            let other = texts.iter().find(|(own, _)| lang.is_some_and(|lang| lang != *own));
            let words = other.and_then(|(_, blocks)| blocks.iter().map(Block::text).find(|text| !text.is_empty()));
            warnings.extend(words.map(ImportWarning::OtherLanguage));
            let [(_, first), (_, second)] = texts;
            vec![(guessed(lang, &first), [first, second].concat())]
        }
        Parts::One(blocks, other) => {
            warnings.extend(other.map(ImportWarning::OtherLanguage));
            vec![(guessed(lang, &blocks), blocks)]
        }
    };
    let texts = texts.into_iter().map(|(lang, blocks)| text(blocks, &notes, lang, context, &mut warnings)).collect();
    let mut seen = Vec::new();
    warnings.retain(|warning| {
        !seen.contains(warning) && {
            seen.push(warning.clone());
            true
        }
    });
    Ok(Imported { texts, pictures, warnings })
}

fn guessed(lang: Option<Lang>, blocks: &[Block]) -> Lang {
    lang.unwrap_or_else(|| language::detect_language(&blocks.iter().map(Block::text).collect::<Vec<_>>().join(" ")))
}

fn text(
    blocks: Vec<Block>,
    notes: &Rc<Vec<Vec<Block>>>,
    lang: Lang,
    context: &ImportContext,
    warnings: &mut Vec<ImportWarning>,
) -> ImportedText {
    let blocks = layout::simplified(blocks, warnings);
    let Facts { title, date, place, person, body } = facts::extract(blocks, lang, context, warnings);
    let mut blocks = Vec::new();
    for block in body {
        match block {
            Block::NoteText(note) => {
                let note = notes.get(note).cloned().unwrap_or_default();
                let words: Vec<String> = note.iter().map(Block::text).collect();
                warnings.push(ImportWarning::TitleNote(words.join(" ")));
                blocks.extend(note);
            }
            other => blocks.push(other),
        }
    }
    warnings.extend(undescribed(&blocks).into_iter().map(ImportWarning::PictureWithoutText));
    ImportedText { lang, title, date, place, person, blocks, notes: notes.clone() }
}

/// Returns the names of the pictures without alternative text.
fn undescribed(blocks: &[Block]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for block in blocks {
        block.for_each_run(&mut |run| {
            if let Some(Object::Picture(name)) = &run.object
                && run.text.trim().is_empty()
            {
                names.insert(name.clone());
            }
        });
    }
    names
}
