//! Detection of words that mix scripts: a Latin `c` in `салык`, a Greek `θ` for `ө`.
//!
//! Such a word looks correct, but search and collation miss it and a screen reader spells it out. A
//! Latin abbreviation with a Cyrillic ending (`COVIDдин`) is correct Kyrgyz. A fix is given only if
//! the intended letter is certain. Other doubtful words are reported without a fix, or ignored.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::foundation::lang::Lang;

use super::char_class::{CharClass, Script, is_combining_mark, is_neighbour, may_be_homoglyph, script};
use super::languages::rules;
use super::tokens::TokenizedText;

/// A word with letters of two scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixedWord {
    pub range: Range<usize>,
    /// The first wrong letter, and its byte offset.
    pub letter: char,
    pub at: usize,
    /// The correct letter and the correct word, or `None` if they are not certain.
    pub fix: Option<(String, String)>,
}

/// Finds the words that mix scripts.
///
/// `known` returns `true` for the abbreviations of the site, so that a Latin `AA` is recognised as
/// one.
pub fn mixed_words(lang: Lang, text: &TokenizedText, known: impl Fn(&str) -> bool) -> Vec<MixedWord> {
    // Most texts have only Cyrillic letters.
    if !text.has_class(CharClass::FOREIGN) {
        return Vec::new();
    }
    let masked = TokenizedText::new(text.with_urls_masked());
    let has_ue = rules(lang).lexicon().letters.contains(&"ү");
    masked.words().filter_map(|range| mixed(&masked.text()[range.clone()], range.start, has_ue, &known)).collect()
}

