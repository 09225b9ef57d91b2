//! The calendars of events: their files, and the links to them.

use crate::model::record::{Record, Visit};
use crate::plan::calendar_address;
use crate::render::calendar::{self, CalendarText};
use crate::source::yaml::Id;

use super::context::RenderContext;
use super::event::visit_title;
use super::names::municipality_name;
use super::share::encoded;
use super::view::CalendarView;

/// Opens Google Calendar to subscribe to the URL that follows.
const GOOGLE_CALENDAR: &str = "https://calendar.google.com/calendar/r?cid=";

/// Returns the iCalendar file of all events, or of those of a municipality.
pub(super) fn calendar_text(cx: &RenderContext, place: Option<&Id>) -> String {
    let title = match place.and_then(|place| municipality_name(cx, place.as_str())) {
        Some(name) => cx.text("calendar-title-place", &[("site", cx.site_title()), ("place", name)]),
        None => cx.text("calendar-title", &[("site", cx.site_title())]),
    };
    let summary = |visit: &Record<Visit>| visit_title(cx, visit).unwrap_or_default().text;
    let location = |visit: &Record<Visit>| {
        let hosts = visit.hosts.iter().filter_map(|host| municipality_name(cx, host.value.as_str()));
        cx.view_of(&visit.venue).map(|venue| venue.text).into_iter().chain(hosts).collect::<Vec<_>>().join(", ")
    };
    let words = CalendarText { title, summary: &summary, location: &location };
    calendar::calendar(cx.plan, cx.lang, place, &words)
}

/// Returns the links to a calendar. Returns `None` if the calendar is not published.
pub(super) fn calendar_view(cx: &RenderContext, place: Option<&Id>) -> Option<CalendarView> {
    let address = calendar_address(cx.lang, place);
    let href = crate::foundation::path::join(&cx.plan.base_url, &address);
    let google = format!("{GOOGLE_CALENDAR}{}", encoded(&href.replacen("https://", "webcal://", 1)));
    cx.plan.exists(&address).then_some(CalendarView { address, href, google })
}
