//! Words that were gathered from a file, of which every part still knows its place there.
//!
//! A paragraph loses its markup and a YAML value its quotation marks and escapes, yet a note on one of its letters must
//! point at that letter. A passage is the words as they are read, with the places they came from.

use std::ops::Range;

use super::Span;

/// Stands for something that is seen and is no word: code, a picture, the name of a record.
pub const OBJECT: char = '\u{fffc}';

/// A text and, for each run of its bytes, the place it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    runs: Vec<Run>,
}

/// The bytes of a passage from `at` up to the next run.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    at: usize,
    source: Span,
    /// Whether the file has the same bytes there, so that a place within the run is a place within `source`.
    same: bool,
}

impl Passage {
    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds words that stand in the file as they are, from `start` on.
    pub fn push(&mut self, words: &str, start: usize) {
        self.add(words, Span::new(start, start + words.len()), true);
    }

    /// Adds words that stand in the file in another form: an entity, an escape, a folded line.
    pub fn push_other(&mut self, words: &str, source: Span) {
        self.add(words, source, false);
    }

    fn add(&mut self, words: &str, source: Span, same: bool) {
        if words.is_empty() {
            return;
        }
        let follows = self.runs.last().is_some_and(|last| same && last.same && last.source.end == source.start);
        match self.runs.last_mut() {
            Some(last) if follows => last.source.end = source.end,
            _ => self.runs.push(Run { at: self.text.len(), source, same }),
        }
        self.text.push_str(words);
    }

    /// Where the file holds these bytes of the passage.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        Span::new(self.source(range.start, false), self.source(last, true).max(self.source(range.start, false)))
    }

    /// Whether the file holds these bytes as they are, side by side.
    pub fn is_verbatim(&self, range: Range<usize>) -> bool {
        let (Some(first), Some(last)) = (self.run(range.start), self.run(range.end.saturating_sub(1))) else {
            return false;
        };
        first == last && self.runs[first].same
    }

    fn run(&self, at: usize) -> Option<usize> {
        self.runs.partition_point(|run| run.at <= at).checked_sub(1)
    }

    /// The place of the byte at `at`, or the place behind it.
    fn source(&self, at: usize, behind: bool) -> usize {
        let Some(run) = self.run(at).map(|run| &self.runs[run]) else { return 0 };
        match run.same {
            true => (run.source.start + at - run.at + usize::from(behind)).min(run.source.end),
            false if behind => run.source.end,
            false => run.source.start,
        }
    }

    /// Lays a value over the part of a file that it was read from. Letter by letter, the next equal one is taken as long
    /// as nothing but the signs of YAML's own (quotation marks, backslashes, white space, block marks) is passed over.
    pub fn aligned(value: &str, source: &str, start: usize) -> Self {
        let mut passage = Self::default();
        let mut at = 0;
        for letter in value.chars() {
            let mut buffer = [0; 4];
            let written: &str = letter.encode_utf8(&mut buffer);
            let rest = source.get(at..).unwrap_or_default();
            let gap = rest.find(|c: char| c == letter || !is_sign(c));
            match gap {
                Some(gap) if rest[gap..].starts_with(letter) => {
                    passage.push(written, start + at + gap);
                    at += gap + written.len();
                }
                _ => {
                    let escape = escape(rest);
                    passage.push_other(written, Span::new(start + at, start + at + escape));
                    at += escape;
                }
            }
        }
        passage
    }
}

/// Whether YAML may write this sign around the letters of a value.
fn is_sign(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '\'' | '\\' | '|' | '>' | '-' | '+')
}

/// How many bytes the escape takes that stands next, if one does: `\u04E9`, `\n`.
fn escape(source: &str) -> usize {
    let length = match source.as_bytes() {
        [b'\\', b'x', ..] => 4,
        [b'\\', b'u', ..] => 6,
        [b'\\', b'U', ..] => 10,
        [b'\\', ..] => 2,
        _ => 0,
    };
    if source.is_char_boundary(length.min(source.len())) { length.min(source.len()) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(passage: &Passage, source: &str, words: &str) -> String {
        let at = passage.text().find(words).unwrap();
        let span = passage.span(at..at + words.len());
        source[span.start..span.end].to_owned()
    }

    #[test]
    fn words_keep_their_places_without_their_markup() {
        let source = "Бул **ЖӨБ**дүн &amp; иши";
        let mut passage = Passage::default();
        passage.push("Бул ", 0);
        passage.push("ЖӨБ", source.find('Ж').unwrap());
        passage.push("дүн ", source.find("дүн").unwrap());
        passage.push_other("&", Span::new(source.find('&').unwrap(), source.find("; и").unwrap() + 1));
        passage.push(" иши", source.find(" иши").unwrap());
        assert_eq!(passage.text(), "Бул ЖӨБдүн & иши");
        assert_eq!(place(&passage, source, "иши"), "иши");
        assert_eq!(place(&passage, source, "ЖӨБдүн"), "ЖӨБ**дүн");
        assert_eq!(place(&passage, source, "&"), "&amp;");
        assert!(passage.is_verbatim(7..10) && !passage.is_verbatim(8..16));
    }

    #[test]
    fn a_value_is_laid_over_its_yaml() {
        for (value, source) in [
            ("Жазы: 20дан", "\"Жазы: 20дан\""),
            ("Ал «Жаз'ы» деди", "'Ал «Жаз''ы» деди'"),
            ("Бир эки үч", "Бир\n    эки\n    үч"),
            ("Бир\nэки үч\n", "|\n    Бир\n    эки үч\n"),
            ("а\"б үч", "\"а\\\"б\\u0020үч\""),
        ] {
            let passage = Passage::aligned(value, source, 0);
            assert_eq!(passage.text(), value);
            for word in value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                assert_eq!(place(&passage, source, word), word, "{source}");
            }
        }
    }

    #[test]
    fn what_is_not_there_has_a_place_all_the_same() {
        assert_eq!(Passage::default().span(3..9), Span::new(0, 0));
        let passage = Passage::aligned("абв", "xyz", 7);
        assert_eq!(passage.span(0..6), Span::new(7, 7));
        assert_eq!(passage.span(40..90).start, 7);
    }
}
