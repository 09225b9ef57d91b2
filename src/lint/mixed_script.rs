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
            let (word, span) = (&words[mixed.range.clone()], block.span(mixed.range));
            let (right, fixed) = mixed.fix.unzip();
            // An escape or an entity differs from the word that it encodes.
            let is_literal = text.source.get(span.start..span.end) == Some(word);
            let problem = Problem::MixedScript {
                word: word.to_owned(),
                letter: mixed.letter,
                right,
                fix: fixed.map(|fixed| Box::new(Fix::new(span, fixed).certain_if(is_literal))),
            };
            diagnostics.extend(diagnostic(text, block, at, problem));
        }
    }
    diagnostics
}
