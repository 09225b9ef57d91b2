//! Links, images and footnote references that are printed with their brackets.

use crate::foundation::diagnostics::{MarkupError, RecordKind};
use crate::language::lang_of_name;
use crate::lint::unit::{Block, Section, Text};

use super::Finding;

/// Returns the links of a block that are printed literally.
///
/// `unmarked` are the names of the footnotes that lack their colon.
pub(super) fn find(text: &Text, section: &Section, block: &Block, unmarked: &[String]) -> Vec<Finding> {
    let words = block.text();
    let mut found = match section.is_markdown {
        true => bare_records(words),
        false => Vec::new(),
    };
    if !words.contains(']') {
        return found;
    }
    let is_escaped = |at: usize| {
        let offset = block.span(at..at + 1).start;
        section.is_markdown && text.source.get(..offset).is_some_and(|before| before.ends_with('\\'))
    };
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
            Some(name) if section.is_markdown && unmarked.iter().any(|unmarked| unmarked == name) => {
                let finding = Finding::new(MarkupError::FootnoteColon, open..close + 1);
                (open == 0).then(|| finding.edit(close + 1..close + 1, ":"))
            }
            Some(name) if section.is_markdown && is_footnote_name(name) => {
                let mut finding = Finding::new(MarkupError::FootnoteMissing, open..close + 1);
                finding.shows_fix = false;
                Some(finding)
            }
            _ if section.is_markdown => language(words, open, close)
                .or_else(|| exchanged(words, open, close))
                .or_else(|| link(words, open, close, true)),
            _ => link(words, open, close, false),
        };
        // The brackets around an address that is found already.
        let is_inside = |other: &Finding| {
            finding.as_ref().is_some_and(|new| new.range.start < other.range.end && other.range.start < new.range.end)
        };
        if found.iter().any(is_inside) {
            continue;
        }
        found.extend(finding);
    }
    found
}

