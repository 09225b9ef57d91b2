//! How notes are told: drawn with the line they speak of, as JSON lines, or as workflow commands.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::json;

use crate::excerpt::{Excerpt, Sources};
use crate::note::{Note, Severity};
use crate::span::{At, Place};
use crate::words::Words;

/// Notes, and what is needed to tell them.
pub struct Report<'r> {
    pub notes: &'r [Note],
    pub sources: Sources<'r>,
    pub words: &'r Words,
    pub color: bool,
    /// Leave warnings out.
    pub quiet: bool,
}

impl Report<'_> {
    fn shown(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| !self.quiet || note.is_error())
    }

    /// The message with the other place it speaks of, for formats that draw no lines.
    fn message(&self, note: &Note) -> String {
        let message = self.words.message(&note.problem);
        match self.words.related(&note.problem) {
            Some((place, label)) => {
                let (line, column) = self.sources.line_column(place);
                format!("{message} ({label}: {}:{line}:{column})", place.path)
            }
            None => message,
        }
    }
}

/// Stand for the path of a note and for that of the other place it speaks of: letters that no writing has.
const STEADS: [&str; 2] = ["\u{f8fe}\u{f8ff}", "\u{f8ff}\u{f8fe}"];

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
    let lines = Lines::of(report, &note.place, STEADS[0]);
    let group = level.primary_title(message).id(note.rule().name());
    let mut group = group.element(lines.snippet(AnnotationKind::Primary, None));
    let related = words.related(&note.problem).map(|(place, label)| (Lines::of(report, place, STEADS[1]), label));
    if let Some((lines, label)) = &related {
        match lines.known {
            true => group = group.element(lines.snippet(AnnotationKind::Context, Some(label.as_str()))),
            false => group = group.element(Origin::path(printable(&lines.place.path))),
        }
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.with_name(words.plain("help-word")).message(help));
    }
    // Whoever draws counts columns from where an excerpt begins, so it is given a path that nobody has.
    let others = related.iter().map(|(other, _)| other);
    std::iter::once(&lines).chain(others).fold(renderer.render(&[group]), |drawn, lines| lines.placed(drawn))
}

/// The line of a place, or as much of it as can be read.
struct Lines<'n> {
    place: &'n Place,
    /// What is drawn for the path.
    stead: &'static str,
    line: usize,
    column: usize,
    excerpt: Excerpt,
    /// Whether the file has text to show.
    known: bool,
}

impl<'n> Lines<'n> {
    fn of(report: &Report, place: &'n Place, stead: &'static str) -> Self {
        let (line, column) = report.sources.line_column(place);
        let excerpt = report.sources.excerpt(place);
        let known = !excerpt.text.is_empty() && !matches!(place.at, At::File);
        Self { place, stead, line, column, excerpt, known }
    }

    /// A drawing with the place in the stead of what was drawn for it.
    fn placed(&self, drawn: String) -> String {
        let column = self.excerpt.text[..self.excerpt.span.start].chars().count() + 1;
        let place = format!("{}:{}:{}", printable(&self.place.path), self.line, self.column);
        drawn.replacen(&format!("{}:{}:{column}", self.stead, self.line), &place, 1)
    }

    fn snippet<'l>(
        &'l self,
        kind: AnnotationKind,
        label: Option<&'l str>,
    ) -> Snippet<'l, annotate_snippets::Annotation<'l>> {
        Snippet::source(self.excerpt.text.as_str())
            .path(self.stead)
            .line_start(self.line)
            .annotation(kind.span(self.excerpt.span.clone()).label(label))
    }
}

/// A path without signs that would move about in a terminal.
fn printable(path: &str) -> String {
    path.chars().map(|letter| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// One JSON object a line, with the keys that section 7 of the content model fixes.
pub fn json(report: &Report, out: &mut dyn Write) {
    for note in report.shown() {
        let (line, column) = report.sources.line_column(&note.place);
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
        let (line, column) = report.sources.line_column(&note.place);
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::input::{Inputs, Now};
    use crate::note::Problem;
    use crate::span::Span;
    use crate::words::Tongue;

    fn told(text: &str, first: usize, second: usize) -> String {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0))).with("content/x.yaml", text);
        let place = |at| Place::span(&"content/x.yaml".into(), Span::new(at, at + 2));
        let problem = Problem::DuplicateKey { key: "id".into(), first: place(first) };
        let notes = [Note::new(place(second), problem)];
        let sources = Sources::new(&inputs);
        let report = Report { notes: &notes, sources, words: Words::of(Tongue::En), color: false, quiet: false };
        let mut out = Vec::new();
        super::text(&report, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_place_far_into_a_line_is_told_by_its_own_column() {
        let text = "ө".repeat(4_000) + "id" + &"ө".repeat(4_000) + "id\n";
        let told = told(&text, 8_000, 16_002);
        assert!(told.contains("--> content/x.yaml:1:8003\n"), "{told}");
        assert!(told.contains("content/x.yaml:1:4001\n"), "{told}");
        assert!(told.len() < 3_000 && told.contains("^^"), "{told}");
    }

    #[test]
    fn words_that_look_like_a_place_are_left_alone() {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)));
        let inputs = inputs.with("content/x\u{1b}.md", "ө".repeat(1_000) + "word");
        let place = Place::span(&"content/x\u{1b}.md".into(), Span::new(2_000, 2_004));
        let problem = Problem::DuplicateKey { key: "content/x.md:1:401".into(), first: place.clone() };
        let notes = [Note::new(place, problem)];
        let sources = Sources::new(&inputs);
        let report = Report { notes: &notes, sources, words: Words::of(Tongue::En), color: true, quiet: false };
        let mut out = Vec::new();
        super::text(&report, &mut out);
        let told = String::from_utf8(out).unwrap();
        assert_eq!(told.matches("content/x.md:1:401").count(), 1, "{told}");
        assert_eq!(told.matches("content/x\u{fffd}.md:1:1001").count(), 2, "{told}");
    }

    #[test]
    fn a_place_in_a_short_line_is_shown_with_the_line() {
        let told = told("id: a\nid: b\n", 0, 6);
        assert!(told.contains("--> content/x.yaml:2:1\n") && told.contains("2 | id: b"), "{told}");
    }
}
