//! Which records name a record: the other direction of the references, worked out once for the whole site.
//!
//! A page of a place asks for its events, its promises and its releases. With hundreds of places nobody may look through
//! all events for each of them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::yaml::{Id, Ref};

use super::record_tables::RecordTables;
use super::text::Press;

/// What is asked of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The events that a municipality hosts.
    Hosted,
    /// The events to which a municipality is invited by name.
    GuestAt,
    /// The events of a programme.
    VisitsOfProgramme,
    /// The promises that were made at an event.
    PromisesOfVisit,
    /// The promises in a municipality.
    PromisesOfPlace,
    /// The releases that name an event.
    ReleasesOfVisit,
    /// The releases that name a municipality.
    ReleasesOfPlace,
    /// The releases that name a programme.
    ReleasesOfProgramme,
}

/// The places, in the list of their kind, of the records that name a record; each once and in order.
#[derive(Debug, Default)]
pub struct ReverseIndex {
    places: FxHashMap<(Relation, Id), Vec<usize>>,
    /// The keys of `places`, in the order in which they came.
    told: Vec<(Relation, Id)>,
}

impl Relation {
    /// A name for facts.
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
        }
    }
}

impl ReverseIndex {
    /// The relations of a site whose records and releases are settled.
    pub fn new(records: &RecordTables, press: &[Arc<Press>]) -> Self {
        let mut relations = Self::default();
        let named = |refs: &[Ref]| -> Vec<Id> { refs.iter().map(|named| named.value.clone()).collect() };
        for (at, visit) in records.visits.iter().enumerate() {
            relations.add(Relation::Hosted, named(&visit.hosts), at);
            relations.add(Relation::GuestAt, named(&visit.invited.guests), at);
            relations.add(Relation::VisitsOfProgramme, named(visit.programme.as_slice()), at);
        }
        for (at, promise) in records.commitments.iter().enumerate() {
            relations.add(Relation::PromisesOfVisit, named(promise.visit.as_slice()), at);
            relations.add(Relation::PromisesOfPlace, [promise.municipality.value.clone()], at);
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
                self.told.push(key);
                Vec::new()
            });
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }

    /// Every relation there is, with the record that is named.
    pub fn all(&self) -> impl Iterator<Item = (Relation, &Id)> {
        self.told.iter().map(|(relation, id)| (*relation, id))
    }

    /// Where the records stand that name this one.
    pub fn of(&self, relation: Relation, id: &Id) -> &[usize] {
        self.places.get(&(relation, id.clone())).map_or(&[], Vec::as_slice)
    }
}
