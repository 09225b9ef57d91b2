//! Dependency tracking: the facts that a value was made from.
//!
//! Accessors of the site, the plan and the card lists record each read in a [`Tracker`], by the key
//! of the fact. [`Revisions`] hold the fingerprint of every fact. A value is current while the
//! fingerprints of all facts that it read are unchanged. Inputs shared by every page are not
//! tracked. They have one common fingerprint.

use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// The kind of a fact. Each kind has its own keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DependencyKind {
    /// A record, by the kind of record and the id.
    Record,
    /// All records of a kind.
    Table,
    /// The records that name a record, by the relation and the record's id.
    Related,
    /// A release, by its slug or file name.
    Release,
    /// All releases.
    Releases,
    /// A plain page, by its slug or file name.
    Page,
    /// All plain pages.
    Pages,
    /// The page of a source file, by its path.
    Source,
    /// The texts that lack a translation.
    Untranslated,
    /// A card, by its list, its language and the id of its record.
    Card,
    /// The cards before and after a card.
    Neighbours,
    /// A chunk of a card list, by its number.
    CardChunk,
    /// All cards of a list.
    CardList,
    /// The number of cards in a list.
    CardCount,
    /// Whether an output has this address.
    Address,
    /// All outputs.
    Outputs,
    /// All published images and their addresses.
    Images,
    /// A file that is published unchanged.
    File,
}

/// Returns a 64-bit hash that is the same in every run.
pub(crate) fn fingerprint(value: &(impl Hash + ?Sized)) -> u64 {
    FxBuildHasher.hash_one(value)
}

/// Returns the first 64 bits of the BLAKE3 hash of `bytes`.
pub(crate) fn fingerprint_bytes(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// Records the facts that a value reads while it is made. The default tracker records nothing.
///
/// Clones share one record, also across threads.
#[derive(Debug, Clone, Default)]
pub struct Tracker(Option<Arc<Mutex<Vec<u64>>>>);

impl Tracker {
    /// Records the read of a fact.
    pub fn record(&self, kind: DependencyKind, key: &[&str]) {
        if let Some(reads) = &self.0 {
            reads.lock().unwrap_or_else(PoisonError::into_inner).push(fingerprint(&(kind, key)));
        }
    }
}

/// The facts that a value was made from, each with its fingerprint at that time. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Dependencies(Arc<[(u64, u64)]>);

/// The current fingerprint of every fact, by its key. An absent fact has the fingerprint 0.
#[derive(Debug, Default)]
pub struct Revisions(FxHashMap<u64, u64>);

impl Revisions {
    /// Creates an empty set with room for `facts` entries.
    pub fn with_capacity(facts: usize) -> Self {
        Self(FxHashMap::with_capacity_and_hasher(facts, FxBuildHasher))
    }

    /// Sets the fingerprint of a fact.
    pub fn set(&mut self, kind: DependencyKind, key: &[&str], fingerprint: u64) {
        self.0.insert(self::fingerprint(&(kind, key)), fingerprint);
    }

    /// Runs `make` with a tracker, and returns its result with the facts that it read.
    ///
    /// The fingerprint of each of these facts must already be set.
    pub fn track<T>(&self, make: impl FnOnce(&Tracker) -> T) -> (T, Dependencies) {
        let reads = Arc::new(Mutex::new(Vec::new()));
        let made = make(&Tracker(Some(reads.clone())));
        let mut reads = std::mem::take(&mut *reads.lock().unwrap_or_else(PoisonError::into_inner));
        reads.sort_unstable();
        reads.dedup();
        (made, Dependencies(reads.into_iter().map(|key| (key, self.get(key))).collect()))
    }

    /// Whether every fact still has the fingerprint that `dependencies` holds.
    pub fn are_current(&self, dependencies: &Dependencies) -> bool {
        dependencies.0.iter().all(|(key, fingerprint)| self.get(*key) == *fingerprint)
    }

    fn get(&self, key: u64) -> u64 {
        self.0.get(&key).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_are_current_until_a_fact_they_read_changes() {
        let mut revisions = Revisions::default();
        revisions.set(DependencyKind::Record, &["visit", "jazy"], 1);
        let (made, dependencies) = revisions.track(|tracker| {
            tracker.record(DependencyKind::Record, &["visit", "jazy"]);
            tracker.record(DependencyKind::Address, &["ky/x/"]);
            7
        });
        assert_eq!(made, 7);
        assert!(revisions.are_current(&dependencies));
        revisions.set(DependencyKind::Record, &["visit", "other"], 5);
        assert!(revisions.are_current(&dependencies), "this record was not read");
        revisions.set(DependencyKind::Address, &["ky/x/"], 1);
        assert!(!revisions.are_current(&dependencies), "the address was absent when it was read");
        assert!(!Revisions::default().are_current(&dependencies));
    }

    #[test]
    fn reads_on_other_threads_are_recorded() {
        let mut revisions = Revisions::default();
        let ((), dependencies) = revisions.track(|tracker| {
            let record = || tracker.record(DependencyKind::Outputs, &[]);
            rayon::join(record, || std::thread::scope(|scope| drop(scope.spawn(record))));
        });
        revisions.set(DependencyKind::Outputs, &[], 3);
        assert!(!revisions.are_current(&dependencies));
    }
}
