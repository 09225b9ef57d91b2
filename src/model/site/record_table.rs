//! The records of one kind, in source order and by id.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::span::{Location, SourcePath};
use crate::incremental::tracking::{self, DependencyKind, Revisions, Tracker};
use crate::model::record::{Record, RecordType, Records};
use crate::source::yaml::Id;

/// The records of one kind. Every read is recorded by the tracker of this handle.
#[derive(Debug)]
pub struct RecordTable<T> {
    records: Arc<Vec<Arc<Record<T>>>>,
    by_id: Arc<FxHashMap<Id, usize>>,
    tracker: Tracker,
}

impl<T: RecordType> RecordTable<T> {
    /// Keeps the first record of each id, and reports every other.
    pub fn new(records: Records<T>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut in_order: Vec<Arc<Record<T>>> = Vec::with_capacity(records.valid.len());
        let mut by_id = FxHashMap::default();
        for record in records.valid {
            match by_id.get(&record.id).and_then(|&at: &usize| in_order.get(at)) {
                Some(first) => {
                    let first = Location::span(&first.path, first.id_span);
                    let problem = Problem::DuplicateId { kind: T::KIND, id: record.id.to_string(), first };
                    diagnostics.push(Diagnostic::new(Location::span(&record.path, record.id_span), problem));
                }
                None => {
                    by_id.insert(record.id.clone(), in_order.len());
                    in_order.push(record);
                }
            }
        }
        Self { records: Arc::new(in_order), by_id: Arc::new(by_id), tracker: Tracker::default() }
    }

    /// Returns a handle to the same records, whose reads `tracker` records.
    pub fn tracked(&self, tracker: &Tracker) -> Self {
        Self { records: self.records.clone(), by_id: self.by_id.clone(), tracker: tracker.clone() }
    }

    /// Returns the record with an id.
    pub fn get(&self, id: &str) -> Option<&Record<T>> {
        self.tracker.record(DependencyKind::Record, &[T::FILE, id]);
        self.records.get(*self.by_id.get(id)?).map(|record| &**record)
    }

    /// Returns the record at a position in source order.
    pub fn at(&self, position: usize) -> Option<&Record<T>> {
        let record = self.records.get(position)?;
        self.tracker.record(DependencyKind::Record, &[T::FILE, record.id.as_str()]);
        Some(record)
    }

    /// Returns the position of a record in source order.
    ///
    /// This read is not recorded. The caller must record it.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Returns the records in source order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.all().iter().map(|record| &**record)
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    /// Returns the number of records.
    pub fn len(&self) -> usize {
        self.all().len()
    }

    fn all(&self) -> &[Arc<Record<T>>] {
        self.tracker.record(DependencyKind::Table, &[T::FILE]);
        &self.records
    }

    /// Sets the fingerprint of every record, from those of the source files.
    pub fn set_revisions(&self, files: &FxHashMap<SourcePath, u64>, revisions: &mut Revisions) {
        let mut fingerprints = Vec::with_capacity(self.records.len());
        for record in &*self.records {
            let fingerprint = tracking::fingerprint(&(files.get(&record.path), record.at.start));
            revisions.set(DependencyKind::Record, &[T::FILE, record.id.as_str()], fingerprint);
            fingerprints.push(fingerprint);
        }
        revisions.set(DependencyKind::Table, &[T::FILE], tracking::fingerprint(&fingerprints));
    }
}

/// An iterator over the records of a kind.
pub(super) type Iter<'i, T> =
    std::iter::Map<std::slice::Iter<'i, Arc<Record<T>>>, fn(&'i Arc<Record<T>>) -> &'i Record<T>>;

impl<'i, T: RecordType> IntoIterator for &'i RecordTable<T> {
    type Item = &'i Record<T>;
    type IntoIter = Iter<'i, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
