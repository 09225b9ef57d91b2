//! Posters that list events: those of a municipality, and the whole schedule.
//!
//! The type gets smaller until all events fit. If it would be too small to read from afar, the next
//! few events stay large and the others become small lines. The sheet says how many events it
//! leaves out. If no event is to come, it says so and shows the last ones.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::value::{Day, Point};
use crate::language;
use crate::model::record::{Record, Visit};
use crate::source::yaml::Id;

use super::super::context::RenderContext;
use super::super::names::{district_name, municipality_name, record_name};
use super::super::people::person_views;
use super::super::title::heading;
use super::super::view::*;
use super::super::view_builders;
use super::event::{Notice, is_off};
use super::fit;
use super::sheet::{
    FRAME, NAME, RULE, SHARES, SheetContext, WALL, WHOLE, columns_height, contacts_height, footer_height, shorten,
};

/// The smallest type if all events are large: titles of 13 points.
const SMALLEST: usize = 15;
/// The number of events that stay large above small lines, and the smallest type then: lines of 10
/// points.
const NEXT: usize = 3;
const SMALLEST_LATER: usize = 16;
/// The most events. More never fit on a sheet.
const MOST: usize = 60;
/// The number of past events on a sheet if none is to come.
const PAST: usize = 5;
/// The number of contacts on a sheet with few events. Others have one.
const CONTACTS: usize = 2;
const FEW: usize = 4;

/// The widths of the columns in mm: the date, and the event.
const WHEN: f64 = 66.0;
const WHAT: f64 = fit::WIDTH - WHEN - 4.0;
/// The height of the line between two events, in mm.
const LINE: f64 = 3.2;
const LINE_LATER: f64 = 1.2;

/// Returns the poster of a municipality: events that it hosts or is invited to by name.
pub(super) fn municipality_poster(sheet: &SheetContext, id: &Id) -> Option<ListPosterPage> {
    let place = sheet.first.plan.site.municipalities.get(id.as_str())?;
    let title = heading(municipality_name(sheet.first, id.as_str()));
    let contacts = |cx: &RenderContext| match place.contacts.as_slice() {
        [] => cx.site_view.contacts.clone(),
        own => person_views(cx, own),
    };
    Some(list(sheet, title, Some(id), &contacts))
}

/// Returns the poster of the schedule.
pub(super) fn schedule_poster(sheet: &SheetContext) -> ListPosterPage {
    let title = sheet.first.text("title-schedule", &[]);
    list(sheet, view_builders::plain(title), None, &|cx| cx.site_view.contacts.clone())
}

fn list(
    sheet: &SheetContext,
    title: TextView,
    place: Option<&Id>,
    people: &dyn Fn(&RenderContext) -> Vec<PersonView>,
) -> ListPosterPage {
    let site = sheet.first.plan.site;
    let mut visits = place.map_or_else(|| site.visits.iter().collect(), |place| site.concerning(place));
    visits.sort_by_key(|visit| (visit.date.value, visit.time));
    let (mut past, coming): (Vec<_>, Vec<_>) = visits.into_iter().partition(|visit| site.is_past(visit));
    past.reverse();
    past.truncate(PAST);
    let nothing = coming.is_empty();
    let sentences = Sentences::new(sheet.first);
    let mut visits = if nothing { past } else { coming };
    let beyond = visits.split_off(visits.len().min(MOST)).len();
    let whole = list_with(sheet, &title, place, &visits, nothing, people, WHOLE);
    let mut page = ListPosterPage { more: beyond, ..whole };
    if let Some(step) = fit::step(fit::HEIGHT, SMALLEST, |scale| height(sheet, &page, &sentences, scale)) {
        page.sheet.step = step;
        return page;
    }
    for &share in &SHARES[1..] {
        page = list_with(sheet, &title, place, &visits, nothing, people, share);
        page.events.truncate(NEXT);
        page.later = visits.iter().skip(NEXT).map(|visit| row(sheet.first, visit, place, share, true)).collect();
        page.more = beyond;
        // Texts are shortened further only if a single event is left, because its address has the
        // others.
        loop {
            if let Some(step) = fit::step(fit::HEIGHT, SMALLEST_LATER, |scale| height(sheet, &page, &sentences, scale))
            {
                page.sheet.step = step;
                return page;
            }
            if page.later.pop().is_none() && (page.events.len() < 2 || page.events.pop().is_none()) {
                break;
            }
            page.more += 1;
        }
    }
    page
}

