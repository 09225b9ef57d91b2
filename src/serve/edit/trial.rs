//! Builds of the site with values that are not saved yet.

use std::sync::Arc;

use jiff::Timestamp;

use crate::authoring::overview::{LazyOverview, Overview};
use crate::build::{Built, Stages, build_incremental};
use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::path::{Artifacts, OutputPath};
use crate::foundation::progress::NoProgress;
use crate::incremental::cache::BuildCache;
use crate::source::input::{Inputs, Now};

use super::super::snapshot::start;
use super::target::Part;

/// The last build of unsaved values.
#[derive(Default)]
pub(super) struct Trial {
    cache: Option<Arc<BuildCache>>,
    stages: Stages,
    inputs: Option<Inputs>,
    artifacts: Artifacts,
    overview: LazyOverview,
    diagnostics: Vec<Diagnostic>,
}

impl Trial {
    pub(super) fn new(cache: Arc<BuildCache>) -> Self {
        Self { cache: Some(cache), ..Self::default() }
    }

    /// Builds a site, and returns its diagnostics. Nothing is published.
    pub(super) fn build(&mut self, inputs: &Inputs) -> Vec<Diagnostic> {
        let is_same = self.inputs.as_ref().is_some_and(|last| last.files == inputs.files);
        if let (Some(cache), false) = (self.cache.clone(), is_same) {
            let built = build_incremental(inputs, &cache, &mut self.stages, &NoProgress);
            let Built { artifacts, overview, .. } = built.value;
            (self.artifacts, self.overview, self.diagnostics) = (artifacts, overview, built.diagnostics);
            self.inputs = Some(inputs.clone());
        }
        self.diagnostics.clone()
    }

    pub(super) fn overview(&self) -> &Overview {
        &self.overview
    }

    /// Returns the address of the page that shows a record or a text, if possible in a language.
    pub(super) fn page_of(&self, parts: &[Part], lang: &str) -> Option<String> {
        let is_own = |path: &str, at: usize| {
            parts.iter().any(|part| {
                let span = part.span();
                *part.path == *path && span.start <= at && at <= span.end
            })
        };
        let pages = self.overview.pages.iter().filter(|(_, place)| is_own(&place.path, start(place)));
        let pages: Vec<&String> = pages.map(|(address, _)| address).collect();
        let own = pages.iter().find(|address| address.starts_with(&format!("{lang}/")));
        own.or(pages.first()).map(|address| (*address).clone())
    }

    /// Returns a file of the site, with its name.
    pub(super) fn file(&self, path: &str) -> Option<(String, Vec<u8>)> {
        let is_page = path.is_empty() || path.ends_with('/');
        let name = if is_page { format!("{path}index.html") } else { path.to_owned() };
        let bytes = self.artifacts.get(&OutputPath::new(&name)?)?;
        Some((name, bytes.to_vec()))
    }
}

/// Returns the sources of a site without files, before the first build.
pub(super) fn nothing() -> Inputs {
    Inputs::new(Now::Instant(Timestamp::UNIX_EPOCH))
}
