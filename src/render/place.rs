//! Views of municipalities and districts.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::value::GeoPoint;
use crate::model::record::{Commitment, Municipality, Record, Visit};
use crate::model::site::Relation;
use crate::plan::Sheet;
use crate::source::yaml::{Id, YamlEnum};

use super::calendars::calendar_view;
use super::chart::{self, Medium};
use super::commitment::commitment_view;
use super::context::RenderContext;
use super::documents::document_view;
use super::event::{priority_views, split};
use super::map::{self, Spot};
use super::names::{district_name, municipality_name, record_link};
use super::people::person_views;
use super::results::{district_results, municipality_results};
use super::shared_view::SharedView;
use super::view::*;
use super::view_builders;

/// The number of past events that a place's page shows as cards. Older ones are only named.
const CARDS: usize = 12;
/// The most other municipalities on the map of one.
const NEIGHBOURS: usize = 12;

/// Returns the card of a municipality. Returns `None` if its district is missing.
pub(super) fn municipality_card(cx: &RenderContext, place: &Record<Municipality>) -> Option<MunicipalityCard> {
    let visits = cx.plan.site.related(Relation::Hosted, &place.id).len();
    let district = record_link(cx, RecordKind::District, place.district.value.as_str())?;
    Some(MunicipalityCard {
        id: place.id.to_string(),
        address: crate::plan::PageId::Municipality(place.id.clone()).address(cx.lang),
        name: cx.view(&place.name),
        kind: place.kind.word(),
        district,
        partner: place.partner,
        visits,
    })
}

/// Returns the view of a municipality's page.
pub(super) fn municipality_page(cx: &RenderContext, id: &Id) -> Option<MunicipalityPage> {
    let site = cx.plan.site;
    let place = site.municipalities.get(id.as_str())?;
    let (upcoming, mut past) = split(cx, site.related(Relation::Hosted, id).iter().copied());
    let earlier = past.split_off(past.len().min(CARDS));
    let (mut guest_at, guest_past) = split(cx, site.related(Relation::GuestAt, id).iter().copied());
    guest_at.extend(guest_past);
    let guest_earlier = guest_at.split_off(guest_at.len().min(CARDS));
    let hosted = site.related(Relation::Hosted, id).iter().filter_map(|&at| site.visits.at(at));
    let hosted: Vec<&Record<Visit>> = hosted.collect();
    let mut priorities = Vec::new();
    for visit in &hosted {
        let (Some(results), Some(link)) =
            (site.results_of(visit), record_link(cx, RecordKind::Visit, visit.id.as_str()))
        else {
            continue;
        };
        for priority in priority_views(cx, results) {
            priorities.push(PlacePriorityView { priority, visit: link.clone() });
        }
    }
    let documents = site.documents_of(Relation::DocumentsOfPlace, id);
    let commitments: Vec<&Record<Commitment>> = site.promises(Relation::PromisesOfPlace, id).collect();
    let charts = place_charts(cx, &hosted, &commitments);
    let hosted_releases = hosted.iter().flat_map(|visit| site.related(Relation::ReleasesOfVisit, &visit.id));
    let releases: BTreeSet<usize> =
        site.related(Relation::ReleasesOfPlace, id).iter().chain(hosted_releases).copied().collect();
    let card = municipality_card(cx, place)?;
    Some(MunicipalityPage {
        map: location_map(cx, place, &card),
        map_of_seat: place.point.is_none(),
        municipality: SharedView::new(card),
        code: place.code.clone(),
        aliases: place.aliases.clone(),
        point: place.point.as_ref().map(|point| point_view(point.value)),
        population: place.population.as_ref().map(|population| PopulationView {
            value: population.value.map(|count| view_builders::count_view(cx.lang, count)),
            year: population.year.as_ref().map(|year| cx.day(&year.value)),
            source: cx.view_of(&population.source),
        }),
        valid_from: cx.day_of(&place.valid_from),
        valid_to: cx.day_of(&place.valid_to),
        successor: place.successor.as_ref().and_then(|id| record_link(cx, RecordKind::Municipality, id.value.as_str())),
        contacts: person_views(cx, &place.contacts),
        upcoming,
        past,
        earlier,
        guest_at,
        guest_earlier,
        priorities,
        commitments: commitments.into_iter().map(|commitment| commitment_view(cx, commitment)).collect(),
        charts,
        releases: cx.releases(releases),
        documents: documents.filter_map(|document| document_view(cx, document)).collect(),
        poster: cx.plan.sheet(&Sheet::Municipality(id.clone()), Some(cx.lang)),
        leaflet: cx.plan.sheet(&Sheet::Leaflet(id.clone()), Some(cx.lang)),
        calendar: calendar_view(cx, Some(id)),
        extra: place.extra.0.clone(),
    })
}

