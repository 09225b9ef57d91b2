//! Views of pages that list things: the schedule, the glossary and others.

use std::cmp::Reverse;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::value::Day;
use crate::model::site::Release;
use crate::plan::{DATA_PACKAGE, PLACES, PRESS_PER_PAGE, PageId, Sheet, TableFormat};
use crate::render::open_data::License;
use crate::source::yaml::Id;

use super::body::body_html;
use super::context::RenderContext;
use super::documents::document_view;
use super::event::split_visits;
use super::names::{record_link, record_links};
use super::people::person_view;
use super::picture::image_view;
use super::shared_view::SharedView;
use super::view::*;
use super::view_builders;

/// The number of pages shown on each side of the current one in a list's navigation.
const NEIGHBOURS: usize = 2;

/// The largest list that is shown whole. Longer ones are folded or cut, so that the page stays
/// small.
pub(super) const ENTRIES: usize = 50;

/// Returns the pages that the navigation of a list shows, and whether pages are omitted before
/// each.
///
/// These are the first, the last, and the neighbours of the current page. A single page is not
/// omitted, because the ellipsis takes the same room.
fn numbers(count: usize, own: usize) -> impl Iterator<Item = (usize, bool)> {
    let near = move |page: usize| page.abs_diff(own) <= NEIGHBOURS;
    let shown = move |page: usize| page == 1 || page == count || near(page);
    let alone = move |page: usize| page > 1 && shown(page - 1) && shown(page + 1);
    let around = own.saturating_sub(NEIGHBOURS + 1).max(2)..(own + NEIGHBOURS + 2).min(count);
    let all = std::iter::once(1).chain(around).chain((count > 1).then_some(count));
    let mut last = 0;
    all.filter(move |&page| page <= count && (shown(page) || alone(page))).map(move |page| {
        let gap = page > last + 1;
        last = page;
        (page, gap)
    })
}

/// Returns the card of a release.
pub(super) fn press_card(cx: &RenderContext, press: &Release) -> PressCard {
    let best = press.versions.best(cx.lang, cx.plan.site.languages());
    let text = |text: &str| best.map(|(own, _)| view_builders::own_text(cx.lang, own, text)).unwrap_or_default();
    let image = press.image.as_ref().zip(best).and_then(|(image, (_, version))| {
        image_view(cx, image, version.image_alt.as_deref(), version.image_credit.as_deref())
    });
    PressCard {
        slug: press.slug.to_string(),
        address: PageId::Release(press.slug.clone()).address(cx.lang),
        title: best.map(|(_, version)| text(&version.title)).unwrap_or_default(),
        summary: best.and_then(|(_, version)| version.summary.as_deref()).map(text),
        date: cx.day(&press.date),
        place: best.and_then(|(_, version)| version.place.as_deref()).map(text),
        image,
    }
}

pub(super) fn press_page(cx: &RenderContext, number: usize) -> PressPage {
    let count = cx.press.len().div_ceil(PRESS_PER_PAGE);
    let start = (number - 1) * PRESS_PER_PAGE;
    let address = |number: usize| PageId::Press(number).address(cx.lang);
    PressPage {
        releases: cx.press.range(start..start + PRESS_PER_PAGE).cloned().collect(),
        pages: numbers(count, number)
            .map(|(page, gap)| NumberView { number: page, address: address(page), current: page == number, gap })
            .collect(),
        newer: (number > 1).then(|| address(number - 1)),
        older: (number < count).then(|| address(number + 1)),
    }
}

pub(super) fn schedule_page(cx: &RenderContext, year: Option<i16>) -> SchedulePage {
    let year_view = |year: i16, visits: Vec<SharedView<VisitCard>>| YearView {
        year,
        address: PageId::Year(year).address(cx.lang),
        count: visits.len(),
        visits,
    };
    if let Some(year) = year {
        let (upcoming, past) = split_visits(cx, |visit| visit.date.value.years().contains(&year));
        let visits = upcoming.into_iter().rev().chain(past).collect();
        return SchedulePage {
            year: Some(year),
            upcoming: Vec::new(),
            later: Vec::new(),
            years: vec![year_view(year, visits)],
            poster: None,
        };
    }
    let (mut upcoming, past) = split_visits(cx, |_| true);
    let later = upcoming.split_off(upcoming.len().min(ENTRIES));
    let mut years: Vec<YearView> = Vec::new();
    for card in past {
        match years.last_mut().filter(|last| last.year == card.date.year) {
            Some(last) => {
                last.count += 1;
                last.visits.push(card);
            }
            None => years.push(year_view(card.date.year, vec![card])),
        }
    }
    // Years beyond the limit show only the number of their events, because they have their own
    // pages.
    let mut room = ENTRIES;
    for year in &mut years {
        year.visits.truncate(room);
        room -= year.visits.len();
    }
    let later_years: std::collections::BTreeSet<i16> = later.iter().map(|card| card.date.year).collect();
    let later = later_years.into_iter().map(|year| {
        let count = later.iter().filter(|card| card.date.year == year).count();
        YearView { year, address: PageId::Year(year).address(cx.lang), visits: Vec::new(), count }
    });
    let poster = cx.plan.sheet(&Sheet::Schedule, Some(cx.lang));
    SchedulePage { year: None, upcoming, later: later.collect(), years, poster }
}

pub(super) fn glossary_page(cx: &RenderContext) -> GlossaryPage {
    let mut terms: Vec<TermView> = cx
        .plan
        .site
        .terms
        .iter()
        .map(|term| TermView {
            id: term.id.to_string(),
            term: cx.view(&term.term),
            abbreviation: cx.view_of(&term.abbreviation),
            definition: cx.view(&term.definition),
            see: record_links(cx, RecordKind::Term, &term.see),
        })
        .collect();
    cx.sort_by_name(&mut terms, |term| &term.term.text);
    GlossaryPage { terms }
}

