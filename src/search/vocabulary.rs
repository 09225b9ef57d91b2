//! The words of all entries: in which they stand, and as what.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::lang::Lang;
use crate::text::forms::{keys, words};

use super::{Entry, Number, Synonym};

/// As what a word stands in an entry; a word can stand as several.
pub const TITLE: u8 = 1;
pub const PLACE: u8 = 2;
pub const PEOPLE: u8 = 4;
pub const BODY: u8 = 8;

/// A word of the index.
#[derive(Debug, Default)]
pub struct Word {
    /// What its forms share.
    pub keys: BTreeSet<String>,
    /// Entries by number, and as what it stands there.
    pub entries: Vec<(Number, u8)>,
    /// Others that mean the same.
    pub means: BTreeSet<String>,
}

/// All words, in small letters.
#[derive(Debug, Default)]
pub struct Vocabulary(pub BTreeMap<String, Word>);

/// A word as it is written, and its language.
type Written = (Lang, String);

impl Vocabulary {
    /// The words of entries that have these numbers.
    pub fn of(entries: &[Entry], numbers: &[Number], synonyms: &[Synonym], lang: Lang) -> Self {
        let of_each: Vec<Vec<(Written, u8)>> = entries.par_iter().map(words_of).collect();
        let mut found: HashMap<Written, Vec<(Number, u8)>> = HashMap::new();
        for (number, words) in numbers.iter().zip(of_each) {
            for (word, as_what) in words {
                found.entry(word).or_default().push((*number, as_what));
            }
        }
        let mut found: Vec<(Written, Vec<(Number, u8)>)> = found.into_iter().collect();
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let keyed: Vec<BTreeSet<String>> = found.par_iter().map(|((lang, word), _)| keys(word, *lang)).collect();
        let mut vocabulary = Self::default();
        for (((_, word), entries), keys) in found.into_iter().zip(keyed) {
            let known = vocabulary.0.entry(word.to_lowercase()).or_default();
            known.keys.extend(keys);
            known.add(entries);
        }
        for (number, entry) in numbers.iter().zip(entries) {
            for district in &entry.districts {
                vocabulary.0.entry(format!("={district}")).or_default().add(vec![(*number, BODY)]);
            }
        }
        for synonym in synonyms {
            // A name in several words is looked up as one, as a reader may write it.
            let name = words(&synonym.name).concat().to_lowercase();
            let known = vocabulary.0.entry(name.clone()).or_default();
            known.keys.extend(keys(&name, lang));
            known.means.insert(synonym.means.to_lowercase());
        }
        vocabulary
    }
}

impl Word {
    fn add(&mut self, entries: Vec<(Number, u8)>) {
        let fresh = self.entries.is_empty();
        self.entries.extend(entries);
        if !fresh {
            // The same word in another case or language: each entry once, as everything that it stands there.
            self.entries.sort_unstable();
            self.entries.dedup_by(|one, kept| {
                let same = one.0 == kept.0;
                if same {
                    kept.1 |= one.1;
                }
                same
            });
        }
    }
}

fn words_of(entry: &Entry) -> Vec<(Written, u8)> {
    let mut found: HashMap<String, u8> = HashMap::new();
    let mut add = |text: &str, as_what: u8| {
        for word in words(text) {
            // Capitals matter only where an ending follows them: АКШда.
            let inner = word.chars().nth(1).is_some_and(char::is_uppercase) && !word.chars().all(char::is_uppercase);
            *found.entry(if inner { word } else { word.to_lowercase() }).or_default() |= as_what;
        }
    };
    add(&entry.title, TITLE);
    add(&entry.place, PLACE);
    entry.places.iter().for_each(|place| add(place, PLACE));
    entry.people.iter().for_each(|person| add(person, PEOPLE));
    add(&entry.text, BODY);
    entry.meanings.iter().for_each(|meaning| add(meaning, BODY));
    let mut found: Vec<(Written, u8)> =
        found.into_iter().map(|(word, as_what)| ((entry.lang, word), as_what)).collect();
    found.sort_unstable();
    found
}
