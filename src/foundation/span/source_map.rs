//! A source map for text that was extracted from a file.
//!
//! A paragraph loses its markup, and a YAML value its quotation marks and escapes. A diagnostic for
//! one of its letters must still point at that letter in the file.

use std::borrow::Cow;
use std::ops::Range;

use super::location::Span;

/// A placeholder for inline content without text: code, an image, the name of a record.
pub const OBJECT: char = '\u{fffc}';

/// The byte ranges in a file from which a text was extracted. The text itself is not copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    runs: Box<[Segment]>,
    /// The text of the segments that differ from the file, concatenated.
    other: Box<str>,
}

/// A builder of a source map.
#[derive(Debug, Default)]
pub struct SourceMapBuilder {
    runs: Vec<Segment>,
    /// The length of the text in bytes.
    length: u32,
    other: String,
}

/// The source offsets of each segment of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offsets<'p>(Cow<'p, [Segment]>);

/// The bytes of a text from `at` to the next segment. Files are limited to 4 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    at: u32,
    start: u32,
    end: u32,
    /// Whether the file has the same bytes, so that offsets within the segment correspond.
    same: bool,
}

impl SourceMapBuilder {
    /// Returns the length of the text in bytes.
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Returns `true` if the text is empty.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Appends text that is the same in the file.
    pub fn push(&mut self, place: Range<usize>) {
        let (start, end) = (to_u32(place.start), to_u32(place.end));
        if start == end {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.same && last.end == start => last.end = end,
            _ => self.runs.push(Segment { at: self.length, start, end, same: true }),
        }
        self.length += end - start;
    }

    /// Appends text that differs from the file: an entity, an escape, a folded line.
    pub fn push_other(&mut self, words: &str, source: Span) {
        if !words.is_empty() {
            self.runs.push(Segment {
                at: self.length,
                start: to_u32(source.start),
                end: to_u32(source.end),
                same: false,
            });
            self.length += to_u32(words.len());
            self.other.push_str(words);
        }
    }

    /// Returns the finished source map.
    pub fn finish(self) -> SourceMap {
        SourceMap { runs: self.runs.into(), other: self.other.into() }
    }
}

impl SourceMap {
    /// Returns the source offsets.
    pub fn places(&self) -> Offsets<'_> {
        Offsets(Cow::Borrowed(&self.runs))
    }

    /// Returns the extracted text. `source` is the text of the file.
    pub fn text<'s>(&self, source: &'s str) -> Cow<'s, str> {
        let words = |run: &Segment| source.get(run.start as usize..run.end as usize).unwrap_or_default();
        if let [run @ Segment { same: true, .. }] = &self.runs[..] {
            return Cow::Borrowed(words(run));
        }
        let length = self.runs.iter().map(|run| (run.end - run.start) as usize).sum::<usize>() + self.other.len();
        let mut text = String::with_capacity(length);
        let mut other = &*self.other;
        for (nth, run) in self.runs.iter().enumerate() {
            if run.same {
                text.push_str(words(run));
            } else {
                // The last differing segment takes the rest.
                let length = self.runs.get(nth + 1).map_or(other.len(), |next| (next.at - run.at) as usize);
                let (next, rest) = other.split_at_checked(length).unwrap_or((other, ""));
                text.push_str(next);
                other = rest;
            }
        }
        Cow::Owned(text)
    }
}

