//! What is dear to make and was made before: pictures, cards, whatever is worth more than the looking up.
//!
//! A memo answers by a hash of everything that a result depends on, so an empty one gives the same bytes, only later. It
//! does not know what it keeps, and it does not know the disk: a [`Shelf`] that lives beyond one run is handed to it.
//!
//! A memo that lasts from build to build, as in the preview, also holds for each stage what that stage made, as the stage
//! itself wants it. The stage decides what of it is still good; whatever it does, the bytes are those of an empty memo.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Names a result by all that it was made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// A stage has a version, to be raised whenever it makes something else of the same parts.
    pub fn new(stage: &str, version: u32, parts: &[&[u8]]) -> Self {
        let mut hash = blake3::Hasher::new();
        let version = version.to_le_bytes();
        for part in [stage.as_bytes(), &version].iter().chain(parts) {
            // The length comes first, so that no two lists of parts run together into the same bytes.
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(*hash.finalize().as_bytes())
    }

    /// 64 digits, fit for the name of a file.
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// Where results outlive a run.
pub trait Shelf: Send + Sync {
    /// What was put there under this key, if it is there and whole.
    fn take(&self, key: &Key) -> Option<Vec<u8>>;
}

/// Results by their keys. It can be asked from many threads.
#[derive(Default)]
pub struct Memo {
    shelf: Option<Box<dyn Shelf>>,
    results: Mutex<BTreeMap<Key, Remembered>>,
    /// What the stages hold from build to build, one value of each type; none in a memo for one build.
    held: Option<Mutex<BTreeMap<TypeId, Box<dyn Any + Send>>>>,
}

struct Remembered {
    bytes: Arc<[u8]>,
    /// Made in this run, so that it is not on the shelf yet.
    fresh: bool,
    /// Asked for since the memo was last told to forget.
    wanted: bool,
}

impl Memo {
    /// One that remembers nothing yet.
    pub fn empty() -> Self {
        Self::default()
    }

    /// One that looks on a shelf too.
    pub fn over(shelf: impl Shelf + 'static) -> Self {
        Self { shelf: Some(Box::new(shelf)), ..Self::default() }
    }

    /// The same memo, for many builds.
    pub fn lasting(self) -> Self {
        Self { held: Some(Mutex::default()), ..self }
    }

    /// Whether what a stage holds will be asked for again.
    pub fn lasts(&self) -> bool {
        self.held.is_some()
    }

    /// Takes out what a stage holds from the last build; the default where there was none.
    pub fn take<T: Any + Send + Default>(&self) -> T {
        let held = self.held.as_ref().and_then(|held| lock(held).remove(&TypeId::of::<T>()));
        held.and_then(|held| held.downcast().ok()).map(|held| *held).unwrap_or_default()
    }

    /// Holds what a stage made for the next build.
    pub fn hold<T: Any + Send>(&self, value: T) {
        if let Some(held) = &self.held {
            lock(held).insert(TypeId::of::<T>(), Box::new(value));
        }
    }

    /// What was made under this key, or else what is made now. Two threads that ask at once may both make it, and get the same.
    pub fn recall(&self, key: Key, make: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        if let Some(known) = self.results().get_mut(&key) {
            known.wanted = true;
            return known.bytes.clone();
        }
        // The lock is not held meanwhile: others go on with theirs.
        let (bytes, fresh) = match self.shelf.as_ref().and_then(|shelf| shelf.take(&key)) {
            Some(bytes) => (bytes, false),
            None => (make(), true),
        };
        let bytes: Arc<[u8]> = bytes.into();
        self.results().insert(key, Remembered { bytes: bytes.clone(), fresh, wanted: true });
        bytes
    }

    /// The results made in this run since this was last asked, which a shelf does not have.
    pub fn fresh(&self) -> Vec<(Key, Arc<[u8]>)> {
        let mut results = self.results();
        let told = |(key, known): (&Key, &mut Remembered)| {
            std::mem::take(&mut known.fresh).then(|| (*key, known.bytes.clone()))
        };
        results.iter_mut().filter_map(told).collect()
    }

    /// The keys that were asked for.
    pub fn wanted(&self) -> Vec<Key> {
        self.results().iter().filter(|(_, known)| known.wanted).map(|(key, _)| *key).collect()
    }

    /// Lets go of what was not asked for since this was last called, so that a long watch does not fill the memory.
    pub fn forget_unwanted(&self) {
        let mut results = self.results();
        results.retain(|_, known| std::mem::take(&mut known.wanted));
    }

    fn results(&self) -> MutexGuard<'_, BTreeMap<Key, Remembered>> {
        lock(&self.results)
    }
}

fn lock<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    // Values are put in whole, so a thread that fell leaves the map sound.
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").field("results", &self.results().len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Known(Key);

    impl Shelf for Known {
        fn take(&self, key: &Key) -> Option<Vec<u8>> {
            (*key == self.0).then(|| b"from the shelf".to_vec())
        }
    }

    #[test]
    fn a_result_is_made_once() {
        let memo = Memo::empty();
        let key = Key::new("test", 1, &[b"a"]);
        assert_eq!(*memo.recall(key, || b"made".to_vec()), *b"made");
        assert_eq!(*memo.recall(key, || unreachable!("it is remembered")), *b"made");
        assert_eq!(memo.fresh().len(), 1);
    }

    #[test]
    fn what_is_on_the_shelf_is_not_made() {
        let key = Key::new("test", 1, &[b"a"]);
        let memo = Memo::over(Known(key));
        assert_eq!(*memo.recall(key, || unreachable!("it is on the shelf")), *b"from the shelf");
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
    fn only_a_lasting_memo_holds_what_stages_made() {
        let memo = Memo::empty();
        memo.hold(7_u8);
        assert_eq!(memo.take::<u8>(), 0);
        let memo = memo.lasting();
        memo.hold(7_u8);
        memo.hold("seven".to_owned());
        assert_eq!((memo.take::<u8>(), memo.take::<u8>(), memo.take::<String>()), (7, 0, "seven".to_owned()));
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let memo = Memo::empty();
        let (one, two) = (Key::new("test", 1, &[b"1"]), Key::new("test", 1, &[b"2"]));
        memo.recall(one, Vec::new);
        memo.recall(two, Vec::new);
        memo.forget_unwanted();
        memo.recall(two, || unreachable!("it was asked for in the last round"));
        memo.forget_unwanted();
        assert_eq!(memo.fresh().len(), 1);
    }
}
