//! A text as the words that somebody may look for.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::text::char_class::is_letter;

/// The words of a text, as they are written. A word with hyphens (Кара-Суу) is given in its parts and as one.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// The same, lent one by one.
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

/// The text with composed letters and without soft hyphens. Nearly every text is so already.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_composed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().filter(|letter| *letter != '\u{ad}').collect())
}

/// Letters and signs that no normal form changes, beside the soft hyphen: not all of them, but those of these languages.
fn is_composed(ch: char) -> bool {
    matches!(ch, '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}')
}

/// The letter as a keyboard without ң, ө and ү writes it.
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
    fn a_hyphen_joins_and_parts() {
        assert_eq!(
            words("Кара-Суудагы 20дан 2017-жылдын «жыйын»."),
            ["Кара", "Суудагы", "КараСуудагы", "20дан", "2017", "жылдын", "жыйын"]
        );
        assert_eq!(words("- -- а-"), ["а"]);
    }

    #[test]
    fn letters_are_composed_and_soft_hyphens_left_out() {
        assert_eq!(words("бай\u{ad}лан\u{ad}ыш и\u{306}од"), ["байланыш", "йод"]);
        for ch in (0..=0x2fff).filter_map(char::from_u32).filter(|ch| is_composed(*ch)) {
            assert!(ch.nfc().eq([ch]) && ['а', ch].into_iter().nfc().eq(['а', ch]), "{ch:?}");
        }
    }

    #[test]
    fn what_a_keyboard_lacks_is_folded() {
        assert_eq!("өзгөңү ёлка".chars().map(fold_letter).collect::<String>(), "озгону елка");
    }
}
