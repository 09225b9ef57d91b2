//! Checks of facts that contradict each other, or that are hardly ever true.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostics::{Diagnostic, FactError, Problem};
use crate::foundation::span::{Located, Location, Span};
use crate::foundation::value::Day;
use crate::model::record::{Commitment, CommitmentStatus, Priority, Record, Results, Visit, VisitStatus};
use crate::source::yaml::YamlEnum;

use super::Site;
use super::check::warning;

/// A doubtful fact, and its place in the file of its record.
type Found = (Span, FactError);

/// Checks the facts of all records and releases.
pub(super) fn check_facts(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for visit in site.visits.iter() {
        diagnostics.extend(report(visit, visit_facts(site, visit)));
    }
    for commitment in site.commitments.iter() {
        diagnostics.extend(report(commitment, commitment_facts(site, commitment)));
    }
    for document in site.documents.iter() {
        diagnostics.extend(report(document, document.date.iter().filter_map(|day| in_future(site, day))));
    }
    for place in site.municipalities.iter() {
        let year = place.population.iter().filter_map(|population| in_future(site, population.year.as_ref()?));
        diagnostics.extend(report(place, year));
    }
    diagnostics.extend(releases(site));
    diagnostics
}

fn report<T>(record: &Record<T>, found: impl IntoIterator<Item = Found>) -> Vec<Diagnostic> {
    found.into_iter().filter_map(|(span, error)| warning(record, span, Problem::Fact(error))).collect()
}

fn visit_facts(site: &Site, visit: &Record<Visit>) -> Vec<Found> {
    let (status, day) = (&visit.status, visit.date.value);
    let mut found = Vec::new();
    if status.value == VisitStatus::Held && day.first() > site.today() {
        found.push((status.span, FactError::HeldInFuture { first: day.first(), today: site.today() }));
    }
    match &visit.moved_from {
        Some(old) if old.value == day => found.push((old.span, FactError::MovedToSameDay { day: day.iso() })),
        None if status.value == VisitStatus::Postponed => found.push((status.span, FactError::MovedFromMissing)),
        _ => {}
    }
    if status.value == VisitStatus::Cancelled && !visit.has_reason {
        found.push((status.span, FactError::ReasonMissing { status: status.value.word() }));
    }
    if let Some(reason) = &visit.status_reason
        && status.value == VisitStatus::Planned
        && visit.moved_from.is_none()
    {
        found.push((reason.span, FactError::ReasonUnexpected { status: status.value.word() }));
    }
    if let Some(results) = &visit.results {
        if status.value != VisitStatus::Held {
            found.push((results.at, FactError::ResultsUnexpected { status: status.value.word() }));
        }
        found.extend(results.published.iter().filter_map(|day| in_future(site, day)));
        let held = ("date", &visit.date);
        found.extend(results.published.iter().filter_map(|day| before("results.published", day, held)));
        found.extend(too_many_votes(results));
        found.extend(duplicate_ranks(visit, results));
    }
    found.extend(repeated_places(visit));
    if let Some(programme) = visit.programme.as_ref().and_then(|id| site.programmes.get(id.value.as_str()))
        && day.is_plausible()
    {
        let is_early = programme.start.as_ref().is_some_and(|start| day.last() < start.first());
        let is_late = programme.end.as_ref().is_some_and(|end| day.first() > end.last());
        if is_early || is_late {
            let iso = |day: &Option<Day>| day.map_or_else(|| "…".to_owned(), Day::iso);
            let period = format!("{} – {}", iso(&programme.start), iso(&programme.end));
            let programme = programme.id.to_string();
            found.push((visit.date.span, FactError::OutsideProgramme { day: day.iso(), programme, period }));
        }
    }
    found
}

/// Reports a host that is listed twice, and a guest that is a host or listed twice.
fn repeated_places(visit: &Record<Visit>) -> Vec<Found> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for place in visit.hosts.iter().chain(&visit.invited.guests) {
        if !seen.insert(place.value.as_str()) {
            found.push((place.span, FactError::PlaceTwice { id: place.value.to_string() }));
        }
    }
    found
}

