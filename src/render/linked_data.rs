//! JSON-LD for search engines, in the vocabulary of schema.org.
//!
//! It says only what the page shows. Every page below the home page has a `BreadcrumbList`.

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::path::join;
use crate::foundation::value::{Day, GeoPoint};
use crate::model::record::{Record, Visit, VisitStatus};
use crate::plan::{PageId, Table, TableFormat};
use crate::render::instant::instant;
use crate::render::open_data::License;
use crate::source::yaml::Id;

use super::context::RenderContext;
use super::names::{district_name, municipality_name};
use super::share::{photo, share_picture};
use super::view::{LinkView, OrganizationView};

/// A whole JSON-LD document.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

/// A thing of a schema.org type, with its properties in the order of their output.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum Thing<'a> {
    WebSite {
        name: &'a str,
        url: &'a str,
        in_language: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        publisher: Option<Organization<'a>>,
    },
    Project {
        name: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        alternate_name: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        founding_date: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        dissolution_date: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        parent_organization: Option<Organization<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        funder: Option<Organization<'a>>,
    },
    NewsArticle {
        headline: &'a str,
        url: &'a str,
        main_entity_of_page: &'a str,
        in_language: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<&'a str>,
        date_published: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        date_modified: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        dateline: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        image: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<Organization<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        publisher: Option<Organization<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        about: Vec<Reference>,
    },
    Event {
        #[serde(rename = "@id")]
        id: String,
        name: &'a str,
        url: &'a str,
        in_language: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<&'a str>,
        start_date: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        end_date: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        previous_start_date: Option<String>,
        event_status: &'static str,
        event_attendance_mode: &'static str,
        location: Vec<Place<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        organizer: Option<Organization<'a>>,
    },
    AdministrativeArea(Area<'a>),
    Dataset {
        name: String,
        description: String,
        url: &'a str,
        is_accessible_for_free: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        license: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        creator: Option<Organization<'a>>,
        distribution: [DataDownload; 2],
    },
    BreadcrumbList {
        item_list_element: Vec<ListItem>,
    },
}

