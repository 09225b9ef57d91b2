//! The second stage: each source file for itself, in parallel, from bytes to records and texts.
//!
//! No file sees another here. Only `site.yaml` is read ahead, since it says which languages there are. A file's place
//! in the tree says what it is (section 1 of the content model).

mod file;
pub mod front_matter;
mod held;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json};

use crate::config::{self, Config};
use crate::input::{Entry, Inputs};
use crate::kind::{
    Commitment, Data, District, Document, Municipality, Organization, PageFront, Person, PressFront, Programme,
    Records, Term, Visit,
};
use crate::lang::Lang;
use crate::markdown::{Body, Prose};
use crate::memo::Memo;
use crate::note::{Note, Noted, Problem};
use crate::span::{Place, SourcePath};
use crate::yaml::{Id, Written};

pub use file::text_of;

/// Everything the author wrote, file by file, not yet put together.
#[derive(Debug, Default)]
pub struct Parsed {
    /// None when `site.yaml` is missing or broken.
    pub config: Option<Config>,
    /// The languages of the site, the default one first; never empty.
    pub languages: Vec<Lang>,
    pub organizations: Records<Organization>,
    pub people: Records<Person>,
    pub districts: Records<District>,
    pub municipalities: Records<Municipality>,
    pub programmes: Records<Programme>,
    pub visits: Records<Visit>,
    pub commitments: Records<Commitment>,
    pub terms: Records<Term>,
    pub documents: Records<Document>,
    pub press: Vec<Arc<TextFile<PressFront>>>,
    pub pages: Vec<Arc<TextFile<PageFront>>>,
    /// Releases and pages whose front matter could not be read: `press/` or `pages/` and the name.
    pub broken_texts: Vec<TextName>,
    /// The files of `data/` that no kind claims, by name.
    pub free: Map<String, Json>,
    /// The print of each source file; empty where nobody will ask for it.
    pub prints: FxHashMap<SourcePath, u64>,
}

/// What a Markdown file is called, without its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextName {
    /// The path without language and ending: `content/press/x`, or `content/press/x/index`. Both languages share it.
    pub stem: String,
    /// The slug that the name gives.
    pub slug: Id,
    pub lang: Lang,
}

/// A Markdown file: a release or a page in one language.
#[derive(Debug, Clone)]
pub struct TextFile<F> {
    pub path: SourcePath,
    pub name: TextName,
    pub front: F,
    /// The texts of the front matter as they were written: the title first.
    pub written: Vec<Written>,
    pub body: Arc<Body>,
    /// The words of the body as they were written, for the language and fact checks.
    pub prose: Arc<Prose>,
    /// What a translation of this version records in `translated_from`.
    pub hash: String,
}

/// What one file gave. A copy costs little.
#[derive(Clone)]
enum Piece {
    Organizations(Records<Organization>),
    People(Records<Person>),
    Districts(Records<District>),
    Municipalities(Records<Municipality>),
    Programmes(Records<Programme>),
    Visits(Records<Visit>),
    Commitments(Records<Commitment>),
    Terms(Records<Term>),
    Documents(Records<Document>),
    Press(Arc<TextFile<PressFront>>),
    Page(Arc<TextFile<PageFront>>),
    BrokenText(TextName),
    Free(Vec<String>, Json),
    Nothing,
}

/// Reads all source files of the site. Of those that a lasting memo knows, none is read again.
pub fn parse(inputs: &Inputs, memo: &Memo) -> Noted<Parsed> {
    let mut notes = Vec::new();
    let Some((path, entry)) = inputs.files.get_key_value(config::PATH) else {
        let parsed = Parsed { languages: config::fallback_languages(), ..Parsed::default() };
        return Noted::new(parsed, vec![config::absent()]);
    };
    let (languages, config) = match text_of(path, entry, &mut notes) {
        Some(text) => config::read(path, text).into_value(&mut notes),
        None => (config::fallback_languages(), None),
    };
    let files: Vec<(&SourcePath, &Entry)> =
        inputs.files.iter().filter(|(path, _)| path.starts_with("content/") && ***path != *config::PATH).collect();
    let mut parsed = Parsed { config, languages, ..Parsed::default() };
    let pieces = held::pieces(files, &mut parsed, memo);
    for piece in pieces {
        parsed.add(piece.into_value(&mut notes));
    }
    for note in &mut notes {
        file::suggest_free_name(&note.place.path, &mut note.problem, inputs, &parsed.languages);
    }
    Noted::new(parsed, notes)
}

