//! Charts: the figures of a page as drawings.
//!
//! They show the numbers of the tables next to them. A number that is not exact has a tail, so that
//! its bar does not look exact. Figures of which there are too few to compare are not drawn.

mod columns;
mod drawing;
mod figure;
mod rows;
mod time;

use std::cmp::Reverse;

use crate::foundation::value::{Count, Money, Qualifier, total};
use crate::language;
use crate::model::record::{Commitment, Priority, Record, Results, Visit};

use super::commitment::commitment_state;
use super::context::RenderContext;
use super::shared_view::SharedView;
use super::view::{ChartKey, ChartView, TextView, VisitCard};
use super::view_builders;

use drawing::{Drawing, is_striped};
use figure::Figure;
use rows::{Row, RowBar};

/// Where a chart is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    Page,
    /// A leaflet about one place, which has little room.
    Paper,
}

impl Medium {
    /// The most rows of a chart. The table has all rows.
    const fn rows(self) -> usize {
        match self {
            Medium::Page => 8,
            Medium::Paper => 4,
        }
    }
}

/// The states of commitments, in the order of charts.
const STATES: [&str; 5] = ["done", "in_progress", "promised", "overdue", "dropped"];

/// An event, and its card.
pub(super) type Event<'e> = (&'e Record<Visit>, &'e SharedView<VisitCard>);

/// Returns the charts of these events and commitments, for a page.
pub(super) fn charts(cx: &RenderContext, events: &[Event], commitments: &[&Record<Commitment>]) -> Vec<ChartView> {
    let mut charts = event_charts(cx, events, Medium::Page);
    charts.extend(commitment_charts(cx, commitments));
    charts.extend(time::months(cx, events));
    charts
}

/// Returns the charts of all events and commitments. The votes at an event are with its results.
pub(super) fn site_charts(cx: &RenderContext) -> Vec<ChartView> {
    let site = cx.plan.site;
    let events: Vec<Event> = site.visits.iter().zip(cx.visits.iter()).collect();
    charts(cx, &events, &site.commitments.iter().collect::<Vec<_>>())
}

/// Returns the charts of the results of events.
pub(super) fn event_charts(cx: &RenderContext, events: &[Event], medium: Medium) -> Vec<ChartView> {
    let mut events = events.to_vec();
    events.sort_by_key(|(visit, _)| Reverse((visit.date.value.last(), visit.date.value.first())));
    participants(cx, &events, medium).into_iter().chain(money(cx, &events, medium)).collect()
}

/// Returns the charts of commitments.
pub(super) fn commitment_charts(cx: &RenderContext, commitments: &[&Record<Commitment>]) -> Vec<ChartView> {
    promises(cx, commitments).into_iter().chain(time::due(cx, commitments)).collect()
}

/// Returns the chart of the votes at several events, for a page that does not show their results.
pub(super) fn votes_of_events(cx: &RenderContext, events: &[Event], medium: Medium) -> Option<ChartView> {
    let voted = |(visit, card): &Event| {
        let results = cx.plan.site.results_of(visit)?;
        results.priorities.iter().any(|need| need.votes.is_some()).then(|| (results.clone(), card.title.text.clone()))
    };
    let events: Vec<(Results, String)> = events.iter().filter_map(voted).collect();
    let needs = events.iter().flat_map(|(results, title)| results.priorities.iter().map(move |need| (need, title)));
    let is_one = events.len() == 1;
    let label = |need: &Priority, title: &str| {
        let view = cx.view(&need.text);
        if is_one { view } else { TextView { text: format!("{} ({title})", view.text), ..view } }
    };
    let needs: Vec<(&Priority, TextView)> = needs.map(|(need, title)| (need, label(need, title))).collect();
    votes(cx, "votes".to_owned(), needs, medium)
}

/// Returns the chart of the votes at the event of this id.
pub(super) fn votes_of_event(cx: &RenderContext, id: &str, results: &Results) -> Option<ChartView> {
    votes(
        cx,
        format!("votes-{id}"),
        results.priorities.iter().map(|need| (need, cx.view(&need.text))).collect(),
        Medium::Page,
    )
}

