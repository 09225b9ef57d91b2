//! The words of all entries: in which they stand, and as what.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::lang::Lang;
use crate::text::forms::{each_word, keys, words};
use crate::text::{is_capital, small};

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

/// A word of a language as it is written, and where it stands.
struct Written {
    lang: Lang,
    word: String,
    entries: Vec<(Number, u8)>,
}

impl Vocabulary {
    /// The words of entries that have these numbers.
    pub fn of(entries: &[Entry], numbers: &[Number], synonyms: &[Synonym], lang: Lang) -> Self {
        let numbered: Vec<(&Entry, Number)> = entries.iter().zip(numbers.iter().copied()).collect();
        let share = numbered.len().div_ceil(rayon::current_num_threads()).max(1);
        let parts: Vec<Vec<Written>> = numbered.par_chunks(share).map(gather).collect();
        let mut vocabulary = Self::default();
        vocabulary.0.extend(keyed(parts));
        for (number, entry) in numbers.iter().zip(entries) {
            for district in &entry.districts {
                vocabulary.0.entry(format!("={district}")).or_default().entries.push((*number, BODY));
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

/// The words of some entries, in no order.
fn gather(entries: &[(&Entry, Number)]) -> Vec<Written> {
    let mut gathered: BTreeMap<Lang, HashMap<String, Vec<(Number, u8)>>> = BTreeMap::new();
    for (entry, number) in entries {
        let found = gathered.entry(entry.lang).or_default();
        let mut add = |text: &str, as_what: u8| {
            each_word(text, |word| {
                // Capitals matter only where an ending follows them: АКШда.
                let word = if has_ending_behind_capitals(word) { Cow::Borrowed(word) } else { small(word) };
                match found.get_mut(&*word) {
                    Some(entries) => match entries.last_mut() {
                        Some((last, known)) if last == number => *known |= as_what,
                        _ => entries.push((*number, as_what)),
                    },
                    None => {
                        found.insert(word.into_owned(), vec![(*number, as_what)]);
                    }
                }
            });
        };
        add(&entry.title, TITLE);
        add(&entry.place, PLACE);
        entry.places.iter().for_each(|place| add(place, PLACE));
        entry.people.iter().for_each(|person| add(person, PEOPLE));
        add(&entry.text, BODY);
        entry.meanings.iter().for_each(|meaning| add(meaning, BODY));
    }
    let own = |(lang, found): (Lang, HashMap<String, _>)| {
        found.into_iter().map(move |(word, entries)| Written { lang, word, entries })
    };
    gathered.into_iter().flat_map(own).collect()
}

fn has_ending_behind_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some_and(is_capital) && !word.chars().all(is_capital)
}

/// What was gathered in parts, each word once, in order, with its keys.
fn keyed(parts: Vec<Vec<Written>>) -> Vec<(String, Word)> {
    let mut written: Vec<Written> = parts.into_iter().flatten().collect();
    // This keeps the order of the parts, which is that of the entries.
    written.par_sort_by(|a, b| (a.lang, &a.word).cmp(&(b.lang, &b.word)));
    written.dedup_by(|other, kept| {
        let same = (other.lang, &other.word) == (kept.lang, &kept.word);
        if same {
            kept.entries.append(&mut other.entries);
        }
        same
    });
    let keyed = |Written { lang, word, entries }: Written| {
        let known = Word { keys: keys(&word, lang), entries, means: BTreeSet::new() };
        (small(&word).into_owned(), known)
    };
    let mut words: Vec<(String, Word)> = written.into_par_iter().map(keyed).collect();
    words.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    // The same word in another case or language: each entry once, as everything that it stands there.
    words.dedup_by(|(word, other), (kept, known)| {
        let same = word == kept;
        if same {
            known.keys.append(&mut other.keys);
            known.entries.append(&mut other.entries);
            known.entries.sort_unstable();
            known.entries.dedup_by(|one, kept| {
                one.0 == kept.0 && {
                    kept.1 |= one.1;
                    true
                }
            });
        }
        same
    });
    words
}
