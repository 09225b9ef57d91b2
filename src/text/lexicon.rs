//! What a language's words tell of a text: its numerals, its days of the week, and the words it cannot do without.
//!
//! The tables stand with each language (`ky/lexicon`, `ru/lexicon`); what is alike in both, such as the months, stands
//! here. They serve to read what an author wrote, not to print it, so they take every form and rather one too many.

use rustc_hash::FxHashMap;

use super::char_class::lowercase;

/// The words of one language.
pub(super) struct Lexicon {
    /// The value of a numeral in any of its forms: `сексенден`, `восьмидесяти`.
    pub numeral: fn(&str) -> Option<Numeral>,
    /// The day of the week that a word names, from 0 for Monday.
    pub weekday: fn(&str) -> Option<Weekday>,
    /// Short words that any text of the language is full of, and the other language lacks.
    pub frequent: &'static [&'static str],
    /// Endings of longer words that the other language lacks.
    pub endings: &'static [&'static str],
    /// Letters, and pairs of them, that the other language lacks.
    pub letters: &'static [&'static str],
}

/// What a word is worth as a part of a number, in hundredths: a half is 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    /// `бир`, `сорок`: added to its neighbours.
    Plain(u64),
    /// `миң`, `миллион`: by so much its neighbours are multiplied.
    Scale(u64),
}

/// A word for a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weekday {
    pub from_monday: i8,
    /// Whether the word means other things too (`жума` is also a week), so that its neighbours must say what it is.
    pub is_ambiguous: bool,
}

/// The month, from 1, that a word of either language names in any of its forms.
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

/// Stems of numerals by their first two letters: every word of a site is asked whether it is a number, and next to none
/// is.
pub(super) struct NumeralStems(FxHashMap<[u8; 4], Vec<(&'static str, Numeral)>>);

impl NumeralStems {
    pub fn new(stems: impl IntoIterator<Item = (&'static str, Numeral)>) -> Self {
        let mut map: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for (stem, numeral) in stems {
            map.entry(prefix(stem)).or_default().push((stem, numeral));
        }
        Self(map)
    }

    /// The stems that a word begins with, in the order they were given, and what follows each.
    pub fn matching<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'static str, Numeral, &'w str)> {
        let stems = self.0.get(&prefix(word)).map_or(&[][..], Vec::as_slice);
        stems.iter().filter_map(move |&(stem, numeral)| Some((stem, numeral, word.strip_prefix(stem)?)))
    }
}

/// Two Cyrillic letters, in bytes; no numeral has fewer.
fn prefix(word: &str) -> [u8; 4] {
    word.as_bytes().first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_all_forms() {
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
