//! What a page tells to search engines: JSON-LD in the words of schema.org.
//!
//! Only what the page itself shows, and nothing made up to please a validator. Types: NewsArticle, Event,
//! AdministrativeArea, Organization, Dataset, and BreadcrumbList on every page below the home page.

mod json;

use jiff::civil::{Date, Time};

use crate::kind::{Record, Visit, VisitStatus};
use crate::note::Kind;
use crate::open_data::License;
use crate::path::join;
use crate::plan::{PageId, Table};
use crate::value::{Day, GeoPoint};
use crate::yaml::Id;

use super::shelf::Shelf;
use super::view::{LinkView, OrganizationView};

use json::{Json, Say, Thing, thing};

impl Shelf<'_> {
    /// The JSON-LD of a page, safe to stand inside `<script>`; none for a page with nothing to tell.
    pub(super) fn linked_data(
        &self,
        id: &PageId,
        title: &str,
        description: Option<&str>,
        trail: &[LinkView],
    ) -> Option<String> {
        let url = self.absolute(&id.address(self.lang));
        let mut graph = match id {
            PageId::Home => self.site_things(&url),
            PageId::Release(slug) => self.article(slug, title, description, &url).into_iter().collect(),
            PageId::Visit(visit) => self.event(visit, title, description, &url).into_iter().collect(),
            PageId::Municipality(place) => self.municipality(place, title, &url).into_iter().collect(),
            PageId::District(district) => self.district(district, title, &url).into_iter().collect(),
            PageId::Data => self.datasets(&url),
            _ => Vec::new(),
        };
        if *id != PageId::Home {
            graph.push(self.breadcrumbs(title, &url, trail));
        }
        (!graph.is_empty()).then(|| {
            let mut whole = Thing::untyped();
            put(&mut whole, "@context", "https://schema.org");
            put(&mut whole, "@graph", graph);
            whole.in_script()
        })
    }

    fn absolute(&self, address: &str) -> String {
        join(&self.plan.base_url, address)
    }

    fn breadcrumbs(&self, title: &str, url: &str, trail: &[LinkView]) -> Json {
        let home = (self.text("home", &[]), self.absolute(&self.site_view.home));
        let steps =
            trail.iter().filter_map(|step| Some((step.name.text.clone(), self.absolute(step.address.as_ref()?))));
        let all = std::iter::once(home).chain(steps).chain([(title.to_owned(), url.to_owned())]);
        let items: Vec<Json> = all
            .enumerate()
            .map(|(at, (name, item))| {
                thing("ListItem", |step| {
                    put(step, "position", at + 1);
                    put(step, "name", name);
                    put(step, "item", item);
                })
            })
            .collect();
        thing("BreadcrumbList", |list| put(list, "itemListElement", items))
    }

    fn site_things(&self, url: &str) -> Vec<Json> {
        let site = thing("WebSite", |site| {
            put(site, "name", self.site_title());
            put(site, "url", url);
            put(site, "inLanguage", self.lang.code());
            put(site, "description", self.site_view.description.as_ref().map(|text| text.text.clone()));
            put(site, "publisher", self.publisher());
        });
        let project = self.site_view.project.as_ref().map(|project| {
            thing("Project", |own| {
                put(own, "name", project.name.text.clone());
                put(own, "alternateName", project.abbreviation.as_ref().map(|text| text.text.clone()));
                put(own, "description", project.summary.as_ref().map(|text| text.text.clone()));
                put(own, "foundingDate", project.start.as_ref().map(|day| day.iso.clone()));
                put(own, "dissolutionDate", project.end.as_ref().map(|day| day.iso.clone()));
                put(own, "parentOrganization", project.implementer.as_ref().map(organization));
                put(own, "funder", project.funder.as_ref().map(organization));
            })
        });
        [site].into_iter().chain(project).collect()
    }

    /// Who answers for the site: the implementer.
    fn publisher(&self) -> Option<Json> {
        self.site_view.project.as_ref()?.implementer.as_ref().map(organization)
    }

    fn article(&self, slug: &Id, title: &str, description: Option<&str>, url: &str) -> Option<Json> {
        let id = PageId::Release(slug.clone());
        let (at, press) = self.plan.site.release(slug.as_str())?;
        let card = self.press.get(at)?;
        let (_, version) = press.versions.best(self.lang, self.plan.site.languages())?;
        let modified = version.corrections.iter().map(|correction| correction.date).max();
        let events: Vec<Json> = press
            .visits
            .iter()
            .filter_map(|visit| self.plan.record(Kind::Visit, visit.as_str(), self.lang))
            .map(|address| {
                let mut event = Thing::untyped();
                put(&mut event, "@id", format!("{}#event", self.absolute(&address)));
                Json::from(event)
            })
            .collect();
        Some(thing("NewsArticle", |article| {
            put(article, "headline", title);
            put(article, "url", url);
            put(article, "mainEntityOfPage", url);
            put(article, "inLanguage", self.lang.code());
            put(article, "description", description);
            put(article, "datePublished", first(&press.date));
            put(article, "dateModified", modified.map(|date| last(&date)));
            put(article, "dateline", card.place.as_ref().map(|place| place.text.as_str()));
            put(article, "image", self.photo(&id).or_else(|| self.picture(&id)).map(|picture| picture.href));
            put(article, "author", self.publisher());
            put(article, "publisher", self.publisher());
            put(article, "about", (!events.is_empty()).then_some(events));
        }))
    }

    fn event(&self, id: &Id, title: &str, description: Option<&str>, url: &str) -> Option<Json> {
        let visit = self.plan.site.visits.get(id.as_str())?;
        let online = if visit.online { Some("OnlineEventAttendanceMode") } else { None };
        let mode = match (online, visit.hosts.is_empty()) {
            (Some(_), false) => "MixedEventAttendanceMode",
            (Some(online), true) => online,
            (None, _) => "OfflineEventAttendanceMode",
        };
        let (start, end) = self.times(visit);
        Some(thing("Event", |event| {
            put(event, "@id", format!("{url}#event"));
            put(event, "name", title);
            put(event, "url", url);
            put(event, "inLanguage", self.lang.code());
            put(event, "description", description);
            put(event, "startDate", start);
            put(event, "endDate", end);
            put(event, "previousStartDate", visit.moved_from.as_ref().map(first));
            put(event, "eventStatus", format!("https://schema.org/{}", status(visit)));
            put(event, "eventAttendanceMode", format!("https://schema.org/{mode}"));
            put(event, "location", self.location(visit, url));
            put(event, "organizer", self.publisher());
        }))
    }

    /// When an event begins and ends; with the hour and the offset of the site's zone where the hour is known.
    fn times(&self, visit: &Visit) -> (String, Option<String>) {
        let day = visit.date.value;
        let at = |date: Date, time: Time| {
            let zoned = date.to_datetime(time).to_zoned(self.plan.site.config.time_zone.clone()).ok()?;
            Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
        };
        match visit.time.filter(|_| day.is_exact()) {
            Some(time) => {
                let start = at(day.first(), time.start).unwrap_or_else(|| first(&day));
                (start, time.end.and_then(|end| at(day.first(), end)))
            }
            None => (first(&day), matches!(day, Day::Range(..)).then(|| last(&day))),
        }
    }

    fn location(&self, visit: &Record<Visit>, url: &str) -> Vec<Json> {
        let site = self.plan.site;
        let venue = self.view_of(&visit.venue).map(|venue| venue.text);
        let places = visit.hosts.iter().filter_map(|host| {
            let name = self.long_name(host.value.as_str())?;
            let place = site.municipalities.get(host.value.as_str())?;
            let district = self.district_name(place.district.value.as_str());
            let address: Vec<String> = [venue.clone(), Some(name.clone()), district].into_iter().flatten().collect();
            Some(thing("Place", |own| {
                put(own, "name", venue.clone().unwrap_or(name));
                put(own, "address", address.join(", "));
                put(own, "geo", place.point.as_ref().map(geo));
            }))
        });
        let online = visit.online.then(|| thing("VirtualLocation", |place| put(place, "url", url)));
        places.chain(online).collect()
    }

    fn municipality(&self, id: &Id, title: &str, url: &str) -> Option<Json> {
        let place = self.plan.site.municipalities.get(id.as_str())?;
        let district = self.district_name(place.district.value.as_str());
        let district = district.map(|name| thing("AdministrativeArea", |own| put(own, "name", name)));
        Some(area(title, url, &place.aliases, place.code.as_deref(), place.point.as_ref(), district))
    }

    fn district(&self, id: &Id, title: &str, url: &str) -> Option<Json> {
        let district = self.plan.site.districts.get(id.as_str())?;
        Some(area(title, url, &district.aliases, district.code.as_deref(), district.point.as_ref(), None))
    }

    fn datasets(&self, url: &str) -> Vec<Json> {
        let license = License::of(self.plan.site).map(|license| license.path.unwrap_or(license.name));
        let tables = Table::ALL.into_iter().filter(|table| self.plan.exists(&table.address(true)));
        let dataset = |table: Table| {
            let file = |csv: bool, form: &str| {
                thing("DataDownload", |download| {
                    put(download, "encodingFormat", form);
                    put(download, "contentUrl", self.absolute(&table.address(csv)));
                })
            };
            thing("Dataset", |dataset| {
                put(dataset, "name", self.text(&format!("data-{}", table.name()), &[]));
                put(dataset, "description", self.text(&format!("data-about-{}", table.name()), &[]));
                put(dataset, "url", url);
                put(dataset, "isAccessibleForFree", true);
                put(dataset, "license", license.clone());
                put(dataset, "creator", self.publisher());
                put(dataset, "distribution", vec![file(true, "text/csv"), file(false, "application/json")]);
            })
        };
        tables.map(dataset).collect()
    }
}

