//! Views of releases and plain pages, and of the pages that list things.

use serde::Serialize;

use super::card::{MunicipalityCard, PressCard, VisitCard};
use super::event::{CommitmentView, ProgrammePage, ResultsView};
use super::page::{MenuView, PersonView};
use super::text::{CountView, DayView, DocumentView, ImageView, LinkView, MoneyView, SourceView, TextView};
use crate::render::lent::Lent;
use crate::render::open_data::License;

/// `release.html`: a press release.
#[derive(Debug, Clone, Serialize)]
pub struct ReleasePage {
    pub release: Lent<PressCard>,
    /// HTML.
    pub body: String,
    /// The language of the body, where that is not the page's.
    pub body_lang: Option<&'static str>,
    /// The newest first.
    pub corrections: Vec<CorrectionView>,
    pub visits: Vec<Lent<VisitCard>>,
    pub programmes: Vec<LinkView>,
    pub municipalities: Vec<LinkView>,
    pub people: Vec<PersonView>,
    pub contacts: Vec<PersonView>,
    /// Whether these are not the contacts of the site.
    pub own_contacts: bool,
    pub newer: Option<Lent<PressCard>>,
    pub older: Option<Lent<PressCard>>,
    pub extra: serde_json::Value,
}

/// A mistake that was mended after publication.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: DayView,
    pub text: TextView,
}

/// `page.html`: a plain page.
#[derive(Debug, Clone, Serialize)]
pub struct TextPage {
    pub slug: String,
    pub summary: Option<TextView>,
    pub image: Option<ImageView>,
    /// HTML.
    pub body: String,
    /// The language of the body, where that is not the page's.
    pub body_lang: Option<&'static str>,
    pub extra: serde_json::Value,
}

/// `home.html`
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    /// Events still to come, the next first, at most six.
    pub upcoming: Vec<Lent<VisitCard>>,
    /// Events with results, the last first, at most three.
    pub results: Vec<Lent<VisitCard>>,
    /// The newest releases, at most five.
    pub releases: Vec<Lent<PressCard>>,
    /// Promises that are still open, those due first first, at most five.
    pub commitments: Vec<CommitmentView>,
    pub programmes: Vec<LinkView>,
    /// Municipalities that take part in the project, by name.
    pub partners: Vec<Lent<MunicipalityCard>>,
}

/// `press.html`: the list of releases, twenty a page.
#[derive(Debug, Clone, Serialize)]
pub struct PressPage {
    pub releases: Vec<Lent<PressCard>>,
    /// The first page of the list, the last, this one and its neighbours.
    pub pages: Vec<NumberView>,
    /// The address of the page with newer, and with older releases.
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct NumberView {
    pub number: usize,
    pub address: String,
    pub current: bool,
    /// Whether pages are left out before this one.
    pub gap: bool,
}

/// `schedule.html`: events to come, then past ones by year; or the events of one year.
#[derive(Debug, Clone, Serialize)]
pub struct SchedulePage {
    /// Set on the page of one year.
    pub year: Option<i16>,
    /// The next first; on the page of a year, empty.
    pub upcoming: Vec<Lent<VisitCard>>,
    /// Years with more events to come than the page shows, without the events.
    pub later: Vec<YearView>,
    /// Years with past events, the last first; on the page of a year, only that one with all its events. Beyond
    /// fifty events a year has fewer here than its `count`, so that the page stays light: its own page shows them all.
    pub years: Vec<YearView>,
    /// The address of the poster with all events to come; none on the page of a year.
    pub poster: Option<String>,
}

/// The events of one year.
#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    pub year: i16,
    pub address: String,
    /// The last first.
    pub visits: Vec<Lent<VisitCard>>,
    /// How many there are.
    pub count: usize,
}

