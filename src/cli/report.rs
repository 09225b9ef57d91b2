//! How notes are told: drawn with the line they speak of, as JSON lines, or as workflow commands.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::json;

use crate::input::Inputs;
use crate::note::{Note, Severity};
use crate::span::{At, Place};
use crate::words::Words;

/// Notes, and what is needed to tell them.
pub struct Report<'r> {
    pub notes: &'r [Note],
    pub inputs: &'r Inputs,
    pub words: &'r Words,
    pub color: bool,
    /// Leave warnings out.
    pub quiet: bool,
}

impl Report<'_> {
    fn shown(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| !self.quiet || note.is_error())
    }

    /// The bytes of the file that a place is in, as they were read; a theme may stand in the program itself.
    fn bytes(&self, place: &Place) -> &[u8] {
        self.inputs.bytes(&place.path).or_else(|| crate::theme::embedded_file(&place.path)).unwrap_or_default()
    }

    fn line_column(&self, place: &Place) -> (usize, usize) {
        place.line_column(self.bytes(place))
    }

    /// The message with the other place it speaks of, for formats that draw no lines.
    fn message(&self, note: &Note) -> String {
        let message = self.words.message(&note.problem);
        match self.words.related(&note.problem) {
            Some((place, label)) => {
                let (line, column) = self.line_column(place);
                format!("{message} ({label}: {}:{line}:{column})", place.path)
            }
            None => message,
        }
    }
}

/// Draws each note for people. A reader who went away is no error.
pub fn text(report: &Report, out: &mut dyn Write) {
    let renderer = if report.color { Renderer::styled() } else { Renderer::plain() };
    for note in report.shown() {
        let _ = writeln!(out, "{}\n", draw(report, note, &renderer));
    }
}

fn draw(report: &Report, note: &Note, renderer: &Renderer) -> String {
    let words = report.words;
    let (level, name) = match note.rule().severity() {
        Severity::Error => (Level::ERROR, words.plain("error")),
        Severity::Warning => (Level::WARNING, words.plain("warning")),
    };
    let level = level.with_name(name);
    let message = words.message(&note.problem);
    let help = words.help(&note.problem);
    let lines = Lines::of(report, &note.place);
    let mut group =
        level.primary_title(message).id(note.rule().name()).element(lines.snippet(AnnotationKind::Primary, None));
    let related = words.related(&note.problem).map(|(place, label)| (Lines::of(report, place), place, label));
    if let Some((lines, place, label)) = &related {
        match lines.known {
            true => group = group.element(lines.snippet(AnnotationKind::Context, Some(label.as_str()))),
            false => group = group.element(Origin::path(&*place.path)),
        }
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.with_name(words.plain("help-word")).message(help));
    }
    renderer.render(&[group])
}

/// The lines that a place touches, as text.
struct Lines {
    path: String,
    text: String,
    first_line: usize,
    /// The place within `text`.
    span: std::ops::Range<usize>,
    /// Whether the file has text to show.
    known: bool,
}

impl Lines {
    fn of(report: &Report, place: &Place) -> Self {
        let bytes = report.bytes(place);
        let (line, column) = place.line_column(bytes);
        let whole = String::from_utf8_lossy(bytes);
        let whole = whole.strip_prefix('\u{feff}').unwrap_or(&whole);
        let text: String = whole.split('\n').nth(line - 1).unwrap_or_default().trim_end_matches('\r').to_owned();
        let start = text.char_indices().nth(column - 1).map_or(text.len(), |(at, _)| at);
        let length = match place.at {
            At::Span(span) => span.end - span.start,
            At::File | At::LineColumn(..) => 1,
        };
        let mut end = (start + length.max(1)).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let known = !text.is_empty() && !matches!(place.at, At::File);
        Self { path: place.path.to_string(), text, first_line: line, span: start..end.max(start), known }
    }

    fn snippet<'l>(
        &'l self,
        kind: AnnotationKind,
        label: Option<&'l str>,
    ) -> Snippet<'l, annotate_snippets::Annotation<'l>> {
        Snippet::source(self.text.as_str())
            .path(self.path.as_str())
            .line_start(self.first_line)
            .annotation(kind.span(self.span.clone()).label(label))
    }
}

/// One JSON object a line, with the keys that section 7 of the content model fixes.
pub fn json(report: &Report, out: &mut dyn Write) {
    for note in report.shown() {
        let (line, column) = report.line_column(&note.place);
        let object = json!({
            "rule": note.rule().name(),
            "severity": note.rule().severity().name(),
            "path": &*note.place.path,
            "line": line,
            "column": column,
            "message": report.message(note),
            "help": report.words.help(&note.problem),
        });
        let _ = writeln!(out, "{object}");
    }
}

/// Workflow commands, which GitHub shows beside the changed lines.
pub fn github(report: &Report, out: &mut dyn Write) {
    for note in report.shown() {
        let (line, column) = report.line_column(&note.place);
        let message = match report.words.help(&note.problem) {
            Some(help) => format!("{}\n{help}", report.message(note)),
            None => report.message(note),
        };
        let _ = writeln!(
            out,
            "::{} file={},line={line},col={column},title={}::{}",
            note.rule().severity().name(),
            property(&note.place.path),
            note.rule().name(),
            escaped(&message)
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
