//! The fifth stage: every output gets its bytes.
//!
//! Renders pages through the theme's templates, in parallel, and collects feeds, calendars and open
//! data. It adds no addresses and does not read the disk. A page that fails becomes a diagnostic,
//! and the other outputs are rendered.

mod abbreviations;
mod body;
mod cache;
pub(crate) mod calendar;
mod calendars;
mod card;
mod card_list;
mod chart;
mod commitment;
mod context;
mod documents;
mod event;
pub(crate) mod feed;
mod head;
mod home;
mod instant;
mod link;
mod linked_data;
mod list;
mod map;
mod names;
pub mod open_data;
mod output_bytes;
mod page;
mod partials;
mod people;
mod picture;
mod place;
mod poster;
mod prepare;
mod results;
mod root;
mod search;
mod share;
mod shared_view;
mod text_width;
mod title;
pub(crate) mod view;
mod view_builders;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::foundation::diagnostics::{Diagnostic, Problem, Reported, ThemeError};
use crate::foundation::lang::Localized;
use crate::foundation::panic::catch_panic;
use crate::foundation::path::{Artifacts, KeepInMemory, OutputPath, OutputSink};
use crate::foundation::progress::Progress;
use crate::incremental::cache::BuildCache;
use crate::incremental::tracking::{self, Revisions, Tracker};
use crate::media::share_card::CardSvg;
use crate::plan::{Contents, Output, OutputKind, Plan, TableFormat};

use cache::Html;
use calendars::calendar_text;
use card::Cards;
use context::RenderContext;
use link::{LinkCachePool, Links};
use open_data::CsvStyle;
use output_bytes::OutputBytes;

pub use cache::RenderCache;

/// The rendered files of a site.
#[derive(Debug, Default)]
pub struct Rendered {
    pub artifacts: Artifacts,
    /// Share cards left undrawn. Empty unless the settings ask for it.
    pub drawings: BTreeMap<OutputPath, CardSvg>,
}

/// A rough number of facts for each output, for the capacity of [`Revisions`].
const FACTS_OF_OUTPUT: usize = 6;
/// The most outputs that a thread takes at once.
///
/// It is small, so that all threads end at about the same time.
const AT_ONCE: usize = 8;

/// Renders all outputs of the plan.
///
/// The memo caches share cards. With a `cache`, an output is kept while the facts that it read are
/// unchanged. Without one, `sink` may take each file as soon as it is rendered.
pub fn render(
    plan: &Plan,
    cache: &BuildCache,
    mut previous: Option<&mut RenderCache>,
    progress: &dyn Progress,
    sink: &dyn OutputSink,
) -> Reported<Rendered> {
    let mut revisions = Revisions::default();
    let mut global = 0;
    if previous.is_some() {
        revisions = Revisions::with_capacity(FACTS_OF_OUTPUT * plan.outputs().len());
        plan.site.set_revisions(&mut revisions);
        plan.set_revisions(&mut revisions);
        global = cache::global_fingerprint(plan);
    }
    let mut contexts = Localized::default();
    for &lang in plan.site.languages() {
        let cards = previous.as_mut().map(|previous| previous.cards.entry(lang).or_default());
        contexts.set(lang, prepare::context(plan, lang, global, cards, &revisions));
    }
    let renderer =
        Renderer { plan, contexts, cards: Cards::new(plan, cache, progress), links: LinkCachePool::default() };
    // Outputs as long as the site go first, so that threads do not wait for them at the end.
    let is_page = |output: &&Output| matches!(output.what, OutputKind::Page { .. });
    let (pages, mut outputs): (Vec<&Output>, Vec<&Output>) = plan.outputs().iter().partition(is_page);
    outputs.extend(pages);
    let mut finished: Vec<Finished> = match previous {
        None => outputs.into_par_iter().with_max_len(AT_ONCE).map(|output| renderer.finish(output, sink)).collect(),
        Some(previous) => renderer.update(previous, outputs, revisions),
    };
    // The two parts are sorted, so this is one merge.
    finished.sort_by(|a, b| a.output.path.cmp(&b.output.path));
    let mut diagnostics: Vec<Diagnostic> =
        finished.iter_mut().flat_map(|finished| std::mem::take(&mut finished.diagnostics)).collect();
    drop_repeated(&mut diagnostics);
    let languages = plan.site.languages().par_iter();
    let indexes = languages.map(|&lang| renderer.contexts.get(lang).map(search::search_files).unwrap_or_default());
    let indexes: Vec<Artifacts> = indexes.collect();
    let collect = || {
        let pages = finished.iter().filter_map(|finished| Some((finished.output, &**finished.links.as_ref()?)));
        link::check(plan, &pages.collect::<Vec<_>>(), &mut diagnostics);
        let pieces = || finished.iter().filter_map(|finished| Some((&finished.output.path, finished.piece.as_ref()?)));
        // Sorted input makes a map in linear time.
        let artifacts: Artifacts = pieces().filter_map(|(path, piece)| Some((path.clone(), piece.bytes()?))).collect();
        let drawings = pieces().filter_map(|(path, piece)| Some((path.clone(), piece.drawing()?.clone()))).collect();
        (artifacts, drawings)
    };
    // Freeing thousands of cards takes time that another thread has.
    let ((mut artifacts, drawings), ()) = rayon::join(collect, || drop(renderer));
    artifacts.extend(indexes.into_iter().flatten());
    Reported::new(Rendered { artifacts, drawings }, diagnostics)
}

