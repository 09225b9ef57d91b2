//! `unexplained-abbreviation`: capitals that neither the glossary nor the text itself explains.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::markdown::BlockKind;
use crate::note::{Note, Problem};
use crate::text::{Abbreviation, TokenizedText, abbreviations, is_spelled_out, mixed_words};

use super::glossary::Glossary;
use super::warn::warn;
use super::work::Text;

/// Of how many abbreviations a text is looked through for an explanation; a text with more is no text.
const MAX_ABBREVIATIONS: usize = 300;

/// Checks the abbreviations of a text; of each the first place is told. With a glossary that could not be read in full,
/// nobody knows what is explained.
pub fn check(text: &Text, glossary: &Glossary, notes: &mut Vec<Note>) {
    if glossary.is_broken {
        return;
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    // Few texts have an abbreviation that must be looked for in all of them.
    let all = LazyCell::new(|| {
        let all: String = text.blocks().flat_map(|block| [block.text(), "\n"]).collect();
        TokenizedText::new(all)
    });
    // The head of a table shows letters and signs of its own.
    for block in text.blocks().filter(|block| block.kind != BlockKind::TableHead) {
        let found = abbreviations(&block.words);
        if found.is_empty() {
            continue;
        }
        // An abbreviation with a letter of another alphabet is told of as such, and is another word once it is mended.
        let mixed = mixed_words(&block.words, |word| glossary.has(word));
        let is_whole = |found: &Abbreviation| mixed.iter().all(|word| !word.range.contains(&found.range.start));
        for found in found.into_iter().filter(is_whole) {
            let is_new = seen.len() < MAX_ABBREVIATIONS && seen.insert(found.text.clone());
            if is_new && !glossary.has(&found.text) && !is_spelled_out(&found.text, &all) {
                let problem = Problem::UnexplainedAbbreviation { abbreviation: found.text };
                warn(text, block, found.range, problem, notes);
            }
        }
    }
}
