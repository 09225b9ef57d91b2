//! `number-mismatch`: a quantity that one language version has and another lacks.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::lang::Lang;
use crate::language::{Quantities, Quantity, TokenizedText, all_quantities, quantities};

use super::diagnostic::diagnostic;
use super::unit::{Block, Text};

/// The quantities by section and block.
type Found = Vec<Vec<Vec<Quantity>>>;

/// Compares the languages of a unit: a release as a whole, a record section by section.
pub(super) fn check(texts: &[Text], is_whole: bool) -> Vec<Diagnostic> {
    // A text that is still to be written lacks every number.
    let has_body = |text: &Text| text.sections.iter().any(|section| section.is_markdown && !section.blocks.is_empty());
    if texts.len() < 2 || (is_whole && !texts.iter().all(has_body)) {
        return Vec::new();
    }
    // Search for numbers in words only if a quantity is missing, because they are never required.
    match compare_all(texts, is_whole, |_, words| quantities(words)).is_empty() {
        true => Vec::new(),
        false => compare_all(texts, is_whole, all_quantities),
    }
}

fn compare_all(texts: &[Text], is_whole: bool, find: fn(Lang, &TokenizedText) -> Vec<Quantity>) -> Vec<Diagnostic> {
    let find_all = |text: &Text| -> Found {
        let in_block = |block: &Block| find(text.lang, &block.words);
        text.sections.iter().map(|section| section.blocks.iter().map(in_block).collect()).collect()
    };
    let found: Vec<Found> = texts.iter().map(find_all).collect();
    let mut diagnostics = Vec::new();
    for (text, own) in texts.iter().zip(&found) {
        for (other, theirs) in texts.iter().zip(&found).filter(|(other, _)| other.lang != text.lang) {
            diagnostics.extend(match is_whole {
                true => compare_whole((text, own), (other, theirs)),
                false => compare_by_section((text, own), (other, theirs)),
            });
        }
    }
    diagnostics
}

fn compare_whole((text, own): (&Text, &Found), (other, theirs): (&Text, &Found)) -> Vec<Diagnostic> {
    // A record that is shown by its name only may contain any quantity.
    let own_named: BTreeSet<_> = text.named.iter().collect();
    if other.named.iter().any(|named| !own_named.contains(named)) {
        return Vec::new();
    }
    let mut known = Quantities::default();
    theirs.iter().flatten().for_each(|quantities| known.add(quantities));
    other.contacts.iter().for_each(|contact| known.add_contact(contact));
    missing(text, text.blocks().zip(own.iter().flatten()), other, &known)
}

fn compare_by_section((text, own): (&Text, &Found), (other, theirs): (&Text, &Found)) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (section, own) in text.sections.iter().zip(own).filter(|(section, _)| !section.is_shared) {
        // Sections are in the order of their numbers, and a language may lack some.
        let Ok(at) = other.sections.binary_search_by_key(&section.nth, |other| other.nth) else { continue };
        let Some((_, counterpart)) = other.sections.get(at).zip(theirs.get(at)).filter(|(other, _)| !other.is_shared)
        else {
            continue;
        };
        let mut known = Quantities::default();
        counterpart.iter().for_each(|quantities| known.add(quantities));
        diagnostics.extend(missing(text, section.blocks.iter().zip(own), other, &known));
    }
    diagnostics
}

/// Returns whether a number is the mark of a footnote or of a list item that is not in Markdown's
/// form.
fn is_marker(words: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&words[..range.start], &words[range.end..]);
    let is_item = |rest: &str| rest.starts_with(char::is_alphabetic);
    before.ends_with("[^")
        || ((before.is_empty() || before.ends_with('\n'))
            && range.len() <= 2
            && after.strip_prefix(['.', ')']).is_some_and(is_item))
}

/// Returns a diagnostic for each quantity of `blocks` that is not `known`, once for each spelling.
fn missing<'b>(
    text: &Text,
    blocks: impl Iterator<Item = (&'b Block<'b>, &'b Vec<Quantity>)>,
    other: &Text,
    known: &Quantities,
) -> Vec<Diagnostic> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for (block, quantities) in blocks {
        let words = block.text();
        let is_fact = |quantity: &&Quantity| known.lacks(quantity) && !is_marker(words, &quantity.range);
        for quantity in quantities.iter().filter(is_fact) {
            let written = words[quantity.range.clone()].to_owned();
            if seen.insert(written.clone()) {
                let path = (other.path != text.path).then(|| other.path.clone());
                let problem = Problem::NumberMismatch { figure: written, lang: other.lang, other: path };
                diagnostics.extend(diagnostic(text, block, quantity.range.clone(), problem));
            }
        }
    }
    diagnostics
}