/// A postponed event with a new day is rescheduled; without one it waits for it (schema.org, EventStatusType).
fn status(visit: &Visit) -> &'static str {
    match (visit.status.value, &visit.moved_from) {
        (VisitStatus::Cancelled, _) => "EventCancelled",
        (VisitStatus::Postponed, None) => "EventPostponed",
        (_, Some(_)) => "EventRescheduled",
        (_, None) => "EventScheduled",
    }
}

fn area(
    name: &str,
    url: &str,
    aliases: &[String],
    code: Option<&str>,
    point: Option<&GeoPoint>,
    inside: Option<Json>,
) -> Json {
    thing("AdministrativeArea", |area| {
        put(area, "name", name);
        put(area, "url", url);
        put(area, "alternateName", (!aliases.is_empty()).then(|| aliases.to_vec()));
        put(area, "identifier", code);
        put(area, "geo", point.map(geo));
        put(area, "containedInPlace", inside);
    })
}

fn geo(point: &GeoPoint) -> Json {
    thing("GeoCoordinates", |geo| {
        put(geo, "latitude", point.latitude);
        put(geo, "longitude", point.longitude);
    })
}

fn organization(organization: &OrganizationView) -> Json {
    thing("Organization", |own| {
        put(own, "name", organization.name.text.as_str());
        put(own, "alternateName", organization.abbreviation.as_ref().map(|text| text.text.as_str()));
        put(own, "url", organization.url.as_deref());
    })
}

/// Adds a property, unless there is nothing to say.
fn put(thing: &mut Thing, name: &str, value: impl Say) {
    thing.put(name, value);
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
