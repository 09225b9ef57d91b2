//! `mixed-script`: a Latin letter or another homoglyph in a Cyrillic word.

use crate::foundation::diagnostics::{Diagnostic, Fix, Problem};
use crate::language::mixed_words;

use super::diagnostic::diagnostic;
use super::glossary::Glossary;
use super::unit::Text;

/// Checks every word of a text. The diagnostic points at the first wrong letter.
pub(super) fn check(text: &Text, glossary: &Glossary) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for block in text.blocks() {
        let words = block.text();
        for mixed in mixed_words(text.lang, &block.words, |word| glossary.has(word)) {
            let at = mixed.at..mixed.at + mixed.letter.len_utf8();
            let problem = Problem::MixedScript {
                word: words[mixed.range.clone()].to_owned(),
                word_span: block.span(mixed.range),
                letter: mixed.letter,
                mend: mixed.fix.map(|(letter, word)| Box::new(Fix { letter, word })),
            };
            diagnostics.extend(diagnostic(text, block, at, problem));
        }
    }
    diagnostics
}
