//! Views of municipalities and districts.

use serde::Serialize;

use super::card::{MunicipalityCard, PressCard, VisitCard};
use super::chart::ChartView;
use super::event::{CommitmentView, PriorityView};
use super::list::{PlaceResults, ResultColumns};
use super::map::MapView;
use super::page::{CalendarView, PersonView};
use super::text::{CountView, DayView, DocumentView, LinkView, TextView};
use crate::render::shared_view::SharedView;

/// `municipality.html`: a municipality.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MunicipalityPage {
    pub municipality: SharedView<MunicipalityCard>,
    pub code: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
    pub point: Option<PointView>,
    /// Where it lies, and the other municipalities of its district.
    pub map: Option<MapView>,
    /// Whether the map shows the seat of its district, because its own point is not known.
    pub map_of_seat: bool,
    pub population: Option<PopulationView>,
    pub valid_from: Option<DayView>,
    pub valid_to: Option<DayView>,
    /// The municipality that it became part of.
    pub successor: Option<LinkView>,
    pub contacts: Vec<PersonView>,
    /// The next events that it hosts, the next first.
    pub upcoming: Vec<SharedView<VisitCard>>,
    /// Past events that it hosted, the last first, at most twelve. Older ones are in `earlier`.
    pub past: Vec<SharedView<VisitCard>>,
    pub earlier: Vec<SharedView<VisitCard>>,
    /// Events elsewhere to which it was invited by name, the last first, at most twelve. Older ones
    /// are in `guest_earlier`.
    pub guest_at: Vec<SharedView<VisitCard>>,
    pub guest_earlier: Vec<SharedView<VisitCard>>,
    /// The needs of its residents, with the events that named them.
    pub priorities: Vec<PlacePriorityView>,
    pub commitments: Vec<CommitmentView>,
    /// The charts of the events that it hosted and of its commitments.
    pub charts: Vec<ChartView>,
    pub releases: Vec<SharedView<PressCard>>,
    pub documents: Vec<DocumentView>,
    /// The addresses of its poster and of its leaflet of results.
    pub poster: Option<String>,
    pub leaflet: Option<String>,
    /// The calendar of its events.
    pub calendar: Option<CalendarView>,
    pub extra: crate::source::yaml::FreeValue,
}

/// A need, and the event that named it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PlacePriorityView {
    pub priority: PriorityView,
    pub visit: LinkView,
}

/// Latitude and longitude in degrees, for `geo:` URIs.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PointView {
    pub latitude: f64,
    pub longitude: f64,
}

/// The population.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PopulationView {
    pub value: Option<CountView>,
    pub year: Option<DayView>,
    pub source: Option<TextView>,
}

/// `municipalities.html`: all municipalities.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MunicipalitiesPage {
    /// Districts by name, each with its municipalities by name.
    pub districts: Vec<DistrictGroup>,
    /// The number of municipalities.
    pub total: String,
    /// Whether the list is long, so that it should be folded.
    pub many: bool,
    /// The districts, numbered as in the list, at their own points or at the means of their
    /// municipalities.
    pub map: Option<MapView>,
}

/// A district and its municipalities.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DistrictGroup {
    pub district: LinkView,
    pub municipalities: Vec<SharedView<MunicipalityCard>>,
}

/// `district.html`: a district.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DistrictPage {
    pub id: String,
    pub name: TextView,
    pub code: Option<String>,
    pub aliases: Vec<String>,
    pub point: Option<PointView>,
    /// By name.
    pub municipalities: Vec<SharedView<MunicipalityCard>>,
    /// The municipalities that have a point, numbered as in the list, or else its seat.
    pub map: Option<MapView>,
    /// Events in its municipalities or to which it is invited, the next first.
    pub upcoming: Vec<SharedView<VisitCard>>,
    /// Past events, the last first, at most twelve. Older ones are in `earlier`.
    pub past: Vec<SharedView<VisitCard>>,
    pub earlier: Vec<SharedView<VisitCard>>,
    /// The commitments to its municipalities.
    pub commitments: Vec<CommitmentView>,
    /// The charts of the events in its municipalities and of its commitments.
    pub charts: Vec<ChartView>,
    /// The results of its events. Nothing if there are none.
    pub results: Option<PlaceResults>,
    /// The results of each municipality that has any.
    pub places: Vec<PlaceResults>,
    /// Whether an event counts in several of them, so that they add up to more than `results`.
    pub places_overlap: bool,
    /// The columns that a table of `places` needs.
    pub has: ResultColumns,
    pub extra: crate::source::yaml::FreeValue,
}
