//! Views of events, their results and programmes.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostics::RecordKind;
use crate::model::record::{Priority, Record, Results, Visit};
use crate::model::site::Relation;
use crate::plan::Sheet;
use crate::source::yaml::{Id, Ref, YamlEnum};

use super::chart::{self, Medium};
use super::commitment::commitment_view;
use super::context::RenderContext;
use super::documents::{document_view, document_views};
use super::names::{municipality_in_title, municipality_name, record_link, record_links};
use super::people::{organization_view, person_views};
use super::shared_view::SharedView;
use super::view::*;
use super::view_builders;

/// Returns the title of an event: its own, else one made from its kind and hosts.
pub(super) fn visit_title(cx: &RenderContext, visit: &Visit) -> Option<TextView> {
    if let Some(title) = &visit.title {
        return Some(cx.view(title));
    }
    let kind = visit.kind.word();
    if visit.hosts.is_empty() {
        return Some(view_builders::plain(cx.text(&format!("visit-title-online-{kind}"), &[])));
    }
    let host = |host: &Ref| municipality_in_title(cx, host.value.as_str(), visit.kind);
    let hosts: Vec<String> = visit.hosts.iter().filter_map(host).collect();
    let host = crate::language::list(cx.lang, &hosts);
    Some(view_builders::plain(cx.text(&format!("visit-title-{kind}"), &[("host", host)])))
}

/// Returns the card of an event.
pub(super) fn visit_card(cx: &RenderContext, visit: &Record<Visit>) -> VisitCard {
    let site = cx.plan.site;
    let owed = site.results_owed_for(visit);
    let hosts = visit.hosts.iter().filter_map(|host| site.municipalities.get(host.value.as_str()));
    let mut seen = BTreeSet::new();
    let districts: Vec<&Ref> =
        hosts.map(|host| &host.district).filter(|district| seen.insert(&district.value)).collect();
    let past = site.is_past(visit);
    let due = i64::try_from(site.config.results_due_days).unwrap_or(i64::MAX);
    VisitCard {
        id: visit.id.to_string(),
        address: cx.plan.record(RecordKind::Visit, visit.id.as_str(), cx.lang),
        title: visit_title(cx, visit).unwrap_or_default(),
        kind: visit.kind.word(),
        date: cx.day(&visit.date.value),
        leaf: view_builders::leaf_view(cx.lang, &visit.date.value),
        date_note: cx.view_of(&visit.date_note),
        time: visit.time.as_ref().map(|time| view_builders::time_view(cx.lang, time)),
        hosts: record_links(cx, RecordKind::Municipality, &visit.hosts),
        host_districts: districts
            .iter()
            .filter_map(|id| record_link(cx, RecordKind::District, id.value.as_str()))
            .collect(),
        online: visit.online,
        venue: cx.view_of(&visit.venue),
        status: visit.status.value.word(),
        status_reason: cx.view_of(&visit.status_reason),
        moved_from: visit.moved_from.as_ref().map(|day| cx.day(&day.value)),
        past,
        unconfirmed: site.unconfirmed_for(visit).is_some(),
        open_to: cx.view_of(&visit.open_to),
        municipalities: cx.count_of(&visit.invited.municipalities),
        has_results: site.results_of(visit).is_some(),
        participants: site.results_of(visit).and_then(|results| cx.count_of(&results.participants.total)),
        results_owed_days: owed,
        results_overdue: owed.is_some_and(|days| days > due),
    }
}

/// Returns the view of an event's page.
pub(super) fn visit_page(cx: &RenderContext, visit: &Record<Visit>, card: SharedView<VisitCard>) -> VisitPage {
    let site = cx.plan.site;
    let commitments = site.promises(Relation::PromisesOfVisit, &visit.id);
    let mut documents = document_views(cx, &visit.documents);
    let named: BTreeSet<&Id> = visit.documents.iter().map(|document| &document.value).collect();
    let about = site.documents_of(Relation::DocumentsOfVisit, &visit.id);
    let about = about.filter(|document| !named.contains(&document.id));
    documents.extend(about.filter_map(|document| document_view(cx, document)));
    VisitPage {
        programme: visit.programme.as_ref().and_then(|id| record_link(cx, RecordKind::Programme, id.value.as_str())),
        invited: invited_view(cx, visit),
        agenda: visit.agenda.iter().map(|item| cx.view(item)).collect(),
        results: visit.results.as_ref().map(|results| results_view(cx, &visit.id, results)),
        documents,
        sources: visit.sources.iter().map(view_builders::source_view).collect(),
        commitments: commitments.map(|commitment| commitment_view(cx, commitment)).collect(),
        releases: cx.releases(site.related(Relation::ReleasesOfVisit, &visit.id).iter().copied()),
        contacts: visit_contacts(cx, visit),
        poster: cx.plan.sheet(&Sheet::Visit(visit.id.clone()), Some(cx.lang)),
        poster_all: cx.plan.sheet(&Sheet::Visit(visit.id.clone()), None),
        leaflets: leaflet_links(cx, visit),
        extra: visit.extra.0.clone(),
        visit: card,
    }
}

