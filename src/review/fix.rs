//! What can be mended without asking what was meant: look-alike letters, decomposed letters, signs nobody sees.
//!
//! Pure: gives the mended bytes and writes nothing. Everything else of a file, its line ends too, stays as it is.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::input::{Entry, Inputs};
use crate::note::{Note, Problem};
use crate::span::{SourcePath, Span};

/// A file that can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    pub path: SourcePath,
    pub old: Arc<[u8]>,
    pub new: String,
}

/// Signs without a width that word processors leave behind: they break words for a search and are never meant. The
/// first stands at the start of a file as a byte-order mark.
const ZERO_WIDTH: [char; 2] = ['\u{feff}', '\u{200b}'];

/// The texts and data files of the site as they would be, those that would change. `notes` are those of its build, so
/// that what an author has allowed is let be.
pub fn fix_all(inputs: &Inputs, notes: &[Note]) -> Vec<FixedFile> {
    let is_text = |path: &str| [".md", ".yaml", ".yml"].iter().any(|ending| path.ends_with(ending));
    let files = inputs.files_under("content/").filter(|(path, _)| is_text(path));
    files
        .filter_map(|(path, entry)| {
            let Entry::File(old) = entry else { return None };
            let text = std::str::from_utf8(old).ok()?;
            let new = apply_fixes(text, path, notes);
            let new: String = new.chars().filter(|letter| !ZERO_WIDTH.contains(letter)).nfc().collect();
            (new != text).then(|| FixedFile { path: path.clone(), old: old.clone(), new })
        })
        .collect()
}

/// The text with the words that a note on this file knows how to mend.
fn apply_fixes(text: &str, path: &SourcePath, notes: &[Note]) -> String {
    let mut edits: Vec<(Span, &str)> = notes
        .iter()
        .filter(|note| note.place.path == *path)
        .filter_map(|note| match &note.problem {
            Problem::MixedScript { word, word_span, mend: Some(mend), .. } => {
                // A word that stands there in another form (an escape, an entity) is not ours to rewrite.
                (text.get(word_span.start..word_span.end) == Some(word)).then_some((*word_span, mend.word.as_str()))
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

    use crate::input::Now;

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
