//! Everything that can be edited, with the names by which authors know it.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostics::{Expected, RecordKind};
use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;
use crate::model::parse::front_matter;
use crate::source::input::{Entry, Inputs};
use crate::source::yaml::{Cardinality, Node, Value, parse};

use super::field::value_at;
use super::kinds::Kind;
use super::target::Target;

/// The records and texts of one kind.
#[derive(Debug)]
pub(super) struct Group {
    pub kind: &'static Kind,
    pub items: Vec<Item>,
    /// The files with errors that have to be corrected by hand before.
    pub unreadable: Vec<SourcePath>,
}

/// A record or a text.
#[derive(Debug)]
pub(super) struct Item {
    pub target: Target,
    pub id: String,
    pub name: String,
    pub path: SourcePath,
    /// The byte at which it begins in its file.
    pub start: usize,
}

/// The records and texts of a site.
#[derive(Debug)]
pub(super) struct Catalog {
    pub groups: Vec<Group>,
}

impl Catalog {
    /// Lists the sources of a site. Names are in `lang` if they are in several languages.
    pub(super) fn new(inputs: &Inputs, languages: &[Lang], lang: Lang) -> Self {
        let groups = Kind::all().iter().map(|kind| Group { kind, items: Vec::new(), unreadable: Vec::new() });
        let mut catalog = Self { groups: groups.collect() };
        let mut nameless = Vec::new();
        let mut texts = BTreeSet::new();
        for (path, entry) in inputs.files_under("content/") {
            let Some(kind) = Kind::of_file(path).filter(|kind| !kind.is_site()) else { continue };
            let Some(group) = catalog.groups.iter_mut().find(|group| group.kind.name == kind.name) else { continue };
            let text = match entry {
                Entry::File(bytes) => std::str::from_utf8(bytes).ok(),
                Entry::Unreadable(_) => None,
            };
            let nodes = text.and_then(|text| nodes(kind, path, text));
            let Some(nodes) = nodes else {
                group.unreadable.push(path.clone());
                continue;
            };
            for (item, node) in nodes.into_iter().enumerate() {
                let target = match kind.is_data {
                    true => Target::Record { path: path.to_string(), item },
                    false => match stem(path, languages) {
                        Some(stem) => Target::Text { stem: stem.to_owned() },
                        None => continue,
                    },
                };
                if let Target::Text { stem } = &target
                    && !texts.insert(stem.clone())
                {
                    continue;
                }
                let id = match &target {
                    Target::Text { stem } => slug(stem).to_owned(),
                    _ => value_at(Some(&node), ID).and_then(Node::scalar).unwrap_or_default().to_owned(),
                };
                let name = name_of(kind, &node, languages, lang);
                let start = node.span.start;
                if name.is_none() {
                    nameless.push((kind.name, group.items.len(), node));
                }
                let name = name.unwrap_or_else(|| id.clone());
                group.items.push(Item { target, id, name, path: path.clone(), start });
            }
        }
        for (kind, item, node) in nameless {
            let Some(at) = catalog.groups.iter().position(|group| group.kind.name == kind) else { continue };
            let name = catalog.described(catalog.groups[at].kind, &node);
            if !name.is_empty() {
                catalog.groups[at].items[item].name = name;
            }
        }
        catalog
    }

    /// Returns the ids and names of a kind of record.
    pub(super) fn choices(&self, kind: RecordKind) -> &[Item] {
        let group = self.groups.iter().find(|group| group.kind.record == Some(kind));
        group.map_or(&[], |group| &group.items)
    }

    /// Returns the record or text that contains a byte of a file.
    pub(super) fn at(&self, path: &str, offset: usize) -> Option<&Item> {
        let items = self.groups.iter().flat_map(|group| &group.items);
        let is_text =
            |item: &Item| matches!(&item.target, Target::Text { stem } if path.starts_with(&format!("{stem}.")));
        let mut found = items.filter(|item| is_text(item) || (*item.path == *path && item.start <= offset));
        let first = found.next()?;
        Some(found.fold(first, |best, item| if item.start >= best.start { item } else { best }))
    }

    /// Describes a record without a name by what it refers to, and its day.
    fn described(&self, kind: &Kind, node: &Node) -> String {
        let of_key = |key: &crate::source::yaml::KeySpec| -> Option<String> {
            let node = value_at(Some(node), key.key)?;
            let node = match &node.value {
                Value::List(items) if key.cardinality != Cardinality::One => items.first()?,
                _ => node,
            };
            match (&key.expected, kind.reference(key.key)) {
                (_, Some(to)) => {
                    let id = node.scalar()?;
                    Some(self.choices(to).iter().find(|item| item.id == id).map_or(id, |item| &item.name).to_owned())
                }
                (Expected::Day, _) => node.scalar().or(value_at(Some(node), "from")?.scalar()).map(str::to_owned),
                _ => None,
            }
        };
        let required = kind.keys.iter().filter(|key| key.required && key.key != ID);
        required.filter_map(of_key).collect::<Vec<_>>().join(", ")
    }
}

