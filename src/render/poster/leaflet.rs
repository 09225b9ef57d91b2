//! The leaflet of a municipality's results, always two sides.
//!
//! The front shows the needs and the decisions. The back shows the commitments with their costs and
//! states, and the contacts.

use std::cmp::Reverse;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::value::{Count, Money, total};
use crate::model::record::{Commitment, CommitmentStatus, Priority, Record, Results, Visit};
use crate::model::site::Relation;
use crate::source::yaml::{Id, YamlEnum};

use super::super::chart::{self, Medium};
use super::super::commitment::is_overdue;
use super::super::context::RenderContext;
use super::super::names::{municipality_name, record_name};
use super::super::people::person_views;
use super::super::title::heading;
use super::super::view::*;
use super::super::view_builders;
use super::fit;
use super::sheet::{
    FRAME, HAND, NAME, RULE, SHARES, SheetContext, WHOLE, column_width, columns_height, contacts_height, footer_height,
    shorten,
};

const CONTACTS: usize = 2;
/// The longest need, commitment or decision, and the longest remark, in characters.
const ENTRY: usize = 180;
const REMARK: usize = 100;
const SUMMARY: usize = 240;
/// The smallest type for reading in the hand: 13 points become 9.
const SMALLEST: usize = 10;
/// The smallest type of a side with charts. A side that needs a smaller one has none.
const WITH_CHARTS: usize = 8;
/// The most entries of a list. More never fit on a side.
const MOST: usize = 60;
/// The widths of the table columns in mm, without the gaps of the stylesheet: text, decision and
/// money of a need, then text, day, cost and state of a commitment.
const NEED: f64 = 88.0;
const DECIDED: f64 = 28.0;
const MONEY: f64 = 38.0;
const PROMISE: f64 = 74.0;
const DUE: f64 = 27.0;
const COST: f64 = 35.0;
const STATE: f64 = 34.0;
/// The space above a chart, and between its parts, in mm.
const CHART_GAP: f64 = 6.0;
/// The height of the line between two rows, in mm.
const LINE: f64 = 2.2;

/// Returns the leaflet of a municipality.
pub(super) fn leaflet(sheet: &SheetContext, id: &Id) -> Option<LeafletPage> {
    sheet.first.plan.site.municipalities.get(id.as_str())?;
    let heights = Heights::new(sheet);
    let front = |page: &LeafletPage, scale: f64| heights.front(page, scale);
    let (front, front_step) = side(sheet, id, false, front, |page| heights.drop_from_front(page));
    // The footer on the back is about both sides.
    let shortened = front.sheet.foot.iter().any(|foot| foot.shortened.is_some());
    let (back, back_step) = side(sheet, id, shortened, |page, scale| heights.back(page, scale), drop_from_back);
    let LeafletPage { promises, more_promises, contacts, more_contacts, back_charts, .. } = back;
    Some(LeafletPage {
        front_step,
        back_step,
        back_charts,
        promises,
        more_promises,
        contacts,
        more_contacts,
        sheet: back.sheet,
        ..front
    })
}

/// Returns a leaflet of which one side fits, and the scale of that side.
fn side(
    sheet: &SheetContext,
    id: &Id,
    shortened: bool,
    height: impl Fn(&LeafletPage, f64) -> f64,
    drop: impl Fn(&mut LeafletPage) -> bool,
) -> (LeafletPage, usize) {
    let mut with_charts = with_charts(sheet, id, leaflet_with(sheet, id, false, WHOLE, shortened));
    while !(with_charts.front_charts.is_empty() && with_charts.back_charts.is_empty()) {
        if let Some(step) = fit::step(fit::HEIGHT, WITH_CHARTS, |scale| height(&with_charts, scale)) {
            return (with_charts, step);
        }
        // The height of a side depends on its own charts alone.
        with_charts.front_charts.pop();
        with_charts.back_charts.pop();
    }
    let whole = leaflet_with(sheet, id, false, WHOLE, shortened);
    if let Some(step) = fit::step(fit::HEIGHT, SMALLEST, |scale| height(&whole, scale)) {
        return (whole, step);
    }
    for &share in &SHARES[1..] {
        let mut page = leaflet_with(sheet, id, true, share, true);
        if let Some(step) = fitted(&mut page, &height, &drop) {
            return (page, step);
        }
    }
    (leaflet_with(sheet, id, true, SHARES[SHARES.len() - 1], true), fit::STEPS.len())
}

