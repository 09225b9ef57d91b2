//! Output formats of diagnostics: text with source snippets, JSON lines, and GitHub annotations.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet as AnnotatedSnippet};
use serde_json::json;

use super::output::{escaped_json, printable};
use crate::foundation::diagnostics::{Diagnostic, Severity};
use crate::foundation::span::{Location, Position};
use crate::messages::Messages;
use crate::messages::snippet::{Snippet, SourceFiles};

/// Diagnostics with the context that their rendering needs.
pub(super) struct Report<'r> {
    pub diagnostics: &'r [Diagnostic],
    pub sources: SourceFiles<'r>,
    pub messages: &'r Messages,
    pub color: bool,
    /// Whether to leave warnings out.
    pub quiet: bool,
}

impl Report<'_> {
    pub(super) fn visible_diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| !self.quiet || diagnostic.is_error())
    }

    /// Returns the message with its related location, for formats without source snippets.
    fn message(&self, diagnostic: &Diagnostic) -> String {
        let message = self.messages.message(&diagnostic.problem);
        match self.messages.related(&diagnostic.problem) {
            Some((place, label)) => {
                let (line, column) = self.sources.line_column(place);
                format!("{message} ({label}: {}:{line}:{column})", place.path)
            }
            None => message,
        }
    }
}

/// Placeholders for the paths of the primary and the related location: private-use characters.
const PATH_PLACEHOLDERS: [&str; 2] = ["\u{f8fe}\u{f8ff}", "\u{f8ff}\u{f8fe}"];

/// Writes each diagnostic with source snippets. A broken pipe is not an error.
pub(super) fn text(report: &Report, out: &mut dyn Write) {
    let renderer = if report.color { Renderer::styled() } else { Renderer::plain() };
    for diagnostic in report.visible_diagnostics() {
        let _ = writeln!(out, "{}\n", render(report, diagnostic, &renderer));
    }
}

fn render(report: &Report, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let messages = report.messages;
    let (level, name) = match diagnostic.rule().severity() {
        Severity::Error => (Level::ERROR, messages.get("error")),
        Severity::Warning => (Level::WARNING, messages.get("warning")),
    };
    let level = level.with_name(name);
    let message = printable(&messages.message(&diagnostic.problem));
    let help = messages.help(&diagnostic.problem).map(|help| printable(&help));
    let primary = LocatedSnippet::new(report, &diagnostic.location, PATH_PLACEHOLDERS[0]);
    let group = level.primary_title(message).id(diagnostic.rule().name());
    let mut group = group.element(primary.annotated(AnnotationKind::Primary, None));
    let related = messages
        .related(&diagnostic.problem)
        .map(|(place, label)| (LocatedSnippet::new(report, place, PATH_PLACEHOLDERS[1]), label));
    if let Some((related, label)) = &related {
        match related.has_text {
            true => group = group.element(related.annotated(AnnotationKind::Context, Some(label.as_str()))),
            false => group = group.element(Origin::path(printable(&related.place.path))),
        }
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.with_name(messages.get("help-word")).message(help));
    }
    // The renderer counts columns from the start of the snippet, which may be cut. It is given
    // placeholder paths, so that the locations can be replaced by the real ones.
    let related = related.iter().map(|(related, _)| related);
    let rendered = renderer.render(&[group]);
    std::iter::once(&primary).chain(related).fold(rendered, |rendered, snippet| snippet.with_location(&rendered))
}

/// A source snippet with its location.
struct LocatedSnippet<'n> {
    place: &'n Location,
    /// The text that the renderer prints for the path.
    placeholder: &'static str,
    line: usize,
    column: usize,
    snippet: Snippet,
    /// Whether there is text to show.
    has_text: bool,
}

impl<'n> LocatedSnippet<'n> {
    fn new(report: &Report, place: &'n Location, placeholder: &'static str) -> Self {
        let (line, column) = report.sources.line_column(place);
        let snippet = printable_snippet(&report.sources.snippet(place));
        let has_text = !snippet.text.is_empty() && !matches!(place.at, Position::File);
        Self { place, placeholder, line, column, snippet, has_text }
    }

    /// Replaces the placeholder location in the rendered text by the real one.
    fn with_location(&self, rendered: &str) -> String {
        let column = self.snippet.text[..self.snippet.span.start].chars().count() + 1;
        let location = format!("{}:{}:{}", printable(&self.place.path), self.line, self.column);
        rendered.replacen(&format!("{}:{}:{column}", self.placeholder, self.line), &location, 1)
    }

