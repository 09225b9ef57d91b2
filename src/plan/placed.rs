//! Every output at its address, and what that hangs on: as long as the same is wanted, it is not worked out again.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::lang::Lang;
use crate::memo::Memo;
use crate::note::Note;
use crate::path::OutPath;
use crate::span::Place;
use crate::trace;

use super::{Output, PageId, What, collision};

/// How many pages a thread takes at a time.
const PAGES_AT_ONCE: usize = 256;

/// What is to be written: all that addresses hang on.
pub struct Wanted {
    /// Each is written in all languages.
    pub pages: Vec<(PageId, Place)>,
    pub languages: Vec<Lang>,
    /// Whether cards are drawn of pages.
    pub cards: bool,
    /// What is no page.
    pub others: Vec<Output>,
}

/// Everything that is to be written.
#[derive(Debug, Default)]
pub struct Placed {
    /// Sorted by path, each path once.
    pub(super) outputs: Vec<Output>,
    /// Every address at which something is written: files, and the folders of pages.
    pub(super) addresses: FxHashSet<Arc<str>>,
    /// What wanted an address that another has.
    pub(super) collisions: Vec<Note>,
    print: OnceLock<u64>,
}

/// What was wanted in the last build.
#[derive(Default)]
struct Held(Option<(Wanted, Arc<Placed>)>);

/// Gives everything that is wanted its address.
pub fn place(wanted: Wanted, memo: &Memo) -> Arc<Placed> {
    let held: Held = memo.take();
    let known = held.0.filter(|(before, _)| wanted.is_the_same(before));
    let placed = known.map_or_else(|| Arc::new(wanted.placed()), |(_, placed)| placed);
    memo.hold(Held(Some((wanted, placed.clone()))));
    placed
}

impl Wanted {
    fn is_the_same(&self, before: &Self) -> bool {
        let alike = |(one, other): (&Output, &Output)| {
            one.path == other.path && one.source == other.source && one.what.is(&other.what)
        };
        (self.cards, &self.languages) == (before.cards, &before.languages)
            && self.others.len() == before.others.len()
            && self.others.iter().zip(&before.others).all(alike)
            && self.pages == before.pages
    }

    fn placed(&self) -> Placed {
        let outputs_of = |(id, source): &(PageId, Place), lang: Lang| {
            let card = (self.cards && id.has_card()).then(|| (id.card(lang), What::Card { lang, id: id.clone() }));
            let page = (id.file(lang), What::Page { lang, id: id.clone() });
            let output = |(file, what): (String, What)| {
                Some(Output { path: OutPath::new(&file)?, source: source.clone(), what })
            };
            [Some(page), card].map(|one| one.and_then(output))
        };
        // Each thread has pages of its own, in all languages: to count who holds an id is dear between threads.
        let pages: Vec<Vec<Output>> = self
            .pages
            .par_chunks(PAGES_AT_ONCE)
            .map(|pages| {
                let all = pages.iter().flat_map(|page| self.languages.iter().map(move |&lang| (page, lang)));
                all.flat_map(|(page, lang)| outputs_of(page, lang)).flatten().collect()
            })
            .collect();
        let all = pages.into_iter().flatten().chain(self.others.iter().cloned()).collect();
        let mut collisions = Vec::new();
        let outputs = collision::sort(all, &mut collisions);
        Placed { addresses: addresses_of(&outputs), outputs, collisions, print: OnceLock::new() }
    }
}

impl What {
    /// Whether it is the same thing; most bytes are where they were, and need not be read.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (What::Bytes(one), What::Bytes(other)) => Arc::ptr_eq(one, other) || one == other,
            _ => self == other,
        }
    }
}

impl Placed {
    /// Sorted by path, each path once.
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// A print of all addresses.
    pub fn print(&self) -> u64 {
        let paths = || self.outputs.iter().map(|output| output.path.as_str()).collect::<Vec<_>>();
        *self.print.get_or_init(|| trace::print(&paths()))
    }
}

/// The addresses of files, and those of the folders in which an `index.html` is written.
fn addresses_of(outputs: &[Output]) -> FxHashSet<Arc<str>> {
    let mut addresses = FxHashSet::with_capacity_and_hasher(outputs.len() * 2, FxBuildHasher);
    for path in outputs.iter().map(|output| &output.path) {
        addresses.insert(path.shared());
        if path.address() != path.as_str() {
            addresses.insert(path.address().into());
        }
    }
    addresses
}
