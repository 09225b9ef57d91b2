//! Rows of a table that have no delimiter row, or a wrong one.

use crate::foundation::diagnostics::MarkupError;
use crate::lint::unit::{Block, Text};
use crate::source::markdown::table_cells;

use super::{Finding, Line, Lines, line_end};

/// Returns the first row of a table that is printed with its bars.
pub(super) fn find(text: &Text, block: &Block, lines: &Lines) -> Option<Finding> {
    let words = block.text();
    if !words.contains('|') {
        return None;
    }
    let content = |line: &Line| words[line.range.clone()].trim();
    let row = |line: &Line| line.is_line_start && content(line).starts_with('|');
    let loose_row = |line: &Line| line.is_line_start && content(line).contains(" | ");
    let lines = &lines.lines;
    let (head, is_certain) = match lines.iter().position(row) {
        Some(head) => (head, true),
        None if lines.len() > 1 && lines.iter().all(loose_row) => (0, true),
        None => (lines.iter().position(|line| is_delimiter(content(line)))?.checked_sub(1)?, false),
    };
    let header = lines.get(head)?;
    let rows = lines.len() - head;
    let is_closed = content(header).len() > 1 && content(header).ends_with('|');
    let columns = table_cells(source_line(text, header));
    if rows < 2 {
        // A single row, as of a table with empty lines between its rows.
        let finding = Finding::new(MarkupError::Table, header.range.clone());
        return (is_certain && is_closed && columns > 1).then_some(finding);
    }
    if columns == 0 || (columns == 1 && !is_closed) {
        return None;
    }
    let line_end = line_end(text, block, header.range.end);
    let delimiter = format!("|{}", "---|".repeat(columns));
    let mut finding = Finding::new(MarkupError::Table, header.range.clone());
    finding.shows_fix = false;
    if head > 0 {
        let end = lines[head - 1].range.end;
        finding = finding.edit(end..end, line_end);
    }
    let second = &lines[head + 1];
    // A table without its first row, or one that is drawn with `+--+`.
    if is_delimiter(content(header)) || lines.iter().any(|line| content(line).starts_with("+-")) {
        finding.edits.clear();
        return Some(finding);
    }
    Some(match is_delimiter(content(second)) {
        true if table_cells(content(second)) == columns && !content(second).contains(['—', '–', '=']) => match head
        {
            // The delimiter row is right, so that the reason is not known.
            0 => return None,
            _ => finding,
        },
        true => finding.edit(second.range.clone(), delimiter),
        false => finding.edit(header.range.end..header.range.end, format!("{line_end}{delimiter}")),
    })
}

/// Returns whether a line consists of bars and dashes, also of those that word processors make of
/// hyphens.
fn is_delimiter(line: &str) -> bool {
    line.contains('|')
        && line.contains(['-', '—', '–', '='])
        && line.chars().all(|c| matches!(c, '|' | '-' | '=' | '—' | '–' | ':' | ' ' | '\t'))
}

/// Returns the line of the file that begins at a line of the text.
fn source_line<'t>(text: &Text<'t>, line: &Line) -> &'t str {
    text.source.get(line.start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}
