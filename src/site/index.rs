//! The records of one kind, in the order they were written, and by id.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::{iter, slice};

use crate::kind::{Data, Record, Records};
use crate::note::{Note, Problem};
use crate::span::Place;
use crate::yaml::Id;

/// The records as they were written, one after the other.
pub type Iter<'i, T> = iter::Map<slice::Iter<'i, Arc<Record<T>>>, fn(&'i Arc<Record<T>>) -> &'i Record<T>>;

/// The records of one kind.
#[derive(Debug)]
pub struct Index<T> {
    records: Vec<Arc<Record<T>>>,
    by_id: BTreeMap<Id, usize>,
}

impl<T: Data> Index<T> {
    /// Keeps the first record of each id, and notes every other.
    pub fn new(records: Records<T>, notes: &mut Vec<Note>) -> Self {
        let mut index = Self { records: Vec::with_capacity(records.sound.len()), by_id: BTreeMap::new() };
        for record in records.sound {
            match index.get(record.id.as_str()) {
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
        index
    }
}

impl<T> Index<T> {
    /// The record of an id.
    pub fn get(&self, id: &str) -> Option<&Record<T>> {
        self.by_id.get(id).and_then(|&at| self.at(at))
    }

    /// The record at a place in the order they were written.
    pub fn at(&self, place: usize) -> Option<&Record<T>> {
        self.records.get(place).map(|record| &**record)
    }

    /// Where a record stands in the order they were written.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The records in the order they were written.
    pub fn iter(&self) -> Iter<'_, T> {
        self.records.iter().map(|record| &**record)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }
}

impl<'i, T> IntoIterator for &'i Index<T> {
    type Item = &'i Record<T>;
    type IntoIter = Iter<'i, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
