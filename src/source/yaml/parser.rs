//! Parsing a text into nodes.

use crate::foundation::diagnostics::{Diagnostic, Limit, Problem, Reported, Rule};
use crate::foundation::span::{Location, SourcePath, Span};

use super::check::check;
use super::limits::FILE_MEGABYTES;
use super::node::{Node, Value};
use super::options::options;
use super::{fast_path, syntax};

/// Parses one YAML document, which begins `offset` bytes into its file.
///
/// Returns `None` and a diagnostic if the text is not valid YAML or exceeds a limit.
pub fn parse(path: &SourcePath, text: &str, offset: usize) -> Reported<Option<Node>> {
    match parse_unchecked(text, offset) {
        Ok(mut node) => {
            let diagnostics = check(path, &mut node);
            let is_usable = diagnostics.iter().all(|diagnostic| diagnostic.rule() != Rule::LimitExceeded);
            Reported::new(is_usable.then_some(node), diagnostics)
        }
        Err((problem, span)) => Reported::new(None, vec![Diagnostic::new(Location::span(path, span), problem)]),
    }
}

/// Parses a list of records such that an invalid item does not hide the others.
///
/// If the text as a whole is invalid, it is split at the items that begin at the start of a line,
/// and each item is parsed by itself. Returns the list and the texts of the invalid items.
pub fn parse_list<'t>(path: &SourcePath, text: &'t str) -> Reported<(Option<Node>, Vec<&'t str>)> {
    let whole = parse(path, text, 0);
    if whole.value.is_some() {
        return Reported::new((whole.value, Vec::new()), whole.diagnostics);
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
        return Reported::new((None, vec![text]), whole.diagnostics);
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
