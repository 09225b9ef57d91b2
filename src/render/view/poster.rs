//! Views of sheets of paper: posters for notice boards, and leaflets of results.

use serde::Serialize;

use super::chart::ChartView;
use super::page::PhoneView;
use super::text::{CountView, DayView, ImageView, MoneyView, TextView, TimeView};

/// `sheet`: the common parts of a sheet.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SheetView {
    /// The number of the type scale, from 1, the largest. It is the largest at which the sheet
    /// fits.
    pub step: usize,
    /// The languages of the sheet: one, or all of the site.
    pub languages: Vec<&'static str>,
    /// The address of the page that the sheet repeats.
    pub page: String,
    /// The same sheet in the other languages, and in all on one sheet.
    pub others: Vec<OtherSheetView>,
    /// The footer of the sheet, in each of its languages.
    pub foot: Vec<FootView>,
    /// The name of the project, else of the site.
    pub project: Vec<SaidView>,
    /// The logos of the project, in their order.
    pub logos: Vec<ImageView>,
}

/// A link to another sheet of the same.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OtherSheetView {
    pub address: String,
    /// Its language, and the language's name in itself. Nothing for the sheet in all languages.
    pub lang: Option<&'static str>,
    pub name: Option<&'static str>,
}

/// The footer of a sheet in one language: the URL of the page, and the organizations.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FootView {
    pub lang: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// The absolute URL of the page in this language.
    pub href: String,
    /// Whether it is short, so that it may be set in larger type.
    pub short: bool,
    /// The sentence that something was omitted or shortened.
    pub shortened: Option<String>,
    /// How to get to the page: by the code, or by typing the address.
    pub help: String,
    /// The URL as a QR code. Nothing if it is too long.
    pub code: Option<CodeView>,
    pub funder: Option<TextView>,
    pub implementer: Option<TextView>,
    /// The statement of the funder.
    pub disclaimer: Option<TextView>,
    /// The day of the build.
    pub as_of: DayView,
}

/// The drawing of a QR code.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CodeView {
    /// The side of the drawing in modules, with its white margin.
    pub size: usize,
    /// The black modules, as the `d` of an SVG path.
    pub path: String,
}

/// Lines for the readers of one language, or of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SaidView {
    /// The languages of the label above: more than one if the lines are equal in each.
    pub labels: Vec<&'static str>,
    pub lines: Vec<WordsView>,
}

/// A text and its language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct WordsView {
    pub lang: &'static str,
    pub text: String,
}

/// `poster.html`: an event, for a notice board, in one language or in all. A list of SaidView has
/// an entry for each language of the sheet. Languages with equal lines share an entry, and an
/// absent text has none.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PosterPage {
    pub sheet: SheetView,
    pub title: Vec<SaidView>,
    /// The notice that the event was postponed, cancelled or moved, was held, or that its day has
    /// passed.
    pub notice: Vec<SaidView>,
    /// Whether the notice is set in the largest type: postponed, cancelled or moved.
    pub alarm: bool,
    pub reason: Vec<SaidView>,
    /// `21-ноябрь`, then the year in a second line if the first lacks it: `2017-ж.`
    pub date: Vec<SaidView>,
    /// The number of the type size of the date, from 1, the largest.
    pub date_step: usize,
    /// Whether the date is no longer valid: cancelled, or postponed to an unknown day.
    pub off: bool,
    /// The sentence that the new day is unknown.
    pub no_new_day: Vec<SaidView>,
    pub moved_from: Vec<SaidView>,
    /// Only for a single day.
    pub weekday: Vec<SaidView>,
    pub time: Option<TimeView>,
    pub date_note: Vec<SaidView>,
    /// The venue, then the municipality with its district.
    pub place: Vec<SaidView>,
    /// The people who may come. If this is unknown, the advice to ask by phone.
    pub open_to: Vec<SaidView>,
    /// The results, after the day: the number of participants, and a summary.
    pub outcome: Vec<SaidView>,
    /// The advice to ask for the hour by phone, if it is unknown.
    pub ask_time: Vec<SaidView>,
    pub contacts: Vec<SheetContactView>,
    /// The sentence that there are more contacts.
    pub more_contacts: Vec<SaidView>,
}

