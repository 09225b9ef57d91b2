//! Words that mix two alphabets: a Latin `c` in `салык`, a Greek `θ` for `ө`.
//!
//! Such a letter looks right and is wrong: the word can't be found or sorted, and a voice reads it as spelling. An
//! abbreviation in Latin letters with an ending in Cyrillic ones (`COVIDдин`) is no mixture but Kyrgyz grammar. A letter
//! is only mended where there is no doubt which one was meant; a doubtful word is told of, or let pass.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::char_class::{CharClass, Script, is_combining_mark, may_be_homoglyph, script};
use super::tokens::TokenizedText;

/// A word in which letters of two alphabets stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixedWord {
    pub range: Range<usize>,
    /// The first letter that does not belong, and its place.
    pub letter: char,
    pub at: usize,
    /// What should stand in its place, and the whole word mended; none where that is not certain.
    pub fix: Option<(String, String)>,
}

/// Finds the words that mix alphabets. `known` tells whether a word is an abbreviation of the site, so that `AA` in Latin
/// letters is seen for what it is.
pub fn mixed_words(text: &TokenizedText, known: impl Fn(&str) -> bool) -> Vec<MixedWord> {
    // Most texts have no letter that could be wrong.
    if !text.has_class(CharClass::FOREIGN) {
        return Vec::new();
    }
    let masked = TokenizedText::new(text.with_urls_masked());
    masked.words().filter_map(|range| mixed(&masked.text()[range.clone()], range.start, &known)).collect()
}

fn mixed(word: &str, start: usize, known: &impl Fn(&str) -> bool) -> Option<MixedWord> {
    if !word.contains(may_be_homoglyph) || is_intentional(word, known) {
        return None;
    }
    let count = |wanted: fn(Script) -> bool| word.chars().filter(|letter| wanted(script(*letter))).count();
    let latin = count(|script| script == Script::Latin);
    let cyrillic = count(|script| script == Script::Cyrillic);
    let to_cyrillic = rewritten(word, |letter| match script(letter) {
        Script::Latin => cyrillic_of(letter, word),
        Script::Homoglyph(meant) => Some(meant.to_string()),
        _ => Some(letter.to_string()),
    });
    let to_latin = rewritten(word, |letter| match script(letter) {
        Script::Cyrillic => latin_of(letter),
        Script::Homoglyph(_) => None,
        _ => Some(letter.to_string()),
    });
    let is_known = to_cyrillic.as_ref().is_some_and(|parts| known(&parts.concat()));
    let (wrong_is_latin, fix) = match (to_cyrillic, to_latin) {
        // Latin letters only: wrong where the same letters in Cyrillic are an abbreviation of this site.
        (parts, _) if cyrillic == 0 => (true, Some(parts.filter(|_| is_known && latin > 1)?)),
        (Some(parts), None) => (true, Some(parts)),
        (None, Some(parts)) => (false, Some(parts)),
        // Either would do: what most letters are in is what was meant.
        (Some(parts), _) if is_known || cyrillic > latin => (true, Some(parts)),
        (_, Some(parts)) if latin > cyrillic => (false, Some(parts)),
        _ => (cyrillic >= latin, None),
    };
    let is_wrong = |letter: char| match script(letter) {
        Script::Latin | Script::Homoglyph(_) => wrong_is_latin,
        Script::Cyrillic => !wrong_is_latin,
        Script::Other => false,
    };
    let (nth, (at, letter)) = word.char_indices().enumerate().find(|(_, (_, letter))| is_wrong(*letter))?;
    let fix = fix.map(|parts| (parts[nth].clone(), parts.concat()));
    Some(MixedWord { range: start..start + word.len(), letter, at: start + at, fix })
}

/// Each letter as another alphabet has it; none if one of them has no twin there.
fn rewritten(word: &str, twin: impl Fn(char) -> Option<String>) -> Option<Vec<String>> {
    word.chars().map(twin).collect()
}

/// The Cyrillic letter, with its accent if it has one, that a Latin one looks like.
fn cyrillic_of(letter: char, word: &str) -> Option<String> {
    match letter {
        'ö' => return Some("ө".into()),
        'Ö' => return Some("Ө".into()),
        'ü' => return Some("ү".into()),
        'Ü' => return Some("Ү".into()),
        'y' | 'Y' => return u_or_ue(letter, word),
        _ => {}
    }
    // An accented letter is its plain one and the accent: `ó` marks the stress in a Russian word.
    let mut parts = letter.to_string().nfd().collect::<Vec<char>>().into_iter();
    let plain = parts.next()?;
    let (twin, _) = LOOKALIKES.iter().chain(&NEAR_LOOKALIKES).find(|(_, latin)| *latin == plain)?;
    Some(std::iter::once(*twin).chain(parts).collect::<String>().nfc().collect())
}

/// Which of `у` and `ү` a `y` stands for: the vowels of a Kyrgyz word agree. None where the others do not tell.
fn u_or_ue(letter: char, word: &str) -> Option<String> {
    let has = |vowels: &str| word.chars().any(|letter| letter.to_lowercase().any(|letter| vowels.contains(letter)));
    let small = match (has("өүθöü"), has("аоуыюя")) {
        (true, false) => 'ү',
        (false, true) => 'у',
        _ => return None,
    };
    Some(if letter.is_uppercase() { small.to_uppercase().to_string() } else { small.to_string() })
}

/// The Latin letter that a Cyrillic one looks like.
fn latin_of(letter: char) -> Option<String> {
    LOOKALIKES.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| latin.to_string())
}

