//! The explanation of YAML errors in terms of what the author typed.
//!
//! The messages of the library are correct but terse. Common mistakes (a colon in a title, a tab,
//! an unquoted `>20`) are recognised from the line itself, and have their own diagnostics.

use serde_yaml::{Error, budget::BudgetBreach};

use crate::foundation::diagnostics::{Fix, Limit, Problem, SyntaxError};
use crate::foundation::span::Span;

use super::limits::{DEPTH, FILE_MEGABYTES};
use super::line::Line;
use super::node::Node;
use super::options::options;

/// The longest text and line for which a correction is searched, in bytes. Each attempt is parsed.
const LONGEST_MENDED: (usize, usize) = (200_000, 5_000);

/// Returns the problem, and its location in the file. `text` begins `offset` bytes into the file.
pub(super) fn explain(error: &Error, text: &str, offset: usize) -> (Problem, Span) {
    // The library counts from after a byte-order mark.
    if let Some(rest) = text.strip_prefix('\u{feff}') {
        return explain(error, rest, offset + text.len() - rest.len());
    }
    let mut start = position(error, text);
    let at = |start: usize, len: usize| Span::new(start, (start + len).min(text.len())).shifted(offset);
    let is_anchor = matches!(
        error,
        Error::UnknownAnchor { .. }
            | Error::Budget { breach: BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. }, .. }
    );
    if is_anchor && !is_text_after_mark(text, start) {
        // The library reports an anchor after its name.
        let (line_start, line) = line_around(text, start);
        let mark = line[..start - line_start].rfind([':', '-']).and_then(|before| {
            let value = line[before + 1..].trim_start();
            let is_name = value.strip_prefix('&').is_some_and(|name| !name.starts_with(|c: char| c.is_ascii()));
            is_name.then(|| line_start + line.len() - value.len())
        });
        start = mark.filter(|mark| is_text_after_mark(text, *mark)).unwrap_or(start);
    }
    match error {
        _ if is_anchor && is_text_after_mark(text, start) => {
            let indicator = text[start..].chars().next().unwrap_or('*');
            let (error, fix, start) = mended(text, start, SyntaxError::UnquotedIndicator(indicator), start);
            (problem(error, fix, offset), at(start, 1))
        }
        Error::Budget { breach, .. } => (Problem::LimitExceeded(limit(breach)), at(start, 1)),
        Error::UnknownAnchor { .. } => (Problem::LimitExceeded(Limit::Anchors), at(start, 1)),
        _ if error.to_string().contains("recursion limit") => {
            (Problem::LimitExceeded(Limit::Nesting { limit: DEPTH }), at(start, 1))
        }
        Error::MultipleDocuments { .. } => (problem(SyntaxError::SeveralDocuments, None, offset), at(start, 3)),
        _ => {
            let (fault, at_fault) = fault(error, text, start);
            let (error, fix, start) = mended(text, start, fault, at_fault);
            (problem(error, fix, offset), at(start, 1))
        }
    }
}

fn problem(error: SyntaxError, fix: Option<Fix>, offset: usize) -> Problem {
    let fix = fix.map(|fix| Box::new(Fix { span: fix.span.shifted(offset), ..fix }));
    Problem::YamlSyntax { error, fix }
}

/// Returns the position of an error in the text.
fn position(error: &Error, text: &str) -> usize {
    let start = error.location().map_or(0, |location| match location.span().byte_offset() {
        Some(start) => start as usize,
        None => byte_of(text, location.line() as usize, location.column() as usize),
    });
    start.min(text.len())
}

/// Returns whether `*` or `&` begins a text and not a reference: `title: *Маанилүү*`.
fn is_text_after_mark(text: &str, at: usize) -> bool {
    let (start, line) = line_around(text, at);
    let rest = line.get(at - start..).unwrap_or_default();
    rest.starts_with(['*', '&']) && (!rest.is_ascii() || rest.trim_end().ends_with('*'))
}

