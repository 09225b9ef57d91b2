//! The rows of each table. Cells are in the order of the table's columns.

use serde_json::{Value as Json, json};

use crate::foundation::lang::Lang;
use crate::foundation::path::join;
use crate::foundation::span::Located;
use crate::foundation::value::{Count, Day, GeoPoint, Money};
use crate::language;
use crate::model::record::{Evidence, Priority, Results};
use crate::plan::{PageId, Plan, Table};
use crate::source::yaml::{Id, Ref, Text, YamlEnum};

use super::cell::Cell;

/// The cells of a row.
type Row = Vec<Cell>;

/// Returns the rows of a table in source order.
pub(super) fn rows(plan: &Plan, table: Table) -> Vec<Row> {
    match table {
        Table::Visits => visits(plan),
        Table::Results => results(plan),
        Table::Commitments => commitments(plan),
        Table::Municipalities => municipalities(plan),
        Table::Districts => districts(plan),
        Table::Press => press(plan),
    }
}

/// Returns a cell per language, empty if a translation is missing.
fn texts<'t>(plan: &Plan, text: impl Into<Option<&'t Text>>) -> Vec<Cell> {
    let text = text.into();
    let cell =
        |lang: Lang| Cell::text(text.and_then(|text| text.values.get(lang)).map(|text| language::typeset(lang, text)));
    plan.site.languages().iter().map(|&lang| cell(lang)).collect()
}

/// Returns a count as written in the source: `20`, or `>20`.
fn count(count: &Option<Located<Count>>) -> Cell {
    match count.as_ref().map(|count| count.value) {
        None => Cell::Empty,
        Some(exact) if exact == Count::exact(exact.value) => Cell::Number(exact.value),
        Some(count) => Cell::Text(count.to_string()),
    }
}

fn day(day: Option<&Day>) -> Cell {
    Cell::text(day.map(|day| day.iso()))
}

fn ids(references: &[Ref]) -> Cell {
    Cell::List(references.iter().map(|reference| reference.value.to_string()).collect())
}

fn id(reference: &Option<Ref>) -> Cell {
    Cell::text(reference.as_ref().map(|reference| reference.value.to_string()))
}

fn degrees(point: &Option<Located<GeoPoint>>) -> Vec<Cell> {
    let cell = |get: fn(&GeoPoint) -> f64| point.as_ref().map_or(Cell::Empty, |point| Cell::Degrees(get(&point.value)));
    vec![cell(|point| point.latitude), cell(|point| point.longitude)]
}

fn amount(money: &Money) -> String {
    match money.hundredths % 100 {
        0 => (money.hundredths / 100).to_string(),
        rest => format!("{}.{rest:02}", money.hundredths / 100),
    }
}

fn visits(plan: &Plan) -> Vec<Row> {
    let row = |visit: &crate::model::record::Record<crate::model::record::Visit>| {
        let mut row = vec![Cell::Text(visit.id.to_string()), Cell::Text(visit.kind.word().into())];
        row.extend(texts(plan, &visit.title));
        row.push(day(Some(&visit.date.value)));
        row.extend(texts(plan, &visit.date_note));
        row.push(Cell::text(visit.time.as_ref().map(time)));
        row.push(ids(&visit.hosts));
        row.push(Cell::YesNo(visit.online));
        row.extend(texts(plan, &visit.venue));
        row.push(id(&visit.programme));
        row.push(Cell::Text(visit.status.value.word().into()));
        row.extend(texts(plan, &visit.status_reason));
        row.push(day(visit.moved_from.as_ref().map(|day| &day.value)));
        row.push(count(&visit.invited.municipalities));
        row.push(count(&visit.invited.participants));
        row.push(ids(&visit.invited.districts));
        row.push(ids(&visit.invited.guests));
        row.push(Cell::List(visit.sources.iter().map(|source| source.0.clone()).collect()));
        row
    };
    plan.site.visits.iter().map(row).collect()
}

fn time(time: &crate::foundation::value::Time) -> String {
    let start = time.start.strftime("%H:%M");
    match time.end {
        Some(end) => format!("{start}-{}", end.strftime("%H:%M")),
        None => start.to_string(),
    }
}

fn results(plan: &Plan) -> Vec<Row> {
    let row = |(visit, results): (&Id, &Results)| {
        let counts = &results.participants;
        let mut row = vec![Cell::Text(visit.to_string()), day(results.published.as_ref().map(|day| &day.value))];
        row.extend([&counts.total, &counts.women, &counts.men, &counts.youth, &results.municipalities].map(count));
        row.extend(texts(plan, &results.summary));
        row.push(Cell::Records(results.priorities.iter().map(|item| priority(plan, item)).collect()));
        row.push(Cell::Records(results.decisions.iter().map(|text| localized(plan, text)).collect()));
        row
    };
    let visits = plan.site.visits.iter();
    visits.filter_map(|visit| Some((&visit.id, plan.site.results_of(visit)?))).map(row).collect()
}

