//! Views of sheets of paper: posters for notice boards, and leaflets of results.

use serde::Serialize;

use super::page::PhoneView;
use super::text::{CountView, DayView, MoneyView, TextView, TimeView};

/// `sheet`: what every sheet of paper has.
#[derive(Debug, Clone, Serialize)]
pub struct SheetView {
    /// The step of type size, from 1, the largest: the largest at which all that is on the sheet fits on it.
    pub step: usize,
    /// The languages of the sheet: one, or all of the site.
    pub languages: Vec<&'static str>,
    /// The address of the page that the sheet repeats.
    pub page: String,
    /// The same sheet in the other languages, and in all on one sheet.
    pub others: Vec<OtherSheetView>,
    /// The foot of the sheet, in each language of the sheet.
    pub foot: Vec<FootView>,
    /// The name of the project, else of the site.
    pub project: Vec<SaidView>,
}

/// A link to another sheet of the same.
#[derive(Debug, Clone, Serialize)]
pub struct OtherSheetView {
    pub address: String,
    /// Its language, and that language's name in itself; none for the sheet in all languages.
    pub lang: Option<&'static str>,
    pub name: Option<&'static str>,
}

/// The foot of a sheet in one language: where the page is that the sheet repeats, and who is behind it.
#[derive(Debug, Clone, Serialize)]
pub struct FootView {
    pub lang: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// The absolute address of the page in this language.
    pub href: String,
    /// Whether it is short, so that it may stand in larger letters.
    pub short: bool,
    /// That something was left out or shortened and stands there in full.
    pub shortened: Option<String>,
    /// How to get there: with the code, or by the letters of the address.
    pub help: String,
    /// The same as a QR code; none for an address too long for a code.
    pub code: Option<CodeView>,
    pub funder: Option<TextView>,
    pub implementer: Option<TextView>,
    /// The day the site was built.
    pub as_of: DayView,
}

/// The drawing of a QR code.
#[derive(Debug, Clone, Serialize)]
pub struct CodeView {
    /// The side of the drawing in squares, with its white frame.
    pub size: usize,
    /// The black squares, as the `d` of an SVG path.
    pub path: String,
}

/// The same thing said on a sheet, for the readers of one language or of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidView {
    /// The languages it is for, those of the label above it: more than one where the words are the same in each.
    pub labels: Vec<&'static str>,
    pub lines: Vec<WordsView>,
}

/// Words and their language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordsView {
    pub lang: &'static str,
    pub text: String,
}

/// `poster.html`: an event, for a notice board, in one language or in all. A list of SaidView has one entry for each
/// language of the sheet, fewer where languages share the words, none where there is nothing to say.
#[derive(Debug, Clone, Serialize)]
pub struct PosterPage {
    pub sheet: SheetView,
    pub title: Vec<SaidView>,
    /// What became of the event: that it was postponed, cancelled or moved, took place, or that its day has passed.
    pub notice: Vec<SaidView>,
    /// Whether the notice has to stand in the biggest letters: postponed, cancelled or moved.
    pub alarm: bool,
    pub reason: Vec<SaidView>,
    /// `21-ноябрь`; then, as a second line, the year where the first lacks it: `2017-ж.`
    pub date: Vec<SaidView>,
    /// The step of type size of the date, from 1, the largest.
    pub date_step: usize,
    /// Whether the date holds no longer: cancelled, or postponed and the new day not known.
    pub off: bool,
    /// That the new day is not known.
    pub no_new_day: Vec<SaidView>,
    pub moved_from: Vec<SaidView>,
    /// Only for a single day.
    pub weekday: Vec<SaidView>,
    pub time: Option<TimeView>,
    pub date_note: Vec<SaidView>,
    /// The venue, then the municipality with its district.
    pub place: Vec<SaidView>,
    /// Who may come; where nothing says so, that one should ask by telephone.
    pub open_to: Vec<SaidView>,
    /// What came of it, once the day has passed: how many took part, and a summary.
    pub outcome: Vec<SaidView>,
    /// That one should ask by telephone when it begins, where nothing says so.
    pub ask_time: Vec<SaidView>,
    pub contacts: Vec<SheetContactView>,
    /// That there are more contacts than the sheet has room for.
    pub more_contacts: Vec<SaidView>,
}