/// A reference to a thing on another page.
#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Organization<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Area<'a> {
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    alternate_name: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geo: Option<GeoCoordinates>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contained_in_place: Option<OuterArea>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "AdministrativeArea")]
struct OuterArea {
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Place<'a> {
    Place {
        name: String,
        address: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        geo: Option<GeoCoordinates>,
    },
    VirtualLocation {
        url: &'a str,
    },
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct GeoCoordinates {
    latitude: f64,
    longitude: f64,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct DataDownload {
    encoding_format: &'static str,
    content_url: String,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem {
    position: usize,
    name: String,
    item: String,
}

/// Returns the JSON-LD of a page, safe inside `<script>`.
///
/// Returns `None` if the page has no linked data.
pub(super) fn linked_data(
    cx: &RenderContext,
    id: &PageId,
    title: &str,
    description: Option<&str>,
    trail: &[LinkView],
) -> Option<String> {
    let url = absolute(cx, &id.address(cx.lang));
    let mut graph = match id {
        PageId::Home => site_things(cx, &url),
        PageId::Release(slug) => article(cx, slug, title, description, &url).into_iter().collect(),
        PageId::Visit(visit) => event(cx, visit, title, description, &url).into_iter().collect(),
        PageId::Municipality(place) => municipality(cx, place, title, &url).into_iter().collect(),
        PageId::District(district) => area_of_district(cx, district, title, &url).into_iter().collect(),
        PageId::Data => datasets(cx, &url),
        _ => Vec::new(),
    };
    if *id != PageId::Home {
        graph.push(breadcrumbs(cx, title, &url, trail));
    }
    let document = Document { context: "https://schema.org", graph };
    let json = serde_json::to_string(&document).ok().filter(|_| !document.graph.is_empty())?;
    // These characters could end the element (WHATWG HTML, "restrictions for contents of script
    // elements").
    Some(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

fn absolute(cx: &RenderContext, address: &str) -> String {
    join(&cx.plan.base_url, address)
}

fn breadcrumbs(cx: &RenderContext, title: &str, url: &str, trail: &[LinkView]) -> Thing<'static> {
    let home = (cx.text("home", &[]), absolute(cx, &cx.site_view.home));
    let steps = trail.iter().filter_map(|step| Some((step.name.text.clone(), absolute(cx, step.address.as_ref()?))));
    let all = std::iter::once(home).chain(steps).chain([(title.to_owned(), url.to_owned())]);
    let items = all.enumerate().map(|(at, (name, item))| ListItem { position: at + 1, name, item });
    Thing::BreadcrumbList { item_list_element: items.collect() }
}

fn site_things<'a>(cx: &'a RenderContext, url: &'a str) -> Vec<Thing<'a>> {
    let site = &cx.site_view;
    let web_site = Thing::WebSite {
        name: &site.title.text,
        url,
        in_language: cx.lang.code(),
        description: site.description.as_ref().map(|text| text.text.as_str()),
        publisher: publisher(cx),
    };
    let project = site.project.as_ref().map(|project| Thing::Project {
        name: &project.name.text,
        alternate_name: project.abbreviation.as_ref().map(|text| text.text.as_str()),
        description: project.summary.as_ref().map(|text| text.text.as_str()),
        founding_date: project.start.as_ref().map(|day| day.iso.as_str()),
        dissolution_date: project.end.as_ref().map(|day| day.iso.as_str()),
        parent_organization: project.implementer.as_ref().map(organization),
        funder: project.funder.as_ref().map(organization),
    });
    [web_site].into_iter().chain(project).collect()
}

/// The implementer of the project, who answers for the site.
fn publisher<'a>(cx: &'a RenderContext) -> Option<Organization<'a>> {
    cx.site_view.project.as_ref()?.implementer.as_ref().map(organization)
}

fn organization(organization: &OrganizationView) -> Organization<'_> {
    Organization {
        name: &organization.name.text,
        alternate_name: organization.abbreviation.as_ref().map(|text| text.text.as_str()),
        url: organization.url.as_deref(),
    }
}

fn article<'a>(
    cx: &'a RenderContext,
    slug: &Id,
    title: &'a str,
    description: Option<&'a str>,
    url: &'a str,
) -> Option<Thing<'a>> {
    let id = PageId::Release(slug.clone());
    let (at, press) = cx.plan.site.release(slug.as_str())?;
    let card = cx.press.get(at)?;
    let (_, version) = press.versions.best(cx.lang, cx.plan.site.languages())?;
    let modified = version.corrections.iter().map(|correction| correction.date.value).max();
    let events = press.visits.iter().filter_map(|visit| cx.plan.record(RecordKind::Visit, visit.as_str(), cx.lang));
    Some(Thing::NewsArticle {
        headline: title,
        url,
        main_entity_of_page: url,
        in_language: cx.lang.code(),
        description,
        date_published: first(&press.date),
        date_modified: modified.map(|date| last(&date)),
        dateline: card.place.as_ref().map(|place| place.text.as_str()),
        image: photo(cx, &id).or_else(|| share_picture(cx, &id)).map(|picture| picture.href),
        author: publisher(cx),
        publisher: publisher(cx),
        about: events.map(|address| Reference { id: format!("{}#event", absolute(cx, &address)) }).collect(),
    })
}

fn event<'a>(
    cx: &'a RenderContext,
    id: &Id,
    title: &'a str,
    description: Option<&'a str>,
    url: &'a str,
) -> Option<Thing<'a>> {
    let visit = cx.plan.site.visits.get(id.as_str())?;
    let (start, end) = times(cx, visit);
    Some(Thing::Event {
        id: format!("{url}#event"),
        name: title,
        url,
        in_language: cx.lang.code(),
        description,
        start_date: start,
        end_date: end,
        previous_start_date: visit.moved_from.as_ref().map(|day| first(&day.value)),
        event_status: status(visit),
        event_attendance_mode: match (visit.online, visit.hosts.is_empty()) {
            (true, false) => "https://schema.org/MixedEventAttendanceMode",
            (true, true) => "https://schema.org/OnlineEventAttendanceMode",
            (false, _) => "https://schema.org/OfflineEventAttendanceMode",
        },
        location: locations(cx, visit, url),
        organizer: publisher(cx),
    })
}

