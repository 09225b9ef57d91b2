//! The sheets of paper a site can have, and the address of each: posters for notice boards, and leaflets of results.
//!
//! A sheet is no page: it repeats what a page says, for a wall or a hand. So it stands in no sitemap, feed or search, and
//! whatever goes over the pages of a site never meets it. What is on it is not decided here.

use crate::foundation::lang::Lang;
use crate::foundation::span::Place;
use crate::model::site::{Relation, Site};
use crate::source::yaml::Id;

use super::PageId;

/// A sheet of paper, in whatever language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The poster of an event.
    Visit(Id),
    /// The poster of a municipality: its events to come.
    Municipality(Id),
    /// The poster of all events to come.
    Schedule,
    /// What came of the events and promises in a municipality, on two sides.
    Leaflet(Id),
}

impl Sheet {
    /// The page that the sheet repeats: its code and its address lead there.
    pub fn page(&self) -> PageId {
        match self {
            Sheet::Visit(id) => PageId::Visit(id.clone()),
            Sheet::Municipality(id) | Sheet::Leaflet(id) => PageId::Municipality(id.clone()),
            Sheet::Schedule => PageId::Schedule,
        }
    }

    /// The address of the sheet from the site's root, with `/` at the end: in a language, or in all on one sheet.
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

    /// The name of the kind of sheet, for templates.
    pub const fn kind(&self) -> &'static str {
        match self {
            Sheet::Leaflet(_) => "leaflet",
            _ => "poster",
        }
    }
}

/// Every sheet with its languages, where none stands for all on one sheet, and with what it comes from.
///
/// Every event, every municipality and the schedule has a poster, also one whose day has passed or that has nothing
/// coming: it says so. An address on paper or in a message never stops to work. A leaflet needs something to tell.
pub fn sheets(site: &Site) -> Vec<(Sheet, Option<Lang>, Place)> {
    let mut sheets = Vec::new();
    if !site.config.outputs.posters {
        return sheets;
    }
    let own: Vec<Option<Lang>> = site.languages().iter().copied().map(Some).collect();
    let mut add = |sheet: &Sheet, languages: &[Option<Lang>], source: Place| {
        sheets.extend(languages.iter().map(|lang| (sheet.clone(), *lang, source.clone())));
    };
    if site.config.outputs.visits && !site.visits.is_empty() {
        add(&Sheet::Schedule, &own, Place::file(&crate::model::config::PATH.into()));
        let both: Vec<Option<Lang>> = own.iter().copied().chain((own.len() > 1).then_some(None)).collect();
        for visit in site.visits.iter() {
            add(&Sheet::Visit(visit.id.clone()), &both, Place::span(&visit.path, visit.at));
        }
    }
    for place in site.municipalities.iter() {
        let source = Place::span(&place.path, place.at);
        add(&Sheet::Municipality(place.id.clone()), &own, source.clone());
        if has_outcome(site, &place.id) {
            add(&Sheet::Leaflet(place.id.clone()), &own, source);
        }
    }
    sheets
}

/// Whether there are results of events in a municipality, or promises to it.
fn has_outcome(site: &Site, place: &Id) -> bool {
    let mut hosted = site.related(Relation::Hosted, place).iter().filter_map(|&at| site.visits.at(at));
    hosted.any(|visit| visit.results.is_some()) || site.promises(Relation::PromisesOfPlace, place).next().is_some()
}
