//! The forms of a word: two words are forms of one when they share a key.
//!
//! A word is taken apart from its end, by every ending that its letters allow, and each stem on the way is a key: which of
//! them is the true one only a dictionary could tell, and a dictionary knows no names of villages. What keeps this
//! precise is how strict the endings are about what stands before them. The endings of a language stand in its folder;
//! here is only the machine that applies them, and it is also the one that the search page runs, from the same tables.

mod ky;
mod ru;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Serialize;

use crate::lang::Lang;

pub use words::{fold, words};

const VOWELS: &str = "аеёиоуыэюяөү";

/// An ending, and what may stand before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Ending {
    /// How far the word is taken apart already: any of these states.
    from: String,
    ending: String,
    /// What the stem has in its place.
    put: String,
    /// The letters of which one stands before the ending; none: anything.
    after: String,
    /// The vowels of which one is the last before the ending; none: any, or no vowel at all.
    vowels: String,
    /// How many letters the stem has at least.
    least: usize,
    /// The states the stem comes to.
    to: String,
}

impl Ending {
    fn new(from: &str, ending: &str, put: &str, to: &str) -> Self {
        let owned = |text: &str| text.to_owned();
        Self {
            from: owned(from),
            ending: owned(ending),
            put: owned(put),
            after: String::new(),
            vowels: String::new(),
            least: 2,
            to: owned(to),
        }
    }

    fn after(mut self, letters: &str) -> Self {
        letters.clone_into(&mut self.after);
        self
    }

    fn vowels(mut self, vowels: &str) -> Self {
        vowels.clone_into(&mut self.vowels);
        self
    }

    fn least(mut self, letters: usize) -> Self {
        self.least = letters;
        self
    }
}

/// What a language knows of the forms of its words.
#[derive(Debug)]
pub(super) struct Endings {
    /// Spellings that are made one before anything else.
    spelling: Vec<(String, String)>,
    /// By the last letter of the ending; `\0` for no ending.
    endings: BTreeMap<char, Vec<Ending>>,
    /// What is put behind the stem to make a key, by state. A state that is not here makes none.
    labels: BTreeMap<char, Vec<&'static str>>,
    /// Stems that are others in truth.
    irregular: BTreeMap<&'static str, &'static str>,
    /// Words that look like forms of others and are not.
    whole: BTreeSet<&'static str>,
    /// Pairs of consonants that end no word; only stems that something was taken from are held to them.
    unpronounceable: BTreeSet<String>,
    /// A stem of two letters begins with a vowel.
    short_begins_with_vowel: bool,
    /// The last letter of a key, where two spellings stand for one sound.
    last: BTreeMap<char, &'static str>,
}

fn endings(lang: Lang) -> &'static Endings {
    static KYRGYZ: LazyLock<Endings> = LazyLock::new(ky::endings);
    static RUSSIAN: LazyLock<Endings> = LazyLock::new(ru::endings);
    match lang {
        Lang::Ky => &KYRGYZ,
        Lang::Ru => &RUSSIAN,
    }
}

/// The keys of a word, in order. The word is as it was written: capitals tell an abbreviation from its ending (АКШда).
pub fn keys(word: &str, lang: Lang) -> BTreeSet<String> {
    let endings = endings(lang);
    let mut keys = BTreeSet::new();
    if let Some(capitals) = abbreviation(word) {
        let stem = endings.spelled(&capitals.to_lowercase());
        keys.insert(endings.last_letter(&stem));
        keys.insert(endings.spelled(&word.to_lowercase()));
        return keys;
    }
    let word = endings.spelled(&word.to_lowercase());
    let mut seen = BTreeSet::new();
    endings.visit(&word, 'w', &mut seen, &mut keys);
    keys
}

/// The capitals at the beginning of a word, when there are several and small letters follow.
fn abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !letter.is_uppercase())?;
    let (capitals, rest) = word.split_at(end);
    (capitals.chars().count() > 1 && rest.chars().all(char::is_lowercase)).then_some(capitals)
}

impl Endings {
    /// The word in the spelling that the endings know.
    fn spelled(&self, word: &str) -> String {
        self.spelling.iter().fold(word.to_owned(), |word, (from, to)| word.replace(from, to))
    }

    fn last_letter(&self, stem: &str) -> String {
        match stem.chars().next_back().and_then(|last| Some((last, self.last.get(&last)?))) {
            Some((last, other)) => format!("{}{other}", &stem[..stem.len() - last.len_utf8()]),
            None => stem.to_owned(),
        }
    }

