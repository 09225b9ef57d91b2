//! The search index: what the search page of one language looks up, cut into small files.
//!
//! An index has a list of what can be found, cut into leaves of a few entries each, and a list of words, cut by their first
//! letters, so that one question moves only the few files that it needs. A word knows the keys of its forms and the entries it
//! stands in. Where an entry's texts come from, and how its address is made, is not known here. docs/search.md
//! tells the format.

mod chunk;
mod shard;
mod vocabulary;

use jiff::civil::Date;
use serde::Serialize;

use crate::lang::Lang;
use crate::text::forms::table;

use vocabulary::Vocabulary;

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: EntryKind,
    /// Its address from the root of the site.
    pub address: String,
    /// The language its texts are in.
    pub lang: Lang,
    pub title: String,
    /// The date as it is printed.
    pub date: String,
    /// The day it is filed under.
    pub day: Option<Date>,
    /// The last day of what is still to come: `2026-12-01`.
    pub until: Option<String>,
    /// Where, as it is printed.
    pub place: String,
    /// Ids of the districts it concerns.
    pub districts: Vec<String>,
    /// Words that are searched for and not shown: other names of places, people.
    pub places: Vec<String>,
    pub people: Vec<String>,
    /// The text that excerpts are taken from.
    pub text: String,
    /// Words that stand for others in the text: what an abbreviation means.
    pub meanings: Vec<String>,
}

/// What an entry is. The order is that of the numbers in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    Visit,
    Release,
    Programme,
    Municipality,
    District,
    Commitment,
    Document,
    Person,
    Term,
    Page,
}

impl EntryKind {
    /// Every kind, in its order.
    pub const ALL: [Self; 10] = [
        Self::Visit,
        Self::Release,
        Self::Programme,
        Self::Municipality,
        Self::District,
        Self::Commitment,
        Self::Document,
        Self::Person,
        Self::Term,
        Self::Page,
    ];

    /// The name of the kind, for templates and for the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Release => "press",
            Self::Programme => "programme",
            Self::Municipality => "municipality",
            Self::District => "district",
            Self::Commitment => "commitment",
            Self::Document => "document",
            Self::Person => "person",
            Self::Term => "term",
            Self::Page => "page",
        }
    }
}

/// A name, and another that means the same: Узген, Өзгөн; ЖӨБ, жергиликтүү өз алдынча башкаруу.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Synonym {
    pub name: String,
    pub means: String,
}

/// What the page loads first.
#[derive(Serialize)]
struct Contents {
    /// Changes whenever anything does, so that no browser mixes an old file with a new one.
    version: String,
    languages: Vec<&'static str>,
    kinds: Vec<KindSection>,
    /// Events that are still to come: their numbers among events, and their last days.
    coming: Vec<(usize, String)>,
    /// The beginnings of words for which there is a file.
    words: String,
}

/// An entry: the number of its kind, and its own number among them. A new release leaves the numbers of all else alone.
type EntryNumber = (usize, usize);

/// The entries of one kind: its name, how many there are, how many stand in a leaf, and how many there are of each year.
#[derive(Serialize)]
struct KindSection(&'static str, usize, usize, Vec<(i16, usize)>);

/// The files of the index of a language, by their names within its folder, and the first file, which stands beside it.
#[derive(Debug, Default)]
pub struct SearchIndex {
    pub contents: Vec<u8>,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Builds the index for readers of one language. Entries come in the order of their data.
pub fn index(lang: Lang, mut entries: Vec<Entry>, synonyms: &[Synonym]) -> SearchIndex {
    // The oldest first: a new release is numbered last, and the files of the others keep their bytes.
    entries.sort_by_key(|entry| (entry.kind, entry.day));
    let mut languages = vec![lang];
    for entry in &entries {
        if !languages.contains(&entry.lang) {
            languages.push(entry.lang);
        }
    }
    let mut files: Vec<(String, Vec<u8>)> =
        languages.iter().map(|lang| (format!("forms-{lang}.json"), json(&table(*lang)))).collect();
    let mut kinds = Vec::new();
    for (number, kind) in EntryKind::ALL.into_iter().enumerate() {
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == kind).collect();
        let chunk = chunk::size(&own);
        files.extend(chunk::chunks(&own, chunk, lang).map(|(at, chunk)| (format!("d-{number}-{at}.json"), chunk)));
        let mut years: Vec<(i16, usize)> = Vec::new();
        for year in own.iter().map(|entry| entry.day.map_or(0, Date::year)) {
            match years.last_mut() {
                Some((last, count)) if *last == year => *count += 1,
                _ => years.push((year, 1)),
            }
        }
        kinds.push(KindSection(kind.name(), own.len(), chunk, years));
    }
    let coming = entries.iter().filter(|entry| entry.kind == EntryKind::Visit).enumerate();
    let coming = coming.filter_map(|(at, entry)| Some((at, entry.until.clone()?))).collect();
    let shards = shard::shards(&Vocabulary::of(&entries, &numbers(&entries), synonyms, lang));
    let words = shards.iter().map(|(start, _)| start.as_str()).collect::<Vec<_>>().join(" ");
    files.extend(shards.into_iter().map(|(start, bytes)| (shard::file_name(&start), bytes)));
    let mut hash = blake3::Hasher::new();
    for (_, bytes) in &files {
        hash.update(bytes);
    }
    let version = hash.finalize().to_hex()[..8].to_owned();
    let languages = languages.into_iter().map(Lang::code).collect();
    SearchIndex { contents: json(&Contents { version, languages, kinds, coming, words }), files }
}

/// The numbers of entries that are sorted by kind.
fn numbers(entries: &[Entry]) -> Vec<EntryNumber> {
    let of_kind = |(kind, entries): (usize, &[Entry])| (0..entries.len()).map(move |at| (kind, at)).collect::<Vec<_>>();
    let kind_of =
        |entries: &[Entry]| EntryKind::ALL.iter().position(|kind| *kind == entries[0].kind).unwrap_or_default();
    entries.chunk_by(|a, b| a.kind == b.kind).map(|own| (kind_of(own), own)).flat_map(of_kind).collect()
}

/// Plain data, which always can be written.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