/// Adds the charts to both sides of a leaflet. Notes take too much room, and the numbers of bars
/// say if they are not exact.
fn with_charts(sheet: &SheetContext, id: &Id, page: LeafletPage) -> LeafletPage {
    let (cx, site) = (sheet.first, sheet.first.plan.site);
    let hosted = site.related(Relation::Hosted, id).iter().filter_map(|&at| site.visits.at(at));
    let events: Vec<chart::Event> = hosted.filter_map(|visit| Some((visit, cx.visit(visit.id.as_str())?))).collect();
    let promises: Vec<&Record<Commitment>> = site.promises(Relation::PromisesOfPlace, id).collect();
    let votes = chart::votes_of_events(cx, &events, Medium::Paper);
    let charts = votes.into_iter().chain(chart::event_charts(cx, &events, Medium::Paper));
    LeafletPage {
        front_charts: charts.map(|chart| ChartView { notes: Vec::new(), ..chart }).collect(),
        back_charts: chart::commitment_charts(cx, &promises),
        ..page
    }
}

/// Makes the leaflet. A brief one leaves out remarks and summaries, so that more entries fit.
fn leaflet_with(sheet: &SheetContext, id: &Id, brief: bool, share: f64, shortened: bool) -> LeafletPage {
    let (cx, site) = (sheet.first, sheet.first.plan.site);
    let hosted = site.related(Relation::Hosted, id).iter().filter_map(|&at| site.visits.at(at));
    let mut hosted: Vec<(&Record<Visit>, &Results)> =
        hosted.filter_map(|visit| Some((visit, site.results_of(visit)?))).collect();
    hosted.sort_by_key(|(visit, _)| Reverse((visit.date.value.last(), visit.date.value.first())));
    let results = || hosted.iter().map(|(_, results)| *results);
    let mut asked: Vec<&Priority> = results().flat_map(|results| &results.priorities).collect();
    asked.sort_by_key(|need| Reverse(need.votes()));
    let adopted = || asked.iter().filter(|need| need.adopted == Some(true));
    let mut promises: Vec<&Record<Commitment>> = site.promises(Relation::PromisesOfPlace, id).collect();
    promises.sort_by_key(|promise| {
        (rank(promise.status.value), promise.due.as_ref().map_or(jiff::civil::Date::MAX, |due| due.value.last()))
    });
    let sums =
        |sums: Vec<Money>| sums.iter().map(|money| view_builders::money_view(cx.lang, money)).collect::<Vec<_>>();
    let people = |cx: &RenderContext| match site.municipalities.get(id.as_str()).map(|place| place.contacts.as_slice())
    {
        None | Some([]) => cx.site_view.contacts.clone(),
        Some(own) => person_views(cx, own),
    };
    let (contacts, more_contacts) = sheet.contacts(people, if brief { 1 } else { CONTACTS }, share);
    let decisions: Vec<TextView> =
        results().flat_map(|results| &results.decisions).map(|text| shorten(cx.view(text), ENTRY, share)).collect();
    let events = hosted.iter().take(MOST).map(|(visit, results)| event(cx, visit, results, share));
    let promised = promises.iter().take(MOST).map(|promise| promise_view(cx, promise, share));
    // Promises that were dropped will not be paid for.
    let kept = promises.iter().filter(|promise| promise.status.value != CommitmentStatus::Dropped);
    LeafletPage {
        sheet: sheet.sheet_view(share, shortened),
        title: shorten(heading(municipality_name(cx, id.as_str())), NAME, share),
        front_step: 1,
        back_step: 1,
        front_charts: Vec::new(),
        back_charts: Vec::new(),
        events: events.map(|event| if brief { LeafletEventView { summary: None, ..event } } else { event }).collect(),
        more_events: hosted.len().saturating_sub(MOST),
        has_votes: asked.iter().any(|need| need.votes.is_some()),
        has_money: asked.iter().any(|need| need.amount.is_some() || need.own_contribution.is_some()),
        asked: asked.iter().take(MOST).map(|priority| need(cx, priority, share)).collect(),
        more_asked: asked.len().saturating_sub(MOST),
        more_decisions: decisions.len().saturating_sub(MOST),
        decisions: decisions.into_iter().take(MOST).collect(),
        money: sums(total(adopted().filter_map(|need| need.amount))),
        contributions: sums(total(adopted().filter_map(|need| need.own_contribution))),
        promises: promised
            .map(|one| if brief { LeafletPromiseView { status_reason: None, update: None, ..one } } else { one })
            .collect(),
        more_promises: promises.len().saturating_sub(MOST),
        promises_all: promises.len(),
        promises_done: promises.iter().filter(|promise| promise.status.value == CommitmentStatus::Done).count(),
        promised_money: sums(total(kept.filter_map(|promise| promise.amount))),
        contacts,
        more_contacts,
    }
}

