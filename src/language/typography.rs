//! Typographic quotation marks, dashes and spaces, for a text that arrives in pieces.
//!
//! Markdown splits a text at every piece of markup, so a `Typographer` keeps the open quotation
//! marks and the last characters. Typesetting is idempotent. It never inserts U+202F or U+2011,
//! which common web fonts lack. The caller must not pass code or URLs.

mod dashes;
mod quotes;
mod ranges;
mod spaces;
#[cfg(test)]
mod tests;
mod window;

pub use quotes::Unpaired;

use crate::foundation::lang::Lang;

use super::languages::rules;
use quotes::Quotes;
use window::Window;

/// Typesets a text piece by piece. Quotation marks are paired across pieces and paragraphs.
#[derive(Debug, Clone)]
pub struct Typographer {
    lang: Lang,
    quotes: Quotes,
    /// The end of the typeset paragraph so far, and its last source character.
    tail: Vec<char>,
    last: Option<char>,
}

/// The number of characters kept as context: enough for the longest word.
const TAIL: usize = 40;

/// Typesets a text that is complete, such as a title.
pub fn typeset(lang: Lang, text: &str) -> String {
    Typographer::new(lang).piece(text, None, None)
}

impl Typographer {
    /// Creates a typographer for a new text.
    pub fn new(lang: Lang) -> Self {
        Self { lang, quotes: Quotes::default(), tail: Vec::new(), last: None }
    }

    /// Switches the language, as in `[…]{lang=ru}`. Open quotation marks remain open.
    pub fn speak(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// Typesets the next piece.
    ///
    /// `before` and `after` are the adjacent characters in the source, including line breaks and
    /// code. They are `None` at the ends of a paragraph.
    pub fn piece(&mut self, text: &str, before: Option<char>, after: Option<char>) -> String {
        let mut set = String::with_capacity(text.len());
        self.set(text, before, after, &mut set);
        set
    }

    /// Typesets the next piece and appends it to `set`. See [`piece`](Self::piece).
    pub fn set(&mut self, text: &str, before: Option<char>, after: Option<char>, set: &mut String) {
        if before.is_none() || before != self.last {
            self.tail.clear();
            self.tail.extend(before);
        }
        let rules = rules(self.lang);
        let is_proclitic = |letter| rules.is_proclitic(letter);
        if text.bytes().fold(false, |found, byte| found | may_begin_sign(byte)) {
            let mut window = Window::new(&self.tail, text, after);
            self.quotes.set(&mut window, text);
            dashes::set(&mut window);
            spaces::set(&mut window, is_proclitic);
            set.extend(window.piece());
            let seen = window.all();
            self.tail.clear();
            self.tail.extend_from_slice(&seen[seen.len().saturating_sub(TAIL)..]);
        } else {
            let start = set.len();
            spaces::set_plain(&self.tail, text, after, is_proclitic, set);
            self.remember(&set[start..]);
        }
        self.last = text.chars().next_back().or(self.last);
        self.quotes.end_piece();
    }

    /// Keeps the end of the typeset text as context.
    fn remember(&mut self, set: &str) {
        let last_chars = set.char_indices().rev().take(TAIL);
        let (count, start) = last_chars.fold((0, set.len()), |(count, _), (at, _)| (count + 1, at));
        self.tail.drain(..(self.tail.len() + count).saturating_sub(TAIL));
        self.tail.extend(set[start..].chars());
    }

    /// Returns the unpaired quotation marks, in text order. Call it after the last piece.
    pub fn unpaired(&self) -> Vec<Unpaired> {
        self.quotes.unpaired()
    }
}

/// Returns `true` for bytes that can begin a character that is replaced.
///
/// These are quotation marks, apostrophes, dashes, and the spaces and hyphens that fonts lack.
/// Without them, only ordinary spaces need typesetting.
fn may_begin_sign(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'-' | 0xc2 | 0xe2)
}
