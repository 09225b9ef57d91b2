//! Open work on a site: missing and outdated translations, owed results, and due commitments.
//!
//! It lists facts and locations for `status` and the dashboard of `serve`. Record texts without a
//! translation are diagnostics and not listed here. `allow` has no effect except on diagnostics.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Location, SourcePath};
use crate::model::record::VisitStatus;
use crate::model::site::{Site, Translation, UnpublishedItem, Version};
use crate::plan::PageId;
use crate::source::input::Validity;

/// The open work on a site.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// The languages of the site, the default one first.
    pub languages: Vec<Lang>,
    /// Every release and page in every language of the site: releases first, each sorted by path.
    pub texts: Vec<TextState>,
    /// The longest owed first.
    pub owed: Vec<OwedResults>,
    /// The first due first, and those without a day last.
    pub due: Vec<OpenCommitment>,
    /// The texts that are not on the published site, in the order of the sources.
    pub unpublished: Vec<UnpublishedItem>,
    /// The addresses of pages, each with the location of its source.
    pub pages: Vec<(String, Location)>,
}

impl Overview {
    /// Returns what is not published at an address.
    pub fn unpublished_at(&self, address: &str) -> Option<&UnpublishedItem> {
        self.unpublished
            .iter()
            .find(|item| item.languages.iter().any(|&lang| Self::page_of(item, lang).as_deref() == Some(address)))
    }

    /// Returns the address that something unpublished has or would have, if it has a page.
    pub fn page_of(item: &UnpublishedItem, lang: Lang) -> Option<String> {
        let page = match item.kind {
            RecordKind::Press => PageId::Release(item.id.clone()),
            RecordKind::Page => PageId::Page(item.id.clone()),
            RecordKind::Visit => PageId::Visit(item.id.clone()),
            _ => return None,
        };
        Some(page.address(lang))
    }
}

/// The overview of a site, computed on first use because few builds need it.
#[derive(Debug, Clone, Default)]
pub struct LazyOverview {
    site: Option<Arc<Site>>,
    overview: OnceLock<Overview>,
}

impl LazyOverview {
    /// Creates the overview of a site. Without a site it is empty.
    pub fn of(site: Option<Arc<Site>>) -> Self {
        Self { site, overview: OnceLock::new() }
    }

    /// Returns the period in which a build of the same sources gives the same site.
    pub fn validity(&self) -> Option<Validity> {
        let site = self.site.as_deref()?;
        Some(Validity { zone: site.config.time_zone_name.clone(), from: site.now, until: site.until })
    }
}

impl Deref for LazyOverview {
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
    pub state: TranslationStatus,
    /// The file to translate from. `None` for the source itself.
    pub source: Option<SourcePath>,
    /// The hash that a translation of the current source records. `None` if there is only one
    /// language.
    pub hash: Option<String>,
    pub page: PageId,
}

/// The state of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationStatus {
    Source,
    Current,
    Outdated,
    Unrecorded,
    Missing,
}

impl TranslationStatus {
    /// Returns the name used by `status --format json`.
    pub const fn name(self) -> &'static str {
        match self {
            TranslationStatus::Source => "source",
            TranslationStatus::Current => "current",
            TranslationStatus::Outdated => "outdated",
            TranslationStatus::Unrecorded => "unrecorded",
            TranslationStatus::Missing => "missing",
        }
    }
}

impl TranslationStatus {
    /// Returns the key of its message.
    pub const fn key(self) -> &'static str {
        match self {
            TranslationStatus::Source => "translation-source",
            TranslationStatus::Current => "translation-current",
            TranslationStatus::Outdated => "translation-outdated-state",
            TranslationStatus::Unrecorded => "translation-unrecorded",
            TranslationStatus::Missing => "translation-missing",
        }
    }
}

/// A past event whose results are missing, or that is still recorded as planned.
#[derive(Debug, Clone)]
pub struct OwedResults {
    pub id: String,
    pub place: Location,
    pub status: VisitStatus,
    pub days: i64,
    /// Whether they are owed for longer than the site allows.
    pub overdue: bool,
    pub page: PageId,
}

