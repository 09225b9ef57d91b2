//! Views of releases, plain pages and lists.

use serde::Serialize;

use super::card::{PressCard, VisitCard};
use super::chart::ChartView;
use super::event::{CommitmentView, ProgrammePage, ResultsView};
use super::page::{MenuView, PersonView};
use super::text::{CountView, DayView, DocumentView, ImageView, LinkView, MoneyView, SourceView, TextView};
use crate::render::open_data::License;
use crate::render::shared_view::SharedView;

/// `release.html`: a press release.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReleasePage {
    pub release: SharedView<PressCard>,
    /// HTML.
    pub body: String,
    /// The language of the body, if it differs from the page's.
    pub body_lang: Option<&'static str>,
    /// The newest first.
    pub corrections: Vec<CorrectionView>,
    /// Its events, except those that the body shows.
    pub visits: Vec<SharedView<VisitCard>>,
    pub programmes: Vec<LinkView>,
    pub municipalities: Vec<LinkView>,
    pub people: Vec<PersonView>,
    pub contacts: Vec<PersonView>,
    /// Whether the contacts are its own and not those of the site.
    pub own_contacts: bool,
    pub newer: Option<SharedView<PressCard>>,
    pub older: Option<SharedView<PressCard>>,
    pub extra: crate::source::yaml::FreeValue,
}

/// A correction made after publication.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CorrectionView {
    pub date: DayView,
    pub text: TextView,
}

/// `page.html`: a plain page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TextPage {
    pub slug: String,
    pub summary: Option<TextView>,
    pub image: Option<ImageView>,
    /// HTML.
    pub body: String,
    /// The language of the body, if it differs from the page's.
    pub body_lang: Option<&'static str>,
    pub extra: crate::source::yaml::FreeValue,
}

/// `press.html`: the list of releases, twenty per page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PressPage {
    pub releases: Vec<SharedView<PressCard>>,
    /// The first page of the list, the last, the current one and its neighbours.
    pub pages: Vec<NumberView>,
    /// The addresses of the pages with newer and older releases.
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NumberView {
    pub number: usize,
    pub address: String,
    pub current: bool,
    /// Whether pages are omitted before this one.
    pub gap: bool,
}

/// `schedule.html`: the events to come and past ones by year, or the events of one year.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SchedulePage {
    /// Set on the page of one year.
    pub year: Option<i16>,
    /// The next first. Empty on the page of a year.
    pub upcoming: Vec<SharedView<VisitCard>>,
    /// Years with more events to come than the page shows. Their lists are empty.
    pub later: Vec<YearView>,
    /// Years with past events, the last first, or the year of the page. Beyond fifty events, a year
    /// lists fewer than its `count`, and its own page lists them all.
    pub years: Vec<YearView>,
    /// The address of the poster of the schedule. Nothing on the page of a year.
    pub poster: Option<String>,
}

/// The events of one year.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct YearView {
    pub year: i16,
    pub address: String,
    /// The last first.
    pub visits: Vec<SharedView<VisitCard>>,
    /// The number of events.
    pub count: usize,
}

/// `results.html`: the results of all events.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ResultsPage {
    /// The number of events with results.
    pub events: usize,
    /// The sum over the events that have the figure, and the number of these events.
    pub participants: Option<CountView>,
    pub events_with_participants: usize,
    pub women: Option<CountView>,
    pub events_with_women: usize,
    pub men: Option<CountView>,
    pub events_with_men: usize,
    /// The money for adopted priorities, one sum per currency.
    pub money: Vec<MoneyView>,
    /// Whether an event counts in several districts, or in several municipalities, so that the rows
    /// add up to more than the totals.
    pub districts_overlap: bool,
    pub municipalities_overlap: bool,
    /// The results by place, by name, without places that have none. Beyond fifty municipalities
    /// this list is empty, because the pages of districts have them.
    pub districts: Vec<PlaceResults>,
    pub municipalities: Vec<PlaceResults>,
    /// Whether municipalities were omitted for this reason.
    pub municipalities_by_district: bool,
    /// The last events with results, at most fifty: the sources of the figures.
    pub rows: Vec<EventRow>,
    /// The number of omitted events.
    pub earlier_rows: usize,
    /// The last events with their full results.
    pub results: Vec<EventResults>,
    /// Held events without results, the longest owed first.
    pub owed: Vec<SharedView<VisitCard>>,
    /// The columns that the tables need.
    pub has: ResultColumns,
    /// The charts of all events and commitments.
    pub charts: Vec<ChartView>,
}

/// The figures that any event or place has.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct ResultColumns {
    pub participants: bool,
    pub women: bool,
    pub money: bool,
    pub promises: bool,
    pub owed: bool,
}

/// The results of the events in a place. An event in two places counts in both.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PlaceResults {
    /// By its full name: `Жазы айыл аймагы`.
    pub place: LinkView,
    /// The number of its events with results.
    pub events: usize,
    pub participants: Option<CountView>,
    pub women: Option<CountView>,
    pub money: Vec<MoneyView>,
    /// The number of held events whose results are owed.
    pub owed: usize,
    pub promises: usize,
    pub promises_done: usize,
    /// Whether one of its events with results counts in another place too.
    pub shared: bool,
    /// The address of the municipality's leaflet of results.
    pub leaflet: Option<String>,
}

