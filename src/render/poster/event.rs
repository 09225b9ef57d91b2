//! The poster of an event: what, when, where, who may come, whom to call; once the day has passed, what came of it.

use crate::kind::{Record, Visit, VisitStatus};
use crate::text;
use crate::value::{Day, Point};
use crate::yaml::Id;

use super::super::view::*;
use super::{
    Board, FRAME, NAME, RULE, SHARES, Shelf, TEXT, WALL, WHOLE, below, beside, column, contacts_height, cut, fit,
    foot_height, labelled, small,
};

const TITLE: usize = 180;
/// The most people to call. A second and a third are named only where the type stays large.
const CONTACTS: usize = 3;
const LARGE: usize = 9;
/// The smallest step of type before texts are cut, on a sheet in one language and in all.
const SMALLEST: [usize; 2] = [16, 19];

/// What became of an event, as a notice board has to tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    Cancelled,
    Postponed,
    /// Another day was named from the start of the announcement.
    Moved,
    Held,
    Passed,
}

impl News {
    /// Nothing when the event is to come as it was announced.
    pub(super) fn of(visit: &Visit, past: bool) -> Option<Self> {
        match visit.status.value {
            VisitStatus::Cancelled => Some(News::Cancelled),
            VisitStatus::Postponed => Some(News::Postponed),
            VisitStatus::Held => Some(News::Held),
            VisitStatus::Planned if past => Some(News::Passed),
            VisitStatus::Planned => visit.moved_from.is_some().then_some(News::Moved),
        }
    }

    /// The interface text that says it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            News::Cancelled => "status-cancelled",
            News::Postponed => "status-postponed",
            News::Moved => "poster-moved",
            News::Held => "status-held",
            News::Passed => "poster-passed",
        }
    }

    /// Whether people would come in vain who do not hear of it.
    pub(super) const fn is_alarm(self) -> bool {
        matches!(self, News::Cancelled | News::Postponed | News::Moved)
    }
}

/// Whether the date of an event holds no longer.
pub(super) fn is_off(visit: &Visit) -> bool {
    let no_new_day = visit.status.value == VisitStatus::Postponed && visit.moved_from.is_none();
    visit.status.value == VisitStatus::Cancelled || no_new_day
}

impl Board<'_> {
    /// The poster of an event.
    pub(super) fn event(&self, id: &Id) -> Option<PosterPage> {
        let visit = self.first.plan.site.visits.get(id.as_str())?;
        let smallest = SMALLEST[usize::from(self.shelves.len() > 1)];
        // All on it large, with as many people to call as that allows; then smaller; then shortened.
        let large = (1..=CONTACTS).rev().map(|contacts| (contacts, WHOLE, LARGE, 2));
        let small = SHARES.map(|share| (1, share, smallest, fit::DATES.len()));
        let mut page = None;
        for (contacts, share, smallest, dates) in large.chain(small) {
            let composed = self.event_with(visit, contacts, share);
            let sized = sized(&composed, smallest, dates);
            if sized.is_some() {
                return sized;
            }
            page = Some(composed);
        }
        page
    }

    fn event_with(&self, visit: &Record<Visit>, most: usize, share: f64) -> PosterPage {
        let past = self.first.plan.site.is_past(visit) || visit.status.value == VisitStatus::Held;
        let news = News::of(visit, past);
        let alarm = news.is_some_and(News::is_alarm);
        let off = is_off(visit);
        let to_come = !past && !off;
        let (contacts, more) = self.contacts(|shelf| shelf.visit_contacts(visit), most, share);
        let telephone = contacts.iter().any(|contact| contact.phone.is_some());
        let text = |text: &Option<crate::yaml::Text>| {
            self.said(|shelf| shelf.view_of(text).map(|words| cut(words, TEXT, share)).into_iter().collect())
        };
        let ask = |key: &str, wanted: bool| if wanted { self.spoken(key, &[]) } else { Vec::new() };
        let date = self.said(|shelf| date_lines(shelf, &visit.date.value));
        PosterPage {
            sheet: self.sheet_view(share, share.is_finite()),
            title: self
                .said(|shelf| shelf.visit_title(visit).map(|title| cut(title, TITLE, share)).into_iter().collect()),
            notice: news.map_or_else(Vec::new, |news| self.spoken(news.key(), &[])),
            alarm,
            reason: text(&visit.status_reason),
            date_step: fit::DATES.len(),
            date,
            off,
            no_new_day: ask("poster-no-new-day", off && visit.status.value == VisitStatus::Postponed),
            moved_from: visit
                .moved_from
                .as_ref()
                .filter(|_| !past)
                .map_or_else(Vec::new, |day| self.said(|shelf| vec![small::plain(text::date(shelf.lang, day))])),
            weekday: match visit.date.value {
                Day::At(Point::Date(date)) if !off => {
                    self.said(|shelf| vec![small::plain(text::weekday(shelf.lang, date))])
                }
                _ => Vec::new(),
            },
            time: visit.time.as_ref().filter(|_| !off).map(|time| small::time_view(self.first.lang, time)),
            date_note: text(&visit.date_note),
            place: self.said(|shelf| place_lines(shelf, visit, share)),
            open_to: match (past, &visit.open_to) {
                (true, _) => Vec::new(),
                (false, Some(_)) => text(&visit.open_to),
                (false, None) => ask("poster-ask-who", to_come && telephone),
            },
            outcome: if past { self.said(|shelf| outcome_lines(shelf, visit, share)) } else { Vec::new() },
            ask_time: ask("poster-ask-time", to_come && telephone && visit.time.is_none()),
            contacts,
            more_contacts: if more > 0 {
                self.spoken("poster-more-contacts", &[("count", more.to_string())])
            } else {
                Vec::new()
            },
        }
    }
}

