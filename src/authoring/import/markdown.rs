//! Blocks as Markdown, escaped so that all text renders as in the source.

use std::collections::BTreeMap;

use super::block::{Block, Cell, Object, TextRun, merged, text};
use super::escape::escaped_line_starts;
use super::inline_markdown::{HARD_BREAK, References, SPACE};
use super::list_writer::OpenLists;

/// The columns by which the text of a note is indented.
const NOTE_INDENT: usize = 4;

/// Returns the Markdown of some blocks and of the notes that they refer to.
///
/// `alt` is the alternative text of pictures without one, and `pictures` has their paths by name.
pub(super) fn write(blocks: &[Block], notes: &[Vec<Block>], alt: &str, pictures: &BTreeMap<String, String>) -> String {
    let order = note_order(blocks, notes);
    let numbers = order.iter().enumerate().map(|(at, note)| (*note, at + 1)).collect();
    let references = References { notes: numbers, alt, pictures };
    let mut text = body(blocks, &references);
    for (at, note) in order.into_iter().enumerate() {
        let note = notes.get(note).map(|note| body(note, &references)).unwrap_or_default();
        let indented = note.lines().enumerate().map(|(at, line)| match line.is_empty() || at == 0 {
            true => line.to_owned(),
            false => format!("{}{line}", " ".repeat(NOTE_INDENT)),
        });
        text.push_str(&format!("\n[^{}]: {}\n", at + 1, indented.collect::<Vec<_>>().join("\n")));
    }
    text.trim_start_matches('\n').to_owned()
}

/// Returns the notes with text in the order of their first references.
fn note_order(blocks: &[Block], notes: &[Vec<Block>]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let add = |blocks: &[Block], order: &mut Vec<usize>| {
        for block in blocks {
            block.for_each_run(&mut |run| {
                if let Some(Object::Note(note)) = run.object
                    && !order.contains(&note)
                    && notes.get(note).is_some_and(|note| !note.is_empty())
                {
                    order.push(note);
                }
            });
        }
    };
    add(blocks, &mut order);
    let mut next = 0;
    while let Some(note) = order.get(next).copied() {
        add(&notes[note], &mut order);
        next += 1;
    }
    order
}

fn body(blocks: &[Block], references: &References) -> String {
    let mut text = String::new();
    let mut lists = OpenLists::default();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        at += 1;
        if let Block::ListItem(depth, marker, runs) = block {
            let start = lists.item(*depth, marker);
            let line_break = format!("{HARD_BREAK}{}", " ".repeat(start.inner));
            let content = match start.marker {
                Some(marker) => format!("{marker}{}", item_lines(&references.inline(runs, &line_break))),
                None => {
                    let lettered = [vec![TextRun::plain(marker.text())], runs.clone()].concat();
                    item_lines(&references.inline(&merged(lettered), &line_break))
                }
            };
            let gap = if start.after_blank { "\n" } else { "" };
            text.push_str(&format!("{gap}{}{content}\n", " ".repeat(start.indent)));
            continue;
        }
        lists.close();
        text.push_str(&match block {
            Block::Title(runs) => format!("\n## {}\n", references.inline(&headed(runs), SPACE)),
            // The page title is level 1.
            Block::Heading(level, runs) => {
                let marks = "#".repeat(usize::from(*level).clamp(1, 5) + 1);
                format!("\n{marks} {}\n", references.inline(&headed(runs), SPACE))
            }
            Block::Paragraph(runs) => match (picture(runs), blocks.get(at)) {
                (Some((run, name)), Some(Block::Caption(caption))) if is_plain(caption) => {
                    at += 1;
                    format!("\n{}\n", references.picture(&run.text, name, Some(&self::text(caption))))
                }
                _ => paragraph(runs, references),
            },
            Block::Caption(runs) => paragraph(runs, references),
            Block::Quote(runs) => {
                let lines = escaped_line_starts(&references.inline(runs, HARD_BREAK));
                let quoted = lines.lines().map(|line| format!("> {line}\n")).collect::<String>();
                let is_first = !matches!(at.checked_sub(2).and_then(|at| blocks.get(at)), Some(Block::Quote(_)));
                format!("{}{quoted}", if is_first { "\n" } else { ">\n" })
            }
            Block::Table(rows) => table(rows, references),
            Block::ListItem(..) | Block::Break | Block::NoteText(_) => String::new(),
        });
    }
    text.trim_start_matches('\n').to_owned()
}

fn paragraph(runs: &[TextRun], references: &References) -> String {
    format!("\n{}\n", escaped_line_starts(&references.inline(runs, HARD_BREAK)))
}

/// Escapes the starts of all lines of an item, of which all but the first are indented.
fn item_lines(content: &str) -> String {
    let lines = content.split('\n').map(|line| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        format!("{}{}", &line[..indent], escaped_line_starts(&line[indent..]))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the only picture of a paragraph, with its name.
fn picture(runs: &[TextRun]) -> Option<(&TextRun, &str)> {
    let mut visible = runs.iter().filter(|run| !run.is_blank());
    match (visible.next(), visible.next()) {
        (Some(run), None) => match &run.object {
            Some(Object::Picture(name)) => Some((run, name)),
            _ => None,
        },
        _ => None,
    }
}

/// Returns whether runs can be the caption of a picture, which is text without links and notes.
fn is_plain(runs: &[TextRun]) -> bool {
    runs.iter().all(|run| run.object.is_none() && !run.format.struck && run.format.link.is_none())
}

/// Returns runs as they are in a heading, which is bold anyway.
fn headed(runs: &[TextRun]) -> Vec<TextRun> {
    let mut runs = runs.to_vec();
    let is_all = |is_on: fn(&TextRun) -> bool, runs: &[TextRun]| runs.iter().all(|run| run.is_blank() || is_on(run));
    if is_all(|run| run.format.bold, &runs) {
        runs.iter_mut().for_each(|run| run.format.bold = false);
    }
    if is_all(|run| run.format.italic, &runs) {
        runs.iter_mut().for_each(|run| run.format.italic = false);
    }
    merged(runs)
}

fn table(rows: &[Vec<Cell>], references: &References) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut text = "\n".to_owned();
    for (at, row) in rows.iter().enumerate() {
        let cells = (0..width).map(|column| {
            let runs = row.get(column).map(|cell| cell_runs(cell)).unwrap_or_default();
            let runs = if at == 0 { headed(&runs) } else { runs };
            references.inline(&runs, SPACE).replace('|', "\\|")
        });
        text.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if at == 0 {
            text.push_str(&format!("|{}\n", "---|".repeat(width)));
        }
    }
    text
}

/// Joins the blocks of a cell, because a Markdown table cannot hold blocks.
fn cell_runs(blocks: &[Block]) -> Vec<TextRun> {
    let mut runs: Vec<TextRun> = Vec::new();
    for block in blocks {
        let last = runs.last().and_then(|run| run.text.chars().next_back());
        let first = block.runs().first().and_then(|run| run.text.chars().next());
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        if !runs.is_empty() {
            // Two numbers in a cell are not one.
            runs.push(TextRun::plain(if is_digit(last) && is_digit(first) { "; " } else { " " }));
        }
        if let Block::ListItem(_, marker, _) = block {
            runs.push(TextRun::plain(marker.text()));
        }
        runs.extend_from_slice(block.runs());
    }
    merged(runs)
}

#[cfg(test)]
mod tests;
