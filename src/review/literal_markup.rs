//! `literal-markup`: emphasis that is printed as it was typed.
//!
//! In CommonMark `**«Долбоор»**дун` is no emphasis, since a mark behind a quotation mark may not be followed by a letter;
//! in a language of endings that is what one types. Whatever asterisks are left in the words of a body had no effect.

use std::ops::Range;

use crate::note::{Note, Problem};

use super::warn::warn;
use super::work::{Block, Section, Text};

/// Emphasis that does not work.
#[derive(Debug, PartialEq, Eq)]
struct LiteralEmphasis {
    range: Range<usize>,
    /// How it would work.
    works: String,
}

/// Checks the signs of emphasis in a text.
pub fn check(text: &Text, notes: &mut Vec<Note>) {
    for section in &text.sections {
        for block in &section.blocks {
            for literal in literals(text, section, block) {
                let written = block.text()[literal.range.clone()].to_owned();
                warn(text, block, literal.range, Problem::LiteralMarkup { written, works: literal.works }, notes);
            }
        }
    }
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

/// The runs of asterisks, or of underscores, that may be marks.
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

/// Emphasis between two marks that Markdown did not take for such; `all` are the marks of the block.
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
        // `_сөз_дүн`: underscores never end within a word, asterisks do.
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
        // `** сөз **`: lone asterisks with spaces may be marks of a note, a pair of them is not.
        (true, true) if !is_tight && mark == "**" && mark_count == 2 => format!("**{}**", inner.trim()),
        _ => return None,
    };
    Some(LiteralEmphasis { range, works })
}

/// Emphasis in a text of a record, where no Markdown is read at all.
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