/// The day without its year, then the year, where the day is known so well that it has none.
fn date_lines(shelf: &Shelf, day: &Day) -> Vec<TextView> {
    let view = shelf.day(day);
    let year = view.year.to_string();
    let has_year = view.short.contains(&year);
    let year = (!has_year).then(|| small::plain(shelf.text("poster-year", &[("year", year)])));
    std::iter::once(small::plain(view.short)).chain(year).collect()
}

/// The poster set as large as it may be, its date first: the largest type in which every date stands on one line. Where
/// there is an alarm the date is smaller, for the alarm has to be the biggest of all. None when the sheet is too small for
/// any of the first so many types of dates.
fn sized(page: &PosterPage, smallest: usize, dates: usize) -> Option<PosterPage> {
    let least = if page.alarm || page.date.len() > 1 { 1 } else { 0 };
    (least..dates).find_map(|at| {
        let mut page = PosterPage { date_step: at + 1, ..page.clone() };
        page.sheet.step = fit::step(fit::HEIGHT, smallest, |scale| height(&page, scale))?;
        let last = at + 1 == fit::DATES.len();
        (last || is_on_one_line(&page.date, &fit::DATES[at], fit::STEPS[page.sheet.step - 1])).then_some(page)
    })
}

fn is_on_one_line(dates: &[SaidView], face: &fit::Face, scale: f64) -> bool {
    dates.iter().all(|said| {
        let date = said.lines.first().map_or("", |words| words.text.as_str());
        // The year stands beside it at two fifths of the size.
        let year = said.lines.get(1).map_or("", |words| words.text.as_str()).chars().count() * 2 / 5;
        let line = format!("{}\u{a0}{}", date.replace(' ', "\u{a0}"), "0".repeat(year));
        fit::on_one_line(face, scale, column(dates.len()), &line)
    })
}