pub(super) fn people_page(cx: &RenderContext) -> PeoplePage {
    let people = cx.plan.site.people.iter().filter_map(|person| person_view(cx, person.id.as_str()));
    PeoplePage { people: people.collect() }
}

pub(super) fn documents_page(cx: &RenderContext) -> DocumentsPage {
    let documents = cx.plan.site.documents.iter();
    let mut documents: Vec<(Option<Day>, DocumentView)> = documents
        .filter_map(|document| Some((document.date.as_ref().map(|date| date.value), document_view(cx, document)?)))
        .collect();
    cx.sort_by_name(&mut documents, |(_, document)| &document.title.text);
    documents.sort_by_key(|(date, _)| Reverse(*date));
    DocumentsPage { documents: documents.into_iter().map(|(_, document)| document).collect() }
}

pub(super) fn data_page(cx: &RenderContext) -> DataPage {
    let tables = crate::plan::Table::ALL.into_iter().filter(|table| cx.plan.exists(&table.address(TableFormat::Csv)));
    let files = tables.map(|table| DataFileView {
        kind: table.name(),
        rows: table.rows(cx.plan.site),
        csv: table.address(TableFormat::Csv),
        excel: table.address(TableFormat::Excel),
        json: table.address(TableFormat::Json),
        columns: table.columns(cx.plan.site.languages()).into_iter().map(|name| column_view(cx, name)).collect(),
        newest: table.newest(cx.plan.site).map(|day| cx.day(&day)),
    });
    let there = |address: &str| Some(address.to_owned()).filter(|address| cx.plan.exists(address));
    DataPage {
        files: files.collect(),
        places: there(PLACES),
        package: there(DATA_PACKAGE),
        license: License::of(cx.plan.site),
    }
}

fn column_view(cx: &RenderContext, name: String) -> ColumnView {
    let key = crate::render::open_data::column_key(&name, cx.plan.site.languages());
    ColumnView { kind: crate::plan::Table::column_type(&name), meaning: cx.text(&key, &[]), name }
}

pub(super) fn release_page(cx: &RenderContext, slug: &Id, page: &PageView) -> Option<ReleasePage> {
    let site = cx.plan.site;
    let (at, press) = site.release(slug.as_str())?;
    let (own, version) = press.versions.best(cx.lang, site.languages())?;
    let mut corrections: Vec<_> = version.corrections.iter().collect();
    corrections.sort_by_key(|correction| Reverse(correction.date.value));
    let contacts = match &press.contacts {
        Some(contacts) => contacts.iter().filter_map(|id| person_view(cx, id.as_str())).collect(),
        None => cx.site_view.contacts.clone(),
    };
    let (newer, older) = cx.press.neighbours(at);
    let links = |kind, ids: &[Id]| ids.iter().filter_map(|id| record_link(cx, kind, id.as_str())).collect();
    let body = body_html(cx, page, version, own, press.image.is_some());
    let events = press.visits.iter().filter(|id| !body.events.iter().any(|shown| shown == id.as_str()));
    Some(ReleasePage {
        release: cx.press.get(at)?.clone(),
        visits: events.filter_map(|id| cx.visit(id.as_str()).cloned()).collect(),
        body: body.html,
        body_lang: (own != cx.lang).then(|| own.code()),
        corrections: corrections
            .into_iter()
            .map(|correction| CorrectionView {
                date: cx.day(&correction.date.value),
                text: view_builders::own_text(cx.lang, own, &correction.text),
            })
            .collect(),
        programmes: links(RecordKind::Programme, &press.programmes),
        municipalities: links(RecordKind::Municipality, &press.municipalities),
        people: press.people.iter().filter_map(|id| person_view(cx, id.as_str())).collect(),
        contacts,
        own_contacts: press.contacts.is_some(),
        newer: newer.cloned(),
        older: older.cloned(),
        extra: version.extra.clone(),
    })
}

pub(super) fn text_page(cx: &RenderContext, slug: &Id, head: &PageView) -> Option<TextPage> {
    let site = cx.plan.site;
    let page = site.page(slug.as_str())?;
    let (own, version) = page.versions.best(cx.lang, site.languages())?;
    let image = page
        .image
        .as_ref()
        .and_then(|image| image_view(cx, image, version.image_alt.as_deref(), version.image_credit.as_deref()));
    Some(TextPage {
        slug: slug.to_string(),
        summary: version.summary.as_deref().map(|text| view_builders::own_text(cx.lang, own, text)),
        body: body_html(cx, head, version, own, image.is_some()).html,
        image,
        body_lang: (own != cx.lang).then(|| own.code()),
        extra: version.extra.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::numbers;

    fn shown(count: usize, own: usize) -> String {
        let number = |(page, gap): (usize, bool)| format!("{}{page}", if gap { "… " } else { "" });
        numbers(count, own).map(number).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn navigation_of_a_thousand_pages_shows_a_few() {
        assert_eq!(shown(0, 1), "");
        assert_eq!(shown(1, 1), "1");
        assert_eq!(shown(2, 2), "1 2");
        assert_eq!(shown(7, 4), "1 2 3 4 5 6 7");
        assert_eq!(shown(9, 5), "1 2 3 4 5 6 7 8 9");
        assert_eq!(shown(1000, 1), "1 2 3 … 1000");
        assert_eq!(shown(1000, 4), "1 2 3 4 5 6 … 1000");
        assert_eq!(shown(1000, 500), "1 … 498 499 500 501 502 … 1000");
        assert_eq!(shown(1000, 998), "1 … 996 997 998 999 1000");
    }
}