/// Searches for a correction of the line of a mistake, or of those around the error it led to.
///
/// A correction must let the library parse beyond the line. Returns what was wrong, the correction,
/// and the position of the mistake.
fn mended(text: &str, error_at: usize, error: SyntaxError, at: usize) -> (SyntaxError, Option<Fix>, usize) {
    let (longest_text, longest_line) = LONGEST_MENDED;
    if text.len() > longest_text {
        return (error, None, at);
    }
    let own = line_around(text, at);
    let led_to = line_around(text, error_at);
    let before = line_around(text, led_to.0.saturating_sub(1));
    let mut lines = vec![own, led_to, before];
    lines.dedup();
    for (start, line) in lines {
        let content = line.trim_end();
        if line.len() > longest_line {
            continue;
        }
        for (corrected, found, is_certain) in Line::new(content).corrections(&error) {
            // Only some mistakes lead to an error on the next line.
            let is_own = start == own.0;
            let leads_on = matches!(
                found,
                SyntaxError::NoSpaceAfterColon | SyntaxError::HashInText | SyntaxError::UnclosedBracket
            );
            if corrected == content || !(is_own || leads_on) {
                continue;
            }
            let whole = [&text[..start], &corrected, &text[start + content.len()..]].concat();
            let parsed = serde_yaml::from_str_with_options::<Node>(&whole, options());
            if parsed.is_err_and(|error| position(&error, &whole) <= start + corrected.len()) {
                continue;
            }
            // A comment is kept, and says nothing of the mistake.
            let shown = corrected.split(" # ").next().unwrap_or(&corrected).trim().to_owned();
            let fix = Fix::new(Span::new(start, start + content.len()), corrected).certain_if(is_certain);
            let at = if start == own.0 { at } else { start + indentation(line) };
            return (found, Some(fix.shown_as(shown)), at);
        }
    }
    (error, None, at)
}

/// Returns the byte at a line and a column, which both start at 1. The column counts characters.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

fn limit(breach: &BudgetBreach) -> Limit {
    match breach {
        BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. } => Limit::Anchors,
        BudgetBreach::Depth { .. } => Limit::Nesting { limit: DEPTH },
        BudgetBreach::ScalarBytes { .. } => Limit::FileSize { limit_megabytes: FILE_MEGABYTES },
        _ => Limit::Records,
    }
}

fn fault(error: &Error, text: &str, start: usize) -> (SyntaxError, usize) {
    let message = message(error);
    // The library often reports an error on the line after the mistake, or on the one before it.
    let line = line_around(text, start);
    let before = line_around(text, line.0.saturating_sub(1));
    let after = line_around(text, line.0 + line.1.len() + 1);
    for (line_start, content) in [line, before, after] {
        match leading_odd(content) {
            Some((tab, '\t')) => return (SyntaxError::Tab, line_start + tab),
            Some((space, _)) => return (SyntaxError::OddSpace, line_start + space),
            None => {}
        }
    }
    if message.starts_with("unclosed quote") {
        return (SyntaxError::UnclosedQuote, start);
    }
    if message.contains("trailing content after") {
        return match opened_before(text, line.0, start) {
            Some(open) => (SyntaxError::UnclosedQuote, open),
            None => (SyntaxError::QuoteInside, start),
        };
    }
    for (line_start, content) in [line, before] {
        if let Some((fault, at)) = flow_fault(content) {
            return (fault, line_start + at);
        }
    }
    for (line_start, content) in [line, before] {
        if let Some(dash) = dash_without_space(content) {
            return (SyntaxError::NoSpace, line_start + dash);
        }
    }
    if let Some(colon) = colon_in_value(line.1) {
        return (SyntaxError::ColonInValue, line.0 + colon);
    }
    if message.starts_with("simple key expected") {
        return (SyntaxError::NoColon, line.0 + indentation(line.1));
    }
    if let Some(at) = text_after_quote(line.1) {
        return (SyntaxError::QuoteInside, line.0 + at);
    }
    if message.starts_with("mapping values are not allowed") {
        // A line without its colon is parsed as a value that continues in the next line.
        let has_colon = before.1.contains(": ") || before.1.trim_end().ends_with(':');
        return match has_colon || before.0 == line.0 {
            true => (SyntaxError::Indentation, line.0 + indentation(line.1)),
            false => (SyntaxError::NoColon, before.0 + indentation(before.1)),
        };
    }
    if message.contains("did not find expected") {
        let first = line.0 + indentation(line.1);
        if start <= first {
            return (SyntaxError::Indentation, first);
        }
        if text[line.0..start].trim_end().ends_with([']', '}']) {
            return (SyntaxError::TextAfterBracket, start);
        }
    }
    let rest = &text[start..];
    if rest.starts_with('>') && rest[1..].starts_with(|c: char| c.is_ascii_digit() || c == '=') {
        return (SyntaxError::UnquotedIndicator('>'), start);
    }
    if let Some(indicator) = rest.chars().next().filter(|c| "@%`".contains(*c)) {
        return (SyntaxError::UnquotedIndicator(indicator), start);
    }
    (SyntaxError::Other, start)
}

