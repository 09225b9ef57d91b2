//! Open work on a site: missing and outdated translations, owed results, and due commitments.
//!
//! It lists facts and locations for `status` and the dashboard of `serve`. Record texts without a
//! translation are diagnostics and not listed here. `allow` has no effect except on diagnostics.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Place, SourcePath};
use crate::model::site::{Site, Translation, Version};
use crate::plan::PageId;
use crate::source::input::Lasting;

/// The open work on a site.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// The languages of the site, the default one first.
    pub languages: Vec<Lang>,
    /// Every release and page in every language of the site: releases first, each sorted by path.
    pub texts: Vec<TextState>,
    /// The longest owed first.
    pub owed: Vec<Owed>,
    /// The first due first, and those without a day last.
    pub due: Vec<Due>,
    /// The addresses of pages, each with the location of its source.
    pub pages: Vec<(String, Place)>,
}

/// The overview of a site, computed on first use because few builds need it.
#[derive(Debug, Clone, Default)]
pub struct Prospect {
    site: Option<Arc<Site>>,
    overview: OnceLock<Overview>,
}

impl Prospect {
    /// Creates the overview of a site. Without a site it is empty.
    pub fn of(site: Option<Arc<Site>>) -> Self {
        Self { site, overview: OnceLock::new() }
    }

    /// Returns the period in which a build of the same sources gives the same site.
    pub fn lasting(&self) -> Option<Lasting> {
        let site = self.site.as_deref()?;
        Some(Lasting { zone: site.config.time_zone_name.clone(), from: site.now, until: site.until })
    }
}

impl Deref for Prospect {
    type Target = Overview;

    fn deref(&self) -> &Overview {
        self.overview.get_or_init(|| self.site.as_deref().map(overview).unwrap_or_default())
    }
}

/// The state of a text in one language.
#[derive(Debug, Clone)]
pub struct TextState {
    /// Its file, also if it does not exist yet.
    pub path: SourcePath,
    pub lang: Lang,
    pub state: State,
    /// The file to translate from. `None` for the source itself.
    pub source: Option<SourcePath>,
    /// The hash that a translation of the current source records. `None` if there is only one
    /// language.
    pub hash: Option<String>,
    pub page: PageId,
}

/// The state of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Source,
    Current,
    Outdated,
    Unrecorded,
    Missing,
}

impl State {
    /// Returns the name used by `status --format json`.
    pub const fn name(self) -> &'static str {
        match self {
            State::Source => "source",
            State::Current => "current",
            State::Outdated => "outdated",
            State::Unrecorded => "unrecorded",
            State::Missing => "missing",
        }
    }
}

impl State {
    /// Returns the key of its message.
    pub const fn key(self) -> &'static str {
        match self {
            State::Source => "translation-source",
            State::Current => "translation-current",
            State::Outdated => "translation-outdated-state",
            State::Unrecorded => "translation-unrecorded",
            State::Missing => "translation-missing",
        }
    }
}

/// An event that was held and has no results.
#[derive(Debug, Clone)]
pub struct Owed {
    pub id: String,
    pub place: Place,
    pub days: i64,
    /// Whether they are owed for longer than the site allows.
    pub overdue: bool,
    pub page: PageId,
}

/// An open commitment.
#[derive(Debug, Clone)]
pub struct Due {
    pub id: String,
    pub place: Place,
    /// The day as written: `2026-10`.
    pub due: Option<String>,
    pub overdue: bool,
    last: Option<Date>,
}

/// Computes the overview of a site.
fn overview(site: &Site) -> Overview {
    let mut texts = Vec::new();
    let mut press: Vec<_> = site.press().iter().collect();
    press.sort_by(|one, other| one.stem.cmp(&other.stem));
    for press in press {
        add_states(site.languages(), &press.stem, &press.versions, &PageId::Release(press.slug.clone()), &mut texts);
    }
    let mut pages: Vec<_> = site.pages().iter().collect();
    pages.sort_by(|one, other| one.stem.cmp(&other.stem));
    for page in pages {
        add_states(site.languages(), &page.stem, &page.versions, &PageId::Page(page.slug.clone()), &mut texts);
    }
    Overview { languages: site.languages().to_vec(), texts, owed: owed(site), due: due(site), pages: sources(site) }
}

