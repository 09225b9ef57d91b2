//! Views of the home page.

use serde::Serialize;

use super::card::{MunicipalityCard, PressCard, VisitCard};
use super::chart::ChartView;
use super::event::CommitmentView;
use super::list::EventResults;
use super::map::MapView;
use super::page::PersonView;
use super::text::{DayView, LinkView};
use crate::render::shared_view::SharedView;

/// `home.html`
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HomePage {
    /// The next event that is not cancelled.
    pub next: Option<SharedView<VisitCard>>,
    /// The contacts of the next event, else those of the site. At most two.
    pub contacts: Vec<PersonView>,
    /// The other events to come, at most five.
    pub upcoming: Vec<SharedView<VisitCard>>,
    /// The last event with results, if there is no next event.
    pub newest: Option<EventResults>,
    /// The figures of the site. Empty if there is nothing to count.
    pub figures: Vec<FigureView>,
    /// The day of the last record: a release, an event, results, a promise or a document.
    pub newest_entry: Option<DayView>,
    /// The last events with results, at most three, without `newest`.
    pub results: Vec<SharedView<VisitCard>>,
    /// The newest releases, at most five.
    pub releases: Vec<SharedView<PressCard>>,
    /// Open commitments, the first due first, at most five.
    pub commitments: Vec<CommitmentView>,
    pub programmes: Vec<LinkView>,
    /// The charts of all events and commitments.
    pub charts: Vec<ChartView>,
    /// The map of the districts, as on the list of municipalities.
    pub map: Option<MapView>,
    /// The municipalities that take part in the project, by name.
    pub partners: Vec<SharedView<MunicipalityCard>>,
}

/// A number about the whole site, with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FigureView {
    /// `events`, `participants`, `places`, `decisions` or `promises`. The message `figure-events` …
    /// names it.
    pub kind: &'static str,
    /// As printed: `345`, `495тен ашуун`, `3 / 5`.
    pub value: String,
    /// An addition: the share of women, or the promises that count.
    pub note: Option<String>,
    /// The page with the details.
    pub address: Option<String>,
}
