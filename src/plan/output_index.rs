//! All outputs by address, kept as long as the set of wanted outputs is unchanged.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::path::{OutputPath, is_reserved};
use crate::foundation::span::Location;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking;

use super::pages::Sources;
use super::{Output, OutputKind, PageId, collision};

/// The number of pages that a thread takes at a time.
const PAGES_AT_ONCE: usize = 256;

/// The outputs that a build wants: everything that addresses depend on.
#[derive(PartialEq, Eq)]
pub(super) struct OutputRequest {
    /// The pages, each written in all languages.
    pub pages: Vec<(PageId, Sources)>,
    pub languages: Vec<Lang>,
    /// Whether pages have cards.
    pub cards: bool,
    /// The outputs that are not pages.
    pub others: Vec<Output>,
    /// The paths of others that no file can have.
    pub rejected: Vec<String>,
}

/// All outputs of a site.
#[derive(Debug, Default)]
pub struct OutputIndex {
    /// Sorted by path, each path once.
    pub(super) outputs: Vec<Output>,
    /// Every address that has an output: files, and the folders of pages.
    pub(super) addresses: FxHashSet<Arc<str>>,
    /// The outputs that wanted an address taken by another, or one that no file can have.
    pub(super) diagnostics: Vec<Diagnostic>,
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
        let outputs_of = |(id, sources): &(PageId, Sources), lang: Lang| {
            let card =
                (self.cards && id.has_card()).then(|| (id.card(lang), OutputKind::Card { lang, id: id.clone() }));
            let page = (id.file(lang), OutputKind::Page { lang, id: id.clone() });
            let first = sources.iter().next().map(|(_, source)| source.clone());
            let own = sources.get(lang).cloned().or_else(|| first.clone());
            [Some(page), card].into_iter().flatten().filter_map(move |(file, what)| {
                Some(match OutputPath::new(&file) {
                    Some(path) => Ok(Output { path, source: own.clone()?, what }),
                    // A name is reported once, not in each language.
                    None => Err((file, first.clone()?)),
                })
            })
        };
        // A thread takes a page in all languages, because shared reference counts are slow.
        let pages: Vec<Vec<Result<Output, (String, Location)>>> = self
            .pages
            .par_chunks(PAGES_AT_ONCE)
            .map(|pages| {
                let all = pages.iter().flat_map(|page| self.languages.iter().map(move |&lang| (page, lang)));
                all.flat_map(|(page, lang)| outputs_of(page, lang)).collect()
            })
            .collect();
        let mut all = Collected { rejected: self.rejected.clone(), ..Collected::default() };
        all.outputs.reserve(self.pages.len() * self.languages.len() + self.others.len());
        for page in pages.into_iter().flatten() {
            match page {
                Ok(output) => all.outputs.push(output),
                Err((file, source)) => all.reject(file, source),
            }
        }
        all.outputs.extend_from_slice(&self.others);
        let Collected { outputs, mut diagnostics, rejected } = all;
        let outputs = collision::sort(outputs).unpack(&mut diagnostics);
        let mut addresses = addresses_of(&outputs);
        for file in rejected {
            addresses.extend(file.strip_suffix("index.html").map(Arc::from));
            addresses.insert(file.into());
        }
        OutputIndex { addresses, outputs, diagnostics, fingerprint: OnceLock::new() }
    }
}

/// The outputs of a site while they are collected.
#[derive(Default)]
pub(super) struct Collected {
    pub outputs: Vec<Output>,
    pub diagnostics: Vec<Diagnostic>,
    /// Paths that no file can have on Windows. Links to them are not broken, because each has a
    /// diagnostic.
    pub rejected: Vec<String>,
}

impl Collected {
    /// Adds an output, or the diagnostic of its path. A record with several outputs has one
    /// diagnostic.
    pub(super) fn add(&mut self, file: String, source: Location, what: OutputKind) {
        match OutputPath::new(&file) {
            Some(path) => self.outputs.push(Output { path, source, what }),
            None => self.reject(file, source),
        }
    }

    fn reject(&mut self, file: String, source: Location) {
        let name = file.split('/').find(|name| is_reserved(name)).unwrap_or(&file).to_owned();
        let diagnostic = Diagnostic::new(source, Problem::ReservedName { name });
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
        self.rejected.push(file);
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