    fn visit(&self, stem: &str, state: char, seen: &mut BTreeSet<(String, char)>, keys: &mut BTreeSet<String>) {
        if !seen.insert((stem.to_owned(), state)) {
            return;
        }
        if let Some(labels) = self.labels.get(&state) {
            match self.irregular.get(stem) {
                Some(other) => {
                    keys.insert((*other).to_owned());
                }
                None => keys.extend(labels.iter().map(|label| format!("{}{label}", self.last_letter(stem)))),
            }
        }
        if self.whole.contains(stem) {
            return;
        }
        let last = stem.chars().next_back().unwrap_or_default();
        for ending in [last, '\0'].iter().filter_map(|last| self.endings.get(last)).flatten() {
            if !ending.from.contains(state) {
                continue;
            }
            let Some(base) = stem.strip_suffix(ending.ending.as_str()) else { continue };
            let fits = ending.after.is_empty() || base.chars().next_back().is_some_and(|l| ending.after.contains(l));
            let harmonious = ending.vowels.is_empty()
                || base.chars().rev().find(|l| VOWELS.contains(*l)).is_some_and(|l| ending.vowels.contains(l));
            if fits && harmonious {
                let stem = format!("{base}{}", ending.put);
                if self.is_stem(&stem, ending.least) {
                    for state in ending.to.chars() {
                        self.visit(&stem, state, seen, keys);
                    }
                }
            }
        }
    }

    fn is_stem(&self, stem: &str, least: usize) -> bool {
        let letters: Vec<char> = stem.chars().collect();
        let vowel = |at: usize| VOWELS.contains(letters[at]);
        if letters.len() < least {
            return false;
        }
        if self.short_begins_with_vowel && letters.len() == 2 && (!vowel(0) || (vowel(1) && letters[0] != letters[1])) {
            return false;
        }
        let pair: String = letters[letters.len().saturating_sub(2)..].iter().collect();
        letters.len() < 3 || !self.unpronounceable.contains(&pair)
    }
}

/// The tables as the search page reads them: sets of letters are told once and referred to by their numbers.
pub fn table(lang: Lang) -> Table {
    let endings = endings(lang);
    let mut sets: Vec<String> = vec![String::new()];
    let mut set = |letters: &str| match sets.iter().position(|known| known == letters) {
        Some(at) => at,
        None => {
            sets.push(letters.to_owned());
            sets.len() - 1
        }
    };
    let rows = endings.endings.values().flatten().map(|ending| {
        let Ending { from, ending, put, after, vowels, least, to } = ending;
        Row(ending.clone(), put.clone(), set(after), set(vowels), *least, from.clone(), to.clone())
    });
    let rows = rows.collect();
    Table {
        spelling: endings.spelling.clone(),
        rows,
        sets,
        labels: endings.labels.clone(),
        irregular: endings.irregular.clone(),
        whole: endings.whole.iter().copied().collect(),
        unpronounceable: endings.unpronounceable.iter().cloned().collect::<Vec<_>>().join(" "),
        short: endings.short_begins_with_vowel,
        last: endings.last.clone(),
    }
}

/// The tables of a language, for the search page.
#[derive(Debug, Serialize)]
pub struct Table {
    spelling: Vec<(String, String)>,
    rows: Vec<Row>,
    sets: Vec<String>,
    labels: BTreeMap<char, Vec<&'static str>>,
    irregular: BTreeMap<&'static str, &'static str>,
    whole: Vec<&'static str>,
    unpronounceable: String,
    short: bool,
    last: BTreeMap<char, &'static str>,
}

/// Ending, what is put in its place, the sets of letters and vowels before it, the least length, from, to.
#[derive(Debug, Serialize)]
struct Row(String, String, usize, usize, usize, String, String);

/// The endings by their last letters.
fn by_last_letter(endings: impl IntoIterator<Item = Ending>) -> BTreeMap<char, Vec<Ending>> {
    let mut by_letter: BTreeMap<char, Vec<Ending>> = BTreeMap::new();
    for ending in endings {
        let of_letter = by_letter.entry(ending.ending.chars().next_back().unwrap_or_default()).or_default();
        if !of_letter.contains(&ending) {
            of_letter.push(ending);
        }
    }
    by_letter
}

/// The rows of a table of endings, without comments: words separated by spaces.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_whitespace().collect())
}