fn list_with(
    sheet: &SheetContext,
    title: &TextView,
    place: Option<&Id>,
    visits: &[&Record<Visit>],
    past: bool,
    people: &dyn Fn(&RenderContext) -> Vec<PersonView>,
    share: f64,
) -> ListPosterPage {
    let (contacts, more_contacts) = sheet.contacts(people, if visits.len() > FEW { 1 } else { CONTACTS }, share);
    let events: Vec<PosterEventView> =
        visits.iter().map(|visit| row(sheet.first, visit, place, share, false)).collect();
    let is_cut = |words: &TextView| words.text.ends_with('…');
    let shortened = share.is_finite() && events.iter().any(|event| is_cut(&event.title) || is_cut(&event.place));
    ListPosterPage {
        sheet: sheet.sheet_view(share, shortened),
        title: shorten(title.clone(), NAME, share),
        events,
        later: Vec::new(),
        past,
        more: 0,
        contacts,
        more_contacts,
    }
}

/// The theme's sentences on a poster.
struct Sentences {
    nothing: String,
    more: String,
    results: String,
}

impl Sentences {
    fn new(cx: &RenderContext) -> Self {
        let text = |key: &str| cx.text(key, &[]);
        Self {
            nothing: format!("{} {}", text("nothing-upcoming"), text("poster-new-events")),
            more: cx.text("poster-more-events", &[("count", "100".to_owned())]),
            results: text("poster-results"),
        }
    }
}

/// Returns an event of a list. `here` is the municipality of the sheet, which is not repeated. A
/// brief event has no districts.
fn row(cx: &RenderContext, visit: &Record<Visit>, here: Option<&Id>, share: f64, brief: bool) -> PosterEventView {
    let site = cx.plan.site;
    let day = visit.date.value;
    let news = Notice::of(visit, site.is_past(visit));
    let off = is_off(visit);
    let date = match day.years().contains(&site.today().year()) {
        true => cx.day(&day).short,
        false => cx.day(&day).text,
    };
    let weekday = match day {
        Day::At(Point::Date(date)) if !off => Some(language::weekday(cx.lang, date).to_owned()),
        _ => None,
    };
    let title = record_name(cx, RecordKind::Visit, visit.id.as_str()).unwrap_or_default();
    let moved_from = visit.moved_from.as_ref().filter(|_| !off && news.is_some_and(Notice::is_alarm));
    let moved_from = moved_from.map(|day| cx.day(&day.value).short);
    PosterEventView {
        notice: news.map(|news| cx.text(news.key(), &[])),
        alarm: news.is_some_and(Notice::is_alarm),
        off,
        date,
        moved_from: moved_from.map(|day| format!("{} {day}", cx.text("moved-from", &[]))),
        weekday,
        time: visit.time.as_ref().filter(|_| !off).map(|time| view_builders::time_view(cx.lang, time)),
        title: shorten(title, NAME, share),
        place: shorten(place(cx, visit, here, brief), NAME, share),
    }
}

