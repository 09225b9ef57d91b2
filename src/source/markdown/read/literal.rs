//! Markup whose effect is not the one that its author wanted: text that becomes code or a heading,
//! cells that are lost, footnotes without a partner.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use crate::foundation::diagnostics::{Edit, MarkupError, Problem};
use crate::foundation::span::Span;

use super::super::table::table_cells;
use super::reader::BodyReader;

/// The maximum number of characters of a heading.
const MAX_HEADING_CHARS: usize = 100;
/// The endings of pictures.
const PICTURES: [&str; 8] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".avif"];
/// The maximum number of characters of a markup to show.
const MAX_SHOWN_CHARS: usize = 60;

impl BodyReader<'_> {
    /// Reports markup at a range of the file.
    fn literal(&mut self, range: Range<usize>, error: MarkupError, edits: Vec<Edit>) {
        let line = self.source.text[range.clone()].trim().lines().next().unwrap_or_default();
        let written = match line.char_indices().nth(MAX_SHOWN_CHARS) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line.to_owned(),
        };
        let problem = Problem::LiteralMarkup { written, error, works: String::new(), edits: edits.into() };
        self.inlines.report(Span::from(range), problem);
    }

    /// Checks a code block that is made by its indentation. Prose in it was meant to be a
    /// paragraph.
    pub(super) fn check_indented(&mut self, range: Range<usize>) {
        let text = self.source.text;
        let is_prose = text[range.clone()].chars().any(|c| ('\u{400}'..'\u{530}').contains(&c));
        if !is_prose {
            return;
        }
        let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = range.start + text[range.clone()].trim_end().len();
        let mut edits = Vec::new();
        // In a list or a quotation, the lines begin with more than the indentation.
        if self.blocks.is_empty() {
            let mut at = start;
            for line in text[start..end].split_inclusive('\n') {
                let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
                if indent > 0 {
                    edits.push(Edit { span: Span::new(at, at + indent), text: String::new() });
                }
                at += line.len();
            }
        }
        let first = text[range.clone()].len() - text[range.clone()].trim_start().len();
        self.literal(range.start + first..end, MarkupError::Indented, edits);
    }

    /// Checks a heading that is made by dashes below it.
    pub(super) fn check_underlined(&mut self, level: HeadingLevel, range: Range<usize>) {
        let text = self.source.text;
        let heading = text[range.clone()].trim_end();
        let Some((title, underline)) = heading.rsplit_once('\n') else { return };
        let underline = underline.trim().trim_start_matches('>').trim();
        let mark = if level == HeadingLevel::H1 { '=' } else { '-' };
        if underline.is_empty() || !underline.chars().all(|c| c == mark) {
            return;
        }
        let title = title.trim();
        let is_paragraph = title.contains('\n')
            || title.chars().count() > MAX_HEADING_CHARS
            || title.trim_end_matches(['»', '“', '"', ')']).ends_with(['.', '!', '?', '…', ':', ';', ',']);
        // A deliberate underline is about as long as its heading.
        let is_short = underline.len() <= 3 && title.chars().count() > 4;
        if !is_paragraph && !is_short {
            return;
        }
        let end = range.start + (text[range.clone()].find(title).unwrap_or_default() + title.len());
        let line_end = if text[end..].trim_start_matches(' ').starts_with('\r') { "\r\n" } else { "\n" };
        let edit = Edit { span: Span::new(end, end), text: line_end.to_owned() };
        // A line of `=` alone would be shown.
        let edits = if is_paragraph && mark == '-' && self.blocks.is_empty() { vec![edit] } else { Vec::new() };
        self.literal(range.start..end, MarkupError::Underline, edits);
    }

    /// Checks a fenced code block. One that is never closed makes code of the rest of the text.
    pub(super) fn check_fenced(&mut self, range: Range<usize>) {
        let text = &self.source.text[range.clone()];
        let fence = text.chars().next().unwrap_or('`');
        let mut lines = text.trim_end().lines();
        let first = lines.next().unwrap_or_default();
        let is_closed = lines.last().is_some_and(|last| {
            let last = last.trim().trim_start_matches('>').trim();
            last.len() >= 3 && last.chars().all(|c| c == fence)
        });
        let is_prose = text.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c));
        if !is_closed && is_prose {
            self.literal(range.start..range.start + first.len(), MarkupError::CodeUnclosed, Vec::new());
        }
    }

    /// Checks whether a row of a table has cells that are left out, or was meant as text.
    pub(super) fn check_row(&mut self, range: Range<usize>) {
        let row = self.source.text[range.clone()].trim();
        if !row.is_empty() && !row.contains('|') && self.table.columns() > 1 {
            let start = self.source.text[..range.start].rfind('\n').map_or(range.start, |newline| newline + 1);
            let line_end = if self.source.text[..start].ends_with("\r\n") { "\r\n" } else { "\n" };
            let edit = Edit { span: Span::new(start, start), text: line_end.to_owned() };
            // The table is a block itself.
            let edits = if self.blocks.len() < 2 { vec![edit] } else { Vec::new() };
            self.literal(range, MarkupError::TextInTable, edits);
            return;
        }
        let (cells, columns) = (table_cells(row), self.table.columns());
        if cells > columns {
            let end = range.start + self.source.text[range.clone()].trim_end().len();
            let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
            let error = MarkupError::TableCells { cells: count(cells), columns: count(columns) };
            self.literal(range.start..end, error, Vec::new());
        }
    }

    /// Checks a link after `! `, which was meant as a picture.
    pub(super) fn check_image_space(&mut self, link: &Range<usize>) {
        let text = self.source.text;
        let before = text[..link.start].trim_end_matches([' ', '\u{a0}']);
        let is_apart = before.len() < link.start && before.ends_with('!');
        // An exclamation mark after a word ends a sentence.
        let is_mark =
            before.strip_suffix('!').is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace));
        let address = text[link.clone()].trim_end_matches(')').to_ascii_lowercase();
        let is_picture = PICTURES.iter().any(|ending| address.ends_with(ending));
        if is_apart && is_mark && is_picture {
            let edit = Edit { span: Span::new(before.len(), link.start), text: String::new() };
            self.literal(before.len() - 1..link.end, MarkupError::ImageSpace, vec![edit]);
        }
    }

    /// Reports the definition of an address to which nothing refers: `[сайт]: https://…`.
    pub(super) fn check_unused_definition(&mut self, range: Range<usize>) {
        let text = &self.source.text[range.clone()];
        let Some(colon) = text.find("]:").map(|bracket| bracket + 1) else { return };
        let address = text[colon + 1..].trim_start();
        // `[//]: # (…)` is a comment.
        if text.starts_with("[//]") || address.starts_with('#') {
            return;
        }
        let gap = Span::new(range.start + colon, range.start + text.len() - address.len());
        let edits = match address.starts_with('(') {
            true => vec![Edit { span: gap, text: String::new() }],
            false => Vec::new(),
        };
        let end = range.start + text.trim_end().len();
        self.literal(range.start..end, MarkupError::DefinitionUnused, edits);
    }

    /// Reports the footnotes that are defined twice, or that nothing refers to.
    pub(super) fn check_footnotes(&mut self, faults: Vec<(Span, MarkupError)>) {
        for (span, error) in faults {
            self.literal(span.start..span.end, error, Vec::new());
        }
    }
}
