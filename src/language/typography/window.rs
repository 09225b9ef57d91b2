//! A piece of text, with the typeset characters before it and the character after it.

use std::ops::Range;

use crate::language::char_class::{self, NBSP};

/// The characters of the context and the piece, and the one that follows.
pub(super) struct Window {
    chars: Vec<char>,
    from: usize,
    after: Option<char>,
}

impl Window {
    /// Creates a window. `tail` is the context, which does not change.
    pub(super) fn new(tail: &[char], text: &str, after: Option<char>) -> Self {
        let mut chars = Vec::with_capacity(tail.len() + text.len());
        chars.extend(tail.iter().copied().map(replace_unprintable));
        chars.extend(text.chars().map(replace_unprintable));
        Self { chars, from: tail.len(), after: after.map(replace_unprintable) }
    }

    /// Returns the index at which the piece begins.
    pub(super) fn from(&self) -> usize {
        self.from
    }

    /// Returns the index at which the piece ends.
    pub(super) fn end(&self) -> usize {
        self.chars.len()
    }

    /// Returns the character at an index, including the one after the piece.
    pub(super) fn at(&self, index: usize) -> Option<char> {
        if index == self.chars.len() { self.after } else { self.chars.get(index).copied() }
    }

    /// Iterates backwards over the characters before an index.
    pub(super) fn back(&self, index: usize) -> impl Iterator<Item = char> + Clone {
        self.chars[..index].iter().rev().copied()
    }

    /// Returns the character before an index.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        self.back(index).next()
    }

    /// Returns the word before an index, skipping white space.
    pub(super) fn word_before(&self, index: usize) -> String {
        let spaces = self.back(index).take_while(|ch| ch.is_whitespace()).count();
        let length = self.back(index - spaces).take_while(|ch| !ch.is_whitespace()).count();
        self.chars[index - spaces - length..index - spaces].iter().collect()
    }

    /// Replaces a character of the piece.
    pub(super) fn replace(&mut self, index: usize, with: char) {
        self.chars[index] = with;
    }

    /// Replaces ranges of the piece. They must be in order and must not overlap.
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

    /// Returns the piece.
    pub(super) fn piece(&self) -> &[char] {
        &self.chars[self.from..]
    }

    /// Returns the context and the piece.
    pub(super) fn all(&self) -> &[char] {
        &self.chars
    }
}

/// Replaces the narrow no-break space and the no-break hyphen, which fonts lack.
pub(super) fn replace_unprintable(letter: char) -> char {
    match letter {
        '\u{202f}' => NBSP,
        '\u{2011}' => '-',
        _ => letter,
    }
}

/// Returns `true` if there is a letter.
pub(super) fn is_letter(ch: Option<char>) -> bool {
    ch.is_some_and(char_class::is_letter)
}

/// Returns `true` if there is a digit.
pub(super) fn is_digit(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| ch.is_ascii_digit())
}

/// Returns `true` if there is white space, including a line break.
pub(super) fn is_space(ch: Option<char>) -> bool {
    ch.is_some_and(char::is_whitespace)
}
