//! Character properties that the checks need, with a lookup table for the common scripts.
//!
//! The standard library searches its Unicode tables for each character outside ASCII. Latin, Greek
//! and Cyrillic come first in Unicode, so their classes are computed once and cached. All other
//! characters are computed when they occur, with the same result.

use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

/// The set of classes of one character, or the union of those of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CharClass(u16);

impl CharClass {
    /// A letter (`char::is_alphabetic`) or a combining mark.
    pub(super) const WORD: Self = Self(1);
    /// An ASCII digit.
    pub(super) const DIGIT: Self = Self(1 << 1);
    pub(super) const SPACE: Self = Self(1 << 2);
    /// A capital (`char::is_uppercase`).
    pub(super) const UPPERCASE: Self = Self(1 << 3);
    /// A character with a different lowercase form.
    pub(super) const HAS_LOWERCASE: Self = Self(1 << 4);
    /// A letter of a script other than Cyrillic, a homoglyph of a Kyrgyz letter, or a letter of a
    /// neighbouring alphabet.
    pub(super) const FOREIGN: Self = Self(1 << 5);
    pub(super) const QUOTE: Self = Self(1 << 6);
    /// An asterisk or an underscore.
    pub(super) const EMPHASIS: Self = Self(1 << 7);
    /// A character other than a digit that can begin a phone number: `+`, `(`.
    pub(super) const PHONE_START: Self = Self(1 << 8);
    /// A character that a URL or an e-mail address contains: `@`, `/`.
    pub(super) const URL_MARK: Self = Self(1 << 9);

    /// Computes the classes of a character.
    fn compute(ch: char) -> Self {
        let answers = [
            (Self::WORD, ch.is_alphabetic() || is_combining_mark(ch)),
            (Self::DIGIT, ch.is_ascii_digit()),
            (Self::SPACE, ch.is_whitespace()),
            (Self::UPPERCASE, ch.is_uppercase()),
            (Self::HAS_LOWERCASE, !ch.to_lowercase().eq([ch])),
            (Self::FOREIGN, may_be_homoglyph(ch) || is_neighbour(ch)),
            (Self::QUOTE, is_quotation_mark(ch)),
            (Self::EMPHASIS, matches!(ch, '*' | '_')),
            (Self::PHONE_START, matches!(ch, '+' | '(')),
            (Self::URL_MARK, matches!(ch, '@' | '/')),
        ];
        answers.into_iter().filter(|(_, is)| *is).fold(Self::default(), |all, (class, _)| all | class)
    }

    /// Returns `true` if the two sets have a class in common.
    pub(super) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for CharClass {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for CharClass {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// The number of cached characters: all up to the end of the Cyrillic Supplement block.
const CACHED: usize = 0x530;

static TABLE: LazyLock<[CharClass; CACHED]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        u32::try_from(at).ok().and_then(char::from_u32).map_or(CharClass::default(), CharClass::compute)
    })
});

/// A handle on the lookup table.
///
/// Its lazy initialisation is checked once for each text, not for each character.
#[derive(Clone, Copy)]
pub(super) struct ClassTable(&'static [CharClass; CACHED]);

impl ClassTable {
    pub(super) fn new() -> Self {
        Self(&TABLE)
    }

    /// Returns the classes of a character.
    pub(super) fn of(self, ch: char) -> CharClass {
        self.0.get(ch as usize).copied().unwrap_or_else(|| CharClass::compute(ch))
    }
}

/// The no-break space, which keeps a number and its noun on one line.
pub(super) const NBSP: char = '\u{a0}';

/// The characters that count as quotation marks.
pub(super) const QUOTATION_MARKS: [char; 7] = ['"', '«', '»', '“', '”', '„', '‟'];

/// The script of a character, as far as the checks distinguish it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Cyrillic,
    Latin,
    /// A letter outside both alphabets that looks like this Kyrgyz letter.
    Homoglyph(char),
    Other,
}

/// Returns whether a text has nothing to see: spaces and invisible characters only.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}

/// Returns the script of a character.
pub(super) fn script(letter: char) -> Script {
    match letter {
        'θ' | 'ɵ' | 'ѳ' => Script::Homoglyph('ө'),
        'Θ' | 'Ɵ' | 'Ѳ' => Script::Homoglyph('Ө'),
        'ӊ' | 'ҥ' | 'ŋ' => Script::Homoglyph('ң'),
        'Ӊ' | 'Ҥ' | 'Ŋ' => Script::Homoglyph('Ң'),
        'ʏ' | 'γ' => Script::Homoglyph('ү'),
        _ if is_combining_mark(letter) => Script::Other,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        _ if letter.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&letter) => Script::Latin,
        _ => Script::Other,
    }
}