/// Orders commitments: open ones, then done, then dropped.
const fn rank(status: CommitmentStatus) -> u8 {
    match status {
        CommitmentStatus::Promised | CommitmentStatus::InProgress => 0,
        CommitmentStatus::Done => 1,
        CommitmentStatus::Dropped => 2,
    }
}

fn event(cx: &RenderContext, visit: &Record<Visit>, results: &Results, share: f64) -> LeafletEventView {
    let count = |count: Option<Count>| count.map(|count| view_builders::count_view(cx.lang, count));
    let title = record_name(cx, RecordKind::Visit, visit.id.as_str()).unwrap_or_default();
    LeafletEventView {
        date: cx.day(&visit.date.value),
        title: shorten(title, NAME, share),
        participants: count(results.participants.total.as_ref().map(|count| count.value)),
        women: count(results.participants.women.as_ref().map(|count| count.value)),
        summary: cx.view_of(&results.summary).map(|summary| shorten(summary, SUMMARY, share)),
    }
}

fn need(cx: &RenderContext, need: &Priority, share: f64) -> LeafletNeedView {
    let money = |money: &Option<Money>| money.as_ref().map(|money| view_builders::money_view(cx.lang, money));
    LeafletNeedView {
        text: shorten(cx.view(&need.text), ENTRY, share),
        votes: need.votes.as_ref().map(|votes| crate::language::number(cx.lang, votes.value)),
        adopted: need.adopted,
        amount: money(&need.amount),
        own_contribution: money(&need.own_contribution),
    }
}

fn promise_view(cx: &RenderContext, promise: &Commitment, share: f64) -> LeafletPromiseView {
    let newest = promise.updates.iter().max_by_key(|update| update.date.value);
    LeafletPromiseView {
        text: shorten(cx.view(&promise.text), ENTRY, share),
        responsible: cx.view_of(&promise.responsible).map(|who| shorten(who, REMARK, share)),
        due: promise.due.as_ref().map(|due| cx.day(&due.value)),
        amount: promise.amount.as_ref().map(|money| view_builders::money_view(cx.lang, money)),
        status: if is_overdue(cx, promise) { "overdue" } else { promise.status.value.word() },
        status_reason: cx.view_of(&promise.status_reason).map(|reason| shorten(reason, REMARK, share)),
        update: newest.map(|update| shorten(cx.view(&update.text), REMARK, share)),
    }
}

