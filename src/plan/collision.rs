//! Two outputs that want one address.
//!
//! Letter case and the forms of Unicode do not tell addresses apart, since the disk of the next machine may not. A file
//! where another output needs a folder is a collision as well.

use std::collections::BTreeMap;

use crate::note::{Note, Problem};

use super::Output;

/// Sorts outputs by path; of two with one address the first stays and the other is noted.
pub fn sort(outputs: Vec<Output>, notes: &mut Vec<Note>) -> Vec<Output> {
    let mut taken: BTreeMap<String, Output> = BTreeMap::new();
    for output in outputs {
        let folded = output.path.folded();
        match taken.get(&folded) {
            Some(first) => told(notes, collision(&output, first)),
            None => drop(taken.insert(folded, output)),
        }
    }
    let mut blocked = Vec::new();
    for (folded, output) in &taken {
        let parents = folded.match_indices('/').map(|(at, _)| &folded[..at]);
        if let Some(file) = parents.filter_map(|parent| taken.get(parent)).next() {
            told(notes, collision(file, output));
            blocked.push(file.path.folded());
        }
    }
    blocked.iter().for_each(|folded| drop(taken.remove(folded)));
    let mut outputs: Vec<Output> = taken.into_values().collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    outputs
}

fn collision(output: &Output, first: &Output) -> Note {
    let problem = Problem::AddressCollision { address: output.path.address().to_string(), first: first.source.clone() };
    Note::new(output.source.clone(), problem)
}

/// Two records that collide do so in every language; the author hears of it once.
fn told(notes: &mut Vec<Note>, note: Note) {
    let same = |other: &Note| match (&other.problem, &note.problem) {
        (Problem::AddressCollision { first: one, .. }, Problem::AddressCollision { first: other_one, .. }) => {
            other.place == note.place && one == other_one
        }
        _ => false,
    };
    if !notes.iter().any(same) {
        notes.push(note);
    }
}
