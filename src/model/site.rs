//! The site: all files joined and cross-checked.
//!
//! The checks concern duplicate ids, references, conflicts between languages, totals and dates.
//! This module does not know URLs or HTML.

mod check;
mod dependencies;
mod facts;
mod name_index;
mod outlines;
mod points;
mod record_table;
mod record_tables;
mod reference;
mod resolve;
mod reverse_index;
mod samples;
mod text;
mod unpublished;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::SourcePath;
use crate::incremental::tracking::{DependencyKind, Tracker};
use crate::model::config::Config;
use crate::model::record::{Commitment, Document, Municipality, Record, Results, Visit, VisitStatus};
use crate::source::geojson::Outlines;
use crate::source::yaml::{FreeValue, Id, Text};
use jiff::civil::{Date, DateTime};
use rustc_hash::FxHashMap;

pub use record_table::RecordTable;
pub use record_tables::RecordTables;
pub use reference::{check_references, suggest_ids};
pub(crate) use reference::{named_records, records_of_name};
pub use resolve::resolve;
pub use reverse_index::Relation;
pub use samples::is_sample_host;
pub use text::{Image, Page, Release, SiteCache, Translation, Version};

pub use unpublished::{Unpublished, UnpublishedItem};

use reverse_index::ReverseIndex;
use text::Texts;

/// A handle to the cross-checked content of a site.
///
/// Its tracker records every read of a record or a text.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    /// The local time of the build.
    pub now: DateTime,
    /// The local time until which the site is valid.
    ///
    /// This is the end of the day, or the next time at which a release is published or expires.
    pub until: DateTime,
    records: RecordTables,
    texts: Arc<Texts>,
    relations: Arc<ReverseIndex>,
    pub free: Arc<FreeValue>,
    /// The outlines of areas that maps show.
    pub(crate) outlines: Option<Arc<Outlines>>,
    /// The texts that are not on the published site, also if this build shows them.
    pub unpublished: Arc<Vec<UnpublishedItem>>,
    /// Whether all records and texts are valid.
    ///
    /// If not, a missing page may be that of an invalid record.
    pub is_whole: bool,
    /// The fingerprint of each source file. Empty in a build without a cache.
    fingerprints: Arc<FxHashMap<SourcePath, u64>>,
    tracker: Tracker,
}

impl Deref for Site {
    type Target = RecordTables;

    /// Returns the records, so that a list of them is `site.visits`.
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
            outlines: self.outlines.clone(),
            unpublished: self.unpublished.clone(),
            fingerprints: self.fingerprints.clone(),
            tracker: tracker.clone(),
            ..*self
        }
    }

    /// Returns the languages of the site, the default one first.
    pub fn languages(&self) -> &[Lang] {
        &self.config.languages
    }

    /// Returns the local date of the build.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Returns a text for a reader of `lang`, and the language that it is in.
    pub fn text<'t>(&self, text: &'t Text, lang: Lang) -> (Lang, &'t str) {
        text.best(lang, self.languages())
    }

    /// Returns the published releases, the newest first.
    pub fn press(&self) -> &[Arc<Release>] {
        self.tracker.record(DependencyKind::Releases, &[]);
        &self.texts.press
    }

    /// Returns the plain pages, by their position in the menu, then by slug.
    pub fn pages(&self) -> &[Page] {
        self.tracker.record(DependencyKind::Pages, &[]);
        &self.texts.pages
    }

    /// Returns the releases and pages that lack a language of the site, with that language.
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

    /// Returns a release by its slug or file name, with its position in the list.
    pub fn release(&self, name: &str) -> Option<(usize, &Release)> {
        self.tracker.record(DependencyKind::Release, &[name]);
        let at = self.texts.press_names.get(name)?;
        Some((at, self.texts.press.get(at)?))
    }

    /// Returns a page by its slug or file name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.tracker.record(DependencyKind::Page, &[name]);
        self.texts.pages.get(self.texts.page_names.get(name)?)
    }

    /// Returns the visits of a programme, by date.
    pub fn visits_of(&self, programme: &Id) -> Vec<&Record<Visit>> {
        let places = self.related(Relation::VisitsOfProgramme, programme).iter();
        let mut visits: Vec<_> = places.filter_map(|&at| self.visits.at(at)).collect();
        visits.sort_by_key(|visit| visit.date.value);
        visits
    }

    /// Returns the positions of the records that refer to this one, in the list of their type.
    pub fn related(&self, relation: Relation, id: &Id) -> &[usize] {
        self.tracker.record(DependencyKind::Related, &[relation.name(), id.as_str()]);
        self.relations.of(relation, id)
    }

    /// Returns the visits that a municipality hosts, or to which it is invited by name.
    pub fn concerning(&self, place: &Id) -> Vec<&Record<Visit>> {
        let named = self.related(Relation::Hosted, place).iter().chain(self.related(Relation::GuestAt, place));
        let places: BTreeSet<usize> = named.copied().collect();
        places.into_iter().filter_map(|at| self.visits.at(at)).collect()
    }

    /// Returns the documents of a visit or a municipality.
    pub fn documents_of(&self, relation: Relation, id: &Id) -> impl Iterator<Item = &Record<Document>> {
        self.related(relation, id).iter().filter_map(|&at| self.documents.at(at))
    }

    /// Returns the municipalities of a district, in source order.
    pub fn places_of(&self, district: &Id) -> impl Iterator<Item = &Record<Municipality>> {
        self.related(Relation::PlacesOfDistrict, district).iter().filter_map(|&at| self.municipalities.at(at))
    }

    /// Returns the commitments that refer to a record.
    pub fn promises(&self, relation: Relation, id: &Id) -> impl Iterator<Item = &Record<Commitment>> {
        self.related(relation, id).iter().filter_map(|&at| self.commitments.at(at))
    }

    /// Returns whether the last day of a visit is past.
    pub fn is_past(&self, visit: &Visit) -> bool {
        visit.date.value.is_past(self.today())
    }

    /// Returns whether a visit is known to have happened: it is `held`, and its first day has come.
    pub fn has_happened(&self, visit: &Visit) -> bool {
        visit.status.value == VisitStatus::Held && visit.date.value.first() <= self.today()
    }

    /// Returns the results of a visit that is known to have happened. Totals count only these.
    pub fn results_of<'v>(&self, visit: &'v Visit) -> Option<&'v Results> {
        visit.results.as_ref().filter(|_| self.has_happened(visit))
    }

    /// Returns the number of days since the end of a visit that is not recorded as held or
    /// cancelled.
    pub fn unconfirmed_for(&self, visit: &Visit) -> Option<i64> {
        let is_open = matches!(visit.status.value, VisitStatus::Planned | VisitStatus::Postponed);
        self.days_since_end(visit).filter(|_| is_open)
    }

    /// Returns the number of days since the end of a visit, or `None` if it ends today or later.
    fn days_since_end(&self, visit: &Visit) -> Option<i64> {
        let days = self.today().since(visit.date.value.last()).ok()?.get_days();
        (days > 0).then_some(i64::from(days))
    }

    /// Returns the number of days since the end of a visit whose results are missing.
    ///
    /// Returns `None` if the results exist, or if the visit is not held or ends today.
    pub fn results_owed_for(&self, visit: &Visit) -> Option<i64> {
        let held = visit.status.value == VisitStatus::Held && visit.results.is_none();
        self.days_since_end(visit).filter(|_| held)
    }
}
