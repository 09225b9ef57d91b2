//! Splits a text into the words that can be searched for.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::language::char_class::is_letter;

/// Returns the words of a text. A hyphenated word (Кара-Суу) gives its parts and their
/// concatenation.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Calls `take` with each word of a text.
pub fn each_word(text: &str, mut take: impl FnMut(&str)) {
    for run in composed(text).split(|ch: char| ch != '-' && !is_letter(ch) && !ch.is_numeric()) {
        if !run.contains('-') {
            if !run.is_empty() {
                take(run);
            }
            continue;
        }
        let parts: Vec<&str> = run.split('-').filter(|part| !part.is_empty()).collect();
        parts.iter().for_each(|part| take(part));
        if parts.len() > 1 && parts.iter().all(|part| part.chars().all(is_letter)) {
            take(&parts.concat());
        }
    }
}

/// Normalises a text to NFC and removes soft hyphens. Borrows if nothing changes.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_composed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().filter(|letter| *letter != '\u{ad}').collect())
}

/// Returns `true` for characters that NFC does not change, except the soft hyphen.
///
/// Covers only the characters that the languages use.
fn is_composed(ch: char) -> bool {
    matches!(ch, '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}')
}

/// Maps a letter to its substitute on keyboards without ң, ө and ү.
pub fn fold_letter(letter: char) -> char {
    match letter {
        'ң' => 'н',
        'ө' => 'о',
        'ү' => 'у',
        'ё' => 'е',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphenated_words_give_parts_and_concatenation() {
        assert_eq!(
            words("Кара-Суудагы 20дан 2017-жылдын «жыйын»."),
            ["Кара", "Суудагы", "КараСуудагы", "20дан", "2017", "жылдын", "жыйын"]
        );
        assert_eq!(words("- -- а-"), ["а"]);
    }

    #[test]
    fn text_is_normalised_to_nfc_without_soft_hyphens() {
        assert_eq!(words("бай\u{ad}лан\u{ad}ыш и\u{306}од"), ["байланыш", "йод"]);
        for ch in (0..=0x2fff).filter_map(char::from_u32).filter(|ch| is_composed(*ch)) {
            assert!(ch.nfc().eq([ch]) && ['а', ch].into_iter().nfc().eq(['а', ch]), "{ch:?}");
        }
    }

    #[test]
    fn letters_missing_on_keyboards_are_folded() {
        assert_eq!("өзгөңү ёлка".chars().map(fold_letter).collect::<String>(), "озгону елка");
    }
}
