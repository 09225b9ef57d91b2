//! Formatting of text, arranged so that CommonMark accepts it.
//!
//! A delimiter must touch the text, and must not stand between a letter and a punctuation mark. So
//! spaces go outside of the delimiters, and marks too where a letter follows.

use std::rc::Rc;

use super::block::{Object, TextRun};

/// A piece of text with uniform formatting, which begins and ends with visible text, or is only
/// space.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub marks: Marks,
    pub link: Option<Rc<str>>,
    pub object: Option<Object>,
}

/// The formatting of a piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub struck: bool,
    pub bold: bool,
    pub italic: bool,
}

impl Marks {
    fn has_stars(self) -> bool {
        self.bold || self.italic
    }

    fn without_stars(self) -> Self {
        Self { struck: self.struck, ..Self::default() }
    }

    /// Returns whether there is no formatting.
    pub(super) fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Piece {
    fn is_space(&self) -> bool {
        self.object.is_none() && self.text.chars().all(char::is_whitespace)
    }

    fn is_text(&self) -> bool {
        self.object.is_none() && !self.is_space()
    }
}

/// Marks around words.
const PAIRS: [(char, char); 6] = [('«', '»'), ('(', ')'), ('„', '“'), ('“', '”'), ('"', '"'), ('[', ']')];

/// Returns whether the scheme of a link is allowed.
pub(super) fn is_allowed_link(link: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.to_lowercase().starts_with(scheme))
}

/// Returns whether a character is part of a word. All others may be punctuation to CommonMark.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Arranges runs as pieces.
pub(super) fn arranged(runs: &[TextRun]) -> Vec<Piece> {
    let mut pieces = joined(runs.iter().flat_map(split_spaces).collect());
    adopt_between(&mut pieces);
    let mut pieces = joined(pieces);
    reconcile(&mut pieces);
    let pieces = joined(pieces);
    let mut pieces = joined(without_edges(pieces));
    while pieces.last().is_some_and(Piece::is_space) {
        pieces.pop();
    }
    let start = pieces.iter().take_while(|piece| piece.is_space()).count();
    pieces.split_off(start)
}

/// Splits a run into leading space, text and trailing space.
fn split_spaces(run: &TextRun) -> Vec<Piece> {
    let format = &run.format;
    let link = format.link.clone().filter(|link| is_allowed_link(link));
    let piece = |text: &str, marks| Piece { text: text.to_owned(), marks, link: link.clone(), object: None };
    if run.object.is_some() {
        let object = run.object.clone();
        return vec![Piece { text: run.text.clone(), marks: Marks::default(), link: None, object }];
    }
    let words = run.text.trim();
    let start = run.text.len() - run.text.trim_start().len();
    let end = if words.is_empty() { start } else { start + words.len() };
    let has_words = words.contains(is_word);
    let marks = Marks { struck: format.struck, bold: format.bold && has_words, italic: format.italic && has_words };
    let parts = [(&run.text[..start], Marks::default()), (words, marks), (&run.text[end..], Marks::default())];
    parts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, marks)| piece(text, marks)).collect()
}

/// Joins neighbours with equal formatting.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last)
                if last.object.is_none()
                    && piece.object.is_none()
                    && last.marks == piece.marks
                    && last.link == piece.link
                    && (last.is_space() == piece.is_space() || !piece.marks.is_none()) =>
            {
                last.text.push_str(&piece.text);
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// Formats spaces and marks between two pieces of equal formatting as these.
fn adopt_between(pieces: &mut [Piece]) {
    for at in 1..pieces.len().saturating_sub(1) {
        let (before, after) = (&pieces[at - 1], &pieces[at + 1]);
        let is_same = before.is_text() && after.is_text() && before.marks == after.marks && before.link == after.link;
        let piece = &pieces[at];
        let is_between = piece.object.is_none() && !piece.text.contains(is_word) && !piece.text.contains('\n');
        if is_same && is_between && piece.link == before.link && !piece.marks.struck && !before.marks.struck {
            pieces[at].marks = pieces[at - 1].marks;
        }
    }
}

/// Makes the formatting of pieces equal that touch each other, where delimiters would run together.
fn reconcile(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let (left, right) = (pieces[at - 1].clone(), pieces[at].clone());
        if !left.is_text() || !right.is_text() || left.link != right.link || left.marks == right.marks {
            continue;
        }
        let (mut first, mut second) = (left.marks, right.marks);
        if first.struck != second.struck {
            (first, second) = (first.without_stars(), second.without_stars());
        } else if first.has_stars() && second.has_stars() {
            let bold = first.bold && second.bold;
            let italic = first.italic && second.italic;
            match bold || italic {
                true => {
                    first = Marks { bold, italic, ..first };
                    second = first;
                }
                // Only the longer text keeps its formatting.
                false if left.text.len() >= right.text.len() => second = second.without_stars(),
                false => first = first.without_stars(),
            }
        } else if first.struck && second.struck {
            (first, second) = (first.without_stars(), second.without_stars());
        }
        (pieces[at - 1].marks, pieces[at].marks) = (first, second);
    }
}

/// Moves punctuation out of the delimiters where a letter is next to it.
fn without_edges(pieces: Vec<Piece>) -> Vec<Piece> {
    let touches = |other: Option<&Piece>, piece: &Piece, edge: fn(&str) -> Option<char>| {
        other.is_some_and(|other| {
            other.object.is_none() && other.link == piece.link && edge(&other.text).is_some_and(|c| !c.is_whitespace())
        })
    };
    let mut all = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.marks.is_none() || piece.object.is_some() {
            all.push(piece.clone());
            continue;
        }
        let before = touches(at.checked_sub(1).and_then(|at| pieces.get(at)), piece, |text| text.chars().next_back());
        let after = touches(pieces.get(at + 1), piece, |text| text.chars().next());
        let text = piece.text.as_str();
        // Both marks of a pair are on the same side of the delimiters.
        let is_quoted = PAIRS.iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
        let (before, after) = (before || after && is_quoted, after || before && is_quoted);
        let start = if before { text.len() - text.trim_start_matches(|c| !is_word(c)).len() } else { 0 };
        let end = if after { text.trim_end_matches(|c| !is_word(c)).len() } else { text.len() };
        let plain = |text: &str| Piece { text: text.to_owned(), marks: Marks::default(), ..piece.clone() };
        if start >= end {
            all.push(plain(text));
            continue;
        }
        // A second delimiter is punctuation to the first one.
        let stacked = piece.marks.struck && piece.marks.has_stars() && (before || after);
        let marks = if stacked { piece.marks.without_stars() } else { piece.marks };
        let parts = [plain(&text[..start]), Piece { marks, ..plain(&text[start..end]) }, plain(&text[end..])];
        all.extend(parts.into_iter().filter(|part| !part.text.is_empty()));
    }
    all
}
