//! Collation: the order of texts in lists.
//!
//! Kyrgyz has an alphabet of 36 letters in its own order. Russian treats ё as е unless everything
//! else is equal. The rest follows ICU and the CLDR root, which a test verifies: spaces and
//! punctuation are not ignored and come first, then digits, Cyrillic, Latin. Accents are compared
//! only if the letters are equal, and case only if the accents are equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::foundation::lang::Lang;

use super::languages::rules;

/// A collation key. Keys of the same language compare as their texts do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    primary: Vec<u32>,
    secondary: Vec<u32>,
    tertiary: Vec<u8>,
    /// The last tie-breaker, so that the order is total on every machine.
    text: String,
}

/// Returns the collation key of a text.
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
        // An unknown character gets the weights of its decomposition: `ё` is е and a diaeresis, `№`
        // is N and o.
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

/// The classes of characters in the high bits of a primary weight, in ascending order.
const PUNCTUATION: u32 = 0;
const DIGIT: u32 = 1 << 24;
const ALPHABET: u32 = 2 << 24;
const LATIN: u32 = 3 << 24;
const OTHER: u32 = 4 << 24;

/// Punctuation and symbols in the order of the CLDR root.
const PUNCTUATION_ORDER: &str = " _-‐‒–—―,;:!?.…·'‘’‚‹›\"“”„‟«»()[]{}§@*/\\&#%‰†‡•′″^°©®+±÷×<=>|~$£¥";

/// Returns the primary weight of a lowercase letter, a digit or a symbol.
///
/// Returns `None` if the character has no weight of its own.
fn weight(alphabet: &str, letter: char) -> Option<u32> {
    let position = |order: &str| order.chars().position(|known| known == letter).map(|index| index as u32);
    match letter {
        '0'..='9' => Some(DIGIT | u32::from(letter)),
        'a'..='z' => Some(LATIN | u32::from(letter)),
        _ => position(alphabet)
            .map(|index| ALPHABET | index)
            .or_else(|| position(PUNCTUATION_ORDER).map(|index| PUNCTUATION | index)),
    }
}

/// Returns the lowercase form of a letter, if that is a single character.
fn lowercase(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    if lower.len() == 1 { lower.next().unwrap_or(letter) } else { letter }
}

/// Returns `true` for soft hyphens, joiners and directional marks, which collation ignores.
fn is_ignorable(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests;
