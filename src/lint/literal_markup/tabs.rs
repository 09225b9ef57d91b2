//! Tables that were pasted from a spreadsheet, with tabs between their cells.

use crate::foundation::diagnostics::MarkupError;
use crate::lint::unit::{Block, Text};

use super::{Finding, Line, Lines, line_end};

/// The fewest cells for which lines with tabs can only be a table.
const CERTAIN_CELLS: usize = 6;
/// The fewest characters of a first cell. A shorter one is the marker of a list.
const MIN_CHARS: usize = 4;

/// Returns the first table of a block whose cells are apart by tabs.
pub(super) fn find(text: &Text, block: &Block, lines: &Lines) -> Option<Finding> {
    let words = block.text();
    if !words.contains('\t') {
        return None;
    }
    let tabs = |line: &Line| {
        let content = words[line.range.clone()].trim();
        let (first, _) = content.split_once('\t')?;
        let is_row = line.is_line_start && first.chars().count() >= MIN_CHARS;
        is_row.then(|| content.matches('\t').count())
    };
    let lines = &lines.lines;
    let starts_table = |pair: &[Line]| tabs(&pair[0]).is_some() && tabs(&pair[0]) == tabs(&pair[1]);
    let head = lines.windows(2).position(starts_table)?;
    let columns = tabs(&lines[head])? + 1;
    let rows = lines[head..].iter().take_while(|line| tabs(line) == Some(columns - 1)).count();
    let mut finding = Finding::new(MarkupError::TabTable, lines[head].range.clone());
    finding.shows_fix = false;
    if rows * columns < CERTAIN_CELLS {
        return Some(finding);
    }
    let line_end = line_end(text, block, lines[head].range.end);
    if let Some(before) = head.checked_sub(1) {
        let end = lines[before].range.end;
        finding = finding.edit(end..end, line_end);
    }
    for (nth, line) in lines[head..head + rows].iter().enumerate() {
        let content = words[line.range.clone()].trim_end();
        let end = line.range.start + content.len();
        finding = finding.edit(line.range.start..line.range.start, "| ");
        for (tab, _) in content.match_indices('\t') {
            let at = line.range.start + tab;
            finding = finding.edit(at..at + 1, " | ");
        }
        let below = match nth {
            0 => format!(" |{line_end}|{}", "---|".repeat(columns)),
            _ if nth + 1 == rows && head + rows < lines.len() => format!(" |{line_end}"),
            _ => " |".to_owned(),
        };
        finding = finding.edit(end..end, below);
    }
    Some(finding)
}