/// Returns links to the leaflets of the hosts. Empty if the event has no results.
fn leaflet_links(cx: &RenderContext, visit: &Visit) -> Vec<LinkView> {
    let hosts = visit.hosts.iter().filter(|_| cx.plan.site.results_of(visit).is_some()).filter_map(|host| {
        let address = cx.plan.sheet(&Sheet::Leaflet(host.value.clone()), Some(cx.lang));
        let name = view_builders::plain(municipality_name(cx, host.value.as_str())?);
        address.map(|address| LinkView { id: host.value.to_string(), address: Some(address), name })
    });
    hosts.collect()
}

/// Returns the contacts of an event: those of its hosts, else those of the site.
pub(super) fn visit_contacts(cx: &RenderContext, visit: &Visit) -> Vec<PersonView> {
    let hosts = visit.hosts.iter().filter_map(|host| cx.plan.site.municipalities.get(host.value.as_str()));
    let contacts: Vec<Ref> = hosts.flat_map(|host| host.contacts.clone()).collect();
    if contacts.is_empty() { cx.site_view.contacts.clone() } else { person_views(cx, &contacts) }
}

fn invited_view(cx: &RenderContext, visit: &Visit) -> InvitedView {
    let invited = &visit.invited;
    let mut guests: Vec<GuestsView> = Vec::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for guest in &invited.guests {
        let Some(place) = cx.plan.site.municipalities.get(guest.value.as_str()) else { continue };
        let Some(link) = record_link(cx, RecordKind::Municipality, guest.value.as_str()) else { continue };
        let district = place.district.value.as_str();
        match groups.get(district).and_then(|&group| guests.get_mut(group)) {
            Some(group) => group.municipalities.push(link),
            None => {
                let Some(named) = record_link(cx, RecordKind::District, district) else { continue };
                groups.insert(district, guests.len());
                guests.push(GuestsView { district: named, municipalities: vec![link] });
            }
        }
    }
    let view = InvitedView {
        municipalities: cx.count_of(&invited.municipalities),
        participants: cx.count_of(&invited.participants),
        districts: record_links(cx, RecordKind::District, &invited.districts),
        guests,
        organizations: invited.organizations.iter().filter_map(|id| organization_view(cx, id.value.as_str())).collect(),
        empty: false,
    };
    let empty = view.municipalities.is_none()
        && view.participants.is_none()
        && view.districts.is_empty()
        && view.guests.is_empty()
        && view.organizations.is_empty();
    InvitedView { empty, ..view }
}

/// Returns the view of an event's results.
pub(super) fn results_view(cx: &RenderContext, id: &Id, results: &Results) -> ResultsView {
    let any = |has: fn(&Priority) -> bool| results.priorities.iter().any(has);
    let participants = &results.participants;
    ResultsView {
        published: results.published.as_ref().map(|day| cx.day(&day.value)),
        participants: ParticipantsView {
            total: cx.count_of(&participants.total),
            women: cx.count_of(&participants.women),
            men: cx.count_of(&participants.men),
            youth: cx.count_of(&participants.youth),
        },
        municipalities: cx.count_of(&results.municipalities),
        summary: cx.view_of(&results.summary),
        priorities: priority_views(cx, results),
        votes: chart::votes_of_event(cx, id.as_str(), results),
        has_votes: any(|priority| priority.votes.is_some()),
        has_adopted: any(|priority| priority.adopted.is_some()),
        has_amounts: any(|priority| priority.amount.is_some()),
        has_contributions: any(|priority| priority.own_contribution.is_some()),
        decisions: results.decisions.iter().map(|decision| cx.view(decision)).collect(),
        questions: results
            .questions
            .iter()
            .map(|asked| QuestionView { question: cx.view(&asked.question), answer: cx.view_of(&asked.answer) })
            .collect(),
        documents: document_views(cx, &results.documents),
    }
}

