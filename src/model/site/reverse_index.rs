//! The records that refer to a record, indexed once for the whole site.
//!
//! The page of each municipality lists its visits, commitments and releases. Without an index, the
//! time of a build would grow with the product of municipalities and visits.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::source::yaml::{Id, Ref};

use super::record_tables::RecordTables;
use super::text::Release;

/// A relation between a record and those that refer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The visits that a municipality hosts.
    Hosted,
    /// The visits to which a municipality is invited by name.
    GuestAt,
    /// The visits of a programme.
    VisitsOfProgramme,
    /// The commitments made at a visit.
    PromisesOfVisit,
    /// The commitments to a municipality.
    PromisesOfPlace,
    /// The releases about a visit.
    ReleasesOfVisit,
    /// The releases about a municipality.
    ReleasesOfPlace,
    /// The releases about a programme.
    ReleasesOfProgramme,
    /// The documents of a visit.
    DocumentsOfVisit,
    /// The documents of a municipality.
    DocumentsOfPlace,
    /// The municipalities of a district.
    PlacesOfDistrict,
    /// The visits that a district or one of its municipalities hosts, or to which it is invited by
    /// name.
    VisitsOfDistrict,
}

/// The positions of the records that refer to a record, in the list of their type. Sorted and
/// unique.
#[derive(Debug, Default)]
pub(super) struct ReverseIndex {
    places: FxHashMap<(Relation, Id), Vec<usize>>,
    /// The keys of `places`, in the order of insertion.
    keys: Vec<(Relation, Id)>,
}

impl Relation {
    /// Returns the name under which a dependency is recorded.
    pub const fn name(self) -> &'static str {
        match self {
            Relation::Hosted => "hosted",
            Relation::GuestAt => "guest-at",
            Relation::VisitsOfProgramme => "visits-of-programme",
            Relation::PromisesOfVisit => "promises-of-visit",
            Relation::PromisesOfPlace => "promises-of-place",
            Relation::ReleasesOfVisit => "releases-of-visit",
            Relation::ReleasesOfPlace => "releases-of-place",
            Relation::ReleasesOfProgramme => "releases-of-programme",
            Relation::DocumentsOfVisit => "documents-of-visit",
            Relation::DocumentsOfPlace => "documents-of-place",
            Relation::PlacesOfDistrict => "places-of-district",
            Relation::VisitsOfDistrict => "visits-of-district",
        }
    }
}

impl ReverseIndex {
    /// Indexes the records and the published releases.
    pub(super) fn new(records: &RecordTables, press: &[Arc<Release>]) -> Self {
        let mut relations = Self::default();
        let named = |refs: &[Ref]| -> Vec<Id> { refs.iter().map(|named| named.value.clone()).collect() };
        for (at, visit) in records.visits.iter().enumerate() {
            relations.add(Relation::Hosted, named(&visit.hosts), at);
            relations.add(Relation::GuestAt, named(&visit.invited.guests), at);
            relations.add(Relation::VisitsOfProgramme, named(visit.programme.as_slice()), at);
            let places = visit.hosts.iter().chain(&visit.invited.guests);
            let places = places.filter_map(|place| records.municipalities.get(place.value.as_str()));
            let districts = places.map(|place| &place.district).chain(&visit.invited.districts);
            relations.add(Relation::VisitsOfDistrict, districts.map(|district| district.value.clone()), at);
        }
        for (at, commitment) in records.commitments.iter().enumerate() {
            relations.add(Relation::PromisesOfVisit, named(commitment.visit.as_slice()), at);
            relations.add(Relation::PromisesOfPlace, [commitment.municipality.value.clone()], at);
        }
        for (at, document) in records.documents.iter().enumerate() {
            relations.add(Relation::DocumentsOfVisit, named(document.visit.as_slice()), at);
            relations.add(Relation::DocumentsOfPlace, named(document.municipality.as_slice()), at);
        }
        for (at, place) in records.municipalities.iter().enumerate() {
            relations.add(Relation::PlacesOfDistrict, [place.district.value.clone()], at);
        }
        for (at, press) in press.iter().enumerate() {
            relations.add(Relation::ReleasesOfVisit, press.visits.iter().cloned(), at);
            relations.add(Relation::ReleasesOfPlace, press.municipalities.iter().cloned(), at);
            relations.add(Relation::ReleasesOfProgramme, press.programmes.iter().cloned(), at);
        }
        relations
    }

    fn add(&mut self, relation: Relation, named: impl IntoIterator<Item = Id>, at: usize) {
        for id in named {
            let key = (relation, id);
            let places = self.places.entry(key.clone()).or_insert_with(|| {
                self.keys.push(key);
                Vec::new()
            });
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }

    /// Returns all relations, with the records that are referred to.
    pub(super) fn all(&self) -> impl Iterator<Item = (Relation, &Id)> {
        self.keys.iter().map(|(relation, id)| (*relation, id))
    }

    /// Returns the positions of the records that refer to this one.
    pub(super) fn of(&self, relation: Relation, id: &Id) -> &[usize] {
        self.places.get(&(relation, id.clone())).map_or(&[], Vec::as_slice)
    }
}
