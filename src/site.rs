//! The third stage: the site as one whole, with every name resolved to its record.
//!
//! Looks across the files: ids that stand twice, references that lead nowhere, languages that disagree, totals that do
//! not add up, days that have passed. It knows nothing of addresses and HTML.

mod check;
mod fact;
mod index;
mod name;
mod record_tables;
mod reference;
mod relation;
mod resolve;
mod text;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value as Json};

use crate::config::Config;
use crate::kind::{Commitment, Record, Visit, VisitStatus};
use crate::lang::{Lang, Localized};
use crate::yaml::{Id, Text};

pub use index::Index;
pub use record_tables::RecordTables;
pub use reference::check_references;
pub use relation::Relation;
pub use resolve::resolve;
pub use text::{Image, Page, Press, Translation, Version};

use name::Names;
use relation::Relations;

/// Everything the site tells, cross-checked.
#[derive(Debug)]
pub struct Site {
    pub config: Config,
    /// The local time that decides what is past.
    pub now: DateTime,
    /// The local time at which the site becomes another one by itself: the next day, or sooner when a release comes or goes.
    pub until: DateTime,
    records: RecordTables,
    press: Vec<Arc<Press>>,
    pages: Vec<Page>,
    /// A print of each release, and of each page; empty where nobody will ask for it.
    prints: [Vec<u64>; 2],
    press_names: Names,
    page_names: Names,
    relations: Relations,
    pub free: Map<String, Json>,
    /// Whether everything that was written could be read. If not, a page that is not there may be that of a broken record.
    pub is_whole: bool,
}

impl Deref for Site {
    type Target = RecordTables;

    /// Gives access to the records of each type: `site.visits`.
    fn deref(&self) -> &RecordTables {
        &self.records
    }
}

impl Site {
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
        self.saw_press();
        &self.press
    }

    /// The plain pages, in the order of the menu, then by slug.
    pub fn pages(&self) -> &[Page] {
        self.saw_pages();
        &self.pages
    }

    /// The releases and the pages that nobody wrote in a language of the site, where another language stands in.
    pub fn lacking(&self) -> [Vec<(&Id, Lang)>; 2] {
        self.saw_lacking();
        self.all_lacking()
    }

    fn all_lacking(&self) -> [Vec<(&Id, Lang)>; 2] {
        let lacking = |versions: &Localized<Version>| {
            let lacks = |lang: &Lang| versions.get(*lang).is_none();
            self.languages().iter().copied().filter(lacks).collect::<Vec<_>>()
        };
        let press = self.press.iter().map(|press| (&press.slug, &press.versions));
        let pages = self.pages.iter().map(|page| (&page.slug, &page.versions));
        [
            press.flat_map(|(slug, versions)| lacking(versions).into_iter().map(move |lang| (slug, lang))).collect(),
            pages.flat_map(|(slug, versions)| lacking(versions).into_iter().map(move |lang| (slug, lang))).collect(),
        ]
    }

    /// A published release by its slug or the name of its file, and its place in the list.
    pub fn release(&self, name: &str) -> Option<(usize, &Press)> {
        let at = self.press_names.get(name);
        self.saw_release(name, at);
        Some((at?, self.press.get(at?)?))
    }

    /// A published page by its slug or the name of its file.
    pub fn page(&self, name: &str) -> Option<&Page> {
        let at = self.page_names.get(name);
        self.saw_page(name, at);
        self.pages.get(at?)
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
        let places = self.relations.of(relation, id);
        self.saw_related(relation, id, places);
        places
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