/// Returns the views of an event's priorities, by rank.
pub(super) fn priority_views(cx: &RenderContext, results: &Results) -> Vec<PriorityView> {
    let mut priorities: Vec<&Priority> = results.priorities.iter().collect();
    priorities.sort_by_key(|priority| (priority.rank().unwrap_or(u64::MAX), std::cmp::Reverse(priority.votes())));
    priorities.into_iter().map(|priority| priority_view(cx, priority)).collect()
}

fn priority_view(cx: &RenderContext, priority: &Priority) -> PriorityView {
    PriorityView {
        text: cx.view(&priority.text),
        rank: priority.rank(),
        votes: priority.votes.as_ref().map(|votes| crate::language::number(cx.lang, votes.value)),
        adopted: priority.adopted,
        amount: cx.money_of(&priority.amount),
        own_contribution: cx.money_of(&priority.own_contribution),
        commitment: priority
            .commitment
            .as_ref()
            .and_then(|id| record_link(cx, RecordKind::Commitment, id.value.as_str())),
    }
}

/// Returns the view of a programme, for its page and for a card in a text.
pub(super) fn programme_page(cx: &RenderContext, id: &Id) -> Option<ProgrammePage> {
    let site = cx.plan.site;
    let programme = site.programmes.get(id.as_str())?;
    let visits = site.visits_of(id);
    let stated = &programme.stated;
    let stated = StatedView {
        visits: cx.count_of(&stated.visits),
        participants: cx.count_of(&stated.participants),
        municipalities: cx.count_of(&stated.municipalities),
        districts: cx.count_of(&stated.districts),
        empty: [&stated.visits, &stated.participants, &stated.municipalities, &stated.districts]
            .iter()
            .all(|count| count.is_none()),
    };
    Some(ProgrammePage {
        id: id.to_string(),
        title: cx.view(&programme.title),
        summary: cx.view_of(&programme.summary),
        start: cx.day_of(&programme.start),
        end: cx.day_of(&programme.end),
        stated,
        charts: programme_charts(cx, &visits),
        visits: visits.iter().filter_map(|visit| cx.visit(visit.id.as_str()).cloned()).collect(),
        releases: cx.releases(site.related(Relation::ReleasesOfProgramme, id).iter().copied()),
        extra: programme.extra.0.clone(),
    })
}

fn programme_charts(cx: &RenderContext, visits: &[&Record<Visit>]) -> Vec<ChartView> {
    let events: Vec<chart::Event> =
        visits.iter().filter_map(|visit| Some((*visit, cx.visit(visit.id.as_str())?))).collect();
    let commitments = visits.iter().flat_map(|visit| cx.plan.site.promises(Relation::PromisesOfVisit, &visit.id));
    let commitments: Vec<_> = commitments.collect();
    chart::votes_of_events(cx, &events, Medium::Page)
        .into_iter()
        .chain(chart::charts(cx, &events, &commitments))
        .collect()
}

/// Returns the cards of the events that `shown` accepts: those to come, the next first, then past
/// ones, the last first.
pub(super) fn split_visits(
    cx: &RenderContext,
    shown: impl Fn(&Visit) -> bool,
) -> (Vec<SharedView<VisitCard>>, Vec<SharedView<VisitCard>>) {
    split(cx, cx.plan.site.visits.iter().enumerate().filter(|(_, visit)| shown(visit)).map(|(at, _)| at))
}

/// Returns the cards of the events at these positions, split in the same way.
pub(super) fn split(
    cx: &RenderContext,
    places: impl Iterator<Item = usize>,
) -> (Vec<SharedView<VisitCard>>, Vec<SharedView<VisitCard>>) {
    let both = |at: usize| Some((cx.plan.site.visits.at(at)?, cx.visits.get(at)?));
    let mut visits: Vec<(&Record<Visit>, &SharedView<VisitCard>)> = places.filter_map(both).collect();
    visits.sort_by_key(|(visit, _)| (visit.date.value, visit.time));
    let cards = |past: bool| visits.iter().filter(move |(_, card)| card.past == past).map(|(_, card)| (*card).clone());
    let mut gone: Vec<SharedView<VisitCard>> = cards(true).collect();
    gone.reverse();
    (cards(false).collect(), gone)
}
