//! Events as iCalendar (RFC 5545): one calendar for the site, and one per municipality.
//!
//! An event keeps its UID, stays in the calendar when it is cancelled, and is an all-day event
//! unless its time is known. An event with only a month as its date is left out, because iCalendar
//! cannot express it.

mod content_line;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::foundation::lang::Lang;
use crate::foundation::path::join;
use crate::language;
use crate::model::record::{Record, Visit, VisitStatus};
use crate::plan::{PageId, Plan};
use crate::source::yaml::Id;

use content_line::ContentLines;

/// The texts of a calendar in the reader's language.
pub(crate) struct CalendarText<'w> {
    /// The name of the calendar.
    pub title: String,
    /// Returns the title of an event.
    pub summary: &'w dyn Fn(&Record<Visit>) -> String,
    /// Returns the location of an event.
    pub location: &'w dyn Fn(&Record<Visit>) -> String,
}

/// Returns the calendar of a language. With `place`, it has only events that the municipality hosts
/// or visits.
pub(crate) fn calendar(plan: &Plan, lang: Lang, place: Option<&Id>, words: &CalendarText) -> String {
    let mut visits = place.map_or_else(|| plan.site.visits.iter().collect(), |place| plan.site.concerning(place));
    visits.retain(|visit| visit.date.value.is_dated());
    let zone = Zone::of(plan, &visits);
    let mut lines = ContentLines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain(&format!("PRODID:-//Aikyn//Aikyn//{}", lang.code().to_uppercase()));
    lines.plain("CALSCALE:GREGORIAN");
    lines.text("NAME", &words.title);
    lines.text("X-WR-CALNAME", &words.title);
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION:P1D");
    zone.write(&mut lines);
    for visit in visits {
        event(&mut lines, plan, lang, visit, words, &zone);
    }
    lines.plain("END:VCALENDAR");
    lines.finish()
}

fn event(lines: &mut ContentLines, plan: &Plan, lang: Lang, visit: &Record<Visit>, words: &CalendarText, zone: &Zone) {
    let (first, last) = (visit.date.value.first(), visit.date.value.last());
    lines.plain("BEGIN:VEVENT");
    lines.plain(&format!("UID:{}@{}", visit.id, plan.site.config.base_url.value.authority()));
    // Clients keep the copy with the later stamp among those of the same sequence number (RFC 5546,
    // section 2.1.5). The date therefore also delivers changes that the sequence number does not
    // reflect.
    lines.plain(&format!("DTSTAMP:{}T000000Z", plan.site.today().strftime("%Y%m%d")));
    lines.plain(&format!("SEQUENCE:{}", sequence(visit)));
    match visit.time.filter(|_| first == last) {
        Some(time) => {
            zone.stamp(lines, "DTSTART", first.to_datetime(time.start));
            if let Some(end) = time.end {
                zone.stamp(lines, "DTEND", first.to_datetime(end));
            }
        }
        None => {
            // The end of an all-day event is exclusive (RFC 5545, section 3.6.1).
            lines.plain(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
            match (last.tomorrow(), last.since(first)) {
                (Ok(end), _) => lines.plain(&format!("DTEND;VALUE=DATE:{}", end.strftime("%Y%m%d"))),
                // The last day of the calendar has no next one.
                (Err(_), Ok(days)) => lines.plain(&format!("DURATION:P{}D", days.get_days() + 1)),
                (Err(_), Err(_)) => {}
            }
            lines.plain("TRANSP:TRANSPARENT");
        }
    }
    lines.text(&format!("SUMMARY;LANGUAGE={lang}"), &(words.summary)(visit));
    let location = (words.location)(visit);
    if !location.is_empty() {
        lines.text(&format!("LOCATION;LANGUAGE={lang}"), &location);
    }
    let notes = [&visit.status_reason, &visit.open_to, &visit.date_note];
    let address = PageId::Visit(visit.id.clone()).address(lang);
    let address = plan.exists(&address).then(|| join(&plan.base_url, &address));
    // Google Calendar shows the description, but not the URL.
    let description: Vec<String> = notes
        .into_iter()
        .flatten()
        .map(|note| {
            let (lang, note) = plan.site.text(note, lang);
            language::typeset(lang, note)
        })
        .chain(address.clone())
        .collect();
    if !description.is_empty() {
        lines.text(&format!("DESCRIPTION;LANGUAGE={lang}"), &description.join("\n"));
    }
    let status = match visit.status.value {
        VisitStatus::Cancelled => "CANCELLED",
        VisitStatus::Postponed if visit.moved_from.is_none() => "TENTATIVE",
        _ => "CONFIRMED",
    };
    lines.plain(&format!("STATUS:{status}"));
    if let Some(address) = address {
        lines.plain(&format!("URL:{address}"));
    }
    lines.plain("END:VEVENT");
}

/// Returns the sequence number of an event.
///
/// No earlier version is stored, so the number is derived from the state of the record. Each step
/// (postponed, held, cancelled, moved, with results) gives a greater number than the steps before
/// it.
fn sequence(visit: &Visit) -> u32 {
    let status = match visit.status.value {
        VisitStatus::Planned => 0,
        VisitStatus::Postponed => 1,
        VisitStatus::Held => 2,
        VisitStatus::Cancelled => 3,
    };
    status + 4 * u32::from(visit.moved_from.is_some()) + 8 * u32::from(visit.results.is_some())
}

/// The time zone of a calendar. It is the site's if that has one offset for all events, UTC if not.
struct Zone<'p> {
    name: &'p str,
    zone: &'p TimeZone,
    /// Seconds east of UTC.
    offset: Option<i32>,
}