/// A contact.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SheetContactView {
    pub phone: Option<PhoneView>,
    /// Only if there is no phone number.
    pub email: Option<String>,
    /// The name, then the role.
    pub who: Vec<SaidView>,
}

/// `poster_list.html`: the next events of a municipality, or of all, for a notice board.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ListPosterPage {
    pub sheet: SheetView,
    pub title: TextView,
    /// The next events, or the last ones if none is to come.
    pub events: Vec<PosterEventView>,
    /// Whether no event is to come, so that these are past.
    pub past: bool,
    /// Further events in small type, if not all fit in large type.
    pub later: Vec<PosterEventView>,
    /// The number of omitted events.
    pub more: usize,
    pub contacts: Vec<SheetContactView>,
    pub more_contacts: usize,
}

/// An event in a list on paper.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PosterEventView {
    /// The notice that it was postponed, cancelled or moved, or that it was held.
    pub notice: Option<String>,
    /// Whether the notice is set in the largest type.
    pub alarm: bool,
    /// Whether the date is no longer valid.
    pub off: bool,
    /// With the year, if it is not the current one.
    pub date: String,
    /// The day that it was moved from, with the words for it.
    pub moved_from: Option<String>,
    pub weekday: Option<String>,
    pub time: Option<TimeView>,
    pub title: TextView,
    pub place: TextView,
}

/// `leaflet.html`: the results and commitments of a municipality, on two sides of a sheet.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LeafletPage {
    pub sheet: SheetView,
    pub title: TextView,
    /// The number of the type scale of each side, from 1, the largest.
    pub front_step: usize,
    pub back_step: usize,
    /// The charts of each side. Empty if there is no room for them.
    pub front_charts: Vec<ChartView>,
    pub back_charts: Vec<ChartView>,
    /// Events with results, the last first.
    pub events: Vec<LeafletEventView>,
    pub more_events: usize,
    /// The needs, by votes.
    pub asked: Vec<LeafletNeedView>,
    pub more_asked: usize,
    /// Whether any need has votes, or money.
    pub has_votes: bool,
    pub has_money: bool,
    pub decisions: Vec<TextView>,
    pub more_decisions: usize,
    /// The money for adopted needs, and the contributions of residents, one sum per currency.
    pub money: Vec<MoneyView>,
    pub contributions: Vec<MoneyView>,
    /// Open commitments by due day, then done ones, then dropped ones.
    pub promises: Vec<LeafletPromiseView>,
    pub more_promises: usize,
    /// The number of commitments, and of those kept.
    pub promises_all: usize,
    pub promises_done: usize,
    /// The cost of all commitments, one sum per currency.
    pub promised_money: Vec<MoneyView>,
    pub contacts: Vec<SheetContactView>,
    pub more_contacts: usize,
}

/// An event on a leaflet.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LeafletEventView {
    pub date: DayView,
    pub title: TextView,
    pub participants: Option<CountView>,
    pub women: Option<CountView>,
    pub summary: Option<TextView>,
}

/// A need on a leaflet.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LeafletNeedView {
    pub text: TextView,
    /// As printed.
    pub votes: Option<String>,
    pub adopted: Option<bool>,
    pub amount: Option<MoneyView>,
    pub own_contribution: Option<MoneyView>,
}

/// A commitment on a leaflet.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LeafletPromiseView {
    pub text: TextView,
    pub responsible: Option<TextView>,
    pub due: Option<DayView>,
    pub amount: Option<MoneyView>,
    /// `promised`, `in_progress`, `done`, `dropped` or `overdue`.
    pub status: &'static str,
    pub status_reason: Option<TextView>,
    /// The newest update.
    pub update: Option<TextView>,
}
