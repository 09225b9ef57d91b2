//! Views of municipalities and districts, and of the people, organizations and documents that belong to them.

use std::collections::BTreeSet;

use crate::kind::{Document, DocumentFile, Municipality, MunicipalityKind, Record, Visit};
use crate::note::Kind;
use crate::path::split_suffix;
use crate::plan::Sheet;
use crate::site::Relation;
use crate::value::GeoPoint;
use crate::yaml::{Choice, Id, Ref};

use super::lent::Lent;
use super::map::{self, Spot};
use super::share::encoded;
use super::shelf::Shelf;
use super::small;
use super::view::*;

/// How many past events the page of a place shows as cards; older ones are only named.
const CARDS: usize = 12;

/// What opens Google's calendar to subscribe to the address behind it.
const GOOGLE_CALENDAR: &str = "https://calendar.google.com/calendar/r?cid=";

impl Shelf<'_> {
    /// The name of a municipality with its form: `Жазы айыл аймагы`.
    pub fn long_name(&self, id: &str) -> Option<String> {
        let place = self.plan.site.municipalities.get(id)?;
        let key = match place.kind {
            MunicipalityKind::Rural => "municipality-rural",
            MunicipalityKind::Town => "municipality-town",
        };
        Some(self.text(key, &[("name", self.view(&place.name).text)]))
    }

    /// The name of a district with its form: `Өзгөн району`.
    pub fn district_name(&self, id: &str) -> Option<String> {
        let district = self.plan.site.districts.get(id)?;
        Some(self.text("district-name", &[("name", self.view(&district.name).text)]))
    }

    /// The card of a municipality; none in a district that is not there.
    pub fn municipality_card(&self, place: &Record<Municipality>) -> Option<MunicipalityCard> {
        let visits = self.plan.site.related(Relation::Hosted, &place.id).len();
        let district = self.link(Kind::District, place.district.value.as_str())?;
        Some(MunicipalityCard {
            id: place.id.to_string(),
            address: crate::plan::PageId::Municipality(place.id.clone()).address(self.lang),
            name: self.view(&place.name),
            kind: place.kind.word(),
            district,
            partner: place.partner,
            visits,
        })
    }

    /// The page of a municipality.
    pub fn municipality_page(&self, id: &Id) -> Option<MunicipalityPage> {
        let site = self.plan.site;
        let place = site.municipalities.get(id.as_str())?;
        let (upcoming, mut past) = self.split(site.related(Relation::Hosted, id).iter().copied());
        let earlier = past.split_off(past.len().min(CARDS));
        let (mut guest_at, guest_past) = self.split(site.related(Relation::GuestAt, id).iter().copied());
        guest_at.extend(guest_past);
        let guest_earlier = guest_at.split_off(guest_at.len().min(CARDS));
        let hosted = site.related(Relation::Hosted, id).iter().filter_map(|&at| site.visits.at(at));
        let hosted: Vec<&Record<Visit>> = hosted.collect();
        let mut priorities = Vec::new();
        for visit in &hosted {
            let (Some(results), Some(link)) = (&visit.results, self.link(Kind::Visit, visit.id.as_str())) else {
                continue;
            };
            for priority in self.results(results).priorities {
                priorities.push(PlacePriorityView { priority, visit: link.clone() });
            }
        }
        let mine = |named: &Option<Ref>| named.as_ref().is_some_and(|named| named.value == *id);
        let documents = site.documents.iter().filter(|document| mine(&document.municipality));
        let commitments = site.promises(Relation::PromisesOfPlace, id);
        let told = hosted.iter().flat_map(|visit| site.related(Relation::ReleasesOfVisit, &visit.id));
        let releases: BTreeSet<usize> =
            site.related(Relation::ReleasesOfPlace, id).iter().chain(told).copied().collect();
        Some(MunicipalityPage {
            municipality: Lent::new(self.municipality_card(place)?),
            code: place.code.clone(),
            aliases: place.aliases.clone(),
            point: place.point.map(point_view),
            population: place.population.as_ref().map(|population| PopulationView {
                value: population.value.map(|count| small::count_view(self.lang, count)),
                year: self.day_of(&population.year),
                source: self.view_of(&population.source),
            }),
            valid_from: self.day_of(&place.valid_from),
            valid_to: self.day_of(&place.valid_to),
            successor: place.successor.as_ref().and_then(|id| self.link(Kind::Municipality, id.value.as_str())),
            contacts: self.people(&place.contacts),
            upcoming,
            past,
            earlier,
            guest_at,
            guest_earlier,
            priorities,
            commitments: commitments.map(|commitment| self.commitment(commitment)).collect(),
            releases: self.releases(releases),
            documents: documents.filter_map(|document| self.document(document)).collect(),
            poster: self.plan.sheet(&Sheet::Municipality(id.clone()), Some(self.lang)),
            leaflet: self.plan.sheet(&Sheet::Leaflet(id.clone()), Some(self.lang)),
            calendar: self.calendar_view(Some(id)),
            extra: place.extra.0.clone(),
        })
    }

    /// Events that pass a test: those to come, the next first, and past ones, the last first.
    pub fn split_visits(&self, shown: impl Fn(&Visit) -> bool) -> (Vec<Lent<VisitCard>>, Vec<Lent<VisitCard>>) {
        self.split(self.plan.site.visits.iter().enumerate().filter(|(_, visit)| shown(visit)).map(|(at, _)| at))
    }

    /// The same, of the events at these places in their list.
    fn split(&self, places: impl Iterator<Item = usize>) -> (Vec<Lent<VisitCard>>, Vec<Lent<VisitCard>>) {
        let both = |at: usize| Some((self.plan.site.visits.at(at)?, self.visits.get(at)?));
        let mut visits: Vec<(&Record<Visit>, &Lent<VisitCard>)> = places.filter_map(both).collect();
        visits.sort_by_key(|(visit, _)| (visit.date.value.first(), visit.date.value.last(), visit.time));
        let cards =
            |past: bool| visits.iter().filter(move |(_, card)| card.past == past).map(|(_, card)| (*card).clone());
        let mut gone: Vec<Lent<VisitCard>> = cards(true).collect();
        gone.reverse();
        (cards(false).collect(), gone)
    }

    /// The list of all municipalities.
    pub fn municipalities_page(&self) -> MunicipalitiesPage {
        let mut districts: Vec<DistrictGroup> = Vec::new();
        for card in self.municipalities.iter() {
            match districts.iter_mut().find(|group| group.district.id == card.district.id) {
                Some(group) => group.municipalities.push(card.clone()),
                None => districts
                    .push(DistrictGroup { district: card.district.clone(), municipalities: vec![card.clone()] }),
            }
        }
        self.sort_by_name(&mut districts, |group| &group.district.name.text);
        let total = crate::text::number(self.lang, self.municipalities.len() as u64);
        let spots = districts.iter().enumerate().filter_map(|(at, group)| self.district_spot(at + 1, group));
        let map = map::map(spots.collect());
        MunicipalitiesPage { districts, total, many: self.municipalities.len() > super::list::ENTRIES, map }
    }

    /// Where a district stands on the map: at its own point, else in the middle of its municipalities.
    fn district_spot(&self, number: usize, group: &DistrictGroup) -> Option<Spot> {
        let site = self.plan.site;
        let district = site.districts.get(&group.district.id)?;
        let points = || -> Vec<GeoPoint> {
            let inside = group.municipalities.iter().filter_map(|card| site.municipalities.get(&card.id)?.point);
            inside.collect()
        };
        let point = district.point.or_else(|| middle(&points()))?;
        let name = self.district_name(&group.district.id)?;
        Some(Spot { point, link: group.district.clone(), name, kind: "district", partner: false, number })
    }

    fn municipality_spot(&self, number: usize, card: &MunicipalityCard) -> Option<Spot> {
        let point = self.plan.site.municipalities.get(&card.id)?.point?;
        let link = LinkView { id: card.id.clone(), address: Some(card.address.clone()), name: card.name.clone() };
        Some(Spot { point, link, name: self.long_name(&card.id)?, kind: card.kind, partner: card.partner, number })
    }

    /// The page of a district.
    pub fn district_page(&self, id: &Id) -> Option<DistrictPage> {
        let site = self.plan.site;
        let district = site.districts.get(id.as_str())?;
        let inside =
            |host: &Ref| site.municipalities.get(host.value.as_str()).is_some_and(|place| place.district.value == *id);
        let (upcoming, mut past) = self.split_visits(|visit| {
            visit.hosts.iter().chain(&visit.invited.guests).any(inside) || Self::names(&visit.invited.districts, id)
        });
        let earlier = past.split_off(past.len().min(CARDS));
        let municipalities: Vec<Lent<MunicipalityCard>> =
            self.municipalities.iter().filter(|card| card.district.id == id.as_str()).cloned().collect();
        let spots = municipalities.iter().enumerate().filter_map(|(at, card)| self.municipality_spot(at + 1, card));
        let map = map::map(spots.collect());
        let commitments = site.commitments.iter().filter(|commitment| inside(&commitment.municipality));
        let places = self.municipality_results(|card| card.district.id == id.as_str());
        Some(DistrictPage {
            id: id.to_string(),
            name: self.view(&district.name),
            code: district.code.clone(),
            aliases: district.aliases.clone(),
            point: district.point.map(point_view),
            municipalities,
            map,
            upcoming,
            past,
            earlier,
            commitments: commitments.map(|commitment| self.commitment(commitment)).collect(),
            results: self.district_results(id),
            has: super::outcome::columns(&places),
            places,
            extra: district.extra.0.clone(),
        })
    }

    /// A calendar, if it is written.
    pub fn calendar_view(&self, place: Option<&Id>) -> Option<CalendarView> {
        let address = crate::plan::calendar_address(self.lang, place);
        let href = crate::path::join(&self.plan.base_url, &address);
        let google = format!("{GOOGLE_CALENDAR}{}", encoded(&href.replacen("https://", "webcal://", 1)));
        self.plan.exists(&address).then_some(CalendarView { address, href, google })
    }

    /// People, in the order in which they are named.
    pub fn people(&self, references: &[Ref]) -> Vec<PersonView> {
        references.iter().filter_map(|reference| self.person(reference.value.as_str())).collect()
    }

    /// A person.
    pub fn person(&self, id: &str) -> Option<PersonView> {
        let person = self.plan.site.people.get(id)?;
        Some(PersonView {
            id: id.to_owned(),
            address: format!("{}#{id}", crate::plan::PageId::People.address(self.lang)),
            name: self.view(&person.name),
            role: self.view_of(&person.role),
            organization: person.organization.as_ref().and_then(|id| self.organization(id.value.as_str())),
            phone: person.phone.as_ref().map(small::phone_view),
            email: person.email.as_ref().map(|email| email.0.clone()),
        })
    }

    /// An organization.
    pub fn organization(&self, id: &str) -> Option<OrganizationView> {
        let organization = self.plan.site.organizations.get(id)?;
        Some(OrganizationView {
            id: id.to_owned(),
            name: self.view(&organization.name),
            abbreviation: self.view_of(&organization.abbreviation),
            role: organization.role.map(Choice::word),
            url: organization.url.as_ref().map(|url| url.0.clone()),
        })
    }

    /// Documents, in the order in which they are named.
    pub fn documents(&self, references: &[Ref]) -> Vec<DocumentView> {
        let found = references.iter().filter_map(|reference| self.plan.site.documents.get(reference.value.as_str()));
        found.filter_map(|document| self.document(document)).collect()
    }

    /// A document.
    pub fn document(&self, document: &Record<Document>) -> Option<DocumentView> {
        let (lang, file) = document.files.best(self.lang, self.plan.site.languages())?;
        let (address, external) = match &file.value {
            // A file that is not there was noted, and a link to it would only be noted again.
            DocumentFile::Own(path) if !self.plan.exists(path) => return None,
            DocumentFile::Own(path) => (path.clone(), false),
            DocumentFile::Elsewhere(url) => (url.0.clone(), true),
        };
        let bytes = self.plan.file(&address).map(<[u8]>::len);
        let name = split_suffix(address.rsplit('/').next().unwrap_or_default()).0;
        let form = name.rsplit_once('.').map(|(_, form)| form.to_uppercase());
        Some(DocumentView {
            id: document.id.to_string(),
            title: self.view(&document.title),
            form: form.filter(|form| (2..=4).contains(&form.len()) && !matches!(form.as_str(), "HTML" | "HTM" | "PHP")),
            size: bytes.filter(|_| !external).map(|bytes| self.size(bytes as u64)),
            lang: lang.filter(|lang| *lang != self.lang).map(|lang| lang.code()),
            date: self.day_of(&document.date),
            municipality: document
                .municipality
                .as_ref()
                .and_then(|id| self.link(Kind::Municipality, id.value.as_str())),
            visit: document.visit.as_ref().and_then(|id| self.link(Kind::Visit, id.value.as_str())),
            address,
            external,
        })
    }

    fn size(&self, bytes: u64) -> String {
        let decimal = |tenths: u64| crate::text::decimal(self.lang, tenths * 10);
        match bytes {
            1_000_000.. => self.text("size-megabytes", &[("size", decimal(bytes / 100_000))]),
            _ => self.text("size-kilobytes", &[("size", crate::text::number(self.lang, bytes.div_ceil(1000)))]),
        }
    }
}

/// The middle of some points.
fn middle(points: &[GeoPoint]) -> Option<GeoPoint> {
    let count = points.len() as f64;
    let mean = |get: fn(&GeoPoint) -> f64| points.iter().map(get).sum::<f64>() / count;
    let middle = || GeoPoint { latitude: mean(|point| point.latitude), longitude: mean(|point| point.longitude) };
    (!points.is_empty()).then(middle)
}

fn point_view(point: GeoPoint) -> PointView {
    PointView { latitude: point.latitude, longitude: point.longitude }
}