impl OwedResults {
    /// Returns the key of its message.
    pub const fn key(&self) -> &'static str {
        match self.status {
            VisitStatus::Held => "owed-line",
            VisitStatus::Planned | VisitStatus::Postponed | VisitStatus::Cancelled => "unconfirmed-line",
        }
    }
}

/// An open commitment.
#[derive(Debug, Clone)]
pub struct OpenCommitment {
    pub id: String,
    pub place: Location,
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
    Overview {
        languages: site.languages().to_vec(),
        texts,
        owed: owed(site),
        due: due(site),
        unpublished: site.unpublished.to_vec(),
        pages: sources(site),
    }
}

fn sources(site: &Site) -> Vec<(String, Location)> {
    let mut sources = Vec::new();
    for &lang in site.languages() {
        let mut add = |id: PageId, place: Location| sources.push((id.address(lang), place));
        let press = site.press().iter().map(|press| (PageId::Release(press.slug.clone()), &press.versions));
        let pages = site.pages().iter().map(|page| (PageId::Page(page.slug.clone()), &page.versions));
        for (id, versions) in press.chain(pages) {
            if let Some((_, version)) = versions.best(lang, site.languages()) {
                add(id, Location::file(&version.path));
            }
        }
        site.visits
            .iter()
            .for_each(|record| add(PageId::Visit(record.id.clone()), Location::span(&record.path, record.at)));
        site.programmes
            .iter()
            .for_each(|record| add(PageId::Programme(record.id.clone()), Location::span(&record.path, record.at)));
        site.municipalities
            .iter()
            .for_each(|record| add(PageId::Municipality(record.id.clone()), Location::span(&record.path, record.at)));
        site.districts
            .iter()
            .for_each(|record| add(PageId::District(record.id.clone()), Location::span(&record.path, record.at)));
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
            None => TranslationStatus::Missing,
            Some(Translation::Source) => TranslationStatus::Source,
            Some(Translation::Current) => TranslationStatus::Current,
            Some(Translation::Outdated) => TranslationStatus::Outdated,
            Some(Translation::Unrecorded) => TranslationStatus::Unrecorded,
        };
        texts.push(TextState {
            path: version.map_or_else(|| format!("{stem}.{lang}.md").into(), |version| version.path.clone()),
            lang,
            state,
            source: source.filter(|_| state != TranslationStatus::Source).map(|(_, version)| version.path.clone()),
            hash: source
                .filter(|_| !alone && state != TranslationStatus::Source)
                .map(|(_, version)| version.hash.clone()),
            page: page.clone(),
        });
    }
}

fn owed(site: &Site) -> Vec<OwedResults> {
    let allowed = i64::try_from(site.config.results_due_days).unwrap_or(i64::MAX);
    let mut owed: Vec<OwedResults> = site
        .visits
        .iter()
        .filter_map(|visit| {
            let days = site.results_owed_for(visit).or_else(|| site.unconfirmed_for(visit))?;
            Some(OwedResults {
                id: visit.id.to_string(),
                place: Location::span(&visit.path, visit.at),
                status: visit.status.value,
                days,
                overdue: days > allowed,
                page: PageId::Visit(visit.id.clone()),
            })
        })
        .collect();
    owed.sort_by_key(|owed| std::cmp::Reverse(owed.days));
    owed
}

fn due(site: &Site) -> Vec<OpenCommitment> {
    let promises = site.commitments.iter().filter(|promise| promise.is_open());
    let mut due: Vec<OpenCommitment> = promises
        .map(|promise| OpenCommitment {
            id: promise.id.to_string(),
            place: Location::span(&promise.path, promise.at),
            due: promise.due.as_ref().map(|due| due.value.iso()),
            overdue: promise.due.as_ref().is_some_and(|due| due.value.is_past(site.today())),
            last: promise.due.as_ref().map(|due| due.value.last()),
        })
        .collect();
    due.sort_by_key(|due| due.last.unwrap_or(Date::MAX));
    due
}
