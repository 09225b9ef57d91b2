//! Source snippets: the text around the location of a diagnostic.
//!
//! Long lines are cut around the location, because thousands of diagnostics on one long line would
//! take quadratic time and memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::foundation::span::{LineIndex, Location, Position, SourcePath};
use crate::source::input::Inputs;
use crate::theme::embedded_file;

/// The most bytes of a line that are shown before, inside and after a location. Wider than a
/// screen.
const MAX_CONTEXT: usize = 800;

/// The files that diagnostics point into: the inputs, and the theme embedded in the program.
pub(crate) struct SourceFiles<'i> {
    inputs: &'i Inputs,
    rulers: RefCell<BTreeMap<SourcePath, Rc<LineIndex<'i>>>>,
}

/// The text around a location, on one line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Snippet {
    pub text: String,
    /// The byte range of the location in `text`.
    pub span: Range<usize>,
}

impl<'i> SourceFiles<'i> {
    /// Wraps the inputs. No file is read yet.
    pub(crate) fn new(inputs: &'i Inputs) -> Self {
        Self { inputs, rulers: RefCell::default() }
    }

    /// Returns the line and the column of a location, both counted from 1.
    pub(crate) fn line_column(&self, place: &Location) -> (usize, usize) {
        self.line_index(&place.path).line_column(place.at)
    }

    /// Returns the first line of a location, cut if it is long. An empty span is widened to one
    /// character.
    pub(crate) fn snippet(&self, place: &Location) -> Snippet {
        let text = self.bytes(&place.path);
        let line_index = self.line_index(&place.path);
        let (line, _) = line_index.line_column(place.at);
        let line = line_index.line(line);
        let start = line_index.start(place.at).clamp(line.start, line.end);
        let length = match place.at {
            Position::Span(span) => span.end - span.start,
            Position::File | Position::LineColumn(..) => 1,
        };
        let end = start.saturating_add(length.max(1)).min(start + MAX_CONTEXT).min(line.end);
        let end = line_index.next_character(end, line.end);
        let from = line_index.next_character(start.saturating_sub(MAX_CONTEXT).max(line.start), start);
        let until = line_index.next_character((end + MAX_CONTEXT).min(line.end), line.end);
        let mut snippet = String::from_utf8_lossy(&text[from..start]).into_owned();
        let first = snippet.len();
        snippet.push_str(&String::from_utf8_lossy(&text[start..end]));
        let last = snippet.len();
        snippet.push_str(&String::from_utf8_lossy(&text[end..until]));
        Snippet { text: snippet, span: first..last }
    }

    fn bytes(&self, path: &str) -> &'i [u8] {
        self.inputs.bytes(path).or_else(|| embedded_file(path)).unwrap_or_default()
    }

    fn line_index(&self, path: &SourcePath) -> Rc<LineIndex<'i>> {
        let mut rulers = self.rulers.borrow_mut();
        rulers.entry(path.clone()).or_insert_with(|| Rc::new(LineIndex::of(self.bytes(path)))).clone()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::foundation::span::Span;
    use crate::source::input::Now;

    fn snippet(text: &str, span: Span) -> (String, String) {
        let path = "content/x.md";
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0))).with(path, text);
        let Snippet { text, span } = SourceFiles::new(&inputs).snippet(&Location::span(&path.into(), span));
        let marked = text[span].to_owned();
        (text, marked)
    }

    #[test]
    fn short_line_is_shown_whole() {
        let text = "\u{feff}id: a\r\nhost: «Өзгөн»\r\n";
        let start = text.find("Өзгөн").unwrap_or_default();
        let expected = |text: &str, marked: &str| (text.to_owned(), marked.to_owned());
        assert_eq!(snippet(text, Span::new(start, start + 10)), expected("host: «Өзгөн»", "Өзгөн"));
        assert_eq!(snippet(text, Span::new(3, 5)), expected("id: a", "id"));
        assert_eq!(snippet(text, Span::new(start + 2, start + 2)), expected("host: «Өзгөн»", "з"));
        // A span over several lines is cut at the end of the first.
        assert_eq!(snippet(text, Span::new(7, start)), expected("id: a", "a"));
        assert_eq!(snippet("", Span::new(9, 10)), expected("", ""));
    }

    #[test]
    fn long_line_is_cut_around_the_location() {
        let text = "ө".repeat(100_000);
        let (near, marked) = snippet(&text, Span::new(100_000, 100_002));
        assert_eq!((near.len(), &*marked), (2 * MAX_CONTEXT + 2, "ө"));
        assert!(near.chars().all(|c| c == 'ө'));
        let (near, marked) = snippet(&text, Span::new(0, 200_000));
        assert_eq!((near.len(), marked.len()), (2 * MAX_CONTEXT, MAX_CONTEXT));
    }
}
