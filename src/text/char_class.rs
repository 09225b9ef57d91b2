//! What the checks ask of every letter of a site, answered at once for the letters that texts are made of.
//!
//! The tables of Unicode in the standard library take a search for each letter outside ASCII. Latin, Greek and Cyrillic
//! letters stand in the first rows, so their answers are looked up once and kept; all others are looked up when they
//! are met, and the answers are the same.

use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use super::lexicon::is_mark;
use super::script::may_be_wrong;
use super::typography::is_quotation_mark;

/// What a sign is, or the signs of a text all are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Class(u16);

impl Class {
    /// A letter, as `char::is_alphabetic` has it, or a mark upon one.
    pub const WORD: Self = Self(1);
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1 << 1);
    pub const SPACE: Self = Self(1 << 2);
    /// A capital, as `char::is_uppercase` has it.
    pub const CAPITAL: Self = Self(1 << 3);
    /// Another letter stands for it in small.
    pub const CHANGES: Self = Self(1 << 4);
    /// A letter of another alphabet than ours.
    pub const STRANGE: Self = Self(1 << 5);
    pub const QUOTE: Self = Self(1 << 6);
    /// An asterisk or an underscore.
    pub const EMPHASIS: Self = Self(1 << 7);
    /// Begins a phone number beside the digits: `+`, `(`.
    pub const PHONE: Self = Self(1 << 8);
    /// Stands in addresses: `@`, `/`.
    pub const ADDRESS: Self = Self(1 << 9);

    /// The class of a sign, worked out.
    fn of(sign: char) -> Self {
        let answers = [
            (Self::WORD, sign.is_alphabetic() || is_mark(sign)),
            (Self::DIGIT, sign.is_ascii_digit()),
            (Self::SPACE, sign.is_whitespace()),
            (Self::CAPITAL, sign.is_uppercase()),
            (Self::CHANGES, !sign.to_lowercase().eq([sign])),
            (Self::STRANGE, may_be_wrong(sign)),
            (Self::QUOTE, is_quotation_mark(sign)),
            (Self::EMPHASIS, matches!(sign, '*' | '_')),
            (Self::PHONE, matches!(sign, '+' | '(')),
            (Self::ADDRESS, matches!(sign, '@' | '/')),
        ];
        answers.into_iter().filter(|(_, is)| *is).fold(Self::default(), |all, (class, _)| all | class)
    }

    /// Whether it is any of some classes.
    pub fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// How many signs have their class kept: all up to the last of the Cyrillic letters.
const KEPT: usize = 0x530;

static CLASSES: LazyLock<[Class; KEPT]> = LazyLock::new(|| {
    std::array::from_fn(|at| u32::try_from(at).ok().and_then(char::from_u32).map_or(Class::default(), Class::of))
});

/// The classes of signs, at hand for a whole text.
#[derive(Clone, Copy)]
pub(super) struct Classes(&'static [Class; KEPT]);

impl Classes {
    pub fn new() -> Self {
        Self(&CLASSES)
    }

    /// The class of a sign.
    pub fn of(self, sign: char) -> Class {
        self.0.get(sign as usize).copied().unwrap_or_else(|| Class::of(sign))
    }
}

/// Whether this is a letter, as `char::is_alphabetic` has it.
pub fn is_letter(sign: char) -> bool {
    match sign {
        // But for the sign of the thousand and the marks behind it, all of the block are letters.
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => sign.is_alphabetic(),
    }
}

/// Whether this is a capital, as `char::is_uppercase` has it.
pub fn is_capital(sign: char) -> bool {
    match sign {
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' => false,
        _ => sign.is_uppercase(),
    }
}

/// The word in small letters, as `str::to_lowercase` has it. Most words are so already.
pub fn small(word: &str) -> Cow<'_, str> {
    let is_small = |sign: char| matches!(sign, '\u{430}'..='\u{45f}' | 'ң' | 'ү' | 'ө' | ' '..='@' | 'a'..='z');
    if word.chars().all(is_small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The text in small letters that take the bytes of the letters they stand for, so that places stay what they are; none
/// where they take others, or where a letter is written by its place in the word (the Greek sigma). `capitals` are the
/// letters that change, and their places.
pub(super) fn small_in_place(text: &str, capitals: &[(usize, char)]) -> Option<String> {
    let mut set = String::with_capacity(text.len());
    for &(at, sign) in capitals {
        let mut small = sign.to_lowercase();
        let small = small.next().filter(|_| sign != 'Σ' && small.len() == 0)?;
        if small.len_utf8() != sign.len_utf8() {
            return None;
        }
        set.push_str(&text[set.len()..at]);
        set.push(small);
    }
    set.push_str(&text[set.len()..]);
    Some(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_place(text: &str) -> Option<String> {
        let changes = |(_, sign): &(usize, char)| Classes::new().of(*sign).is(Class::CHANGES);
        small_in_place(text, &text.char_indices().filter(changes).collect::<Vec<_>>())
    }

    #[test]
    fn the_answers_are_those_of_unicode() {
        for sign in (0..=0x2fff).filter_map(char::from_u32) {
            assert_eq!(is_letter(sign), sign.is_alphabetic(), "{sign:?}");
            assert_eq!(is_capital(sign), sign.is_uppercase(), "{sign:?}");
            assert_eq!(Classes::new().of(sign), Class::of(sign), "{sign:?}");
            let word = sign.to_string();
            assert_eq!(small(&word), word.to_lowercase(), "{sign:?}");
            if let Some(small) = in_place(&word) {
                assert_eq!(small, word.to_lowercase(), "{sign:?}");
                assert_eq!(small.len(), word.len(), "{sign:?}");
            }
        }
        assert_eq!(small("Көк ЖАР"), "көк жар");
        assert_eq!(in_place("«Көк ЖАР», Ñ – ТҮШҮМ").as_deref(), Some("«көк жар», ñ – түшүм"));
        assert_eq!((in_place("İ"), in_place("ΟΔΟΣ")), (None, None));
    }
}
