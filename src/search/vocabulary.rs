//! The words of all entries: in which they stand, and as what.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::lang::Lang;
use crate::text::stemmer::{self, each_word, stems};
use crate::text::{is_capital, lowercase};

use super::entry::{Entry, EntryNumber, Synonym};

/// As what a word stands in an entry; a word can stand as several.
pub const TITLE: u8 = 1;
pub const PLACE: u8 = 2;
pub const PEOPLE: u8 = 4;
pub const BODY: u8 = 8;

/// Where a word stands, and as what, in the order of the entries.
pub type Postings = Vec<(EntryNumber, u8)>;

/// What is known of a word: in one language, in one case of its letters, or as a name that means something.
#[derive(Debug)]
struct WordForm {
    /// In small letters.
    word: String,
    /// As it is written, where its capitals tell something.
    written: Option<String>,
    /// The language it is taken apart in; none for a sign that is no word.
    lang: Option<Lang>,
    places: Postings,
    /// Another name that means the same.
    means: Option<String>,
}

/// All words, in order. What is known of the same word stands together.
#[derive(Debug)]
pub struct Vocabulary(Vec<WordForm>);

/// A word of the index, which lends what is known of it.
pub struct Word<'v>(&'v [WordForm]);

impl Vocabulary {
    /// The words of entries that have these numbers.
    pub fn of(entries: &[Entry], numbers: &[EntryNumber], synonyms: &[Synonym], lang: Lang) -> Self {
        let numbered: Vec<(&Entry, EntryNumber)> = entries.iter().zip(numbers.iter().copied()).collect();
        let share = numbered.len().div_ceil(rayon::current_num_threads()).max(1);
        let mut known = merge(numbered.par_chunks(share).map(collect).collect());
        for (entry, number) in numbered {
            known.extend(entry.districts.iter().map(|district| {
                let places = vec![(number, BODY)];
                WordForm { word: format!("={district}"), written: None, lang: None, places, means: None }
            }));
        }
        known.extend(synonyms.iter().map(|synonym| {
            // A name in several words is looked up as one, as a reader may write it.
            let word = lowercase(&stemmer::words(&synonym.name).concat()).into_owned();
            let means = Some(lowercase(&synonym.means).into_owned());
            WordForm { word, written: None, lang: Some(lang), places: Vec::new(), means }
        }));
        known.par_sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Self(known)
    }

    /// Each word once, in order.
    pub fn words(&self) -> Vec<Word<'_>> {
        self.0.chunk_by(|a, b| a.word == b.word).map(Word).collect()
    }
}

impl Word<'_> {
    /// In small letters.
    pub fn text(&self) -> &str {
        self.0.first().map_or("", |known| &known.word)
    }

    /// What its forms share.
    pub fn keys(&self) -> BTreeSet<String> {
        let of_known = |known: &WordForm| Some(stems(known.written.as_ref().unwrap_or(&known.word), known.lang?));
        // Nearly every word is known in one way only.
        match self.0 {
            [known] => of_known(known).unwrap_or_default(),
            several => several.iter().filter_map(of_known).flatten().collect(),
        }
    }

    /// The entries it stands in, each once, as everything that it stands there.
    pub fn places(&self) -> Cow<'_, Postings> {
        if let [known] = self.0 {
            return Cow::Borrowed(&known.places);
        }
        let mut places: Postings = self.0.iter().flat_map(|known| known.places.iter().copied()).collect();
        places.sort_unstable();
        places.dedup_by(|other, kept| {
            let same = other.0 == kept.0;
            if same {
                kept.1 |= other.1;
            }
            same
        });
        Cow::Owned(places)
    }

    /// Others that mean the same.
    pub fn means(&self) -> BTreeSet<&str> {
        self.0.iter().filter_map(|known| known.means.as_deref()).collect()
    }
}

/// The words of each language as they are written, and where they stand.
type Collected = BTreeMap<Lang, FxHashMap<String, Postings>>;

fn collect(entries: &[(&Entry, EntryNumber)]) -> Collected {
    let mut collected = Collected::new();
    for (entry, number) in entries {
        let found = collected.entry(entry.lang).or_default();
        let mut add = |text: &str, fields: u8| {
            each_word(text, |word| {
                // Capitals matter only where an ending follows them: АКШда.
                let word = if has_suffix_after_capitals(word) { Cow::Borrowed(word) } else { lowercase(word) };
                match found.get_mut(&*word) {
                    Some(places) => match places.last_mut() {
                        Some((last, known)) if last == number => *known |= fields,
                        _ => places.push((*number, fields)),
                    },
                    None => {
                        found.insert(word.into_owned(), vec![(*number, fields)]);
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
    collected
}

fn has_suffix_after_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some_and(is_capital) && !word.chars().all(is_capital)
}

/// What was gathered in parts, which come in the order of the entries; the words are in no order.
fn merge(parts: Vec<Collected>) -> Vec<WordForm> {
    let mut collected = Collected::new();
    for (lang, found) in parts.into_iter().flatten() {
        let all = collected.entry(lang).or_default();
        if all.is_empty() {
            *all = found;
            continue;
        }
        // Nothing here depends on the order; the words are sorted in the end.
        found.into_iter().for_each(|(word, mut places)| all.entry(word).or_default().append(&mut places));
    }
    let known = |lang: Lang, word: String, places: Postings| match lowercase(&word) {
        Cow::Borrowed(_) => WordForm { word, written: None, lang: Some(lang), places, means: None },
        Cow::Owned(lowercase) => {
            WordForm { word: lowercase, written: Some(word), lang: Some(lang), places, means: None }
        }
    };
    let of_lang = |(lang, found): (Lang, FxHashMap<String, Postings>)| {
        found.into_iter().map(move |(word, places)| known(lang, word, places))
    };
    collected.into_iter().flat_map(of_lang).collect()
}
