//! The check that every reference leads to a record.
//!
//! It runs on the parsed files, because only these know the location of each reference. An invalid
//! record keeps its id, so that a reference to it is not reported: the author has made one mistake
//! and not two.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::foundation::diagnostics::{Diagnostic, Problem, RecordKind, closest_match};
use crate::foundation::span::{Location, SourcePath, Span};
use crate::model::parse::{Parsed, TextFile};
use crate::model::record::{Front, PressFront, TextType};
use crate::source::yaml::{Id, Ref};

/// A reference to a record, and its location.
struct Reference<'p> {
    path: &'p SourcePath,
    span: Span,
    kind: RecordKind,
    id: &'p str,
}

/// The ids of all records, by kind.
struct KnownIds<'p> {
    ids: BTreeMap<RecordKind, FxHashSet<&'p str>>,
    /// The kinds of which some record's id is not known.
    incomplete: BTreeSet<RecordKind>,
}

/// Reports every reference that does not lead to a record.
pub fn check_references(parsed: &Parsed) -> Vec<Diagnostic> {
    let known = KnownIds::new(parsed);
    let site_file: SourcePath = crate::model::config::PATH.into();
    references(parsed, &site_file).into_iter().filter_map(|reference| known.check(&reference)).collect()
}

/// Returns all references of the site.
fn references<'p>(parsed: &'p Parsed, site_file: &'p SourcePath) -> Vec<Reference<'p>> {
    let mut found = Vec::new();
    let reference = |path: &'p SourcePath, kind: RecordKind, to: &'p Ref| Reference {
        path,
        span: to.span,
        kind,
        id: to.value.as_str(),
    };
    if let Some(config) = &parsed.config {
        found.extend(config.contacts.iter().map(|person| reference(site_file, RecordKind::Person, person)));
        let organizations = config.project.iter().flat_map(|project| project.funder.iter().chain(&project.implementer));
        found.extend(organizations.map(|to| reference(site_file, RecordKind::Organization, to)));
    }
    for record in parsed.records.records() {
        record.references(&mut |kind, to| found.push(reference(record.path(), kind, to)));
    }
    for file in &parsed.press {
        for (kind, list) in lists(&file.front) {
            found.extend(list.iter().map(|to| reference(&file.path, kind, to)));
        }
        found.extend(in_body(file));
    }
    found.extend(parsed.pages.iter().flat_map(|file| in_body(file)));
    found
}

/// Returns the lists of references in a release's front matter.
fn lists(front: &PressFront) -> [(RecordKind, &[Ref]); 5] {
    let lists = [
        (RecordKind::Visit, &front.visits),
        (RecordKind::Programme, &front.programmes),
        (RecordKind::Municipality, &front.municipalities),
        (RecordKind::Person, &front.people),
        (RecordKind::Person, &front.contacts),
    ];
    lists.map(|(kind, list)| (kind, list.as_ref().map_or(&[][..], |list| &list.value)))
}

fn in_body<F>(file: &TextFile<F>) -> impl Iterator<Item = Reference<'_>> {
    file.body.references().map(|reference| Reference {
        path: &file.path,
        span: reference.span,
        kind: reference.kind,
        id: &reference.id,
    })
}

impl<'p> KnownIds<'p> {
    fn new(parsed: &'p Parsed) -> Self {
        let mut known = Self { ids: BTreeMap::new(), incomplete: BTreeSet::new() };
        for list in parsed.records.lists() {
            known.ids.entry(list.kind()).or_default().extend(list.ids());
            known.incomplete.extend(list.has_unidentified().then(|| list.kind()));
        }
        known.add_texts(parsed.press.iter().map(|file| (&file.name.slug, &file.front)));
        known.add_texts(parsed.pages.iter().map(|file| (&file.name.slug, &file.front)));
        for name in &parsed.broken_texts {
            let is_press = name.stem.starts_with("content/press/");
            let kind = if is_press { RecordKind::Press } else { RecordKind::Page };
            known.ids.entry(kind).or_default().insert(name.slug.as_str());
        }
        known
    }

    /// Adds texts, by the slug of the file name and by that of the front matter.
    fn add_texts<F: TextType + 'p>(&mut self, texts: impl Iterator<Item = (&'p Id, &'p F)>) {
        let ids = self.ids.entry(F::KIND).or_default();
        for (slug, front) in texts {
            let Front { slug: own, .. } = front.shared();
            ids.insert(slug.as_str());
            ids.extend(own.as_ref().map(|own| own.value.as_str()));
        }
    }

    /// Returns a diagnostic if the reference does not lead to a record.
    fn check(&self, &Reference { path, span, kind, id }: &Reference) -> Option<Diagnostic> {
        let ids = self.ids.get(&kind)?;
        if ids.contains(id) || self.incomplete.contains(&kind) {
            return None;
        }
        let sorted: BTreeSet<&str> = ids.iter().copied().collect();
        let problem = Problem::UnknownReference { kind, id: id.to_owned(), closest_match: closest_match(id, sorted) };
        Some(Diagnostic::new(Location::span(path, span), problem))
    }
}
