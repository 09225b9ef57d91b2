//! The words, cut by their first letters into files of about one size.
//!
//! A word stands in the file of what all its keys begin with, so that whoever asks for any form of it needs only the files
//! that his own word's beginning leads to.

use std::collections::BTreeSet;
use std::iter;

use rayon::prelude::*;

use crate::text::stemmer::fold_letter;

use super::entry::{EntryKind, EntryNumber};
use super::json::to_json;
use super::vocabulary::{Vocabulary, Word};

/// How many bytes a file is to have at most, unless single words fill it.
const MAX_SHARD_BYTES: usize = 16_000;
/// How many letters of a beginning tell files apart at most: names of files have an end, and what nobody would type has none.
const MAX_PREFIX_CHARS: usize = 16;
/// A key that shares fewer letters with its word is looked for in a place of its own.
const MIN_SHARED_CHARS: usize = 2;
/// The signs of the kinds. What a word stands as has the capitals before them.
const KINDS: &[u8; EntryKind::ALL.len()] = b"QRSTUVWXYZ";
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The files, by what their words begin with.
pub fn shards(vocabulary: &Vocabulary) -> Vec<(String, Vec<u8>)> {
    let mut keyed: Vec<(String, String)> = vocabulary
        .words()
        .par_iter()
        .flat_map_iter(|word| {
            let keys = word.keys();
            let line = line(word, &keys);
            let (place, others) = places(word.text(), &keys);
            let others: Vec<_> = others.into_iter().map(|place| (place, line.clone())).collect();
            iter::once((place, line)).chain(others)
        })
        .collect();
    keyed.par_sort_unstable();
    let mut shards = Vec::new();
    divide(&keyed, 0, &mut shards);
    shards.par_iter().map(|(start, lines)| ((*start).to_owned(), to_json(lines))).collect()
}

/// The name of the file for a beginning: the numbers of its letters, since not every disk and server knows Cyrillic.
pub fn file_name(start: &str) -> String {
    let letters: Vec<String> = start.chars().map(|letter| format!("{:x}", u32::from(letter))).collect();
    format!("w-{}.json", letters.join("-"))
}

/// One line of a file: the word, its keys, its entries, its meanings.
fn line(word: &Word, keys: &BTreeSet<String>) -> String {
    let mut line = format!("{}|", word.text());
    for (at, key) in keys.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        // A key is told as how many letters it shares with the word, and the rest.
        let shared = word.text().chars().zip(key.chars()).take_while(|(a, b)| a == b).count().min(DIGITS.len() - 1);
        line.push(char::from(DIGITS[shared]));
        line.extend(key.chars().skip(shared));
    }
    line.push('|');
    postings(&word.places(), &mut line);
    for meaning in word.means() {
        line.push('|');
        line.push_str(meaning);
    }
    line
}

/// Entries as the steps between their numbers, each closed by a capital that says as what the word stands there; before
/// those of a kind, the capital of the kind.
fn postings(entries: &[(EntryNumber, u8)], line: &mut String) {
    let mut last = (usize::MAX, 0);
    for ((kind, number), fields) in entries {
        if *kind != last.0 {
            line.push(char::from(KINDS[*kind]));
            last = (*kind, 0);
        }
        push_number(number - last.1, line);
        line.push(char::from(b'A' + fields));
        last.1 = *number;
    }
}

/// A number in the base of the digits; nothing for none.
fn push_number(number: usize, line: &mut String) {
    if number > 0 {
        push_number(number / DIGITS.len(), line);
        line.push(char::from(DIGITS[number % DIGITS.len()]));
    }
}

/// Where a word is looked for: at what it shares with its keys, and at keys that begin otherwise (люди, человек).
fn places(word: &str, keys: &BTreeSet<String>) -> (String, Vec<String>) {
    let mut folded: Vec<char> = word.chars().map(fold_letter).collect();
    let mut shared = folded.len();
    let mut others = Vec::new();
    for key in keys {
        // Behind the letters of a key stands what tells its pattern.
        let letters = || key.chars().map(fold_letter).filter(|letter| !letter.is_ascii_uppercase() && *letter != '-');
        let same = folded.iter().zip(letters()).take_while(|(a, b)| **a == *b).count();
        if same < MIN_SHARED_CHARS.min(folded.len()) {
            others.push(letters().collect());
        } else {
            shared = shared.min(same);
        }
    }
    folded.truncate(shared);
    (folded.into_iter().collect(), others)
}

/// A file: what its words begin with, and its lines.
type Shard<'p> = (&'p str, Vec<&'p str>);

/// Cuts what begins alike: while it is too much, by one letter more, down to the deepest; words that have no more letters
/// stay together.
fn divide<'p>(keyed: &'p [(String, String)], letters: usize, shards: &mut Vec<Shard<'p>>) {
    let size: usize = keyed.iter().map(|(_, line)| line.len() + 3).sum();
    let start = |(place, _): &'p (String, String)| prefix(place, letters);
    // The last has most letters: when it has no more of them, none has.
    if size <= MAX_SHARD_BYTES || letters == MAX_PREFIX_CHARS || keyed.last().is_some_and(|last| start(last) == last.0)
    {
        shards.push((keyed.first().map_or("", start), keyed.iter().map(|(_, line)| line.as_str()).collect()));
        return;
    }
    let more = letters + 1;
    for group in keyed.chunk_by(|a, b| prefix(&a.0, more) == prefix(&b.0, more)) {
        divide(group, more, shards);
    }
}

/// The first letters of a place; all of it, where it has no more.
fn prefix(place: &str, letters: usize) -> &str {
    place.char_indices().nth(letters).map_or(place, |(end, _)| &place[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_without_end_is_cut_no_deeper_than_a_name_can_tell() {
        let long = "а".repeat(100_000);
        let keyed: Vec<_> = [format!("{long}б"), format!("{long}в"), "б".to_owned()]
            .map(|place| (place, "x".repeat(MAX_SHARD_BYTES)))
            .into();
        let mut shards = Vec::new();
        divide(&keyed, 0, &mut shards);
        let starts: Vec<_> = shards.iter().map(|(start, lines)| (start.chars().count(), lines.len())).collect();
        assert_eq!(starts, [(MAX_PREFIX_CHARS, 2), (1, 1)]);
        assert!(file_name(&"\u{10ffff}".repeat(MAX_PREFIX_CHARS)).len() < 255);
    }
}
