//! The cache of rendered outputs.
//!
//! An output is reused while the facts that it read are unchanged, and while the inputs shared by
//! every page are: the theme, the day, the settings, `site.yaml`, the outlines of the map and the
//! head of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::diagnostics::Reported;
use crate::foundation::lang::Lang;
use crate::foundation::path::OutputPath;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking;
use crate::plan::{OutputKind, Plan};
use crate::source::input::Entry;
use crate::theme;

use super::link::Links;
use super::output_bytes::OutputBytes;
use super::prepare::CardCaches;

/// The cards, the outputs and the links of the last build.
#[derive(Default)]
pub struct RenderCache {
    /// In the scope of the inputs shared by every page of a language.
    pub(super) cards: BTreeMap<Lang, CardCaches>,
    /// In the scope of the inputs shared by every page.
    pub(super) outputs: StageCache<OutputPath, OutputKind, Reported<Option<OutputBytes>>>,
    /// In the scope of all addresses.
    pub(super) links: StageCache<OutputPath, Html, Arc<Links>>,
}

/// A rendered page, compared by its allocation.
#[derive(Clone)]
pub(super) struct Html(pub Arc<str>);

impl PartialEq for Html {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Returns a fingerprint of the inputs shared by every page of every language.
pub(super) fn global_fingerprint(plan: &Plan) -> u64 {
    let theme_files = theme::SOURCES.iter().flat_map(|folder| plan.inputs.files_under(folder));
    let theme_files: Vec<_> = theme_files.map(|(path, entry)| (path, fingerprint(entry))).collect();
    let config = plan.inputs.bytes(crate::model::config::PATH).map(tracking::fingerprint_bytes);
    let map = plan.site.config.map.as_ref();
    let outlines = map.and_then(|map| plan.inputs.bytes(&map.outlines.value.0)).map(tracking::fingerprint_bytes);
    let free = serde_json::to_string(&*plan.site.free).unwrap_or_default();
    tracking::fingerprint(&(
        theme_files,
        config,
        outlines,
        free,
        &plan.inputs.settings,
        plan.site.today(),
        &plan.base_url,
    ))
}

fn fingerprint(entry: &Entry) -> u64 {
    match entry {
        Entry::File(bytes) => tracking::fingerprint_bytes(bytes),
        Entry::Unreadable(fault) => tracking::fingerprint(fault),
    }
}
