//! The poster of an event: its title, day, place, audience and contact. After its day, it
//! shows the results.

use crate::foundation::lang::Lang;
use crate::foundation::value::{Day, Point};
use crate::language;
use crate::model::record::{Record, Visit, VisitStatus};
use crate::source::yaml::Id;

use super::super::context::RenderContext;
use super::super::event::{visit_contacts, visit_title};
use super::super::names::{district_name, municipality_name};
use super::super::view::*;
use super::super::view_builders;
use super::fit;
use super::sheet::{
    FRAME, NAME, RULE, SHARES, SheetContext, TEXT, WALL, WHOLE, column_width, columns_height, contacts_height,
    footer_height, labelled_height, shorten, stack_height,
};

const TITLE: usize = 180;
/// The most contacts on a poster. A second and a third are shown only in large type.
const CONTACTS: usize = 3;
const LARGE: usize = 9;
/// The smallest type before texts are shortened: on a sheet in one language, and in all.
const SMALLEST: [usize; 2] = [16, 19];

/// The news about an event that a notice board has to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    Cancelled,
    Postponed,
    /// The event has another day than first announced.
    Moved,
    Held,
    Passed,
}

impl Notice {
    /// Returns the notice of an event. Returns `None` if it is to take place as announced.
    pub(super) fn of(visit: &Visit, past: bool) -> Option<Self> {
        match visit.status.value {
            VisitStatus::Cancelled => Some(Notice::Cancelled),
            VisitStatus::Postponed if past && visit.moved_from.is_some() => Some(Notice::Passed),
            VisitStatus::Postponed => Some(Notice::Postponed),
            VisitStatus::Held => Some(Notice::Held),
            VisitStatus::Planned if past => Some(Notice::Passed),
            VisitStatus::Planned => visit.moved_from.is_some().then_some(Notice::Moved),
        }
    }

    /// Returns the key of the notice's text.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Notice::Cancelled => "status-cancelled",
            Notice::Postponed => "status-postponed",
            Notice::Moved => "poster-moved",
            Notice::Held => "status-held",
            Notice::Passed => "poster-passed",
        }
    }

    /// Whether people who miss the notice would come in vain.
    pub(super) const fn is_alarm(self) -> bool {
        matches!(self, Notice::Cancelled | Notice::Postponed | Notice::Moved)
    }
}

/// Whether the date of an event is no longer valid.
pub(super) fn is_off(visit: &Visit) -> bool {
    let no_new_day = visit.status.value == VisitStatus::Postponed && visit.moved_from.is_none();
    visit.status.value == VisitStatus::Cancelled || no_new_day
}

/// Returns the poster of an event.
pub(super) fn poster(sheet: &SheetContext, id: &Id) -> Option<PosterPage> {
    let visit = sheet.first.plan.site.visits.get(id.as_str())?;
    let smallest = SMALLEST[usize::from(sheet.contexts.len() > 1)];
    // Tries large type with as many contacts as fit, then smaller type, then shortened texts.
    let large = (1..=CONTACTS).rev().map(|contacts| (contacts, WHOLE, LARGE, 2));
    let small = SHARES.map(|share| (1, share, smallest, fit::DATES.len()));
    let mut page = None;
    for (contacts, share, smallest, dates) in large.chain(small) {
        let composed = poster_with(sheet, visit, contacts, share);
        let sized = sized(sheet, &composed, smallest, dates);
        if sized.is_some() {
            return sized;
        }
        page = Some(composed);
    }
    page
}

