//! The pages, feeds, calendars and tables of a site. A section without content has no page.

use std::collections::BTreeSet;

use crate::foundation::diagnostics::LinkError;
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::path::resolve;
use crate::foundation::span::Location;
use crate::model::record::Record;
use crate::model::site::{Site, Version};
use crate::source::yaml::Id;

use super::{PageId, Table};

/// The number of releases on a page of the list.
pub const PRESS_PER_PAGE: usize = 20;

/// The source of a page in each language, or in the first one only if it is that of all.
pub(super) type Sources = Localized<Location>;

/// Returns all pages, with the sources of each.
pub(super) fn pages(site: &Site) -> Vec<(PageId, Sources)> {
    let site_file = Location::file(&crate::model::config::PATH.into());
    let mut pages = vec![(PageId::Home, of_all(site_file.clone()))];
    let mut list = |id| pages.push((id, of_all(site_file.clone())));
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
        site.visits.iter().any(|visit| site.results_of(visit).is_some() || site.results_owed_for(visit).is_some());
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

fn of_all(source: Location) -> Sources {
    Lang::ALL.into_iter().take(1).map(|lang| (lang, source.clone())).collect()
}

fn of_texts(versions: &Localized<Version>) -> Sources {
    versions.iter().map(|(lang, version)| (lang, Location::span(&version.path, version.start))).collect()
}

fn of_record<T>(record: &Record<T>) -> Sources {
    of_all(Location::span(&record.path, record.at))
}

fn records(site: &Site, pages: &mut Vec<(PageId, Sources)>) {
    let press = site.press().iter().map(|press| (PageId::Release(press.slug.clone()), of_texts(&press.versions)));
    pages.extend(press.filter(|(_, sources)| !sources.is_empty()));
    let texts = site.pages().iter().map(|page| (PageId::Page(page.slug.clone()), of_texts(&page.versions)));
    pages.extend(texts.filter(|(_, sources)| !sources.is_empty()));
    if site.config.outputs.visits {
        pages.extend(site.visits.iter().map(|visit| (PageId::Visit(visit.id.clone()), of_record(visit))));
    }
    for programme in &site.programmes {
        pages.push((PageId::Programme(programme.id.clone()), of_record(programme)));
    }
    for place in &site.municipalities {
        pages.push((PageId::Municipality(place.id.clone()), of_record(place)));
    }
    if site.config.outputs.districts {
        for district in &site.districts {
            pages.push((PageId::District(district.id.clone()), of_record(district)));
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

/// The extensions of old addresses that were pages. Servers read a file of the others as another
/// type.
const PAGE_FILES: [&str; 2] = ["html", "htm"];
/// The extensions of programs that made pages. Their addresses become folders with an `index.html`.
const PAGE_PROGRAMS: [&str; 9] = ["php", "asp", "aspx", "jsp", "cgi", "cfm", "shtml", "xhtml", "pl"];

/// Returns the file path of an alias, which may be percent-encoded.
pub(super) fn alias_file(alias: &str) -> Result<String, LinkError> {
    let written = alias.trim().trim_start_matches('/');
    if written.is_empty() || written.contains([':', '?', '#']) {
        return Err(LinkError::NoPath);
    }
    let path = resolve("", written).ok_or(match written.split('/').any(|part| part == "..") {
        true => LinkError::Outside,
        false => LinkError::NoPath,
    })?;
    if path.is_empty() {
        return Err(LinkError::NoPath);
    }
    // Servers hide such files, or read their settings from them.
    if path.split('/').any(|part| part.starts_with('.')) {
        return Err(LinkError::NotAPage);
    }
    let folder = path.trim_end_matches('/');
    let last = folder.rsplit('/').next().unwrap_or(folder);
    let extension = last.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase());
    let is_letters = !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_alphabetic());
    match path.ends_with('/') || !is_letters || PAGE_PROGRAMS.contains(&&*extension) {
        true => Ok(format!("{folder}/index.html")),
        false if PAGE_FILES.contains(&&*extension) => Ok(path),
        false => Err(LinkError::NotAPage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alias_is_a_page() {
        for (alias, file) in [
            ("/ky/old/", "ky/old/index.html"),
            ("ky/old", "ky/old/index.html"),
            ("/news/12.html", "news/12.html"),
            ("/news/12.HTM", "news/12.HTM"),
            ("/index.php", "index.php/index.html"),
            ("/v1.0", "v1.0/index.html"),
            ("/2017.11.21-сход", "2017.11.21-сход/index.html"),
            ("/%D0%B1%D0%B0%D1%80%D0%B0%D0%BA/", "барак/index.html"),
            ("/%d0%b1%d0%b0%d1%80%d0%b0%d0%ba.html", "барак.html"),
            ("/100%/", "100%/index.html"),
        ] {
            assert_eq!(alias_file(alias).as_deref(), Ok(file), "{alias}");
        }
        for (alias, fault) in [
            ("/", LinkError::NoPath),
            ("/a?b=1", LinkError::NoPath),
            ("https://a.kg/b", LinkError::NoPath),
            ("/a//b", LinkError::NoPath),
            ("/../b", LinkError::Outside),
            ("/a/%2e%2e/%2E%2E/b", LinkError::NoPath),
            ("/.htaccess", LinkError::NotAPage),
            ("/%2Ehtaccess", LinkError::NotAPage),
            ("/.well-known/x/", LinkError::NotAPage),
            ("/assets/x.css", LinkError::NotAPage),
            ("/docs/plan.PDF", LinkError::NotAPage),
            ("/feed.xml", LinkError::NotAPage),
        ] {
            assert_eq!(alias_file(alias), Err(fault), "{alias}");
        }
    }
}