/// Returns the names of the footnotes without a colon, `[^1] Эскертүү`, to which a text refers.
pub(super) fn footnotes_without_colon(section: &Section) -> Vec<String> {
    let name_at_start = |words: &str| {
        let (name, rest) = words.strip_prefix("[^")?.split_once(']')?;
        (is_footnote_name(name) && rest.starts_with(' ')).then(|| name.to_owned())
    };
    let starts = section.blocks.iter().filter_map(|block| name_at_start(block.text()));
    let is_used = |name: &String| {
        let mark = format!("[^{name}]");
        section.blocks.iter().any(|block| block.text().rfind(&mark).is_some_and(|at| at > 0))
    };
    starts.filter(is_used).collect()
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
    if let Some(name) = Some(after).filter(|_| start < open && is_markdown).and_then(bare_file) {
        let end = close + 1 + name.len();
        let finding = Finding::new(MarkupError::Link, start..end);
        return Some(finding.edit(close + 1..close + 1, "(").edit(end..end, ")"));
    }
    let bracket = after.trim_start_matches([' ', '\u{a0}']);
    // An address on the next line.
    let bracket = bracket.strip_prefix('\n').filter(|rest| rest.starts_with("(http")).unwrap_or(bracket);
    let gap = after.len() - bracket.len();
    let inner = bracket.strip_prefix('(')?;
    let end = inner.char_indices().map(|(at, _)| at).find(|at| *at >= MAX_ADDRESS).unwrap_or(inner.len());
    let inner = inner[..end].split('\n').next().unwrap_or_default();
    let address_start = close + 1 + gap + 1;
    let Some(length) = address_length(inner) else {
        // The closing bracket is missing.
        let length = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let address = &inner[..length];
        let is_link = gap == 0 && (has_scheme(address) || is_file(address));
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
    // A telephone number needs no spaces.
    Some(match is_record(&without_spaces) || without_spaces.starts_with("tel:") {
        _ if !address.contains(char::is_whitespace) => finding,
        true => finding.edit(address_range, without_spaces),
        false => finding.edit(address_range, format!("<{address}>")),
    })
}

/// Returns the name of a file directly after the text of an image: `![Зал]zal.jpg`.
fn bare_file(after: &str) -> Option<&str> {
    let name = after.split(char::is_whitespace).next()?;
    (is_file(name) && name.starts_with(char::is_alphanumeric)).then_some(name)
}

/// Returns a mark of language that Markdown does not know: `[текст]{ru}`, `[текст] {lang=kg}`.
fn language(words: &str, open: usize, close: usize) -> Option<Finding> {
    let after = &words[close + 1..];
    let braces = after.trim_start_matches(' ').strip_prefix('{')?;
    let inner = &braces[..braces.find('}')?];
    let gap = after.len() - braces.len();
    let name =
        inner.trim().trim_start_matches("lang").trim_start_matches([' ', '=', ':']).trim_matches(['"', '\'', ' ']);
    let lang = lang_of_name(name)?;
    let end = close + 1 + gap + inner.len() + 1;
    let mark = format!("{{lang={}}}", lang.code());
    Some(Finding::new(MarkupError::LanguageMark, open..end).edit(close + 1..end, mark))
}

/// Returns a link whose brackets are of the wrong kind: `(сайт)[https://…]`, `[сайт][https://…]`.
fn exchanged(words: &str, open: usize, close: usize) -> Option<Finding> {
    let address = &words[open + 1..close];
    let before = &words[..open];
    let (text_open, text_close) = match before.chars().next_back()? {
        ')' => (before.rfind('(')?, open - 1),
        ']' => (before.rfind('[')?, open - 1),
        _ => return None,
    };
    let is_image = words[..text_open].ends_with('!');
    let is_link = has_scheme(address) || (is_image && is_file(address));
    let text = &words[text_open + 1..text_close];
    if !is_link || address.contains(char::is_whitespace) || text.contains(['\n', '[', ']']) || text.is_empty() {
        return None;
    }
    let finding = Finding::new(MarkupError::Link, text_open - usize::from(is_image)..close + 1);
    let finding = if words[text_open..].starts_with('(') {
        finding.edit(text_open..text_open + 1, "[").edit(text_close..text_close + 1, "]")
    } else {
        finding
    };
    Some(finding.edit(open..open + 1, "(").edit(close..close + 1, ")"))
}

/// Returns the addresses of records that are not in a link, so that readers see them.
fn bare_records(words: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, _) in words.match_indices(':') {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let scheme = &words[words[..at].trim_end_matches(is_part).len()..at];
        let id = &words[at + 1..words.len() - words[at + 1..].trim_start_matches(is_part).len()];
        let (start, end) = (at - scheme.len(), at + 1 + id.len());
        let before = words[..start].chars().next_back();
        let after = words[end..].chars().next();
        let is_apart = before.is_none_or(|c| c.is_whitespace() || "([«".contains(c))
            && after.is_none_or(|c| c.is_whitespace() || ")].,;!?»".contains(c));
        let is_id = id.contains(|c: char| c.is_ascii_lowercase()) && !id.ends_with('-');
        if !is_apart || !is_id || RecordKind::from_scheme(scheme).is_none() {
            continue;
        }
        // The bracket of `[сход] (visit:id)` belongs to another link.
        let is_bracketed = matches!((before, after), (Some('['), Some(']')) | (Some('('), Some(')')));
        let owner = words[..start].trim_end_matches('(').trim_end_matches([' ', '\n', '\u{a0}']);
        if before == Some('(') && owner.ends_with([']', ')']) || words[end..].starts_with("](") {
            continue;
        }
        let range = if is_bracketed { start - 1..end + 1 } else { start..end };
        found.push(Finding::new(MarkupError::Link, range.clone()).edit(range, format!("[]({scheme}:{id})")));
    }
    found
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