/// Returns the scale of a side, after dropping entries until it fits. Returns `None` if it never
/// does.
fn fitted(
    page: &mut LeafletPage,
    height: impl Fn(&LeafletPage, f64) -> f64,
    drop: impl Fn(&mut LeafletPage) -> bool,
) -> Option<usize> {
    loop {
        let step = fit::step(fit::HEIGHT, SMALLEST, |scale| height(page, scale));
        if step.is_some() || !drop(page) {
            return step;
        }
    }
}

/// Drops the last commitment. Returns `false` if there is only one.
fn drop_from_back(page: &mut LeafletPage) -> bool {
    let many = page.promises.len() > 1;
    if many {
        page.promises.pop();
        page.more_promises += 1;
    }
    many
}

/// Measures the parts of a leaflet, with the messages of the theme that are between its texts.
struct Heights<'s> {
    sheet: &'s SheetContext<'s>,
    participants: String,
    women: String,
    own_contribution: String,
    responsible: String,
    /// The longest decision on a need, and the longest state of a commitment.
    decision: String,
    state: String,
    front: String,
    back: String,
    turn: String,
}

impl<'s> Heights<'s> {
    fn new(sheet: &'s SheetContext<'s>) -> Self {
        let text = |key: &str| sheet.first.text(key, &[]);
        let longest = |keys: &[&str]| {
            keys.iter().map(|key| text(key)).max_by_key(|text| text.chars().count()).unwrap_or_default()
        };
        Self {
            sheet,
            participants: text("participants"),
            women: text("women"),
            own_contribution: text("own-contribution"),
            responsible: text("responsible"),
            decision: longest(&["adopted", "not-adopted"]),
            state: longest(&[
                "commitment-promised",
                "commitment-in-progress",
                "commitment-done",
                "commitment-dropped",
                "commitment-overdue",
            ]),
            front: text("leaflet-front"),
            back: text("leaflet-back"),
            turn: text("leaflet-turn"),
        }
    }

    /// Drops an entry of the longest list of the front. Returns `false` if each list has only one.
    fn drop_from_front(&self, page: &mut LeafletPage) -> bool {
        let scale = fit::STEPS[SMALLEST - 1];
        let lists = [
            page.events.iter().map(|event| self.event(event, scale)).sum::<f64>(),
            page.asked.iter().map(|need| self.need(need, scale)).sum(),
            page.decisions.iter().map(|decision| item(&decision.text, scale)).sum(),
        ];
        let counts = [page.events.len(), page.asked.len(), page.decisions.len()];
        let longest =
            (0..lists.len()).filter(|&at| counts[at] > 1).max_by(|&one, &other| lists[one].total_cmp(&lists[other]));
        let more = match longest {
            Some(0) => page.events.pop().map(|_| &mut page.more_events),
            Some(1) => page.asked.pop().map(|_| &mut page.more_asked),
            Some(_) => page.decisions.pop().map(|_| &mut page.more_decisions),
            None => None,
        };
        more.map(|more| *more += 1).is_some()
    }

    fn front(&self, page: &LeafletPage, scale: f64) -> f64 {
        self.header(page, &self.front, scale)
            + part(1, scale)
            + page.events.iter().map(|event| self.event(event, scale)).sum::<f64>()
            + part(2, scale)
            + page.asked.iter().map(|need| self.need(need, scale)).sum::<f64>()
            + part(2 + page.money.len() + page.contributions.len(), scale)
            + page.decisions.iter().map(|decision| item(&decision.text, scale)).sum::<f64>()
            + charts(&page.front_charts)
            + RULE
            + fit::height(&fit::TEXT, scale, fit::WIDTH, &self.turn)
    }

    fn back(&self, page: &LeafletPage, scale: f64) -> f64 {
        self.header(page, &self.back, scale)
            + part(3 + page.promised_money.len(), scale)
            + page.promises.iter().map(|promise| self.promise(promise, scale)).sum::<f64>()
            + charts(&page.back_charts)
            + contacts_height(&page.contacts, page.more_contacts > 0, HAND, scale)
            + part(0, scale)
            + RULE
            + footer_height(self.sheet, &page.sheet.foot)
    }

