//! The printed sheets of a site, and their paths: posters for notice boards, and leaflets of
//! results.
//!
//! A sheet repeats the content of a page for print. It is not a page itself, so it is not in the
//! sitemap, the feeds or the search index. Its content is not decided here.

use crate::foundation::lang::Lang;
use crate::foundation::span::Location;
use crate::model::site::{Relation, Site};
use crate::source::yaml::Id;

use super::PageId;

/// A printed sheet, in any language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The poster of an event.
    Visit(Id),
    /// The poster of a municipality, with its upcoming events.
    Municipality(Id),
    /// The poster of all upcoming events.
    Schedule,
    /// The results and commitments of a municipality, on two sides.
    Leaflet(Id),
}

impl Sheet {
    /// Returns the page to which the QR code and the URL of the sheet lead.
    pub fn page(&self) -> PageId {
        match self {
            Sheet::Visit(id) => PageId::Visit(id.clone()),
            Sheet::Municipality(id) | Sheet::Leaflet(id) => PageId::Municipality(id.clone()),
            Sheet::Schedule => PageId::Schedule,
        }
    }

    /// Returns the path of the sheet, relative to the root of the site, with a slash at the end.
    ///
    /// `None` is the sheet that has all languages.
    pub fn address(&self, lang: Option<Lang>) -> String {
        let (folder, name) = match self {
            Sheet::Visit(id) => (format!("visits/{id}"), "poster"),
            Sheet::Municipality(id) => (format!("municipalities/{id}"), "poster"),
            Sheet::Schedule => ("schedule".to_owned(), "poster"),
            Sheet::Leaflet(id) => (format!("municipalities/{id}"), "leaflet"),
        };
        match lang {
            Some(lang) => format!("{lang}/{folder}/{name}/"),
            None => format!("{folder}/{name}/"),
        }
    }

    /// Returns the name of the type of sheet, for templates.
    pub const fn kind(&self) -> &'static str {
        match self {
            Sheet::Leaflet(_) => "leaflet",
            _ => "poster",
        }
    }
}

/// Returns all sheets, each with its language and its source. The language is `None` for a sheet
/// that has all of them.
///
/// Past events and municipalities without upcoming events keep their posters, so that a printed URL
/// stays valid. Only a leaflet needs content.
pub(super) fn sheets(site: &Site) -> Vec<(Sheet, Option<Lang>, Location)> {
    let mut sheets = Vec::new();
    if !site.config.outputs.posters {
        return sheets;
    }
    let single: Vec<Option<Lang>> = site.languages().iter().copied().map(Some).collect();
    let mut add = |sheet: &Sheet, languages: &[Option<Lang>], source: Location| {
        sheets.extend(languages.iter().map(|lang| (sheet.clone(), *lang, source.clone())));
    };
    if site.config.outputs.visits && !site.visits.is_empty() {
        add(&Sheet::Schedule, &single, Location::file(&crate::model::config::PATH.into()));
        let with_shared: Vec<Option<Lang>> = single.iter().copied().chain((single.len() > 1).then_some(None)).collect();
        for visit in site.visits.iter() {
            add(&Sheet::Visit(visit.id.clone()), &with_shared, Location::span(&visit.path, visit.at));
        }
    }
    for place in site.municipalities.iter() {
        let source = Location::span(&place.path, place.at);
        add(&Sheet::Municipality(place.id.clone()), &single, source.clone());
        if has_results(site, &place.id) {
            add(&Sheet::Leaflet(place.id.clone()), &single, source);
        }
    }
    sheets
}

/// Returns whether a municipality has results of events, or commitments.
fn has_results(site: &Site, place: &Id) -> bool {
    let mut hosted = site.related(Relation::Hosted, place).iter().filter_map(|&at| site.visits.at(at));
    hosted.any(|visit| site.results_of(visit).is_some())
        || site.promises(Relation::PromisesOfPlace, place).next().is_some()
}