/// `results.html`: what came of all events.
#[derive(Debug, Clone, Serialize)]
pub struct ResultsPage {
    /// How many events have results.
    pub events: usize,
    /// Sums over all events; a figure is there when any event tells it, and beside it how many do, since the others are
    /// not in that sum.
    pub participants: Option<CountView>,
    pub events_with_participants: usize,
    pub women: Option<CountView>,
    pub events_with_women: usize,
    pub men: Option<CountView>,
    pub events_with_men: usize,
    /// Money decided for adopted priorities, one sum a currency.
    pub money: Vec<MoneyView>,
    /// The same by place, by name; only places of which there is anything to tell. When there are more than fifty
    /// municipalities, the pages of their districts tell of them, and here stand none.
    pub districts: Vec<PlaceResults>,
    pub municipalities: Vec<PlaceResults>,
    /// Whether municipalities were left out for that reason.
    pub municipalities_by_district: bool,
    /// Events with results, the last first, at most fifty: where the figures come from.
    pub rows: Vec<EventRow>,
    /// How many events more there are.
    pub earlier_rows: usize,
    /// The last events with everything that came of them; of the others the rows tell, and their own pages.
    pub results: Vec<EventResults>,
    /// Events that were held and have none, the longest owed first.
    pub owed: Vec<Lent<VisitCard>>,
    /// Which columns the tables need: whether any row has such a figure.
    pub has: ResultColumns,
}

/// Which figures any event or place tells.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ResultColumns {
    pub participants: bool,
    pub women: bool,
    pub money: bool,
    pub promises: bool,
    pub owed: bool,
}

/// What came of the events in a place. An event in two places counts in both.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceResults {
    /// By its whole name: `Жазы айыл аймагы`.
    pub place: LinkView,
    /// How many of its events have results.
    pub events: usize,
    pub participants: Option<CountView>,
    pub women: Option<CountView>,
    pub money: Vec<MoneyView>,
    /// How many events were held whose results are not there yet.
    pub owed: usize,
    pub promises: usize,
    pub promises_done: usize,
    /// The address of a municipality's leaflet of results.
    pub leaflet: Option<String>,
}

/// The figures of an event, and where they come from.
#[derive(Debug, Clone, Serialize)]
pub struct EventRow {
    pub visit: Lent<VisitCard>,
    pub participants: Option<CountView>,
    pub women: Option<CountView>,
    pub men: Option<CountView>,
    pub money: Vec<MoneyView>,
    pub sources: Vec<SourceView>,
}

/// An event and what came of it.
#[derive(Debug, Clone, Serialize)]
pub struct EventResults {
    pub visit: Lent<VisitCard>,
    pub results: ResultsView,
}

/// `commitments.html`: all promises, by what became of them.
#[derive(Debug, Clone, Serialize)]
pub struct CommitmentsPage {
    /// In the order overdue, promised, in progress, done, dropped; without those that are empty.
    pub groups: Vec<CommitmentGroup>,
    /// The places to which something was promised, by name.
    pub places: Vec<PlacePromises>,
    pub total: usize,
    /// Whether there are so many that each should be told in a line; the municipality's page tells the rest.
    pub brief: bool,
}

/// How many promises a place was given, by what became of them.
#[derive(Debug, Clone, Serialize)]
pub struct PlacePromises {
    /// By its whole name.
    pub place: LinkView,
    pub total: usize,
    pub overdue: usize,
    pub promised: usize,
    pub in_progress: usize,
    pub done: usize,
    pub dropped: usize,
}

/// Promises of one state.
#[derive(Debug, Clone, Serialize)]
pub struct CommitmentGroup {
    /// `overdue`, `promised`, `in_progress`, `done` or `dropped`.
    pub status: &'static str,
    pub commitments: Vec<CommitmentView>,
}

/// `glossary.html`
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryPage {
    /// By term, in the order of the language's alphabet.
    pub terms: Vec<TermView>,
}

/// A word and what it means.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    pub id: String,
    pub term: TextView,
    pub abbreviation: Option<TextView>,
    pub definition: TextView,
    pub see: Vec<LinkView>,
}

/// `people.html`
#[derive(Debug, Clone, Serialize)]
pub struct PeoplePage {
    /// As they stand in the data.
    pub people: Vec<PersonView>,
}

