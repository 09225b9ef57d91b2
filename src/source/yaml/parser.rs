//! Parsing a text into nodes.

use crate::foundation::diagnostics::{Diagnostic, Fix, Limit, Problem, Reported, Rule};
use crate::foundation::span::{Location, SourcePath, Span};

use super::check::check;
use super::limits::FILE_MEGABYTES;
use super::node::{Node, Value};
use super::options::options;
use super::{fast_path, syntax};

/// The most syntax errors that are searched in one document.
const MAX_ERRORS: usize = 20;

/// Parses one YAML document, which begins `offset` bytes into its file.
///
/// Returns `None` and diagnostics if the text is not valid YAML or exceeds a limit.
pub fn parse(path: &SourcePath, text: &str, offset: usize) -> Reported<Option<Node>> {
    match parse_unchecked(text, offset) {
        Ok(node) => usable(path, node, text, offset),
        Err(first) => {
            let errors = with_further_errors(first, text, offset).into_iter();
            let diagnostic = |(problem, span)| Diagnostic::new(Location::span(path, span), problem);
            Reported::new(None, errors.map(diagnostic).collect())
        }
    }
}

/// Checks a document. Returns `None` if it exceeds a limit.
fn usable(path: &SourcePath, mut node: Node, text: &str, offset: usize) -> Reported<Option<Node>> {
    let diagnostics = check(path, &mut node, text, offset);
    let is_usable = diagnostics.iter().all(|diagnostic| diagnostic.rule() != Rule::LimitExceeded);
    Reported::new(is_usable.then_some(node), diagnostics)
}

/// Returns the first syntax error and those after it.
///
/// The library stops at an error. If its correction is certain, the corrected text is parsed for
/// the next one.
fn with_further_errors(first: (Problem, Span), text: &str, offset: usize) -> Vec<(Problem, Span)> {
    let mut corrected = text.to_owned();
    // The bytes that the corrections have added.
    let mut added = 0;
    let mut errors = vec![first];
    while errors.len() < MAX_ERRORS {
        let Some((Problem::YamlSyntax { fix: Some(fix), .. }, _)) = errors.last() else { break };
        let Fix { span, new, is_certain: true, .. } = &**fix else { break };
        // Corrections add to a line or change its white space, so that positions stay positive.
        let start = span.start - offset + added;
        let Some(length) = new.len().checked_sub(span.end - span.start) else { break };
        let (range, end) = (start..span.end - offset + added, start + new.len());
        // The lines after one that begins in another column than before seem to be misaligned.
        let lead = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
        if corrected.get(range.clone()).is_none_or(|old| lead(old) != lead(new)) {
            break;
        }
        corrected.replace_range(range, new);
        added += length;
        let Err((mut problem, span)) = parse_unchecked(&corrected, 0) else { break };
        // An error before the end of a correction may be a consequence of it.
        if span.start < end {
            break;
        }
        let moved = |span: Span| Span::new(span.start - added + offset, span.end - added + offset);
        if let Problem::YamlSyntax { fix, .. } = &mut problem {
            if fix.as_ref().is_some_and(|fix| fix.span.start < end) {
                break;
            }
            *fix = fix.take().map(|fix| Box::new(Fix { span: moved(fix.span), ..*fix }));
        }
        errors.push((problem, moved(span)));
    }
    errors
}

/// Parses a list of records such that an invalid item does not hide the others.
///
/// If the text as a whole is invalid, it is split at the items that begin at the start of a line,
/// and each item is parsed by itself. Returns the list and the texts of the invalid items.
pub fn parse_list<'t>(path: &SourcePath, text: &'t str) -> Reported<(Option<Node>, Vec<&'t str>)> {
    if let Ok(node) = parse_unchecked(text, 0) {
        let whole = usable(path, node, text, 0);
        if whole.value.is_some() {
            return Reported::new((whole.value, Vec::new()), whole.diagnostics);
        }
    }
    let mut items = Vec::new();
    let mut invalid = Vec::new();
    let mut diagnostics = Vec::new();
    for (start, item) in syntax::items(text) {
        match parse(path, item, start).unpack(&mut diagnostics) {
            Some(Node { value: Value::List(nodes), .. }) => items.extend(nodes),
            _ => invalid.push(item),
        }
    }
    if diagnostics.is_empty() || invalid.is_empty() {
        // The error is between the items, so the diagnostic of the whole file describes it best.
        return Reported::new((None, vec![text]), parse(path, text, 0).diagnostics);
    }
    Reported::new((Some(Node { span: Span::new(0, text.len()), value: Value::List(items) }), invalid), diagnostics)
}

fn parse_unchecked(text: &str, offset: usize) -> Result<Node, (Problem, Span)> {
    if text.len() > FILE_MEGABYTES * 1_000_000 {
        let limit = Limit::FileSize { limit_megabytes: FILE_MEGABYTES };
        return Err((Problem::LimitExceeded(limit), Span::new(offset, offset)));
    }
    if let Some(mut node) = fast_path::parse(text) {
        node.shift(offset);
        return Ok(node);
    }
    parse_with_library(text, offset)
}

/// Parses a document with the library, which supports all of YAML.
pub(super) fn parse_with_library(text: &str, offset: usize) -> Result<Node, (Problem, Span)> {
    let mut node: Node =
        serde_yaml::from_str_with_options(text, options()).map_err(|error| syntax::explain(&error, text, offset))?;
    restore_source(&mut node, text);
    node.shift(offset);
    Ok(node)
}

/// Restores what the library does not report: the ends of collections, and the spelling of numbers
/// (`1.50`).
fn restore_source(node: &mut Node, text: &str) {
    match &mut node.value {
        Value::Number(number) => {
            *number = text.get(node.span.start..node.span.end).unwrap_or_default().to_owned();
        }
        Value::List(items) => {
            items.iter_mut().for_each(|item| restore_source(item, text));
            if let Some(last) = items.last() {
                node.span = Span::new(node.span.start, last.span.end);
            }
        }
        Value::Map(entries) => {
            entries.iter_mut().for_each(|(_, value)| restore_source(value, text));
            if let (Some((first, _)), Some((_, last))) = (entries.first(), entries.last()) {
                node.span = Span::new(node.span.start.min(first.span.start), last.span.end);
            }
        }
        Value::Null | Value::Bool(_) | Value::Text(_) => {}
    }
}
