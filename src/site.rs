//! The third stage: the site as one whole, with every name resolved to its record.
//!
//! Looks across the files: ids that stand twice, references that lead nowhere, languages that disagree, totals that do
//! not add up, days that have passed. It knows nothing of addresses and HTML.

mod check;
mod fact;
mod index;
mod name_index;
mod record_tables;
mod reference;
mod resolve;
mod reverse_index;
mod text;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json};

use crate::config::Config;
use crate::kind::{Commitment, Record, Visit, VisitStatus};
use crate::lang::{Lang, Localized};
use crate::span::SourcePath;
use crate::trace::{DependencyKind, Tracker};
use crate::yaml::{Id, Text};

pub use index::Index;
pub use record_tables::RecordTables;
pub use reference::check_references;
pub use resolve::resolve;
pub use text::{Image, Page, Press, SiteCache, Translation, Version};
pub use reverse_index::Relation;

use reverse_index::ReverseIndex;
use text::Texts;

/// Everything the site tells, cross-checked. Every read of a record or a text is recorded by the tracker of this handle.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    /// The local time that decides what is past.
    pub now: DateTime,
    /// The local time at which the site becomes another one by itself: the next day, or sooner when a release comes or goes.
    pub until: DateTime,
    records: RecordTables,
    texts: Arc<Texts>,
    relations: Arc<ReverseIndex>,
    pub free: Arc<Map<String, Json>>,
    /// Whether everything that was written could be read. If not, a page that is not there may be that of a broken record.
    pub is_whole: bool,
    /// A fingerprint of each source file; empty in a build that keeps nothing for the next one.
    fingerprints: Arc<FxHashMap<SourcePath, u64>>,
    tracker: Tracker,
}

impl Deref for Site {
    type Target = RecordTables;

    /// Gives access to the records of each type: `site.visits`.
    fn deref(&self) -> &RecordTables {
        &self.records
    }
}

impl Site {
    /// Returns a handle to the same site, whose reads `tracker` records.
    pub fn tracked(&self, tracker: &Tracker) -> Self {
        Self {
            config: self.config.clone(),
            records: self.records.tracked(tracker),
            texts: self.texts.clone(),
            relations: self.relations.clone(),
            free: self.free.clone(),
            fingerprints: self.fingerprints.clone(),
            tracker: tracker.clone(),
            ..*self
        }
    }

    /// The languages of the site, the default one first.
    pub fn languages(&self) -> &[Lang] {
        &self.config.languages
    }

    /// The day on which the site is built.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// What a reader of `lang` gets of a text, and the language it is in.
    pub fn text<'t>(&self, text: &'t Text, lang: Lang) -> (Lang, &'t str) {
        text.best(lang, self.languages())
    }

    /// The releases that are to be published now, the newest first.
    pub fn press(&self) -> &[Arc<Press>] {
        self.tracker.record(DependencyKind::Releases, &[]);
        &self.texts.press
    }

    /// The plain pages, in the order of the menu, then by slug.
    pub fn pages(&self) -> &[Page] {
        self.tracker.record(DependencyKind::Pages, &[]);
        &self.texts.pages
    }

    /// The releases and the pages that nobody wrote in a language of the site, where another language stands in.
    pub fn lacking(&self) -> [Vec<(&Id, Lang)>; 2] {
        self.tracker.record(DependencyKind::Untranslated, &[]);
        let lacking = |versions: &Localized<Version>| {
            let lacks = |lang: &Lang| versions.get(*lang).is_none();
            self.languages().iter().copied().filter(lacks).collect::<Vec<_>>()
        };
        let press = self.texts.press.iter().map(|press| (&press.slug, &press.versions));
        let pages = self.texts.pages.iter().map(|page| (&page.slug, &page.versions));
        [
            press.flat_map(|(slug, versions)| lacking(versions).into_iter().map(move |lang| (slug, lang))).collect(),
            pages.flat_map(|(slug, versions)| lacking(versions).into_iter().map(move |lang| (slug, lang))).collect(),
        ]
    }

    /// A published release by its slug or the name of its file, and its place in the list.
    pub fn release(&self, name: &str) -> Option<(usize, &Press)> {
        self.tracker.record(DependencyKind::Release, &[name]);
        let at = self.texts.press_names.get(name)?;
        Some((at, self.texts.press.get(at)?))
    }

    /// A published page by its slug or the name of its file.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.tracker.record(DependencyKind::Page, &[name]);
        self.texts.pages.get(self.texts.page_names.get(name)?)
    }

    /// The visits of a programme, by day.
    pub fn visits_of(&self, programme: &Id) -> Vec<&Record<Visit>> {
        let places = self.related(Relation::VisitsOfProgramme, programme).iter();
        let mut visits: Vec<_> = places.filter_map(|&at| self.visits.at(at)).collect();
        visits.sort_by_key(|visit| (visit.date.value.first(), visit.date.value.last()));
        visits
    }

    /// Where the records stand, in the list of their kind, that name this one.
    pub fn related(&self, relation: Relation, id: &Id) -> &[usize] {
        self.tracker.record(DependencyKind::Related, &[relation.name(), id.as_str()]);
        self.relations.of(relation, id)
    }

    /// The events of which a municipality is host or named guest.
    pub fn concerning(&self, place: &Id) -> Vec<&Record<Visit>> {
        let named = self.related(Relation::Hosted, place).iter().chain(self.related(Relation::GuestAt, place));
        let places: BTreeSet<usize> = named.copied().collect();
        places.into_iter().filter_map(|at| self.visits.at(at)).collect()
    }

    /// The promises that name a record.
    pub fn promises(&self, relation: Relation, id: &Id) -> impl Iterator<Item = &Record<Commitment>> {
        self.related(relation, id).iter().filter_map(|&at| self.commitments.at(at))
    }

    /// Whether an event's day has passed.
    pub fn is_past(&self, visit: &Visit) -> bool {
        visit.date.value.is_past(self.today())
    }

    /// For how many days the results of an event are owed; none when they are there, not yet due to be waited for, or
    /// when it is not known to have taken place.
    pub fn results_owed_for(&self, visit: &Visit) -> Option<i64> {
        let held = visit.status.value == VisitStatus::Held && visit.results.is_none();
        let since = self.today().since(visit.date.value.last()).ok()?.get_days();
        (held && since > 0).then_some(i64::from(since))
    }
}