    fn annotated<'l>(
        &'l self,
        kind: AnnotationKind,
        label: Option<&'l str>,
    ) -> AnnotatedSnippet<'l, annotate_snippets::Annotation<'l>> {
        AnnotatedSnippet::source(self.snippet.text.as_str())
            .path(self.placeholder)
            .line_start(self.line)
            .annotation(kind.span(self.snippet.span.clone()).label(label))
    }
}

/// Returns the snippet without characters that a terminal would interpret.
fn printable_snippet(Snippet { text, span }: &Snippet) -> Snippet {
    let (before, marked) = (printable(&text[..span.start]), printable(&text[span.clone()]));
    let after = printable(&text[span.end..]);
    let span = before.len()..before.len() + marked.len();
    Snippet { text: before + &marked + &after, span }
}

/// Writes one JSON object per line. The keys are a stable interface.
pub(super) fn json(report: &Report, out: &mut dyn Write) {
    for diagnostic in report.visible_diagnostics() {
        let (line, column) = report.sources.line_column(&diagnostic.location);
        let object = json!({
            "rule": diagnostic.rule().name(),
            "severity": diagnostic.rule().severity().name(),
            "path": &*diagnostic.location.path,
            "line": line,
            "column": column,
            "message": report.message(diagnostic),
            "help": report.messages.help(&diagnostic.problem),
        });
        let _ = writeln!(out, "{}", escaped_json(&object.to_string()));
    }
}

/// Writes workflow commands, which GitHub shows as annotations of the changed lines.
pub(super) fn github(report: &Report, out: &mut dyn Write) {
    for diagnostic in report.visible_diagnostics() {
        let (line, column) = report.sources.line_column(&diagnostic.location);
        let message = match report.messages.help(&diagnostic.problem) {
            Some(help) => format!("{}\n{help}", report.message(diagnostic)),
            None => report.message(diagnostic),
        };
        let _ = writeln!(
            out,
            "::{} file={},line={line},col={column},title={}::{}",
            diagnostic.rule().severity().name(),
            escape_property(&printable(&diagnostic.location.path)),
            diagnostic.rule().name(),
            escape_data(&printable(&message))
        );
    }
}

/// Escapes the data of a workflow command.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property of a workflow command.
fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::foundation::diagnostics::Problem;
    use crate::foundation::span::Span;
    use crate::messages::MessageLang;
    use crate::source::input::{Inputs, Now};

    fn render_duplicate_key(text: &str, first: usize, second: usize) -> String {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0))).with("content/x.yaml", text);
        let place = |at| Location::span(&"content/x.yaml".into(), Span::new(at, at + 2));
        let problem = Problem::DuplicateKey { key: "id".into(), first: place(first) };
        let diagnostics = [Diagnostic::new(place(second), problem)];
        let sources = SourceFiles::new(&inputs);
        let report = Report {
            diagnostics: &diagnostics,
            sources,
            messages: Messages::of(MessageLang::En),
            color: false,
            quiet: false,
        };
        let mut out = Vec::new();
        super::text(&report, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn column_is_correct_in_a_cut_snippet() {
        let text = "ө".repeat(4_000) + "id" + &"ө".repeat(4_000) + "id\n";
        let rendered = render_duplicate_key(&text, 8_000, 16_002);
        assert!(rendered.contains("--> content/x.yaml:1:8003\n"), "{rendered}");
        assert!(rendered.contains("content/x.yaml:1:4001\n"), "{rendered}");
        assert!(rendered.len() < 3_000 && rendered.contains("^^"), "{rendered}");
    }

    #[test]
    fn message_that_looks_like_a_location_is_unchanged() {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)));
        let inputs = inputs.with("content/x\u{1b}.md", "ө".repeat(1_000) + "word");
        let place = Location::span(&"content/x\u{1b}.md".into(), Span::new(2_000, 2_004));
        let problem = Problem::DuplicateKey { key: "content/x.md:1:401".into(), first: place.clone() };
        let diagnostics = [Diagnostic::new(place, problem)];
        let sources = SourceFiles::new(&inputs);
        let report = Report {
            diagnostics: &diagnostics,
            sources,
            messages: Messages::of(MessageLang::En),
            color: true,
            quiet: false,
        };
        let mut out = Vec::new();
        super::text(&report, &mut out);
        let rendered = String::from_utf8(out).unwrap();
        assert_eq!(rendered.matches("content/x.md:1:401").count(), 1, "{rendered}");
        assert_eq!(rendered.matches("content/x\u{fffd}.md:1:1001").count(), 2, "{rendered}");
    }

    #[test]
    fn short_line_is_shown_whole() {
        let rendered = render_duplicate_key("id: a\nid: b\n", 0, 6);
        assert!(rendered.contains("--> content/x.yaml:2:1\n") && rendered.contains("2 | id: b"), "{rendered}");
    }
}