fn localized(plan: &Plan, text: &Text) -> Json {
    let languages = plan.site.languages().iter();
    let translations =
        languages.filter_map(|&lang| Some((lang.code().to_owned(), language::typeset(lang, text.values.get(lang)?))));
    Json::Object(translations.map(|(code, text)| (code, Json::String(text))).collect())
}

fn priority(plan: &Plan, priority: &Priority) -> Json {
    let money = |money: &Option<Money>| {
        money.as_ref().map(|money| json!({ "amount": amount(money), "currency": money.currency.code() }))
    };
    json!({
        "text": localized(plan, &priority.text),
        "votes": priority.votes.as_ref().map(|votes| votes.value),
        "rank": priority.rank.as_ref().map(|rank| rank.value),
        "adopted": priority.adopted,
        "amount": money(&priority.amount),
        "own_contribution": money(&priority.own_contribution),
        "commitment": priority.commitment.as_ref().map(|id| id.value.to_string()),
    })
}

fn commitments(plan: &Plan) -> Vec<Row> {
    let row = |commitment: &crate::model::record::Record<crate::model::record::Commitment>| {
        let mut row = vec![Cell::Text(commitment.id.to_string())];
        row.extend(texts(plan, &commitment.text));
        row.push(Cell::Text(commitment.municipality.value.to_string()));
        row.push(id(&commitment.visit));
        row.extend(texts(plan, &commitment.responsible));
        row.push(day(commitment.due.as_ref().map(|due| &due.value)));
        row.push(commitment.amount.as_ref().map_or(Cell::Empty, |money| Cell::Amount(amount(money))));
        row.push(Cell::text(commitment.amount.as_ref().map(|money| money.currency.code())));
        row.push(Cell::Text(commitment.status.value.word().into()));
        row.extend(texts(plan, &commitment.status_reason));
        let evidence = commitment.evidence.iter().map(|evidence| match evidence {
            Evidence::Document(id) => id.value.to_string(),
            Evidence::Url(url) => url.0.clone(),
        });
        row.push(Cell::List(evidence.collect()));
        row
    };
    plan.site.commitments.iter().map(row).collect()
}

fn municipalities(plan: &Plan) -> Vec<Row> {
    let row = |place: &crate::model::record::Record<crate::model::record::Municipality>| {
        let mut row = vec![Cell::Text(place.id.to_string())];
        row.extend(texts(plan, &place.name));
        row.push(Cell::Text(place.kind.word().into()));
        row.push(Cell::Text(place.district.value.to_string()));
        row.push(Cell::text(place.code.clone()));
        row.push(Cell::YesNo(place.partner));
        row.extend(degrees(&place.point));
        let population = place.population.as_ref();
        row.push(Cell::text(population.and_then(|population| population.value).map(|value| value.to_string())));
        row.push(day(population.and_then(|population| Some(&population.year.as_ref()?.value))));
        row.push(Cell::List(place.aliases.clone()));
        row.push(day(place.valid_from.as_ref()));
        row.push(day(place.valid_to.as_ref()));
        row.push(id(&place.successor));
        row
    };
    plan.site.municipalities.iter().map(row).collect()
}

fn districts(plan: &Plan) -> Vec<Row> {
    let row = |district: &crate::model::record::Record<crate::model::record::District>| {
        let mut row = vec![Cell::Text(district.id.to_string())];
        row.extend(texts(plan, &district.name));
        row.push(Cell::text(district.code.clone()));
        row.extend(degrees(&district.point));
        row.push(Cell::List(district.aliases.clone()));
        row
    };
    plan.site.districts.iter().map(row).collect()
}

fn press(plan: &Plan) -> Vec<Row> {
    let row = |press: &crate::model::site::Release| {
        let languages = plan.site.languages();
        let version = |lang: Lang| press.versions.get(lang);
        let mut row = vec![Cell::Text(press.slug.to_string())];
        row.extend(
            languages
                .iter()
                .map(|&lang| Cell::text(version(lang).map(|version| language::typeset(lang, &version.title)))),
        );
        row.extend(languages.iter().map(|&lang| {
            let summary = version(lang).and_then(|version| version.summary.as_deref());
            Cell::text(summary.map(|summary| language::typeset(lang, summary)))
        }));
        row.push(day(Some(&press.date)));
        let list = |ids: &[Id]| Cell::List(ids.iter().map(Id::to_string).collect());
        row.extend([list(&press.visits), list(&press.programmes), list(&press.municipalities)]);
        row.extend(languages.iter().map(|&lang| {
            let address = PageId::Release(press.slug.clone()).address(lang);
            Cell::text(version(lang).map(|_| join(&plan.base_url, &address)))
        }));
        row
    };
    plan.site.press().iter().map(|press| row(press)).collect()
}
