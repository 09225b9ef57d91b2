//! The third stage: the site as one whole, with every name resolved to its record.
//!
//! Looks across the files: ids that stand twice, references that lead nowhere, languages that disagree, totals that do
//! not add up, days that have passed. It knows nothing of addresses and HTML.

mod check;
mod fact;
mod index;
mod name;
mod reference;
mod relation;
mod text;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value as Json};

use crate::config::Config;
use crate::input::Inputs;
use crate::kind::{
    Commitment, District, Document, Municipality, Organization, Person, Programme, Record, Term, Visit, VisitStatus,
};
use crate::lang::{Lang, Localized};
use crate::memo::Memo;
use crate::note::{Note, Noted};
use crate::parse::Parsed;
use crate::yaml::{Id, Text};

pub use index::Index;
pub use relation::Relation;
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
    pub organizations: Index<Organization>,
    pub people: Index<Person>,
    pub districts: Index<District>,
    pub municipalities: Index<Municipality>,
    pub programmes: Index<Programme>,
    pub visits: Index<Visit>,
    pub commitments: Index<Commitment>,
    pub terms: Index<Term>,
    pub documents: Index<Document>,
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

/// Puts the parts together. No site comes back without a sound `site.yaml`; the other checks are made all the same.
/// What a lasting memo knows of releases is not worked out again. What [`check_references`] finds is not looked for.
pub fn resolve(parsed: Parsed, inputs: &Inputs, memo: &Memo) -> Noted<Option<Site>> {
    let mut notes: Vec<Note> = Vec::new();
    let now = parsed.config.as_ref().map(|config| inputs.now.in_zone(&config.time_zone));
    let (is_whole, knows_visits) = (parsed.is_whole(), parsed.visits.is_whole());
    let (languages, files) = (parsed.languages.clone(), parsed.prints);
    let texts = text::resolve(parsed.press, parsed.pages, &parsed.broken_texts, &languages, memo, &mut notes);
    let mut site = match (parsed.config, now) {
        (Some(config), Some(now)) => Site {
            config,
            now,
            until: DateTime::MAX,
            organizations: Index::new(parsed.organizations, &files, &mut notes),
            people: Index::new(parsed.people, &files, &mut notes),
            districts: Index::new(parsed.districts, &files, &mut notes),
            municipalities: Index::new(parsed.municipalities, &files, &mut notes),
            programmes: Index::new(parsed.programmes, &files, &mut notes),
            visits: Index::new(parsed.visits, &files, &mut notes),
            commitments: Index::new(parsed.commitments, &files, &mut notes),
            terms: Index::new(parsed.terms, &files, &mut notes),
            documents: Index::new(parsed.documents, &files, &mut notes),
            press: texts.press,
            pages: texts.pages,
            prints: Default::default(),
            press_names: Names::default(),
            page_names: Names::default(),
            relations: Relations::default(),
            free: parsed.free,
            is_whole,
        },
        _ => return Noted::new(None, notes),
    };
    site.hold_back(&inputs.settings);
    (site.prints, site.relations) = rayon::join(|| site.prints_of_texts(&files), || Relations::new(&site));
    check::all(&site, knows_visits, &mut notes);
    Noted::new(Some(site), notes)
}

/// Notes the references that lead nowhere: all of them, before anything is taken out.
pub fn check_references(parsed: &Parsed) -> Vec<Note> {
    let mut notes = Vec::new();
    reference::check(parsed, &mut notes);
    notes
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

    /// Takes out the drafts, and what is not to be seen yet or no longer.
    fn hold_back(&mut self, settings: &crate::input::Settings) {
        let now = self.now;
        let tomorrow = now.date().tomorrow().map(|day| day.to_datetime(Time::midnight()));
        let moments = self.press.iter().flat_map(|press| [press.publish_at, press.expires_at]).flatten();
        self.until = moments.chain(tomorrow).filter(|at| *at > now).min().unwrap_or(DateTime::MAX);
        let shown = |press: &Arc<Press>| {
            let early = press.publish_at.is_some_and(|at| now < at) && !settings.future;
            let late = press.expires_at.is_some_and(|at| at <= now);
            (!press.draft || settings.drafts) && !early && !late
        };
        self.press.retain(shown);
        for page in &mut self.pages {
            page.versions.retain(|version| !version.draft || settings.drafts);
        }
        self.pages.retain(|page| !page.versions.is_empty());
        self.press_names = Names::new(self.press.iter().map(|press| (&press.slug, press.stem.as_str())));
        self.page_names = Names::new(self.pages.iter().map(|page| (&page.slug, page.stem.as_str())));
    }
}
