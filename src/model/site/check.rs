//! Checks that need the whole site: totals that do not add up, and days that have passed.
//!
//! All are warnings, because only the author knows which of two figures is right. The rules are
//! those of section 9 of the content model.

use std::collections::BTreeSet;

use crate::foundation::diagnostics::{Diagnostic, Problem, Rule, Severity, TotalOf};
use crate::foundation::span::{Located, Location, Span};
use crate::foundation::value::{Count, agrees};
use crate::model::record::{Commitment, Participants, Programme, Record, Visit};
use crate::source::yaml::YamlEnum;

use super::Site;

/// Makes all checks. The totals of programmes are skipped unless all visits are valid.
pub(super) fn check(site: &Site, knows_visits: bool) -> Vec<Diagnostic> {
    let programmes = site.programmes.iter().filter(|_| knows_visits);
    let totals = programmes.flat_map(|programme| totals_of_programme(site, programme));
    let visits = site.visits.iter().flat_map(|visit| {
        totals_of_visit(visit).into_iter().chain(outdated_status(site, visit)).chain(overdue_results(site, visit))
    });
    let commitments = site.commitments.iter().filter_map(|commitment| overdue_commitment(site, commitment));
    totals.chain(visits).chain(commitments).collect()
}

/// Returns a diagnostic on a record, unless it is a warning that the record allows.
pub(super) fn warning<T>(record: &Record<T>, span: Span, problem: Problem) -> Option<Diagnostic> {
    let rule = problem.rule();
    let is_allowed = rule.severity() == Severity::Warning && record.allow.contains(&rule);
    (!is_allowed).then(|| Diagnostic::new(Location::span(&record.path, span), problem))
}

fn totals_of_programme(site: &Site, programme: &Record<Programme>) -> Vec<Diagnostic> {
    let visits: Vec<&Visit> = site.visits_of(&programme.id).into_iter().map(|visit| &visit.data).collect();
    let counts = |get: fn(&Visit) -> &Option<Located<Count>>| -> Vec<Option<Count>> {
        visits.iter().map(|visit| get(visit).as_ref().map(|count| count.value)).collect()
    };
    let named: BTreeSet<&str> =
        visits.iter().flat_map(|visit| &visit.invited.districts).map(|district| district.value.as_str()).collect();
    let districts = Some(Count::exact(named.len() as u64));
    // A visit that names no district may have guests from any district.
    let is_open = visits.iter().any(|visit| visit.invited.districts.is_empty());
    let districts = match visits.is_empty() {
        true => Vec::new(),
        false if is_open => vec![districts, None],
        false => vec![districts],
    };
    let is_over = programme.end.as_ref().is_some_and(|end| end.is_past(site.today()));
    let records = Some(Count::exact(visits.len() as u64));
    let records = if is_over { vec![records] } else { vec![records, None] };
    let stated = &programme.stated;
    let totals = [
        (TotalOf::Municipalities, &stated.municipalities, counts(|visit| &visit.invited.municipalities)),
        (TotalOf::Participants, &stated.participants, counts(|visit| &visit.invited.participants)),
        (TotalOf::Districts, &stated.districts, districts),
        (TotalOf::Visits, &stated.visits, records),
    ];
    totals.into_iter().filter_map(|(of, stated, parts)| mismatch(programme, of, stated, &parts)).collect()
}

fn totals_of_visit(visit: &Record<Visit>) -> Vec<Diagnostic> {
    let guests: BTreeSet<&str> = visit.invited.guests.iter().map(|guest| guest.value.as_str()).collect();
    // The list may omit guests, but it cannot name more than were invited.
    let guests = (!guests.is_empty()).then(|| [Some(Count::exact(guests.len() as u64)), None]);
    let invited = &visit.invited.municipalities;
    let guests = guests.and_then(|parts| mismatch(visit, TotalOf::Guests, invited, &parts));
    let participants = visit.results.as_ref().map(|results| &results.participants);
    let participants = participants.map(|Participants { total, women, men, youth }| {
        let value = |count: &Option<Located<Count>>| count.as_ref().map(|count| count.value);
        let by_sex = (women.is_some() || men.is_some())
            .then(|| mismatch(visit, TotalOf::WomenAndMen, total, &[value(women), value(men)]));
        let youth = youth.is_some().then(|| mismatch(visit, TotalOf::Youth, total, &[value(youth), None]));
        [by_sex.flatten(), youth.flatten()]
    });
    guests.into_iter().chain(participants.into_iter().flatten().flatten()).collect()
}

/// Returns a diagnostic if the parts cannot add up to the stated total.
fn mismatch<T>(
    record: &Record<T>,
    of: TotalOf,
    stated: &Option<Located<Count>>,
    parts: &[Option<Count>],
) -> Option<Diagnostic> {
    let stated = stated.as_ref()?;
    if parts.is_empty() || agrees(stated.value, parts.iter().copied()) {
        return None;
    }
    let parts = parts.iter().copied().flatten().collect();
    warning(record, stated.span, Problem::TotalMismatch { of, stated: stated.value, parts })
}

/// An implausible date has its own diagnostic.
fn outdated_status(site: &Site, visit: &Record<Visit>) -> Option<Diagnostic> {
    site.unconfirmed_for(visit).filter(|_| visit.date.value.is_plausible())?;
    // Results say that the event was held, and have their own diagnostic.
    if visit.results.is_some() && !visit.allow.contains(&Rule::ResultsUnexpected) {
        return None;
    }
    let problem = Problem::StatusOutdated { status: visit.status.value.word(), last: visit.date.value.last() };
    warning(visit, visit.status.span, problem)
}

fn overdue_results(site: &Site, visit: &Record<Visit>) -> Option<Diagnostic> {
    let due = i64::try_from(site.config.results_due_days).unwrap_or(i64::MAX);
    let days = site.results_owed_for(visit).filter(|&days| days > due && visit.date.value.is_plausible())?;
    warning(visit, visit.status.span, Problem::ResultsOverdue { held: visit.date.value.last(), days })
}

fn overdue_commitment(site: &Site, commitment: &Record<Commitment>) -> Option<Diagnostic> {
    let due = commitment.due.as_ref().filter(|due| commitment.is_open() && due.value.is_past(site.today()))?;
    warning(commitment, due.span, Problem::CommitmentOverdue { due: due.value.last() })
}
