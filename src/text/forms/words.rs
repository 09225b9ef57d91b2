//! A text as the words that somebody may look for.

use unicode_normalization::UnicodeNormalization;

/// The words of a text, as they are written. A word with hyphens (Кара-Суу) is given in its parts and as one.
pub fn words(text: &str) -> Vec<String> {
    let text: String = text.nfc().filter(|letter| *letter != '\u{ad}').collect();
    let mut words = Vec::new();
    for run in text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-')) {
        let parts: Vec<&str> = run.split('-').filter(|part| !part.is_empty()).collect();
        words.extend(parts.iter().map(|part| (*part).to_owned()));
        if parts.len() > 1 && parts.iter().all(|part| part.chars().all(char::is_alphabetic)) {
            words.push(parts.concat());
        }
    }
    words
}

/// The word as a keyboard without ң, ө and ү writes it.
pub fn fold(word: &str) -> String {
    let folded = |letter| match letter {
        'ң' => 'н',
        'ө' => 'о',
        'ү' => 'у',
        'ё' => 'е',
        other => other,
    };
    word.chars().map(folded).collect()
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
    fn what_a_keyboard_lacks_is_folded() {
        assert_eq!(fold("өзгөңү ёлка"), "озгону елка");
    }
}
