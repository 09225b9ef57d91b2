//! The forms of a word: two words are forms of one when they share a key.
//!
//! A word is taken apart from its end, by every ending that its letters allow, and each stem on the way is a key: which of
//! them is the true one only a dictionary could tell, and a dictionary knows no names of villages. What keeps this
//! precise is how strict the endings are about what stands before them. The endings of a language stand in its folder;
//! here is only the machine that applies them, and it is also the one that the search page runs, from the same tables.

mod automaton;
mod ky;
mod ru;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Serialize;

use crate::lang::Lang;

use super::char_class::small;
use automaton::{Machine, Way, is_vowel};

pub use words::{each_word, fold, fold_letter, words};

/// No word of either language has more letters; what has is not taken apart.
const LONGEST: usize = 40;
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
    unpronounceable: BTreeSet<[char; 2]>,
    /// A stem of two letters begins with a vowel.
    short_begins_with_vowel: bool,
    /// The last letter of a key, where two spellings stand for one sound.
    last: BTreeMap<char, &'static str>,
}

fn endings(lang: Lang) -> &'static (Endings, Machine) {
    type Prepared = LazyLock<(Endings, Machine)>;
    fn prepared(endings: Endings) -> (Endings, Machine) {
        let machine = Machine::new(&endings);
        (endings, machine)
    }
    static KYRGYZ: Prepared = LazyLock::new(|| prepared(ky::endings()));
    static RUSSIAN: Prepared = LazyLock::new(|| prepared(ru::endings()));
    match lang {
        Lang::Ky => &KYRGYZ,
        Lang::Ru => &RUSSIAN,
    }
}

/// The keys of a word, in order. The word is as it was written: capitals tell an abbreviation from its ending (АКШда).
pub fn keys(word: &str, lang: Lang) -> BTreeSet<String> {
    let (endings, machine) = endings(lang);
    if word.chars().nth(LONGEST).is_some() {
        return BTreeSet::from([endings.spelled(word.to_lowercase(), machine)]);
    }
    if let Some(capitals) = abbreviation(word) {
        let stem = endings.spelled(capitals.to_lowercase(), machine);
        let key = endings.key(&stem.chars().collect::<Vec<_>>(), "");
        return BTreeSet::from([key, endings.spelled(word.to_lowercase(), machine)]);
    }
    let mut way = Way::new(endings, machine);
    way.go(&endings.spelled(small(word).into_owned(), machine));
    way.keys
}

/// The capitals at the beginning of a word, when there are several and small letters follow.
fn abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !letter.is_uppercase())?;
    let (capitals, rest) = word.split_at(end);
    (capitals.chars().count() > 1 && rest.chars().all(char::is_lowercase)).then_some(capitals)
}

impl Endings {
    /// The key of a stem: another last letter where two stand for one sound, and what tells the pattern.
    fn key(&self, stem: &[char], label: &str) -> String {
        // The letters of both languages have two bytes.
        let mut key = String::with_capacity(2 * stem.len() + label.len());
        match stem.split_last().and_then(|(last, start)| Some((start, self.last.get(last)?))) {
            Some((start, other)) => {
                key.extend(start);
                key.push_str(other);
            }
            None => key.extend(stem),
        }
        key.push_str(label);
        key
    }

    fn is_stem(&self, stem: &[char], least: usize) -> bool {
        if stem.len() < least {
            return false;
        }
        if let ([first, second], true) = (stem, self.short_begins_with_vowel) {
            return is_vowel(*first) && (!is_vowel(*second) || first == second);
        }
        stem.len() < 3 || !self.unpronounceable.contains(&[stem[stem.len() - 2], stem[stem.len() - 1]])
    }
}

/// The tables as the search page reads them: sets of letters are told once and referred to by their numbers.
pub fn table(lang: Lang) -> Table {
    let (endings, _) = endings(lang);
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
        unpronounceable: endings.unpronounceable.iter().map(String::from_iter).collect::<Vec<_>>().join(" "),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn share(lang: Lang, one: &str, other: &str) -> bool {
        !keys(one, lang).is_disjoint(&keys(other, lang))
    }

    #[test]
    fn forms_of_a_kyrgyz_word_share_a_key() {
        for (word, forms) in [
            ("бюджет", "бюджеттин бюджетине бюджетинде бюджеттерден бюджеттик бюджетибиз"),
            ("айыл", "айылга айылдын айылдар айылдарынын айылдагы айылыбызда"),
            ("китеп", "китеби китепке китептердин"),
            ("аймак", "аймагында аймактын аймактары"),
            ("сарай", "сарайы сарайга"),
            ("орун", "ордунда орунга"),
            ("бала", "балдар балдарга"),
            ("факт", "фактиси факты"),
            ("тандоо", "танда тандады"),
            ("ЖӨБ", "ЖӨБдүн ЖӨБгө"),
        ] {
            for form in forms.split(' ') {
                assert!(
                    share(Lang::Ky, word, form),
                    "{word} {form}: {:?} {:?}",
                    keys(word, Lang::Ky),
                    keys(form, Lang::Ky)
                );
            }
        }
    }

    #[test]
    fn forms_of_a_russian_word_share_a_key() {
        for (word, forms) in [
            ("бюджет", "бюджета бюджетом бюджетов бюджетах"),
            ("список", "списка списками"),
            ("слушание", "слушания слушаний слушаниях"),
            ("село", "сёл сёлах селу"),
            ("область", "области областью областей"),
            ("местный", "местного местная местными"),
            ("человек", "люди людей человеку"),
            ("гражданин", "граждане граждан гражданам"),
        ] {
            for form in forms.split(' ') {
                assert!(
                    share(Lang::Ru, word, form),
                    "{word} {form}: {:?} {:?}",
                    keys(word, Lang::Ru),
                    keys(form, Lang::Ru)
                );
            }
        }
    }

    #[test]
    fn strangers_that_begin_alike_share_none() {
        for (one, other) in
            [("бар", "барак"), ("кел", "келишим"), ("кара", "каражат"), ("баш", "башка"), ("жол", "жолдош")]
        {
            assert!(!share(Lang::Ky, one, other), "{one} {other}");
        }
        for (one, other) in [("цена", "ценный"), ("слово", "словарь"), ("дом", "дама")] {
            assert!(!share(Lang::Ru, one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_longer_than_any_word_is_left_whole() {
        let long = "дадыгылардынан".repeat(100_000);
        assert_eq!(keys(&long, Lang::Ky), BTreeSet::from([long.clone()]));
        let forty: String = long.chars().take(LONGEST).collect();
        assert!(keys(&forty, Lang::Ky).len() > 1);
    }
}
