//! All outputs by address, kept as long as the set of wanted outputs is unchanged.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::foundation::diagnostics::{Diagnostic, Reported};
use crate::foundation::lang::Lang;
use crate::foundation::path::OutputPath;
use crate::foundation::span::Location;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking;

use super::{Output, OutputKind, PageId, collision};

/// The number of pages that a thread takes at a time.
const PAGES_AT_ONCE: usize = 256;

/// The outputs that a build wants: everything that addresses depend on.
#[derive(PartialEq, Eq)]
pub(super) struct OutputRequest {
    /// The pages, each written in all languages.
    pub pages: Vec<(PageId, Location)>,
    pub languages: Vec<Lang>,
    /// Whether pages have cards.
    pub cards: bool,
    /// The outputs that are not pages.
    pub others: Vec<Output>,
}

/// All outputs of a site.
#[derive(Debug, Default)]
pub struct OutputIndex {
    /// Sorted by path, each path once.
    pub(super) outputs: Vec<Output>,
    /// Every address that has an output: files, and the folders of pages.
    pub(super) addresses: FxHashSet<Arc<str>>,
    /// The outputs that wanted an address taken by another.
    pub(super) collisions: Vec<Diagnostic>,
    fingerprint: OnceLock<u64>,
}

/// The output index of the last build.
#[derive(Default)]
pub struct PlanCache(StageCache<(), Arc<OutputRequest>, Arc<OutputIndex>>);

/// Gives every wanted output its address. With a cache, equal requests return the same index.
pub(super) fn place(wanted: OutputRequest, cache: Option<&mut PlanCache>) -> Arc<OutputIndex> {
    match cache {
        None => Arc::new(wanted.placed()),
        Some(PlanCache(cache)) => {
            let wanted = Arc::new(wanted);
            cache.get_or_make(wanted.clone(), || Arc::new(wanted.placed()))
        }
    }
}

impl OutputRequest {
    fn placed(&self) -> OutputIndex {
        let outputs_of = |(id, source): &(PageId, Location), lang: Lang| {
            let card =
                (self.cards && id.has_card()).then(|| (id.card(lang), OutputKind::Card { lang, id: id.clone() }));
            let page = (id.file(lang), OutputKind::Page { lang, id: id.clone() });
            let output = |(file, what): (String, OutputKind)| {
                Some(Output { path: OutputPath::new(&file)?, source: source.clone(), what })
            };
            [Some(page), card].map(|one| one.and_then(output))
        };
        // A thread takes a page in all languages, because shared reference counts are slow.
        let pages: Vec<Vec<Output>> = self
            .pages
            .par_chunks(PAGES_AT_ONCE)
            .map(|pages| {
                let all = pages.iter().flat_map(|page| self.languages.iter().map(move |&lang| (page, lang)));
                all.flat_map(|(page, lang)| outputs_of(page, lang)).flatten().collect()
            })
            .collect();
        let all = pages.into_iter().flatten().chain(self.others.iter().cloned()).collect();
        let Reported { value: outputs, diagnostics: collisions } = collision::sort(all);
        OutputIndex { addresses: addresses_of(&outputs), outputs, collisions, fingerprint: OnceLock::new() }
    }
}

impl OutputIndex {
    /// Returns the outputs, sorted by path. No path occurs twice.
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// Returns a fingerprint of all addresses.
    pub fn fingerprint(&self) -> u64 {
        let paths = || self.outputs.iter().map(|output| output.path.as_str()).collect::<Vec<_>>();
        *self.fingerprint.get_or_init(|| tracking::fingerprint(&paths()))
    }
}

/// Returns the addresses of files, and of the folders that have an `index.html`.
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
