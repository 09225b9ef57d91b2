//! What the checks ask of every letter of a site, answered at once for the letters that texts are made of.
//!
//! The tables of Unicode in the standard library take a search for each letter outside ASCII. Latin, Greek and Cyrillic
//! letters stand in the first rows, so their answers are looked up once and kept; all others are looked up when they
//! are met, and the answers are the same.

use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

/// What a sign is, or the signs of a text all are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CharClass(u16);

impl CharClass {
    /// A letter, as `char::is_alphabetic` has it, or a mark upon one.
    pub const WORD: Self = Self(1);
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1 << 1);
    pub const SPACE: Self = Self(1 << 2);
    /// A capital, as `char::is_uppercase` has it.
    pub const UPPERCASE: Self = Self(1 << 3);
    /// Another letter stands for it in small.
    pub const HAS_LOWERCASE: Self = Self(1 << 4);
    /// A letter of another alphabet than ours.
    pub const FOREIGN: Self = Self(1 << 5);
    pub const QUOTE: Self = Self(1 << 6);
    /// An asterisk or an underscore.
    pub const EMPHASIS: Self = Self(1 << 7);
    /// Begins a phone number beside the digits: `+`, `(`.
    pub const PHONE_START: Self = Self(1 << 8);
    /// Stands in addresses: `@`, `/`.
    pub const URL_MARK: Self = Self(1 << 9);

    /// The class of a sign, worked out.
    fn compute(ch: char) -> Self {
        let answers = [
            (Self::WORD, ch.is_alphabetic() || is_combining_mark(ch)),
            (Self::DIGIT, ch.is_ascii_digit()),
            (Self::SPACE, ch.is_whitespace()),
            (Self::UPPERCASE, ch.is_uppercase()),
            (Self::HAS_LOWERCASE, !ch.to_lowercase().eq([ch])),
            (Self::FOREIGN, may_be_homoglyph(ch)),
            (Self::QUOTE, is_quotation_mark(ch)),
            (Self::EMPHASIS, matches!(ch, '*' | '_')),
            (Self::PHONE_START, matches!(ch, '+' | '(')),
            (Self::URL_MARK, matches!(ch, '@' | '/')),
        ];
        answers.into_iter().filter(|(_, is)| *is).fold(Self::default(), |all, (class, _)| all | class)
    }

    /// Whether it is any of some classes.
    pub fn intersects(self, other: Self) -> bool {
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

/// How many signs have their class kept: all up to the last of the Cyrillic letters.
const CACHED: usize = 0x530;

static TABLE: LazyLock<[CharClass; CACHED]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        u32::try_from(at).ok().and_then(char::from_u32).map_or(CharClass::default(), CharClass::compute)
    })
});

/// The classes of signs, at hand for a whole text.
#[derive(Clone, Copy)]
pub(super) struct ClassTable(&'static [CharClass; CACHED]);

impl ClassTable {
    pub fn new() -> Self {
        Self(&TABLE)
    }

    /// The class of a sign.
    pub fn of(self, ch: char) -> CharClass {
        self.0.get(ch as usize).copied().unwrap_or_else(|| CharClass::compute(ch))
    }
}

/// The no-break space, which holds a number to its noun.
pub(super) const NBSP: char = '\u{a0}';

/// Every sign that is taken for a quotation mark.
pub(super) const QUOTATION_MARKS: [char; 7] = ['"', '«', '»', '“', '”', '„', '‟'];

/// The alphabet of a letter, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Cyrillic,
    Latin,
    /// A letter that stands for a Kyrgyz one and belongs to neither of the two languages.
    Homoglyph(char),
    Other,
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

/// Whether this is a letter of another alphabet than ours.
pub(super) fn may_be_homoglyph(letter: char) -> bool {
    matches!(script(letter), Script::Latin | Script::Homoglyph(_))
}

/// Whether this sign belongs to the letter before it: an accent, the bow of a decomposed `й`.
pub(super) fn is_combining_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Whether a sign is taken for a quotation mark.
pub(super) fn is_quotation_mark(ch: char) -> bool {
    QUOTATION_MARKS.contains(&ch)
}

/// Whether this is a letter, as `char::is_alphabetic` has it.
pub fn is_letter(ch: char) -> bool {
    match ch {
        // But for the sign of the thousand and the marks behind it, all of the block are letters.
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => ch.is_alphabetic(),
    }
}

/// Whether this is a capital, as `char::is_uppercase` has it.
pub fn is_capital(ch: char) -> bool {
    match ch {
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' => false,
        _ => ch.is_uppercase(),
    }
}

/// The word in small letters, as `str::to_lowercase` has it. Most words are so already.
pub fn lowercase(word: &str) -> Cow<'_, str> {
    let is_small = |ch: char| matches!(ch, '\u{430}'..='\u{45f}' | 'ң' | 'ү' | 'ө' | ' '..='@' | 'a'..='z');
    if word.chars().all(is_small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The text in small letters that take the bytes of the letters they stand for, so that places stay what they are; none
/// where they take others, or where a letter is written by its place in the word (the Greek sigma). `capitals` are the
/// letters that change, and their places.
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
    fn the_answers_are_those_of_unicode() {
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
