//! Automatic fixes that need no decision: homoglyphs, decomposed letters and zero-width characters.
//!
//! Returns the fixed contents and writes nothing. The rest of a file does not change, including
//! line endings.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::span::{SourcePath, Span};
use crate::source::input::{Entry, Inputs};

/// A file with its fixed contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    pub path: SourcePath,
    pub old: Arc<[u8]>,
    pub new: String,
}

/// Zero-width characters that word processors insert, including the BOM.
///
/// They break up words for search and are never intentional.
const ZERO_WIDTH: [char; 2] = ['\u{feff}', '\u{200b}'];

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
            let new: String = new.chars().filter(|letter| !ZERO_WIDTH.contains(letter)).nfc().collect();
            (new != text).then(|| FixedFile { path: path.clone(), old: old.clone(), new })
        })
        .collect()
}

/// Applies the fixes of the diagnostics of one file.
fn apply_fixes(text: &str, path: &SourcePath, diagnostics: &[Diagnostic]) -> String {
    let mut edits: Vec<(Span, &str)> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.location.path == *path)
        .filter_map(|diagnostic| match &diagnostic.problem {
            Problem::MixedScript { word, word_span, mend: Some(mend), .. } => {
                // Skip a word whose source text differs, as in an escape or an entity.
                (text.get(word_span.start..word_span.end) == Some(word)).then_some((*word_span, mend.word.as_str()))
            }
            Problem::KyrgyzLetters { word, word_span, restored } => {
                (text.get(word_span.start..word_span.end) == Some(word)).then_some((*word_span, restored.as_str()))
            }
            _ => None,
        })
        .collect();
    edits.sort();
    let mut fixed = String::with_capacity(text.len());
    let mut done = 0;
    for (span, word) in edits {
        if span.start >= done {
            fixed.push_str(&text[done..span.start]);
            fixed.push_str(word);
            done = span.end;
        }
    }
    fixed.push_str(&text[done..]);
    fixed
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::source::input::Now;

    use super::*;

    fn inputs(text: &str) -> Inputs {
        let now = Now::Local(date(2017, 11, 16).at(0, 0, 0, 0));
        Inputs::new(now).with("content/pages/a.ky.md", text).with("content/static/a.txt", "\u{feff}и\u{306}")
    }

    #[test]
    fn fixes_keep_line_endings() {
        let fixed = fix_all(&inputs("\u{feff}---\r\ntitle: и\u{306}од\u{200b}\r\n---\r\n"), &[]);
        assert_eq!(fixed.len(), 1);
        assert_eq!(fixed[0].new, "---\r\ntitle: йод\r\n---\r\n");
        assert!(fix_all(&inputs("---\ntitle: йод\n---\n"), &[]).is_empty());
    }
}
