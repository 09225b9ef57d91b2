//! The whole pipeline, from the files that were read to the files to be written.
//!
//! `build`, `check`, `serve` and every test of a whole site take this one way.

mod consequences;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::authoring::overview::LazyOverview;
use crate::foundation::diagnostics::{Diagnostic, RecordKind, Reported, Rule};
use crate::foundation::path::{Artifacts, DiscardSink, KeepInMemory, OutputPath, OutputSink};
use crate::foundation::progress::{NoProgress, Progress};
use crate::foundation::span::{Location, SourcePath};
use crate::incremental::cache::BuildCache;
use crate::lint::{self, LintCache};
use crate::media::gallery::gallery;
use crate::media::near_file::suggest_files;
use crate::media::share_card::CardSvg;
use crate::model::config;
use crate::model::parse::{ParseCache, Parsed, parse};
use crate::model::site::{self, SiteCache, Unpublished, resolve};
use crate::plan::{PlanCache, plan};
use crate::render::{RenderCache, Rendered, render};
use crate::source::input::Inputs;
use crate::theme::{self, Theme, ThemeCache};

use consequences::drop_consequences;

/// The result of a build.
#[derive(Debug, Default)]
pub struct Built {
    /// All files that the outlet did not take.
    pub artifacts: Artifacts,
    /// Share cards left undrawn, as the settings asked.
    pub drawings: BTreeMap<OutputPath, CardSvg>,
    /// Open work: translations, results, commitments.
    pub overview: LazyOverview,
}

/// The cache of each stage, kept from one build to the next.
#[derive(Default)]
pub struct Stages {
    parse: ParseCache,
    theme: ThemeCache,
    lint: LintCache,
    site: SiteCache,
    plan: PlanCache,
    render: RenderCache,
}

/// Builds the site, and returns its files with the diagnostics in source order.
pub fn build(inputs: &Inputs) -> Reported<Artifacts> {
    let Reported { value, diagnostics } = build_with_cache(inputs, &BuildCache::empty());
    Reported::new(value.artifacts, diagnostics)
}

/// Builds the site with a cache for images and share cards, which changes nothing but the time.
pub fn build_with_cache(inputs: &Inputs, cache: &BuildCache) -> Reported<Built> {
    build_with(inputs, cache, &NoProgress, &KeepInMemory)
}

/// Builds the site, reports progress, and offers each file to `sink` as soon as it is final.
pub fn build_with(
    inputs: &Inputs,
    cache: &BuildCache,
    progress: &dyn Progress,
    sink: &dyn OutputSink,
) -> Reported<Built> {
    run(inputs, cache, None, progress, sink)
}

/// Builds the site with the caches in `stages`. The result equals that of a clean build.
pub fn build_incremental(
    inputs: &Inputs,
    cache: &BuildCache,
    stages: &mut Stages,
    progress: &dyn Progress,
) -> Reported<Built> {
    run(inputs, cache, Some(stages), progress, &KeepInMemory)
}

fn run(
    inputs: &Inputs,
    cache: &BuildCache,
    mut stages: Option<&mut Stages>,
    progress: &dyn Progress,
    sink: &dyn OutputSink,
) -> Reported<Built> {
    let mut diagnostics = Vec::new();
    let parsed = parse(inputs, stages.as_mut().map(|stages| &mut stages.parse)).unpack(&mut diagnostics);
    site::suggest_ids(&parsed, &mut diagnostics);
    let (theme_cache, lint_cache) = stages.as_mut().map(|stages| (&mut stages.theme, &mut stages.lint)).unzip();
    let ((theme, references), review) = rayon::join(
        || (load_theme(&parsed, inputs, theme_cache), site::check_references(&parsed)),
        || lint::check(&parsed, inputs, lint_cache),
    );
    let theme = theme.unpack(&mut diagnostics);
    diagnostics.extend(review.into_iter().chain(references));
    let site = resolve(parsed, inputs, stages.as_mut().map(|stages| &mut stages.site));
    let site = site.unpack(&mut diagnostics).map(Arc::new);
    if diagnostics.iter().any(Diagnostic::is_error) {
        sink.abort();
    }
    let Rendered { artifacts, drawings } = match (&site, &theme) {
        (Some(site), Some(theme)) => {
            let gallery = gallery(site, inputs, cache, progress).unpack(&mut diagnostics);
            let (plan_cache, render_cache) = stages.map(|stages| (&mut stages.plan, &mut stages.render)).unzip();
            let plan = plan(site, theme, inputs, &gallery, plan_cache).unpack(&mut diagnostics);
            render(&plan, cache, render_cache, progress, sink).unpack(&mut diagnostics)
        }
        _ => Rendered::default(),
    };
    drop_consequences(&mut diagnostics);
    suggest_files(inputs, &mut diagnostics);
    sort(&mut diagnostics);
    // Freeing the theme takes time that the caller need not wait for.
    rayon::spawn(move || drop(theme));
    Reported::new(Built { artifacts, drawings, overview: LazyOverview::of(site) }, diagnostics)
}

/// Returns the faults of links and files in the texts that are not published yet.
///
/// The pages of such texts are not part of a build, so their links have no targets in it.
pub fn check_unpublished(inputs: &Inputs, cache: &BuildCache, built: &Built) -> Vec<Diagnostic> {
    let is_text = |kind: RecordKind| matches!(kind, RecordKind::Press | RecordKind::Page);
    let is_coming = |reason: Unpublished| !matches!(reason, Unpublished::Expired(_));
    let unpublished = built.overview.unpublished.iter();
    let texts: Vec<&SourcePath> =
        unpublished.filter(|item| is_text(item.kind) && is_coming(item.reason)).map(|item| &item.place.path).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let mut inputs = inputs.clone();
    inputs.settings.drafts = true;
    inputs.settings.future = true;
    inputs.settings.lazy_cards = true;
    let mut diagnostics = build_with(&inputs, cache, &NoProgress, &DiscardSink).diagnostics;
    let of_page = [Rule::BrokenLink, Rule::MissingFile, Rule::MissingAlt, Rule::BadPicture];
    diagnostics.retain(|diagnostic| of_page.contains(&diagnostic.rule()) && texts.contains(&&diagnostic.location.path));
    diagnostics
}

/// Sorts diagnostics by their places. All other files depend on `site.yaml`, so its faults are
/// first.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_key(|diagnostic| {
        (*diagnostic.location.path != *config::PATH, diagnostic.location.clone(), diagnostic.rule())
    });
    diagnostics.dedup();
}

/// Loads the theme that `site.yaml` names.
fn load_theme(parsed: &Parsed, inputs: &Inputs, cache: Option<&mut ThemeCache>) -> Reported<Option<Arc<Theme>>> {
    let Some(config) = &parsed.config else { return Reported::ok(None) };
    let named_at = Location::span(&crate::model::config::PATH.into(), config.theme.span);
    theme::load_again(inputs, config.theme.value.as_str(), &named_at, &parsed.languages, cache)
}
