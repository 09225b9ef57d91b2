//! What was looked at while something was made, so that it need not be made again as long as all of that is the same.
//!
//! Whoever hands out what a page may show says so with [`saw`]: a record, a list, whether an address is there. A [`Trace`]
//! holds what was seen while one thing was made, and [`Facts`] hold what is so now. It is not known here what a page is,
//! and no fact has to be told that nobody could have seen otherwise: what is the same for all pages is no business of
//! a trace. On a thread that watches nothing, `saw` costs next to nothing.

use std::cell::RefCell;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What a fact is about. Each subject has keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A record of a kind, by its id.
    Record,
    /// All records of a kind, by its name.
    Table,
    /// The records that name a record.
    Related,
    /// A release or a page, by its slug or the name of its file.
    Text,
    /// The card of a record in a language.
    Card,
    /// What stands at a place of a list of cards.
    Listed,
    /// All cards of a list.
    List,
    /// Whether something is written at an address.
    Address,
    /// All that is written.
    Outputs,
    /// The picture that a text means by an address.
    Picture,
    /// A file that is published as it is.
    File,
}

/// A fact, by a hash of what it is about, and the print of how it stands; 0 for what is not there.
type Fact = (u64, u64);

thread_local! {
    static SEEN: RefCell<Option<Vec<Fact>>> = const { RefCell::new(None) };
}

/// A hash of 64 bits, the same in every run.
pub fn print(value: &(impl Hash + ?Sized)) -> u64 {
    FxBuildHasher.hash_one(value)
}

/// The print of bytes: two that differ have different ones, by all that is known of the hash.
pub fn print_of_bytes(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}

fn name(subject: Subject, key: &[&str]) -> u64 {
    print(&(subject, key))
}

/// Says that whoever works on this thread has seen how a fact stands.
pub fn saw(subject: Subject, key: &[&str], print: impl FnOnce() -> u64) {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen {
            seen.push((name(subject, key), print()));
        }
    });
}

/// Whether anybody on this thread wants to know what is seen.
pub fn is_watched() -> bool {
    SEEN.with_borrow(Option::is_some)
}

/// What was seen while something was made. A copy costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Trace(Arc<[Fact]>);

/// Makes something, and gives what was seen meanwhile. Whoever makes it stays on this thread.
pub fn watch<T>(make: impl FnOnce() -> T) -> (T, Trace) {
    let outer = SEEN.replace(Some(Vec::new()));
    let made = make();
    let mut seen = SEEN.replace(outer).unwrap_or_default();
    seen.sort_unstable();
    seen.dedup();
    (made, Trace(seen.into()))
}

/// How everything stands now.
#[derive(Debug, Default)]
pub struct Facts(FxHashMap<u64, u64>);

impl Facts {
    /// None yet, and room for so many.
    pub fn with_capacity(facts: usize) -> Self {
        Self(FxHashMap::with_capacity_and_hasher(facts, FxBuildHasher))
    }

    /// Adds a fact. What is not added is not there.
    pub fn add(&mut self, subject: Subject, key: &[&str], print: u64) {
        self.0.insert(name(subject, key), print);
    }

    /// Whether all that was seen is still so.
    pub fn hold(&self, trace: &Trace) -> bool {
        trace.0.iter().all(|(name, print)| self.0.get(name).copied().unwrap_or(0) == *print)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_holds_until_something_seen_is_otherwise() {
        let (made, trace) = watch(|| {
            saw(Subject::Record, &["visit", "jazy"], || 1);
            saw(Subject::Address, &["ky/x/"], || 0);
            7
        });
        assert_eq!(made, 7);
        let mut facts = Facts::default();
        assert!(!facts.hold(&trace));
        facts.add(Subject::Record, &["visit", "jazy"], 1);
        facts.add(Subject::Record, &["visit", "other"], 5);
        assert!(facts.hold(&trace));
        facts.add(Subject::Address, &["ky/x/"], 1);
        assert!(!facts.hold(&trace));
    }

    #[test]
    fn nothing_is_seen_where_nobody_watches() {
        saw(Subject::Outputs, &[], || unreachable!("nobody wants to know"));
        let ((), trace) = watch(|| drop(watch(|| saw(Subject::Outputs, &[], || 3))));
        assert!(Facts::default().hold(&trace), "what was seen inside belongs to what was made inside");
    }
}
