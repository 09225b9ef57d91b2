//! Whether every id that is named is the id of something.
//!
//! Works on the parsed files, since only these know the place of each reference. A record that could not be read is
//! remembered, so that its name elsewhere is not called unknown: the author has one mistake to mend and not two.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::kind::{Data, PressFront, Records, SharedRefs};
use crate::note::{Note, Problem, RecordKind, nearest};
use crate::parse::{Parsed, TextFile};
use crate::span::{Place, SourcePath, Span};
use crate::yaml::Ref;

/// The ids there are, by kind.
struct Known<'p> {
    ids: BTreeMap<RecordKind, FxHashSet<&'p str>>,
    /// Kinds of which some record hides its id.
    open: BTreeSet<RecordKind>,
}

/// Notes every reference that leads nowhere.
pub fn check(parsed: &Parsed, notes: &mut Vec<Note>) {
    let known = Known::new(parsed);
    let mut check = |path: &SourcePath, span: Span, kind, id: &str| known.check(path, span, kind, id, notes);
    if let Some(config) = &parsed.config {
        let path: SourcePath = crate::config::PATH.into();
        for person in &config.contacts {
            check(&path, person.span, RecordKind::Person, person.value.as_str());
        }
        let project = config.project.iter();
        for organization in project.flat_map(|project| project.funder.iter().chain(&project.implementer)) {
            check(&path, organization.span, RecordKind::Organization, organization.value.as_str());
        }
    }
    records(&parsed.organizations, &mut check);
    records(&parsed.people, &mut check);
    records(&parsed.districts, &mut check);
    records(&parsed.municipalities, &mut check);
    records(&parsed.programmes, &mut check);
    records(&parsed.visits, &mut check);
    records(&parsed.commitments, &mut check);
    records(&parsed.terms, &mut check);
    records(&parsed.documents, &mut check);
    for file in &parsed.press {
        press(file, &mut check);
        body(file, &mut check);
    }
    for file in &parsed.pages {
        body(file, &mut check);
    }
}

fn records<T: Data>(records: &Records<T>, check: &mut dyn FnMut(&SourcePath, Span, RecordKind, &str)) {
    for record in &records.sound {
        record.data.references(&mut |kind, reference: &Ref| {
            check(&record.path, reference.span, kind, reference.value.as_str());
        });
    }
}

fn press(file: &TextFile<PressFront>, check: &mut dyn FnMut(&SourcePath, Span, RecordKind, &str)) {
    let front = &file.front;
    let lists: [(RecordKind, &SharedRefs); 5] = [
        (RecordKind::Visit, &front.visits),
        (RecordKind::Programme, &front.programmes),
        (RecordKind::Municipality, &front.municipalities),
        (RecordKind::Person, &front.people),
        (RecordKind::Person, &front.contacts),
    ];
    for (kind, list) in lists {
        for reference in list.iter().flat_map(|list| &list.value) {
            check(&file.path, reference.span, kind, reference.value.as_str());
        }
    }
}

fn body<F>(file: &TextFile<F>, check: &mut dyn FnMut(&SourcePath, Span, RecordKind, &str)) {
    for reference in file.body.references() {
        check(&file.path, reference.span, reference.kind, &reference.id);
    }
}

impl<'p> Known<'p> {
    fn new(parsed: &'p Parsed) -> Self {
        let mut known = Self { ids: BTreeMap::new(), open: BTreeSet::new() };
        known.add(&parsed.organizations);
        known.add(&parsed.people);
        known.add(&parsed.districts);
        known.add(&parsed.municipalities);
        known.add(&parsed.programmes);
        known.add(&parsed.visits);
        known.add(&parsed.commitments);
        known.add(&parsed.terms);
        known.add(&parsed.documents);
        let press = parsed.press.iter().flat_map(|file| [&file.name.slug].into_iter().chain(slug(&file.front.front)));
        known.ids.entry(RecordKind::Press).or_default().extend(press.map(|slug| slug.as_str()));
        let pages = parsed.pages.iter().flat_map(|file| [&file.name.slug].into_iter().chain(slug(&file.front.front)));
        known.ids.entry(RecordKind::Page).or_default().extend(pages.map(|slug| slug.as_str()));
        for name in &parsed.broken_texts {
            let kind = if name.stem.starts_with("content/press/") { RecordKind::Press } else { RecordKind::Page };
            known.ids.entry(kind).or_default().insert(name.slug.as_str());
        }
        known
    }

    fn add<T: Data>(&mut self, records: &'p Records<T>) {
        let ids = self.ids.entry(T::KIND).or_default();
        ids.extend(records.sound.iter().map(|record| record.id.as_str()));
        ids.extend(records.broken.iter().map(|id| id.as_str()));
        if records.nameless {
            self.open.insert(T::KIND);
        }
    }

    fn check(&self, path: &SourcePath, span: Span, kind: RecordKind, id: &str, notes: &mut Vec<Note>) {
        let Some(ids) = self.ids.get(&kind) else { return };
        if ids.contains(id) || self.open.contains(&kind) {
            return;
        }
        let in_order: BTreeSet<&str> = ids.iter().copied().collect();
        let problem = Problem::UnknownReference { kind, id: id.to_owned(), nearest: nearest(id, in_order) };
        notes.push(Note::new(Place::span(path, span), problem));
    }
}

fn slug(front: &crate::kind::Front) -> Option<&crate::yaml::Id> {
    front.slug.as_ref().map(|slug| &slug.value)
}