/// Returns the place of an event, without what its title or the sheet's title says.
fn place(cx: &RenderContext, visit: &Visit, here: Option<&Id>, brief: bool) -> TextView {
    let venue = cx.view_of(&visit.venue);
    // The other hosts of a shared event are not where the venue is.
    let is_here = visit.hosts.iter().any(|host| here == Some(&host.value));
    if let Some(venue) = venue.clone().filter(|_| is_here && !visit.online) {
        return venue;
    }
    let is_named = |host: &Id| here == Some(host) || visit.title.is_none();
    let hosts = visit.hosts.iter().filter(|host| !is_named(&host.value));
    let mut parts: Vec<String> = hosts.filter_map(|host| municipality_name(cx, host.value.as_str())).collect();
    let elsewhere = visit.hosts.iter().filter(|host| !brief && here != Some(&host.value));
    for host in elsewhere.filter_map(|host| cx.plan.site.municipalities.get(host.value.as_str())) {
        let district = district_name(cx, host.district.value.as_str());
        parts.extend(district.filter(|district| !parts.contains(district)));
    }
    if visit.online {
        parts.insert(0, cx.text("online", &[]));
    }
    // The venue may be in another language than the names, so it is marked only if it is alone.
    match venue {
        Some(venue) if parts.is_empty() || venue.lang.is_some() => venue,
        Some(venue) => view_builders::plain(language::capitalize(&format!("{}, {}", venue.text, parts.join(", ")))),
        None => view_builders::plain(language::capitalize(&parts.join(", "))),
    }
}

/// Returns the two columns of an event in small type.
fn small_lines(event: &PosterEventView) -> (String, String) {
    let time = event.time.as_ref().map(|time| &time.text);
    let when: Vec<&str> = [event.moved_from.as_ref(), Some(&event.date), event.weekday.as_ref(), time]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let notice = event.notice.as_deref().unwrap_or_default().to_uppercase();
    (when.join(", "), format!("{notice} {}. {}", event.title.text, event.place.text))
}

/// Returns the height of the poster at a scale.
fn height(sheet: &SheetContext, page: &ListPosterPage, sentences: &Sentences, scale: f64) -> f64 {
    let row = |event: &PosterEventView| {
        let line = |style: &fit::TextStyle, width: f64, text: &str| fit::height(style, scale, width, text);
        let time = event.time.as_ref().map(|time| &time.text);
        let hour: Vec<&str> = event.weekday.iter().chain(time).map(String::as_str).collect();
        let moved = event.moved_from.as_ref().map_or(0.0, |moved| line(&fit::ROW, WHEN, moved));
        let when = moved + line(&fit::ROW_DATE, WHEN, &event.date) + line(&fit::ROW.bold(), WHEN, &hour.join(", "));
        let style = if event.alarm { &fit::ROW_ALARM } else { &fit::ROW };
        let notice = event.notice.as_ref().map_or(0.0, |notice| line(style, WHAT, &notice.to_uppercase()));
        let what = notice + line(&fit::ROW_DATE, WHAT, &event.title.text) + line(&fit::ROW, WHAT, &event.place.text);
        when.max(what) + LINE
    };
    let later = |event: &PosterEventView| {
        let (when, what) = small_lines(event);
        let when = fit::height(&fit::ROW_LATER.bold(), scale, WHEN, &when);
        when.max(fit::height(&fit::ROW_LATER, scale, WHAT, &what)) + LINE_LATER
    };
    let sentence = |style: &fit::TextStyle, text: &str| fit::height(style, scale, fit::WIDTH, text);
    let nothing = match page.past {
        true => sentence(&fit::REASON, &sentences.nothing) + fit::height(&fit::LABEL, scale, fit::WIDTH, "?"),
        false => 0.0,
    };
    let more = if page.more > 0 { sentence(&fit::REASON, &sentences.more) } else { 0.0 };
    FRAME
        + columns_height(&page.sheet.project, &[fit::PROJECT], scale)
        + fit::height(&fit::TITLE, scale, fit::WIDTH, &page.title.text)
        + fit::height(&fit::LABEL, scale, fit::WIDTH, "?")
        + nothing
        + page.events.iter().map(row).sum::<f64>()
        + page.later.iter().map(later).sum::<f64>()
        + more
        + sentence(&fit::NOTE, &sentences.results)
        + contacts_height(&page.contacts, page.more_contacts > 0, WALL, scale)
        + RULE
        + footer_height(sheet, &page.sheet.foot)
}