/// Returns `true` if a character may be a homoglyph of a Cyrillic letter.
pub(super) fn may_be_homoglyph(letter: char) -> bool {
    matches!(script(letter), Script::Latin | Script::Homoglyph(_))
}

/// Returns `true` for a Cyrillic letter that neighbouring languages have and Kyrgyz has not.
pub(super) fn is_neighbour(letter: char) -> bool {
    matches!(
        letter,
        'ұ' | 'Ұ'
            | 'қ'
            | 'Қ'
            | 'ғ'
            | 'Ғ'
            | 'ә'
            | 'Ә'
            | 'і'
            | 'І'
            | 'һ'
            | 'Һ'
            | 'ў'
            | 'Ў'
            | 'ӯ'
            | 'Ӯ'
            | 'җ'
            | 'Җ'
    )
}

/// Returns `true` if a character is a combining mark.
///
/// Examples are a stress mark and the breve of a decomposed `й`.
pub(super) fn is_combining_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Returns `true` if a character counts as a quotation mark.
pub(super) fn is_quotation_mark(ch: char) -> bool {
    QUOTATION_MARKS.contains(&ch)
}

/// Returns `true` if a character is a letter. Faster than `char::is_alphabetic`, with the same
/// result.
pub fn is_letter(ch: char) -> bool {
    match ch {
        // The block consists of letters, except for U+0482 and the combining marks after it.
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => ch.is_alphabetic(),
    }
}

/// Returns `true` if a character is a capital. Faster than `char::is_uppercase`, with the same
/// result.
pub fn is_capital(ch: char) -> bool {
    match ch {
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' => false,
        _ => ch.is_uppercase(),
    }
}

/// Converts a word to lowercase. Borrows if nothing changes, which is the common case.
pub fn lowercase(word: &str) -> Cow<'_, str> {
    let is_small = |ch: char| matches!(ch, '\u{430}'..='\u{45f}' | 'ң' | 'ү' | 'ө' | ' '..='@' | 'a'..='z');
    if word.chars().all(is_small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Converts a text to lowercase, keeping every byte offset.
///
/// `capitals` holds the offsets of the characters that change. Returns `None` if a lowercase form
/// has another length, or depends on context (the Greek sigma).
pub(super) fn lowercase_in_place(text: &str, capitals: &[(usize, char)]) -> Option<String> {
    let mut lower = String::with_capacity(text.len());
    for &(at, ch) in capitals {
        let mut small = ch.to_lowercase();
        let small = small.next().filter(|_| ch != 'Σ' && small.len() == 0)?;
        if small.len_utf8() != ch.len_utf8() {
            return None;
        }
        lower.push_str(&text[lower.len()..at]);
        lower.push(small);
    }
    lower.push_str(&text[lower.len()..]);
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_place(text: &str) -> Option<String> {
        let changes = |(_, ch): &(usize, char)| ClassTable::new().of(*ch).intersects(CharClass::HAS_LOWERCASE);
        lowercase_in_place(text, &text.char_indices().filter(changes).collect::<Vec<_>>())
    }

    #[test]
    fn results_match_the_standard_library() {
        for ch in (0..=0x2fff).filter_map(char::from_u32) {
            assert_eq!(is_letter(ch), ch.is_alphabetic(), "{ch:?}");
            assert_eq!(is_capital(ch), ch.is_uppercase(), "{ch:?}");
            assert_eq!(ClassTable::new().of(ch), CharClass::compute(ch), "{ch:?}");
            let word = ch.to_string();
            assert_eq!(lowercase(&word), word.to_lowercase(), "{ch:?}");
            if let Some(small) = in_place(&word) {
                assert_eq!(small, word.to_lowercase(), "{ch:?}");
                assert_eq!(small.len(), word.len(), "{ch:?}");
            }
        }
        assert_eq!(lowercase("Көк ЖАР"), "көк жар");
        assert_eq!(in_place("«Көк ЖАР», Ñ – ТҮШҮМ").as_deref(), Some("«көк жар», ñ – түшүм"));
        assert_eq!((in_place("İ"), in_place("ΟΔΟΣ")), (None, None));
    }
}
