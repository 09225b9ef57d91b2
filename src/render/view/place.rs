//! Views of municipalities and districts.

use serde::Serialize;

use super::card::{MunicipalityCard, PressCard, VisitCard};
use super::event::{CommitmentView, PriorityView};
use super::list::{PlaceResults, ResultColumns};
use super::map::MapView;
use super::page::{CalendarView, PersonView};
use super::text::{CountView, DayView, DocumentView, LinkView, TextView};
use crate::render::lent::Lent;

/// `municipality.html`: everything about one place.
#[derive(Debug, Clone, Serialize)]
pub struct MunicipalityPage {
    pub municipality: Lent<MunicipalityCard>,
    pub code: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
    pub point: Option<PointView>,
    pub population: Option<PopulationView>,
    pub valid_from: Option<DayView>,
    pub valid_to: Option<DayView>,
    /// What it became part of.
    pub successor: Option<LinkView>,
    pub contacts: Vec<PersonView>,
    /// Events it hosts that are still to come, the next first.
    pub upcoming: Vec<Lent<VisitCard>>,
    /// Events it hosted, the last first, at most twelve; the others, older ones, are `earlier`.
    pub past: Vec<Lent<VisitCard>>,
    pub earlier: Vec<Lent<VisitCard>>,
    /// Events elsewhere to which it was invited by name, the last first, at most twelve; the others are
    /// `guest_earlier`.
    pub guest_at: Vec<Lent<VisitCard>>,
    pub guest_earlier: Vec<Lent<VisitCard>>,
    /// What its people asked for, with the event where they did.
    pub priorities: Vec<PlacePriorityView>,
    pub commitments: Vec<CommitmentView>,
    pub releases: Vec<Lent<PressCard>>,
    pub documents: Vec<DocumentView>,
    /// The address of its poster, and of its leaflet of results.
    pub poster: Option<String>,
    pub leaflet: Option<String>,
    /// The calendar of its events.
    pub calendar: Option<CalendarView>,
    pub extra: serde_json::Value,
}

/// A need, and the event at which it was named.
#[derive(Debug, Clone, Serialize)]
pub struct PlacePriorityView {
    pub priority: PriorityView,
    pub visit: LinkView,
}

/// Latitude and longitude in degrees, as a `geo:` address wants them.
#[derive(Debug, Clone, Serialize)]
pub struct PointView {
    pub latitude: f64,
    pub longitude: f64,
}

/// How many people live there.
#[derive(Debug, Clone, Serialize)]
pub struct PopulationView {
    pub value: Option<CountView>,
    pub year: Option<DayView>,
    pub source: Option<TextView>,
}

/// `municipalities.html`: all municipalities.
#[derive(Debug, Clone, Serialize)]
pub struct MunicipalitiesPage {
    /// Districts by name, each with its municipalities by name.
    pub districts: Vec<DistrictGroup>,
    /// How many municipalities there are.
    pub total: String,
    /// Whether there are so many that a list should be folded.
    pub many: bool,
    /// The districts, numbered as in the list: by their own points, else in the middle of their municipalities.
    pub map: Option<MapView>,
}

/// A district and its municipalities.
#[derive(Debug, Clone, Serialize)]
pub struct DistrictGroup {
    pub district: LinkView,
    pub municipalities: Vec<Lent<MunicipalityCard>>,
}

/// `district.html`: a district.
#[derive(Debug, Clone, Serialize)]
pub struct DistrictPage {
    pub id: String,
    pub name: TextView,
    pub code: Option<String>,
    pub aliases: Vec<String>,
    pub point: Option<PointView>,
    /// By name.
    pub municipalities: Vec<Lent<MunicipalityCard>>,
    /// Those that have a point, numbered as in the list.
    pub map: Option<MapView>,
    /// Events in its municipalities or to which it is invited: still to come, the next first.
    pub upcoming: Vec<Lent<VisitCard>>,
    /// The same, past, the last first, at most twelve; the others, older ones, are `earlier`.
    pub past: Vec<Lent<VisitCard>>,
    pub earlier: Vec<Lent<VisitCard>>,
    /// Promises made to its municipalities.
    pub commitments: Vec<CommitmentView>,
    /// What came of the events in it; none when there is nothing to tell.
    pub results: Option<PlaceResults>,
    /// The same for each of its municipalities of which there is anything to tell.
    pub places: Vec<PlaceResults>,
    /// Which columns a table of `places` needs.
    pub has: ResultColumns,
    pub extra: serde_json::Value,
}
