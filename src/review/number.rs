//! `number-mismatch`: a figure that one language has and another has not.

use std::collections::BTreeSet;

use crate::markdown::Block;
use crate::note::{Note, Problem};
use crate::text::{Figures, figures};

use super::warn;
use super::work::{Section, Text, Work};

/// Compares the languages of a work: a release as a whole, a record text by text.
pub fn check(work: &Work, notes: &mut Vec<Note>) {
    for text in &work.texts {
        for other in work.texts.iter().filter(|other| other.lang != text.lang) {
            match work.is_whole {
                true => whole(text, other, notes),
                false => by_section(text, other, notes),
            }
        }
    }
}

fn whole(text: &Text, other: &Text, notes: &mut Vec<Note>) {
    // What a record shows by its name alone may hold any figure.
    if other.named.iter().any(|named| !text.named.contains(named)) {
        return;
    }
    let mut known = Figures::default();
    other.blocks().for_each(|block| known.add(&figures(other.lang, block.passage.text())));
    other.contacts.iter().for_each(|contact| known.add_contact(contact));
    compare(text, text.blocks(), other, &known, notes);
}

fn by_section(text: &Text, other: &Text, notes: &mut Vec<Note>) {
    for section in text.sections.iter().filter(|section| !section.is_shared) {
        let same = |other: &&Section| other.nth == section.nth && !other.is_shared;
        let Some(beside) = other.sections.iter().find(same) else { continue };
        let mut known = Figures::default();
        beside.blocks.iter().for_each(|block| known.add(&figures(other.lang, block.passage.text())));
        compare(text, section.blocks.iter(), other, &known, notes);
    }
}

fn compare<'b>(
    text: &Text,
    blocks: impl Iterator<Item = &'b Block>,
    other: &Text,
    known: &Figures,
    notes: &mut Vec<Note>,
) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    for block in blocks {
        let words = block.passage.text();
        for figure in figures(text.lang, words).into_iter().filter(|figure| known.lack(figure)) {
            let written = words[figure.range.clone()].to_owned();
            if told.insert(written.clone()) {
                let path = (other.path != text.path).then(|| other.path.clone());
                let problem = Problem::NumberMismatch { figure: written, lang: other.lang, other: path };
                warn(text, block, figure.range, problem, notes);
            }
        }
    }
}
