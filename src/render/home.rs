//! The home page: the next event, or the last results, and what the site records in figures.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::value::{Count, Day, Qualifier};
use crate::language;
use crate::model::record::{CommitmentStatus, Results, VisitStatus};
use crate::plan::PageId;
use crate::source::yaml::Id;

use super::chart;
use super::commitment::commitment_view;
use super::context::RenderContext;
use super::event::{results_view, split_visits, visit_contacts};
use super::names::record_link;
use super::place::municipalities_page;
use super::results::{people, sum, women};
use super::view::*;

const EVENTS: usize = 5;
const RESULTS: usize = 3;
const RELEASES: usize = 5;
const PROMISES: usize = 5;
const CONTACTS: usize = 2;

/// Returns the view of the home page.
pub(super) fn home_page(cx: &RenderContext) -> HomePage {
    let site = cx.plan.site;
    let (mut upcoming, _) = split_visits(cx, |_| true);
    let next = upcoming.iter().position(|card| card.status != "cancelled").map(|at| upcoming.remove(at));
    upcoming.truncate(EVENTS);
    let mut contacts = match next.as_ref().and_then(|card| site.visits.get(&card.id)) {
        Some(visit) => visit_contacts(cx, visit),
        None => cx.site_view.contacts.clone(),
    };
    contacts.truncate(CONTACTS);
    let (_, mut results) = split_visits(cx, |visit| site.results_of(visit).is_some());
    let newest = if next.is_none() && !results.is_empty() { Some(results.remove(0)) } else { None };
    let newest = newest.and_then(|visit| {
        let record = site.visits.get(&visit.id)?;
        let results = results_view(cx, &record.id, site.results_of(record)?);
        Some(EventResults { visit, results })
    });
    results.truncate(RESULTS);
    let mut open: Vec<_> = site.commitments.iter().filter(|commitment| commitment.is_open()).collect();
    open.sort_by_key(|commitment| commitment.due.as_ref().map_or(jiff::civil::Date::MAX, |due| due.value.last()));
    let programmes = site.programmes.iter();
    HomePage {
        next,
        contacts,
        upcoming,
        newest,
        figures: figures(cx),
        newest_entry: newest_entry(cx).map(|day| cx.day(&day)),
        results,
        releases: cx.press.range(0..RELEASES).cloned().collect(),
        commitments: open.into_iter().take(PROMISES).map(|commitment| commitment_view(cx, commitment)).collect(),
        programmes: programmes
            .filter_map(|programme| record_link(cx, RecordKind::Programme, programme.id.as_str()))
            .collect(),
        charts: chart::site_charts(cx),
        map: municipalities_page(cx).map,
        partners: cx.municipalities.iter().filter(|card| card.partner).cloned().collect(),
    }
}

/// Returns the figures of the site, each with a link to its details. Figures of nothing are
/// omitted.
fn figures(cx: &RenderContext) -> Vec<FigureView> {
    let site = cx.plan.site;
    let held: Vec<_> = site.visits.iter().filter(|visit| site.has_happened(visit)).collect();
    let results: Vec<&Results> = held.iter().filter_map(|visit| site.results_of(visit)).collect();
    let hosts: BTreeSet<&Id> = held.iter().flat_map(|visit| &visit.hosts).map(|host| &host.value).collect();
    let decisions = results.iter().map(|results| results.decisions.len()).sum();
    let participants = sum(&results, people).1;
    let (kept, due) = promises(cx);
    let figure =
        |kind, value, note, page: PageId| FigureView { kind, value, note, address: cx.plan.address(&page, cx.lang) };
    let number = |kind, value: usize, page| {
        (value > 0).then(|| figure(kind, language::number(cx.lang, value as u64), None, page))
    };
    let both = results.iter().filter_map(|results| Some((people(results)?, women(results)?)));
    let participants = participants.map(|count| {
        let note = WomenShare::of(both).map(|share| share.text(cx, results.len()));
        figure("participants", language::count(cx.lang, &count), note, PageId::Results)
    });
    let promises = (due > 0).then(|| {
        let value = cx.text("so-many-of", &[("part", kept.to_string()), ("whole", due.to_string())]);
        figure("promises", value, Some(cx.text("promises-due-note", &[])), PageId::Commitments)
    });
    let figures = [
        number("events", held.len(), PageId::Schedule),
        participants,
        number("places", hosts.len(), PageId::Municipalities),
        number("decisions", decisions, PageId::Results),
        promises,
    ];
    figures.into_iter().flatten().collect()
}

