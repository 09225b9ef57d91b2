//! The pages, feeds, calendars and tables of a site. A section without content has no page.

use std::collections::BTreeSet;

use crate::foundation::lang::Lang;
use crate::foundation::span::Location;
use crate::model::site::Site;
use crate::source::yaml::Id;

use super::{PageId, Table};

/// The number of releases on a page of the list.
pub const PRESS_PER_PAGE: usize = 20;

/// Returns all pages, with the source of each.
pub(super) fn pages(site: &Site) -> Vec<(PageId, Location)> {
    let site_file = Location::file(&crate::model::config::PATH.into());
    let mut pages = vec![(PageId::Home, site_file.clone())];
    let mut list = |id| pages.push((id, site_file.clone()));
    for number in 1..=site.press().len().div_ceil(PRESS_PER_PAGE) {
        list(PageId::Press(number));
    }
    if site.config.outputs.visits && !site.visits.is_empty() {
        list(PageId::Schedule);
        for year in years(site) {
            list(PageId::Year(year));
        }
    }
    let with_results =
        site.visits.iter().any(|visit| visit.results.is_some() || site.results_owed_for(visit).is_some());
    let lists = [
        (with_results, PageId::Results),
        (!site.commitments.is_empty(), PageId::Commitments),
        (!site.municipalities.is_empty(), PageId::Municipalities),
        (!site.terms.is_empty(), PageId::Glossary),
        (!site.people.is_empty(), PageId::People),
        (!site.documents.is_empty(), PageId::Documents),
        (!tables(site).is_empty(), PageId::Data),
        (site.config.outputs.search, PageId::Search),
    ];
    lists.into_iter().filter(|(has_content, _)| *has_content).for_each(|(_, id)| list(id));
    records(site, &mut pages);
    pages
}

fn records(site: &Site, pages: &mut Vec<(PageId, Location)>) {
    for press in site.press() {
        if let Some((_, version)) = press.versions.iter().next() {
            pages.push((PageId::Release(press.slug.clone()), Location::span(&version.path, version.start)));
        }
    }
    for page in site.pages() {
        if let Some((_, version)) = page.versions.iter().next() {
            pages.push((PageId::Page(page.slug.clone()), Location::span(&version.path, version.start)));
        }
    }
    if site.config.outputs.visits {
        pages.extend(
            site.visits.iter().map(|visit| (PageId::Visit(visit.id.clone()), Location::span(&visit.path, visit.at))),
        );
    }
    for programme in &site.programmes {
        pages.push((PageId::Programme(programme.id.clone()), Location::span(&programme.path, programme.at)));
    }
    for place in &site.municipalities {
        pages.push((PageId::Municipality(place.id.clone()), Location::span(&place.path, place.at)));
    }
    if site.config.outputs.districts {
        for district in &site.districts {
            pages.push((PageId::District(district.id.clone()), Location::span(&district.path, district.at)));
        }
    }
}

/// Returns the years that have events.
pub(super) fn years(site: &Site) -> BTreeSet<i16> {
    site.visits.iter().flat_map(|visit| visit.date.value.years()).collect()
}

/// Returns whether a language has a feed, which needs a release in that language.
pub(super) fn has_feed(site: &Site, lang: Lang) -> bool {
    site.config.outputs.feeds && site.press().iter().any(|press| press.versions.get(lang).is_some())
}

/// Returns the calendars that have events: `None` for that of all events, and the municipalities
/// that have one.
pub(super) fn calendars(site: &Site) -> Vec<Option<Id>> {
    if !site.config.outputs.calendars || !site.visits.iter().any(|visit| visit.date.value.is_dated()) {
        return Vec::new();
    }
    let places = site
        .municipalities
        .iter()
        .filter(|place| site.concerning(&place.id).iter().any(|visit| visit.date.value.is_dated()));
    std::iter::once(None).chain(places.map(|place| Some(place.id.clone()))).collect()
}

/// Returns the tables of open data that have rows.
pub(super) fn tables(site: &Site) -> Vec<Table> {
    if !site.config.outputs.data {
        return Vec::new();
    }
    Table::ALL.into_iter().filter(|table| table.rows(site) > 0).collect()
}

/// Returns whether any place has coordinates.
pub(super) fn has_places(site: &Site) -> bool {
    let municipalities = site.municipalities.iter().any(|place| place.point.is_some());
    site.config.outputs.data && (municipalities || site.districts.iter().any(|district| district.point.is_some()))
}

/// Returns the file path of an alias, or `None` if it is not a path of this site.
pub(super) fn alias_file(alias: &str) -> Option<String> {
    let path = alias.trim().trim_start_matches('/');
    if path.is_empty() || path.contains([':', '?', '#']) {
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or(path);
    Some(match (path.ends_with('/'), last.contains('.')) {
        (true, _) => format!("{path}index.html"),
        (false, true) => path.to_owned(),
        (false, false) => format!("{path}/index.html"),
    })
}
