//! Shards: the word list, split by prefix into files of similar size.
//!
//! A word is in the shard of the common prefix of its stems. A query for any form of the word
//! therefore loads only the shards of its own prefix.

use std::collections::BTreeSet;
use std::iter;

use rayon::prelude::*;

use crate::foundation::lang::Lang;
use crate::language::stemmer::fold_letter;

use super::entry::{EntryKind, EntryNumber};
use super::json::to_json;
use super::vocabulary::{BODY, ONE_WORD_TITLE, PEOPLE, PLACE, SHORT_TITLE, Vocabulary, Word};

/// The maximum size of a shard in bytes, unless single words exceed it.
const MAX_SHARD_BYTES: usize = 16_000;
/// The maximum length of a prefix. It limits file names and recursion.
const MAX_PREFIX_CHARS: usize = 16;
/// A stem that shares fewer characters with its word is stored under its own prefix.
const MIN_SHARED_CHARS: usize = 2;
/// The characters of the kinds. Fields use the capitals before them.
const KINDS: &[u8; EntryKind::ALL.len()] = b"QRSTUVWXYZ";
/// The characters of the fields if the title is short: the first half for two or three words, the
/// other for one.
const SHORT_TITLES: &[u8; 16] = b"!#$%&'()*+./:;<>";
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Returns the shards by prefix.
pub(super) fn shards(vocabulary: &Vocabulary, languages: &[Lang]) -> Vec<(String, Vec<u8>)> {
    let mut keyed: Vec<(String, String)> = vocabulary
        .words()
        .par_iter()
        .flat_map_iter(|word| {
            let keys = word.keys(languages);
            let line = line(word, &keys);
            let (place, others) = places(word.text(), &keys);
            let others: Vec<_> = others.into_iter().map(|place| (place, line.clone())).collect();
            iter::once((place, line)).chain(others)
        })
        .collect();
    keyed.par_sort_unstable();
    let mut shards = Vec::new();
    split(&keyed, 0, &mut shards);
    shards.par_iter().map(|(start, lines)| ((*start).to_owned(), to_json(lines))).collect()
}

/// Returns the file name of a shard. It has code points in hexadecimal, because not every server
/// handles Cyrillic names.
pub(super) fn file_name(start: &str) -> String {
    let code_points: Vec<String> = start.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    format!("w-{}.json", code_points.join("-"))
}

/// Returns the line of a word: the word, its stems, its postings, its synonyms.
fn line(word: &Word, keys: &BTreeSet<String>) -> String {
    let mut line = format!("{}|", word.text());
    for (at, key) in keys.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        // A stem is encoded as the length of the prefix it shares with the word, and the rest.
        let shared = word.text().chars().zip(key.chars()).take_while(|(a, b)| a == b).count().min(DIGITS.len() - 1);
        line.push(char::from(DIGITS[shared]));
        line.extend(key.chars().skip(shared));
    }
    line.push('|');
    postings(&word.places(), &mut line);
    for synonym in word.synonyms() {
        line.push('|');
        line.push_str(synonym);
    }
    line
}

/// Appends postings as differences between entry numbers, each followed by a capital for the
/// fields. The character of the kind precedes its first entry.
fn postings(entries: &[(EntryNumber, u8)], line: &mut String) {
    let mut last = (usize::MAX, 0);
    for ((kind, number), fields) in entries {
        if *kind != last.0 {
            line.push(char::from(KINDS[*kind]));
            last = (*kind, 0);
        }
        push_number(number - last.1, line);
        line.push(char::from(sign(*fields)));
        last.1 = *number;
    }
}

/// Returns the character of the fields of a posting.
fn sign(fields: u8) -> u8 {
    // A word of a title has that bit, so the other three decide.
    let others = usize::from((fields & (PLACE | PEOPLE | BODY)) >> 1);
    match fields {
        _ if fields & ONE_WORD_TITLE != 0 => SHORT_TITLES[8 + others],
        _ if fields & SHORT_TITLE != 0 => SHORT_TITLES[others],
        _ => b'A' + fields,
    }
}

/// Appends a number in base 36, or nothing for zero.
fn push_number(number: usize, line: &mut String) {
    if number > 0 {
        push_number(number / DIGITS.len(), line);
        line.push(char::from(DIGITS[number % DIGITS.len()]));
    }
}

/// Returns the prefix of a word and its stems. Stems that start differently come second (люди,
/// человек).
fn places(word: &str, keys: &BTreeSet<String>) -> (String, Vec<String>) {
    let mut folded: Vec<char> = word.chars().map(fold_letter).collect();
    let mut shared = folded.len();
    let mut others = Vec::new();
    for key in keys {
        // The end of a stem tells its inflection pattern, its sort and its language.
        let stem = || key.chars().map(fold_letter).filter(|c| !c.is_ascii_uppercase() && !"-_?~=.".contains(*c));
        let same = folded.iter().zip(stem()).take_while(|(a, b)| **a == *b).count();
        if same < MIN_SHARED_CHARS.min(folded.len()) {
            others.push(stem().collect());
        } else {
            shared = shared.min(same);
        }
    }
    folded.truncate(shared);
    (folded.into_iter().collect(), others)
}

/// A prefix with its lines.
type Shard<'p> = (&'p str, Vec<&'p str>);

/// Splits lines with a common prefix by one more character.
///
/// It stops when they are small enough or the prefix has its maximum length. Words without further
/// characters stay together.
fn split<'p>(keyed: &'p [(String, String)], length: usize, shards: &mut Vec<Shard<'p>>) {
    let size: usize = keyed.iter().map(|(_, line)| line.len() + 3).sum();
    let start = |(place, _): &'p (String, String)| prefix(place, length);
    // The last place is the longest of equal prefixes, so if it has no further character, no place
    // has.
    if size <= MAX_SHARD_BYTES || length == MAX_PREFIX_CHARS || keyed.last().is_some_and(|last| start(last) == last.0) {
        shards.push((keyed.first().map_or("", start), keyed.iter().map(|(_, line)| line.as_str()).collect()));
        return;
    }
    let more = length + 1;
    for group in keyed.chunk_by(|a, b| prefix(&a.0, more) == prefix(&b.0, more)) {
        split(group, more, shards);
    }
}

/// Returns the first characters of a place, or all of it if it is shorter.
fn prefix(place: &str, length: usize) -> &str {
    place.char_indices().nth(length).map_or(place, |(end, _)| &place[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_have_prefixes_of_limited_length() {
        let long = "а".repeat(100_000);
        let keyed: Vec<_> = [format!("{long}б"), format!("{long}в"), "б".to_owned()]
            .map(|place| (place, "x".repeat(MAX_SHARD_BYTES)))
            .into();
        let mut shards = Vec::new();
        split(&keyed, 0, &mut shards);
        let starts: Vec<_> = shards.iter().map(|(start, lines)| (start.chars().count(), lines.len())).collect();
        assert_eq!(starts, [(MAX_PREFIX_CHARS, 2), (1, 1)]);
        assert!(file_name(&"\u{10ffff}".repeat(MAX_PREFIX_CHARS)).len() < 255);
    }
}
