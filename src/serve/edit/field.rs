//! The fields of a form: one for each key of a kind, by the type of its value.

use crate::foundation::diagnostics::{Expected, RecordKind, Rule, Severity};
use crate::foundation::lang::Lang;
use crate::foundation::span::Span;
use crate::source::yaml::{Cardinality, KeySpec, Node, Value};

use super::form_data::FormData;
use super::kinds::Kind;

/// How the value of a field is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Control {
    Text,
    /// A text in each language.
    Localized,
    Day {
        is_range: bool,
    },
    /// A number with its precision.
    Count,
    Point,
    YesNo,
    Choice(Vec<&'static str>),
    Reference(RecordKind),
    /// The id of a record, or another text.
    ReferenceOrText(RecordKind),
    /// A map with fields of its own.
    Fields,
    /// A value that the form does not change.
    Closed,
}

/// A key in a form, or an item of the list at a key.
#[derive(Debug, Clone)]
pub(super) struct Field<'k> {
    /// The name of the value in the form: `results.priorities.0.text`.
    pub name: String,
    /// The path of the key, without indexes of lists.
    pub path: String,
    /// The name of the map that the key is in, for its label.
    pub section: &'k str,
    pub key: &'k KeySpec,
    pub kind: &'k Kind,
}

/// The names of the two parts of a count, after that of its field.
pub(super) const PRECISION: &str = ".precision";
pub(super) const NUMBER: &str = ".number";
/// The name of the end of a period, after that of its field.
pub(super) const END: &str = ".to";
/// The name of the mark that removes an item of a list.
pub(super) const REMOVE: &str = ".-remove";
/// The marks in front of a count that is not exact.
pub(super) const PRECISIONS: [&str; 4] = ["", ">", ">=", "~"];

impl Kind {
    /// Returns the fields of a form. `prefix` is in front of all names.
    pub(super) fn fields<'k>(&'k self, prefix: &str) -> Vec<Field<'k>> {
        fields(self, &self.keys, self.name, prefix, "")
    }
}

fn fields<'k>(kind: &'k Kind, keys: &'k [KeySpec], section: &'k str, prefix: &str, path: &str) -> Vec<Field<'k>> {
    keys.iter()
        .map(|key| Field {
            name: format!("{prefix}{}", key.key),
            path: format!("{path}{}", key.key),
            section,
            key,
            kind,
        })
        .collect()
}

impl<'k> Field<'k> {
    pub(super) fn control(&self) -> Control {
        match &self.key.expected {
            Expected::Day => Control::Day { is_range: !self.key.fields.is_empty() },
            _ if !self.key.fields.is_empty() => Control::Fields,
            Expected::LocalizedText => Control::Localized,
            Expected::Count => Control::Count,
            Expected::Point => Control::Point,
            Expected::YesNo => Control::YesNo,
            Expected::OneOf(words) => Control::Choice(words.clone()),
            Expected::Rule => {
                let warnings = Rule::ALL.iter().filter(|rule| rule.severity() == Severity::Warning);
                Control::Choice(warnings.map(|rule| rule.name()).collect())
            }
            Expected::Id => self.kind.reference(&self.path).map_or(Control::Text, Control::Reference),
            Expected::Evidence => self.kind.reference(&self.path).map_or(Control::Text, Control::ReferenceOrText),
            // A command that is run is written only in the file, so that no request can set it.
            Expected::Command | Expected::Map | Expected::Record | Expected::Money | Expected::List => Control::Closed,
            _ => Control::Text,
        }
    }

    /// Returns whether the value is a list, or may be one.
    pub(super) fn is_list(&self) -> bool {
        self.key.cardinality != Cardinality::One
    }

    /// Returns the fields of the map at this key.
    pub(super) fn fields(&self) -> Vec<Field<'k>> {
        fields(self.kind, &self.key.fields, self.key.key, &format!("{}.", self.name), &format!("{}.", self.path))
    }

    /// Returns the field of an item of the list.
    pub(super) fn item(&self, index: usize) -> Self {
        Self { name: format!("{}.{index}", self.name), ..self.clone() }
    }

    /// Returns the names of the values that the form sends for one value.
    pub(super) fn names(&self, languages: &[Lang]) -> Vec<String> {
        let with = |ends: &[&str]| ends.iter().map(|end| format!("{}{end}", self.name)).collect();
        match self.control() {
            Control::Localized => languages.iter().map(|lang| format!("{}.{lang}", self.name)).collect(),
            Control::Day { is_range: true } => with(&["", END]),
            Control::Count => with(&[PRECISION, NUMBER]),
            Control::Point => with(&[".0", ".1"]),
            Control::Fields | Control::Closed => Vec::new(),
            _ => vec![self.name.clone()],
        }
    }
}

