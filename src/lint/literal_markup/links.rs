//! Links, images and footnote references that are printed with their brackets.

use crate::foundation::diagnostics::{MarkupError, RecordKind};
use crate::lint::unit::{Block, Section, Text};

use super::Finding;

/// Returns the links of a block that are printed literally.
pub(super) fn find(text: &Text, section: &Section, block: &Block) -> Vec<Finding> {
    let words = block.text();
    if !words.contains(']') {
        return Vec::new();
    }
    let is_escaped = |at: usize| {
        let offset = block.span(at..at + 1).start;
        section.is_markdown && text.source.get(..offset).is_some_and(|before| before.ends_with('\\'))
    };
    let mut found = Vec::new();
    let mut last_open = None;
    for (at, bracket) in words.match_indices(['[', ']', '\n']) {
        let (open, close) = match (bracket, last_open.take()) {
            ("[", _) => {
                last_open = Some(at);
                continue;
            }
            ("]", Some(open)) => (open, at),
            _ => continue,
        };
        if is_escaped(open) || is_escaped(close) {
            continue;
        }
        let finding = match words[open + 1..close].strip_prefix('^') {
            Some(name) if section.is_markdown && is_footnote_name(name) => {
                let mut finding = Finding::new(MarkupError::FootnoteMissing, open..close + 1);
                finding.shows_fix = false;
                Some(finding)
            }
            _ => link(words, open, close, section.is_markdown),
        };
        found.extend(finding);
    }
    found
}

/// The maximum length of an address in bytes.
const MAX_ADDRESS: usize = 1000;

fn is_footnote_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(char::is_whitespace)
}

/// Returns the link whose text is between two brackets, if an address follows.
fn link(words: &str, open: usize, close: usize, is_markdown: bool) -> Option<Finding> {
    let start = if words[..open].ends_with('!') { open - 1 } else { open };
    let after = &words[close + 1..];
    let bracket = after.trim_start_matches([' ', '\u{a0}']);
    let gap = after.len() - bracket.len();
    let inner = bracket.strip_prefix('(')?;
    let end = inner.char_indices().map(|(at, _)| at).find(|at| *at >= MAX_ADDRESS).unwrap_or(inner.len());
    let inner = inner[..end].split('\n').next().unwrap_or_default();
    let address_start = close + 1 + gap + 1;
    let Some(length) = address_length(inner) else {
        // The closing bracket is missing.
        let length = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let is_link = gap == 0 && has_scheme(&inner[..length]);
        return is_link.then(|| Finding::new(MarkupError::Link, start..address_start + length));
    };
    let written = &inner[..length];
    let address = written.trim();
    let is_link = if gap > 0 { has_scheme(address) || is_file(address) } else { is_address(address) };
    if !is_link {
        return None;
    }
    let finding = Finding::new(MarkupError::Link, start..address_start + length + 1);
    if !is_markdown {
        // Only the text of the link can stay.
        return Some(finding);
    }
    let finding = if gap > 0 { finding.edit(close + 1..close + 1 + gap, "") } else { finding };
    let without_spaces: String = address.split_whitespace().collect();
    let address_range = address_start..address_start + length;
    Some(match is_record(&without_spaces) {
        _ if !address.contains(char::is_whitespace) => finding,
        true => finding.edit(address_range, without_spaces),
        false => finding.edit(address_range, format!("<{address}>")),
    })
}

/// Returns the length of an address up to its closing bracket. Brackets in it pair up.
fn address_length(inner: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    inner.find(')')
}

fn is_address(address: &str) -> bool {
    has_scheme(address) || is_file(address) || address.starts_with(['/', '#']) || address.starts_with("../")
}

/// Returns whether an address begins with a scheme that texts may use.
fn has_scheme(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return address.starts_with("www.") };
    let scheme = scheme.trim_end().to_ascii_lowercase();
    let is_known = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel");
    !rest.trim().is_empty() && (is_known || RecordKind::from_scheme(&scheme).is_some())
}

/// Returns whether an address without spaces names a record.
fn is_record(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, id)| {
        RecordKind::from_scheme(&scheme.to_ascii_lowercase()).is_some()
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// Returns whether a text ends like the name of a file.
fn is_file(address: &str) -> bool {
    address.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && (2..=4).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
