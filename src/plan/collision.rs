//! Two outputs that want one address.
//!
//! Letter case and the forms of Unicode do not tell addresses apart, since the disk of the next machine may not. A file
//! where another output needs a folder is a collision as well.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::foundation::diagnostics::{Note, Problem};

use super::Output;

/// An output, after its path as disks see it that do not tell letter case apart, and before its place among all outputs.
type Folded = (Arc<str>, usize, Output);

/// Sorts outputs by path; of two with one address the first stays and the other is noted.
pub fn sort(outputs: Vec<Output>, notes: &mut Vec<Note>) -> Vec<Output> {
    let fold = |(place, output): (usize, Output)| (output.path.folded(), place, output);
    let mut all: Vec<Folded> = outputs.into_iter().enumerate().map(fold).collect();
    // The sort is stable, so of two with one address the first stays in front.
    all.par_sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let mut collisions: Vec<(usize, Note)> = Vec::new();
    let mut kept: Vec<Folded> = Vec::with_capacity(all.len());
    for (folded, place, output) in all {
        match kept.last() {
            Some((last, _, first)) if *last == folded => collisions.push((place, collision(&output, first))),
            _ => kept.push((folded, place, output)),
        }
    }
    // A page comes before its card and its sheets: it is the one to tell of.
    collisions.sort_by_key(|(place, _)| *place);
    collisions.into_iter().for_each(|(_, note)| told(notes, note));
    let folders = all_folders(&kept);
    if kept.iter().any(|(folded, ..)| folders.contains(&**folded)) {
        kept = unblocked(kept, notes);
    }
    let mut outputs: Vec<Output> = kept.into_iter().map(|(_, _, output)| output).collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    outputs
}

/// The folders in which anything stands.
fn all_folders(sorted: &[Folded]) -> FxHashSet<&str> {
    let mut all = FxHashSet::default();
    let mut before = "";
    for (folded, ..) in sorted {
        // What stands in order shares most of its folders with what stands before it.
        let same = folded.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
        all.extend(folders(folded).filter(|folder| folder.len() >= same));
        before = &**folded;
    }
    all
}

/// Leaves out what would have to stand in a folder where a file stands.
fn unblocked(kept: Vec<Folded>, notes: &mut Vec<Note>) -> Vec<Folded> {
    let files: FxHashMap<Arc<str>, Output> =
        kept.iter().map(|(folded, _, output)| (folded.clone(), output.clone())).collect();
    let mut free = Vec::with_capacity(kept.len());
    for (folded, place, output) in kept {
        let file = folders(&folded).find_map(|folder| files.get(folder));
        match file {
            Some(file) => told(notes, collision(file, &output)),
            None => free.push((folded, place, output)),
        }
    }
    free
}

/// The folders that a path stands in.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
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
