//! Outputs with the same path.
//!
//! Paths that differ only in case or Unicode normalization collide, because some file systems do
//! not distinguish them. A file at the path of another output's folder is a collision as well.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::foundation::diagnostics::{Diagnostic, Problem, Reported};
use crate::foundation::span::Location;

use super::{Output, OutputKind};

/// An output, with its case-folded path and its position among all outputs.
type Folded = (Arc<str>, usize, Output);

/// Sorts outputs by path. Of colliding outputs the first one is kept, and the others are reported.
pub(super) fn sort(outputs: Vec<Output>) -> Reported<Vec<Output>> {
    let mut found = Found::default();
    let fold = |(position, output): (usize, Output)| (output.path.case_folded(), position, output);
    let mut all: Vec<Folded> = outputs.into_iter().enumerate().map(fold).collect();
    // The sort is stable, so of two equal paths the first one comes first.
    all.par_sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let mut collisions: Vec<(usize, Collision)> = Vec::new();
    let mut kept: Vec<Folded> = Vec::with_capacity(all.len());
    for (folded, position, output) in all {
        match kept.last() {
            Some((last, _, first)) if *last == folded => collisions.push((position, collision(&output, first))),
            _ => kept.push((folded, position, output)),
        }
    }
    // A page precedes its card and sheets, so the diagnostic is about the page.
    collisions.sort_by_key(|(position, _)| *position);
    collisions.into_iter().for_each(|(_, collision)| found.add(collision));
    let folders = all_folders(&kept);
    if kept.iter().any(|(folded, ..)| folders.contains(&**folded)) {
        kept = without_blocked(kept, &mut found);
    }
    let mut outputs: Vec<Output> = kept.into_iter().map(|(_, _, output)| output).collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Reported::new(outputs, found.diagnostics)
}

/// Returns all folders of the paths.
fn all_folders(sorted: &[Folded]) -> FxHashSet<&str> {
    let mut all = FxHashSet::default();
    let mut previous = "";
    for (folded, ..) in sorted {
        // In sorted order, a path shares most of its folders with the previous one.
        let same = folded.bytes().zip(previous.bytes()).take_while(|(one, other)| one == other).count();
        all.extend(folders(folded).filter(|folder| folder.len() >= same));
        previous = &**folded;
    }
    all
}

/// Removes outputs whose folder is the path of a file. The later one of the two is reported.
fn without_blocked(kept: Vec<Folded>, found: &mut Found) -> Vec<Folded> {
    let files: FxHashMap<Arc<str>, (usize, Output)> =
        kept.iter().map(|(folded, position, output)| (folded.clone(), (*position, output.clone()))).collect();
    let mut free = Vec::with_capacity(kept.len());
    for (folded, position, output) in kept {
        let file = folders(&folded).find_map(|folder| files.get(folder));
        match file {
            Some((first, file)) if *first < position => found.add(collision(&output, file)),
            Some((_, file)) => found.add(collision(file, &output)),
            None => free.push((folded, position, output)),
        }
    }
    free
}

/// Returns the folders of a path, the outermost first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// A collision, with the sources of both outputs.
struct Collision {
    diagnostic: Diagnostic,
    records: [Location; 2],
}

fn collision(output: &Output, first: &Output) -> Collision {
    let problem = Problem::AddressCollision { address: output.path.address().to_string(), first: first.source.clone() };
    let diagnostic = Diagnostic::new(output.source.clone(), problem);
    Collision { diagnostic, records: [output, first].map(record) }
}

/// Returns the source of an output, without the language of a text that has one file for each.
fn record(output: &Output) -> Location {
    let mut source = output.source.clone();
    if matches!(output.what, OutputKind::Page { .. } | OutputKind::Card { .. })
        && let Some((stem, _)) = source.path.strip_suffix(".md").and_then(|path| path.rsplit_once('.'))
    {
        source.path = stem.into();
    }
    source
}

/// The collisions so far. Two records that collide do so in every language, and are reported once.
#[derive(Default)]
struct Found {
    diagnostics: Vec<Diagnostic>,
    records: BTreeSet<[Location; 2]>,
}

impl Found {
    fn add(&mut self, Collision { diagnostic, records }: Collision) {
        if self.records.insert(records) {
            self.diagnostics.push(diagnostic);
        }
    }
}
