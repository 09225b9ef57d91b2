//! Emphasis without effect.
//!
//! In CommonMark, `**«Долбоор»**дун` is not emphasis, because a letter must not follow a delimiter
//! after a quotation mark. In a language with suffixes, authors type this often. All asterisks that
//! remain in the text of a body had no effect.

use std::ops::Range;

use crate::foundation::diagnostics::MarkupError;
use crate::lint::unit::{Block, Section, Text};

use super::Finding;

/// Returns the emphasis of a block that is printed literally.
pub(super) fn find(text: &Text, section: &Section, block: &Block) -> Vec<Finding> {
    if !block.words.has_emphasis() {
        return Vec::new();
    }
    let words = block.text();
    let is_escaped = |at: usize| {
        let offset = block.span(at..at + 1).start;
        section.is_markdown && text.source.get(..offset).is_some_and(|before| before.ends_with('\\'))
    };
    let marks: Vec<Range<usize>> = marks(words).into_iter().filter(|mark| !is_escaped(mark.start)).collect();
    let mut found: Vec<Finding> = unclosed(words, &marks).filter(|_| section.is_markdown).into_iter().collect();
    let mut from = 0;
    while let Some(pair) = marks.get(from..from + 2) {
        let finding = match section.is_markdown {
            true => ineffective(words, &pair[0], &pair[1], marks.len()),
            false => in_plain_text(words, &pair[0], &pair[1]),
        };
        from += if finding.is_some() { 2 } else { 1 };
        found.extend(finding);
    }
    found
}