impl<'p> Zone<'p> {
    fn of(plan: &'p Plan, visits: &[&Record<Visit>]) -> Self {
        let config = &plan.site.config;
        let zone = &config.time_zone;
        let timed = visits.iter().filter_map(|visit| Some(visit.date.value.first().to_datetime(visit.time?.start)));
        let mut offsets: Vec<i32> =
            timed.filter_map(|moment| Some(moment.to_zoned(zone.clone()).ok()?.offset().seconds())).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let offset = match offsets[..] {
            // UTC-OFFSET could have seconds (RFC 5545, section 3.3.14), but few programs read them.
            [offset] if offset % 60 == 0 => Some(offset),
            _ => None,
        };
        Self { name: &config.time_zone_name, zone, offset }
    }

    fn write(&self, lines: &mut ContentLines) {
        let Some(offset) = self.offset else { return };
        let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
        let offset = format!("{sign}{:02}{:02}", minutes / 60, minutes % 60);
        lines.plain("BEGIN:VTIMEZONE");
        lines.plain(&format!("TZID:{}", self.name));
        lines.plain("BEGIN:STANDARD");
        lines.plain("DTSTART:19700101T000000");
        lines.plain(&format!("TZOFFSETFROM:{offset}"));
        lines.plain(&format!("TZOFFSETTO:{offset}"));
        lines.plain("END:STANDARD");
        lines.plain("END:VTIMEZONE");
    }

    fn stamp(&self, lines: &mut ContentLines, name: &str, moment: DateTime) {
        match (self.offset, moment.to_zoned(self.zone.clone())) {
            (Some(_), _) => lines.plain(&format!("{name};TZID={}:{}", self.name, moment.strftime("%Y%m%dT%H%M%S"))),
            (None, Ok(zoned)) => {
                let utc = zoned.with_time_zone(TimeZone::UTC);
                lines.plain(&format!("{name}:{}", utc.strftime("%Y%m%dT%H%M%SZ")));
            }
            (None, Err(_)) => lines.plain(&format!("{name}:{}", moment.strftime("%Y%m%dT%H%M%S"))),
        }
    }
}
