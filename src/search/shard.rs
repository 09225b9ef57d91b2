//! The words, cut by their first letters into files of about one size.
//!
//! A word stands in the file of what all its keys begin with, so that whoever asks for any form of it needs only the files
//! that his own word's beginning leads to.

use std::collections::BTreeMap;

use crate::text::forms::fold;

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
    let mut placed: Vec<(Vec<char>, String)> = Vec::new();
    for (word, known) in &vocabulary.0 {
        let line = line(word, known);
        for place in places(word, known) {
            placed.push((place, line.clone()));
        }
    }
    placed.sort();
    let mut shards = Vec::new();
    divide(&placed, 0, &mut shards);
    shards.iter().map(|(start, lines)| (start.iter().collect(), json(lines))).collect()
}

/// The name of the file for a beginning: the numbers of its letters, since not every disk and server knows Cyrillic.
pub fn file_name(start: &str) -> String {
    let letters: Vec<String> = start.chars().map(|letter| format!("{:x}", u32::from(letter))).collect();
    format!("w-{}.json", letters.join("-"))
}

/// One line of a file: the word, its keys, its entries, its meanings.
fn line(word: &str, known: &Word) -> String {
    let keys: Vec<String> = known.keys.iter().map(|key| shortened(word, key)).collect();
    let mut line = format!("{word}|{}|{}", keys.join(","), postings(&known.entries));
    for meaning in &known.means {
        line.push('|');
        line.push_str(meaning);
    }
    line
}

/// A key as how many letters it shares with the word, and the rest.
fn shortened(word: &str, key: &str) -> String {
    let shared = word.chars().zip(key.chars()).take_while(|(a, b)| a == b).count().min(DIGITS.len() - 1);
    let rest: String = key.chars().skip(shared).collect();
    format!("{}{rest}", char::from(DIGITS[shared]))
}

/// Entries as the steps between their numbers, each closed by a capital that says as what the word stands there; before
/// those of a kind, the capital of the kind.
fn postings(entries: &[(Number, u8)]) -> String {
    let mut text = String::new();
    let mut last = (usize::MAX, 0);
    for ((kind, number), as_what) in entries {
        if *kind != last.0 {
            text.push(char::from(KINDS[*kind]));
            last = (*kind, 0);
        }
        let mut step = number - last.1;
        let mut digits = Vec::new();
        while step > 0 {
            digits.push(DIGITS[step % 36]);
            step /= 36;
        }
        text.extend(digits.iter().rev().map(|digit| char::from(*digit)));
        text.push(char::from(b'A' + as_what));
        last.1 = *number;
    }
    text
}

/// Where a word is looked for: at what it shares with its keys, and at keys that begin otherwise (люди, человек).
fn places(word: &str, known: &Word) -> Vec<Vec<char>> {
    let folded: Vec<char> = fold(word).chars().collect();
    let mut shared = folded.len();
    let mut places = Vec::new();
    for key in &known.keys {
        let key: Vec<char> =
            fold(key).chars().filter(|letter| letter.is_alphanumeric() && !letter.is_ascii_uppercase()).collect();
        let same = folded.iter().zip(&key).take_while(|(a, b)| a == b).count();
        if same < FEWEST.min(folded.len()) {
            places.push(key);
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
