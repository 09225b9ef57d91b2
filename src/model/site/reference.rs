//! The check that every reference leads to a record.
//!
//! It runs on the parsed files, because only these know the location of each reference. An invalid
//! record keeps its id, so that a reference to it is not reported: the author has made one mistake
//! and not two.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::foundation::diagnostics::{ActualType, Diagnostic, Expected, Fix, FixReason, Problem, RecordKind};
use crate::foundation::span::{Location, Position, SourcePath, Span};
use crate::language::{Suggestion, lowercase, suggest};
use crate::model::parse::{Parsed, TextFile};
use crate::model::record::{Front, PressFront, TextType};
use crate::source::yaml::{Id, Ref};

/// A reference to a record, and its location.
struct Reference<'p> {
    path: &'p SourcePath,
    span: Span,
    kind: RecordKind,
    id: &'p str,
    /// Whether the location is that of the id alone, and not of a link.
    is_exact: bool,
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
    let references = references(parsed, &site_file);
    let found = references.iter().filter_map(|reference| known.check(reference, parsed));
    let mut diagnostics: Vec<Diagnostic> = found.collect();
    for kind in RecordKind::ALL.into_iter().filter(|kind| known.is_absent(*kind)) {
        join_absent(kind, &mut diagnostics);
    }
    diagnostics
}

/// Replaces the diagnostics on references to a kind without records by one, if there are several.
fn join_absent(kind: RecordKind, diagnostics: &mut Vec<Diagnostic>) {
    let is_absent = |diagnostic: &Diagnostic| matches!(&diagnostic.problem, Problem::UnknownReference { kind: of, actual: None, .. } if *of == kind);
    let count = diagnostics.iter().filter(|diagnostic| is_absent(diagnostic)).count();
    if count < 2 {
        return;
    }
    let mut is_first = true;
    diagnostics.retain(|diagnostic| !is_absent(diagnostic) || std::mem::take(&mut is_first));
    if let Some(first) = diagnostics.iter_mut().find(|diagnostic| is_absent(diagnostic)) {
        first.problem = Problem::NoRecords { kind, count };
    }
}

/// Adds the id to a diagnostic on a record's name in place of its id.
pub fn suggest_ids(parsed: &Parsed, diagnostics: &mut [Diagnostic]) {
    let ids: LazyCell<FxHashSet<String>, _> = LazyCell::new(|| {
        let lists = parsed.records.lists();
        lists.iter().flat_map(|list| list.ids()).map(str::to_owned).collect()
    });
    let is_known = |id: &str| ids.contains(id);
    for diagnostic in diagnostics {
        let span = match diagnostic.location.at {
            Position::Span(span) => span,
            Position::File | Position::LineColumn(..) => continue,
        };
        let Problem::WrongType { expected: Expected::Id, found: ActualType::Scalar(name), fix } =
            &mut diagnostic.problem
        else {
            continue;
        };
        let shown = fix.as_ref().map(|fix| fix.shown.as_str()).unwrap_or_default();
        let key = shown.split_once(": ").map(|(key, _)| key.to_owned());
        if key.as_deref() == Some("id") || fix.as_ref().is_some_and(|fix| fix.is_certain && is_known(&fix.new)) {
            continue;
        }
        let show = |value: &str| key.as_ref().map_or_else(|| value.to_owned(), |key| format!("{key}: {value}"));
        // Two ids without a comma between them.
        let ids: Vec<&str> = name.split_whitespace().filter(|word| is_known(word)).collect();
        if ids.len() > 1 {
            let is_whole = ids.len() == name.split_whitespace().count();
            let list = ids.join(", ");
            // In a list, the items alone are replaced.
            let list = if key.is_some() { format!("[{list}]") } else { list };
            let shown = show(&list);
            *fix = Some(Box::new(Fix::new(span, list).certain_if(is_whole).shown_as(shown)));
            continue;
        }
        let named = records_of_name(parsed, name);
        let fits = |kind: RecordKind| match key.as_deref() {
            Some("host" | "successor") => kind == RecordKind::Municipality,
            Some("parent" | "funder" | "implementer" | "logos") => kind == RecordKind::Organization,
            Some("see") => kind == RecordKind::Term,
            Some(key) => RecordKind::ALL.iter().all(|other| other.name() != key) || kind.name() == key,
            None => true,
        };
        let mut fitting = named.into_iter().filter(|(kind, _)| fits(*kind));
        if let (Some((kind, id)), None) = (fitting.next(), fitting.next()) {
            let shown = show(&id);
            let meant = Fix::new(span, id).because(FixReason::IdOfName(kind)).shown_as(shown);
            *fix = Some(Box::new(meant));
        } else if let Some(fix) = fix {
            // The id has the right form, but no record may have it.
            fix.is_certain &= fix.new.starts_with('[') || is_known(&fix.new);
        }
    }
}

