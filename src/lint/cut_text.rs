//! `cut-text`: a text whose end YAML reads as a comment.
//!
//! A space and `#` begin a comment. Real comments have a space after `#`. `#1` and `#бюджет` are
//! meant as text and would be lost silently.

use crate::foundation::diagnostics::{Diagnostic, Problem, Rule};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, Span};

use super::unit::Text;

/// The maximum number of characters of the lost text to show.
const MAX_SHOWN_CHARS: usize = 30;

/// Checks the end of each text in a record or front matter.
///
/// A text for all languages is checked only in the first language.
pub(super) fn check(text: &Text, languages: &[Lang]) -> Vec<Diagnostic> {
    if text.allow.contains(&Rule::CutText) {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    let first = languages.first() == Some(&text.lang);
    for section in text.sections.iter().filter(|section| !section.is_markdown && (first || !section.is_shared)) {
        let Some(block) = section.blocks.first() else { continue };
        let end = block.span(0..block.text().len()).end;
        let Some(rest) = text.source.get(end..).and_then(cut_off) else { continue };
        let rest_start = end + text.source[end..].find('#').unwrap_or_default();
        let place = Location::span(text.path, Span::new(rest_start, rest_start + rest.len()));
        diagnostics
            .push(Diagnostic::new(place, Problem::CutText { rest: rest.chars().take(MAX_SHOWN_CHARS).collect() }));
    }
    diagnostics
}

/// Returns the YAML comment after a text if it looks like text.
fn cut_off(after: &str) -> Option<&str> {
    let line = after.lines().next()?;
    let remark = line.trim_start_matches([' ', '\t']);
    let meant = remark.len() < line.len() && remark.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    meant.then(|| remark.trim_end())
}
