//! Texts over several lines, with as many of the old lines as possible.

use super::written::Written;

/// The narrowest width to which a text is wrapped.
const NARROWEST: usize = 60;

/// Writes a text after `|` or `>` in the style of the old block, which begins with that character.
pub(super) fn block(text: &str, source: &str, indentation: usize) -> Written {
    let mut lines = source.lines();
    let header = lines.next().unwrap_or_default().split([' ', '\t']).next().unwrap_or_default();
    let old: Vec<&str> = lines.collect();
    let first = old.iter().find(|line| !line.trim().is_empty());
    let indentation = first.map_or(indentation, |line| line.len() - line.trim_start_matches(' ').len());
    if header.contains(|c: char| c.is_ascii_digit()) {
        return literal(text, "|", indentation);
    }
    if header.starts_with('|') || text.lines().any(|line| line.starts_with([' ', '\t'])) {
        return literal(text, &header.replace('>', "|"), indentation);
    }
    let old: Vec<&str> = old.iter().map(|line| line.trim()).collect();
    let old: Vec<&[&str]> = old.split(|line| line.is_empty()).collect();
    let width = width_of(source);
    let mut lines = Vec::new();
    for (index, paragraph) in text.split('\n').enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        if !paragraph.is_empty() {
            lines.extend(wrapped(paragraph, old.get(index).copied().unwrap_or_default(), width));
        }
    }
    let lines = lines.into_iter().map(|line| indented(&line, indentation)).collect();
    Written { head: header.to_owned(), lines }
}

/// Writes a text after `|`, which keeps its line ends.
pub(super) fn literal(text: &str, header: &str, indentation: usize) -> Written {
    let lines = text.split('\n').map(|line| indented(line, indentation)).collect();
    Written { head: header.to_owned(), lines }
}

/// Wraps a plain or quoted text whose old notation goes over several lines.
pub(super) fn flowing(quoted: &str, source: &str) -> Written {
    let old: Vec<&str> = source.lines().map(str::trim).collect();
    let indentation = source.lines().nth(1).map_or(0, |line| line.len() - line.trim_start_matches(' ').len());
    let mut lines = wrapped(quoted, &old, width_of(source)).into_iter();
    let head = lines.next().unwrap_or_default();
    Written { head, lines: lines.map(|line| indented(&line, indentation)).collect() }
}

fn indented(line: &str, indentation: usize) -> String {
    if line.is_empty() { String::new() } else { format!("{:indentation$}{line}", "") }
}

fn width_of(source: &str) -> usize {
    source.lines().map(|line| line.trim().chars().count()).max().unwrap_or(0).max(NARROWEST)
}

/// Breaks a text into lines, of which those at its start and at its end stay as they were.
fn wrapped(text: &str, old: &[&str], width: usize) -> Vec<String> {
    let mut rest = text;
    let mut lines: Vec<String> = Vec::new();
    for line in old.iter().filter(|line| !line.is_empty()) {
        let Some(after) = rest.strip_prefix(line).and_then(|after| after.strip_prefix(' ')) else { break };
        if after.starts_with(' ') {
            break;
        }
        lines.push((*line).to_owned());
        rest = after;
    }
    let mut end = Vec::new();
    for line in old[lines.len()..].iter().rev().filter(|line| !line.is_empty()) {
        let Some(before) = rest.strip_suffix(line).and_then(|before| before.strip_suffix(' ')) else { break };
        if before.is_empty() || before.ends_with(' ') {
            break;
        }
        end.push((*line).to_owned());
        rest = before;
    }
    let mut current = String::new();
    for word in rest.split(' ') {
        // A line can only be broken at a single space.
        let may_break = !current.is_empty() && !current.ends_with(' ') && !word.is_empty();
        if may_break && current.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut current));
        } else if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
    lines.into_iter().chain(end.into_iter().rev()).collect()
}
