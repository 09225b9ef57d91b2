//! The search index: what the search page of one language looks up, cut into small files.
//!
//! An index has a list of what can be found, cut into leaves of a few entries each, and a list of words, cut by their first
//! letters, so that one question moves only the few files that it needs. A word knows the keys of its forms and the entries it
//! stands in. Where an entry's texts come from, and how its address is made, is not known here. docs/search.md
//! tells the format.

mod chunk;
mod entry;
mod json;
mod shard;
mod vocabulary;

use jiff::civil::Date;
use serde::Serialize;

use crate::lang::Lang;
use crate::text::stemmer::table;

pub use entry::{Entry, EntryKind, Synonym};

use entry::EntryNumber;
use json::to_json;
use vocabulary::Vocabulary;

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
        languages.iter().map(|lang| (format!("forms-{lang}.json"), to_json(&table(*lang)))).collect();
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
    SearchIndex { contents: to_json(&Contents { version, languages, kinds, coming, words }), files }
}

/// The numbers of entries that are sorted by kind.
fn numbers(entries: &[Entry]) -> Vec<EntryNumber> {
    let of_kind = |(kind, entries): (usize, &[Entry])| (0..entries.len()).map(move |at| (kind, at)).collect::<Vec<_>>();
    let kind_of =
        |entries: &[Entry]| EntryKind::ALL.iter().position(|kind| *kind == entries[0].kind).unwrap_or_default();
    entries.chunk_by(|a, b| a.kind == b.kind).map(|own| (kind_of(own), own)).flat_map(of_kind).collect()
}