/// Returns the number of promises kept, and of those that are due or kept.
fn promises(cx: &RenderContext) -> (usize, usize) {
    let (mut kept, mut due) = (0, 0);
    for promise in cx.plan.site.commitments.iter() {
        let is_kept = promise.status.value == CommitmentStatus::Done;
        let is_due = promise.due.as_ref().is_some_and(|due| due.value.is_past(cx.plan.site.today()));
        kept += usize::from(is_kept);
        due += usize::from(is_kept || is_due);
    }
    (kept, due)
}

/// The share of women among participants, over the events that state both numbers.
#[derive(Debug, PartialEq, Eq)]
struct WomenShare {
    percent: u64,
    /// Whether all counts are exact.
    exact: bool,
    events: usize,
}

impl WomenShare {
    /// Returns the share of these numbers of participants and women, or `None` without any.
    fn of(counts: impl IntoIterator<Item = (Count, Count)>) -> Option<Self> {
        let counts: Vec<(Count, Count)> =
            counts.into_iter().filter(|(total, women)| women.value <= total.value).collect();
        let (mut all, mut part) = (0u128, 0u128);
        for (total, women) in &counts {
            all += u128::from(total.value);
            part += u128::from(women.value);
        }
        let is_exact = |count: &Count| count.qualifier == Qualifier::Exact;
        let percent = (part * 100 + all / 2).checked_div(all)?;
        Some(Self {
            percent: u64::try_from(percent).ok()?,
            exact: counts.iter().all(|(total, women)| is_exact(total) && is_exact(women)),
            events: counts.len(),
        })
    }

    /// Returns the share in words. It names its events if there are others with results.
    fn text(&self, cx: &RenderContext, all: usize) -> String {
        let key = if self.exact { "women-share" } else { "women-share-about" };
        let share = cx.text(key, &[("percent", self.percent.to_string())]);
        if self.events == all {
            return share;
        }
        format!("{share} ({})", cx.plan.theme.text(cx.lang, "told-by", &[("events", self.events.into())]))
    }
}

/// Returns the day of the last dated record that is not in the future.
fn newest_entry(cx: &RenderContext) -> Option<Day> {
    let site = cx.plan.site;
    let visits = site.visits.iter().flat_map(|visit| {
        let is_reported = site.has_happened(visit) || visit.status.value == VisitStatus::Cancelled;
        let published = visit.results.as_ref().and_then(|results| results.published.as_ref());
        [is_reported.then_some(visit.date.value), published.map(|day| day.value)]
    });
    let updates = site.commitments.iter().flat_map(|promise| &promise.updates).map(|update| Some(update.date.value));
    let documents = site.documents.iter().map(|document| document.date.as_ref().map(|date| date.value));
    let release = cx.press.range(0..1).next().and_then(|card| Some(site.release(&card.slug)?.1.date));
    let days = visits.chain(updates).chain(documents).chain([release]).flatten();
    days.filter(|day| day.last() <= site.today()).max_by_key(|day| (day.last(), Reverse(day.first())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(counts: &[(&str, &str)]) -> Option<WomenShare> {
        WomenShare::of(counts.iter().map(|(all, women)| (Count::parse(all).unwrap(), Count::parse(women).unwrap())))
    }

    #[test]
    fn share_of_women_is_rounded_and_keeps_its_precision() {
        assert_eq!(share(&[]), None);
        assert_eq!(share(&[("0", "0")]), None);
        let exact = |percent, events| Some(WomenShare { percent, exact: true, events });
        assert_eq!(share(&[("345", "177"), ("55", "23")]), exact(50, 2));
        assert_eq!(share(&[("3", "2")]), exact(67, 1));
        assert_eq!(share(&[(">80", "30")]), Some(WomenShare { percent: 38, exact: false, events: 1 }));
        // More women than participants is a mistake that `total-mismatch` reports.
        assert_eq!(share(&[("10", "20"), ("10", "4")]), exact(40, 1));
    }
}
