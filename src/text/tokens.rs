//! A text cut into words and looked at sign by sign once, for all the rules that read it.
//!
//! Most rules look for something that most texts lack: a digit, a capital behind a capital, a quotation mark. What signs
//! a text has at all is found while it is cut, so that a rule is not run where it could find nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::char_class::{Class, Classes, small, small_in_place};
use super::lexicon::{Token, TokenKind};
use super::urls;

/// A text, with what is known of its signs and words.
#[derive(Debug)]
pub struct Reading<'t> {
    text: Cow<'t, str>,
    small: Small,
    tokens: Vec<Token>,
    signs: Class,
    has_two_capitals: bool,
}

/// A text in small letters.
#[derive(Debug)]
enum Small {
    /// It has no others.
    Same,
    /// The same bytes in small letters.
    InPlace(String),
    /// Its small letters take other bytes.
    Elsewhere,
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let classes = Classes::new();
        let (mut signs, mut has_two_capitals) = (Class::default(), false);
        let mut tokens = Vec::with_capacity(text.len() / 8);
        let mut capitals = Vec::new();
        // How many signs ago the last capital stood.
        let mut since = u32::MAX;
        let mut open: Option<(TokenKind, usize)> = None;
        for (at, sign) in text.char_indices() {
            let class = classes.of(sign);
            signs |= class;
            // A small letter within a word: most signs are.
            if class == Class::WORD && matches!(open, Some((TokenKind::Word, _))) {
                since = since.saturating_add(1);
                continue;
            }
            if class.is(Class::CHANGES) {
                capitals.push((at, sign));
            }
            let is_capital = class.is(Class::CAPITAL);
            has_two_capitals |= is_capital && since <= 1;
            since = if is_capital { 0 } else { since.saturating_add(1) };
            let kind = match class {
                _ if class.is(Class::WORD) => Some(TokenKind::Word),
                _ if class.is(Class::DIGIT) => Some(TokenKind::Digits),
                _ => None,
            };
            if let Some((last, start)) = open.filter(|(last, _)| Some(*last) != kind) {
                tokens.push(Token { kind: last, range: start..at });
                open = None;
            }
            match kind {
                Some(kind) => open = open.or(Some((kind, at))),
                None if class.is(Class::SPACE) => {}
                None => tokens.push(Token { kind: TokenKind::Sign(sign), range: at..at + sign.len_utf8() }),
            }
        }
        tokens.extend(open.map(|(kind, start)| Token { kind, range: start..text.len() }));
        let small = match capitals.is_empty() {
            true => Small::Same,
            false => small_in_place(&text, &capitals).map_or(Small::Elsewhere, Small::InPlace),
        };
        Self { text, small, tokens, signs, has_two_capitals }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether any sign is taken for a quotation mark.
    pub fn has_quotation_mark(&self) -> bool {
        self.signs.is(Class::QUOTE)
    }

    /// Whether there is an asterisk or an underscore.
    pub fn has_emphasis(&self) -> bool {
        self.signs.is(Class::EMPHASIS)
    }

    /// Whether two capitals stand in one word, with at most a letter between.
    pub(super) fn has_two_capitals(&self) -> bool {
        self.has_two_capitals
    }

    /// Whether any sign is of some class.
    pub(super) fn has(&self, class: Class) -> bool {
        self.signs.is(class)
    }

    /// Its words, runs of digits and single signs.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = Range<usize>> {
        self.tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.range.clone())
    }

    /// A word of it in small letters.
    pub(super) fn small(&self, word: Range<usize>) -> Cow<'_, str> {
        match &self.small {
            Small::Same => Cow::Borrowed(&self.text[word]),
            Small::InPlace(text) => Cow::Borrowed(&text[word]),
            Small::Elsewhere => small(&self.text[word]),
        }
    }

    /// Whether the text in small letters has such letters side by side.
    pub(super) fn has_letters(&self, letters: &str) -> bool {
        match &self.small {
            Small::Same => self.text.contains(letters),
            Small::InPlace(text) => text.contains(letters),
            Small::Elsewhere => self.text.to_lowercase().contains(letters),
        }
    }

    /// The text with a sign for every byte of an address; see `urls::masked`.
    pub(super) fn masked(&self) -> Cow<'_, str> {
        // An address has Latin letters, or one of its own signs.
        match self.signs.is(Class::STRANGE | Class::ADDRESS) {
            true => urls::masked(&self.text),
            false => Cow::Borrowed(&self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_words_digits_and_signs() {
        let text = "Кечээ, 20дан (и\u{306}од)";
        let reading = Reading::new(text);
        let cut: Vec<&str> = reading.tokens().iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(cut, ["Кечээ", ",", "20", "дан", "(", "и\u{306}од", ")"]);
        let words: Vec<Cow<str>> = reading.words().map(|word| reading.small(word)).collect();
        assert_eq!(words, ["кечээ", "дан", "и\u{306}од"]);
    }

    #[test]
    fn a_text_tells_what_is_in_it() {
        let reading = Reading::new("Жазы ЖӨБ: «20»");
        assert!(reading.has_two_capitals() && reading.has_quotation_mark() && reading.has(Class::DIGIT));
        assert!(!reading.has_emphasis() && !reading.has(Class::STRANGE | Class::ADDRESS));
        assert!(!Reading::new("Бул А. Бекиев").has_two_capitals());
    }

    #[test]
    fn letters_of_other_lengths_have_small_forms_all_the_same() {
        let reading = Reading::new("İ ΟΔΟΣ");
        let words: Vec<Cow<str>> = reading.words().map(|word| reading.small(word)).collect();
        assert_eq!(words, ["i\u{307}", "οδος"]);
    }
}
