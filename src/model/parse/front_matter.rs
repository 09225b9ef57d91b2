//! The boundaries of a Markdown file's front matter.

use std::ops::Range;

use crate::foundation::diagnostics::Problem;
use crate::foundation::span::Span;

/// The parts of a Markdown file, as byte ranges.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FrontMatter {
    /// The opening `---`.
    pub start: Span,
    pub yaml: Range<usize>,
    pub body: Range<usize>,
}

const FENCE: &str = "---";

/// Finds the two `---` lines, of which the first must be the first line of the file.
///
/// A byte-order mark and zero-width spaces before it are ignored.
pub(crate) fn find(text: &str) -> Result<FrontMatter, (Problem, Span)> {
    // Text copied from a web page can begin with invisible zero-width spaces.
    let begin = text.len() - text.trim_start_matches(['\u{feff}', '\u{200b}']).len();
    if text[begin..].trim().is_empty() {
        return Err((Problem::EmptyFile, Span::new(begin, begin)));
    }
    let mut lines = text[begin..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != FENCE {
        return Err((Problem::FrontMatterMissing, Span::new(begin, begin + first.trim_end().len())));
    }
    let start = Span::new(begin, begin + FENCE.len());
    let yaml_start = begin + first.len();
    let mut at = yaml_start;
    for line in lines {
        if line.trim_end() == FENCE {
            return Ok(FrontMatter { start, yaml: yaml_start..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    Err((Problem::FrontMatterUnclosed, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fences_are_found_with_any_line_ending_and_a_byte_order_mark() {
        for (text, yaml, body) in [
            ("---\ntitle: a\n---\nb", "title: a\n", "b"),
            ("---\r\ntitle: a\r\n---\r\nb", "title: a\r\n", "b"),
            ("\u{feff}---\ntitle: a\n---", "title: a\n", ""),
            ("\u{200b}---\ntitle: a\n---", "title: a\n", ""),
            ("--- \n---  \n---\n", "", "---\n"),
        ] {
            let found = find(text).map(|found| (&text[found.yaml], &text[found.body]));
            assert_eq!(found, Ok((yaml, body)), "{text:?}");
        }
    }

    #[test]
    fn missing_and_unclosed_front_matter_are_errors() {
        assert_eq!(find("title: a\n"), Err((Problem::FrontMatterMissing, Span::new(0, 8))));
        assert_eq!(find(""), Err((Problem::EmptyFile, Span::new(0, 0))));
        assert_eq!(find("---\ntitle: a\n"), Err((Problem::FrontMatterUnclosed, Span::new(0, 3))));
    }
}