/// The key of a record's id.
pub(super) const ID: &str = "id";

/// Returns the records of a file, or the front matter of a text. Returns `None` if it has a fault.
fn nodes(kind: &Kind, path: &SourcePath, text: &str) -> Option<Vec<Node>> {
    let null = |text: &str| {
        text.trim_start_matches('\u{feff}').lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#'))
    };
    if !kind.is_data {
        let front = front_matter::find(text).ok()?;
        return Some(vec![parse(path, &text[front.yaml.clone()], front.yaml.start).value?]);
    }
    match parse(path, text, 0).value {
        Some(Node { value: Value::List(items), .. }) => Some(items),
        Some(Node { value: Value::Null, .. }) => Some(Vec::new()),
        None if null(text) => Some(Vec::new()),
        _ => None,
    }
}

/// Returns the path of a text without language and ending.
pub(super) fn stem<'p>(path: &'p str, languages: &[Lang]) -> Option<&'p str> {
    let (stem, code) = path.strip_suffix(".md")?.rsplit_once('.')?;
    languages.iter().any(|lang| lang.code() == code).then_some(stem)
}

/// Returns the slug that the path of a text implies.
fn slug(stem: &str) -> &str {
    let name = stem.strip_suffix("/index").unwrap_or(stem);
    name.rsplit('/').next().unwrap_or(name)
}

/// Returns the first text of a record that its kind requires, or that it has as a title.
pub(super) fn name_of(kind: &Kind, node: &Node, languages: &[Lang], lang: Lang) -> Option<String> {
    let is_text = |expected: &Expected| matches!(expected, Expected::LocalizedText | Expected::Text);
    let keys = kind.keys.iter().filter(|key| is_text(&key.expected) && key.cardinality == Cardinality::One);
    let (required, optional): (Vec<_>, Vec<_>) = keys.partition(|key| key.required);
    // A kind without a required text has its title first.
    let key = required.first().or(optional.first().filter(|_| kind.is_data))?;
    let value = value_at(Some(node), key.key)?;
    let text = match &value.value {
        Value::Map(_) => {
            let order = std::iter::once(lang).chain(languages.iter().copied());
            order.filter_map(|lang| value_at(Some(value), lang.code())).find_map(Node::scalar)
        }
        _ => value.scalar(),
    };
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Returns an id for a record that has none, from its name or from what it refers to.
pub(super) fn propose_id(kind: &Kind, node: &Node, languages: &[Lang], taken: &BTreeSet<&str>) -> Option<String> {
    let name = languages.first().and_then(|&lang| name_of(kind, node, languages, lang));
    let base = match name {
        Some(name) => crate::language::short_slug(&name),
        None => {
            let required = kind.keys.iter().filter(|key| key.required && key.key != ID);
            let first = |node: &Node| match &node.value {
                Value::List(items) => items.first().and_then(Node::scalar).map(str::to_owned),
                Value::Map(_) => value_at(Some(node), "from").and_then(Node::scalar).map(str::to_owned),
                _ => node.scalar().map(str::to_owned),
            };
            let parts = required.filter_map(|key| first(value_at(Some(node), key.key)?));
            // Ids come before days in an id that people can read.
            let (ids, days): (Vec<String>, Vec<String>) =
                parts.partition(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
            crate::language::short_slug(&[ids, days].concat().join("-"))
        }
    };
    let base = Some(base).filter(|base| !base.is_empty())?;
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|id| !taken.contains(id.as_str()))
}

/// The names of records by id, for a test of what a select shows.
pub(super) type Names = BTreeMap<RecordKind, Vec<(String, String)>>;

impl Catalog {
    /// Returns the names of all records by kind.
    pub(super) fn names(&self) -> Names {
        let groups = self.groups.iter().filter_map(|group| Some((group.kind.record?, group)));
        groups
            .map(|(kind, group)| {
                let mut names: Vec<(String, String)> =
                    group.items.iter().map(|item| (item.id.clone(), item.name.clone())).collect();
                names.sort_by_key(|(_, name)| name.to_lowercase());
                (kind, names)
            })
            .collect()
    }
}
