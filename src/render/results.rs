//! Views of results and commitments, summed up by place.
//!
//! A sum keeps the qualifiers of its parts, and says how many events it covers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::value::{Count, Money, total};
use crate::model::record::{CommitmentStatus, Record, Results, Visit};
use crate::model::site::Relation;
use crate::plan::Sheet;
use crate::source::yaml::Id;

use super::chart;
use super::commitment::{commitment_state, commitment_view};
use super::context::RenderContext;
use super::event::results_view;
use super::list::ENTRIES;
use super::names::{district_name, municipality_name, record_link};
use super::shared_view::SharedView;
use super::view::*;
use super::view_builders;

/// The number of events that the page of results shows in full. All events have their own pages.
const IN_FULL: usize = 8;

/// The states of a commitment, in the order of the page.
const STATES: [&str; 5] = ["overdue", "promised", "in_progress", "done", "dropped"];

/// Returns the number of events that have a figure, and its sum. The sum is `None` if no event has
/// it.
pub(super) fn sum<'r>(
    results: &[&'r Results],
    figure: impl Fn(&'r Results) -> Option<Count>,
) -> (usize, Option<Count>) {
    let counts: Vec<Count> = results.iter().filter_map(|results| figure(results)).collect();
    (counts.len(), (!counts.is_empty()).then(|| counts.into_iter().sum()))
}

pub(super) fn people(results: &Results) -> Option<Count> {
    results.participants.total.as_ref().map(|count| count.value)
}

pub(super) fn women(results: &Results) -> Option<Count> {
    results.participants.women.as_ref().map(|count| count.value)
}

fn men(results: &Results) -> Option<Count> {
    results.participants.men.as_ref().map(|count| count.value)
}

/// Returns the money for adopted priorities, one sum per currency.
fn money<'r>(results: impl IntoIterator<Item = &'r Results>) -> Vec<Money> {
    let priorities = results.into_iter().flat_map(|results| &results.priorities);
    total(priorities.filter(|priority| priority.adopted == Some(true)).filter_map(|priority| priority.amount))
}

/// Returns the columns that a table of these places needs.
pub(super) fn columns(rows: &[PlaceResults]) -> ResultColumns {
    ResultColumns {
        participants: rows.iter().any(|row| row.participants.is_some()),
        women: rows.iter().any(|row| row.women.is_some()),
        money: rows.iter().any(|row| !row.money.is_empty()),
        promises: rows.iter().any(|row| row.promises > 0),
        owed: rows.iter().any(|row| row.owed > 0),
    }
}

fn sum_view(cx: &RenderContext, count: Option<Count>) -> Option<CountView> {
    count.map(|count| view_builders::count_view(cx.lang, count))
}

fn money_views(cx: &RenderContext, sums: &[Money]) -> Vec<MoneyView> {
    sums.iter().map(|money| view_builders::money_view(cx.lang, money)).collect()
}

pub(super) fn results_page(cx: &RenderContext) -> ResultsPage {
    let site = cx.plan.site;
    let mut visits: Vec<(&Record<Visit>, &SharedView<VisitCard>)> = site.visits.iter().zip(cx.visits.iter()).collect();
    visits.sort_by_key(|(visit, _)| Reverse((visit.date.value.last(), visit.date.value.first())));
    let with_results: Vec<(&Record<Visit>, &SharedView<VisitCard>, &Results)> =
        visits.iter().filter_map(|(visit, card)| Some((*visit, *card, site.results_of(visit)?))).collect();
    let all: Vec<&Results> = with_results.iter().map(|(_, _, results)| *results).collect();
    let (events_with_participants, participants) = sum(&all, people);
    let (events_with_women, women_count) = sum(&all, women);
    let (events_with_men, men_count) = sum(&all, men);
    let mut owed: Vec<SharedView<VisitCard>> =
        cx.visits.iter().filter(|card| card.results_owed_days.is_some()).cloned().collect();
    owed.sort_by_key(|card| Reverse(card.results_owed_days));
    let rows = with_results.iter().take(ENTRIES);
    let rows: Vec<EventRow> = rows.map(|(visit, card, results)| event_row(cx, visit, card, results)).collect();
    let mut municipalities = municipality_results(cx, cx.municipalities.iter());
    let municipalities_by_district = municipalities.len() > ENTRIES && site.config.outputs.districts;
    if municipalities_by_district {
        municipalities.clear();
    }
    let full = with_results.iter().take(IN_FULL);
    let has = ResultColumns {
        participants: participants.is_some(),
        women: women_count.is_some(),
        money: !money(all.iter().copied()).is_empty(),
        promises: !site.commitments.is_empty(),
        owed: !owed.is_empty(),
    };
    let districts = all_districts(cx);
    let overlap = |rows: &[PlaceResults]| rows.iter().any(|row| row.shared);
    ResultsPage {
        has,
        districts_overlap: overlap(&districts),
        municipalities_overlap: overlap(&municipalities),
        events: all.len(),
        participants: sum_view(cx, participants),
        events_with_participants,
        women: sum_view(cx, women_count),
        events_with_women,
        men: sum_view(cx, men_count),
        events_with_men,
        money: money_views(cx, &money(all.iter().copied())),
        districts,
        municipalities,
        municipalities_by_district,
        earlier_rows: all.len() - rows.len(),
        rows,
        results: full
            .map(|(visit, card, results)| EventResults {
                visit: (*card).clone(),
                results: results_view(cx, &visit.id, results),
            })
            .collect(),
        owed,
        charts: chart::site_charts(cx),
    }
}

