//! `wrong-language`: a paragraph in the language of another version.

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::lang::Lang;
use crate::language::{TokenizedText, is_in_other_language};

use super::diagnostic::diagnostic;
use super::unit::{Block, Text};

/// Checks the paragraphs of a text. Ignores words that are marked as another language.
pub(super) fn check(text: &Text, languages: &[Lang]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for section in text.sections.iter().filter(|section| !section.is_shared) {
        for block in &section.blocks {
            let without_foreign = (!block.foreign.is_empty()).then(|| TokenizedText::new(without_foreign_words(block)));
            let words = without_foreign.as_ref().unwrap_or(&block.words);
            let others = languages.iter().filter(|&&other| other != text.lang);
            for &other in others.filter(|&&other| is_in_other_language(words, text.lang, other)) {
                let problem = Problem::WrongLanguage { expected: text.lang, found: other };
                diagnostics.extend(diagnostic(text, block, 0..block.text().len(), problem));
            }
        }
    }
    diagnostics
}

/// Returns the text of a block without words that are marked as another language.
fn without_foreign_words(block: &Block) -> String {
    let words = block.text();
    let mut own_words = String::with_capacity(words.len());
    let mut done = 0;
    for (foreign, _) in block.foreign {
        own_words.push_str(words.get(done..foreign.start).unwrap_or_default());
        done = done.max(foreign.end);
    }
    own_words.push_str(&words[done..]);
    own_words
}