/// Returns the start of text after the closing quotation mark of a value: `title: "Таза суу":
/// угуу`.
fn text_after_quote(line: &str) -> Option<usize> {
    let open = line.find(": \"")? + 2;
    let close = open + 1 + line[open + 1..].find('"')?;
    let rest = line[close + 1..].trim_start();
    let is_text = !rest.is_empty() && !rest.starts_with('#') && !line[..open].contains(['{', '[']);
    is_text.then(|| line.len() - rest.len())
}

/// Returns the start of a quoted value that the author forgot to close, so that it ends at the next
/// quotation mark of another line.
fn opened_before(text: &str, line: usize, at: usize) -> Option<usize> {
    let mark = text[line..at].chars().rev().find(|c| matches!(c, '"' | '\''))?;
    let count = |text: &str| text.matches(mark).count();
    if count(&text[line..at]) % 2 == 0 {
        return None;
    }
    let mut end = line;
    for above in text[..line].split_inclusive('\n').rev() {
        end -= above.len();
        if count(above) % 2 == 1 {
            return above.rfind(mark).map(|open| end + open);
        }
    }
    None
}

/// Returns the message of the library without the location.
fn message(error: &Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}

/// Returns the line that contains a byte, and the position of its start.
fn line_around(text: &str, at: usize) -> (usize, &str) {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = bytes[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let end = bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |newline| at + newline);
    (start, text.get(start..end.max(start)).unwrap_or_default())
}

/// Returns the position of a line's key, after spaces and dashes.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// Returns the first character of a line's indentation that is not a plain space.
fn leading_odd(line: &str) -> Option<(usize, char)> {
    line.char_indices().take_while(|(_, c)| c.is_whitespace()).find(|(_, c)| !matches!(c, ' ' | '\r'))
}

/// Returns the position of the dash in `-id: x`, which needs a space after it to begin a record.
fn dash_without_space(line: &str) -> Option<usize> {
    let dash = line.len() - line.trim_start_matches(' ').len();
    let key = line[dash..].strip_prefix('-')?.split_once(':')?.0;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_key.then_some(dash)
}

/// Returns the position of the second colon in `key: value: more`, unless the value is quoted.
fn colon_in_value(line: &str) -> Option<usize> {
    let first = line.find(": ")?;
    let value_start = first + 2 + line[first + 2..].len() - line[first + 2..].trim_start().len();
    let value = line.get(value_start..)?;
    if value.starts_with(['"', '\'', '{', '[', '|', '>', '#']) {
        return None;
    }
    value.find(": ").or_else(|| value.strip_suffix(':').map(str::len)).map(|colon| value_start + colon)
}

/// Returns the error in a flow collection: a second colon in an entry, a missing comma, or an
/// unclosed bracket.
fn flow_fault(line: &str) -> Option<(SyntaxError, usize)> {
    // The position of each open bracket, and whether its current entry has a colon.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut quote = None;
    let mut last = None;
    for (at, c) in line.char_indices() {
        let starts_value = matches!(last, Some('{' | '[' | ',' | ':'));
        if !c.is_whitespace() {
            last = Some(c);
        }
        if let Some(mark) = quote {
            quote = (c != mark).then_some(mark);
            continue;
        }
        match c {
            // A comment, in which the text goes on if the author did not mean one.
            '#' if line[..at].ends_with(' ') => break,
            '"' | '\'' if starts_value => quote = Some(c),
            '{' | '[' if !open.is_empty() || at == 0 || line[..at].ends_with([' ', '-']) => open.push((at, false)),
            '}' | ']' => drop(open.pop()),
            ',' => {
                if let Some(entry) = open.last_mut() {
                    entry.1 = false;
                }
            }
            ':' if line[at + 1..].starts_with([' ', '{', '[']) => {
                let Some(entry) = open.last_mut() else { continue };
                if entry.1 {
                    let word = line[..at].rfind(' ').map_or(0, |space| space + 1);
                    let is_key = !line[word..at].is_empty()
                        && line[word..at].bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                    return Some(if is_key { (SyntaxError::NoComma, word) } else { (SyntaxError::ColonInValue, at) });
                }
                entry.1 = true;
            }
            _ => {}
        }
    }
    open.first().map(|(at, _)| (SyntaxError::UnclosedBracket, *at))
}

/// Splits a list at the items that begin at the start of a line. Returns each with its position in
/// the text.
pub(super) fn items(text: &str) -> Vec<(usize, &str)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches('\u{feff}');
        if content.starts_with("- ") || content.trim_end() == "-" {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| (start, &text[start..end])).collect()
}
