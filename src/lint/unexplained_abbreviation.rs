//! `unexplained-abbreviation`: an abbreviation that neither the glossary nor the text explains.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::language::{Abbreviation, Explanations, TokenizedText, abbreviations, mixed_words};
use crate::source::markdown::BlockKind;

use super::diagnostic::diagnostic;
use super::glossary::Glossary;
use super::unit::Text;

/// The maximum number of abbreviations to check in a text. A text with more is not prose.
const MAX_ABBREVIATIONS: usize = 300;

/// Checks the first occurrence of each abbreviation in a text.
///
/// Does nothing if the glossary is incomplete, because the missing terms may explain them.
pub(super) fn check(text: &Text, glossary: &Glossary) -> Vec<Diagnostic> {
    if glossary.is_broken {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    // Computed lazily, because few texts have an abbreviation to search for.
    let all = LazyCell::new(|| {
        let all: String = text.blocks().flat_map(|block| [block.text(), "\n"]).collect();
        TokenizedText::new(all)
    });
    let explanations = LazyCell::new(|| Explanations::new(&all));
    // Table headers use symbols and single letters of their own.
    for block in text.blocks().filter(|block| block.kind != BlockKind::TableHead) {
        let found = abbreviations(&block.words);
        if found.is_empty() {
            continue;
        }
        // A mixed-script abbreviation has a diagnostic of its own, and is another word after the
        // fix.
        let mixed = mixed_words(text.lang, &block.words, |word| glossary.has(word));
        let is_whole = |found: &Abbreviation| {
            let next = mixed.partition_point(|word| word.range.end <= found.range.start);
            mixed.get(next).is_none_or(|word| !word.range.contains(&found.range.start))
        };
        for found in found.into_iter().filter(is_whole) {
            let is_new = seen.len() < MAX_ABBREVIATIONS && seen.insert(found.text.clone());
            if is_new && !glossary.has(&found.text) && !explanations.has(&found.text) {
                let problem = Problem::UnexplainedAbbreviation { abbreviation: found.text };
                diagnostics.extend(diagnostic(text, block, found.range, problem));
            }
        }
    }
    diagnostics
}