/// Reports a day before that of another key, which must not be later.
fn before(key: &'static str, day: &Located<Day>, (other, first): (&'static str, &Located<Day>)) -> Option<Found> {
    let is_before = day.value.last() < first.value.first() && day.value.is_plausible() && first.value.is_plausible();
    let error = || FactError::DateOrder { key, day: day.value.iso(), other, other_day: first.value.iso() };
    is_before.then(|| (day.span, error()))
}

fn commitment_facts(site: &Site, commitment: &Commitment) -> Vec<Found> {
    let status = &commitment.status;
    let mut found = Vec::new();
    if status.value == CommitmentStatus::Dropped && !commitment.has_reason {
        found.push((status.span, FactError::ReasonMissing { status: status.value.word() }));
    }
    found.extend(commitment.updates.iter().filter_map(|update| in_future(site, &update.date)));
    if let Some(visit) = commitment.visit.as_ref().and_then(|id| site.visits.get(id.value.as_str())) {
        let made = ("visit.date", &visit.date);
        found.extend(commitment.due.iter().filter_map(|due| before("due", due, made)));
        found.extend(commitment.updates.iter().filter_map(|update| before("updates.date", &update.date, made)));
    }
    found
}

/// Reports a day that is still to come. An implausible year has its own diagnostic.
fn in_future(site: &Site, day: &Located<Day>) -> Option<Found> {
    let is_future = day.value.first() > site.today() && day.value.is_plausible();
    is_future.then(|| (day.span, FactError::DateInFuture { day: day.value.iso(), today: site.today() }))
}

/// Reports each priority with more votes than there were participants. One with fewer may have the
/// votes of people who voted several times.
fn too_many_votes(results: &Results) -> Vec<Found> {
    let people = &results.participants;
    let parts = || Some(people.women.as_ref()?.value + people.men.as_ref()?.value);
    let Some(participants) = people.total.as_ref().map(|total| total.value).or_else(parts) else { return Vec::new() };
    let (_, Some(most)) = participants.bounds() else { return Vec::new() };
    let votes = results.priorities.iter().filter_map(|priority| priority.votes.as_ref());
    let too_many = votes.filter(|votes| votes.value > most);
    too_many.map(|votes| (votes.span, FactError::TooManyVotes { votes: votes.value, participants })).collect()
}

/// Reports each rank that an earlier priority has, unless both have the same number of votes.
fn duplicate_ranks(visit: &Record<Visit>, results: &Results) -> Vec<Found> {
    let mut ranks: BTreeMap<u64, (&Priority, Span)> = BTreeMap::new();
    let mut found = Vec::new();
    for priority in &results.priorities {
        let Some(rank) = &priority.rank else { continue };
        let Some((first, span)) = ranks.get(&rank.value) else {
            ranks.insert(rank.value, (priority, rank.span));
            continue;
        };
        let is_tie = priority.votes.is_some() && priority.votes() == first.votes() && first.votes.is_some();
        if !is_tie {
            let first = Location::span(&visit.path, *span);
            found.push((rank.span, FactError::DuplicateRank { rank: rank.value, first }));
        }
    }
    found
}

/// Checks the days of releases and of their corrections.
fn releases(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for press in site.press() {
        // A release may be written before its day, if it is published on its day.
        let known = site.today().max(press.publish_at.map_or(site.today(), |at| at.date()));
        let is_early = press.date.first() > known && press.date.is_plausible() && !press.draft;
        let is_allowed = |error: &Problem| {
            let at_date = press.versions.iter().find(|(_, version)| version.path == press.date_at.path);
            at_date.is_some_and(|(_, version)| version.allow.contains(&error.rule()))
        };
        let problem = Problem::Fact(FactError::ReleaseInFuture { day: press.date.iso(), today: site.today() });
        if is_early && !is_allowed(&problem) {
            diagnostics.push(Diagnostic::new(press.date_at.clone(), problem));
        }
        for (_, version) in press.versions.iter() {
            let released = Located::new(press.date, Span::default());
            let corrected = version.corrections.iter().filter_map(|correction| {
                in_future(site, &correction.date)
                    .or_else(|| before("corrections.date", &correction.date, ("date", &released)))
            });
            for (span, error) in corrected {
                let problem = Problem::Fact(error);
                if !version.allow.contains(&problem.rule()) && !press.draft {
                    diagnostics.push(Diagnostic::new(Location::span(&version.path, span), problem));
                }
            }
        }
    }
    diagnostics
}
