//! What the whole site shows that no single file can: totals that do not add up, and days that have passed.
//!
//! All are warnings: the figures may be right and the sources at odds, and only the author knows. The rules are those
//! of section 9 of the content model.

use std::collections::BTreeSet;

use crate::kind::{CommitmentStatus, Participants, Programme, Record, Visit, VisitStatus};
use crate::note::{Note, Problem, TotalOf};
use crate::span::{Located, Place, Span};
use crate::value::{Count, agrees};

use super::Site;

/// Makes every check of this module. Totals of events wait until all events that were written can be read.
pub fn all(site: &Site, knows_visits: bool, notes: &mut Vec<Note>) {
    if knows_visits {
        for programme in &site.programmes {
            totals_of_programme(site, programme, notes);
        }
    }
    for visit in &site.visits {
        totals_of_visit(visit, notes);
        status(site, visit, notes);
        results(site, visit, notes);
    }
    commitments(site, notes);
}

fn warn<T>(record: &Record<T>, span: Span, problem: Problem, notes: &mut Vec<Note>) {
    if !record.allow.contains(&problem.rule()) {
        notes.push(Note::new(Place::span(&record.path, span), problem));
    }
}

fn totals_of_programme(site: &Site, programme: &Record<Programme>, notes: &mut Vec<Note>) {
    let visits: Vec<&Visit> = site.visits_of(&programme.id).into_iter().map(|visit| &visit.data).collect();
    let mut check = |of, stated: &Option<Located<Count>>, parts: Vec<Option<Count>>| {
        compare(programme, of, stated, parts, notes);
    };
    let counts = |get: fn(&Visit) -> &Option<Located<Count>>| -> Vec<Option<Count>> {
        visits.iter().map(|visit| get(visit).as_ref().map(|count| count.value)).collect()
    };
    let stated = &programme.stated;
    check(TotalOf::Municipalities, &stated.municipalities, counts(|visit| &visit.invited.municipalities));
    check(TotalOf::Participants, &stated.participants, counts(|visit| &visit.invited.participants));
    let named: BTreeSet<&str> =
        visits.iter().flat_map(|visit| &visit.invited.districts).map(|district| district.value.as_str()).collect();
    let districts = Some(Count::exact(named.len() as u64));
    // A visit that names no district may have guests from any.
    let unnamed = visits.iter().any(|visit| visit.invited.districts.is_empty());
    if !visits.is_empty() {
        check(TotalOf::Districts, &stated.districts, if unnamed { vec![districts, None] } else { vec![districts] });
    }
    let over = programme.end.as_ref().is_some_and(|end| end.is_past(site.today()));
    let records = Some(Count::exact(visits.len() as u64));
    check(TotalOf::Visits, &stated.visits, if over { vec![records] } else { vec![records, None] });
}

fn totals_of_visit(visit: &Record<Visit>, notes: &mut Vec<Note>) {
    let guests: BTreeSet<&str> = visit.invited.guests.iter().map(|guest| guest.value.as_str()).collect();
    if !guests.is_empty() {
        // The list may leave guests out, but it cannot name more than were invited.
        let parts = vec![Some(Count::exact(guests.len() as u64)), None];
        compare(visit, TotalOf::Guests, &visit.invited.municipalities, parts, notes);
    }
    let Some(results) = &visit.results else { return };
    let Participants { total, women, men, youth } = &results.participants;
    let value = |count: &Option<Located<Count>>| count.as_ref().map(|count| count.value);
    if women.is_some() || men.is_some() {
        compare(visit, TotalOf::WomenAndMen, total, vec![value(women), value(men)], notes);
    }
    if youth.is_some() {
        compare(visit, TotalOf::Youth, total, vec![value(youth), None], notes);
    }
}

/// Notes a stated total that its parts cannot make.
fn compare<T>(
    record: &Record<T>,
    of: TotalOf,
    stated: &Option<Located<Count>>,
    parts: Vec<Option<Count>>,
    notes: &mut Vec<Note>,
) {
    let Some(stated) = stated else { return };
    if parts.is_empty() || agrees(stated.value, parts.iter().copied()) {
        return;
    }
    let parts = parts.into_iter().flatten().collect();
    warn(record, stated.span, Problem::TotalMismatch { of, stated: stated.value, parts }, notes);
}

fn status(site: &Site, visit: &Record<Visit>, notes: &mut Vec<Note>) {
    if visit.status.value == VisitStatus::Planned && site.is_past(visit) {
        let last = visit.date.value.last();
        warn(visit, visit.status.span, Problem::StatusOutdated { last }, notes);
    }
}

fn results(site: &Site, visit: &Record<Visit>, notes: &mut Vec<Note>) {
    let due = i64::try_from(site.config.results_due_days).unwrap_or(i64::MAX);
    if let Some(days) = site.results_owed_for(visit).filter(|&days| days > due) {
        let held = visit.date.value.last();
        warn(visit, visit.status.span, Problem::ResultsOverdue { held, days }, notes);
    }
}

fn commitments(site: &Site, notes: &mut Vec<Note>) {
    for commitment in &site.commitments {
        let open = !matches!(commitment.status, CommitmentStatus::Done | CommitmentStatus::Dropped);
        if let Some(due) = commitment.due.as_ref().filter(|due| open && due.value.is_past(site.today())) {
            let problem = Problem::CommitmentOverdue { due: due.value.last() };
            warn(commitment, due.span, problem, notes);
        }
    }
}
