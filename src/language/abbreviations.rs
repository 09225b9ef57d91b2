//! Detection of abbreviations in a text.
//!
//! Capitals have many uses: headlines, emphasis, Roman numerals, units. A word counts as an
//! abbreviation only if the other uses can be ruled out. Its case ending (`ЖӨБдүн`) is not part of
//! it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::foundation::lang::Lang;

use super::char_class::{is_capital, is_letter, lowercase};
use super::languages::rules;
use super::tokens::{Token, TokenKind, TokenizedText};

/// An abbreviation found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The byte range without the case ending.
    pub range: Range<usize>,
    pub text: String,
}

/// Abbreviations that need no explanation.
///
/// Formats and devices that have no other name, currencies of the region, well-known states and
/// unions, legal forms in company names, and units.
const WELL_KNOWN: [&str; 47] = [
    "PDF",
    "CSV",
    "JSON",
    "SMS",
    "USB",
    "QR",
    "GPS",
    "ID",
    "IT",
    "TV",
    "ТВ",
    "WWW",
    "URL",
    "HTML",
    "CD",
    "DVD",
    "OK",
    "VIP",
    "COVID",
    "KGS",
    "USD",
    "EUR",
    "RUB",
    "KZT",
    "CHF",
    "США",
    "АКШ",
    "ООН",
    "БУУ",
    "СССР",
    "ССР",
    "СНГ",
    "ОсОО",
    "ОАО",
    "ЗАО",
    "ЖЧК",
    "ААК",
    "ЖАК",
    "МВт",
    "ГВт",
    "МБ",
    "ГБ",
    "КБ",
    "ТБ",
    "МГц",
    "ГГц",
    "КБайт",
];

/// Finds every occurrence of an abbreviation in a text.
pub fn abbreviations(text: &TokenizedText) -> Vec<Abbreviation> {
    if !text.has_close_capitals() || is_mostly_capitals(text.text()) {
        return Vec::new();
    }
    let tokenized = TokenizedText::new(text.with_urls_masked());
    let (masked, tokens) = (tokenized.text(), tokenized.tokens());
    if !tokens.iter().any(|token| token.kind == TokenKind::Word && core(&masked[token.range.clone()]).is_some()) {
        return Vec::new();
    }
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| &masked[token.range.clone()]);
    let plain = words.filter(|word| !word.chars().nth(1).is_some_and(is_capital)).map(lowercase);
    let plain: BTreeSet<Cow<str>> = plain.collect();
    (0..tokens.len()).filter_map(|at| abbreviation(masked, tokens, at, &plain)).collect()
}

/// Returns `true` if most letters of a text are capitals, as in a headline.
pub fn is_mostly_capitals(text: &str) -> bool {
    let capitals = text.chars().filter(|letter| is_capital(*letter)).count();
    let letters = text.chars().filter(|letter| is_letter(*letter)).count();
    capitals * 10 > letters * 6
}

/// Returns the abbreviation at token `at`. `plain` holds the words that are not in capitals.
fn abbreviation(text: &str, tokens: &[Token], at: usize, plain: &BTreeSet<Cow<str>>) -> Option<Abbreviation> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
    let word = &text[token.range.clone()];
    let core = core(word)?;
    let near = |step: isize| at.checked_add_signed(step).and_then(|at| tokens.get(at));
    let symbol = |step: isize| match near(step).map(|token| token.kind) {
        Some(TokenKind::Symbol(symbol)) => Some(symbol),
        _ => None,
    };
    let touches_digits = [near(-1), near(1)].into_iter().flatten().any(|other| {
        other.kind == TokenKind::Digits
            && (other.range.end == token.range.start || other.range.start == token.range.end)
    });
    // `ЭСКЕРТҮҮ:` is a label, and `СТОП!` is an exclamation.
    let is_label = symbol(1) == Some('!') || (at == 0 && symbol(1) == Some(':'));
    let hyphen = |step: isize| if symbol(step) == Some('-') { step * 2 } else { step };
    let neighbours = [near(hyphen(-1)), near(hyphen(1))].into_iter().flatten();
    let is_shouted = neighbours.filter(|other| other.kind == TokenKind::Word).any(|other| {
        let other = &text[other.range.clone()];
        let is_word = other.chars().count() > 3 && is_pronounceable(other);
        other.chars().all(is_capital) && (is_word || is_frequent(&other.to_lowercase()))
    });
    let is_doubtful = touches_digits || is_label || is_shouted || is_roman(core) || is_plain_word(core, plain);
    let known = WELL_KNOWN.contains(&core) || WELL_KNOWN.contains(&word);
    let range = token.range.start..token.range.start + core.len();
    (!is_doubtful && !known).then(|| Abbreviation { range, text: core.to_owned() })
}

