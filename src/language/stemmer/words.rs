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

/// Returns the number of words of a text. A hyphenated word counts once.
pub fn count_words(text: &str) -> usize {
    let is_inside = |ch: char| ch == '-' || is_letter(ch) || ch.is_numeric();
    composed(text).split(|ch| !is_inside(ch)).filter(|run| run.chars().any(|ch| ch != '-')).count()
}

/// Returns the letters and digits of a text as one word, as readers may type a name of several
/// words.
pub fn joined(text: &str) -> String {
    composed(text).chars().filter(|ch| is_letter(*ch) || ch.is_numeric()).collect()
}

/// Normalises a text to NFC, and removes stress marks and invisible characters. Borrows if nothing
/// changes.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_composed) {
        return Cow::Borrowed(text);
    }
    let plain = |letter| match letter {
        'ѐ' => 'е',
        'ѝ' => 'и',
        other => other,
    };
    Cow::Owned(text.nfc().filter(|letter| !is_unseen(*letter)).map(plain).collect())
}

/// Returns `true` for a stress mark, a soft hyphen, or another character that takes no space.
fn is_unseen(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{300}' | '\u{301}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Returns `true` for characters that [`composed`] does not change.
///
/// Covers only the characters that the languages use.
fn is_composed(ch: char) -> bool {
    matches!(ch, '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{44f}' | '\u{451}'..='\u{45c}' | '\u{45e}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}')
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
    fn text_is_normalised_to_nfc_without_unseen_characters() {
        assert_eq!(words("бай\u{ad}лан\u{ad}ыш и\u{306}од"), ["байланыш", "йод"]);
        let unseen = "бюдже\u{301}т за\u{300}мок ѐль тро\u{200b}туар сло\u{2060}во \u{feff}айыл \u{200b} caf\u{e9}";
        assert_eq!(words(unseen), ["бюджет", "замок", "ель", "тротуар", "слово", "айыл", "café"]);
        for ch in (0..=0x2fff).filter_map(char::from_u32).filter(|ch| is_composed(*ch)) {
            assert!(ch.nfc().eq([ch]) && ['а', ch].into_iter().nfc().eq(['а', ch]), "{ch:?}");
        }
    }

    #[test]
    fn words_are_counted_and_joined() {
        for (text, count, one) in [
            ("Кара-Кулжа", 1, "КараКулжа"),
            ("Кара-Кулжа району", 2, "КараКулжарайону"),
            ("Үч «Коргон» - 2", 3, "ҮчКоргон2"),
            ("", 0, ""),
        ] {
            assert_eq!((count_words(text), joined(text).as_str()), (count, one), "{text}");
        }
    }

    #[test]
    fn letters_missing_on_keyboards_are_folded() {
        assert_eq!("өзгөңү ёлка".chars().map(fold_letter).collect::<String>(), "озгону елка");
    }
}
