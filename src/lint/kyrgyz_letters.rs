//! `kyrgyz-letters`: a Kyrgyz word typed without ң, ө or ү.

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::language::restored_words;

use super::diagnostic::diagnostic;
use super::unit::Text;

/// Checks every word of a text that is not marked as another language.
pub(super) fn check(text: &Text) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for block in text.blocks() {
        let words = block.text();
        for restored in restored_words(text.lang, &block.words) {
            if block.foreign.iter().any(|(foreign, _)| foreign.contains(&restored.range.start)) {
                continue;
            }
            let problem = Problem::KyrgyzLetters {
                word: words[restored.range.clone()].to_owned(),
                word_span: block.span(restored.range.clone()),
                restored: restored.word,
            };
            diagnostics.extend(diagnostic(text, block, restored.range, problem));
        }
    }
    diagnostics
}
