//! Quotation marks, dashes and spaces as a printer sets them, over a text that arrives in pieces.
//!
//! Markdown cuts a text into pieces wherever markup begins or ends, so a `Typographer` remembers the open quotation
//! marks and the last few characters. What it has set it leaves as it is when it sees it again. It never adds U+202F or
//! U+2011, which the usual web fonts lack. What is code or an address, and must stay untouched, its caller knows.

mod dashes;
mod quotes;
mod ranges;
mod spaces;
#[cfg(test)]
mod tests;
mod window;

pub use quotes::Unpaired;

use crate::lang::Lang;

use super::languages::rules;
use quotes::Quotes;
use window::Window;

/// Sets a text piece by piece. Quotation marks are paired over all pieces, paragraphs included.
#[derive(Debug, Clone)]
pub struct Typographer {
    lang: Lang,
    quotes: Quotes,
    /// The end of what was set so far in this paragraph, and the character that stood last before it was set.
    tail: Vec<char>,
    last: Option<char>,
}

/// How much of what was set is kept in sight: enough for the longest word.
const TAIL: usize = 40;

/// Sets one text that stands by itself, such as a title.
pub fn typeset(lang: Lang, text: &str) -> String {
    Typographer::new(lang).piece(text, None, None)
}

impl Typographer {
    /// Begins a text.
    pub fn new(lang: Lang) -> Self {
        Self { lang, quotes: Quotes::default(), tail: Vec::new(), last: None }
    }

    /// Goes on in another language, as between `[` and `]{lang=ru}`. Open quotation marks stay open.
    pub fn speak(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// Sets the next piece. `before` and `after` are the characters that stand next to it in the source, a line break
    /// included, whether they were a piece or not (code is not); none where a paragraph begins or ends.
    pub fn piece(&mut self, text: &str, before: Option<char>, after: Option<char>) -> String {
        let mut set = String::with_capacity(text.len());
        self.set(text, before, after, &mut set);
        set
    }

    /// Sets the next piece, as `piece` does, behind what was set before.
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

    /// Keeps the end of what was set in sight.
    fn remember(&mut self, set: &str) {
        let behind = set.char_indices().rev().take(TAIL);
        let (count, start) = behind.fold((0, set.len()), |(count, _), (at, _)| (count + 1, at));
        self.tail.drain(..(self.tail.len() + count).saturating_sub(TAIL));
        self.tail.extend(set[start..].chars());
    }

    /// The quotation marks that found no partner, in the order of the text. Asked at the end, when nothing can close
    /// them any more.
    pub fn unpaired(&self) -> Vec<Unpaired> {
        self.quotes.unpaired()
    }
}

/// Whether a sign that is set may begin with this byte: quotation marks, apostrophes, dashes, and spaces and hyphens that
/// fonts lack. Where there is none, nothing but common spaces is set.
fn may_begin_sign(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'-' | 0xc2 | 0xe2)
}
