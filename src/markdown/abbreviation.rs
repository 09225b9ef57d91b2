//! Finds the words of a text that may begin with an abbreviation: `ЖӨБ`, `БМжБнын`, `SDC`.

use crate::text::{is_capital, is_letter, split_addresses};

/// How many of a word's first characters are looked at for capitals.
const BEGINNING: usize = 4;

/// Whether two capitals stand so near to each other that a word may begin with an abbreviation. Most texts have none.
pub(super) fn is_likely(text: &str) -> bool {
    let mut since = BEGINNING;
    text.chars().any(|letter| {
        since += 1;
        let is_plain = matches!(letter, 'а'..='я' | 'a'..='z' | ' '..='@');
        if is_plain || !is_capital(letter) {
            return false;
        }
        std::mem::replace(&mut since, 0) < BEGINNING
    })
}

/// The parts of a text, and of each whether it is a word that may begin with an abbreviation.
pub(super) fn split(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for (part, is_address) in split_addresses(text) {
        if is_address {
            parts.push((part, false));
            continue;
        }
        let mut done = 0;
        let mut from = 0;
        while let Some(gap) = part[from..].find(is_part_of_word) {
            let start = from + gap;
            let end = word_end(part, start);
            if is_candidate(&part[start..end]) {
                parts.push((&part[done..start], false));
                parts.push((&part[start..end], true));
                done = end;
            }
            from = end;
        }
        parts.push((&part[done..], false));
    }
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Where the word ends that begins at `start`; a hyphen belongs to it when a letter or digit follows.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..].chars().peekable();
    while let Some(letter) = letters.next() {
        let goes_on =
            is_part_of_word(letter) || letter == '-' && letters.peek().is_some_and(|next| is_part_of_word(*next));
        if !goes_on {
            break;
        }
        end += letter.len_utf8();
    }
    end
}

fn is_part_of_word(sign: char) -> bool {
    is_letter(sign) || sign.is_numeric()
}

fn is_candidate(word: &str) -> bool {
    word.chars().take(BEGINNING).filter(|letter| is_capital(*letter)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::{is_likely, split};

    #[test]
    fn plain_sentences_are_passed_over() {
        assert!(!is_likely("Айылдын аксакалдары суу башын коргоону эскертип, 20 киши Ошко келди."));
        assert!(is_likely("абцЖбЖ") && is_likely("ЖБ") && !is_likely("ЖбббЖ"));
    }

    #[test]
    fn candidates() {
        for (text, candidates) in [
            ("ЖӨБ органдары (ЖӨБ), АӨдө", &["ЖӨБ", "ЖӨБ", "АӨдө"][..]),
            ("БМжБнын, КР-Швейцария; COVID-19дан", &["БМжБнын", "КР-Швейцария", "COVID-19дан"]),
            ("Кара-Суу району, Долбоор, 20дан, А. Б.", &[]),
            ("SDC@dpi.kg www.SDC.kg - ЖӨБ-", &["ЖӨБ"]),
            ("", &[]),
        ] {
            let parts = split(text);
            assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
            let found: Vec<&str> = parts.into_iter().filter(|(_, word)| *word).map(|(part, _)| part).collect();
            assert_eq!(found, candidates);
            assert!(candidates.is_empty() || is_likely(text), "{text}");
        }
    }
}
