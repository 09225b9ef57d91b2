//! The order of words in lists.
//!
//! Kyrgyz has 36 letters of its own order, Russian takes ё for е until nothing else decides. All else is as ICU and
//! CLDR order it (which a test holds this module to): space and punctuation count and come first, then digits, then
//! Cyrillic, then Latin; accents matter only where letters agree, and small letters before capitals only where accents
//! agree too.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::lang::Lang;

use super::languages::rules;

/// A text's place in the order of a language: keys made for the same language compare as the texts do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    primary: Vec<u32>,
    secondary: Vec<u32>,
    tertiary: Vec<u8>,
    /// Texts that differ in nothing a reader sees still have one order, on every machine.
    text: String,
}

/// The key to sort a text by.
pub fn sort_key(lang: Lang, text: &str) -> SortKey {
    let alphabet = rules(lang).alphabet();
    let text: String = text.nfc().collect();
    let mut key = SortKey { primary: Vec::new(), secondary: Vec::new(), tertiary: Vec::new(), text: String::new() };
    for letter in text.chars().filter(|letter| !is_ignorable(*letter)) {
        key.push(alphabet, letter);
    }
    key.text = text;
    key
}

impl SortKey {
    fn push(&mut self, alphabet: &str, letter: char) {
        if let Some(weight) = weight(alphabet, lowercase(letter)) {
            self.push_weighed(weight, u8::from(letter.is_uppercase()) * UPPER);
            return;
        }
        // An unknown sign is weighed by what it is made of: `ё` as е and two dots, `№` as N and o.
        for part in std::iter::once(letter).nfkd() {
            let compatible = u8::from(!std::iter::once(letter).nfd().eq(std::iter::once(letter).nfkd())) * VARIANT;
            if is_combining_mark(part) && canonical_combining_class(part) != 0 {
                self.secondary.push(u32::from(part));
            } else {
                let weight = weight(alphabet, lowercase(part)).unwrap_or(OTHER | u32::from(part));
                self.push_weighed(weight, compatible + u8::from(part.is_uppercase()) * UPPER);
            }
        }
    }

    fn push_weighed(&mut self, weight: u32, case: u8) {
        self.primary.push(weight);
        self.secondary.push(0);
        self.tertiary.push(case);
    }
}

const VARIANT: u8 = 1;
const UPPER: u8 = 2;

/// The classes of signs, one after the other, in the high bits of a weight.
const PUNCTUATION: u32 = 0;
const DIGIT: u32 = 1 << 24;
const ALPHABET: u32 = 2 << 24;
const LATIN: u32 = 3 << 24;
const OTHER: u32 = 4 << 24;

/// Punctuation and symbols in the order of CLDR's root.
const PUNCTUATION_ORDER: &str = " _-‐‒–—―,;:!?.…·'‘’‚‹›\"“”„‟«»()[]{}§@*/\\&#%‰†‡•′″^°©®+±÷×<=>|~$£¥";

/// The primary weight of a small letter, digit or sign that stands for itself.
fn weight(alphabet: &str, letter: char) -> Option<u32> {
    let place = |within: &str| within.chars().position(|known| known == letter).map(|place| place as u32);
    match letter {
        '0'..='9' => Some(DIGIT | u32::from(letter)),
        'a'..='z' => Some(LATIN | u32::from(letter)),
        _ => place(alphabet)
            .map(|place| ALPHABET | place)
            .or_else(|| place(PUNCTUATION_ORDER).map(|place| PUNCTUATION | place)),
    }
}

/// The small form of a letter, if it is a single one.
fn lowercase(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    if lower.len() == 1 { lower.next().unwrap_or(letter) } else { letter }
}

/// Soft hyphens, joiners and marks of direction, which no order takes notice of.
fn is_ignorable(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests;