fn mixed(word: &str, start: usize, has_ue: bool, known: &impl Fn(&str) -> bool) -> Option<MixedWord> {
    if word.contains(is_neighbour) && !word.contains(may_be_homoglyph) {
        return neighbouring(word, start);
    }
    if !word.contains(may_be_homoglyph) || is_intentional(word, known) {
        return None;
    }
    let count = |wanted: fn(Script) -> bool| word.chars().filter(|letter| wanted(script(*letter))).count();
    let latin = count(|script| script == Script::Latin);
    let cyrillic = count(|script| script == Script::Cyrillic);
    let to_cyrillic = rewritten(word, |letter| match script(letter) {
        Script::Latin => cyrillic_of(letter, word, has_ue),
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
        // A Latin word is wrong only if its Cyrillic lookalike is an abbreviation of the site.
        (parts, _) if cyrillic == 0 => (true, Some(parts.filter(|_| is_known && latin > 1)?)),
        (Some(parts), None) => (true, Some(parts)),
        (None, Some(parts)) => (false, Some(parts)),
        // Both scripts are possible: the majority of letters decides.
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

/// Returns a Kyrgyz word with a letter of a neighbouring alphabet: `ұйлөр`.
///
/// Names and words of other languages have such letters too. A word is Kyrgyz if it has a long
/// vowel or an ending that the neighbouring languages have not.
fn neighbouring(word: &str, start: usize) -> Option<MixedWord> {
    let lower = word.to_lowercase();
    let is_capitalized = word.starts_with(char::is_uppercase);
    let has_ending = |endings: &[&str]| {
        endings.iter().any(|ending| lower.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 2))
    };
    let has_long_vowel = ["аа", "оо", "уу", "өө", "үү", "ээ"].iter().any(|vowel| lower.contains(vowel));
    let has_plural = PLURALS.iter().any(|plural| {
        lower.rfind(plural).is_some_and(|at| lower[..at].chars().count() >= 2 && lower[at..].chars().count() <= 8)
    });
    let is_kyrgyz = match is_capitalized {
        // A name may have a Kyrgyz ending, but hardly ever in the plural.
        true => has_plural,
        false => has_plural || has_long_vowel || has_ending(&KYRGYZ_ENDINGS),
    };
    let (at, letter) = word.char_indices().find(|(_, letter)| is_neighbour(*letter)).filter(|_| is_kyrgyz)?;
    let parts =
        rewritten(word, |letter| if is_neighbour(letter) { kyrgyz_of(letter, word) } else { Some(letter.to_string()) });
    let nth = word[..at].chars().count();
    let fix = parts.map(|parts| (parts[nth].clone(), parts.concat()));
    Some(MixedWord { range: start..start + word.len(), letter, at: start + at, fix })
}

/// The plurals that follow a rounded vowel, which Kazakh and Uzbek have not.
const PLURALS: [&str; 6] = ["лөр", "лор", "дөр", "дор", "төр", "тор"];

/// Other endings that Kazakh and Uzbek write differently.
const KYRGYZ_ENDINGS: [&str; 26] = [
    "нын", "нин", "нун", "нүн", "дүн", "дун", "түн", "тун", "дө", "дөн", "төн", "нөн", "дон", "тон", "нон", "гө", "кө",
    "луу", "лүү", "дуу", "дүү", "лук", "лүк", "дук", "дүк", "быз",
];

/// Returns the Kyrgyz letter for a letter of a neighbouring alphabet, if it is certain.
fn kyrgyz_of(letter: char, word: &str) -> Option<String> {
    let small = match letter {
        'қ' | 'Қ' => "к",
        'ғ' | 'Ғ' => "г",
        'і' | 'І' => "и",
        'ұ' => return u_or_ue('y', word),
        'Ұ' => return u_or_ue('Y', word),
        _ => return None,
    };
    Some(if letter.is_uppercase() { small.to_uppercase() } else { small.to_owned() })
}

/// Maps each character to its lookalike. Returns `None` if one of them has none.
fn rewritten(word: &str, lookalike: impl Fn(char) -> Option<String>) -> Option<Vec<String>> {
    word.chars().map(lookalike).collect()
}

/// Returns the Cyrillic lookalike of a Latin letter, with its accent.
fn cyrillic_of(letter: char, word: &str, has_ue: bool) -> Option<String> {
    match letter {
        'ö' => return Some("ө".into()),
        'Ö' => return Some("Ө".into()),
        'ü' => return Some("ү".into()),
        'Ü' => return Some("Ү".into()),
        'y' if !has_ue => return Some("у".into()),
        'Y' if !has_ue => return Some("У".into()),
        'y' | 'Y' => return u_or_ue(letter, word),
        _ => {}
    }
    // Decompose, because an accent marks the stress in a Russian word: `ó`.
    let mut parts = letter.to_string().nfd().collect::<Vec<char>>().into_iter();
    let plain = parts.next()?;
    let (lookalike, _) = LOOKALIKES.iter().chain(&NEAR_LOOKALIKES).find(|(_, latin)| *latin == plain)?;
    Some(std::iter::once(*lookalike).chain(parts).collect::<String>().nfc().collect())
}

/// Returns `у` or `ү` for a `y`, by vowel harmony.
///
/// Returns `None` if the other vowels do not decide.
fn u_or_ue(letter: char, word: &str) -> Option<String> {
    let has = |vowels: &str| word.chars().any(|letter| letter.to_lowercase().any(|letter| vowels.contains(letter)));
    let small = match (has("өүθöü"), has("аоуыюя")) {
        (true, false) => 'ү',
        (false, true) => 'у',
        _ => return None,
    };
    Some(if letter.is_uppercase() { small.to_uppercase().to_string() } else { small.to_string() })
}

/// Returns the Latin lookalike of a Cyrillic letter.
fn latin_of(letter: char) -> Option<String> {
    LOOKALIKES.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| latin.to_string())
}

/// Returns a word that should be Latin with Latin letters, and its first letter that is not.
///
/// Returns `None` if the word has no such letter, or one that looks like no Latin letter.
pub fn in_latin(word: &str) -> Option<(char, String)> {
    let wrong = word.chars().find(|letter| script(*letter) == Script::Cyrillic)?;
    let latin = rewritten(word, |letter| match script(letter) {
        Script::Cyrillic => {
            let lookalike = LOOKALIKES.iter().chain(&NEAR_LOOKALIKES).chain(&RARE_LOOKALIKES);
            lookalike.into_iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| latin.to_string())
        }
        Script::Homoglyph(_) => None,
        _ => Some(letter.to_string()),
    });
    Some((wrong, latin?.concat()))
}

/// Letters of other Cyrillic alphabets that look like Latin ones.
const RARE_LOOKALIKES: [(char, char); 4] = [('і', 'i'), ('ѕ', 's'), ('ј', 'j'), ('һ', 'h')];

/// Letters that look the same in both scripts.
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