fn votes(cx: &RenderContext, id: String, needs: Vec<(&Priority, TextView)>, medium: Medium) -> Option<ChartView> {
    let mut needs: Vec<(&Priority, TextView)> = needs.into_iter().filter(|(need, _)| need.votes.is_some()).collect();
    needs.sort_by_key(|(need, _)| Reverse(need.votes()));
    let all = needs.len();
    let rows = needs.into_iter().take(medium.rows()).map(|(need, label)| {
        let is_adopted = need.adopted == Some(true);
        let figure = Figure::number(cx.lang, need.votes());
        let text = if is_adopted { format!("{} · {}", figure.text, cx.text("adopted", &[])) } else { figure.text };
        let series = if is_adopted { "adopted" } else { "votes" };
        Row { label, bars: vec![RowBar::new(series, Figure { text, ..figure })] }
    });
    let rows: Vec<Row> = rows.collect();
    let notes = omitted(cx, "chart-largest", rows.len(), all);
    (rows.len() > 1).then(|| ChartView { id, notes, ..of_rows(cx, "votes", &rows, &[]) })
}

/// The participants of each event, and the women among them.
fn participants(cx: &RenderContext, events: &[Event], medium: Medium) -> Option<ChartView> {
    let counted = |(visit, card): &Event| {
        let people = &cx.plan.site.results_of(visit)?.participants;
        Some(((*card).clone(), people.total.as_ref()?.value, people.women.as_ref().map(|women| women.value)))
    };
    let events: Vec<(SharedView<VisitCard>, Count, Option<Count>)> = events.iter().filter_map(counted).collect();
    let rows = events.iter().take(medium.rows()).map(|(card, total, women)| {
        let mut bar = RowBar::new("people", Figure::count(cx.lang, *total));
        bar.part = women.map(|women| ("women", Figure::count(cx.lang, women)));
        bar.note = women.map(|women| women_note(cx, *total, women));
        Row { label: event_label(card, medium), bars: vec![bar] }
    });
    let rows: Vec<Row> = rows.collect();
    let has_women = rows.iter().flat_map(|row| &row.bars).any(|bar| bar.part.is_some());
    let keys: &[_] = if has_women { &[("people", "participants-all"), ("women", "women")] } else { &[] };
    let mut notes = omitted(cx, "chart-newest", rows.len(), events.len());
    let mut chart = (rows.len() > 1).then(|| of_rows(cx, "participants", &rows, keys))?;
    chart.notes.append(&mut notes);
    Some(chart)
}

/// Returns the number of women, with their share if both numbers are exact.
fn women_note(cx: &RenderContext, total: Count, women: Count) -> String {
    let count = language::count(cx.lang, &women);
    let is_exact = [total, women].iter().all(|count| count.qualifier == Qualifier::Exact);
    if is_exact && total.value > 0 && women.value <= total.value {
        let percent = (women.value as f64 * 100.0 / total.value as f64).round().to_string();
        return cx.text("chart-women-share", &[("count", count), ("percent", percent)]);
    }
    cx.text("chart-women", &[("count", count)])
}

/// Returns the title and the date of an event, or the date alone on paper, where the events are of
/// one place. A day and its month stay on one line.
fn event_label(card: &VisitCard, medium: Medium) -> TextView {
    if medium == Medium::Paper {
        return view_builders::plain(card.date.text.clone());
    }
    TextView {
        text: format!("{}, {}", card.title.text, card.date.text.replacen(' ', "\u{a0}", 1)),
        lang: card.title.lang,
    }
}

