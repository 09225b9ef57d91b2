//! A text split into tokens once, for all rules that read it.
//!
//! Most rules look for something that most texts lack: a digit, two capitals, a quotation mark. The
//! tokenizer records which classes of characters occur, so that a rule can skip the text.

use std::borrow::Cow;
use std::ops::Range;

use super::char_class::{CharClass, ClassTable, lowercase, lowercase_in_place};
use super::urls;

/// A word, a run of digits or a symbol, with its byte range. White space gives no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub range: Range<usize>,
}

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    /// A run of ASCII digits.
    Digits,
    Symbol(char),
}

/// A text with its tokens, its lowercase form and the classes of its characters.
#[derive(Debug)]
pub struct TokenizedText<'t> {
    text: Cow<'t, str>,
    lowercase: Lowercase,
    tokens: Vec<Token>,
    classes_seen: CharClass,
    has_close_capitals: bool,
}

/// The lowercase form of a text.
#[derive(Debug)]
enum Lowercase {
    /// The text has no capitals.
    Same,
    /// The lowercase text, with the same byte offsets.
    InPlace(String),
    /// The lowercase text has other byte offsets, so words are converted one by one.
    Differs,
}

impl<'t> TokenizedText<'t> {
    /// Splits a text into tokens.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let classes = ClassTable::new();
        let (mut classes_seen, mut has_close_capitals) = (CharClass::default(), false);
        let mut tokens = Vec::with_capacity(text.len() / 8);
        let mut capitals = Vec::new();
        // The number of characters since the last capital.
        let mut since = u32::MAX;
        let mut open: Option<(TokenKind, usize)> = None;
        for (at, ch) in text.char_indices() {
            let class = classes.of(ch);
            classes_seen |= class;
            // The most common case: a lowercase letter within a word.
            if class == CharClass::WORD && matches!(open, Some((TokenKind::Word, _))) {
                since = since.saturating_add(1);
                continue;
            }
            if class.intersects(CharClass::HAS_LOWERCASE) {
                capitals.push((at, ch));
            }
            let is_capital = class.intersects(CharClass::UPPERCASE);
            has_close_capitals |= is_capital && since <= 1;
            since = if is_capital { 0 } else { since.saturating_add(1) };
            let kind = match class {
                _ if class.intersects(CharClass::WORD) => Some(TokenKind::Word),
                _ if class.intersects(CharClass::DIGIT) => Some(TokenKind::Digits),
                _ => None,
            };
            if let Some((last, start)) = open.filter(|(last, _)| Some(*last) != kind) {
                tokens.push(Token { kind: last, range: start..at });
                open = None;
            }
            match kind {
                Some(kind) => open = open.or(Some((kind, at))),
                None if class.intersects(CharClass::SPACE) => {}
                None => tokens.push(Token { kind: TokenKind::Symbol(ch), range: at..at + ch.len_utf8() }),
            }
        }
        tokens.extend(open.map(|(kind, start)| Token { kind, range: start..text.len() }));
        let lowercase = match capitals.is_empty() {
            true => Lowercase::Same,
            false => lowercase_in_place(&text, &capitals).map_or(Lowercase::Differs, Lowercase::InPlace),
        };
        Self { text, lowercase, tokens, classes_seen, has_close_capitals }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns `true` if the text has a quotation mark.
    pub fn has_quotation_mark(&self) -> bool {
        self.classes_seen.intersects(CharClass::QUOTE)
    }

    /// Returns `true` if the text has an asterisk or an underscore.
    pub fn has_emphasis(&self) -> bool {
        self.classes_seen.intersects(CharClass::EMPHASIS)
    }

    /// Returns `true` if two capitals have at most one character between them.
    pub(super) fn has_close_capitals(&self) -> bool {
        self.has_close_capitals
    }

    /// Returns `true` if a character of the text is in any of the classes.
    pub(super) fn has_class(&self, class: CharClass) -> bool {
        self.classes_seen.intersects(class)
    }

    /// Returns the words, runs of digits and symbols.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Returns the byte ranges of the words.
    pub(super) fn words(&self) -> impl Iterator<Item = Range<usize>> {
        self.tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.range.clone())
    }

    /// Returns a word in lowercase.
    pub(super) fn lowercase(&self, word: Range<usize>) -> Cow<'_, str> {
        match &self.lowercase {
            Lowercase::Same => Cow::Borrowed(&self.text[word]),
            Lowercase::InPlace(text) => Cow::Borrowed(&text[word]),
            Lowercase::Differs => lowercase(&self.text[word]),
        }
    }

    /// Returns `true` if the lowercase text contains `letters`.
    pub(super) fn contains_lowercase(&self, letters: &str) -> bool {
        match &self.lowercase {
            Lowercase::Same => self.text.contains(letters),
            Lowercase::InPlace(text) => text.contains(letters),
            Lowercase::Differs => self.text.to_lowercase().contains(letters),
        }
    }

    /// Returns the text with its URLs masked. See [`urls::mask_urls`].
    pub(super) fn with_urls_masked(&self) -> Cow<'_, str> {
        // A URL contains Latin letters or one of its own symbols.
        match self.classes_seen.intersects(CharClass::FOREIGN | CharClass::URL_MARK) {
            true => urls::mask_urls(&self.text),
            false => Cow::Borrowed(&self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_split_into_words_digits_and_symbols() {
        let text = "Кечээ, 20дан (и\u{306}од)";
        let tokenized = TokenizedText::new(text);
        let cut: Vec<&str> = tokenized.tokens().iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(cut, ["Кечээ", ",", "20", "дан", "(", "и\u{306}од", ")"]);
        let words: Vec<Cow<str>> = tokenized.words().map(|word| tokenized.lowercase(word)).collect();
        assert_eq!(words, ["кечээ", "дан", "и\u{306}од"]);
    }

    #[test]
    fn character_classes_are_recorded() {
        let tokenized = TokenizedText::new("Жазы ЖӨБ: «20»");
        assert!(
            tokenized.has_close_capitals() && tokenized.has_quotation_mark() && tokenized.has_class(CharClass::DIGIT)
        );
        assert!(!tokenized.has_emphasis() && !tokenized.has_class(CharClass::FOREIGN | CharClass::URL_MARK));
        assert!(!TokenizedText::new("Бул А. Бекиев").has_close_capitals());
    }

    #[test]
    fn lowercase_forms_may_differ_in_length() {
        let tokenized = TokenizedText::new("İ ΟΔΟΣ");
        let words: Vec<Cow<str>> = tokenized.words().map(|word| tokenized.lowercase(word)).collect();
        assert_eq!(words, ["i\u{307}", "οδος"]);
    }
}