/// Lowercase letters whose Latin form passes for Cyrillic, but not the reverse.
const NEAR_LOOKALIKES: [(char, char); 3] = [('к', 'k'), ('м', 'm'), ('т', 't')];

/// Returns `true` if a word mixes scripts on purpose.
fn is_intentional(word: &str, known: &impl Fn(&str) -> bool) -> bool {
    is_latin_with_ending(word, known) || is_name(word) || is_roman(word)
}

/// Returns `true` if a Latin letter has no Cyrillic lookalike and must be intentional.
fn is_distinct(letter: char) -> bool {
    LOOKALIKES.iter().all(|(_, latin)| *latin != letter)
}

/// Returns `true` for a foreign word with a Cyrillic ending: `COVIDдин`, `SMSтер`, `HTTPден`.
fn is_latin_with_ending(word: &str, known: &impl Fn(&str) -> bool) -> bool {
    let split = word.find(|c: char| script(c) != Script::Latin && !is_combining_mark(c)).unwrap_or(word.len());
    let (latin, ending) = word.split_at(split);
    let cyrillic = ending.chars().all(|c| script(c) == Script::Cyrillic || is_combining_mark(c));
    // `KРдин`: one Latin letter is not a foreign word.
    if ending.is_empty() || !cyrillic || latin.chars().count() < 2 {
        return false;
    }
    let lookalike = rewritten(latin, |letter| cyrillic_of(letter, latin, true)).map(|parts| parts.concat());
    if lookalike.is_some_and(|lookalike| known(&lookalike)) {
        return false;
    }
    let in_capitals = latin.chars().all(char::is_uppercase);
    let has_distinct = latin.chars().any(is_distinct);
    match ending.chars().any(char::is_uppercase) {
        false => has_distinct || in_capitals,
        // In a headline, the ending is in capitals too.
        true => in_capitals && has_distinct && ending.chars().count() > 1 && ending.chars().all(char::is_uppercase),
    }
}

/// Returns `true` for a name composed of two words: `ЭкоIslamic`.
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

/// Returns `true` for a Roman numeral, which is typed in either script: `ХIX`.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDMХСМ".contains(c)) && word.contains(['I', 'V', 'X', 'Х'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the wrong letters and the corrected words, with `?` in place of a missing fix.
    fn found(text: &str) -> Vec<(String, String)> {
        mixed_words(Lang::Ky, &TokenizedText::new(text), |word| ["АА", "КР"].contains(&word))
            .into_iter()
            .map(|word| (word.letter.to_string(), word.fix.map_or("?".to_owned(), |(_, word)| word)))
            .collect()
    }

    #[test]
    fn homoglyphs_are_found_and_fixed() {
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
            ("ұйлөр", "ұ", "үйлөр"),
            ("Ұйлөр", "Ұ", "Үйлөр"),
            ("қүндөрү", "қ", "күндөрү"),
            ("ғүлдөр", "ғ", "гүлдөр"),
            ("қурулуштун", "қ", "курулуштун"),
            ("ағаштуу", "ғ", "агаштуу"),
            ("тәртүүчүдөн", "ә", "?"),
        ] {
            assert_eq!(found(text), [(letter.to_owned(), fix.to_owned())], "{text}");
        }
    }

    #[test]
    fn latin_y_is_certain_in_a_language_without_ue() {
        for (lang, fix) in [(Lang::Ru, Some("изучение")), (Lang::Ky, None)] {
            let words = mixed_words(lang, &TokenizedText::new("изyчение"), |_| false);
            assert_eq!(words[0].fix.as_ref().map(|(_, word)| word.as_str()), fix);
        }
    }

    #[test]
    fn correct_words_are_not_reported() {
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
            "Қазақстандын",
            "Нұрсұлтан",
            "Нұрсұлтандын",
            "Нұрсұлтанга",
            "қазақ тілі",
            "өзбек тилинде ўзбекча",
            "үйлер",
            "Facebook",
            "WhatsAppта",
            "OK",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn offsets_point_at_the_word_and_the_letter() {
        let text = "Бул cалык";
        let word = &mixed_words(Lang::Ky, &TokenizedText::new(text), |_| false)[0];
        assert_eq!((&text[word.range.clone()], &text[word.at..word.at + 1]), ("cалык", "c"));
    }
}
