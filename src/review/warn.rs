//! How a rule reports what it finds.

use std::ops::Range;

use crate::note::{Note, Problem};
use crate::span::Place;

use super::work::{Block, Text};

/// Says what is wrong at some bytes of a block, unless the author does not want to hear of it.
pub fn warn(text: &Text, block: &Block, range: Range<usize>, problem: Problem, notes: &mut Vec<Note>) {
    if !text.allow.contains(&problem.rule()) {
        notes.push(Note::new(Place::span(text.path, block.span(range)), problem));
    }
}