/// Returns the value of a key, unless it is missing or empty.
pub(super) fn value_at<'n>(node: Option<&'n Node>, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node?.value else { return None };
    entries.iter().find(|(found, _)| found.name == key).map(|(_, value)| value).filter(|it| it.value != Value::Null)
}

/// Returns the items of a list, or the only value in place of one. Returns `None` for other values.
pub(super) fn items<'n>(field: &Field, node: Option<&'n Node>) -> Option<Vec<&'n Node>> {
    match node.map(|node| &node.value) {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::List(items)) => Some(items.iter().collect()),
        Some(_) if field.key.cardinality == Cardinality::OneOrList => Some(node.into_iter().collect()),
        Some(_) => None,
    }
}

/// Returns whether the form can show a value of this type. One that it cannot show stays.
pub(super) fn is_open(field: &Field, node: Option<&Node>, languages: &[Lang]) -> bool {
    let Some(node) = node.filter(|node| node.value != Value::Null) else {
        return field.control() != Control::Closed;
    };
    let is_text = |node: &Node| node.scalar().is_some() || node.value == Value::Null;
    match (field.control(), &node.value) {
        (Control::Closed, _) => false,
        (Control::Fields, Value::Map(_)) => true,
        (Control::Fields, _) => false,
        (Control::Localized, Value::Map(entries)) => {
            entries.iter().all(|(key, value)| is_text(value) && languages.iter().any(|lang| lang.code() == key.name))
        }
        (Control::Day { is_range: true }, Value::Map(entries)) => {
            entries.iter().all(|(key, value)| is_text(value) && (key.name == "from" || key.name == "to"))
        }
        (Control::Point, Value::List(items)) => items.len() <= 2 && items.iter().all(is_text),
        (Control::Point, _) => false,
        _ => is_text(node),
    }
}

/// Returns the values that the form shows for the value of a map.
pub(super) fn fill(fields: &[Field], node: Option<&Node>, languages: &[Lang]) -> FormData {
    let mut data = FormData::default();
    for field in fields {
        let node = value_at(node, field.key.key);
        match (field.is_list(), items(field, node)) {
            (false, _) => data.extend(fill_one(field, node, languages)),
            (true, Some(items)) => {
                for (index, item) in items.into_iter().enumerate() {
                    data.extend(fill_one(&field.item(index), Some(item), languages));
                }
            }
            (true, None) => {}
        }
    }
    data
}

fn fill_one(field: &Field, node: Option<&Node>, languages: &[Lang]) -> FormData {
    let mut data = FormData::default();
    if !is_open(field, node, languages) {
        return data;
    }
    let control = field.control();
    if control == Control::Fields {
        return fill(&field.fields(), node, languages);
    }
    let text = |node: Option<&Node>| node.and_then(Node::scalar).unwrap_or_default().trim_end_matches('\n').to_owned();
    let whole = text(node);
    for (at, name) in field.names(languages).into_iter().enumerate() {
        let value = match &control {
            Control::Localized => match node.map(|node| &node.value) {
                Some(Value::Map(_)) => text(value_at(node, languages[at].code())),
                _ => whole.clone(),
            },
            Control::Day { is_range: true } => match node.map(|node| &node.value) {
                Some(Value::Map(_)) => text(value_at(node, if at == 0 { "from" } else { "to" })),
                _ if at == 0 => whole.clone(),
                _ => String::new(),
            },
            Control::Count => {
                let number = whole.trim_start_matches(['>', '=', '~', '≥']);
                let sign = whole[..whole.len() - number.len()].replace('≥', ">=");
                if at == 0 { sign } else { number.trim().to_owned() }
            }
            Control::Point => match node.map(|node| &node.value) {
                Some(Value::List(items)) => text(items.get(at)),
                _ => String::new(),
            },
            _ => whole.clone(),
        };
        data.set(name, value);
    }
    data
}

/// Returns the parts of a map that have fields, each with its location and the name of its field.
pub(super) fn places(fields: &[Field], node: Option<&Node>) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let Some(Value::Map(entries)) = node.map(|node| &node.value) else { return found };
    for field in fields {
        let Some((key, value)) = entries.iter().find(|(key, _)| key.name == field.key.key) else { continue };
        found.push((Span::new(key.span.start, value.span.end.max(key.span.end)), field.name.clone()));
        let items = items(field, Some(value)).filter(|_| field.is_list());
        let parts = match items {
            Some(items) => items.into_iter().enumerate().map(|(at, item)| (field.item(at), item)).collect(),
            None => vec![(field.clone(), value)],
        };
        for (field, part) in parts {
            if part.span != value.span || field.control() == Control::Fields {
                found.push((part.span, field.name.clone()));
            }
            if field.control() == Control::Fields {
                found.extend(places(&field.fields(), Some(part)));
            }
        }
    }
    found
}
