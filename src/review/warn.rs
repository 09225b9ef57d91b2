//! Reporting of diagnostics by the rules.

use std::ops::Range;

use crate::note::{Note, Problem};
use crate::span::Place;

use super::work::{Block, Text};

/// Reports a problem in a block, unless the author has allowed the rule.
pub fn warn(text: &Text, block: &Block, range: Range<usize>, problem: Problem, notes: &mut Vec<Note>) {
    if !text.allow.contains(&problem.rule()) {
        notes.push(Note::new(Place::span(text.path, block.span(range)), problem));
    }
}
