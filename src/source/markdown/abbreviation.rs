//! Words that may start with an abbreviation: `ЖӨБ`, `БМжБнын`, `SDC`.

use crate::language::{is_capital, is_letter, split_addresses};

/// The number of leading characters of a word that are searched for capitals.
const PREFIX_CHARS: usize = 4;

/// Returns whether two capitals are close enough to start an abbreviation. Most texts have none.
pub(super) fn is_likely(text: &str) -> bool {
    let mut distance = PREFIX_CHARS;
    text.chars().any(|c| {
        distance += 1;
        let is_plain = matches!(c, 'а'..='я' | 'a'..='z' | ' '..='@');
        if is_plain || !is_capital(c) {
            return false;
        }
        std::mem::replace(&mut distance, 0) < PREFIX_CHARS
    })
}

/// Splits a text into parts, and flags words that may start with an abbreviation.
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

/// Returns the end of the word that starts at `start`. A hyphen belongs to the word if a letter or
/// digit follows.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].chars().peekable();
    while let Some(c) = chars.next() {
        let continues = is_part_of_word(c) || c == '-' && chars.peek().is_some_and(|next| is_part_of_word(*next));
        if !continues {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn is_part_of_word(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

fn is_candidate(word: &str) -> bool {
    word.chars().take(PREFIX_CHARS).filter(|c| is_capital(*c)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::{is_likely, split};

    #[test]
    fn ordinary_sentence_has_no_candidates() {
        assert!(!is_likely("Айылдын аксакалдары суу башын коргоону эскертип, 20 киши Ошко келди."));
        assert!(is_likely("абцЖбЖ") && is_likely("ЖБ") && !is_likely("ЖбббЖ"));
    }

    #[test]
    fn candidates_have_two_capitals_near_the_start() {
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
