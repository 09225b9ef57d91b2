//! Cards: the views of records that many pages show.

use serde::Serialize;

use super::text::{CountView, DayView, ImageView, LeafView, LinkView, TextView, TimeView};

/// An event in a list, and in the header of its page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VisitCard {
    pub id: String,
    /// Nothing if the site has no pages of events.
    pub address: Option<String>,
    /// Its own title, or one made from its kind and hosts.
    pub title: TextView,
    /// `visit`, `gathering`, `hearing`, `training` or `meeting`.
    pub kind: &'static str,
    pub date: DayView,
    /// The date as a calendar leaf, where it has this form.
    pub leaf: Option<LeafView>,
    /// The uncertainty of the date.
    pub date_note: Option<TextView>,
    pub time: Option<TimeView>,
    /// The municipalities where it takes place. Empty if it is online.
    pub hosts: Vec<LinkView>,
    /// The districts of the hosts, each once.
    pub host_districts: Vec<LinkView>,
    pub online: bool,
    pub venue: Option<TextView>,
    /// `planned`, `held`, `postponed` or `cancelled`.
    pub status: &'static str,
    pub status_reason: Option<TextView>,
    /// The day that it was moved from.
    pub moved_from: Option<DayView>,
    /// Whether its day has passed.
    pub past: bool,
    /// Planned or postponed, and its day has passed: it is not recorded whether it took place.
    pub unconfirmed: bool,
    pub open_to: Option<TextView>,
    /// The number of invited municipalities.
    pub municipalities: Option<CountView>,
    pub has_results: bool,
    /// The number of participants.
    pub participants: Option<CountView>,
    /// The number of days for which the results are owed.
    pub results_owed_days: Option<i64>,
    /// Whether they are owed for longer than the site allows.
    pub results_overdue: bool,
}

/// A release in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PressCard {
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
pub(crate) struct MunicipalityCard {
    pub id: String,
    pub address: String,
    pub name: TextView,
    /// `rural` or `town`.
    pub kind: &'static str,
    pub district: LinkView,
    /// Whether it takes part in the project.
    pub partner: bool,
    /// The number of events that it hosts.
    pub visits: usize,
}
