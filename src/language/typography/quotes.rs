//! Quotation marks: «outer» and „inner“ in both languages, from any marks in the source.
//!
//! `«` and `„` always open, and `»` always closes. The other marks depend on their neighbours: a
//! mark between a space and a letter opens. A suffix may follow a closing mark directly
//! (`"Долбоор"дун`), so a mark between two letters closes.

use super::window::{Window, is_digit, is_letter};
use crate::language::char_class::{QUOTATION_MARKS, is_combining_mark, is_quotation_mark};

/// The position of an unpaired quotation mark: the piece, and the byte offset in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unpaired {
    pub piece: usize,
    pub offset: usize,
}

/// The open quotation marks, and the closing ones without a partner.
#[derive(Debug, Clone, Default)]
pub(super) struct Quotes {
    open: Vec<Unpaired>,
    stray: Vec<Unpaired>,
    piece: usize,
}

/// The role of a mark.
enum Role {
    Open,
    Close,
    /// An inch mark: `27"`.
    Inch,
}

/// Returns `true` for quotation marks and apostrophes. Rejects Cyrillic letters first, for speed.
fn may_be_set(ch: char) -> bool {
    !matches!(ch, '\u{400}'..='\u{52f}') && (ch == '\'' || is_quotation_mark(ch))
}

impl Quotes {
    /// Typesets the quotation marks and apostrophes of a piece. `text` is the source of the piece.
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

    /// Starts a new piece.
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
            // Inside „…“, this mark closes. If it opened, typesetting would not be idempotent.
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
    // A bullet or another symbol in front of a word opens too: ►"Окошко".
    ch.is_none_or(|ch| !ch.is_alphanumeric() && !is_combining_mark(ch) && !".,;:!?…)]}%°\u{2019}'\"»“”".contains(ch))
}

fn may_close_before(ch: Option<char>) -> bool {
    ch.is_none_or(|ch| ch.is_whitespace() || ",.;:!?…)]}".contains(ch))
}

/// Returns the first character from `index` on that is not a quotation mark.
///
/// Returns `None` after 8 marks.
fn following(window: &Window, index: usize) -> Option<char> {
    (index..index + 8)
        .map(|index| window.at(index))
        .find(|ch| !ch.is_some_and(|ch| QUOTATION_MARKS.contains(&ch)))
        .flatten()
}
