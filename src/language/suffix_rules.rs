//! The rules for removing suffixes from the words of a language.

use std::collections::{BTreeMap, BTreeSet};

/// The vowels of all languages.
pub(in crate::language) const VOWELS: &str = "аеёиоуыэюяөү";

/// A suffix, and the conditions for removing it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::language) struct SuffixRule {
    /// The states in which the rule applies, one character each.
    pub from: String,
    pub suffix: String,
    /// The text that replaces the suffix.
    pub replacement: String,
    /// The letters of which one must precede the suffix. Empty for any.
    pub after: String,
    /// The vowels of which one must be the last before the suffix. Empty for any, or none.
    pub vowels: String,
    /// The minimum number of letters of the stem.
    pub min_stem: usize,
    /// The states of the stem.
    pub to: String,
}

impl SuffixRule {
    pub(super) fn new(from: &str, suffix: &str, replacement: &str, to: &str) -> Self {
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

    pub(super) fn after(mut self, letters: &str) -> Self {
        letters.clone_into(&mut self.after);
        self
    }

    pub(super) fn vowels(mut self, vowels: &str) -> Self {
        vowels.clone_into(&mut self.vowels);
        self
    }

    pub(super) fn min_stem(mut self, letters: usize) -> Self {
        self.min_stem = letters;
        self
    }
}

/// The suffix rules of a language.
#[derive(Debug)]
pub(in crate::language) struct SuffixRules {
    /// Replacements that are applied before any rule.
    pub spelling: Vec<(String, String)>,
    /// The rules by the last letter of the suffix, or `\0` for an empty suffix.
    pub by_last_letter: BTreeMap<char, Vec<SuffixRule>>,
    /// The labels that are appended to a stem, by state. A state without labels gives no stem.
    pub labels: BTreeMap<char, Vec<&'static str>>,
    /// Irregular stems, and their replacements.
    pub irregular: BTreeMap<&'static str, &'static str>,
    /// Words that only look like a form of another word.
    pub whole: BTreeSet<&'static str>,
    /// Pairs of consonants that cannot end a stem. Not checked for whole words.
    pub unpronounceable: BTreeSet<[char; 2]>,
    /// Whether a stem of two letters must begin with a vowel.
    pub short_begins_with_vowel: bool,
    /// Replacements for the last letter of a stem, if two letters spell one sound.
    pub last: BTreeMap<char, &'static str>,
}

impl SuffixRules {
    /// Returns the stem with its last letter unified and its label appended.
    pub(super) fn labelled(&self, stem: &[char], label: &str) -> String {
        // The letters of both languages take two bytes.
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

    pub(super) fn is_stem(&self, stem: &[char], min_stem: usize) -> bool {
        if stem.len() < min_stem {
            return false;
        }
        if let ([first, second], true) = (stem, self.short_begins_with_vowel) {
            return is_vowel(*first) && (!is_vowel(*second) || first == second);
        }
        stem.len() < 3 || !self.unpronounceable.contains(&[stem[stem.len() - 2], stem[stem.len() - 1]])
    }
}

/// Groups rules by the last letter of their suffix.
pub(in crate::language) fn by_last_letter(
    rules: impl IntoIterator<Item = SuffixRule>,
) -> BTreeMap<char, Vec<SuffixRule>> {
    let mut by_letter: BTreeMap<char, Vec<SuffixRule>> = BTreeMap::new();
    for rule in rules {
        let of_letter = by_letter.entry(rule.suffix.chars().next_back().unwrap_or_default()).or_default();
        if !of_letter.contains(&rule) {
            of_letter.push(rule);
        }
    }
    by_letter
}

/// Returns the rows of a table without comments, split at spaces.
pub(in crate::language) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_whitespace().collect())
}

/// Returns `true` for a vowel of any language.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ө' | 'ү')
}
