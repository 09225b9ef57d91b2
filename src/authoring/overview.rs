//! What stands open on a site: translations that are missing or out of date, results that are owed, promises that are due.
//!
//! Facts and places, for `status` and the dashboard of `serve`. Texts of records that lack a language are notes already
//! and are not told of here; nor is anything judged that has an `allow`, except the state of translations, which is a
//! fact.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Place, SourcePath};
use crate::model::site::{Site, Translation, Version};
use crate::plan::PageId;
use crate::source::input::Lasting;

/// What stands open.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// The languages of the site, the default one first.
    pub languages: Vec<Lang>,
    /// Every release and page in every language of the site: releases first, each kind by name.
    pub texts: Vec<TextState>,
    /// The longest owed first.
    pub owed: Vec<Owed>,
    /// The first due first; those without a day last.
    pub due: Vec<Due>,
    /// The addresses of pages, each with the place in the sources that it is made from.
    pub pages: Vec<(String, Place)>,
}

/// What stands open on a site, worked out when somebody looks at it for the first time: few builds are asked for it.
#[derive(Clone, Default)]
pub struct Prospect {
    site: Option<Arc<Site>>,
    seen: OnceLock<Overview>,
}

impl Prospect {
    /// The prospect of a site; nothing stands open where there is none.
    pub fn of(site: Option<Arc<Site>>) -> Self {
        Self { site, seen: OnceLock::new() }
    }

    /// When the site will be another one by itself.
    pub fn lasting(&self) -> Option<Lasting> {
        let of = |site: &Site| Lasting { zone: site.config.time_zone_name.clone(), from: site.now, until: site.until };
        self.site.as_deref().map(of)
    }
}

impl Deref for Prospect {
    type Target = Overview;

    fn deref(&self) -> &Overview {
        self.seen.get_or_init(|| self.site.as_deref().map(overview).unwrap_or_default())
    }
}

impl fmt::Debug for Prospect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Drop for Prospect {
    /// Nobody waits for the memory of a site to be given back.
    fn drop(&mut self) {
        if let Some(site) = self.site.take() {
            rayon::spawn(move || drop(site));
        }
    }
}

/// A text in one language.
#[derive(Debug, Clone)]
pub struct TextState {
    /// Its file, also where it is yet to be written.
    pub path: SourcePath,
    pub lang: Lang,
    pub state: State,
    /// The file it is or should be translated from; none for the source itself.
    pub source: Option<SourcePath>,
    /// What a translation of the source as it is now records; none when there is no other language.
    pub hash: Option<String>,
    pub page: PageId,
}

/// How a text stands to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Source,
    Current,
    Outdated,
    Unrecorded,
    Missing,
}

impl State {
    /// The name, as `status --format json` gives it.
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
    /// The key of its name in the program's words.
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
    /// Longer than the site allows itself.
    pub overdue: bool,
    pub page: PageId,
}

/// A promise that is neither done nor dropped.
#[derive(Debug, Clone)]
pub struct Due {
    pub id: String,
    pub place: Place,
    /// As it is written: `2026-10`.
    pub due: Option<String>,
    pub overdue: bool,
    last: Option<Date>,
}

/// Looks over a site.
fn overview(site: &Site) -> Overview {
    let mut texts = Vec::new();
    let mut press: Vec<_> = site.press().iter().collect();
    press.sort_by(|one, other| one.stem.cmp(&other.stem));
    for press in press {
        states(site.languages(), &press.stem, &press.versions, &PageId::Release(press.slug.clone()), &mut texts);
    }
    let mut pages: Vec<_> = site.pages().iter().collect();
    pages.sort_by(|one, other| one.stem.cmp(&other.stem));
    for page in pages {
        states(site.languages(), &page.stem, &page.versions, &PageId::Page(page.slug.clone()), &mut texts);
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
        site.visits.iter().for_each(|own| add(PageId::Visit(own.id.clone()), Place::span(&own.path, own.at)));
        site.programmes.iter().for_each(|own| add(PageId::Programme(own.id.clone()), Place::span(&own.path, own.at)));
        site.municipalities
            .iter()
            .for_each(|own| add(PageId::Municipality(own.id.clone()), Place::span(&own.path, own.at)));
        site.districts.iter().for_each(|own| add(PageId::District(own.id.clone()), Place::span(&own.path, own.at)));
    }
    sources
}

fn states(languages: &[Lang], stem: &str, versions: &Localized<Version>, page: &PageId, texts: &mut Vec<TextState>) {
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
    owed.sort_by_key(|one| std::cmp::Reverse(one.days));
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
    due.sort_by_key(|one| one.last.unwrap_or(Date::MAX));
    due
}