/// Whom to call.
#[derive(Debug, Clone, Serialize)]
pub struct SheetContactView {
    pub phone: Option<PhoneView>,
    /// Only of somebody without a telephone.
    pub email: Option<String>,
    /// The name, then what the person does.
    pub who: Vec<SaidView>,
}

/// `poster_list.html`: the events to come of a municipality, or all, for a notice board.
#[derive(Debug, Clone, Serialize)]
pub struct ListPosterPage {
    pub sheet: SheetView,
    pub title: TextView,
    /// The events to come, the next first; with nothing coming, the last past ones, the last first.
    pub events: Vec<PosterEventView>,
    /// Whether nothing is coming, so that these are past.
    pub past: bool,
    /// Where there are too many to set all of them large, those after the next few, to be set small.
    pub later: Vec<PosterEventView>,
    /// How many events more there are than the sheet has room for.
    pub more: usize,
    pub contacts: Vec<SheetContactView>,
    pub more_contacts: usize,
}

/// An event in a list on paper.
#[derive(Debug, Clone, Serialize)]
pub struct PosterEventView {
    /// That it was postponed, cancelled or moved, or, of a past event, that it took place.
    pub notice: Option<String>,
    /// Whether the notice has to stand in the biggest letters.
    pub alarm: bool,
    /// Whether the date holds no longer.
    pub off: bool,
    /// With the year where that is not the present one.
    pub date: String,
    pub weekday: Option<String>,
    pub time: Option<TimeView>,
    pub title: TextView,
    pub place: TextView,
}

/// `leaflet.html`: what came of the events and promises in a municipality, on two sides of a sheet.
#[derive(Debug, Clone, Serialize)]
pub struct LeafletPage {
    pub sheet: SheetView,
    pub title: TextView,
    /// The step of type size of each side, from 1, the largest.
    pub front_step: usize,
    pub back_step: usize,
    /// Events with results, the last first.
    pub events: Vec<LeafletEventView>,
    pub more_events: usize,
    /// What people asked for, that with most votes first.
    pub asked: Vec<LeafletNeedView>,
    pub more_asked: usize,
    /// Whether any need tells its votes, or money.
    pub has_votes: bool,
    pub has_money: bool,
    pub decisions: Vec<TextView>,
    pub more_decisions: usize,
    /// Money decided for needs that were adopted, and what residents give themselves, one sum a currency.
    pub money: Vec<MoneyView>,
    pub contributions: Vec<MoneyView>,
    /// Open promises first, those due first before the others, then what was done, then what was dropped.
    pub promises: Vec<LeafletPromiseView>,
    pub more_promises: usize,
    /// How many promises there are, and how many were kept.
    pub promises_all: usize,
    pub promises_done: usize,
    /// What all promises cost, one sum a currency.
    pub promised_money: Vec<MoneyView>,
    pub contacts: Vec<SheetContactView>,
    pub more_contacts: usize,
}

/// An event on a leaflet.
#[derive(Debug, Clone, Serialize)]
pub struct LeafletEventView {
    pub date: DayView,
    pub title: TextView,
    pub participants: Option<CountView>,
    pub women: Option<CountView>,
    pub summary: Option<TextView>,
}

/// A need on a leaflet.
#[derive(Debug, Clone, Serialize)]
pub struct LeafletNeedView {
    pub text: TextView,
    /// As printed.
    pub votes: Option<String>,
    pub adopted: Option<bool>,
    pub amount: Option<MoneyView>,
    pub own_contribution: Option<MoneyView>,
}

/// A promise on a leaflet.
#[derive(Debug, Clone, Serialize)]
pub struct LeafletPromiseView {
    pub text: TextView,
    pub responsible: Option<TextView>,
    pub due: Option<DayView>,
    pub amount: Option<MoneyView>,
    /// `promised`, `in_progress`, `done`, `dropped` or `overdue`.
    pub status: &'static str,
    pub status_reason: Option<TextView>,
    /// The newest word on it.
    pub update: Option<TextView>,
}