/// An output with its bytes and the links in them.
struct Finished<'p> {
    output: &'p Output,
    piece: Option<OutputBytes>,
    links: Option<Arc<Links>>,
    diagnostics: Vec<Diagnostic>,
}

/// The shared input of all outputs.
struct Renderer<'p> {
    plan: &'p Plan<'p>,
    contexts: Localized<RenderContext<'p>>,
    cards: Cards<'p>,
    links: LinkCachePool,
}

impl<'p> Renderer<'p> {
    /// Renders an output, reads its links, and offers its bytes to the outlet.
    fn finish(&self, output: &'p Output, sink: &dyn OutputSink) -> Finished<'p> {
        let Reported { value, diagnostics } = render_output(self.plan, &self.contexts, &self.cards, output);
        let html = value.as_ref().and_then(OutputBytes::text).filter(|_| has_links(output));
        let links = html.map(|html| Arc::new(self.read_links(output, html)));
        // The links are read, so the outlet may take ownership of the bytes.
        let piece = value.map(|piece| piece.let_go(&output.path, sink));
        Finished { output, piece, links, diagnostics }
    }

    /// Renders the outputs whose dependencies changed, and takes all others from the cache.
    fn update(&self, cache: &mut RenderCache, outputs: Vec<&'p Output>, mut revisions: Revisions) -> Vec<Finished<'p>> {
        self.contexts.iter().for_each(|(_, cx)| cx.set_revisions(&mut revisions));
        let scope = tracking::fingerprint(&self.contexts.iter().map(|(_, cx)| cx.fingerprint).collect::<Vec<_>>());
        let drawn = cache.outputs.in_scope(scope).update(
            &revisions,
            outputs.par_iter().with_max_len(AT_ONCE),
            |output| (output.path.clone(), output.what.clone()),
            |output, tracker| {
                let Reported { value, diagnostics } = self.draw_tracked(output, tracker);
                Reported::new(value.map(|piece| piece.let_go(&output.path, &KeepInMemory)), diagnostics)
            },
        );
        // An output with diagnostics is rendered again, so that they are reported again.
        cache.outputs.retain(|drawn| drawn.diagnostics.is_empty());
        let mut finished: Vec<Finished> = outputs
            .into_iter()
            .zip(drawn)
            .map(|(output, Reported { value, diagnostics })| Finished {
                output,
                piece: value,
                links: None,
                diagnostics,
            })
            .collect();
        let pages = finished.iter_mut().filter(|finished| has_links(finished.output));
        let mut pages: Vec<(&mut Finished, Html)> = pages
            .filter_map(|finished| {
                let html = finished.piece.as_ref().and_then(OutputBytes::shared_text)?;
                Some((finished, Html(html)))
            })
            .collect();
        let links = cache.links.in_scope(self.plan.placed().fingerprint()).update(
            &Revisions::default(),
            pages.par_iter(),
            |(finished, html)| (finished.output.path.clone(), html.clone()),
            |(finished, html), _| Arc::new(self.read_links(finished.output, &html.0)),
        );
        for ((finished, _), links) in pages.iter_mut().zip(links) {
            finished.links = Some(links);
        }
        finished
    }

    fn draw_tracked(&self, output: &Output, tracker: &Tracker) -> Reported<Option<OutputBytes>> {
        let site = self.plan.site.tracked(tracker);
        let plan = self.plan.tracked(&site, tracker);
        let contexts = self.contexts.iter().map(|(lang, cx)| (lang, cx.tracked(&plan, tracker))).collect();
        render_output(&plan, &contexts, &self.cards, output)
    }

    fn read_links(&self, output: &Output, html: &str) -> Links {
        self.links.lend(|known| link::read(self.plan, output, html, known))
    }
}

fn has_links(output: &Output) -> bool {
    output.path.as_str().ends_with(".html")
}

fn render_output(
    plan: &Plan,
    contexts: &Localized<RenderContext>,
    cards: &Cards,
    output: &Output,
) -> Reported<Option<OutputBytes>> {
    guarded(output, || draw_one(plan, contexts, cards, output))
}

/// Turns a panic of `render_output` into a diagnostic, so that the other outputs are rendered.
fn guarded(output: &Output, render: impl FnOnce() -> Reported<Option<OutputBytes>>) -> Reported<Option<OutputBytes>> {
    // Rendering does not mutate its inputs, and caches store complete values only.
    catch_panic(render).unwrap_or_else(|said| {
        let message = format!("{}: {said}", output.path.as_str());
        Reported::new(None, vec![Diagnostic::new(output.source.clone(), Problem::PageFailed { message })])
    })
}

fn draw_one(
    plan: &Plan,
    contexts: &Localized<RenderContext>,
    cards: &Cards,
    output: &Output,
) -> Reported<Option<OutputBytes>> {
    let raw = |piece: OutputBytes| Reported::ok(Some(piece));
    let text = |text: String| raw(OutputBytes::Fresh(text));
    let page = |page: Result<String, Diagnostic>| match page {
        Ok(html) => text(html),
        Err(mut diagnostic) => {
            if matches!(diagnostic.problem, Problem::Theme(ThemeError::TextTooLarge { .. })) {
                diagnostic.location = output.source.clone();
            }
            Reported::new(None, vec![diagnostic])
        }
    };
    match &output.what {
        OutputKind::Page { lang, id } => match contexts.get(*lang) {
            Some(cx) => page(page::render_page(cx, id)),
            None => Reported::ok(None),
        },
        OutputKind::Card { lang, id } => match contexts.get(*lang).map(|cx| cards.render(cx, id)) {
            Some(Ok(piece)) => raw(piece),
            Some(Err(diagnostic)) => Reported::new(None, vec![diagnostic]),
            None => Reported::ok(None),
        },
        OutputKind::Root => page(root::root(plan, contexts)),
        OutputKind::NotFound(lang) => page(root::not_found(plan, contexts, *lang)),
        OutputKind::Alias { lang, id } => match contexts.get(*lang) {
            Some(cx) => page(page::render_alias(cx, id, &output.path)),
            None => Reported::ok(None),
        },
        OutputKind::Sheet { lang, sheet } => page(poster::render(plan, contexts, sheet, *lang)),
        OutputKind::Withheld => Reported::ok(None),
        OutputKind::Bytes(Contents(bytes)) => raw(OutputBytes::Drawn(bytes.clone())),
        OutputKind::Feed(lang) => match contexts.get(*lang) {
            Some(cx) => text(feed::atom(plan, *lang, &cx.text("feed-title", &[("site", cx.site_title())]))),
            None => Reported::ok(None),
        },
        OutputKind::Calendar { lang, place } => match contexts.get(*lang) {
            Some(cx) => text(calendar_text(cx, place.as_ref())),
            None => Reported::ok(None),
        },
        OutputKind::Sitemap => text(feed::sitemap(plan)),
        OutputKind::Robots => text(feed::robots(plan)),
        OutputKind::Places => text(open_data::places(plan)),
        OutputKind::DataPackage => text(open_data::package(plan)),
        OutputKind::Data { kind, format: TableFormat::Json } => text(open_data::json(plan, *kind)),
        OutputKind::Data { kind, format: TableFormat::Csv } => text(open_data::csv(plan, *kind, CsvStyle::COMMA)),
        OutputKind::Data { kind, format: TableFormat::Excel } => text(open_data::csv(plan, *kind, CsvStyle::SEMICOLON)),
    }
}

/// Removes repeated diagnostics, because an error in a template shows on every page that uses it.
fn drop_repeated(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: Vec<Diagnostic> = Vec::new();
    diagnostics.retain(|diagnostic| {
        // A template that several others include has the same error in each.
        let problem = match &diagnostic.problem {
            Problem::Included { problem, .. } => &**problem,
            problem => problem,
        };
        let fresh = !seen.iter().any(|seen| seen.location == diagnostic.location && seen.problem == *problem);
        if fresh {
            seen.push(Diagnostic::new(diagnostic.location.clone(), problem.clone()));
        }
        fresh
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostics::Rule;
    use crate::foundation::span::Location;

    #[test]
    fn render_panic_becomes_diagnostic() {
        let path = OutputPath::new("ky/index.html").unwrap();
        let output = Output { path, source: Location::file(&"content/site.yaml".into()), what: OutputKind::Root };
        let failed = guarded(&output, || panic!("on {}", "purpose"));
        assert!(failed.value.is_none());
        let [diagnostic] = &failed.diagnostics[..] else { panic!("{:?}", failed.diagnostics) };
        assert_eq!(diagnostic.rule(), Rule::TemplateError);
        assert_eq!(diagnostic.problem, Problem::PageFailed { message: "ky/index.html: on purpose".to_owned() });
    }
}