/// The figures of an event, and their sources.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EventRow {
    pub visit: SharedView<VisitCard>,
    pub participants: Option<CountView>,
    pub women: Option<CountView>,
    pub men: Option<CountView>,
    pub money: Vec<MoneyView>,
    pub sources: Vec<SourceView>,
}

/// An event and its results.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EventResults {
    pub visit: SharedView<VisitCard>,
    pub results: ResultsView,
}

/// `commitments.html`: all commitments, by state.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CommitmentsPage {
    /// In the order overdue, promised, in progress, done, dropped. Empty groups are omitted.
    pub groups: Vec<CommitmentGroup>,
    /// The places that have commitments, by name.
    pub places: Vec<PlacePromises>,
    pub total: usize,
    /// Whether the list is long, so that each commitment should take one line. The page of the
    /// municipality has the rest.
    pub brief: bool,
    /// The charts of the commitments.
    pub charts: Vec<ChartView>,
}

/// The numbers of commitments in a place, by state.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PlacePromises {
    /// By its full name.
    pub place: LinkView,
    pub total: usize,
    pub overdue: usize,
    pub promised: usize,
    pub in_progress: usize,
    pub done: usize,
    pub dropped: usize,
}

/// The commitments in one state.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CommitmentGroup {
    /// `overdue`, `promised`, `in_progress`, `done` or `dropped`.
    pub status: &'static str,
    pub commitments: Vec<CommitmentView>,
}

/// `glossary.html`
#[derive(Debug, Clone, Serialize)]
pub(crate) struct GlossaryPage {
    /// In alphabetical order.
    pub terms: Vec<TermView>,
}

/// A term and its definition.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TermView {
    pub id: String,
    pub term: TextView,
    pub abbreviation: Option<TextView>,
    pub definition: TextView,
    pub see: Vec<LinkView>,
}

/// `people.html`
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PeoplePage {
    /// In source order.
    pub people: Vec<PersonView>,
}

/// `documents.html`
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DocumentsPage {
    /// Dated documents first, the newest first, then the others by title.
    pub documents: Vec<DocumentView>,
}

/// `data.html`: the open data explained.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DataPage {
    pub files: Vec<DataFileView>,
    /// The places that have a point, as GeoJSON.
    pub places: Option<String>,
    /// The Data Package that describes the files.
    pub package: Option<String>,
    /// The licence of the data, if `extra: {data_license: …}` of `site.yaml` names one.
    pub license: Option<License>,
}

/// `search.html`: the search, which needs a script.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SearchPage {
    /// The folder of the index, for the script.
    pub index: String,
    /// The kinds of entries that can be found.
    pub kinds: Vec<SearchKindView>,
    /// The years of dated entries, the newest first.
    pub years: Vec<i16>,
    /// By name.
    pub districts: Vec<LinkView>,
    /// The address of the list of municipalities, for a search without results.
    pub municipalities: Option<String>,
}

/// A kind of entry.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SearchKindView {
    /// `visit`, `press`, `programme`, `municipality`, `district`, `commitment`, `document`,
    /// `person`, `term` or `page`.
    pub kind: &'static str,
}

/// A table of open data.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DataFileView {
    /// `visits`, `results`, `commitments`, `municipalities`, `districts` or `press`. The messages
    /// `data-visits` … name the table, and `data-about-visits` … describe it.
    pub kind: &'static str,
    /// The number of rows.
    pub rows: usize,
    pub csv: String,
    /// The table for Excel with Russian settings.
    pub excel: String,
    pub json: String,
    pub columns: Vec<ColumnView>,
    /// The day of the newest row, if rows have days.
    pub newest: Option<DayView>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ColumnView {
    pub name: String,
    /// `string`, `number` or `boolean`.
    pub kind: &'static str,
    /// Its meaning, in the reader's language.
    pub meaning: String,
}

/// `root.html`: the page of languages, and `not_found.html`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RootPage {
    pub languages: Vec<RootLanguage>,
}

/// The site in one language, on the page of languages.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RootLanguage {
    pub lang: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// The home page.
    pub address: String,
    pub title: TextView,
    pub description: Option<TextView>,
    /// The next events, at most three.
    pub upcoming: Vec<SharedView<VisitCard>>,
    /// Links for readers who are lost.
    pub links: Vec<MenuView>,
}

/// `alias.html`: an old address that leads to the new one.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AliasPage {
    /// The current address of the page.
    pub target: String,
    /// The same as an absolute URL.
    pub href: String,
    pub name: TextView,
}

/// `cards/schedule.html`: a programme's events, inside a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ScheduleCard {
    pub programme: ProgrammePage,
    pub address: String,
}

/// `cards/visit.html`: an event, inside a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VisitInText {
    pub visit: SharedView<VisitCard>,
    /// The level of the card's heading, from 2 to 6.
    pub level: u8,
}

/// `cards/person.html`: a person, inside a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PersonInText {
    pub person: PersonView,
}

/// `cards/document.html`: a document, inside a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DocumentInText {
    pub document: DocumentView,
}

/// `cards/commitment.html`: a promise, inside a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CommitmentInText {
    pub commitment: CommitmentView,
    /// The level of the card's heading, from 2 to 6.
    pub level: u8,
}

/// `cards/link.html`: any other record, inside a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkInText {
    /// `municipality`, `district`, `release`, `page` or `term`.
    pub kind: &'static str,
    pub link: LinkView,
}