fn event_row(cx: &RenderContext, visit: &Visit, card: &SharedView<VisitCard>, results: &Results) -> EventRow {
    EventRow {
        visit: card.clone(),
        participants: sum_view(cx, people(results)),
        women: sum_view(cx, women(results)),
        men: sum_view(cx, men(results)),
        money: money_views(cx, &money([results])),
        sources: visit.sources.iter().map(view_builders::source_view).collect(),
    }
}

fn all_districts(cx: &RenderContext) -> Vec<PlaceResults> {
    let districts = cx.plan.site.districts.iter();
    let mut rows: Vec<PlaceResults> = districts.filter_map(|district| district_results(cx, &district.id)).collect();
    cx.sort_by_name(&mut rows, |row| &row.place.name.text);
    rows
}

/// Returns the results of the events in a district. Returns `None` if there is nothing to show.
pub(super) fn district_results(cx: &RenderContext, district: &Id) -> Option<PlaceResults> {
    let name = view_builders::plain(district_name(cx, district.as_str())?);
    let link = LinkView { name, ..record_link(cx, RecordKind::District, district.as_str())? };
    place_results(cx, link, cx.plan.site.places_of(district).map(|place| &place.id))
}

/// Returns the results of each of these municipalities that has any.
pub(super) fn municipality_results<'v>(
    cx: &RenderContext,
    cards: impl IntoIterator<Item = &'v SharedView<MunicipalityCard>>,
) -> Vec<PlaceResults> {
    let rows = cards.into_iter().filter_map(|card| {
        let place = cx.plan.site.municipalities.get(&card.id)?;
        let name = view_builders::plain(municipality_name(cx, &card.id)?);
        let link = LinkView { id: card.id.clone(), address: Some(card.address.clone()), name };
        let row = place_results(cx, link, [&place.id])?;
        Some(PlaceResults { leaflet: cx.plan.sheet(&Sheet::Leaflet(place.id.clone()), Some(cx.lang)), ..row })
    });
    rows.collect()
}

/// Returns the row of a place that consists of these municipalities. Returns `None` if there is
/// nothing to show.
fn place_results<'i>(
    cx: &RenderContext,
    place: LinkView,
    municipalities: impl IntoIterator<Item = &'i Id>,
) -> Option<PlaceResults> {
    let site = cx.plan.site;
    let (mut hosted, mut promises) = (BTreeSet::new(), Vec::new());
    let municipalities: Vec<&Id> = municipalities.into_iter().collect();
    for id in &municipalities {
        hosted.extend(site.related(Relation::Hosted, id));
        promises.extend(site.promises(Relation::PromisesOfPlace, id));
    }
    let both = |&at: &usize| Some((site.visits.at(at)?, cx.visits.get(at)?));
    let hosted: Vec<(&Record<Visit>, &SharedView<VisitCard>)> = hosted.iter().filter_map(both).collect();
    let results: Vec<&Results> = hosted.iter().filter_map(|(visit, _)| site.results_of(visit)).collect();
    let elsewhere = |visit: &Visit| visit.hosts.iter().any(|host| !municipalities.contains(&&host.value));
    let shared = hosted.iter().any(|(visit, _)| site.results_of(visit).is_some() && elsewhere(visit));
    let owed = hosted.iter().filter(|(_, card)| card.results_owed_days.is_some()).count();
    if results.is_empty() && owed == 0 && promises.is_empty() {
        return None;
    }
    Some(PlaceResults {
        place,
        events: results.len(),
        participants: sum_view(cx, sum(&results, people).1),
        women: sum_view(cx, sum(&results, women).1),
        money: money_views(cx, &money(results)),
        owed,
        promises: promises.len(),
        promises_done: promises.iter().filter(|promise| promise.status.value == CommitmentStatus::Done).count(),
        shared,
        leaflet: None,
    })
}

pub(super) fn commitments_page(cx: &RenderContext) -> CommitmentsPage {
    let site = cx.plan.site;
    let views: Vec<(&'static str, CommitmentView)> = site
        .commitments
        .iter()
        .map(|commitment| (commitment_state(cx, commitment), commitment_view(cx, commitment)))
        .collect();
    let groups = STATES.into_iter().map(|status| {
        let commitments = views.iter().filter(|(state, _)| *state == status).map(|(_, view)| view.clone());
        CommitmentGroup { status, commitments: commitments.collect() }
    });
    let mut counts: BTreeMap<&str, [usize; STATES.len()]> = BTreeMap::new();
    for (state, view) in &views {
        let of_place = counts.entry(&view.municipality.id).or_default();
        STATES.iter().zip(of_place).for_each(|(known, count)| *count += usize::from(known == state));
    }
    let places = cx.municipalities.iter().filter_map(|card| {
        let states = counts.get(card.id.as_str())?;
        let name = view_builders::plain(municipality_name(cx, &card.id)?);
        Some(PlacePromises {
            place: LinkView { id: card.id.clone(), address: Some(card.address.clone()), name },
            total: states.iter().sum(),
            overdue: states[0],
            promised: states[1],
            in_progress: states[2],
            done: states[3],
            dropped: states[4],
        })
    });
    CommitmentsPage {
        groups: groups.filter(|group| !group.commitments.is_empty()).collect(),
        places: places.collect(),
        total: views.len(),
        brief: views.len() > ENTRIES,
        charts: chart::charts(cx, &[], &site.commitments.iter().collect::<Vec<_>>()),
    }
}