/// A postponed event with a new day is rescheduled (schema.org, EventStatusType).
fn status(visit: &Visit) -> &'static str {
    match (visit.status.value, &visit.moved_from) {
        (VisitStatus::Cancelled, _) => "https://schema.org/EventCancelled",
        (VisitStatus::Postponed, None) => "https://schema.org/EventPostponed",
        (_, Some(_)) => "https://schema.org/EventRescheduled",
        (_, None) => "https://schema.org/EventScheduled",
    }
}

/// Returns the start and the end of an event.
///
/// If the hour is known, it is given with the offset of the site's zone.
fn times(cx: &RenderContext, visit: &Visit) -> (String, Option<String>) {
    let day = visit.date.value;
    let at = |date: Date, time: Time| instant(date.to_datetime(time), &cx.plan.site.config.time_zone);
    match visit.time.filter(|_| day.is_exact()) {
        Some(time) => (at(day.first(), time.start), time.end.map(|end| at(day.first(), end))),
        None => (first(&day), matches!(day, Day::Range(..)).then(|| last(&day))),
    }
}

fn locations<'a>(cx: &RenderContext, visit: &Record<Visit>, url: &'a str) -> Vec<Place<'a>> {
    let site = cx.plan.site;
    let venue = cx.view_of(&visit.venue).map(|venue| venue.text);
    let places = visit.hosts.iter().filter_map(|host| {
        let name = municipality_name(cx, host.value.as_str())?;
        let place = site.municipalities.get(host.value.as_str())?;
        let district = district_name(cx, place.district.value.as_str());
        let address: Vec<String> = [venue.clone(), Some(name.clone()), district].into_iter().flatten().collect();
        let name = venue.clone().unwrap_or(name);
        Some(Place::Place {
            name,
            address: address.join(", "),
            geo: place.point.as_ref().map(|point| geo(point.value)),
        })
    });
    places.chain(visit.online.then_some(Place::VirtualLocation { url })).collect()
}

fn municipality<'a>(cx: &'a RenderContext, id: &Id, title: &'a str, url: &'a str) -> Option<Thing<'a>> {
    let place = cx.plan.site.municipalities.get(id.as_str())?;
    let district = district_name(cx, place.district.value.as_str());
    Some(Thing::AdministrativeArea(Area {
        name: title,
        url,
        alternate_name: &place.aliases,
        identifier: place.code.as_deref(),
        geo: place.point.as_ref().map(|point| geo(point.value)),
        contained_in_place: district.map(|name| OuterArea { name }),
    }))
}

fn area_of_district<'a>(cx: &'a RenderContext, id: &Id, title: &'a str, url: &'a str) -> Option<Thing<'a>> {
    let district = cx.plan.site.districts.get(id.as_str())?;
    Some(Thing::AdministrativeArea(Area {
        name: title,
        url,
        alternate_name: &district.aliases,
        identifier: district.code.as_deref(),
        geo: district.point.as_ref().map(|point| geo(point.value)),
        contained_in_place: None,
    }))
}

fn geo(point: GeoPoint) -> GeoCoordinates {
    GeoCoordinates { latitude: point.latitude, longitude: point.longitude }
}

fn datasets<'a>(cx: &'a RenderContext, url: &'a str) -> Vec<Thing<'a>> {
    let license = License::of(cx.plan.site).map(|license| license.path.unwrap_or(license.name));
    let tables = Table::ALL.into_iter().filter(|table| cx.plan.exists(&table.address(TableFormat::Csv)));
    let file = |table: Table, format: TableFormat, encoding_format: &'static str| DataDownload {
        encoding_format,
        content_url: absolute(cx, &table.address(format)),
    };
    let dataset = |table: Table| Thing::Dataset {
        name: cx.text(&format!("data-{}", table.name()), &[]),
        description: cx.text(&format!("data-about-{}", table.name()), &[]),
        url,
        is_accessible_for_free: true,
        license: license.clone(),
        creator: publisher(cx),
        distribution: [file(table, TableFormat::Csv, "text/csv"), file(table, TableFormat::Json, "application/json")],
    };
    tables.map(dataset).collect()
}

fn first(day: &Day) -> String {
    match *day {
        Day::At(point) | Day::Range(point, _) => point.iso(),
    }
}

fn last(day: &Day) -> String {
    match *day {
        Day::At(point) | Day::Range(_, point) => point.iso(),
    }
}