fn sources(site: &Site) -> Vec<(String, Place)> {
    let mut sources = Vec::new();
    for &lang in site.languages() {
        let mut add = |id: PageId, place: Place| sources.push((id.address(lang), place));
        let press = site.press().iter().map(|press| (PageId::Release(press.slug.clone()), &press.versions));
        let pages = site.pages().iter().map(|page| (PageId::Page(page.slug.clone()), &page.versions));
        for (id, versions) in press.chain(pages) {
            if let Some((_, version)) = versions.best(lang, site.languages()) {
                add(id, Place::file(&version.path));
            }
        }
        site.visits
            .iter()
            .for_each(|record| add(PageId::Visit(record.id.clone()), Place::span(&record.path, record.at)));
        site.programmes
            .iter()
            .for_each(|record| add(PageId::Programme(record.id.clone()), Place::span(&record.path, record.at)));
        site.municipalities
            .iter()
            .for_each(|record| add(PageId::Municipality(record.id.clone()), Place::span(&record.path, record.at)));
        site.districts
            .iter()
            .for_each(|record| add(PageId::District(record.id.clone()), Place::span(&record.path, record.at)));
    }
    sources
}

fn add_states(
    languages: &[Lang],
    stem: &str,
    versions: &Localized<Version>,
    page: &PageId,
    texts: &mut Vec<TextState>,
) {
    let source = versions.iter().find(|(_, version)| version.translation == Translation::Source);
    let alone = versions.iter().count() < 2;
    for &lang in languages {
        let version = versions.get(lang);
        let state = match version.map(|version| version.translation) {
            None => State::Missing,
            Some(Translation::Source) => State::Source,
            Some(Translation::Current) => State::Current,
            Some(Translation::Outdated) => State::Outdated,
            Some(Translation::Unrecorded) => State::Unrecorded,
        };
        texts.push(TextState {
            path: version.map_or_else(|| format!("{stem}.{lang}.md").into(), |version| version.path.clone()),
            lang,
            state,
            source: source.filter(|_| state != State::Source).map(|(_, version)| version.path.clone()),
            hash: source.filter(|_| !alone && state != State::Source).map(|(_, version)| version.hash.clone()),
            page: page.clone(),
        });
    }
}

fn owed(site: &Site) -> Vec<Owed> {
    let allowed = i64::try_from(site.config.results_due_days).unwrap_or(i64::MAX);
    let mut owed: Vec<Owed> = site
        .visits
        .iter()
        .filter_map(|visit| {
            let days = site.results_owed_for(visit)?;
            Some(Owed {
                id: visit.id.to_string(),
                place: Place::span(&visit.path, visit.at),
                days,
                overdue: days > allowed,
                page: PageId::Visit(visit.id.clone()),
            })
        })
        .collect();
    owed.sort_by_key(|owed| std::cmp::Reverse(owed.days));
    owed
}

fn due(site: &Site) -> Vec<Due> {
    let promises = site.commitments.iter().filter(|promise| promise.is_open());
    let mut due: Vec<Due> = promises
        .map(|promise| Due {
            id: promise.id.to_string(),
            place: Place::span(&promise.path, promise.at),
            due: promise.due.as_ref().map(|due| due.value.iso()),
            overdue: promise.due.as_ref().is_some_and(|due| due.value.is_past(site.today())),
            last: promise.due.as_ref().map(|due| due.value.last()),
        })
        .collect();
    due.sort_by_key(|due| due.last.unwrap_or(Date::MAX));
    due
}