fn to_u32(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Offsets<'_> {
    /// Returns the byte range in the file for a byte range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        Span::new(self.source(range.start, false), self.source(last, true).max(self.source(range.start, false)))
    }

    fn run(&self, at: usize) -> Option<usize> {
        self.0.partition_point(|run| run.at as usize <= at).checked_sub(1)
    }

    /// Returns the source offset of the byte at `at`, or the offset after it.
    fn source(&self, at: usize, after: bool) -> usize {
        let Some(run) = self.run(at).map(|run| &self.0[run]) else { return 0 };
        match run.same {
            true => (run.start as usize + at - run.at as usize + usize::from(after)).min(run.end as usize),
            false if after => run.end as usize,
            false => run.start as usize,
        }
    }

    /// Aligns a YAML value with its source text.
    ///
    /// Each character is matched with the next equal one, skipping only YAML syntax: quotation
    /// marks, backslashes, white space and block indicators.
    pub fn aligned(value: &str, source: &str, start: usize) -> Self {
        let mut outline = SourceMapBuilder::default();
        let mut at = 0;
        // Most values are the same in the file, after an optional quotation mark.
        let first = value.chars().next();
        let gap = source.find(|c: char| Some(c) == first || !is_yaml_syntax(c)).unwrap_or_default();
        let letters = match source[gap..].starts_with(value) {
            true => {
                outline.push(start + gap..start + gap + value.len());
                ""
            }
            false => value,
        };
        for letter in letters.chars() {
            let rest = source.get(at..).unwrap_or_default();
            let gap = rest.find(|c: char| c == letter || !is_yaml_syntax(c));
            match gap {
                Some(gap) if rest[gap..].starts_with(letter) => {
                    outline.push(start + at + gap..start + at + gap + letter.len_utf8());
                    at += gap + letter.len_utf8();
                }
                _ => {
                    let escape = escape(rest);
                    outline.push_other(letter.encode_utf8(&mut [0; 4]), Span::new(start + at, start + at + escape));
                    at += escape;
                }
            }
        }
        Self(Cow::Owned(outline.runs))
    }
}

/// Returns `true` for characters of YAML syntax that may surround a value.
fn is_yaml_syntax(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '\'' | '\\' | '|' | '>' | '-' | '+')
}

/// Returns the length in bytes of the escape sequence at the start of `source`.
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

    fn place(text: &str, places: &Offsets, source: &str, words: &str) -> String {
        let at = text.find(words).unwrap();
        let span = places.span(at..at + words.len());
        source[span.start..span.end].to_owned()
    }

    #[test]
    fn offsets_survive_the_removal_of_markup() {
        let source = "Бул **ЖӨБ**дүн &amp; иши";
        let at = |words: &str| source.find(words).unwrap();
        let mut outline = SourceMapBuilder::default();
        for words in ["Бул ", "ЖӨБ", "дүн "] {
            outline.push(at(words)..at(words) + words.len());
        }
        outline.push_other("&", Span::new(at("&"), at("; и") + 1));
        outline.push(at(" иши")..source.len());
        let outline = outline.finish();
        let (text, places) = (outline.text(source), outline.places());
        assert_eq!(text, "Бул ЖӨБдүн & иши");
        assert_eq!(place(&text, &places, source, "иши"), "иши");
        assert_eq!(place(&text, &places, source, "ЖӨБдүн"), "ЖӨБ**дүн");
        assert_eq!(place(&text, &places, source, "&"), "&amp;");
    }

    #[test]
    fn value_is_aligned_with_its_yaml() {
        for (value, source) in [
            ("Жазы: 20дан", "\"Жазы: 20дан\""),
            ("Ал «Жаз'ы» деди", "'Ал «Жаз''ы» деди'"),
            ("Бир эки үч", "Бир\n    эки\n    үч"),
            ("Бир\nэки үч\n", "|\n    Бир\n    эки үч\n"),
            ("а\"б үч", "\"а\\\"б\\u0020үч\""),
        ] {
            let places = Offsets::aligned(value, source, 0);
            for word in value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                assert_eq!(place(value, &places, source, word), word, "{source}");
            }
        }
    }

    #[test]
    fn unmatched_text_has_a_fallback_offset() {
        assert_eq!(Offsets::default().span(3..9), Span::new(0, 0));
        let places = Offsets::aligned("абв", "xyz", 7);
        assert_eq!(places.span(0..6), Span::new(7, 7));
        assert_eq!(places.span(40..90).start, 7);
    }
}