/// The money decided at each event, with what residents add. One chart for each currency.
fn money(cx: &RenderContext, events: &[Event], medium: Medium) -> Vec<ChartView> {
    let adopted = |results: &Results, amount: fn(&Priority) -> Option<Money>| -> Vec<Money> {
        let needs = results.priorities.iter().filter(|need| need.adopted == Some(true));
        total(needs.filter_map(amount))
    };
    let decided = |(visit, card): &Event| {
        let results = cx.plan.site.results_of(visit)?;
        let sums = (adopted(results, |need| need.amount), adopted(results, |need| need.own_contribution));
        (!sums.0.is_empty()).then(|| ((*card).clone(), sums.0, sums.1))
    };
    let events: Vec<(SharedView<VisitCard>, Vec<Money>, Vec<Money>)> = events.iter().filter_map(decided).collect();
    let currencies = total(events.iter().flat_map(|(_, amounts, _)| amounts.iter().copied()));
    let chart = |currency: &Money| {
        let of = |sums: &[Money]| sums.iter().find(|sum| sum.currency == currency.currency).copied();
        let rows = events.iter().filter_map(|(card, amounts, own)| {
            let amount = RowBar::new("amount", Figure::money(cx.lang, &of(amounts)?));
            let own = of(own).map(|own| RowBar::new("own", Figure::money(cx.lang, &own)));
            Some(Row { label: event_label(card, medium), bars: std::iter::once(amount).chain(own).collect() })
        });
        let mut rows: Vec<Row> = rows.collect();
        let all = rows.len();
        rows.truncate(medium.rows());
        let bars = rows.iter().map(|row| row.bars.len()).sum::<usize>();
        let has_own = bars > rows.len();
        let keys: &[_] = if has_own { &[("amount", "money-decided"), ("own", "own-contribution")] } else { &[] };
        let notes = omitted(cx, "chart-newest", rows.len(), all);
        let id = format!("money-{}", currency.currency.code().to_lowercase());
        (bars > 1).then(|| ChartView { id, notes, ..of_rows(cx, "money", &rows, keys) })
    };
    currencies.iter().filter_map(chart).collect()
}

/// The commitments by state.
fn promises(cx: &RenderContext, commitments: &[&Record<Commitment>]) -> Option<ChartView> {
    let states: Vec<&str> = commitments.iter().map(|commitment| commitment_state(cx, commitment)).collect();
    let rows = STATES.into_iter().filter_map(|state| {
        let count = states.iter().filter(|other| **other == state).count();
        let bar = RowBar::new(state, Figure::number(cx.lang, count as u64));
        (count > 0).then(|| Row { label: view_builders::plain(state_name(cx, state)), bars: vec![bar] })
    });
    let rows: Vec<Row> = rows.collect();
    (commitments.len() > 1).then(|| of_rows(cx, "promises", &rows, &[]))
}

fn state_name(cx: &RenderContext, state: &str) -> String {
    cx.text(&format!("commitment-{}", state.replace('_', "-")), &[])
}

/// Returns the sentence that a chart shows only a part. Empty if it shows all.
fn omitted(cx: &RenderContext, key: &str, shown: usize, all: usize) -> Vec<String> {
    let args = [("count", shown.to_string()), ("all", all.to_string())];
    if shown < all { vec![cx.text(key, &args)] } else { Vec::new() }
}

/// Returns the chart of rows. Each key is a series and the text that names it.
fn of_rows(cx: &RenderContext, kind: &'static str, rows: &[Row], keys: &[(&'static str, &str)]) -> ChartView {
    let keys = keys.iter().map(|(series, key)| (*series, cx.text(key, &[])));
    finish(cx, kind, rows::draw(rows), rows::words(rows), keys.collect())
}

fn finish(
    cx: &RenderContext,
    kind: &'static str,
    drawing: Drawing,
    about: String,
    keys: Vec<(&'static str, String)>,
) -> ChartView {
    let has = |kind: &str| drawing.tails.iter().any(|tail| tail.kind == kind);
    let notes = ["more", "about"].into_iter().filter(|kind| has(kind));
    ChartView {
        kind,
        id: kind.to_owned(),
        title: cx.text(&format!("chart-{kind}"), &[]),
        about,
        notes: notes.map(|kind| cx.text(&format!("chart-tail-{kind}"), &[])).collect(),
        width: drawing::WIDTH as u32,
        height: drawing.height,
        bars: drawing.bars,
        tails: drawing.tails,
        texts: drawing.texts,
        lines: drawing.lines,
        keys: keys.into_iter().map(|(series, text)| ChartKey { series, text, striped: is_striped(series) }).collect(),
    }
}