/// Returns the charts of a place that hosted these events.
fn place_charts(cx: &RenderContext, hosted: &[&Record<Visit>], commitments: &[&Record<Commitment>]) -> Vec<ChartView> {
    let events: Vec<chart::Event> =
        hosted.iter().filter_map(|visit| Some((*visit, cx.visit(visit.id.as_str())?))).collect();
    chart::votes_of_events(cx, &events, Medium::Page)
        .into_iter()
        .chain(chart::charts(cx, &events, commitments))
        .collect()
}

/// Returns the view of the list of municipalities.
pub(super) fn municipalities_page(cx: &RenderContext) -> MunicipalitiesPage {
    let mut districts: Vec<DistrictGroup> = Vec::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for card in cx.municipalities.iter() {
        match groups.get(card.district.id.as_str()).and_then(|&group| districts.get_mut(group)) {
            Some(group) => group.municipalities.push(card.clone()),
            None => {
                groups.insert(&card.district.id, districts.len());
                districts.push(DistrictGroup { district: card.district.clone(), municipalities: vec![card.clone()] })
            }
        }
    }
    cx.sort_by_name(&mut districts, |group| &group.district.name.text);
    let total = crate::language::number(cx.lang, cx.municipalities.len() as u64);
    let spots = districts.iter().enumerate().filter_map(|(at, group)| district_spot(cx, at + 1, group));
    let map = map::map(cx, spots.collect());
    MunicipalitiesPage { districts, total, many: cx.municipalities.len() > super::list::ENTRIES, map }
}

/// Returns the mark of a district: at its own point, else at the mean of its municipalities.
fn district_spot(cx: &RenderContext, number: usize, group: &DistrictGroup) -> Option<Spot> {
    let site = cx.plan.site;
    let district = site.districts.get(&group.district.id)?;
    let points = || -> Vec<GeoPoint> {
        let inside = group
            .municipalities
            .iter()
            .filter_map(|card| Some(site.municipalities.get(&card.id)?.point.as_ref()?.value));
        inside.collect()
    };
    let point = district.point.as_ref().map(|point| point.value).or_else(|| middle(&points()))?;
    let name = district_name(cx, &group.district.id)?;
    let partner = group.municipalities.iter().any(|card| card.partner);
    let (link, number) = (group.district.clone(), Some(number));
    Some(Spot { point, link, name, kind: "district", partner, number, current: false })
}

fn municipality_spot(cx: &RenderContext, number: Option<usize>, card: &MunicipalityCard) -> Option<Spot> {
    let point = cx.plan.site.municipalities.get(&card.id)?.point.as_ref()?.value;
    let link = LinkView { id: card.id.clone(), address: Some(card.address.clone()), name: card.name.clone() };
    let name = municipality_name(cx, &card.id)?;
    Some(Spot { point, link, name, kind: card.kind, partner: card.partner, number, current: false })
}

