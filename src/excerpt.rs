//! The words that a note speaks of, as they stand in their file.
//!
//! Of a line without end only what stands around the place is taken: nobody reads more, and thousands of notes on one line
//! would each bring all of it. This module knows nothing of what a note says.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::input::Inputs;
use crate::span::{At, Place, Ruler, SourcePath};
use crate::theme::embedded_file;

/// How many bytes of a line are shown before a place, of it, and after it: more than a screen is wide, in any script.
const REACH: usize = 800;

/// The files that notes point into. A theme may stand in the program itself.
pub struct Sources<'i> {
    inputs: &'i Inputs,
    rulers: RefCell<BTreeMap<SourcePath, Rc<Ruler<'i>>>>,
}

/// Some words around a place.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// The place in it, in bytes.
    pub span: Range<usize>,
}

impl<'i> Sources<'i> {
    /// The files of a site, of which none is looked at yet.
    pub fn new(inputs: &'i Inputs) -> Self {
        Self { inputs, rulers: RefCell::default() }
    }

    /// Line and column of a place, both from 1.
    pub fn line_column(&self, place: &Place) -> (usize, usize) {
        self.ruler(&place.path).line_column(place.at)
    }

    /// What stands around a place in its line. Of a place that goes over several lines the first is taken; of one that has
    /// no length, a byte.
    pub fn excerpt(&self, place: &Place) -> Excerpt {
        let text = self.bytes(&place.path);
        let ruler = self.ruler(&place.path);
        let (line, _) = ruler.line_column(place.at);
        let line = ruler.line(line);
        let start = ruler.start(place.at).clamp(line.start, line.end);
        let length = match place.at {
            At::Span(span) => span.end - span.start,
            At::File | At::LineColumn(..) => 1,
        };
        let end = start.saturating_add(length.max(1)).min(start + REACH).min(line.end);
        let end = ruler.next_character(end, line.end);
        let from = ruler.next_character(start.saturating_sub(REACH).max(line.start), start);
        let until = ruler.next_character((end + REACH).min(line.end), line.end);
        let mut shown = String::from_utf8_lossy(&text[from..start]).into_owned();
        let first = shown.len();
        shown.push_str(&String::from_utf8_lossy(&text[start..end]));
        let last = shown.len();
        shown.push_str(&String::from_utf8_lossy(&text[end..until]));
        Excerpt { text: shown, span: first..last }
    }

    fn bytes(&self, path: &str) -> &'i [u8] {
        self.inputs.bytes(path).or_else(|| embedded_file(path)).unwrap_or_default()
    }

    fn ruler(&self, path: &SourcePath) -> Rc<Ruler<'i>> {
        let mut rulers = self.rulers.borrow_mut();
        rulers.entry(path.clone()).or_insert_with(|| Rc::new(Ruler::of(self.bytes(path)))).clone()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::input::Now;
    use crate::span::Span;

    fn shown(text: &str, span: Span) -> (String, String) {
        let path = "content/x.md";
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0))).with(path, text);
        let Excerpt { text, span } = Sources::new(&inputs).excerpt(&Place::span(&path.into(), span));
        let marked = text[span].to_owned();
        (text, marked)
    }

    #[test]
    fn a_line_is_shown_whole_with_the_place_in_it() {
        let text = "\u{feff}id: a\r\nhost: «Өзгөн»\r\n";
        let start = text.find("Өзгөн").unwrap_or_default();
        let expected = |text: &str, marked: &str| (text.to_owned(), marked.to_owned());
        assert_eq!(shown(text, Span::new(start, start + 10)), expected("host: «Өзгөн»", "Өзгөн"));
        assert_eq!(shown(text, Span::new(3, 5)), expected("id: a", "id"));
        assert_eq!(shown(text, Span::new(start + 2, start + 2)), expected("host: «Өзгөн»", "з"));
        // Of what goes on in the next line the first is shown.
        assert_eq!(shown(text, Span::new(7, start)), expected("id: a", "a"));
        assert_eq!(shown("", Span::new(9, 10)), expected("", ""));
    }

    #[test]
    fn of_a_line_without_end_what_is_near_is_shown() {
        let text = "ө".repeat(100_000);
        let (near, marked) = shown(&text, Span::new(100_000, 100_002));
        assert_eq!((near.len(), &*marked), (2 * REACH + 2, "ө"));
        assert!(near.chars().all(|letter| letter == 'ө'));
        let (near, marked) = shown(&text, Span::new(0, 200_000));
        assert_eq!((near.len(), marked.len()), (2 * REACH, REACH));
    }
}