/// Returns an opening `**` without any other: `**Баасы: 500 сом`.
fn unclosed(words: &str, marks: &[Range<usize>]) -> Option<Finding> {
    let mut strong = marks.iter().filter(|mark| words[(*mark).clone()] == *"**");
    let (mark, None) = (strong.next()?, strong.next()) else { return None };
    let before = words[..mark.start].chars().next_back();
    let opens = before.is_none_or(|c| c.is_whitespace() || "«„“\"(".contains(c));
    let rest = &words[mark.end..];
    let is_text = rest.trim_start_matches(['«', '„', '“', '"', '(']).starts_with(char::is_alphanumeric);
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    (opens && is_text).then(|| Finding::new(MarkupError::EmphasisUnclosed, mark.start..mark.end + end))
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
fn ineffective(words: &str, open: &Range<usize>, close: &Range<usize>, mark_count: usize) -> Option<Finding> {
    let (mark, inner) = (&words[open.clone()], &words[open.end..close.start]);
    if words[close.clone()] != *mark || !inner.contains(char::is_alphanumeric) {
        return None;
    }
    let head = trailing_word(&words[..open.start]);
    let tail = leading_word(&words[close.end..]);
    let has_space_before = inner.starts_with(char::is_whitespace);
    let has_space_after = inner.ends_with(char::is_whitespace);
    if has_space_before || has_space_after {
        let is_strong = mark.len() >= 2 && inner.contains(char::is_alphabetic);
        // `баасы** жана мөөнөтү**` are marks of footnotes.
        return (is_strong && head.is_empty()).then(|| spaced(words, open, close, mark_count)).flatten();
    }
    let stars = mark.replace('_', "*");
    let range = open.start - head.len()..close.end + tail.len();
    let finding = Finding::new(MarkupError::Emphasis, range.clone());
    let opens = !inner.starts_with(char::is_alphanumeric);
    let closes = !ends_in_letter(inner);
    let finding = match (head.is_empty(), tail.is_empty()) {
        // `_сөз_дүн`: underscores cannot close emphasis within a word, but asterisks can.
        (true, false) if mark.starts_with('_') && ends_in_letter(inner) && is_cyrillic(inner) => {
            finding.edit(open.clone(), &*stars).edit(close.clone(), &*stars)
        }
        // A sentence or a label ends with the emphasis, and the space after it is missing.
        (true, false) if ends_clause(inner, tail) => {
            return Some(with_mark(finding, close, mark, words).edit(close.end..close.end, " "));
        }
        // An ending follows. Between digits, the asterisk means multiplication.
        (true, false) if closes && tail.starts_with(char::is_alphabetic) => {
            with_mark(finding, open, &stars, words).edit(close.clone(), "").edit(range.end..range.end, &*stars)
        }
        (false, true) if opens && head.ends_with(char::is_alphabetic) => {
            with_mark(finding.edit(range.start..range.start, &*stars).edit(open.clone(), ""), close, &stars, words)
        }
        (false, false) if opens && closes && (head.to_owned() + tail).contains(char::is_alphabetic) => finding
            .edit(range.start..range.start, &*stars)
            .edit(open.clone(), "")
            .edit(close.clone(), "")
            .edit(range.end..range.end, &*stars),
        _ => return None,
    };
    Some(finding)
}

/// Returns emphasis with a space inside its delimiters: `**Жирный **текст`.
fn spaced(words: &str, open: &Range<usize>, close: &Range<usize>, mark_count: usize) -> Option<Finding> {
    let inner = &words[open.end..close.start];
    let is_within_line = !inner.contains('\n');
    let (before, after) = (inner.len() - inner.trim_start().len(), inner.len() - inner.trim_end().len());
    // Two marks of footnotes, each with its text: `** баасы ** мөөнөтү`.
    let is_pair = mark_count.is_multiple_of(2) && (mark_count == 2 || before == 0);
    if !is_within_line || !is_pair {
        return None;
    }
    let tail = &words[close.end..];
    if before > 0 && after == 0 && tail.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut finding = Finding::new(MarkupError::Emphasis, open.start..close.end);
    if before > 0 {
        finding = finding.edit(open.end..open.end + before, "");
    }
    if after > 0 {
        finding = finding.edit(close.start - after..close.start, "");
    }
    Some(match after > 0 && tail.starts_with(|c: char| c.is_alphanumeric() || "«„“\"(".contains(c)) {
        true => finding.edit(close.end..close.end, " "),
        false => finding,
    })
}

/// Replaces underscores by asterisks.
fn with_mark(finding: Finding, mark: &Range<usize>, stars: &str, words: &str) -> Finding {
    if words[mark.clone()] == *stars { finding } else { finding.edit(mark.clone(), stars) }
}

/// Returns the emphasis in a text of a record, where Markdown is not supported.
fn in_plain_text(words: &str, open: &Range<usize>, close: &Range<usize>) -> Option<Finding> {
    let inner = &words[open.end..close.start];
    let is_pair = words[open.clone()] == *"**" && words[close.clone()] == *"**";
    let is_tight = !inner.is_empty() && inner.trim() == inner;
    (is_pair && is_tight).then(|| {
        Finding::new(MarkupError::Emphasis, open.start..close.end).edit(open.clone(), "").edit(close.clone(), "")
    })
}

fn trailing_word(before: &str) -> &str {
    &before[before.trim_end_matches(char::is_alphanumeric).len()..]
}

fn leading_word(after: &str) -> &str {
    &after[..after.len() - after.trim_start_matches(char::is_alphanumeric).len()]
}

/// Returns whether a text ends with a mark after which another word begins: `Дата:`, `Жаңылык.`.
fn ends_clause(inner: &str, tail: &str) -> bool {
    inner.ends_with([':', ';', ',', '!', '?'])
        || (inner.ends_with(['.', '…']) && tail.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
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
        pairs.map(|found| (words[found.range.clone()].to_owned(), found.fixed(words))).collect()
    }

    #[test]
    fn ineffective_emphasis_is_found_with_a_fix() {
        for (words, written, works) in [
            ("Бул **«Долбоор»**дун иши", "**«Долбоор»**дун", "**«Долбоор»дун**"),
            ("Бул *«Долбоор»*дун иши", "*«Долбоор»*дун", "*«Долбоор»дун*"),
            ("**(ЖӨБ)**дүн", "**(ЖӨБ)**дүн", "**(ЖӨБ)дүн**"),
            ("**20%**дан көп", "**20%**дан", "**20%дан**"),
            ("**Дата:**15-декабрь", "**Дата:**15", "**Дата:** 15"),
            ("**«Үн» гезити.**Ал", "**«Үн» гезити.**Ал", "**«Үн» гезити.** Ал"),
            ("***Маанилүү!***Келиңиз", "***Маанилүү!***Келиңиз", "***Маанилүү!*** Келиңиз"),
            ("**2026-ж.**дын", "**2026-ж.**дын", "**2026-ж.дын**"),
            ("2 *3 *4", "", ""),
            ("**(350)**ү", "**(350)**ү", "**(350)ү**"),
            ("*«3»*төн", "*«3»*төн", "*«3»төн*"),
            ("Бул_ **«Үн»**", "", ""),
            ("супер**«Үн»** деген", "супер**«Үн»**", "**супер«Үн»**"),
            ("супер**«Үн»**дүн", "супер**«Үн»**дүн", "**супер«Үн»дүн**"),
            ("_Долбоор_дун иши", "_Долбоор_дун", "*Долбоор*дун"),
            ("__«Үн»__дүн", "__«Үн»__дүн", "**«Үн»дүн**"),
            ("** маанилүү ** сөз", "** маанилүү **", "**маанилүү**"),
            ("**Жирный **текст", "**Жирный **", "**Жирный** "),
            ("Это **важно **, да", "**важно **", "**важно**"),
            ("Это ** важно**, да", "** важно**", "**важно**"),
        ] {
            let expected: Vec<(String, String)> =
                if written.is_empty() { Vec::new() } else { vec![(written.to_owned(), works.to_owned())] };
            assert_eq!(found(words), expected, "{words}");
        }
    }

    #[test]
    fn other_asterisks_are_ignored() {
        for words in [
            "баасы* 5*6*7 сом",
            "* эскертүү",
            "баасы** жана мөөнөтү**",
            "my_file_name",
            "2 * 3 * 4",
            "a_b_c",
            "5*(6)*7",
            "** баасы ** мөөнөтү ** дагы",
            "*баасы болжолдуу *мөөнөтү өзгөрөт",
        ] {
            assert_eq!(found(words), Vec::new(), "{words}");
        }
    }
}
