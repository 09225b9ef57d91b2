//! The records of one kind, in the order they were written, and by id.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::kind::{Record, RecordType, Records};
use crate::note::{Note, Problem};
use crate::span::{Place, SourcePath};
use crate::trace::{self, Facts, Subject};
use crate::yaml::Id;

/// The records of one kind.
#[derive(Debug)]
pub struct Index<T> {
    records: Vec<Arc<Record<T>>>,
    by_id: FxHashMap<Id, usize>,
    /// A print of each record; empty where nobody will ask for it.
    prints: Vec<u64>,
}

impl<T: RecordType> Index<T> {
    /// Keeps the first record of each id, and notes every other. `files` are the prints of the source files.
    pub fn new(records: Records<T>, files: &FxHashMap<SourcePath, u64>, notes: &mut Vec<Note>) -> Self {
        let mut index =
            Self { records: Vec::with_capacity(records.valid.len()), by_id: FxHashMap::default(), prints: Vec::new() };
        for record in records.valid {
            match index.by_id.get(&record.id).and_then(|&at| index.records.get(at)) {
                Some(first) => {
                    let first = Place::span(&first.path, first.id_span);
                    let problem = Problem::DuplicateId { kind: T::KIND, id: record.id.to_string(), first };
                    notes.push(Note::new(Place::span(&record.path, record.id_span), problem));
                }
                None => {
                    index.by_id.insert(record.id.clone(), index.records.len());
                    index.records.push(record);
                }
            }
        }
        if !files.is_empty() {
            let print = |record: &Arc<Record<T>>| trace::print(&(files.get(&record.path), record.at.start));
            index.prints = index.records.iter().map(print).collect();
        }
        index
    }

    /// The record of an id.
    pub fn get(&self, id: &str) -> Option<&Record<T>> {
        let at = self.by_id.get(id).copied();
        trace::saw(Subject::Record, &[T::FILE, id], || at.map_or(0, |at| self.print(at)));
        self.records.get(at?).map(|record| &**record)
    }

    /// The record at a place in the order they were written.
    pub fn at(&self, place: usize) -> Option<&Record<T>> {
        let record = self.records.get(place)?;
        trace::saw(Subject::Record, &[T::FILE, record.id.as_str()], || self.print(place));
        Some(record)
    }

    /// Where a record stands in the order they were written. Who asks says by himself what he sees there.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The records in the order they were written.
    pub fn iter(&self) -> Iter<'_, T> {
        self.saw_all();
        self.records.iter().map(|record| &**record)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.saw_all();
        self.records.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.saw_all();
        self.records.len()
    }

    /// The ids of the records at these places.
    pub fn ids<'i>(&'i self, places: &'i [usize]) -> impl Iterator<Item = &'i str> {
        places.iter().filter_map(|&at| self.records.get(at)).map(|record| record.id.as_str())
    }

    /// Tells how every record stands.
    pub fn tell(&self, facts: &mut Facts) {
        for (at, record) in self.records.iter().enumerate() {
            facts.add(Subject::Record, &[T::FILE, record.id.as_str()], self.print(at));
        }
        facts.add(Subject::Table, &[T::FILE], trace::print(&self.prints));
    }

    fn saw_all(&self) {
        trace::saw(Subject::Table, &[T::FILE], || trace::print(&self.prints));
    }

    fn print(&self, at: usize) -> u64 {
        self.prints.get(at).copied().unwrap_or(0)
    }
}

/// The records of a kind, one after the other.
pub type Iter<'i, T> = std::iter::Map<std::slice::Iter<'i, Arc<Record<T>>>, fn(&'i Arc<Record<T>>) -> &'i Record<T>>;

impl<'i, T: RecordType> IntoIterator for &'i Index<T> {
    type Item = &'i Record<T>;
    type IntoIter = Iter<'i, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
