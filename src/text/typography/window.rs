//! A piece of text with what is known of its surroundings: what stands before it is set already and only looked at.

use std::ops::Range;

use crate::text::char_class::{self, NBSP};

/// The characters of a piece behind those already set, and the one that follows.
pub(super) struct Window {
    chars: Vec<char>,
    from: usize,
    after: Option<char>,
}

impl Window {
    /// `tail` is what was set before; it is not changed any more.
    pub(super) fn new(tail: &[char], text: &str, after: Option<char>) -> Self {
        let mut chars = Vec::with_capacity(tail.len() + text.len());
        chars.extend(tail.iter().copied().map(replace_unprintable));
        chars.extend(text.chars().map(replace_unprintable));
        Self { chars, from: tail.len(), after: after.map(replace_unprintable) }
    }

    /// Where the piece begins.
    pub(super) fn from(&self) -> usize {
        self.from
    }

    /// Where the piece ends.
    pub(super) fn end(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place, which may be the one behind the piece.
    pub(super) fn at(&self, index: usize) -> Option<char> {
        if index == self.chars.len() { self.after } else { self.chars.get(index).copied() }
    }

    /// The character before a place, and those before it, going backwards.
    pub(super) fn back(&self, index: usize) -> impl Iterator<Item = char> + Clone {
        self.chars[..index].iter().rev().copied()
    }

    /// The character before a place.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        self.back(index).next()
    }

    /// The word before a place, whatever spaces stand between.
    pub(super) fn word_before(&self, index: usize) -> String {
        let spaces = self.back(index).take_while(|ch| ch.is_whitespace()).count();
        let length = self.back(index - spaces).take_while(|ch| !ch.is_whitespace()).count();
        self.chars[index - spaces - length..index - spaces].iter().collect()
    }

    /// Puts another character at a place of the piece.
    pub(super) fn replace(&mut self, index: usize, with: char) {
        self.chars[index] = with;
    }

    /// Puts other characters in the place of runs of the piece, which come in order and do not overlap.
    pub(super) fn rewrite(&mut self, edits: &[(Range<usize>, Vec<char>)]) {
        if edits.is_empty() {
            return;
        }
        let mut chars = Vec::with_capacity(self.chars.len() + edits.len());
        let mut done = 0;
        for (run, with) in edits {
            chars.extend_from_slice(&self.chars[done..run.start]);
            chars.extend_from_slice(with);
            done = run.end;
        }
        chars.extend_from_slice(&self.chars[done..]);
        self.chars = chars;
    }

    /// The piece as it stands now.
    pub(super) fn piece(&self) -> &[char] {
        &self.chars[self.from..]
    }

    /// What was set before, and the piece.
    pub(super) fn all(&self) -> &[char] {
        &self.chars
    }
}

/// Fonts lack the narrow no-break space and the no-break hyphen: the common ones stand for them.
pub(super) fn replace_unprintable(letter: char) -> char {
    match letter {
        '\u{202f}' => NBSP,
        '\u{2011}' => '-',
        _ => letter,
    }
}

/// Whether there is a letter.
pub(super) fn is_letter(ch: Option<char>) -> bool {
    ch.is_some_and(char_class::is_letter)
}

/// Whether there is a digit.
pub(super) fn is_digit(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| ch.is_ascii_digit())
}

/// Whether there is a space of any kind, or the end of a line.
pub(super) fn is_space(ch: Option<char>) -> bool {
    ch.is_some_and(char::is_whitespace)
}
