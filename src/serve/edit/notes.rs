//! The diagnostics of a form, each at the field that it is about.

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::span::{Position, Span};
use crate::messages::Messages;
use crate::source::yaml::Value;

use super::field::places;
use super::target::{BODY, Part};

/// The message of a diagnostic, and its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// The name of the field, or nothing for the whole form.
    pub field: String,
    pub is_error: bool,
    pub message: String,
    pub help: Option<String>,
}

/// Returns the notes on a part of a file, errors first.
pub(super) fn notes(part: &Part, diagnostics: &[Diagnostic], messages: &Messages) -> Vec<Note> {
    let fields = part.fields();
    let mut places = places(&fields, part.node.as_ref());
    // The smallest place is the most exact.
    places.sort_by_key(|(span, _)| span.end - span.start);
    let own = part.span();
    let record = part.node.as_ref().map(|node| node.span);
    let mut notes: Vec<Note> = Vec::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.location.path == part.path) {
        let span = match diagnostic.location.at {
            Position::Span(span) => span,
            Position::File | Position::LineColumn(..) => Span::default(),
        };
        let is_file = diagnostic.location.at == Position::File;
        if !(is_file || (own.start..=own.end).contains(&span.start)) {
            continue;
        }
        let inside = places.iter().find(|(place, _)| place.start <= span.start && span.end <= place.end);
        let field = match &diagnostic.problem {
            // A missing key is reported at the first line of its map.
            Problem::MissingKey { key, .. } => {
                let map = places.iter().find(|(place, _)| *place == span).filter(|_| record != Some(span));
                let map = map.map(|(_, name)| format!("{name}."));
                format!("{}{key}", map.unwrap_or_else(|| part.prefix()))
            }
            _ if is_file || (record == Some(span) && part.lang.is_none()) => String::new(),
            _ if part.lang.is_some() && span.start >= part.body_start() => format!("{}{BODY}", part.prefix()),
            _ => inside.map(|(_, name)| name.clone()).unwrap_or_default(),
        };
        let mut message = messages.message(&diagnostic.problem);
        if field.ends_with(BODY) {
            let text = part.text.as_deref().unwrap_or_default();
            let before = text.get(part.body_start()..span.start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            message = messages.format("edit-line", &[("line", line.into()), ("message", message.into())]);
        }
        let help = messages.help(&diagnostic.problem);
        let note = Note { field, is_error: diagnostic.is_error(), message, help };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.sort_by_key(|note| !note.is_error);
    notes
}

/// Returns whether a part has a map as its value, which a form can show.
pub(super) fn is_map(part: &Part) -> bool {
    part.node.as_ref().is_none_or(|node| matches!(node.value, Value::Map(_) | Value::Null))
}