/// Returns the kinds and ids of the records with a name, in any language of the site.
pub(crate) fn records_of_name(parsed: &Parsed, name: &str) -> Vec<(RecordKind, String)> {
    let plain = |text: &str| lowercase(text.trim()).replace(['-', '‑', '–'], " ");
    let wanted = plain(name);
    // `с. Жазы`, `село Жазы`.
    let wanted = PLACE_WORDS
        .iter()
        .find_map(|word| wanted.strip_prefix(word).filter(|rest| rest.starts_with([' ', '.'])))
        .map_or(wanted.as_str(), |rest| rest.trim_start_matches([' ', '.']));
    let is_named = |text: &str| {
        let known = plain(text);
        // `Жазы айыл аймагы` may be the name of a record, or more than that.
        known == wanted
            || known.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(' '))
            || wanted.strip_prefix(&*known).is_some_and(|rest| rest.starts_with(' '))
    };
    let records = parsed.records.records();
    let named =
        records.filter(|record| record.name().is_some_and(|text| text.values.iter().any(|(_, text)| is_named(text))));
    named.map(|record| (record.kind(), record.id().to_string())).collect()
}

/// Words before the name of a place.
const PLACE_WORDS: [&str; 8] = ["с", "село", "г", "город", "ш", "шаары", "айылы", "айыл"];

/// Returns an id such that all common transliterations of a name give the same.
fn transliteration(id: &str) -> String {
    let pairs = [
        ("dzh", "j"),
        ("zh", "j"),
        ("dj", "j"),
        ("kh", "h"),
        ("x", "h"),
        ("yi", "y"),
        ("yy", "y"),
        ("iy", "y"),
        ("ij", "y"),
    ];
    let id = pairs.iter().fold(id.replace('-', ""), |id, (from, to)| id.replace(from, to));
    id.replace('i', "y").replace("oo", "o").replace("uu", "u")
}

/// Returns the kind and the id of each record that a file names, and where it does.
pub(crate) fn named_records(parsed: &Parsed) -> Vec<(RecordKind, String, SourcePath, Span)> {
    let site_file: SourcePath = crate::model::config::PATH.into();
    let found = references(parsed, &site_file).into_iter();
    found.map(|to| (to.kind, to.id.to_owned(), to.path.clone(), to.span)).collect()
}

/// Returns all references of the site.
fn references<'p>(parsed: &'p Parsed, site_file: &'p SourcePath) -> Vec<Reference<'p>> {
    let mut found = Vec::new();
    let reference = |path: &'p SourcePath, kind: RecordKind, to: &'p Ref| Reference {
        path,
        span: to.span,
        kind,
        id: to.value.as_str(),
        is_exact: true,
    };
    if let Some(config) = &parsed.config {
        found.extend(config.contacts.iter().map(|person| reference(site_file, RecordKind::Person, person)));
        let organizations = config.project.iter().flat_map(|project| {
            project.funder.iter().chain(&project.implementer).chain(project.logos.iter().flatten())
        });
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
        is_exact: false,
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

    /// Returns whether there are no records of a kind, which has a file of its own.
    fn is_absent(&self, kind: RecordKind) -> bool {
        crate::model::record::file_of(kind).is_some()
            && self.ids.get(&kind).is_none_or(FxHashSet::is_empty)
            && !self.incomplete.contains(&kind)
    }

    /// Returns a diagnostic if the reference does not lead to a record.
    fn check(&self, &Reference { path, span, kind, id, is_exact }: &Reference, parsed: &Parsed) -> Option<Diagnostic> {
        let ids = self.ids.get(&kind)?;
        if ids.contains(id) || self.incomplete.contains(&kind) {
            return None;
        }
        let sorted: BTreeSet<&str> = ids.iter().copied().collect();
        let similar = suggest(id, sorted.iter().copied()).or_else(|| {
            let mut same = sorted.iter().filter(|known| transliteration(known) == transliteration(id));
            let word = same.next().filter(|_| same.next().is_none())?;
            Some(Suggestion { word: (*word).to_owned(), reason: FixReason::Similar, is_certain: false })
        });
        let suggestion = similar.or_else(|| {
            let of_kind: Vec<String> =
                records_of_name(parsed, id).into_iter().filter(|(other, _)| *other == kind).map(|(_, id)| id).collect();
            let [word] = &of_kind[..] else { return None };
            Some(Suggestion { word: word.clone(), reason: FixReason::IdOfName(kind), is_certain: true })
        });
        let fix = suggestion.map(|Suggestion { word, reason, is_certain }| {
            Box::new(Fix::new(span, word).because(reason).certain_if(is_certain && is_exact))
        });
        let others = self.ids.iter().filter(|(other, ids)| **other != kind && ids.contains(id));
        let actual = others.map(|(other, _)| *other).next();
        let problem = Problem::UnknownReference { kind, id: id.to_owned(), actual, fix };
        Some(Diagnostic::new(Location::span(path, span), problem))
    }
}
