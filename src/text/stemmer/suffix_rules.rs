//! The rules by which the suffixes of a language are taken off its words.

use std::collections::{BTreeMap, BTreeSet};

/// The vowels of all languages.
pub(in crate::text) const VOWELS: &str = "аеёиоуыэюяөү";

/// An ending, and what may stand before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text) struct SuffixRule {
    /// How far the word is taken apart already: any of these states.
    pub from: String,
    pub suffix: String,
    /// What the stem has in its place.
    pub replacement: String,
    /// The letters of which one stands before the ending; none: anything.
    pub after: String,
    /// The vowels of which one is the last before the ending; none: any, or no vowel at all.
    pub vowels: String,
    /// How many letters the stem has at least.
    pub min_stem: usize,
    /// The states the stem comes to.
    pub to: String,
}

impl SuffixRule {
    pub fn new(from: &str, suffix: &str, replacement: &str, to: &str) -> Self {
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

    pub fn after(mut self, letters: &str) -> Self {
        letters.clone_into(&mut self.after);
        self
    }

    pub fn vowels(mut self, vowels: &str) -> Self {
        vowels.clone_into(&mut self.vowels);
        self
    }

    pub fn min_stem(mut self, letters: usize) -> Self {
        self.min_stem = letters;
        self
    }
}

/// What a language knows of the forms of its words.
#[derive(Debug)]
pub(in crate::text) struct SuffixRules {
    /// Spellings that are made one before anything else.
    pub spelling: Vec<(String, String)>,
    /// By the last letter of the ending; `\0` for no ending.
    pub by_last_letter: BTreeMap<char, Vec<SuffixRule>>,
    /// What is put behind the stem to make a key, by state. A state that is not here makes none.
    pub labels: BTreeMap<char, Vec<&'static str>>,
    /// Stems that are others in truth.
    pub irregular: BTreeMap<&'static str, &'static str>,
    /// Words that look like forms of others and are not.
    pub whole: BTreeSet<&'static str>,
    /// Pairs of consonants that end no word; only stems that something was taken from are held to them.
    pub unpronounceable: BTreeSet<[char; 2]>,
    /// A stem of two letters begins with a vowel.
    pub short_begins_with_vowel: bool,
    /// The last letter of a key, where two spellings stand for one sound.
    pub last: BTreeMap<char, &'static str>,
}

impl SuffixRules {
    /// The key of a stem: another last letter where two stand for one sound, and what tells the pattern.
    pub fn labelled(&self, stem: &[char], label: &str) -> String {
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

    pub fn is_stem(&self, stem: &[char], min_stem: usize) -> bool {
        if stem.len() < min_stem {
            return false;
        }
        if let ([first, second], true) = (stem, self.short_begins_with_vowel) {
            return is_vowel(*first) && (!is_vowel(*second) || first == second);
        }
        stem.len() < 3 || !self.unpronounceable.contains(&[stem[stem.len() - 2], stem[stem.len() - 1]])
    }
}

/// The endings by their last letters.
pub(in crate::text) fn by_last_letter(rules: impl IntoIterator<Item = SuffixRule>) -> BTreeMap<char, Vec<SuffixRule>> {
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
pub(in crate::text) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_whitespace().collect())
}

/// Whether this is a vowel of either language.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ө' | 'ү')
}