fn poster_with(sheet: &SheetContext, visit: &Record<Visit>, most: usize, share: f64) -> PosterPage {
    let past = sheet.first.plan.site.is_past(visit) || visit.status.value == VisitStatus::Held;
    let news = Notice::of(visit, past);
    let alarm = news.is_some_and(Notice::is_alarm);
    let off = is_off(visit);
    let to_come = !past && !off;
    let (contacts, more) = sheet.contacts(|cx| visit_contacts(cx, visit), most, share);
    let telephone = contacts.iter().any(|contact| contact.phone.is_some());
    let text = |text: &Option<crate::source::yaml::Text>| {
        sheet.localized(|cx| cx.view_of(text).map(|words| shorten(words, TEXT, share)).into_iter().collect())
    };
    let ask = |key: &str, wanted: bool| if wanted { sheet.localized_text(key, &[]) } else { Vec::new() };
    let date = sheet.localized(|cx| date_lines(cx, &visit.date.value));
    PosterPage {
        sheet: sheet.sheet_view(share, share.is_finite()),
        title: sheet
            .localized(|cx| visit_title(cx, visit).map(|title| shorten(title, TITLE, share)).into_iter().collect()),
        notice: news.map_or_else(Vec::new, |news| sheet.localized_text(news.key(), &[])),
        alarm,
        reason: text(&visit.status_reason),
        date_step: fit::DATES.len(),
        date,
        off,
        no_new_day: ask("poster-no-new-day", off && visit.status.value == VisitStatus::Postponed),
        moved_from: visit.moved_from.as_ref().filter(|_| !past).map_or_else(Vec::new, |day| {
            sheet.localized(|cx| vec![view_builders::plain(language::date(cx.lang, &day.value))])
        }),
        weekday: match visit.date.value {
            Day::At(Point::Date(date)) if !off => {
                sheet.localized(|cx| vec![view_builders::plain(language::weekday(cx.lang, date))])
            }
            _ => Vec::new(),
        },
        time: visit.time.as_ref().filter(|_| !off).map(|time| view_builders::time_view(sheet.first.lang, time)),
        date_note: text(&visit.date_note),
        place: sheet.localized(|cx| place_lines(cx, visit, share)),
        open_to: match (past, &visit.open_to) {
            (true, _) => Vec::new(),
            (false, Some(_)) => text(&visit.open_to),
            (false, None) => ask("poster-ask-who", to_come && telephone),
        },
        outcome: if past { sheet.localized(|cx| outcome_lines(cx, visit, share)) } else { Vec::new() },
        ask_time: ask("poster-ask-time", to_come && telephone && visit.time.is_none()),
        contacts,
        more_contacts: if more > 0 {
            sheet.localized_text("poster-more-contacts", &[("count", more.to_string())])
        } else {
            Vec::new()
        },
    }
}

/// Returns a day without its year, then the year if the day did not include it.
fn date_lines(cx: &RenderContext, day: &Day) -> Vec<TextView> {
    let view = cx.day(day);
    let year = view.year.to_string();
    let has_year = view.short.contains(&year);
    let year = (!has_year).then(|| view_builders::plain(cx.text("poster-year", &[("year", year)])));
    std::iter::once(view_builders::plain(view.short)).chain(year).collect()
}

/// Sets a poster in the largest type that fits, the date first. Returns `None` if it does not fit.
///
/// Takes the first of `dates` type sizes at which every date is on one line. An alarm makes the
/// date smaller, because the alarm must be the largest text.
fn sized(sheet: &SheetContext, page: &PosterPage, smallest: usize, dates: usize) -> Option<PosterPage> {
    let least = if page.alarm || page.date.len() > 1 { 1 } else { 0 };
    (least..dates).find_map(|at| {
        let mut page = PosterPage { date_step: at + 1, ..page.clone() };
        // A broken word is hard to read from afar, so smaller type is better unless the word is too
        // long for any.
        let whole = |scale: f64| if breaks(&page, scale) { f64::INFINITY } else { height(sheet, &page, scale) };
        page.sheet.step = fit::step(fit::HEIGHT, smallest, whole)
            .or_else(|| fit::step(fit::HEIGHT, smallest, |scale| height(sheet, &page, scale)))?;
        let last = at + 1 == fit::DATES.len();
        (last || is_on_one_line(&page.date, &fit::DATES[at], fit::STEPS[page.sheet.step - 1])).then_some(page)
    })
}

/// Whether a word of the title, the place or the weekday is longer than a line.
fn breaks(page: &PosterPage, scale: f64) -> bool {
    let broken = |said: &[SaidView], style: &fit::TextStyle| {
        let width = column_width(said.len());
        said.iter().flat_map(|said| &said.lines).any(|words| fit::breaks(style, scale, width, &words.text))
    };
    broken(&page.title, &fit::TITLE) || broken(&page.place, &fit::FACT) || broken(&page.weekday, &fit::CLOCK)
}

fn is_on_one_line(dates: &[SaidView], style: &fit::TextStyle, scale: f64) -> bool {
    dates.iter().all(|said| {
        let date = said.lines.first().map_or("", |words| words.text.as_str());
        // The year follows at two fifths of the size.
        let year = said.lines.get(1).map_or("", |words| words.text.as_str()).chars().count() * 2 / 5;
        let line = format!("{}\u{a0}{}", date.replace(' ', "\u{a0}"), "0".repeat(year));
        fit::on_one_line(style, scale, column_width(dates.len()), &line)
    })
}

