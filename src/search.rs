//! The search index of one language, split into small files.
//!
//! The index has a list of entries, split into chunks, and a list of words, split into shards by
//! prefix. A query loads only the few files that it needs. Each word has the stems of its forms and
//! the postings of its entries. This module does not know where the texts come from or how
//! addresses are made. The format is described in docs/search.md.

mod chunk;
mod entry;
mod json;
mod shard;
mod vocabulary;

use jiff::civil::Date;
use serde::Serialize;

use crate::foundation::lang::Lang;
use crate::language::stemmer::table;

pub use entry::{Entry, EntryKind, Synonym};

use entry::EntryNumber;
use json::to_json;
use vocabulary::Vocabulary;

/// The first file that the search page loads.
#[derive(Serialize)]
struct Contents {
    /// A hash of all files, so that browsers never mix files of two versions.
    version: String,
    languages: Vec<&'static str>,
    kinds: Vec<KindSection>,
    /// The upcoming events: their numbers among events, and their last days.
    coming: Vec<(usize, String)>,
    /// The prefixes that have a shard.
    words: String,
}

/// The entries of one kind: name, count, entries per chunk, and counts per year.
#[derive(Serialize)]
struct KindSection(&'static str, usize, usize, Vec<(i16, usize)>);

/// The files of an index: the contents file, and the other files by name.
#[derive(Debug, Default)]
pub struct SearchIndex {
    pub contents: Vec<u8>,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Builds the index for readers of one language. Entries are expected in source order.
pub fn index(lang: Lang, mut entries: Vec<Entry>, synonyms: &[Synonym]) -> SearchIndex {
    // Oldest first, so that a new release gets the last number and the other files keep their
    // bytes.
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
        let members: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == kind).collect();
        let chunk = chunk::size(&members);
        files.extend(chunk::chunks(&members, chunk, lang).map(|(at, chunk)| (format!("d-{number}-{at}.json"), chunk)));
        let mut years: Vec<(i16, usize)> = Vec::new();
        for year in members.iter().map(|entry| entry.day.map_or(0, Date::year)) {
            match years.last_mut() {
                Some((last, count)) if *last == year => *count += 1,
                _ => years.push((year, 1)),
            }
        }
        kinds.push(KindSection(kind.name(), members.len(), chunk, years));
    }
    let coming = entries.iter().filter(|entry| entry.kind == EntryKind::Visit).enumerate();
    let coming = coming.filter_map(|(at, entry)| Some((at, entry.until.clone()?))).collect();
    let shards = shard::shards(&Vocabulary::of(&entries, &numbers(&entries), synonyms, lang), &languages);
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

/// Returns the numbers of entries that are sorted by kind.
fn numbers(entries: &[Entry]) -> Vec<EntryNumber> {
    let numbers = |(kind, entries): (usize, &[Entry])| (0..entries.len()).map(move |at| (kind, at)).collect::<Vec<_>>();
    let kind_of =
        |entries: &[Entry]| EntryKind::ALL.iter().position(|kind| *kind == entries[0].kind).unwrap_or_default();
    entries.chunk_by(|a, b| a.kind == b.kind).map(|group| (kind_of(group), group)).flat_map(numbers).collect()
}