/// `documents.html`
#[derive(Debug, Clone, Serialize)]
pub struct DocumentsPage {
    /// Dated ones first, the newest first; then by title.
    pub documents: Vec<DocumentView>,
}

/// `data.html`: the open data explained.
#[derive(Debug, Clone, Serialize)]
pub struct DataPage {
    pub files: Vec<DataFileView>,
    /// The places that have a point, as GeoJSON.
    pub places: Option<String>,
    /// The Data Package that describes the files to programs.
    pub package: Option<String>,
    /// The terms under which the data may be used, if `extra: {data_license: …}` of `site.yaml` names them.
    pub license: Option<License>,
}

/// `search.html`: the search, which a script carries out.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    /// The folder of the index, for the script.
    pub index: String,
    /// The kinds of things that can be found.
    pub kinds: Vec<SearchKindView>,
    /// The years of dated things, the newest first.
    pub years: Vec<i16>,
    /// By name.
    pub districts: Vec<LinkView>,
    /// The list of municipalities, for whom nothing is found.
    pub municipalities: Option<String>,
}

/// A kind of thing that can be found.
#[derive(Debug, Clone, Serialize)]
pub struct SearchKindView {
    /// `visit`, `press`, `programme`, `municipality`, `district`, `commitment`, `document`, `person`, `term` or `page`.
    pub kind: &'static str,
}

/// A set of open data.
#[derive(Debug, Clone, Serialize)]
pub struct DataFileView {
    /// `visits`, `results`, `commitments`, `municipalities`, `districts` or `press`; the theme's texts
    /// `data-visits` … name it, and `data-about-visits` … say what it holds.
    pub kind: &'static str,
    /// How many rows it has.
    pub rows: usize,
    pub csv: String,
    pub json: String,
    pub columns: Vec<ColumnView>,
    /// The day of the newest entry, for tables whose entries have days.
    pub newest: Option<DayView>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    pub name: String,
    /// `string`, `number` or `boolean`.
    pub kind: &'static str,
    /// What it holds, in the reader's language.
    pub meaning: String,
}

/// `root.html`: the choice of languages, and `not_found.html`.
#[derive(Debug, Clone, Serialize)]
pub struct RootPage {
    pub languages: Vec<RootLanguage>,
}

/// The site in one language, as the choice of languages shows it.
#[derive(Debug, Clone, Serialize)]
pub struct RootLanguage {
    pub lang: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// The home page.
    pub address: String,
    pub title: TextView,
    pub description: Option<TextView>,
    /// The next events, at most three.
    pub upcoming: Vec<Lent<VisitCard>>,
    /// The addresses that help somebody who is lost.
    pub links: Vec<MenuView>,
}

/// `alias.html`: an old address that leads to the new one.
#[derive(Debug, Clone, Serialize)]
pub struct AliasPage {
    /// The address of the page now.
    pub target: String,
    /// The same, absolute.
    pub href: String,
    pub name: TextView,
}

/// `cards/schedule.html`: a programme's events, inside a text.
#[derive(Debug, Clone, Serialize)]
pub struct ScheduleCard {
    pub programme: ProgrammePage,
    pub address: String,
}

/// `cards/visit.html`: an event, inside a text.
#[derive(Debug, Clone, Serialize)]
pub struct VisitInText {
    pub visit: Lent<VisitCard>,
}

/// `cards/person.html`: a person, inside a text.
#[derive(Debug, Clone, Serialize)]
pub struct PersonInText {
    pub person: PersonView,
}

/// `cards/document.html`: a document, inside a text.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentInText {
    pub document: DocumentView,
}

/// `cards/commitment.html`: a promise, inside a text.
#[derive(Debug, Clone, Serialize)]
pub struct CommitmentInText {
    pub commitment: CommitmentView,
}

/// `cards/link.html`: any other record, inside a text.
#[derive(Debug, Clone, Serialize)]
pub struct LinkInText {
    /// `municipality`, `district`, `release`, `page` or `term`.
    pub kind: &'static str,
    pub link: LinkView,
}