    /// Returns the height of a side's header, with the name of the place.
    fn header(&self, page: &LeafletPage, subtitle: &str, scale: f64) -> f64 {
        FRAME
            + columns_height(&page.sheet.project, &[fit::PROJECT], scale)
            + fit::height(&fit::NAME, scale, fit::WIDTH, &page.title.text)
            + fit::height(&fit::TEXT, scale, fit::WIDTH, subtitle)
            + RULE
    }

    fn event(&self, event: &LeafletEventView, scale: f64) -> f64 {
        let counts = [(&self.participants, &event.participants), (&self.women, &event.women)];
        let counts =
            counts.into_iter().filter_map(|(label, count)| Some(format!(". {label}: {}", count.as_ref()?.text)));
        let line = format!("{}. {}{}", event.date.text, event.title.text, counts.collect::<String>());
        let summary = event.summary.as_ref().map_or(0.0, |summary| item(&summary.text, scale));
        // Most of the line is bold.
        item(&line, scale) * 1.12 + summary + LINE
    }

    fn need(&self, need: &LeafletNeedView, scale: f64) -> f64 {
        let amount = need.amount.as_ref().map_or(0.0, |money| cell(&money.text, MONEY, scale));
        let own = need.own_contribution.as_ref().map(|money| format!("{}: {}", self.own_contribution, money.text));
        let own = own.map_or(0.0, |own| cell(&own, MONEY, scale));
        let decided = if need.adopted.is_some() { cell(&self.decision, DECIDED, scale) } else { 0.0 };
        cell(&need.text.text, NEED, scale).max(amount + own).max(decided) + LINE
    }

    fn promise(&self, promise: &LeafletPromiseView, scale: f64) -> f64 {
        let text = fit::height(&fit::CELL.bold(), scale, PROMISE, &promise.text.text);
        let responsible = promise.responsible.as_ref().map(|who| format!("{}: {}", self.responsible, who.text));
        let responsible = responsible.map_or(0.0, |who| cell(&who, PROMISE, scale));
        let remarks = [&promise.status_reason, &promise.update].into_iter().flatten();
        let remarks: f64 = remarks.map(|remark| cell(&remark.text, PROMISE, scale)).sum();
        let due = promise.due.as_ref().map_or(0.0, |due| cell(&due.text, DUE, scale));
        let amount = promise.amount.as_ref().map_or(0.0, |money| cell(&money.text, COST, scale));
        let state = fit::height(&fit::CELL.bold(), scale, STATE, &self.state);
        (text + responsible + remarks).max(due).max(amount).max(state) + LINE
    }
}

fn item(text: &str, scale: f64) -> f64 {
    fit::height(&fit::TEXT, scale, fit::WIDTH - 8.0, text)
}

fn cell(text: &str, width: f64, scale: f64) -> f64 {
    fit::height(&fit::CELL, scale, width, text)
}

/// Returns the height of charts, of which two are side by side.
fn charts(charts: &[ChartView]) -> f64 {
    let width = column_width(2);
    let text = |text: &str| fit::height(&fit::HELP, 1.0, width, text);
    let height = |chart: &ChartView| {
        // A key has a drawing of four letters in front of it.
        let keys: String = chart.keys.iter().map(|key| format!("aaaa {} ", key.text)).collect();
        let texts = text(&chart.title) * 1.12 + text(&keys) + chart.notes.iter().map(|note| text(note)).sum::<f64>();
        texts + chart.height * width / f64::from(chart.width) + CHART_GAP
    };
    charts.chunks(2).map(|pair| pair.iter().map(height).fold(0.0, f64::max)).sum()
}

/// Returns the height of a part's heading, and of lines such as the number of omitted entries.
fn part(lines: usize, scale: f64) -> f64 {
    fit::height(&fit::PART, scale, fit::WIDTH, "?") + lines as f64 * fit::height(&fit::TEXT, scale, fit::WIDTH, "?")
}
