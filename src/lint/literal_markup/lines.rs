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
            nth == 0 || several || has_bullet(&words[marker.range.clone()])
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
    let first = title.chars().next()?;
    let is_title = match level {
        1 => first.is_uppercase() && (!is_alone_at_end || title.contains(' ')),
        2..=6 => first.is_alphanumeric(),
        _ => false,
    };
    let start = line.range.start;
    (is_title && line.is_line_start && !title.contains('#')).then(|| {
        Finding::new(MarkupError::Heading, start..start + content.len()).edit(start + level..start + level, " ")
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
    match first {
        // A line of speech: `-Салам, - деди ал.`
        '-' | '+' if is_text(rest) && ![" - ", " – ", " — "].iter().any(|dash| rest.contains(dash)) => {
            Some(finding.edit(start + 1..start + 1, " "))
        }
        '0'..='9' => {
            let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let rest = content[digits..].strip_prefix(['.', ')'])?;
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