/// Returns the venue, then the municipalities with their districts.
pub(super) fn place_lines(cx: &RenderContext, visit: &Visit, share: f64) -> Vec<TextView> {
    let site = cx.plan.site;
    let mut places: Vec<String> = Vec::new();
    if visit.online {
        places.push(cx.text("online", &[]));
    }
    places.extend(visit.hosts.iter().filter_map(|host| municipality_name(cx, host.value.as_str())));
    let mut districts: Vec<String> = Vec::new();
    for host in visit.hosts.iter().filter_map(|host| site.municipalities.get(host.value.as_str())) {
        let name = district_name(cx, host.district.value.as_str());
        districts.extend(name.filter(|name| !districts.contains(name)));
    }
    places.extend(districts);
    let places = view_builders::plain(language::capitalize(&places.join(", ")));
    let venue = cx.view_of(&visit.venue).map(|venue| shorten(venue, NAME, share));
    venue.into_iter().chain([shorten(places, TITLE, share)]).collect()
}

/// Returns the numbers of participants, then the summary of the results.
fn outcome_lines(cx: &RenderContext, visit: &Visit, share: f64) -> Vec<TextView> {
    let Some(results) = cx.plan.site.results_of(visit) else { return Vec::new() };
    let people = &results.participants;
    let counts = [("participants", &people.total), ("women", &people.women), ("men", &people.men)];
    let counts: Vec<String> = counts
        .into_iter()
        .filter_map(|(key, count)| {
            let count = view_builders::count_view(cx.lang, count.as_ref()?.value);
            Some(format!("{}: {}", cx.text(key, &[]), count.text))
        })
        .collect();
    let summary = cx.view_of(&results.summary).map(|summary| shorten(summary, TEXT, share));
    [view_builders::plain(counts.join(". "))].into_iter().chain(summary).collect()
}

/// Returns the dates without the years that follow them.
fn first_lines(said: &[SaidView]) -> Vec<SaidView> {
    let first = |said: &SaidView| SaidView { lines: said.lines.iter().take(1).cloned().collect(), ..said.clone() };
    said.iter().map(first).collect()
}

/// Returns the height of the poster at a scale.
fn height(sheet: &SheetContext, page: &PosterPage, scale: f64) -> f64 {
    let style = if page.sheet.languages.len() > 1 { &fit::ALARMS } else { &fit::ALARM };
    let loud: f64 = page
        .notice
        .iter()
        .flat_map(|said| &said.lines)
        .map(|words| fit::height(style, scale, fit::WIDTH - 14.0, &words.text.to_uppercase()))
        .sum();
    let notice = if page.alarm { loud + 8.0 } else { stack_height(&page.notice, &fit::NOTICE, scale) };
    let date = &fit::DATES[page.date_step.clamp(1, fit::DATES.len()) - 1];
    // The weekday is below the date. On a sheet in one language it shares a line with the time.
    let dates = columns_height(&first_lines(&page.date), &[*date], scale);
    let weekdays = page.weekday.iter().flat_map(|said| &said.lines).map(|words| words.text.as_str());
    let time = page.time.as_ref().map_or("", |time| time.text.as_str());
    let clock = match page.weekday.len() {
        0 | 1 => fit::height(&fit::CLOCK, scale, fit::WIDTH, &weekdays.chain([time]).collect::<Vec<_>>().join(" · ")),
        _ => columns_height(&page.weekday, &[fit::CLOCK], scale) + fit::height(&fit::CLOCK, scale, fit::WIDTH, time),
    };
    let theme = sheet.first.plan.theme;
    let moved_from =
        |lang: &str| Lang::from_code(lang).map(|lang| theme.text(lang, "moved-from", &[])).unwrap_or_default();
    let moved = page.moved_from.iter().flat_map(|said| &said.lines);
    let moved = moved.map(|words| format!("{} {}", moved_from(words.lang), words.text));
    let moved: f64 = moved.map(|line| fit::height(&fit::MOVED, scale, fit::WIDTH, &line)).sum();
    FRAME
        + columns_height(&page.sheet.project, &[fit::PROJECT], scale)
        + notice
        + columns_height(&page.reason, &[fit::REASON], scale)
        + columns_height(&page.title, &[fit::TITLE], scale)
        + RULE
        + moved
        + dates
        + clock
        + columns_height(&page.no_new_day, &[fit::REASON], scale)
        + columns_height(&page.ask_time, &[fit::NOTE], scale)
        + columns_height(&page.date_note, &[fit::NOTE], scale)
        + RULE
        + labelled_height(&page.place, &[fit::FACT], scale)
        + labelled_height(&page.open_to, &[fit::FACT], scale)
        + labelled_height(&page.outcome, &[fit::FACT], scale)
        + contacts_height(&page.contacts, !page.more_contacts.is_empty(), WALL, scale)
        + RULE
        + footer_height(sheet, &page.sheet.foot)
}
