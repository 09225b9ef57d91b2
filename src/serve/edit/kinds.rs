//! The kinds of records and texts that can be edited, from the descriptions of their keys.
//!
//! No kind is known by name. Which records a key names is found by reading a sample.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;

use crate::authoring::edit::{NewValue, Step, append_record, set_front_value, set_value};
use crate::authoring::schema;
use crate::foundation::diagnostics::{Expected, RecordKind};
use crate::foundation::lang::Lang;
use crate::model::config;
use crate::model::parse::{described_by, parse};
use crate::model::record::RecordLists;
use crate::model::site::named_records;
use crate::source::input::{Inputs, Now};
use crate::source::yaml::{Cardinality, KeySpec};

/// The start of a text without keys.
pub(super) const EMPTY_TEXT: &str = "---\n---\n";

/// A kind of record or text, or `site.yaml`.
#[derive(Debug)]
pub(super) struct Kind {
    /// The name of its schema.
    pub name: &'static str,
    pub keys: Vec<KeySpec>,
    /// `None` for `site.yaml`.
    pub record: Option<RecordKind>,
    /// Whether its records are in files under `content/data`.
    pub is_data: bool,
    /// The kinds of record that keys name, by the path of the key.
    references: BTreeMap<String, RecordKind>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| schema::names().into_iter().filter_map(Kind::new).collect());

impl Kind {
    /// Returns all kinds.
    pub(super) fn all() -> &'static [Kind] {
        &KINDS
    }

    /// Returns the kind of a name.
    pub(super) fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Returns the kind of the records, or of the text, in a file.
    pub(super) fn of_file(path: &str) -> Option<&'static Kind> {
        Self::named(described_by(path)?)
    }

    /// Returns whether the kind is `site.yaml`, of which there is one.
    pub(super) fn is_site(&self) -> bool {
        self.record.is_none()
    }

    /// Returns the kind of record that a key names. `path` has no indexes of lists.
    pub(super) fn reference(&self, path: &str) -> Option<RecordKind> {
        self.references.get(path).copied()
    }

    /// Returns the folder of the kind's files, or the name of its file without extension.
    pub(super) fn folder(&self) -> String {
        match (self.is_data, self.record) {
            (true, _) => format!("content/data/{}", self.name),
            (false, Some(RecordKind::Page)) => "content/pages".to_owned(),
            (false, _) => format!("content/{}", self.name),
        }
    }

    fn new(name: &'static str) -> Option<Self> {
        let mut keys = schema::keys(name)?;
        // Few authors need these, so they come last.
        keys.sort_by_key(|key| matches!(key.key, "allow" | "extra"));
        let lists = RecordLists::default();
        let list = lists.lists().into_iter().find(|list| list.file() == name).map(|list| list.kind());
        let record = list.or_else(|| RecordKind::ALL.into_iter().find(|kind| kind.name() == name));
        let mut kind = Self { name, keys, record, is_data: list.is_some(), references: BTreeMap::new() };
        kind.references = kind.find_references().unwrap_or_default();
        Some(kind)
    }

    /// Reads a sample in which each id is its own, and finds what the ids are taken for.
    fn find_references(&self) -> Option<BTreeMap<String, RecordKind>> {
        let mut ids = Vec::new();
        let sample = sample_of(&self.keys, "", &mut ids);
        let NewValue::Map(entries) = &sample else { return None };
        let mut inputs = Inputs::new(Now::Instant(Timestamp::UNIX_EPOCH));
        let code = Lang::ALL[0].code();
        inputs = inputs.with(config::PATH, format!("title: a\nbase_url: https://a.kg/\nlanguages: [{code}]\n"));
        if self.is_data {
            inputs = inputs.with(&format!("{}.yaml", self.folder()), append_record("", &sample).ok()?);
        } else if self.is_site() {
            inputs = inputs.with(config::PATH, set_value("", &[], &sample).ok()?);
        } else {
            let text = entries.iter().try_fold(EMPTY_TEXT.to_owned(), |text, (key, value)| {
                set_front_value(&text, &[Step::Key(key.clone())], value)
            });
            inputs = inputs.with(&format!("{}/a.{code}.md", self.folder()), text.ok()?);
        }
        let parsed = parse(&inputs, None).value;
        let named = named_records(&parsed).into_iter();
        let path_of = |id: &str| ids.get(id.strip_prefix(SAMPLE)?.parse::<usize>().ok()?).cloned();
        Some(named.filter_map(|(kind, id, ..)| Some((path_of(&id)?, kind))).collect())
    }
}

/// The start of an id in a sample. Its number follows.
const SAMPLE: &str = "sample-";

/// Returns a map with a valid value at each key that is required or that has ids in it.
fn sample_of(keys: &[KeySpec], path: &str, ids: &mut Vec<String>) -> NewValue {
    let mut entries = Vec::new();
    for key in keys {
        let known = ids.len();
        let path = if path.is_empty() { key.key.to_owned() } else { format!("{path}.{}", key.key) };
        let value = match &key.expected {
            _ if !key.fields.is_empty() => sample_of(&key.fields, &path, ids),
            Expected::Id | Expected::Evidence => {
                ids.push(path);
                NewValue::Text(format!("{SAMPLE}{known}"))
            }
            _ if !key.required => continue,
            expected => sample(expected),
        };
        let is_list = key.cardinality == Cardinality::List;
        let value = if is_list { NewValue::List(vec![value]) } else { value };
        if key.required || ids.len() > known {
            entries.push((key.key.to_owned(), value));
        }
    }
    NewValue::Map(entries)
}

fn sample(expected: &Expected) -> NewValue {
    let text = |text: &str| NewValue::Text(text.to_owned());
    match expected {
        Expected::List => NewValue::List(vec![text(Lang::ALL[0].code())]),
        Expected::Point => NewValue::List(vec![text("41"), text("74")]),
        Expected::Day => text("2017"),
        Expected::Timestamp => text("2017-01-01 00:00"),
        Expected::Time => text("10:00"),
        Expected::Count | Expected::WholeNumber | Expected::Amount => text("1"),
        Expected::Currency => text("KGS"),
        Expected::Url => text("https://a.kg/"),
        Expected::Phone => text("+996770000000"),
        Expected::Email => text("a@a.kg"),
        Expected::TimeZone => text(config::HOME_ZONE),
        Expected::YesNo => text("false"),
        Expected::OneOf(words) => text(words.first().copied().unwrap_or_default()),
        _ => text("a"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_with_an_id_knows_what_it_names() {
        fn unknown(kind: &Kind, keys: &[KeySpec], path: &str, found: &mut Vec<String>) {
            for key in keys {
                let path = if path.is_empty() { key.key.to_owned() } else { format!("{path}.{}", key.key) };
                if matches!(key.expected, Expected::Id | Expected::Evidence) && kind.reference(&path).is_none() {
                    found.push(format!("{}: {path}", kind.name));
                }
                unknown(kind, &key.fields, &path, found);
            }
        }
        let mut found = Vec::new();
        for kind in Kind::all() {
            unknown(kind, &kind.keys, "", &mut found);
        }
        found.retain(|key| !key.ends_with(": id"));
        assert_eq!(found, ["site: theme"]);
        let visits = Kind::of_file("content/data/visits/2017.yaml").unwrap();
        assert_eq!(visits.reference("results.priorities.commitment"), Some(RecordKind::Commitment));
        let release = Kind::of_file("content/press/x.ky.md").unwrap();
        assert_eq!(release.reference("contacts"), Some(RecordKind::Person));
    }
}