/// Letters of both alphabets that nobody can tell apart.
const LOOKALIKES: [(char, char); 18] = [
    ('а', 'a'),
    ('с', 'c'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('х', 'x'),
    ('у', 'y'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('Х', 'X'),
];

/// Small letters that look like their Cyrillic neighbours, but not the other way round.
const NEAR_LOOKALIKES: [(char, char); 3] = [('к', 'k'), ('м', 'm'), ('т', 't')];

/// Whether a mixed word is as it should be.
fn is_intentional(word: &str, known: &impl Fn(&str) -> bool) -> bool {
    is_latin_with_ending(word, known) || is_name(word) || is_roman(word)
}

/// Whether a letter has no twin, so that it stands where it does on purpose.
fn is_distinct(letter: char) -> bool {
    LOOKALIKES.iter().all(|(_, latin)| *latin != letter)
}

/// Whether this is a foreign word or abbreviation with an ending of ours: `COVIDдин`, `SMSтер`, `HTTPден`.
fn is_latin_with_ending(word: &str, known: &impl Fn(&str) -> bool) -> bool {
    let split = word.find(|c: char| script(c) != Script::Latin && !is_combining_mark(c)).unwrap_or(word.len());
    let (latin, ending) = word.split_at(split);
    let cyrillic = ending.chars().all(|c| script(c) == Script::Cyrillic || is_combining_mark(c));
    // `KРдин`: one letter is no word.
    if ending.is_empty() || !cyrillic || latin.chars().count() < 2 {
        return false;
    }
    let twin = rewritten(latin, |letter| cyrillic_of(letter, latin)).map(|parts| parts.concat());
    if twin.is_some_and(|twin| known(&twin)) {
        return false;
    }
    let in_capitals = latin.chars().all(char::is_uppercase);
    let has_distinct = latin.chars().any(is_distinct);
    match ending.chars().any(char::is_uppercase) {
        false => has_distinct || in_capitals,
        // A headline in capitals has its endings in capitals too.
        true => in_capitals && has_distinct && ending.chars().count() > 1 && ending.chars().all(char::is_uppercase),
    }
}

/// Whether this is a name put together of two words: `ЭкоIslamic`.
fn is_name(word: &str) -> bool {
    let Some((_, tail)) = word.find(|c| script(c) == Script::Latin).map(|latin| word.split_at(latin)) else {
        return false;
    };
    tail.len() < word.len()
        && tail.len() > 2
        && tail.starts_with(char::is_uppercase)
        && tail.chars().all(|c| script(c) == Script::Latin)
        && tail.chars().any(is_distinct)
}

/// Whether this is a Roman number, which is typed in either alphabet: `ХIX`.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDMХСМ".contains(c)) && word.contains(['I', 'V', 'X', 'Х'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters that are wrong, and the words as they should be, or `?` where that is not certain.
    fn found(text: &str) -> Vec<(String, String)> {
        mixed_words(&TokenizedText::new(text), |word| ["АА", "КР"].contains(&word))
            .into_iter()
            .map(|word| (word.letter.to_string(), word.fix.map_or("?".to_owned(), |(_, word)| word)))
            .collect()
    }

    #[test]
    fn letters_that_only_look_right() {
        for (text, letter, fix) in [
            ("cалык", "c", "салык"),
            ("унааcы", "c", "унаасы"),
            ("Кыргызcтандын", "c", "Кыргызстандын"),
            ("Kыргызстан", "K", "Кыргызстан"),
            ("кеӊеш", "ӊ", "кеңеш"),
            ("θкмөт", "θ", "өкмөт"),
            ("Ѳзгѳн", "Ѳ", "Өзгөн"),
            ("көшүнөŋдөн", "ŋ", "көшүнөңдөн"),
            ("yшунчалык", "y", "ушунчалык"),
            ("дүйнөдө жyзү", "y", "жүзү"),
            ("кöл", "ö", "көл"),
            ("бóльшая", "ó", "бо\u{301}льшая"),
            ("ЖMБА", "M", "ЖМБА"),
            ("Жазы AA", "A", "АА"),
            ("KР", "K", "КР"),
            ("KPдин", "K", "КРдин"),
            ("AAнын", "A", "ААнын"),
            ("AР", "A", "?"),
            ("IТ", "Т", "IT"),
            ("SDС", "С", "SDC"),
            ("РDF", "Р", "PDF"),
            ("бюджетs", "s", "?"),
            ("кyн", "y", "?"),
        ] {
            assert_eq!(found(text), [(letter.to_owned(), fix.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_right_is_let_be() {
        for text in [
            "COVIDдин",
            "SDCнин",
            "HTTPден",
            "SMSтер",
            "COVIDДИН",
            "PDF-файл",
            "Excel'де",
            "Wi-Fi тармагы",
            "njamankulova@dpi.kg",
            "https://dpi.kg/пaпка",
            "www.vap.kg",
            "XXI кылым",
            "ХIX век",
            "ЭкоIslamic",
            "за\u{301}мок",
            "и\u{306}од",
            "Қазақстан",
            "Facebook",
            "WhatsAppта",
            "OK",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn places_are_those_of_the_letter_and_the_word() {
        let text = "Бул cалык";
        let word = &mixed_words(&TokenizedText::new(text), |_| false)[0];
        assert_eq!((&text[word.range.clone()], &text[word.at..word.at + 1]), ("cалык", "c"));
    }
}
