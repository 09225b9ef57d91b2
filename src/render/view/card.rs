//! Cards: the views of records that many pages show.

use serde::Serialize;

use super::text::{CountView, DayView, ImageView, LeafView, LinkView, TextView, TimeView};

/// An event in a list, and what every page says of it.
#[derive(Debug, Clone, Serialize)]
pub struct VisitCard {
    pub id: String,
    /// None when the site leaves out the pages of events.
    pub address: Option<String>,
    /// The title given, or one made from kind and host.
    pub title: TextView,
    /// `visit`, `gathering`, `hearing`, `training` or `meeting`.
    pub kind: &'static str,
    pub date: DayView,
    /// The same as the leaf of a calendar, where it has that form.
    pub leaf: Option<LeafView>,
    /// What is not certain about the date.
    pub date_note: Option<TextView>,
    pub time: Option<TimeView>,
    /// Municipalities where it takes place; empty when it is online.
    pub hosts: Vec<LinkView>,
    /// The districts of the hosts, each once.
    pub host_districts: Vec<LinkView>,
    pub online: bool,
    pub venue: Option<TextView>,
    /// `planned`, `held`, `postponed` or `cancelled`.
    pub status: &'static str,
    pub status_reason: Option<TextView>,
    /// The day it was moved from.
    pub moved_from: Option<DayView>,
    /// Whether its day has passed.
    pub past: bool,
    /// Planned, but its day has passed: whether it took place is not recorded.
    pub unconfirmed: bool,
    pub open_to: Option<TextView>,
    /// How many municipalities are invited.
    pub municipalities: Option<CountView>,
    pub has_results: bool,
    /// How many took part.
    pub participants: Option<CountView>,
    /// For how many days the results are owed.
    pub results_owed_days: Option<i64>,
    /// Whether they are owed for longer than the site allows itself.
    pub results_overdue: bool,
}

/// A release in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PressCard {
    pub slug: String,
    pub address: String,
    pub title: TextView,
    pub summary: Option<TextView>,
    pub date: DayView,
    /// The dateline's place.
    pub place: Option<TextView>,
    pub image: Option<ImageView>,
}

/// A municipality in a list.
#[derive(Debug, Clone, Serialize)]
pub struct MunicipalityCard {
    pub id: String,
    pub address: String,
    pub name: TextView,
    /// `rural` or `town`.
    pub kind: &'static str,
    pub district: LinkView,
    /// Takes part in the project.
    pub partner: bool,
    /// How many events it hosts.
    pub visits: usize,
}
