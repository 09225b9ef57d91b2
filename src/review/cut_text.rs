//! `cut-text`: a text whose end YAML takes for a remark.
//!
//! A space and `#` begin a remark. Whoever writes one leaves a space behind the sign; `#1` and `#бюджет` are words that were
//! to be read, and would be lost without a trace.

use crate::lang::Lang;
use crate::note::{Note, Problem, Rule};
use crate::span::{Place, Span};

use super::work::Text;

/// How many letters of what is lost are named.
const MAX_SHOWN_CHARS: usize = 30;

/// Looks behind each text of a record or a front matter. A text for all languages is looked at in the first of them.
pub fn check(text: &Text, languages: &[Lang], notes: &mut Vec<Note>) {
    if text.allow.contains(&Rule::CutText) {
        return;
    }
    let first = languages.first() == Some(&text.lang);
    for section in text.sections.iter().filter(|section| !section.is_markdown && (first || !section.is_shared)) {
        let Some(block) = section.blocks.first() else { continue };
        let end = block.span(0..block.text().len()).end;
        let Some(rest) = text.source.get(end..).and_then(cut_off) else { continue };
        let rest_start = end + text.source[end..].find('#').unwrap_or_default();
        let place = Place::span(text.path, Span::new(rest_start, rest_start + rest.len()));
        notes.push(Note::new(place, Problem::CutText { rest: rest.chars().take(MAX_SHOWN_CHARS).collect() }));
    }
}

/// What stands behind a text as a remark and looks like words of it, up to the end of the line.
fn cut_off(after: &str) -> Option<&str> {
    let line = after.lines().next()?;
    let remark = line.trim_start_matches([' ', '\t']);
    let meant = remark.len() < line.len() && remark.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    meant.then(|| remark.trim_end())
}
