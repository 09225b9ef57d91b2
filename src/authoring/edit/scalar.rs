//! The notation of texts.

use crate::foundation::span::SourcePath;
use crate::source::yaml::{self, Value};

use super::part::{Part, Style};
use super::wrap;
use super::written::Written;

/// Words that YAML or a program that reads it may not take for text.
const RESERVED: [&str; 16] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", ".nan", "inf", ".inf", "-.inf", "+.inf", "<<"];

/// Writes a text inside brackets. `old` is the value that it replaces, and the text of the file.
pub(super) fn in_flow(text: &str, old: Option<(&Part, &str)>) -> String {
    let style = old.map_or(Style::Plain, |(part, _)| part.style);
    in_one_line(text, style, true).unwrap_or_else(|| double_quoted(text))
}

/// Writes a text outside of brackets. The lines of a longer text have this indentation.
pub(super) fn in_block(text: &str, indentation: usize, old: Option<(&Part, &str)>) -> Written {
    let style = old.map_or(Style::Plain, |(part, _)| part.style);
    let source = old.map_or("", |(part, file)| &file[part.start..part.end]);
    let multiline = match style {
        Style::Block => Some(wrap::block(text, source, indentation)),
        Style::Plain if !is_plain(text, false) => None,
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted if source.contains('\n') => {
            let quoted = if style == Style::Plain { Some(text.to_owned()) } else { in_one_line(text, style, false) };
            quoted.map(|quoted| wrap::flowing(&quoted, source))
        }
        _ => None,
    };
    let line = in_one_line(text, style, false).map(Written::line);
    let literal = || text.contains('\n').then(|| wrap::literal(text, "|", indentation));
    let candidates = multiline.into_iter().chain(line).chain(literal());
    candidates
        .into_iter()
        .find(|written| reads_back(&written.head, &written.lines, text, false))
        .unwrap_or_else(|| Written::line(double_quoted(text)))
}

/// Writes a text in one line in the style of the value it replaces, if it can be written so.
fn in_one_line(text: &str, style: Style, in_flow: bool) -> Option<String> {
    match style {
        // A reader of yes or no takes only the word without quotation marks.
        _ if matches!(text, "true" | "false") => Some(text.to_owned()),
        Style::SingleQuoted => {
            let quoted = format!("'{}'", text.replace('\'', "''"));
            let is_line = !text.contains('\n') && reads_back(&quoted, &[], text, in_flow);
            Some(if is_line { quoted } else { double_quoted(text) })
        }
        Style::DoubleQuoted => Some(double_quoted(text)),
        _ if is_plain(text, in_flow) => Some(text.to_owned()),
        _ if text.contains('\n') && !in_flow => None,
        _ => Some(double_quoted(text)),
    }
}

/// Returns whether a text means the same without quotation marks, also to other programs.
pub(super) fn is_plain(text: &str, in_flow: bool) -> bool {
    let starts_well = !text.starts_with(|c: char| "#&*!|>'\"%@`,[]{}~=<".contains(c))
        && !["- ", "? ", ": ", "---", "..."].iter().any(|mark| text.starts_with(mark))
        && !matches!(text, "-" | "?" | ":");
    let is_word = !RESERVED.contains(&text.to_ascii_lowercase().as_str());
    let is_text = !text.is_empty() && text.trim() == text && !text.contains(['\n', '\t']);
    is_text && starts_well && is_word && is_unambiguous(text) && reads_back(text, &[], text, in_flow)
}

/// Returns whether a text that looks like a number is a plain number or a day.
fn is_unambiguous(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let looks_like_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text.bytes().all(|byte| byte.is_ascii_hexdigit() || b" +-.:,_xXoOTZ".contains(&byte));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let is_number = is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    let lengths: Vec<usize> = text.split('-').map(|part| if is_digits(part) { part.len() } else { 0 }).collect();
    let is_day = matches!(lengths[..], [4, 2] | [4, 2, 2]);
    !looks_like_number || is_number || is_day
}

/// Returns a text in double quotation marks, in one line.
pub(super) fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns whether a value is read as a text again.
fn reads_back(head: &str, lines: &[String], text: &str, in_flow: bool) -> bool {
    let document = match in_flow {
        true => format!("{{k: {head}}}\n"),
        false => format!("k: {head}\n{}", lines.iter().map(|line| format!("{line}\n")).collect::<String>()),
    };
    let parsed = yaml::parse(&SourcePath::from(""), &document, 0);
    let Some(Value::Map(entries)) = parsed.value.map(|node| node.value) else { return false };
    let is_text = |value: &yaml::Node| value.scalar().map(|found| found.trim_end_matches('\n')) == Some(text);
    parsed.diagnostics.is_empty() && matches!(&entries[..], [(_, value)] if is_text(value))
}
