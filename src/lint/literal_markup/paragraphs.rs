//! Paragraphs without an empty line between them.
//!
//! Markdown joins lines, so such paragraphs become one. Texts with lines of a fixed width are not
//! reported: their lines end where the next word does not fit.

use crate::foundation::diagnostics::MarkupError;
use crate::lint::unit::{Block, Text};

use super::{Finding, Line, Lines, line_end};

/// Returns the length of the longest line of a text, in characters.
pub(super) fn longest_line(source: &str) -> usize {
    source.lines().map(|line| line.chars().count()).max().unwrap_or_default()
}

/// Returns the ends of lines at which a paragraph was meant to end. `width` is that of the longest
/// line of the text.
pub(super) fn find(text: &Text, block: &Block, lines: &Lines, width: usize) -> Vec<Finding> {
    let words = block.text();
    let is_paragraph = |line: &Line| line.is_line_start && !line.is_after_hard_break;
    if lines.lines.len() < 2 || !lines.lines.iter().all(is_paragraph) {
        return Vec::new();
    }
    let line = |line: &Line| words[line.range.clone()].trim();
    let is_item = |at: usize| lines.lines.get(at).is_some_and(|item| has_own_marker(line(item)));
    let count = lines.lines.len();
    let is_list = count - usize::from(!is_item(0)) > 1 && (1..count).all(is_item);
    let mut is_deliberate = false;
    for pair in lines.lines.windows(2) {
        let (before, after) = (line(&pair[0]), line(&pair[1]));
        if is_list {
            break;
        }
        if !ends_sentence(before, after) || !begins_sentence(after) {
            return Vec::new();
        }
        let word = after.split(' ').next().unwrap_or_default();
        is_deliberate |= before.chars().count() + 1 + word.chars().count() < width;
    }
    if !is_deliberate && !is_list {
        return Vec::new();
    }
    let line_end = line_end(text, block, lines.lines[0].range.end);
    let finding = |pair: &[Line]| {
        let (end, next) = (pair[0].range.end, pair[1].range.clone());
        let mut finding = Finding::new(MarkupError::LineEnd, next).edit(end..end, line_end);
        finding.shows_fix = false;
        finding
    };
    lines.lines.windows(2).map(finding).collect()
}

/// Returns whether a line begins with the marker of a list or of speech that Markdown does not
/// know: `– пункт`, `а) пункт`, `(1) пункт`, `1.1. пункт`, `✓ пункт`.
fn has_own_marker(line: &str) -> bool {
    let Some((marker, rest)) = line.split_once([' ', '\u{a0}', '\t']) else { return false };
    let is_letter = |text: &str| text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    let is_number =
        |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let inner = marker.trim_start_matches('(').trim_end_matches(')');
    let is_bracketed = marker.ends_with(')') && (is_letter(inner) || is_number(inner));
    let is_nested = is_number(marker) && marker.trim_end_matches('.').contains('.');
    !rest.trim().is_empty()
        && (matches!(marker, "–" | "—" | "−" | "✓" | "✔" | "✗" | "→" | "☐" | "☑") || is_bracketed || is_nested)
}

fn ends_sentence(line: &str, next: &str) -> bool {
    let line = line.trim_end_matches(['»', '“', '”', '"', ')']);
    let word = line.trim_end_matches('.');
    let letters = word.chars().rev().take_while(|c| c.is_alphabetic()).count();
    // `ш.` and `обл.` are abbreviations in an address.
    let is_abbreviation = line.ends_with('.') && (1..=3).contains(&letters);
    (line.ends_with(['.', '!', '?', '…']) && !is_abbreviation) || (line.ends_with([';', ':']) && is_lettered(next))
}

fn begins_sentence(line: &str) -> bool {
    let line = line.trim_start_matches(['«', '„', '“', '"', '(', '—', '–', ' ']);
    line.starts_with(char::is_uppercase) || is_lettered(line)
}

/// Returns whether a line begins with a letter and a bracket: `а) …`.
fn is_lettered(line: &str) -> bool {
    let mut chars = line.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some(')')
}
