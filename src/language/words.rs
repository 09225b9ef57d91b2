//! Language names, lists and capitalisation.

use crate::foundation::lang::Lang;

use super::languages::rules;

/// Returns the name of a language in that language: `Кыргызча`, `Русский`.
pub fn lang_name(lang: Lang) -> &'static str {
    rules(lang).endonym()
}

/// Returns the code of a language and its country for `og:locale`: `ky_KG`.
pub fn locale(lang: Lang) -> &'static str {
    rules(lang).locale()
}

/// Joins items into a list: `А, Б жана В`, `А, Б и В`.
pub fn list(lang: Lang, parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), rules(lang).and()),
    }
}

/// Joins texts by full stops. One that ends with another mark, such as `!`, keeps it. Skips empty
/// texts.
pub fn sentences(texts: &[String]) -> String {
    let mut joined = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !joined.is_empty() {
            let is_ended = joined.trim_end_matches(['»', '“', '"', ')']).ends_with(['.', '!', '?', '…', ':']);
            joined.push_str(if is_ended { " " } else { ". " });
        }
        joined.push_str(text);
    }
    joined
}

/// Capitalises the first letter of a text.
///
/// Skips opening quotation marks and brackets. A text that begins with a digit does not change, and
/// neither does one that begins with an abbreviation before a name: `г. Баткен`.
pub fn capitalize(text: &str) -> String {
    let start = text.len() - text.trim_start_matches(['«', '„', '“', '"', '(', '[']).len();
    let (opening, rest) = text.split_at(start);
    if begins_with_abbreviation(rest) {
        return text.to_owned();
    }
    let mut letters = rest.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    opening.chars().chain(first).chain(letters).collect()
}

fn begins_with_abbreviation(text: &str) -> bool {
    let Some((first, name)) = text.split_once('.') else { return false };
    let name = name.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
    (1..=2).contains(&first.chars().count())
        && first.chars().all(char::is_lowercase)
        && name.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_item_follows_a_conjunction() {
        let parts = |parts: &[&str]| parts.iter().map(|part| part.to_string()).collect::<Vec<_>>();
        assert_eq!(list(Lang::Ky, &parts(&["Өзгөн", "Араван", "Кара-Суу"])), "Өзгөн, Араван жана Кара-Суу");
        assert_eq!(list(Lang::Ru, &parts(&["Узген", "Араван"])), "Узген и Араван");
        assert_eq!(list(Lang::Ru, &parts(&["Узген"])), "Узген");
        assert_eq!(list(Lang::Ky, &[]), "");
    }

    #[test]
    fn first_letter_is_capitalised() {
        for (text, expected) in [
            ("ноябрь", "Ноябрь"),
            ("өзгөн", "Өзгөн"),
            ("«үн»", "«Үн»"),
            ("21-ноябрь", "21-ноябрь"),
            ("", ""),
            ("«", "«"),
            ("Ош", "Ош"),
        ] {
            assert_eq!(capitalize(text), expected);
        }
    }

    #[test]
    fn language_names_are_endonyms() {
        assert_eq!((lang_name(Lang::Ky), locale(Lang::Ky)), ("Кыргызча", "ky_KG"));
        assert_eq!((lang_name(Lang::Ru), locale(Lang::Ru)), ("Русский", "ru_RU"));
    }
}