/// Returns the abbreviation in a word, without its ending.
pub(super) fn core(word: &str) -> Option<&str> {
    if !word.starts_with(is_capital) {
        return None;
    }
    let core = word.trim_end_matches(|letter: char| !is_capital(letter));
    let capitals = core.chars().filter(|letter| is_capital(*letter)).count();
    // `БМжБ` and `СМиО` contain an “and”. `КыргызТелеком` is a name.
    let lowercase: Vec<char> = core.chars().filter(|letter| !is_capital(*letter)).collect();
    let joined = matches!(lowercase.as_slice(), [] | ['и' | 'ж' | 'о' | 'в' | 'с']);
    (capitals > 1 && capitals < 8 && joined).then_some(core)
}

/// Returns `true` if an ordinary word is capitalised for emphasis.
fn is_plain_word(core: &str, plain: &BTreeSet<Cow<str>>) -> bool {
    let letters = core.chars().count();
    if letters > 4 && is_pronounceable(core) {
        return true;
    }
    let lowercase = core.to_lowercase();
    is_frequent(&lowercase) || STRESSED.contains(&lowercase.as_str()) || plain.contains(lowercase.as_str())
}

/// Returns `true` for a short word that is frequent in a language: `ДЛЯ` in «ТУР ДЛЯ ДВОИХ».
fn is_frequent(word: &str) -> bool {
    word.chars().count() > 2 && Lang::ALL.into_iter().any(|lang| rules(lang).lexicon().frequent.contains(&word))
}

/// Short words that are often capitalised for emphasis.
const STRESSED: [&str; 16] = [
    "не",
    "ни",
    "все",
    "всё",
    "вам",
    "нам",
    "да",
    "жок",
    "бар",
    "ооба",
    "баары",
    "стоп",
    "тема",
    "цель",
    "ура",
    "внимание",
];

/// Returns `true` if a word could be pronounced.
///
/// Such a word has at least two vowels, no three consonants in a row, and no two different vowels
/// in a row before its end (`НОВОЕ`).
fn is_pronounceable(word: &str) -> bool {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let is_vowel = |letter: &char| "аоуыэеёиюяөүaeiouy".contains(*letter);
    let vowels = letters.iter().filter(|letter| is_vowel(letter)).count();
    let clash = letters[..letters.len().saturating_sub(1)]
        .windows(2)
        .any(|pair| is_vowel(&pair[0]) && is_vowel(&pair[1]) && pair[0] != pair[1]);
    let crowd = letters.windows(3).any(|three| !three.iter().any(is_vowel));
    vowels >= 2 && !clash && !crowd
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDM".contains(c))
        || word.chars().all(|c| c == 'Х')
        || (word.contains(['I', 'V']) && word.contains('Х'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        abbreviations(&TokenizedText::new(text)).into_iter().map(|abbreviation| abbreviation.text).collect()
    }

    #[test]
    fn abbreviations_are_found_without_case_endings() {
        assert_eq!(found("Жазы АА жана ЖӨБдүн иши, ЖМБА-сессиялары"), ["АА", "ЖӨБ", "ЖМБА"]);
        let text = "Группы СМиО и органы МСУ работают вместе (по-кыргызски БМжБ), их поддерживает SDC и проект ГГПОМСУ, ЭҮЖӨБОЖ";
        assert_eq!(found(text), ["СМиО", "МСУ", "БМжБ", "SDC", "ГГПОМСУ", "ЭҮЖӨБОЖ"]);
    }

    #[test]
    fn other_capitals_are_not_abbreviations() {
        for text in [
            "ТУР ДЛЯ ДВОИХ разыграли вчера среди всех зрителей",
            "НОВОЕ выступление, ДРУГИЕ песни, ГЛАВНАЯ сцена",
            "КОШУНАҢДАН КӨРҮП, ӨЗҮҢ АНДАН ДА МЫКТЫ ЖАСА!",
            "XXI кылым, ХХ век, II квартал, IV чейрек",
            "Бул ПРЕСС-РЕЛИЗ бүгүн чыкты",
            "Это НЕ так. ВСЕ пришли вчера",
            "ЭСКЕРТҮҮ: эртең келиңиздер, баары",
            "А4 барак, COVID-19 оорусу, 5G, PDF-файл",
            "КыргызТелеком, WhatsApp, YouTube каналы",
            "2,5 МВт жана 10 кВт, 4 ГБ",
            "А. К. Бекиев келди, бүгүн",
            "ОсОО «Ромашка» компаниясы",
            "Бүгүн ЖЫЙЫН болот: жыйын залда",
            "www.VAP.kg жана INFO@DPI.KG дареги",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
