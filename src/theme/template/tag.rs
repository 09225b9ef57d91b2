//! Finds tags in a template, for errors of the engine that lack a place or a cause.
//!
//! It reads the first two words of a tag and ignores comments and `raw`. The result decides only
//! the place of a diagnostic and whether an error follows from another one.

use crate::foundation::span::{Location, Position, Span};

/// A tag of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// The name of a template, a block or a component.
    pub name: &'t str,
    start: usize,
}

/// Iterates over the tags that start with a word: `extends`, `include`, `block`, `component`.
pub(super) fn tags<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Tag<'t>> {
    text.match_indices("{%").filter_map(move |(start, opening)| {
        let inside = text[start + opening.len()..].trim_start_matches('-').trim_start();
        let rest = inside.strip_prefix(word)?;
        let name = rest.trim_start();
        if name.len() == rest.len() {
            return None;
        }
        let start = text.len() - name.len();
        let name = match name.chars().next().filter(|quote| ['"', '\'', '`'].contains(quote)) {
            Some(quote) => name[1..].split(quote).next()?,
            None => &name[..name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len())],
        };
        Some(Tag { name, start })
    })
}

impl Tag<'_> {
    /// Returns the place of the name in its template.
    pub(super) fn at(&self, text: &str) -> Position {
        line_column(text, self.start)
    }
}

/// Returns the line and column of a byte offset.
///
/// The text lacks the byte-order mark and the carriage returns of the file. So its byte offsets
/// differ from those of the file, but its lines and columns do not.
fn line_column(text: &str, start: usize) -> Position {
    let place = Location::span(&"".into(), Span::new(start, start));
    let (line, column) = place.line_column(text.as_bytes());
    Position::LineColumn(line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_their_names() {
        let text = "{%- extends 'a.html' %}\n  {% block main %}{% blocks x %}\n{%block end-%}{% component c(x) %}";
        let named = |word| tags(text, word).map(|tag| (tag.name, tag.at(text))).collect::<Vec<_>>();
        assert_eq!(named("extends"), [("a.html", Position::LineColumn(1, 13))]);
        assert_eq!(named("block"), [("main", Position::LineColumn(2, 12)), ("end", Position::LineColumn(3, 9))]);
        assert_eq!(named("component"), [("c", Position::LineColumn(3, 28))]);
        assert_eq!(tags("{% block", "block").count() + tags("{% extends \"", "extends").count(), 1);
    }
}
