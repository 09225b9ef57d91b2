//! Errors of the template engine, each with its template and its place.
//!
//! Tera reports some errors as values, some as rendered reports, and some without a place. This
//! module converts all of them. The loader decides which of them the author sees.

use tera::{Error, ErrorKind};

use crate::foundation::diagnostics::{Diagnostic, Problem, ThemeError};
use crate::foundation::span::{Location, Position};
use crate::theme::function;

use super::source::{Source, name_in_theme, path};
use super::tag::{Tag, tags};

/// An error in a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TemplateError {
    /// The name of the template with its theme: `theme/name`.
    pub template: String,
    pub at: Position,
    pub problem: Problem,
    /// The item that the template needs and that does not exist.
    pub missing: Option<MissingItem>,
}

/// An item that a template needs: another template, or something that another template defines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MissingItem {
    /// `template`, `component` or `block`.
    pub kind: &'static str,
    pub name: String,
}

impl TemplateError {
    /// Converts an error of the engine. Returns nothing if the error does not name its template.
    pub(super) fn all(error: &Error, sources: &[Source]) -> Vec<TemplateError> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let at = Position::LineColumn(span.start_line.max(1), span.start_col + 1);
                vec![TemplateError::new(report.filename(), at, problem(report.message()))]
            }
            ErrorKind::MissingParent { current, parent } => {
                let at = at_tag(sources, current, "extends", |tag| tag.name == parent);
                let missing = Some(MissingItem { kind: "template", name: parent.clone() });
                let problem = Problem::Theme(ThemeError::NoParent { parent: parent.clone() });
                vec![TemplateError { missing, ..TemplateError::new(current, at, problem) }]
            }
            ErrorKind::CircularExtend { inheritance_chain: chain, .. } => cycle(sources, chain, "extends"),
            ErrorKind::CircularInclude { include_chain: chain, .. } => cycle(sources, chain, "include"),
            ErrorKind::Msg(message) => match repeated_in(message) {
                Some(template) => duplicate_components(sources, template),
                None => from_reports(message),
            },
            _ => Vec::new(),
        }
    }

    fn new(template: &str, at: Position, problem: Problem) -> Self {
        Self { template: template.to_owned(), at, problem, missing: None }
    }

    /// Returns the error as a diagnostic at its place.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        Diagnostic::new(Location { path: path(&self.template), at: self.at }, self.problem.clone())
    }
}

/// Returns what a message of the engine means: the error of a function, or the engine's own words.
fn problem(message: &str) -> Problem {
    match function::error_in(message) {
        Some(error) => Problem::Theme(ThemeError::Function(error)),
        None => Problem::Template { message: message.to_owned() },
    }
}

/// Returns the place of the first tag of a template that passes a test.
fn at_tag(sources: &[Source], template: &str, word: &str, wanted: impl Fn(&Tag) -> bool) -> Position {
    let source = sources.iter().find(|source| source.name == template);
    source.and_then(|source| Some(tags(&source.text, word).find(wanted)?.at(&source.text))).unwrap_or(Position::File)
}

/// Converts a cycle of `extends` or `include` tags. The last name of the chain closes the cycle.
fn cycle(sources: &[Source], chain: &[String], tag: &'static str) -> Vec<TemplateError> {
    let Some((template, before)) = chain.split_last() else { return Vec::new() };
    let start = before.iter().position(|name| name == template).map_or(0, |position| position + 1);
    let plain = name_in_theme(template);
    let through = before[start..].to_vec();
    let namesake = sources.iter().find(|source| source.name != *template && name_in_theme(&source.name) == plain);
    let namesake = namesake.filter(|_| through.is_empty()).map(|source| source.name.clone());
    let next = before.get(start).map_or(plain, |name| name_in_theme(name));
    let at = at_tag(sources, template, tag, |tag| name_in_theme(tag.name) == next || tag.name == next);
    let problem = Problem::Theme(ThemeError::TemplateCycle { tag, through, namesake });
    vec![TemplateError::new(template, at, problem)]
}

/// Parses reports as the engine renders them: `error: message`, then ` --> theme/name:line:column`.
fn from_reports(reports: &str) -> Vec<TemplateError> {
    let lines: Vec<&str> = reports.lines().collect();
    let errors = lines.windows(2).filter_map(|pair| {
        let (message, place) = (pair[0].strip_prefix("error: ")?, pair[1].trim_start().strip_prefix("--> ")?);
        let mut parts = place.rsplitn(3, ':');
        let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let missing = missing_item(message);
        let error = TemplateError::new(parts.next()?, Position::LineColumn(line, column), problem(message));
        Some(TemplateError { missing, ..error })
    });
    errors.collect()
}

fn missing_item(message: &str) -> Option<MissingItem> {
    let kinds = [("Unknown template `", "template"), ("Unknown component `", "component"), ("Block `", "block")];
    kinds.into_iter().find_map(|(start, kind)| {
        let name = message.strip_prefix(start)?.split('`').next()?.to_owned();
        Some(MissingItem { kind, name })
    })
}

/// Returns the second of the two templates that define the same component.
fn repeated_in(message: &str) -> Option<&str> {
    message.strip_prefix("Component `")?.split_once("` is defined in both `")?.1.split('`').nth(2)
}

/// Finds all components of a template that another template of its theme defines too.
///
/// The engine names one of them, and not always the same.
fn duplicate_components(sources: &[Source], template: &str) -> Vec<TemplateError> {
    let Some(source) = sources.iter().find(|source| source.name == template) else { return Vec::new() };
    let earlier = |other: &&Source| other.theme() == source.theme() && other.name < source.name;
    let errors = tags(&source.text, "component").filter_map(|tag| {
        let defines = |other: &&Source| tags(&other.text, "component").any(|there| there.name == tag.name);
        let other = sources.iter().filter(earlier).find(defines)?.name.clone();
        let error = ThemeError::DuplicateComponent { component: tag.name.to_owned(), other };
        Some(TemplateError::new(template, tag.at(&source.text), Problem::Theme(error)))
    });
    errors.collect()
}