fn parse_file(path: &SourcePath, entry: &Entry, languages: &[Lang]) -> Noted<Piece> {
    let mut notes = Vec::new();
    if let Entry::Fault(fault) = entry {
        let problem = Problem::MissingFile { file: path.to_string(), fault: fault.clone() };
        notes.push(Note::new(Place::file(path), problem));
        // What would have been in it is not told to be lacking; what is wrong with it has just been said.
        let piece = match file::role(path) {
            file::Role::Data(name) => parse_data(path, entry, name, languages, &mut Vec::new()),
            file::Role::Press | file::Role::Page => broken(file::name(path, languages).ok()),
            file::Role::Free(_) | file::Role::Other => Piece::Nothing,
        };
        return Noted::new(piece, notes);
    }
    let piece = match file::role(path) {
        file::Role::Data(name) => parse_data(path, entry, name, languages, &mut notes),
        file::Role::Free(keys) => match text_of(path, entry, &mut notes) {
            Some(text) => {
                let node = crate::yaml::parse(path, text, 0).into_value(&mut notes);
                node.map_or(Piece::Nothing, |node| Piece::Free(keys, crate::yaml::to_json(&node)))
            }
            None => Piece::Nothing,
        },
        file::Role::Press => {
            let read = |fields: &mut crate::yaml::Fields, lang| PressFront::read(fields, lang);
            let parsed =
                file::parse_text(path, entry, crate::note::RecordKind::Press, languages, read, |front| &front.front);
            parsed.into_value(&mut notes).map_or_else(broken, |file| Piece::Press(Arc::new(file)))
        }
        file::Role::Page => {
            let read = |fields: &mut crate::yaml::Fields, _| PageFront::read(fields);
            let parsed =
                file::parse_text(path, entry, crate::note::RecordKind::Page, languages, read, |front| &front.front);
            parsed.into_value(&mut notes).map_or_else(broken, |file| Piece::Page(Arc::new(file)))
        }
        file::Role::Other => Piece::Nothing,
    };
    Noted::new(piece, notes)
}

fn broken(name: Option<TextName>) -> Piece {
    name.map_or(Piece::Nothing, Piece::BrokenText)
}

fn parse_data(path: &SourcePath, entry: &Entry, name: &str, languages: &[Lang], notes: &mut Vec<Note>) -> Piece {
    match name {
        Organization::FILE => Piece::Organizations(file::parse_records(path, entry, languages, notes)),
        Person::FILE => Piece::People(file::parse_records(path, entry, languages, notes)),
        District::FILE => Piece::Districts(file::parse_records(path, entry, languages, notes)),
        Municipality::FILE => Piece::Municipalities(file::parse_records(path, entry, languages, notes)),
        Programme::FILE => Piece::Programmes(file::parse_records(path, entry, languages, notes)),
        Visit::FILE => Piece::Visits(file::parse_records(path, entry, languages, notes)),
        Commitment::FILE => Piece::Commitments(file::parse_records(path, entry, languages, notes)),
        Term::FILE => Piece::Terms(file::parse_records(path, entry, languages, notes)),
        Document::FILE => Piece::Documents(file::parse_records(path, entry, languages, notes)),
        _ => Piece::Nothing,
    }
}

impl Parsed {
    /// Whether everything that was written could be read. If not, nobody knows all addresses of the site.
    pub fn is_whole(&self) -> bool {
        self.broken_texts.is_empty()
            && self.organizations.is_whole()
            && self.people.is_whole()
            && self.districts.is_whole()
            && self.municipalities.is_whole()
            && self.programmes.is_whole()
            && self.visits.is_whole()
            && self.commitments.is_whole()
            && self.terms.is_whole()
            && self.documents.is_whole()
    }

    fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Organizations(records) => self.organizations.append(records),
            Piece::People(records) => self.people.append(records),
            Piece::Districts(records) => self.districts.append(records),
            Piece::Municipalities(records) => self.municipalities.append(records),
            Piece::Programmes(records) => self.programmes.append(records),
            Piece::Visits(records) => self.visits.append(records),
            Piece::Commitments(records) => self.commitments.append(records),
            Piece::Terms(records) => self.terms.append(records),
            Piece::Documents(records) => self.documents.append(records),
            Piece::Press(file) => self.press.push(file),
            Piece::Page(file) => self.pages.push(file),
            Piece::BrokenText(name) => self.broken_texts.push(name),
            Piece::Free(keys, value) => put(&mut self.free, &keys, value),
            Piece::Nothing => {}
        }
    }

    /// The files of each text, under the name its languages share.
    pub fn by_stem<F>(files: Vec<Arc<TextFile<F>>>) -> Vec<(String, Vec<Arc<TextFile<F>>>)> {
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut texts: Vec<(String, Vec<Arc<TextFile<F>>>)> = Vec::new();
        for file in files {
            match places.get(&file.name.stem) {
                Some(&at) => texts[at].1.push(file),
                None => {
                    places.insert(file.name.stem.clone(), texts.len());
                    texts.push((file.name.stem.clone(), vec![file]));
                }
            }
        }
        texts
    }
}

/// Puts free data under its keys: `data/budget/2017.yaml` is `data.budget.2017`.
fn put(map: &mut Map<String, Json>, keys: &[String], value: Json) {
    match keys {
        [] => {}
        [last] => drop(map.insert(last.clone(), value)),
        [first, rest @ ..] => {
            let inner = map.entry(first.clone()).or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
