//! `cut-text`: a text whose end YAML reads as a comment.
//!
//! A value that is a comment as a whole is reported by the parser.

use crate::foundation::diagnostics::{Diagnostic, Fix, Problem, Rule};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, Span};
use crate::source::yaml::{cut_off, quoted, shortened};

use super::unit::Text;

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
        let value = block.span(0..block.text().len());
        let Some(rest) = text.source.get(value.end..).and_then(cut_off) else { continue };
        let start = value.end + text.source[value.end..].find('#').unwrap_or_default();
        let span = Span::new(start, start + rest.len());
        let fix = corrected(text.source, Span::new(value.start, span.end)).map(Box::new);
        let place = Location::span(text.path, span);
        diagnostics.push(Diagnostic::new(place, Problem::CutText { rest: shortened(rest), fix }));
    }
    diagnostics
}

/// Returns a value with its lost end in quotation marks, if it is on one line.
fn corrected(source: &str, whole: Span) -> Option<Fix> {
    let written = source.get(whole.start..whole.end).filter(|written| !written.contains('\n'))?;
    let line = source[..whole.start].rsplit('\n').next().unwrap_or_default();
    let key = line.trim_start_matches([' ', '-', '\u{feff}']);
    let value = quoted(written);
    let shown = format!("{key}{value}");
    // The end may be a comment after all.
    Some(Fix::new(whole, value).certain_if(false).shown_as(shown))
}
