//! The words of a language that matter for reading texts: numerals, weekdays and frequent words.
//!
//! Each language has its own tables (`ky/lexicon`, `ru/lexicon`). Words that both share, such as
//! months, are here. The tables are for reading only, so they accept every form, and some forms
//! that do not exist.

use rustc_hash::FxHashMap;

use super::char_class::lowercase;

/// The words of one language.
pub(super) struct Lexicon {
    /// Returns the value of a numeral in any form: `сексенден`, `восьмидесяти`.
    pub numeral: fn(&str) -> Option<Numeral>,
    /// Returns the day of the week that a word names.
    pub weekday: fn(&str) -> Option<Weekday>,
    /// Short words that are frequent in the language and absent from the others.
    pub frequent: &'static [&'static str],
    /// Suffixes that the other languages lack.
    pub endings: &'static [&'static str],
    /// Letters and pairs of letters that the other languages lack.
    pub letters: &'static [&'static str],
}

/// The value of a word as part of a number, in hundredths: a half is 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    /// A word that is added to its neighbours: `бир`, `сорок`.
    Plain(u64),
    /// A word that multiplies its neighbours: `миң`, `миллион`.
    Scale(u64),
}

/// A word for a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weekday {
    pub from_monday: i8,
    /// Whether the word has other meanings, as `жума` (“week”), so that the context must decide.
    pub is_ambiguous: bool,
}

/// Returns the month, from 1, that a word of either language names in any form.
pub(super) fn month(word: &str) -> Option<i8> {
    const STEMS: [(&str, i8); 11] = [
        ("январ", 1),
        ("феврал", 2),
        ("март", 3),
        ("апрел", 4),
        ("июн", 6),
        ("июл", 7),
        ("август", 8),
        ("сентябр", 9),
        ("октябр", 10),
        ("ноябр", 11),
        ("декабр", 12),
    ];
    const MAY: [&str; 15] = [
        "май",
        "мая",
        "мае",
        "маю",
        "маем",
        "майы",
        "майында",
        "майынан",
        "майына",
        "майынын",
        "майындагы",
        "майда",
        "майга",
        "майдан",
        "майдын",
    ];
    let word = lowercase(word);
    let stem = STEMS.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, month)| *month);
    stem.or_else(|| MAY.contains(&&*word).then_some(5))
}

/// Stems of numerals by their first two letters.
///
/// Every word of a site is looked up, and hardly any is a numeral, so rejection must be fast.
pub(super) struct NumeralStems(FxHashMap<[u8; 4], Vec<(&'static str, Numeral)>>);

impl NumeralStems {
    pub(super) fn new(stems: impl IntoIterator<Item = (&'static str, Numeral)>) -> Self {
        let mut map: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for (stem, numeral) in stems {
            map.entry(prefix(stem)).or_default().push((stem, numeral));
        }
        Self(map)
    }

    /// Returns the stems that begin a word, in order, with the rest of the word.
    pub(super) fn matching<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'static str, Numeral, &'w str)> {
        let stems = self.0.get(&prefix(word)).map_or(&[][..], Vec::as_slice);
        stems.iter().filter_map(move |&(stem, numeral)| Some((stem, numeral, word.strip_prefix(stem)?)))
    }
}

/// Returns the first four bytes: two Cyrillic letters, the length of the shortest numeral.
fn prefix(word: &str) -> [u8; 4] {
    word.as_bytes().first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_recognised_in_every_form() {
        for (word, number) in [
            ("ноябрь", Some(11)),
            ("ноябрындагы", Some(11)),
            ("ноября", Some(11)),
            ("Мая", Some(5)),
            ("майында", Some(5)),
            ("майдан", Some(5)),
            ("майор", None),
            ("июлунда", Some(7)),
            ("жыл", None),
        ] {
            assert_eq!(month(word), number, "{word}");
        }
    }
}
