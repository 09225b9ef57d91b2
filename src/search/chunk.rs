//! Chunks: the displayed data of a few entries each.

use serde::Serialize;

use crate::foundation::lang::Lang;

use super::entry::Entry;
use super::json::to_json;

/// The target size of a chunk in bytes. A page of results loads about a dozen chunks.
const CHUNK_BYTES: usize = 6_000;
/// The length of the text for excerpts, in characters. Matches after it are found, but the excerpt
/// shows the beginning.
const MAX_TEXT_CHARS: usize = 6_000;

/// Address, title, date, place, text, and the language if it is not the reader's.
#[derive(Serialize)]
struct Shown<'e>(&'e str, &'e str, &'e str, &'e str, &'e str, Option<&'static str>);

/// Returns the number of entries per chunk of a kind. It is a power of two, so that it rarely
/// changes.
pub(super) fn size(entries: &[&Entry]) -> usize {
    let bytes: usize =
        entries.iter().map(|entry| entry.text.len().min(2 * MAX_TEXT_CHARS) + entry.title.len() + 120).sum();
    let mean = bytes / entries.len().max(1);
    (CHUNK_BYTES / mean.max(1)).clamp(1, 64).next_power_of_two()
}

/// Returns the chunks of a kind with their numbers.
pub(super) fn chunks<'e>(
    entries: &'e [&Entry],
    size: usize,
    lang: Lang,
) -> impl Iterator<Item = (usize, Vec<u8>)> + 'e {
    entries.chunks(size).enumerate().map(move |(at, chunk)| {
        let shown: Vec<Shown> = chunk
            .iter()
            .map(|entry| {
                let text = entry
                    .text
                    .char_indices()
                    .nth(MAX_TEXT_CHARS)
                    .map_or(entry.text.as_str(), |(at, _)| &entry.text[..at]);
                let other = (entry.lang != lang).then_some(entry.lang.code());
                Shown(&entry.address, &entry.title, &entry.date, &entry.place, text, other)
            })
            .collect();
        (at, to_json(&shown))
    })
}
