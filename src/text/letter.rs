//! What the checks ask of every letter of a site, answered at once for the letters that texts are made of.
//!
//! The tables of Unicode in the standard library take a search for each letter outside ASCII. The Cyrillic letters stand
//! in one row, so their answers are known; all others are looked up, and the answers are the same.

use std::borrow::Cow;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_are_those_of_unicode() {
        for sign in (0..=0x2fff).filter_map(char::from_u32) {
            assert_eq!(is_letter(sign), sign.is_alphabetic(), "{sign:?}");
            assert_eq!(is_capital(sign), sign.is_uppercase(), "{sign:?}");
            let word = sign.to_string();
            assert_eq!(small(&word), word.to_lowercase(), "{sign:?}");
        }
        assert_eq!(small("Көк ЖАР"), "көк жар");
    }
}
