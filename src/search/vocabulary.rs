//! The words of all entries, with their postings.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::foundation::lang::Lang;
use crate::language::stemmer::{self, each_figure, each_word, stems};
use crate::language::{is_capital, lowercase};

use super::entry::{Entry, EntryNumber, Synonym};

/// The fields of an entry that contain a word, as bit flags.
pub(super) const TITLE: u8 = 1;
pub(super) const PLACE: u8 = 2;
pub(super) const PEOPLE: u8 = 4;
pub(super) const BODY: u8 = 8;
/// The title has two or three words. A hyphenated word counts once.
pub(super) const SHORT_TITLE: u8 = 16;
/// The title is one word.
pub(super) const ONE_WORD_TITLE: u8 = 32;

/// The entries of a word with the fields that contain it, in entry order.
pub(super) type Postings = Vec<(EntryNumber, u8)>;

/// A word in one language and spelling, or as a name with a synonym.
#[derive(Debug)]
struct WordForm {
    /// The word in lower case.
    word: String,
    /// The original spelling, if its capitals are significant.
    original: Option<String>,
    /// The language for stemming, or `None` for a filter instead of a word.
    lang: Option<Lang>,
    places: Postings,
    /// A synonym.
    synonym: Option<String>,
}

/// All word forms in order. Forms of the same word are adjacent.
#[derive(Debug)]
pub(super) struct Vocabulary(Vec<WordForm>);

/// A word with all its forms.
pub(super) struct Word<'v>(&'v [WordForm]);

impl Vocabulary {
    /// Collects the words of entries with the given numbers.
    pub(super) fn of(entries: &[Entry], numbers: &[EntryNumber], synonyms: &[Synonym], lang: Lang) -> Self {
        let numbered: Vec<(&Entry, EntryNumber)> = entries.iter().zip(numbers.iter().copied()).collect();
        let share = numbered.len().div_ceil(rayon::current_num_threads()).max(1);
        let mut word_forms = merge(numbered.par_chunks(share).map(collect).collect());
        for (entry, number) in numbered {
            word_forms.extend(entry.districts.iter().map(|district| {
                let places = vec![(number, BODY)];
                WordForm { word: format!("={district}"), original: None, lang: None, places, synonym: None }
            }));
        }
        word_forms.extend(synonyms.iter().map(|synonym| {
            // Readers may type a name of several words as one word.
            let word = lowercase(&stemmer::joined(&synonym.name)).into_owned();
            let synonym = Some(lowercase(&synonym.means).into_owned());
            WordForm { word, original: None, lang: Some(lang), places: Vec::new(), synonym }
        }));
        word_forms.par_sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Self(word_forms)
    }

    /// Returns each word once, in order.
    pub(super) fn words(&self) -> Vec<Word<'_>> {
        self.0.chunk_by(|a, b| a.word == b.word).map(Word).collect()
    }
}

impl Word<'_> {
    /// Returns the word in lower case.
    pub(super) fn text(&self) -> &str {
        self.0.first().map_or("", |form| &form.word)
    }

    /// Returns the stems of the word. A stem ends in a full stop for each language of the index
    /// before its own, so that words of different languages share none.
    pub(super) fn keys(&self, languages: &[Lang]) -> BTreeSet<String> {
        let stems = |form: &WordForm| {
            let lang = form.lang?;
            let stems = stems(form.original.as_ref().unwrap_or(&form.word), lang);
            match languages.iter().position(|other| *other == lang) {
                None | Some(0) => Some(stems),
                Some(before) => Some(stems.into_iter().map(|stem| stem + &".".repeat(before)).collect()),
            }
        };
        // Nearly every word has one form.
        match self.0 {
            [form] => stems(form).unwrap_or_default(),
            several => several.iter().filter_map(stems).flatten().collect(),
        }
    }

    /// Returns the postings of the word: each entry once, with all fields.
    pub(super) fn places(&self) -> Cow<'_, Postings> {
        if let [form] = self.0 {
            return Cow::Borrowed(&form.places);
        }
        let mut places: Postings = self.0.iter().flat_map(|form| form.places.iter().copied()).collect();
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

    /// Returns the synonyms of the word.
    pub(super) fn synonyms(&self) -> BTreeSet<&str> {
        self.0.iter().filter_map(|form| form.synonym.as_deref()).collect()
    }
}

/// The words of each language in their original spelling, with their postings.
type Collected = BTreeMap<Lang, FxHashMap<String, Postings>>;

fn collect(entries: &[(&Entry, EntryNumber)]) -> Collected {
    let mut collected = Collected::new();
    for (entry, number) in entries {
        let found = collected.entry(entry.lang).or_default();
        let mut put = |word: &str, fields: u8| {
            // Capitals are significant only if a suffix follows them: АКШда.
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
        };
        let mut add = |text: &str, fields: u8| {
            each_word(text, |word| put(word, fields));
            each_figure(text, |figure| put(figure, fields));
        };
        for title in entry.titles.iter().chain([&entry.title]) {
            add(title, TITLE | length_of_title(title));
        }
        add(&entry.place, PLACE);
        add(&entry.days, PLACE);
        entry.places.iter().for_each(|place| add(place, PLACE));
        entry.people.iter().for_each(|person| add(person, PEOPLE));
        add(&entry.text, BODY);
        entry.meanings.iter().for_each(|meaning| add(meaning, BODY));
    }
    collected
}

fn length_of_title(title: &str) -> u8 {
    match stemmer::count_words(title) {
        1 => ONE_WORD_TITLE,
        2 | 3 => SHORT_TITLE,
        _ => 0,
    }
}

fn has_suffix_after_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some_and(is_capital) && !word.chars().all(is_capital)
}

/// Merges the words of consecutive parts of the entries. The result is unordered.
fn merge(parts: Vec<Collected>) -> Vec<WordForm> {
    let mut collected = Collected::new();
    for (lang, found) in parts.into_iter().flatten() {
        let all = collected.entry(lang).or_default();
        if all.is_empty() {
            *all = found;
            continue;
        }
        // The iteration order does not matter, because the words are sorted afterwards.
        found.into_iter().for_each(|(word, mut places)| all.entry(word).or_default().append(&mut places));
    }
    let word_form = |lang: Lang, word: String, places: Postings| match lowercase(&word) {
        Cow::Borrowed(_) => WordForm { word, original: None, lang: Some(lang), places, synonym: None },
        Cow::Owned(lowercase) => {
            WordForm { word: lowercase, original: Some(word), lang: Some(lang), places, synonym: None }
        }
    };
    let of_lang = |(lang, found): (Lang, FxHashMap<String, Postings>)| {
        found.into_iter().map(move |(word, places)| word_form(lang, word, places))
    };
    collected.into_iter().flat_map(of_lang).collect()
}
