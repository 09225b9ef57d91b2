//! A content-addressed cache for results that are expensive to compute: images and share cards.
//!
//! The key of a result is a hash of everything that it depends on, so an empty cache gives the same
//! bytes. A [`CacheStore`] keeps results between runs.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::foundation::panic::lock;

/// The key of a result: a BLAKE3 hash of what it was made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CacheKey([u8; 32]);

impl CacheKey {
    /// Hashes the name of a stage, its version and the parts of a result.
    ///
    /// A stage raises its version when it makes different results from the same parts.
    pub fn new(stage: &str, version: u32, parts: &[&[u8]]) -> Self {
        let mut hash = blake3::Hasher::new();
        let version = version.to_le_bytes();
        for part in [stage.as_bytes(), &version].iter().chain(parts) {
            // The length comes first, because `ab, c` and `a, bc` must not give the same key.
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

impl fmt::Debug for CacheKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// A store of results that outlives a run.
pub trait CacheStore: Send + Sync {
    /// Returns the result stored under `key`. Returns `None` if it is absent or damaged.
    fn get(&self, key: &CacheKey) -> Option<Vec<u8>>;
}

/// Results by key. The cache is shared between threads.
#[derive(Default)]
pub struct BuildCache {
    store: Option<Box<dyn CacheStore>>,
    results: Mutex<BTreeMap<CacheKey, CacheEntry>>,
}

struct CacheEntry {
    bytes: Arc<[u8]>,
    /// Computed in this run, so the store does not have it yet.
    is_new: bool,
    /// Used since unused results were last evicted.
    is_used: bool,
}

impl BuildCache {
    /// Creates an empty cache without a store.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Creates an empty cache that falls back to a store.
    pub fn with_store(store: impl CacheStore + 'static) -> Self {
        Self { store: Some(Box::new(store)), ..Self::default() }
    }

    /// Returns the result of `key` from the cache or the store, else calls `make`.
    ///
    /// Two threads that miss at the same time may both call `make`, and get equal results.
    pub fn get_or_insert_with(&self, key: CacheKey, make: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        if let Some(known) = self.results().get_mut(&key) {
            known.is_used = true;
            return known.bytes.clone();
        }
        // The lock is not held here, because computing takes long and other threads need it.
        let (bytes, is_new) = match self.store.as_ref().and_then(|store| store.get(&key)) {
            Some(bytes) => (bytes, false),
            None => (make(), true),
        };
        let bytes: Arc<[u8]> = bytes.into();
        self.results().insert(key, CacheEntry { bytes: bytes.clone(), is_new, is_used: true });
        bytes
    }

    /// Returns the results computed since the last call, which the store does not have.
    pub fn new_entries(&self) -> Vec<(CacheKey, Arc<[u8]>)> {
        let mut results = self.results();
        let take = |(key, known): (&CacheKey, &mut CacheEntry)| {
            std::mem::take(&mut known.is_new).then(|| (*key, known.bytes.clone()))
        };
        results.iter_mut().filter_map(take).collect()
    }

    /// Returns the keys used since unused results were last evicted.
    pub fn used_keys(&self) -> Vec<CacheKey> {
        self.results().iter().filter(|(_, known)| known.is_used).map(|(key, _)| *key).collect()
    }

    /// Evicts the results not used since the last call, so that a long preview does not fill the
    /// memory.
    pub fn evict_unused(&self) {
        self.results().retain(|_, known| std::mem::take(&mut known.is_used));
    }

    fn results(&self) -> MutexGuard<'_, BTreeMap<CacheKey, CacheEntry>> {
        // A panic in another thread leaves the map valid, because entries are inserted whole.
        lock(&self.results)
    }
}

impl fmt::Debug for BuildCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").field("results", &self.results().len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stored(CacheKey);

    impl CacheStore for Stored {
        fn get(&self, key: &CacheKey) -> Option<Vec<u8>> {
            (*key == self.0).then(|| b"from the store".to_vec())
        }
    }

    #[test]
    fn a_result_is_computed_once() {
        let cache = BuildCache::empty();
        let key = CacheKey::new("test", 1, &[b"a"]);
        assert_eq!(*cache.get_or_insert_with(key, || b"made".to_vec()), *b"made");
        assert_eq!(*cache.get_or_insert_with(key, || unreachable!("it is cached")), *b"made");
        assert_eq!(cache.new_entries().len(), 1);
    }

    #[test]
    fn a_stored_result_is_not_computed() {
        let key = CacheKey::new("test", 1, &[b"a"]);
        let cache = BuildCache::with_store(Stored(key));
        assert_eq!(*cache.get_or_insert_with(key, || unreachable!("it is stored")), *b"from the store");
        assert!(cache.new_entries().is_empty());
        assert_eq!(cache.used_keys(), [key]);
    }

    #[test]
    fn parts_stage_and_version_make_the_key() {
        let keys = [
            CacheKey::new("test", 1, &[b"ab", b"c"]),
            CacheKey::new("test", 1, &[b"a", b"bc"]),
            CacheKey::new("test", 2, &[b"ab", b"c"]),
            CacheKey::new("other", 1, &[b"ab", b"c"]),
        ];
        let different: std::collections::BTreeSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
    }

    #[test]
    fn unused_results_are_evicted() {
        let cache = BuildCache::empty();
        let (one, two) = (CacheKey::new("test", 1, &[b"1"]), CacheKey::new("test", 1, &[b"2"]));
        cache.get_or_insert_with(one, Vec::new);
        cache.get_or_insert_with(two, Vec::new);
        cache.evict_unused();
        cache.get_or_insert_with(two, || unreachable!("it was used in the last round"));
        cache.evict_unused();
        assert_eq!(cache.new_entries().len(), 1);
    }
}
