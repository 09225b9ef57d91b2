//! A line index, built once for all diagnostics of a file.
//!
//! A line may be as long as the file and have thousands of diagnostics. A lookup therefore never
//! scans more than one chunk of the file.

use std::ops::Range;

use super::location::{Location, Position, Span};

/// The byte-order mark (BOM), which takes no column.
const BOM: &[u8] = "\u{feff}".as_bytes();
/// The distance in bytes between cached character counts.
const CHUNK: usize = 4096;

/// The line starts of one file, and its character counts at regular offsets.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t [u8],
    /// The offset at which each line begins.
    starts: Vec<usize>,
    /// The number of characters before each chunk, and in the whole file.
    before: Vec<usize>,
    /// Invalid UTF-8 must be counted as it is printed.
    is_utf8: bool,
}

impl<'t> LineIndex<'t> {
    /// Builds the index of a file.
    pub fn of(text: &'t [u8]) -> Self {
        let first = if text.starts_with(BOM) { BOM.len() } else { 0 };
        let starts = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(newline, _)| newline + 1);
        let sum = |before: &mut usize, chunk: &[u8]| {
            *before += counted(chunk);
            Some(*before)
        };
        Self {
            text,
            starts: std::iter::once(first).chain(starts).collect(),
            before: std::iter::once(0).chain(text.chunks(CHUNK).scan(0, sum)).collect(),
            is_utf8: str::from_utf8(text).is_ok(),
        }
    }

    /// Returns the line and the column of a position, both from 1.
    ///
    /// Columns count characters. A BOM takes no column, and an invalid byte counts as one
    /// character.
    pub fn line_column(&self, at: Position) -> (usize, usize) {
        match at {
            Position::File => (1, 1),
            Position::LineColumn(line, column) => (line, column),
            Position::Span(Span { start, .. }) => {
                let start = start.min(self.text.len());
                let line = self.starts.partition_point(|begin| *begin <= start).max(1);
                let begin = self.starts[line - 1].min(start);
                (line, self.characters(begin..start) + 1)
            }
        }
    }

    /// Returns the byte range of a line without its line ending. Empty if the line does not exist.
    pub fn line(&self, number: usize) -> Range<usize> {
        let Some(start) = number.checked_sub(1).and_then(|before| self.starts.get(before)) else { return 0..0 };
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let end = if self.text[*start..end].ends_with(b"\r") { end - 1 } else { end };
        *start..end
    }

    /// Returns the byte offset of a position, clamped to the end of its line.
    pub fn start(&self, at: Position) -> usize {
        match at {
            Position::Span(span) => span.start.min(self.text.len()),
            Position::File => self.starts[0],
            Position::LineColumn(line, column) => {
                let line = self.line(line);
                let text = &self.text[line.clone()];
                let begins = text.iter().enumerate().filter(|(_, byte)| begins_character(**byte)).map(|(at, _)| at);
                line.start + begins.chain([text.len()]).nth(column.saturating_sub(1)).unwrap_or(text.len())
            }
        }
    }

    /// Returns the first character boundary from `at` on, up to `end`.
    pub fn next_character(&self, at: usize, end: usize) -> usize {
        at + self.text[at..end].iter().take(3).take_while(|byte| !begins_character(**byte)).count()
    }

    fn characters(&self, range: Range<usize>) -> usize {
        match self.is_utf8 {
            true => self.characters_before(range.end) - self.characters_before(range.start),
            false => String::from_utf8_lossy(&self.text[range]).chars().count(),
        }
    }

    fn characters_before(&self, at: usize) -> usize {
        let chunk = at / CHUNK;
        self.before[chunk] + counted(&self.text[chunk * CHUNK..at])
    }
}

impl Location {
    /// Returns the line and column for a single lookup. See [`LineIndex::line_column`].
    pub fn line_column(&self, text: &[u8]) -> (usize, usize) {
        LineIndex::of(text).line_column(self.at)
    }
}

/// Returns `true` for the first byte of a UTF-8 character.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn counted(text: &[u8]) -> usize {
    text.iter().filter(|byte| begins_character(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_column(text: &[u8], start: usize) -> (usize, usize) {
        LineIndex::of(text).line_column(Position::Span(Span::new(start, start + 1)))
    }

    #[test]
    fn columns_count_characters() {
        let text = "id: a\nhost: «Өзгөн» x\n";
        assert_eq!(line_column(text.as_bytes(), text.find('x').unwrap_or_default()), (2, 15));
    }

    #[test]
    fn bom_takes_no_column() {
        assert_eq!(line_column("\u{feff}id: a".as_bytes(), 3), (1, 1));
        assert_eq!(line_column("\u{feff}id: a".as_bytes(), 0), (1, 1));
        assert_eq!(line_column("\u{feff}id: a\nb".as_bytes(), 9), (2, 1));
    }

    #[test]
    fn position_past_the_end_is_clamped() {
        assert_eq!(line_column(b"id\n", 900), (2, 1));
        assert_eq!(line_column(b"", 900), (1, 1));
    }

    #[test]
    fn invalid_utf8_counts_as_printed() {
        assert_eq!(line_column(b"a\xcf\xf0\xe8b", 4), (1, 5));
        assert_eq!(line_column("aүb".as_bytes(), 3), (1, 3));
    }

    /// Compares every lookup with a count from the start of the file.
    #[test]
    fn long_files_match_a_naive_count() {
        for length in [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7] {
            let text: String = "ңab\n cө".chars().cycle().take(length).collect();
            let long: String = "ңabө".chars().cycle().take(length).collect();
            for text in [text, long] {
                let line_index = LineIndex::of(text.as_bytes());
                for (at, _) in text.char_indices().step_by(97).chain([(text.len(), ' ')]) {
                    let before = &text[..at];
                    let line = before.matches('\n').count() + 1;
                    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                    assert_eq!(line_index.line_column(Position::Span(Span::new(at, at))), (line, column));
                    assert_eq!(line_index.start(Position::LineColumn(line, column)), at);
                }
            }
        }
    }

    #[test]
    fn lines_exclude_their_endings() {
        let line_index = LineIndex::of(b"\xef\xbb\xbfid: a\r\n\nb");
        assert_eq!((line_index.line(1), line_index.line(2), line_index.line(3)), (3..8, 10..10, 11..12));
        assert_eq!((line_index.line(0), line_index.line(4)), (0..0, 0..0));
        assert_eq!(line_index.start(Position::LineColumn(1, 99)), 8);
    }
}
