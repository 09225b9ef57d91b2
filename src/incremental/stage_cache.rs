//! The values that a stage of the build keeps until the next build.

use std::hash::Hash;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::incremental::tracking::{Dependencies, Revisions, Tracker};

/// Values of the last build by key, each with its inputs and dependencies.
///
/// An update drops the values that it does not use, so the cache does not grow from build to build.
pub(crate) struct StageCache<K, I, V> {
    scope: u64,
    entries: FxHashMap<K, Entry<I, V>>,
}

struct Entry<I, V> {
    inputs: I,
    dependencies: Dependencies,
    value: V,
}

/// The key and the value of an item, with its new entry unless the value was cached.
type KeyedValue<K, I, V> = (K, V, Option<Entry<I, V>>);

impl<K, I, V> Default for StageCache<K, I, V> {
    fn default() -> Self {
        Self { scope: 0, entries: FxHashMap::default() }
    }
}

impl<K, I, V> StageCache<K, I, V>
where
    K: Eq + Hash + Clone + Send + Sync,
    I: PartialEq + Send + Sync,
    V: Clone + Send + Sync,
{
    /// Clears the cache if `scope` differs from the last one.
    ///
    /// The scope is a fingerprint of what all values depend on.
    pub(crate) fn in_scope(&mut self, scope: u64) -> &mut Self {
        if self.scope != scope {
            *self = Self { scope, ..Self::default() };
        }
        self
    }

    /// Returns the values of `items` in their order, each from the cache or newly made.
    ///
    /// `describe` returns the key and the inputs of an item. Values of other keys are dropped.
    pub(crate) fn update<T: Send>(
        &mut self,
        revisions: &Revisions,
        items: impl IndexedParallelIterator<Item = T>,
        describe: impl Fn(&T) -> (K, I) + Sync,
        make: impl Fn(T, &Tracker) -> V + Sync,
    ) -> Vec<V> {
        let mut made: Vec<KeyedValue<K, I, V>> = items
            .map(|item| {
                let (key, inputs) = describe(&item);
                let cached = self.entries.get(&key).filter(|entry| entry.inputs == inputs);
                if let Some(entry) = cached.filter(|entry| revisions.are_current(&entry.dependencies)) {
                    return (key, entry.value.clone(), None);
                }
                let (value, dependencies) = revisions.track(|tracker| make(item, tracker));
                (key, value.clone(), Some(Entry { inputs, dependencies, value }))
            })
            .collect();
        for (key, _, entry) in &mut made {
            self.entries.extend(entry.take().map(|entry| (key.clone(), entry)));
        }
        if self.entries.len() > made.len() {
            let used: FxHashSet<&K> = made.iter().map(|(key, ..)| key).collect();
            self.entries.retain(|key, _| used.contains(key));
        }
        made.into_iter().map(|(_, value, _)| value).collect()
    }

    /// Drops the values that `keep` rejects.
    pub(crate) fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        self.entries.retain(|_, entry| keep(&entry.value));
    }
}

impl<I: PartialEq, V: Clone> StageCache<(), I, V> {
    /// Returns the only value of this cache: the cached one if its inputs are equal, else a new
    /// one.
    pub(crate) fn get_or_make(&mut self, inputs: I, make: impl FnOnce() -> V) -> V {
        if let Some(entry) = self.entries.get(&()).filter(|entry| entry.inputs == inputs) {
            return entry.value.clone();
        }
        let value = make();
        let entry = Entry { inputs, dependencies: Dependencies::default(), value: value.clone() };
        self.entries.insert((), entry);
        value
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::incremental::tracking::DependencyKind;

    /// Doubles each number, and returns how many of the results were made.
    fn doubled(cache: &mut StageCache<u8, u8, u8>, revisions: &Revisions, items: &[(u8, u8)]) -> usize {
        let made = AtomicUsize::new(0);
        let values = cache.update(
            revisions,
            items.par_iter(),
            |item| **item,
            |(_, number), tracker| {
                made.fetch_add(1, Ordering::Relaxed);
                tracker.record(DependencyKind::Address, &[&number.to_string()]);
                number * 2
            },
        );
        assert_eq!(values, items.iter().map(|(_, number)| number * 2).collect::<Vec<_>>());
        made.into_inner()
    }

    #[test]
    fn only_what_changed_is_made_again() {
        let (mut cache, mut revisions) = (StageCache::default(), Revisions::default());
        assert_eq!(doubled(&mut cache, &revisions, &[(1, 1), (2, 2)]), 2);
        assert_eq!(doubled(&mut cache, &revisions, &[(2, 2), (1, 1)]), 0);
        assert_eq!(doubled(&mut cache, &revisions, &[(1, 1), (2, 3)]), 1, "the inputs of 2 changed");
        revisions.set(DependencyKind::Address, &["1"], 5);
        assert_eq!(doubled(&mut cache, &revisions, &[(1, 1), (2, 3)]), 1, "a dependency of 1 changed");
        assert_eq!(doubled(cache.in_scope(9), &revisions, &[(1, 1), (2, 3)]), 2, "the scope changed");
    }

    #[test]
    fn values_that_are_not_used_are_dropped() {
        let (mut cache, revisions) = (StageCache::default(), Revisions::default());
        doubled(&mut cache, &revisions, &[(1, 1), (2, 2)]);
        doubled(&mut cache, &revisions, &[(1, 1)]);
        assert_eq!(doubled(&mut cache, &revisions, &[(1, 1), (2, 2)]), 1);
        cache.retain(|value| *value > 2);
        assert_eq!(doubled(&mut cache, &revisions, &[(1, 1), (2, 2)]), 1);
    }

    #[test]
    fn a_single_value_is_kept_while_its_inputs_are_equal() {
        let mut cache = StageCache::default();
        assert_eq!(cache.get_or_make("a", || 1), 1);
        assert_eq!(cache.get_or_make("a", || 2), 1);
        assert_eq!(cache.get_or_make("b", || 2), 2);
    }
}
