//! A content-addressed cache for results that are expensive to compute: images and share cards.
//!
//! The key of a result is a hash of everything that it depends on. So an empty cache gives the same bytes, only later.
//! The cache does not know what it holds or where results outlive a run: that is the matter of a [`Shelf`].

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::foundation::panic::lock;

/// The key of a result: a BLAKE3 hash of what it was made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// Hashes the name of a stage, its version and the parts of a result.
    ///
    /// A stage raises its version when it makes different results from the same parts.
    pub fn new(stage: &str, version: u32, parts: &[&[u8]]) -> Self {
        let mut hash = blake3::Hasher::new();
        let version = version.to_le_bytes();
        for part in [stage.as_bytes(), &version].iter().chain(parts) {
            // Each part has its length in front, because `ab, c` and `a, bc` must not give the same key.
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(*hash.finalize().as_bytes())
    }

    /// Returns the key as 64 hexadecimal digits, for use as a file name.
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// A store of results that outlives a run.
pub trait Shelf: Send + Sync {
    /// Returns the result stored under `key`. Returns `None` if it is absent or damaged.
    fn take(&self, key: &Key) -> Option<Vec<u8>>;
}

/// Results by key. The cache is shared between threads.
#[derive(Default)]
pub struct Memo {
    shelf: Option<Box<dyn Shelf>>,
    results: Mutex<BTreeMap<Key, Remembered>>,
}

struct Remembered {
    bytes: Arc<[u8]>,
    /// Computed in this run, so the store does not have it yet.
    fresh: bool,
    /// Used since unused results were last evicted.
    wanted: bool,
}

impl Memo {
    /// Creates an empty cache without a store.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Creates an empty cache that falls back to a store.
    pub fn over(shelf: impl Shelf + 'static) -> Self {
        Self { shelf: Some(Box::new(shelf)), ..Self::default() }
    }

    /// Returns the result of `key` from the cache or the store, else calls `make`.
    ///
    /// Two threads that miss at the same time may both call `make`, and get equal results.
    pub fn recall(&self, key: Key, make: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        if let Some(known) = self.results().get_mut(&key) {
            known.wanted = true;
            return known.bytes.clone();
        }
        // The lock is not held here, because computing a result takes long and other threads need the cache.
        let (bytes, fresh) = match self.shelf.as_ref().and_then(|shelf| shelf.take(&key)) {
            Some(bytes) => (bytes, false),
            None => (make(), true),
        };
        let bytes: Arc<[u8]> = bytes.into();
        self.results().insert(key, Remembered { bytes: bytes.clone(), fresh, wanted: true });
        bytes
    }

    /// Returns the results computed since the last call, which the store does not have.
    pub fn fresh(&self) -> Vec<(Key, Arc<[u8]>)> {
        let mut results = self.results();
        let take = |(key, known): (&Key, &mut Remembered)| {
            std::mem::take(&mut known.fresh).then(|| (*key, known.bytes.clone()))
        };
        results.iter_mut().filter_map(take).collect()
    }

    /// Returns the keys used since unused results were last evicted.
    pub fn wanted(&self) -> Vec<Key> {
        self.results().iter().filter(|(_, known)| known.wanted).map(|(key, _)| *key).collect()
    }

    /// Evicts the results not used since the last call, so that a long preview does not fill the memory.
    pub fn forget_unwanted(&self) {
        self.results().retain(|_, known| std::mem::take(&mut known.wanted));
    }

    fn results(&self) -> MutexGuard<'_, BTreeMap<Key, Remembered>> {
        // A panic in another thread leaves the map valid, because entries are inserted whole.
        lock(&self.results)
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").field("results", &self.results().len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stored(Key);

    impl Shelf for Stored {
        fn take(&self, key: &Key) -> Option<Vec<u8>> {
            (*key == self.0).then(|| b"from the store".to_vec())
        }
    }

    #[test]
    fn a_result_is_computed_once() {
        let memo = Memo::empty();
        let key = Key::new("test", 1, &[b"a"]);
        assert_eq!(*memo.recall(key, || b"made".to_vec()), *b"made");
        assert_eq!(*memo.recall(key, || unreachable!("it is cached")), *b"made");
        assert_eq!(memo.fresh().len(), 1);
    }

    #[test]
    fn a_stored_result_is_not_computed() {
        let key = Key::new("test", 1, &[b"a"]);
        let memo = Memo::over(Stored(key));
        assert_eq!(*memo.recall(key, || unreachable!("it is stored")), *b"from the store");
        assert!(memo.fresh().is_empty());
        assert_eq!(memo.wanted(), [key]);
    }

    #[test]
    fn parts_stage_and_version_make_the_key() {
        let keys = [
            Key::new("test", 1, &[b"ab", b"c"]),
            Key::new("test", 1, &[b"a", b"bc"]),
            Key::new("test", 2, &[b"ab", b"c"]),
            Key::new("other", 1, &[b"ab", b"c"]),
        ];
        let different: std::collections::BTreeSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
    }

    #[test]
    fn unused_results_are_evicted() {
        let memo = Memo::empty();
        let (one, two) = (Key::new("test", 1, &[b"1"]), Key::new("test", 1, &[b"2"]));
        memo.recall(one, Vec::new);
        memo.recall(two, Vec::new);
        memo.forget_unwanted();
        memo.recall(two, || unreachable!("it was used in the last round"));
        memo.forget_unwanted();
        assert_eq!(memo.fresh().len(), 1);
    }
}
