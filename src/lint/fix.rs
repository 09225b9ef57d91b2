//! Automatic fixes that need no decision: certain corrections of diagnostics, homoglyphs,
//! decomposed letters, zero-width characters, and markup without effect.
//!
//! Returns the fixed contents and writes nothing. The rest of a file does not change, including
//! line endings.

use std::sync::Arc;

use crate::foundation::diagnostics::{Diagnostic, Edit, Fix, Problem};
use crate::foundation::span::{SourcePath, Span};
use crate::source::input::{Entry, Inputs};

/// A file with its fixed contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    pub path: SourcePath,
    pub old: Arc<[u8]>,
    pub new: String,
}

/// Returns the texts and data files that need a fix.
///
/// `diagnostics` are the diagnostics of the build, so that rules which an author has allowed are
/// respected.
pub fn fix_all(inputs: &Inputs, diagnostics: &[Diagnostic]) -> Vec<FixedFile> {
    let is_text = |path: &str| [".md", ".yaml", ".yml"].iter().any(|ending| path.ends_with(ending));
    let files = inputs.files_under("content/").filter(|(path, _)| is_text(path));
    files
        .filter_map(|(path, entry)| {
            let Entry::File(old) = entry else { return None };
            let text = std::str::from_utf8(old).ok()?;
            let new = apply_fixes(text, path, diagnostics);
            let new = new.strip_prefix(['\u{feff}', '\u{200b}']).map(str::to_owned).unwrap_or(new);
            (new != text).then(|| FixedFile { path: path.clone(), old: old.clone(), new })
        })
        .collect()
}

/// Applies the fixes of the diagnostics of one file. Of fixes that overlap, the first is applied.
fn apply_fixes(text: &str, path: &SourcePath, diagnostics: &[Diagnostic]) -> String {
    let of_file = diagnostics.iter().filter(|diagnostic| diagnostic.location.path == *path);
    let mut fixes: Vec<Vec<Edit>> =
        of_file.map(|diagnostic| edits(text, &diagnostic.problem)).filter(|edits| !edits.is_empty()).collect();
    fixes.sort();
    fixes.dedup();
    let mut applied: Vec<Edit> = Vec::new();
    for fix in fixes {
        // The changes of one fix belong together: they are applied all or not at all.
        let is_free = |edit: &Edit| {
            let overlaps = |other: &Edit| other.span.end > edit.span.start && edit.span.end > other.span.start;
            !applied.iter().rev().take(MAX_OVERLAP).any(overlaps)
        };
        if fix.iter().all(is_free) {
            applied.extend(fix);
        }
    }
    applied.sort();
    let mut fixed = String::with_capacity(text.len());
    let mut done = 0;
    for Edit { span, text: new } in applied {
        if span.start >= done {
            fixed.push_str(&text[done..span.start]);
            fixed.push_str(&new);
            done = span.end;
        }
    }
    fixed.push_str(&text[done..]);
    fixed
}

/// The number of earlier changes that are compared with a new one.
const MAX_OVERLAP: usize = 64;

/// Returns the changes that a problem needs. Empty if its fix is not certain.
fn edits(text: &str, problem: &Problem) -> Vec<Edit> {
    let replace = |span: Span, written: &str, new: &str| {
        // Skip a word whose source text differs, as in an escape or an entity.
        let is_verbatim = text.get(span.start..span.end) == Some(written);
        is_verbatim.then(|| Edit { span, text: new.to_owned() }).into_iter().collect()
    };
    match problem {
        Problem::KyrgyzLetters { word, word_span, restored } => replace(*word_span, word, restored),
        Problem::DecomposedLetter { written, composed, span } => replace(*span, written, composed),
        Problem::LiteralMarkup { edits, .. } => edits.to_vec(),
        _ => {
            let is_applicable = |fix: &&Fix| fix.is_certain && text.get(fix.span.start..fix.span.end).is_some();
            problem
                .fix()
                .filter(is_applicable)
                .map(|fix| Edit { span: fix.span, text: fix.new.clone() })
                .into_iter()
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::foundation::diagnostics::MarkupError;
    use crate::foundation::span::Location;
    use crate::source::input::Now;

    use super::*;

    fn inputs(text: &str) -> Inputs {
        let now = Now::Local(date(2017, 11, 16).at(0, 0, 0, 0));
        Inputs::new(now).with("content/pages/a.ky.md", text).with("content/static/a.txt", "\u{feff}и\u{306}")
    }

    #[test]
    fn fixes_keep_line_endings() {
        let text = "\u{feff}---\r\ntitle: и\u{306}од\u{200b}\r\n---\r\n#Айыл\r\n";
        let edit = |written: &str, new: &str| {
            let start = text.find(written).unwrap();
            Edit { span: Span::new(start, start + written.len()), text: new.to_owned() }
        };
        let problem = |edits: Vec<Edit>| Problem::LiteralMarkup {
            written: String::new(),
            error: MarkupError::Emphasis,
            works: String::new(),
            edits: edits.into(),
        };
        let diagnostics: Vec<Diagnostic> = [
            vec![edit("#Айыл", "# Айыл")],
            vec![edit("и\u{306}", "й"), edit("\u{200b}", "")],
            // It overlaps with the first, so that neither of its changes is applied.
            vec![edit("Айыл", "x"), edit("\r\n#", "\r\n\r\n#")],
        ]
        .into_iter()
        .map(|edits| Diagnostic::new(Location::file(&"content/pages/a.ky.md".into()), problem(edits)))
        .collect();
        let fixed = fix_all(&inputs(text), &diagnostics);
        assert_eq!(fixed.len(), 1);
        assert_eq!(fixed[0].new, "---\r\ntitle: йод\r\n---\r\n# Айыл\r\n");
        assert!(fix_all(&inputs("---\ntitle: йод\n---\n"), &[]).is_empty());
    }
}
