//! The words, cut by their first letters into files of about one size.
//!
//! A word stands in the file of what all its keys begin with, so that whoever asks for any form of it needs only the files
//! that his own word's beginning leads to.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::text::forms::fold_letter;

use super::vocabulary::{Vocabulary, Word};
use super::{Kind, Number, json};

/// How many bytes a file is to have at most, unless single words fill it.
const SHARD: usize = 16_000;
/// A key that shares fewer letters with its word is looked for in a place of its own.
const FEWEST: usize = 2;
/// The signs of the kinds. What a word stands as has the capitals before them.
const KINDS: &[u8; Kind::ALL.len()] = b"QRSTUVWXYZ";
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The files, by what their words begin with.
pub fn shards(vocabulary: &Vocabulary) -> Vec<(String, Vec<u8>)> {
    let words: Vec<(&String, &Word)> = vocabulary.0.iter().collect();
    let mut placed: Vec<(Vec<char>, String)> = words
        .par_iter()
        .flat_map_iter(|(word, known)| {
            let line = line(word, known);
            places(word, known).into_iter().map(move |place| (place, line.clone()))
        })
        .collect();
    placed.par_sort_unstable();
    let mut shards = Vec::new();
    divide(&placed, 0, &mut shards);
    shards.par_iter().map(|(start, lines)| (start.iter().collect(), json(lines))).collect()
}

/// The name of the file for a beginning: the numbers of its letters, since not every disk and server knows Cyrillic.
pub fn file_name(start: &str) -> String {
    let letters: Vec<String> = start.chars().map(|letter| format!("{:x}", u32::from(letter))).collect();
    format!("w-{}.json", letters.join("-"))
}

/// One line of a file: the word, its keys, its entries, its meanings.
fn line(word: &str, known: &Word) -> String {
    let mut line = format!("{word}|");
    for (at, key) in known.keys.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        // A key is told as how many letters it shares with the word, and the rest.
        let shared = word.chars().zip(key.chars()).take_while(|(a, b)| a == b).count().min(DIGITS.len() - 1);
        line.push(char::from(DIGITS[shared]));
        line.extend(key.chars().skip(shared));
    }
    line.push('|');
    postings(&known.entries, &mut line);
    for meaning in &known.means {
        line.push('|');
        line.push_str(meaning);
    }
    line
}

/// Entries as the steps between their numbers, each closed by a capital that says as what the word stands there; before
/// those of a kind, the capital of the kind.
fn postings(entries: &[(Number, u8)], line: &mut String) {
    let mut last = (usize::MAX, 0);
    for ((kind, number), as_what) in entries {
        if *kind != last.0 {
            line.push(char::from(KINDS[*kind]));
            last = (*kind, 0);
        }
        push_number(number - last.1, line);
        line.push(char::from(b'A' + as_what));
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
fn places(word: &str, known: &Word) -> Vec<Vec<char>> {
    let folded: Vec<char> = word.chars().map(fold_letter).collect();
    let mut shared = folded.len();
    let mut places = Vec::new();
    for key in &known.keys {
        // Behind the letters of a key stands what tells its pattern.
        let letters = || key.chars().map(fold_letter).filter(|letter| !letter.is_ascii_uppercase() && *letter != '-');
        let same = folded.iter().zip(letters()).take_while(|(a, b)| *a == b).count();
        if same < FEWEST.min(folded.len()) {
            places.push(letters().collect());
        } else {
            shared = shared.min(same);
        }
    }
    places.push(folded[..shared].to_vec());
    places
}

type Lines<'p> = Vec<&'p str>;

/// Cuts what begins alike: while it is too much, by one letter more; words that have no more letters stay together.
fn divide<'p>(placed: &'p [(Vec<char>, String)], letters: usize, shards: &mut Vec<(Vec<char>, Lines<'p>)>) {
    let size: usize = placed.iter().map(|(_, line)| line.len() + 3).sum();
    if size <= SHARD {
        let start = placed.first().map_or(&[][..], |(place, _)| beginning(place, letters));
        shards.push((start.to_vec(), placed.iter().map(|(_, line)| line.as_str()).collect()));
        return;
    }
    let mut groups: BTreeMap<&[char], &[(Vec<char>, String)]> = BTreeMap::new();
    let longer = letters + 1;
    for group in placed.chunk_by(|a, b| beginning(&a.0, longer) == beginning(&b.0, longer)) {
        groups.insert(beginning(&group[0].0, longer), group);
    }
    for (start, group) in groups {
        if start.len() < longer {
            shards.push((start.to_vec(), group.iter().map(|(_, line)| line.as_str()).collect()));
        } else {
            divide(group, longer, shards);
        }
    }
}

fn beginning(place: &[char], letters: usize) -> &[char] {
    &place[..letters.min(place.len())]
}
