//! The forms of a word: two words are forms of one when they share a key.
//!
//! A word is taken apart from its end, by every ending that its letters allow, and each stem on the way is a key: which of
//! them is the true one only a dictionary could tell, and a dictionary knows no names of villages. What keeps this
//! precise is how strict the endings are about what stands before them. The endings of a language stand in its folder;
//! here is only the automaton that applies them, and it is also the one that the search page runs, from the same tables.

mod automaton;
mod ky;
mod ru;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Serialize;

use crate::lang::Lang;

use super::char_class::lowercase;
use automaton::{Automaton, StemSearch, is_vowel};

pub use words::{each_word, fold_letter, words};

/// No word of either language has more letters; what has is not taken apart.
const MAX_WORD_CHARS: usize = 40;
const VOWELS: &str = "аеёиоуыэюяөү";

/// An ending, and what may stand before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct SuffixRule {
    /// How far the word is taken apart already: any of these states.
    from: String,
    suffix: String,
    /// What the stem has in its place.
    replacement: String,
    /// The letters of which one stands before the ending; none: anything.
    after: String,
    /// The vowels of which one is the last before the ending; none: any, or no vowel at all.
    vowels: String,
    /// How many letters the stem has at least.
    min_stem: usize,
    /// The states the stem comes to.
    to: String,
}

impl SuffixRule {
    fn new(from: &str, suffix: &str, replacement: &str, to: &str) -> Self {
        let owned = |text: &str| text.to_owned();
        Self {
            from: owned(from),
            suffix: owned(suffix),
            replacement: owned(replacement),
            after: String::new(),
            vowels: String::new(),
            min_stem: 2,
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

    fn min_stem(mut self, letters: usize) -> Self {
        self.min_stem = letters;
        self
    }
}

/// What a language knows of the forms of its words.
#[derive(Debug)]
pub(super) struct SuffixRules {
    /// Spellings that are made one before anything else.
    spelling: Vec<(String, String)>,
    /// By the last letter of the ending; `\0` for no ending.
    by_last_letter: BTreeMap<char, Vec<SuffixRule>>,
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

fn endings(lang: Lang) -> &'static (SuffixRules, Automaton) {
    type Prepared = LazyLock<(SuffixRules, Automaton)>;
    fn prepared(rules: SuffixRules) -> (SuffixRules, Automaton) {
        let automaton = Automaton::new(&rules);
        (rules, automaton)
    }
    static KYRGYZ: Prepared = LazyLock::new(|| prepared(ky::endings()));
    static RUSSIAN: Prepared = LazyLock::new(|| prepared(ru::endings()));
    match lang {
        Lang::Ky => &KYRGYZ,
        Lang::Ru => &RUSSIAN,
    }
}

/// The keys of a word, in order. The word is as it was written: capitals tell an abbreviation from its ending (АКШда).
pub fn stems(word: &str, lang: Lang) -> BTreeSet<String> {
    let (rules, automaton) = endings(lang);
    if word.chars().nth(MAX_WORD_CHARS).is_some() {
        return BTreeSet::from([rules.normalized_spelling(word.to_lowercase(), automaton)]);
    }
    if let Some(capitals) = abbreviation(word) {
        let stem = rules.normalized_spelling(capitals.to_lowercase(), automaton);
        let key = rules.labelled(&stem.chars().collect::<Vec<_>>(), "");
        return BTreeSet::from([key, rules.normalized_spelling(word.to_lowercase(), automaton)]);
    }
    let mut search = StemSearch::new(rules, automaton);
    search.run(&rules.normalized_spelling(lowercase(word).into_owned(), automaton));
    search.stems
}

/// The capitals at the beginning of a word, when there are several and small letters follow.
fn abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !letter.is_uppercase())?;
    let (capitals, rest) = word.split_at(end);
    (capitals.chars().count() > 1 && rest.chars().all(char::is_lowercase)).then_some(capitals)
}

impl SuffixRules {
    /// The key of a stem: another last letter where two stand for one sound, and what tells the pattern.
    fn labelled(&self, stem: &[char], label: &str) -> String {
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

    fn is_stem(&self, stem: &[char], min_stem: usize) -> bool {
        if stem.len() < min_stem {
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
    let (rules, _) = endings(lang);
    let mut sets: Vec<String> = vec![String::new()];
    let mut set = |letters: &str| match sets.iter().position(|known| known == letters) {
        Some(at) => at,
        None => {
            sets.push(letters.to_owned());
            sets.len() - 1
        }
    };
    let rows = rules.by_last_letter.values().flatten().map(|rule| {
        let SuffixRule { from, suffix, replacement, after, vowels, min_stem, to } = rule;
        Row(suffix.clone(), replacement.clone(), set(after), set(vowels), *min_stem, from.clone(), to.clone())
    });
    let rows = rows.collect();
    Table {
        spelling: rules.spelling.clone(),
        rows,
        sets,
        labels: rules.labels.clone(),
        irregular: rules.irregular.clone(),
        whole: rules.whole.iter().copied().collect(),
        unpronounceable: rules.unpronounceable.iter().map(String::from_iter).collect::<Vec<_>>().join(" "),
        short: rules.short_begins_with_vowel,
        last: rules.last.clone(),
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

/// Suffix, what is put in its place, the sets of letters and vowels before it, the least length, from, to.
#[derive(Debug, Serialize)]
struct Row(String, String, usize, usize, usize, String, String);

/// The endings by their last letters.
fn by_last_letter(rules: impl IntoIterator<Item = SuffixRule>) -> BTreeMap<char, Vec<SuffixRule>> {
    let mut by_letter: BTreeMap<char, Vec<SuffixRule>> = BTreeMap::new();
    for rule in rules {
        let of_letter = by_letter.entry(rule.suffix.chars().next_back().unwrap_or_default()).or_default();
        if !of_letter.contains(&rule) {
            of_letter.push(rule);
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
        !stems(one, lang).is_disjoint(&stems(other, lang))
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
                    stems(word, Lang::Ky),
                    stems(form, Lang::Ky)
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
                    stems(word, Lang::Ru),
                    stems(form, Lang::Ru)
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
        assert_eq!(stems(&long, Lang::Ky), BTreeSet::from([long.clone()]));
        let forty: String = long.chars().take(MAX_WORD_CHARS).collect();
        assert!(stems(&forty, Lang::Ky).len() > 1);
    }
}
