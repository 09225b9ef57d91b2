//! `literal-markup`: emphasis that has no effect and is printed literally.
//!
//! In CommonMark, `**«Долбоор»**дун` is not emphasis, because a letter must not follow a delimiter
//! after a quotation mark. In a language with suffixes, authors type this often. All asterisks that
//! remain in the text of a body had no effect.

use std::ops::Range;

use crate::foundation::diagnostics::{Diagnostic, Problem};

use super::diagnostic::diagnostic;
use super::unit::{Block, Section, Text};

/// Emphasis that is printed literally.
#[derive(Debug, PartialEq, Eq)]
struct LiteralEmphasis {
    range: Range<usize>,
    /// The markup that has the intended effect.
    works: String,
}

/// Checks the emphasis delimiters of a text.
pub(super) fn check(text: &Text) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for section in &text.sections {
        for block in &section.blocks {
            for literal in literals(text, section, block) {
                let written = block.text()[literal.range.clone()].to_owned();
                let problem = Problem::LiteralMarkup { written, works: literal.works };
                diagnostics.extend(diagnostic(text, block, literal.range, problem));
            }
        }
    }
    diagnostics
}

fn literals(text: &Text, section: &Section, block: &Block) -> Vec<LiteralEmphasis> {
    if !block.words.has_emphasis() {
        return Vec::new();
    }
    let words = block.text();
    let is_escaped = |at: usize| {
        let offset = block.span(at..at + 1).start;
        section.is_markdown && text.source.get(..offset).is_some_and(|before| before.ends_with('\\'))
    };
    let marks: Vec<Range<usize>> = marks(words).into_iter().filter(|mark| !is_escaped(mark.start)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(pair) = marks.get(from..from + 2) {
        let literal = match section.is_markdown {
            true => ineffective(words, &pair[0], &pair[1], marks.len()),
            false => in_plain_text(words, &pair[0], &pair[1]),
        };
        from += if literal.is_some() { 2 } else { 1 };
        found.extend(literal);
    }
    found
}

/// Returns the runs of asterisks or underscores that may be delimiters.
fn marks(words: &str) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (at, ch) in words.char_indices().filter(|(_, ch)| matches!(ch, '*' | '_')) {
        match marks.last_mut() {
            Some(last) if last.end == at && words[last.start..].starts_with(ch) => last.end += 1,
            _ => marks.push(at..at + 1),
        }
    }
    marks.retain(|mark| mark.len() <= 3);
    marks
}

/// Returns the emphasis between two delimiters that Markdown ignored.
fn ineffective(words: &str, open: &Range<usize>, close: &Range<usize>, mark_count: usize) -> Option<LiteralEmphasis> {
    let (mark, inner) = (&words[open.clone()], &words[open.end..close.start]);
    if words[close.clone()] != *mark || !inner.contains(char::is_alphabetic) {
        return None;
    }
    let head = trailing_word(&words[..open.start]);
    let tail = leading_word(&words[close.end..]);
    let range = open.start - head.len()..close.end + tail.len();
    let is_tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
    let stars = mark.replace('_', "*");
    let works = match (head.is_empty(), tail.is_empty()) {
        // `_сөз_дүн`: underscores cannot close emphasis within a word, but asterisks can.
        (true, false) if is_tight && mark.starts_with('_') && ends_in_letter(inner) && is_cyrillic(inner) => {
            format!("{stars}{inner}{stars}{tail}")
        }
        (true, false) if is_tight && !ends_in_letter(inner) => format!("{stars}{inner}{tail}{stars}"),
        (false, true) if is_tight && !inner.starts_with(char::is_alphanumeric) => {
            format!("{stars}{head}{inner}{stars}")
        }
        (false, false) if is_tight && !ends_in_letter(inner) && !inner.starts_with(char::is_alphanumeric) => {
            format!("{stars}{head}{inner}{tail}{stars}")
        }
        // `** сөз **`: a single asterisk between spaces may mark a footnote. A pair of double ones
        // does not.
        (true, true) if !is_tight && mark == "**" && mark_count == 2 => format!("**{}**", inner.trim()),
        _ => return None,
    };
    Some(LiteralEmphasis { range, works })
}

/// Returns the emphasis in a text of a record, where Markdown is not supported.
fn in_plain_text(words: &str, open: &Range<usize>, close: &Range<usize>) -> Option<LiteralEmphasis> {
    let inner = &words[open.end..close.start];
    let is_pair = words[open.clone()] == *"**" && words[close.clone()] == *"**";
    let is_tight = !inner.is_empty() && inner.trim() == inner;
    (is_pair && is_tight).then(|| LiteralEmphasis { range: open.start..close.end, works: inner.to_owned() })
}

fn trailing_word(before: &str) -> &str {
    &before[before.trim_end_matches(char::is_alphanumeric).len()..]
}

fn leading_word(after: &str) -> &str {
    &after[..after.len() - after.trim_start_matches(char::is_alphanumeric).len()]
}

fn ends_in_letter(inner: &str) -> bool {
    inner.ends_with(char::is_alphanumeric)
}

fn is_cyrillic(inner: &str) -> bool {
    inner.chars().all(|letter| !letter.is_ascii_alphanumeric() && letter != '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<(String, String)> {
        let marks = marks(words);
        let pairs = marks.windows(2).filter_map(|pair| ineffective(words, &pair[0], &pair[1], marks.len()));
        pairs.map(|literal| (words[literal.range].to_owned(), literal.works)).collect()
    }

    #[test]
    fn ineffective_emphasis_is_found_with_a_fix() {
        for (words, written, works) in [
            ("Бул **«Долбоор»**дун иши", "**«Долбоор»**дун", "**«Долбоор»дун**"),
            ("Бул *«Долбоор»*дун иши", "*«Долбоор»*дун", "*«Долбоор»дун*"),
            ("**(ЖӨБ)**дүн", "**(ЖӨБ)**дүн", "**(ЖӨБ)дүн**"),
            ("Бул_ **«Үн»**", "", ""),
            ("супер**«Үн»** деген", "супер**«Үн»**", "**супер«Үн»**"),
            ("_Долбоор_дун иши", "_Долбоор_дун", "*Долбоор*дун"),
            ("__«Үн»__дүн", "__«Үн»__дүн", "**«Үн»дүн**"),
            ("** маанилүү ** сөз", "** маанилүү **", "**маанилүү**"),
        ] {
            let expected: Vec<(String, String)> =
                if written.is_empty() { Vec::new() } else { vec![(written.to_owned(), works.to_owned())] };
            assert_eq!(found(words), expected, "{words}");
        }
    }

    #[test]
    fn other_asterisks_are_ignored() {
        for words in ["баасы* 5*6*7 сом", "* эскертүү", "баасы** жана мөөнөтү**", "my_file_name", "2 * 3 * 4", "a_b_c"]
        {
            assert_eq!(found(words), Vec::new(), "{words}");
        }
    }
}
