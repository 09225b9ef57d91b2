//! Charts along time: commitments by the time they are due, and events by month.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::foundation::value::{Day, Point};
use crate::language;
use crate::model::record::{Commitment, Record, VisitStatus};

use super::super::commitment::commitment_state;
use super::super::context::RenderContext;
use super::super::view::ChartView;
use super::columns::{Column, Today, Year, draw, draw_years};
use super::{Event, Medium, STATES, finish, state_name};

/// The most columns of a chart.
const COLUMNS: i32 = 12;
const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];

/// The commitments by quarter or year in which they are due, and their states.
pub(super) fn due(cx: &RenderContext, commitments: &[&Record<Commitment>]) -> Option<ChartView> {
    let dated =
        |commitment: &&Record<Commitment>| Some((commitment.due.as_ref()?.value, commitment_state(cx, commitment)));
    let dated: Vec<(Day, &str)> = commitments.iter().filter_map(dated).collect();
    if dated.len() < 2 {
        return None;
    }
    let span = |by_year: bool| {
        let spans = dated.iter().map(|(due, _)| span_of(due.last(), by_year));
        Some((spans.clone().min()?, spans.max()?))
    };
    let is_year = |due: &Day| matches!(due, Day::At(Point::Year(_)) | Day::Range(_, Point::Year(_)));
    let (first, last) = span(false)?;
    let by_year = last - first >= COLUMNS || dated.iter().any(|(due, _)| is_year(due));
    let (first, last) = span(by_year)?;
    let first = first.max(last.saturating_sub(COLUMNS - 1));
    let columns: Vec<Column> = (first..=last).map(|span| column(&dated, span, by_year, span == first)).collect();
    let today = cx.plan.site.today();
    // Where the day is in its quarter or year, about.
    let parts = if by_year { f64::from(today.day_of_year()) / 366.0 } else { day_of_quarter(today) / 92.0 };
    let at = f64::from(span_of(today, by_year) - first) + parts;
    let is_shown = (0.0..=columns.len() as f64).contains(&at);
    let today = is_shown.then(|| Today { at, text: cx.text("chart-today", &[]) });
    let about = columns.iter().zip(first..).filter(|(column, _)| !column.parts.is_empty()).map(|(column, span)| {
        let name = match by_year {
            true => column.tick.clone(),
            false => {
                let args = [("quarter", column.tick.clone()), ("year", span.div_euclid(4).to_string())];
                cx.text("chart-quarter", &args)
            }
        };
        let parts = column.parts.iter().map(|(state, count)| format!("{} {count}", state_name(cx, state)));
        format!("{name}: {}.", parts.collect::<Vec<_>>().join(", "))
    });
    let about = about.collect::<Vec<_>>().join(" ");
    let shown = |state: &&str| columns.iter().flat_map(|column| &column.parts).any(|(other, _)| other == state);
    let keys = STATES.into_iter().filter(shown).map(|state| (state, state_name(cx, state))).collect();
    let mut chart = finish(cx, "due", draw(&columns, today), about, keys);
    let total: u64 = columns.iter().flat_map(|column| &column.parts).map(|(_, count)| count).sum();
    let left = commitments.len() - total as usize;
    if left > 0 {
        chart.notes.push(cx.text("chart-undated", &[("count", left.to_string())]));
    }
    Some(chart)
}

/// Returns the number of a quarter or year, which grows by one from each to the next.
fn span_of(date: Date, by_year: bool) -> i32 {
    let year = i32::from(date.year());
    if by_year { year } else { year * 4 + (i32::from(date.month()) - 1) / 3 }
}

fn day_of_quarter(date: Date) -> f64 {
    f64::from((date.month() - 1) % 3) * 30.5 + f64::from(date.day())
}

fn column(dated: &[(Day, &str)], span: i32, by_year: bool, is_first: bool) -> Column {
    let parts = STATES.into_iter().filter_map(|state| {
        let is_here = |(due, other): &&(Day, &str)| *other == state && span_of(due.last(), by_year) == span;
        let count = dated.iter().filter(is_here).count() as u64;
        (count > 0).then_some((state, count))
    });
    let quarter = span.rem_euclid(4) as usize;
    let (tick, group) = match by_year {
        true => (span.to_string(), None),
        // A year begins with its first quarter.
        false => (QUARTERS[quarter].to_owned(), (is_first || quarter == 0).then(|| span.div_euclid(4).to_string())),
    };
    Column { tick, group, parts: parts.collect() }
}

/// The events by the month in which they begin. Cancelled and postponed ones are left out.
pub(super) fn months(cx: &RenderContext, events: &[Event]) -> Option<ChartView> {
    let mut years: BTreeMap<i16, [[u64; 2]; 12]> = BTreeMap::new();
    let mut count = 0;
    for (visit, card) in events {
        let start = match visit.date.value {
            Day::At(point) | Day::Range(point, _) => point,
        };
        let is_off = matches!(visit.status.value, VisitStatus::Cancelled | VisitStatus::Postponed);
        let (Point::Date(_) | Point::Month { .. }, false) = (start, is_off) else { continue };
        let first = visit.date.value.first();
        let month = usize::from(first.month().unsigned_abs()) - 1;
        years.entry(first.year()).or_default()[month][usize::from(!card.past)] += 1;
        count += 1;
    }
    if count < 2 {
        return None;
    }
    let omitted = years.len().saturating_sub(Medium::Page.rows());
    let years: Vec<(i16, [[u64; 2]; 12])> = years.into_iter().skip(omitted).collect();
    let has = |at: usize| years.iter().flat_map(|(_, months)| months).any(|counts| counts[at] > 0);
    let series = [("past", "chart-past"), ("coming", "chart-coming")];
    let keys =
        series.iter().enumerate().filter(|_| has(0) && has(1)).map(|(_, (name, key))| (*name, cx.text(key, &[])));
    let about = years.iter().map(|(year, months)| {
        let months = (1..).zip(months).filter(|(_, counts)| counts.iter().sum::<u64>() > 0);
        let words = months
            .map(|(month, counts)| format!("{} {}", language::month_name(cx.lang, month), counts.iter().sum::<u64>()));
        format!("{year}: {}.", words.collect::<Vec<_>>().join(", "))
    });
    let about = about.collect::<Vec<_>>().join(" ");
    let drawn: Vec<Year> = years
        .iter()
        .map(|(year, months)| Year {
            name: year.to_string(),
            months: months.map(|counts| series.iter().zip(counts).map(|((name, _), count)| (*name, count)).collect()),
        })
        .collect();
    let names = std::array::from_fn(|at| {
        let name = language::month_name(cx.lang, at as i8 + 1);
        name.chars().take(1).flat_map(char::to_uppercase).collect()
    });
    let keys = keys.collect();
    let mut chart = finish(cx, "months", draw_years(&drawn, &names), about, keys);
    if omitted > 0 {
        let first = years.first().map(|(year, _)| year.to_string()).unwrap_or_default();
        chart.notes.push(cx.text("chart-from-year", &[("year", first)]));
    }
    Some(chart)
}
