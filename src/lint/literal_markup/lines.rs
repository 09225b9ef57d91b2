//! Headings and list items whose marker has no effect.

use crate::foundation::diagnostics::MarkupError;
use crate::lint::unit::Block;

use super::{Finding, Line, Lines};

/// Bullets that word processors insert. Markdown knows `-`, `*` and `+` only.
const BULLETS: &str = "•●▪▫◦‣○■□➢❖⁃∙·";

/// The private-use characters of the symbol fonts of word processors.
pub(super) const SYMBOLS: std::ops::RangeInclusive<char> = '\u{f020}'..='\u{f0ff}';

/// Returns the lines of a block that begin with a marker without effect.
pub(super) fn find(block: &Block, lines: &Lines, is_last: bool) -> Vec<Finding> {
    let words = block.text();
    let mut found = Vec::new();
    let markers: Vec<Option<Finding>> = lines.lines.iter().map(|line| marker(words, line)).collect();
    let several = markers.iter().flatten().count() > 1;
    for (nth, (line, marker)) in lines.lines.iter().zip(markers).enumerate() {
        if let Some(heading) = heading(words, line, is_last && lines.lines.len() == 1) {
            found.push(heading);
        } else if let Some(marker) = marker.filter(|marker| {
            // One line in the middle of a paragraph may begin with a hyphen or a number by chance.
            // One asterisk may be the mark of a footnote.
            let written = &words[marker.range.clone()];
            several || (nth == 0 && !written.starts_with(['*', 'o'])) || has_bullet(written)
        }) {
            found.push(marker);
        }
    }
    let mut at = 0;
    for symbol in words.match_indices(|c| SYMBOLS.contains(&c)) {
        at = symbol.0.max(at);
        let range = at..at + symbol.1.len();
        let is_marker = found.iter().any(|finding| finding.range.start == at);
        if let Some(c) = symbol.1.chars().next().filter(|_| !is_marker) {
            found.push(Finding::new(MarkupError::Symbol(c), range));
        }
    }
    found
}

/// Returns a heading without a space after its `#`. Hashtags and numbers are not headings.
fn heading(words: &str, line: &Line, is_alone_at_end: bool) -> Option<Finding> {
    let content = words[line.range.clone()].trim_end();
    let title = content.trim_start_matches('#');
    let level = content.len() - title.len();
    let first = title.trim_start_matches('\u{a0}').chars().next()?;
    // Markdown knows no other space than the plain one, and six levels.
    let gap = title.len() - title.trim_start_matches(['\u{a0}', ' ']).len();
    let is_odd = title.starts_with('\u{a0}') || level > 6;
    let is_title = match level {
        1 if is_odd => first.is_alphanumeric(),
        1 => first.is_uppercase() && (!is_alone_at_end || title.contains(' ')),
        2..=6 => first.is_alphanumeric(),
        7..=10 => title.trim_start().starts_with(char::is_alphanumeric),
        _ => false,
    };
    let start = line.range.start;
    let is_single = !title.trim_end_matches('#').contains('#');
    (is_title && line.is_line_start && is_single).then(|| {
        let kept = level.min(6);
        let finding = Finding::new(MarkupError::Heading, start..start + content.len());
        let finding = finding.edit(start + kept..start + level + gap, " ");
        // `###Баш сөз###` may be closed, but only after a space.
        let closing = title.len() - title.trim_end_matches('#').len();
        let end = start + content.len() - closing;
        if closing > 0 && !words[..end].ends_with(' ') { finding.edit(end..end, " ") } else { finding }
    })
}

/// Returns a list item whose marker Markdown does not know.
fn marker(words: &str, line: &Line) -> Option<Finding> {
    if !line.is_line_start {
        return None;
    }
    let content = words[line.range.clone()].trim_end();
    let start = line.range.start;
    let finding = Finding::new(MarkupError::ListItem, start..start + content.len());
    let first = content.chars().next()?;
    let rest = &content[first.len_utf8()..];
    if has_bullet(content) {
        let item = rest.trim_start();
        let gap = first.len_utf8() + rest.len() - item.len();
        return (!item.is_empty()).then(|| finding.edit(start..start + gap, "- "));
    }
    let is_text = |rest: &str| {
        let word = rest.trim_start_matches(['«', '„', '“', '"', '(']);
        word.starts_with(char::is_alphabetic)
    };
    // `[ ] пункт` and `-[ ] пункт` are to be ticked.
    let is_box = |rest: &str| ["[ ] ", "[x] ", "[X] "].iter().any(|mark| rest.starts_with(mark));
    // Markdown knows no other space than the plain one.
    let is_odd_gap = |rest: &str| rest.strip_prefix('\u{a0}').is_some_and(is_text);
    match first {
        '[' if is_box(content) => Some(finding.edit(start..start, "- ")),
        '-' | '*' | '+' if is_box(rest) => Some(finding.edit(start + 1..start + 1, " ")),
        '-' | '*' | '+' if is_odd_gap(rest) => Some(finding.edit(start + 1..start + 1 + '\u{a0}'.len_utf8(), " ")),
        '*' if is_text(rest) && !rest.contains('*') => Some(finding.edit(start + 1..start + 1, " ")),
        // The second-level bullet of a word processor.
        'o' if rest.starts_with(['\t', ' ', '\u{a0}']) && is_text(rest.trim_start()) => {
            let gap = rest.len() - rest.trim_start().len();
            Some(finding.edit(start..start + 1 + gap, "- "))
        }
        // A line of speech: `-Салам, - деди ал.`
        '-' | '+' if is_text(rest) && ![" - ", " – ", " — "].iter().any(|dash| rest.contains(dash)) => {
            Some(finding.edit(start + 1..start + 1, " "))
        }
        '0'..='9' => {
            let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let rest = content[digits..].strip_prefix(['.', ')'])?;
            if is_odd_gap(rest) {
                let gap = start + digits + 1..start + digits + 1 + '\u{a0}'.len_utf8();
                return (digits <= 2).then(|| finding.edit(gap, " "));
            }
            // The letter of an abbreviation: `1.А.`
            let is_initial = rest.chars().nth(1) == Some('.');
            (digits <= 2 && is_text(rest) && !is_initial)
                .then(|| finding.edit(start + digits + 1..start + digits + 1, " "))
        }
        _ => None,
    }
}

fn has_bullet(content: &str) -> bool {
    content.starts_with(|c| BULLETS.contains(c) || SYMBOLS.contains(&c))
}
