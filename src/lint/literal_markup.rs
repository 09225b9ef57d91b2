//! `literal-markup`: markup that is printed literally, or has another effect than intended.
//!
//! Whatever looks like markup in the text of a body had no effect, because the parser has removed
//! all markup that it recognises. Structural faults, such as text that becomes code, are reported
//! by the parser itself.

mod emphasis;
mod lines;
mod links;
mod paragraphs;
mod tables;
mod tabs;

use std::ops::Range;

use crate::foundation::diagnostics::{Diagnostic, Edit, MarkupError, Problem};
use crate::foundation::span::Span;
use crate::source::markdown::BlockKind;

use super::diagnostic::diagnostic;
use super::unit::{Block, Text};

/// The maximum number of characters of a markup to show.
const MAX_SHOWN_CHARS: usize = 60;

/// Markup without the intended effect, in the text of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    error: MarkupError,
    range: Range<usize>,
    /// The changes that have the intended effect. Empty if they are not certain.
    edits: Vec<(Range<usize>, String)>,
    /// Whether the corrected text is shown to the author.
    shows_fix: bool,
}

impl Finding {
    fn new(error: MarkupError, range: Range<usize>) -> Self {
        Self { error, range, edits: Vec::new(), shows_fix: true }
    }

    /// Adds a change.
    fn edit(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.edits.push((range, text.into()));
        self
    }

    /// Returns the text of the range with the changes in it.
    fn fixed(&self, words: &str) -> String {
        let mut fixed = String::new();
        let mut done = self.range.start;
        for (range, text) in &self.edits {
            fixed.push_str(words.get(done..range.start).unwrap_or_default());
            fixed.push_str(text);
            done = range.end;
        }
        fixed.push_str(words.get(done..self.range.end).unwrap_or_default());
        fixed
    }
}

/// Checks the markup of a text.
pub(super) fn check(text: &Text) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for section in &text.sections {
        let mut width = None;
        let unmarked = links::footnotes_without_colon(section);
        for (nth, block) in section.blocks.iter().enumerate() {
            let mut findings = emphasis::find(text, section, block);
            findings.extend(links::find(text, section, block, &unmarked));
            if section.is_markdown && block.kind == BlockKind::Paragraph {
                let is_last = nth + 1 == section.blocks.len();
                let lines = Lines::new(text, block);
                let tables = tables::find(text, block, &lines).or_else(|| tabs::find(text, block, &lines));
                // `[x] (https://…)` is a link, and not an item to be ticked.
                let is_link = |item: &Finding| findings.iter().any(|link| link.range.start == item.range.start);
                let items = lines::find(block, &lines, is_last).into_iter().filter(|item| !is_link(item));
                let found: Vec<Finding> = tables.into_iter().chain(items).collect();
                if found.is_empty() {
                    let width = *width.get_or_insert_with(|| paragraphs::longest_line(text.source));
                    findings.extend(paragraphs::find(text, block, &lines, width));
                }
                findings.extend(found);
            }
            findings.sort_by_key(|finding| finding.range.start);
            diagnostics.extend(findings.into_iter().filter_map(|finding| report(text, block, finding)));
        }
    }
    diagnostics
}

fn report(text: &Text, block: &Block, finding: Finding) -> Option<Diagnostic> {
    let words = block.text();
    let written = shortened(words.get(finding.range.clone())?);
    let works = match finding.shows_fix && !finding.edits.is_empty() {
        true => shortened(&finding.fixed(words)),
        false => String::new(),
    };
    let edits: Option<Vec<Edit>> =
        finding.edits.into_iter().map(|(range, new)| source_edit(text, block, range, new)).collect();
    let edits = edits.unwrap_or_default();
    let problem = Problem::LiteralMarkup { written, error: finding.error, works, edits: edits.into() };
    diagnostic(text, block, finding.range, problem)
}

/// Returns a change of the file, or `None` if the file has the range in another form.
fn source_edit(text: &Text, block: &Block, range: Range<usize>, new: String) -> Option<Edit> {
    let words = block.text();
    let span = if range.is_empty() { insertion(block, range.start) } else { block.span(range.clone()) };
    let is_verbatim = text.source.get(span.start..span.end) == words.get(range);
    is_verbatim.then_some(Edit { span, text: new })
}

/// Returns the empty span in the file at a position of the text.
fn insertion(block: &Block, at: usize) -> Span {
    let words = block.text();
    let before = words[..at].chars().next_back();
    // The position before a line break is the end of its line.
    match before.filter(|_| at == words.len() || words[at..].starts_with('\n')) {
        Some(before) => {
            let end = block.span(at - before.len_utf8()..at).end;
            Span::new(end, end)
        }
        None => {
            let start = block.span(at..at + 1).start;
            Span::new(start, start)
        }
    }
}

/// Returns the line ending of the file at the end of a line of the text.
fn line_end(text: &Text, block: &Block, at: usize) -> &'static str {
    let rest = text.source.get(insertion(block, at).start..).unwrap_or_default();
    if rest.trim_start_matches([' ', '\t']).starts_with('\r') { "\r\n" } else { "\n" }
}

fn shortened(words: &str) -> String {
    let line = words.split('\n').next().unwrap_or_default();
    match line.char_indices().nth(MAX_SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// The lines of a block.
struct Lines {
    lines: Vec<Line>,
}

/// A line of a block.
#[derive(Debug, Clone)]
struct Line {
    /// The range in the text of the block, without the line break.
    range: Range<usize>,
    /// Whether the line of the file begins here too, apart from white space.
    is_line_start: bool,
    /// Whether the line begins with a character of the file, so that it is not a `\` or an entity.
    start: usize,
    /// Whether the author broke the line before it with spaces or a backslash.
    is_after_hard_break: bool,
}

impl Lines {
    fn new(text: &Text, block: &Block) -> Self {
        let words = block.text();
        let mut lines = Vec::new();
        let mut at = 0;
        for line in words.split('\n') {
            let range = at..at + line.len();
            let start = if line.is_empty() { block.span(at..at).start } else { block.span(at..at + 1).start };
            let before = text.source.get(..start).unwrap_or_default().trim_end_matches([' ', '\t']);
            let is_line_start = before.is_empty() || before.ends_with('\n');
            let above = before.trim_end_matches(['\n', '\r']);
            let is_after_hard_break = is_line_start && at > 0 && (above.ends_with("  ") || above.ends_with('\\'));
            lines.push(Line { range, is_line_start, start, is_after_hard_break });
            at += line.len() + 1;
        }
        Self { lines }
    }
}