/// The venue, then the municipalities with their districts.
pub(super) fn place_lines(shelf: &Shelf, visit: &Visit, share: f64) -> Vec<TextView> {
    let site = shelf.plan.site;
    let mut places: Vec<String> = Vec::new();
    if visit.online {
        places.push(shelf.text("online", &[]));
    }
    places.extend(visit.hosts.iter().filter_map(|host| shelf.long_name(host.value.as_str())));
    let mut districts: Vec<String> = Vec::new();
    for host in visit.hosts.iter().filter_map(|host| site.municipalities.get(host.value.as_str())) {
        let name = shelf.district_name(host.district.value.as_str());
        districts.extend(name.filter(|name| !districts.contains(name)));
    }
    places.extend(districts);
    let places = small::plain(text::capitalize(&places.join(", ")));
    let venue = shelf.view_of(&visit.venue).map(|venue| cut(venue, NAME, share));
    venue.into_iter().chain([cut(places, TITLE, share)]).collect()
}

/// How many took part, then what came of it.
fn outcome_lines(shelf: &Shelf, visit: &Visit, share: f64) -> Vec<TextView> {
    let Some(results) = &visit.results else { return Vec::new() };
    let people = &results.participants;
    let counts = [("participants", &people.total), ("women", &people.women), ("men", &people.men)];
    let counts: Vec<String> = counts
        .into_iter()
        .filter_map(|(key, count)| {
            let count = small::count_view(shelf.lang, count.as_ref()?.value);
            Some(format!("{}: {}", shelf.text(key, &[]), count.text))
        })
        .collect();
    let summary = shelf.view_of(&results.summary).map(|summary| cut(summary, TEXT, share));
    [small::plain(counts.join(". "))].into_iter().chain(summary).collect()
}

/// The dates without their years, which stand beside them.
fn first_lines(said: &[SaidView]) -> Vec<SaidView> {
    let first = |said: &SaidView| SaidView { lines: said.lines.iter().take(1).cloned().collect(), ..said.clone() };
    said.iter().map(first).collect()
}

/// How high all that stands on the poster is.
fn height(page: &PosterPage, scale: f64) -> f64 {
    let face = if page.sheet.languages.len() > 1 { &fit::ALARMS } else { &fit::ALARM };
    let loud: f64 = page
        .notice
        .iter()
        .flat_map(|said| &said.lines)
        .map(|words| fit::height(face, scale, fit::WIDTH - 14.0, &words.text.to_uppercase()))
        .sum();
    let notice = if page.alarm { loud + 8.0 } else { below(&page.notice, &fit::NOTICE, scale) };
    let date = &fit::DATES[page.date_step.clamp(1, fit::DATES.len()) - 1];
    // The date, and the day of the week below it; in one language that shares its line with the time.
    let dates = beside(&first_lines(&page.date), &[*date], scale);
    let weekdays = page.weekday.iter().flat_map(|said| &said.lines).map(|words| words.text.as_str());
    let time = page.time.as_ref().map_or("", |time| time.text.as_str());
    let clock = match page.weekday.len() {
        0 | 1 => fit::height(&fit::CLOCK, scale, fit::WIDTH, &weekdays.chain([time]).collect::<Vec<_>>().join(" · ")),
        _ => beside(&page.weekday, &[fit::CLOCK], scale) + fit::height(&fit::CLOCK, scale, fit::WIDTH, time),
    };
    let moved = page.moved_from.iter().flat_map(|said| &said.lines);
    let moved: f64 =
        moved.map(|words| fit::height(&fit::MOVED, scale, fit::WIDTH, &format!("Мурунку күнү: {}", words.text))).sum();
    FRAME
        + beside(&page.sheet.project, &[fit::PROJECT], scale)
        + notice
        + beside(&page.reason, &[fit::REASON], scale)
        + beside(&page.title, &[fit::TITLE], scale)
        + RULE
        + moved
        + dates
        + clock
        + beside(&page.no_new_day, &[fit::REASON], scale)
        + beside(&page.ask_time, &[fit::NOTE], scale)
        + beside(&page.date_note, &[fit::NOTE], scale)
        + RULE
        + labelled(&page.place, &[fit::FACT], scale)
        + labelled(&page.open_to, &[fit::FACT], scale)
        + labelled(&page.outcome, &[fit::FACT], scale)
        + contacts_height(&page.contacts, !page.more_contacts.is_empty(), WALL, scale)
        + RULE
        + foot_height(&page.sheet)
}
