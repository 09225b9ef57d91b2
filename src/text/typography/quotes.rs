//! Quotation marks: «outer» and „inner“, in Kyrgyz and Russian alike, whatever marks the author has typed.
//!
//! `«` and `„` always open and `»` always closes. The marks that people use both ways are read by their neighbours: one
//! behind a space and before a letter opens. Endings follow a closing mark without a space (`"Долбоор"дун`), so
//! between two letters a mark closes whatever is open.

use super::window::{Window, is_digit, is_letter};
use crate::text::char_class::{QUOTATION_MARKS, is_quotation_mark};

/// A quotation mark without its partner: which piece it stood in, counted from 0, and at which byte of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unpaired {
    pub piece: usize,
    pub offset: usize,
}

/// The marks that are open, and those that closed nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Quotes {
    open: Vec<Unpaired>,
    stray: Vec<Unpaired>,
    piece: usize,
}

/// What a mark does.
enum Role {
    Open,
    Close,
    /// It is no quotation mark: `27"`.
    Inch,
}

/// Whether a sign is a quotation mark or an apostrophe; letters of ours are none of these at first sight.
fn may_be_set(ch: char) -> bool {
    !matches!(ch, '\u{400}'..='\u{52f}') && (ch == '\'' || is_quotation_mark(ch))
}

impl Quotes {
    /// Sets the marks of a piece, and its apostrophes. `text` is the piece as it came, for the places of its marks.
    pub(super) fn set(&mut self, window: &mut Window, text: &str) {
        let marks = (window.from()..).zip(text.char_indices());
        for (index, (offset, mark)) in marks.filter(|(_, (_, ch))| may_be_set(*ch)) {
            let glyph = if QUOTATION_MARKS.contains(&mark) {
                match self.role(window, index, mark) {
                    Role::Open => self.open(offset),
                    Role::Close => self.close(offset),
                    Role::Inch => continue,
                }
            } else if mark == '\'' && is_letter(window.before(index)) && is_letter(window.at(index + 1)) {
                '’'
            } else {
                continue;
            };
            window.replace(index, glyph);
        }
    }

    /// The next mark stands in the next piece.
    pub(super) fn end_piece(&mut self) {
        self.piece += 1;
    }

    pub(super) fn unpaired(&self) -> Vec<Unpaired> {
        let mut unpaired = [self.open.as_slice(), &self.stray].concat();
        unpaired.sort();
        unpaired
    }

    fn open(&mut self, offset: usize) -> char {
        self.open.push(Unpaired { piece: self.piece, offset });
        if self.open.len() == 1 { '«' } else { '„' }
    }

    fn close(&mut self, offset: usize) -> char {
        if self.open.pop().is_none() {
            self.stray.push(Unpaired { piece: self.piece, offset });
        }
        if self.open.is_empty() { '»' } else { '“' }
    }

    fn role(&self, window: &Window, index: usize, mark: char) -> Role {
        let depth = self.open.len();
        let begins = may_open_after(window.before(index));
        let ends = may_close_before(following(window, index + 1));
        match mark {
            '«' | '„' | '‟' => Role::Open,
            '»' => Role::Close,
            // Inside „…“ this is the mark that closes, or what was set would not stay as it is.
            '“' if depth > 1 => Role::Close,
            _ if begins && !ends => Role::Open,
            _ if begins && depth == 0 => Role::Open,
            '"' if depth == 0 && is_digit(window.before(index)) => Role::Inch,
            '“' if depth == 0 && !ends => Role::Open,
            _ => Role::Close,
        }
    }
}

fn may_open_after(ch: Option<char>) -> bool {
    ch.is_none_or(|ch| ch.is_whitespace() || "([{-–—―/«„".contains(ch))
}

fn may_close_before(ch: Option<char>) -> bool {
    ch.is_none_or(|ch| ch.is_whitespace() || ",.;:!?…)]}".contains(ch))
}

/// The first character from a place on that is not itself a quotation mark; more than a few marks are taken for an end.
fn following(window: &Window, index: usize) -> Option<char> {
    (index..index + 8)
        .map(|index| window.at(index))
        .find(|ch| !ch.is_some_and(|ch| QUOTATION_MARKS.contains(&ch)))
        .flatten()
}
