//! Where a Markdown file's front matter begins and ends.

use std::ops::Range;

use crate::note::Problem;
use crate::span::Span;

/// The parts of a Markdown file, in bytes from its start.
#[derive(Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The opening `---`.
    pub start: Span,
    pub yaml: Range<usize>,
    pub body: Range<usize>,
}

const FENCE: &str = "---";

/// Finds the two lines `---`; the first must open the file, a byte-order mark and what nobody sees apart.
pub fn find(text: &str) -> Result<FrontMatter, (Problem, Span)> {
    // Signs without width come along when a text is copied from a page, and nobody can see them.
    let begin = text.len() - text.trim_start_matches(['\u{feff}', '\u{200b}']).len();
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
    fn finds_both_fences_with_any_line_end_and_a_byte_order_mark() {
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
    fn says_where_a_front_matter_is_missing_or_open() {
        assert_eq!(find("title: a\n"), Err((Problem::FrontMatterMissing, Span::new(0, 8))));
        assert_eq!(find(""), Err((Problem::FrontMatterMissing, Span::new(0, 0))));
        assert_eq!(find("---\ntitle: a\n"), Err((Problem::FrontMatterUnclosed, Span::new(0, 3))));
    }
}