/// Returns the mark of a district's seat, on a page about the district or a place in it.
fn seat_spot(cx: &RenderContext, id: &Id) -> Option<Spot> {
    let point = cx.plan.site.districts.get(id.as_str())?.point.as_ref()?.value;
    let (name, link) = (district_name(cx, id.as_str())?, record_link(cx, RecordKind::District, id.as_str())?);
    Some(Spot { point, link, name, kind: "district", partner: false, number: None, current: true })
}

/// Returns the map of where a municipality lies: its own point, or that of its district's seat.
fn location_map(cx: &RenderContext, place: &Record<Municipality>, card: &MunicipalityCard) -> Option<MapView> {
    let own = municipality_spot(cx, None, card).map(|spot| Spot { current: true, ..spot });
    let Some(own) = own else {
        return map::map(cx, seat_spot(cx, &place.district.value).into_iter().collect());
    };
    let neighbours = cx.places_of(&place.district.value).into_iter().filter(|other| other.id != card.id);
    let neighbours = neighbours.filter_map(|card| municipality_spot(cx, None, card)).take(NEIGHBOURS);
    map::map(cx, std::iter::once(own).chain(neighbours).collect())
}

/// Returns the view of a district's page.
pub(super) fn district_page(cx: &RenderContext, id: &Id) -> Option<DistrictPage> {
    let site = cx.plan.site;
    let district = site.districts.get(id.as_str())?;
    let (upcoming, mut past) = split(cx, site.related(Relation::VisitsOfDistrict, id).iter().copied());
    let earlier = past.split_off(past.len().min(CARDS));
    let municipalities: Vec<SharedView<MunicipalityCard>> = cx.places_of(id).into_iter().cloned().collect();
    let spots = municipalities.iter().enumerate().filter_map(|(at, card)| municipality_spot(cx, Some(at + 1), card));
    let mut spots: Vec<Spot> = spots.collect();
    // The seat shows where the district lies, if nothing in it does.
    if spots.is_empty() {
        spots.extend(seat_spot(cx, id));
    }
    let map = map::map(cx, spots);
    let commitments = site.places_of(id).flat_map(|place| site.related(Relation::PromisesOfPlace, &place.id));
    let commitments: BTreeSet<usize> = commitments.copied().collect();
    let commitments: Vec<&Record<Commitment>> =
        commitments.into_iter().filter_map(|at| site.commitments.at(at)).collect();
    let hosted = site.places_of(id).flat_map(|place| site.related(Relation::Hosted, &place.id));
    let hosted: BTreeSet<usize> = hosted.copied().collect();
    let hosted: Vec<&Record<Visit>> = hosted.into_iter().filter_map(|at| site.visits.at(at)).collect();
    let charts = place_charts(cx, &hosted, &commitments);
    let places = municipality_results(cx, cx.places_of(id));
    Some(DistrictPage {
        id: id.to_string(),
        name: cx.view(&district.name),
        code: district.code.clone(),
        aliases: district.aliases.clone(),
        point: district.point.as_ref().map(|point| point_view(point.value)),
        municipalities,
        map,
        upcoming,
        past,
        earlier,
        commitments: commitments.into_iter().map(|commitment| commitment_view(cx, commitment)).collect(),
        charts,
        results: district_results(cx, id),
        has: super::results::columns(&places),
        places_overlap: places.iter().any(|row| row.shared),
        places,
        extra: district.extra.0.clone(),
    })
}

/// Returns the mean of some points.
fn middle(points: &[GeoPoint]) -> Option<GeoPoint> {
    let count = points.len() as f64;
    let mean = |get: fn(&GeoPoint) -> f64| points.iter().map(get).sum::<f64>() / count;
    let middle = || GeoPoint { latitude: mean(|point| point.latitude), longitude: mean(|point| point.longitude) };
    (!points.is_empty()).then(middle)
}

fn point_view(point: GeoPoint) -> PointView {
    PointView { latitude: point.latitude, longitude: point.longitude }
}
