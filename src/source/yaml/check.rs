//! Checks of a parsed document: oversized values, duplicate keys, and list items that run into each
//! other.

use std::collections::BTreeMap;

use crate::foundation::diagnostics::{Diagnostic, Fix, Limit, Problem};
use crate::foundation::span::{Location, SourcePath, Span};

use crate::source::characters::is_forbidden;

use super::limits::SCALAR_MEGABYTES;
use super::line::quoted;
use super::node::{Key, Node, Value};

/// Reports what is wrong with a document, and repairs it so that it can be read.
///
/// Of duplicate keys the first one is kept.
pub(super) fn check(path: &SourcePath, node: &mut Node, text: &str, offset: usize) -> Vec<Diagnostic> {
    let mut checker = Checker { path, text, offset, diagnostics: Vec::new() };
    checker.check(node);
    checker.diagnostics
}

struct Checker<'p> {
    path: &'p SourcePath,
    text: &'p str,
    /// The position of the text in its file.
    offset: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report(&mut self, span: Span, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(Location::span(self.path, span), problem));
    }

    fn check(&mut self, node: &mut Node) {
        match &mut node.value {
            Value::Text(text) if text.len() > SCALAR_MEGABYTES * 1_000_000 => {
                let limit = Limit::ScalarSize { limit_megabytes: SCALAR_MEGABYTES };
                self.report(node.span, Problem::LimitExceeded(limit));
            }
            // Those that are in the file itself are already reported and replaced. These are
            // escapes.
            Value::Text(text) if text.contains(is_forbidden) => {
                let mut reported = Vec::new();
                for character in text.chars().filter(|c| is_forbidden(*c)) {
                    if !reported.contains(&character) {
                        reported.push(character);
                        self.report(node.span, Problem::ForbiddenCharacter { character });
                    }
                }
                *text = text.replace(is_forbidden, " ");
            }
            Value::List(items) => {
                self.split_records(items);
                items.iter_mut().for_each(|item| self.check(item));
            }
            Value::Map(entries) => {
                if has_duplicate(entries) {
                    self.retain_first(entries);
                }
                for (key, value) in entries.iter_mut() {
                    match &value.value {
                        Value::Null => self.check_comment(key, value),
                        _ => self.check(value),
                    }
                }
                if let Some((_, last)) = entries.last() {
                    node.span.end = node.span.end.max(last.span.end);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }

    /// Reports a value that YAML reads as a comment, as in `ky: #5 мектеп`. Its span becomes that
    /// of the comment.
    fn check_comment(&mut self, key: &Key, node: &mut Node) {
        let Some(after) = self.text.get(key.span.end - self.offset..) else { return };
        let Some((colon, rest)) = after.find(':').and_then(|colon| Some((colon, cut_off(&after[colon + 1..])?))) else {
            return;
        };
        let line = &after[colon + 1..];
        let start = key.span.end + colon + 1 + line.find('#').unwrap_or_default();
        let span = Span::new(start, start + rest.len());
        node.span = span;
        let value = quoted(rest);
        let shown = format!("{}: {value}", key.name);
        let fix = Some(Box::new(Fix::new(span, value).certain_if(false).shown_as(shown)));
        self.report(span, Problem::CutText { rest: shortened(rest), fix });
    }

    /// Splits list items at a second `id`, before which the author forgot the `- ` of another
    /// record.
    fn split_records(&mut self, items: &mut Vec<Node>) {
        let ids = |item: &Node| match &item.value {
            Value::Map(entries) => entries.iter().filter(|(key, _)| key.name == "id").count(),
            _ => 0,
        };
        if items.iter().all(|item| ids(item) < 2) {
            return;
        }
        for item in std::mem::take(items) {
            let Value::Map(entries) = item.value else {
                items.push(item);
                continue;
            };
            let (mut record, mut first) = (Node { span: item.span, value: Value::Null }, None);
            let mut kept = Vec::new();
            for (key, value) in entries {
                if key.name == "id"
                    && let Some(first) = first.replace(key.span)
                {
                    self.report(key.span, Problem::MissingDash { first: Location::span(self.path, first) });
                    record.value = Value::Map(std::mem::take(&mut kept));
                    items.push(std::mem::replace(&mut record, Node { span: key.span, value: Value::Null }));
                }
                record.span.end = value.span.end;
                kept.push((key, value));
            }
            record.value = Value::Map(kept);
            items.push(record);
        }
    }

    fn retain_first(&mut self, entries: &mut Vec<(Key, Node)>) {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        // Two texts with the same words after a comma, `{ky: А, зал, ru: Б, зал}`, are not keys.
        let is_text = |key: &Key, value: &Node| value.value == Value::Null && !key.name.is_ascii();
        entries.retain(|(key, value)| match seen.get(&key.name) {
            Some(_) if is_text(key, value) => true,
            Some(&first) => {
                let first = Location::span(self.path, first);
                self.report(key.span, Problem::DuplicateKey { key: key.name.clone(), first });
                false
            }
            None => {
                seen.insert(key.name.clone(), key.span);
                true
            }
        });
    }
}

/// The maximum number of characters of a lost text to show.
const MAX_SHOWN_CHARS: usize = 30;

/// Returns the start of a text that YAML reads as a comment, as it is shown.
pub(crate) fn shortened(rest: &str) -> String {
    rest.chars().take(MAX_SHOWN_CHARS).collect()
}

/// Returns the YAML comment after a value if it looks like text.
///
/// A space and `#` begin a comment. Real comments have a space after `#`. `#1` and `#бюджет` are
/// meant as text.
pub(crate) fn cut_off(after: &str) -> Option<&str> {
    let line = after.lines().next()?;
    let remark = line.trim_start_matches([' ', '\t']);
    let meant = remark.len() < line.len() && remark.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    meant.then(|| remark.trim_end())
}

fn has_duplicate(entries: &[(Key, Node)]) -> bool {
    let mut names: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}
