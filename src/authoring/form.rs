//! The fields of a form for a record, made from the code that reads the record.
//!
//! A new key of a record type is a new field. No record type is named here.

use std::iter;

use crate::authoring::edit::{self, NewValue, Step, append_record, set_value};
use crate::authoring::schema;
use crate::foundation::diagnostics::{Expected, Problem, RecordKind};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Position, SourcePath};
use crate::model::record::RecordLists;
use crate::source::yaml::{self, Cardinality, KeySpec, Node, ReadContext, Value};

/// Keys that are not part of what a record says.
const NOT_ASKED: [&str; 3] = ["id", "allow", "extra"];
/// The id of a reference whose kind is looked up.
const PROBE: &str = "aikyn-probe";

/// A field of a form: a key, and the path to it in its record.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) path: Vec<Step>,
    /// The name of the option that answers it: the keys of the path with points.
    pub(crate) option: String,
    /// The section of its label.
    pub(crate) section: String,
    pub(crate) spec: KeySpec,
}

/// Returns the fields of the records of a file, or those of a map in its records.
pub(crate) fn fields(file: &str, within: Option<&str>) -> Vec<Field> {
    let keys = schema::keys(file).unwrap_or_default();
    let fields = keys.into_iter().filter(|spec| !NOT_ASKED.contains(&spec.key)).map(|spec| Field {
        path: vec![Step::Key(spec.key.to_owned())],
        option: spec.key.to_owned(),
        section: file.to_owned(),
        spec,
    });
    match within {
        None => fields.collect(),
        Some(key) => fields
            .filter(|field| field.spec.key == key)
            .flat_map(|field| Field { option: String::new(), ..field }.children())
            .collect(),
    }
}

impl Field {
    /// Returns whether the value is a map with keys of its own.
    pub(crate) fn is_map(&self) -> bool {
        let is_map = matches!(self.spec.expected, Expected::Map | Expected::Record | Expected::Money);
        is_map && !self.spec.fields.is_empty()
    }

    /// Returns whether there may be several values.
    pub(crate) fn is_list(&self) -> bool {
        self.spec.cardinality != Cardinality::One
    }

    /// Returns whether the value has a text for each language.
    pub(crate) fn is_localized(&self) -> bool {
        self.spec.expected == Expected::LocalizedText
    }

    /// Returns the fields of the map at this key.
    pub(crate) fn children(&self) -> Vec<Field> {
        let path = self.value_path();
        let fields = self.spec.fields.iter().map(|spec| Field {
            path: path.iter().cloned().chain([Step::Key(spec.key.to_owned())]).collect(),
            option: format!("{}.{}", self.option, spec.key).trim_start_matches('.').to_owned(),
            section: self.spec.key.to_owned(),
            spec: spec.clone(),
        });
        fields.collect()
    }

    /// Returns the path to a single value.
    fn value_path(&self) -> Vec<Step> {
        let item = self.is_list().then_some(Step::Item(0));
        self.path.iter().cloned().chain(item).collect()
    }

    /// Returns the value that an answer means. Brackets hold several keys or items, as in YAML.
    pub(crate) fn value(&self, answer: &str) -> NewValue {
        let answer = answer.trim();
        let text = || NewValue::Text(answer.to_owned());
        match self.spec.expected {
            _ if answer.starts_with(['{', '[']) => edit::read_value(answer).unwrap_or_else(text),
            Expected::Point if answer.contains(',') => {
                NewValue::List(answer.split(',').map(|part| NewValue::Text(part.trim().to_owned())).collect())
            }
            _ => text(),
        }
    }

    /// Returns what `check` would report of a single value. Parts that are still missing do not
    /// count.
    pub(crate) fn problems(&self, file: &str, value: &NewValue, languages: &[Lang]) -> Vec<Problem> {
        let path: Vec<Step> = iter::once(Step::Item(0)).chain(self.value_path()).collect();
        let id = NewValue::Map(vec![("id".to_owned(), NewValue::Text("x".to_owned()))]);
        let text = append_record("", &id).and_then(|text| set_value(&text, &path, value));
        let Some(node) = text.ok().and_then(|text| parse(&text)) else { return Vec::new() };
        let source = SourcePath::from("");
        let mut reader = ReadContext::new(&source, languages);
        if let Some(records) = RecordLists::default().of_file(file) {
            records.read(&node, &mut reader);
        }
        let Some(span) = at_path(&node, &path).map(|node| node.span) else { return Vec::new() };
        let of_value = reader.diagnostics.into_iter().filter(|diagnostic| match diagnostic.location.at {
            Position::Span(at) => at.start >= span.start && at.end <= span.end,
            _ => false,
        });
        let problems = of_value.map(|diagnostic| diagnostic.problem);
        problems
            .filter(|problem| !matches!(problem, Problem::MissingKey { .. } | Problem::TextUntranslated { .. }))
            .collect()
    }

    /// Returns the kind of record that the value refers to, if it is a reference.
    pub(crate) fn reference(&self, file: &str) -> Option<RecordKind> {
        if !matches!(self.spec.expected, Expected::Id | Expected::Evidence) {
            return None;
        }
        let keys = schema::keys(file)?;
        let record = sample(&keys, &self.value_path(), NewValue::Text(PROBE.to_owned()));
        let node = parse(&append_record("", &record).ok()?)?;
        let source = SourcePath::from("");
        let mut lists = RecordLists::default();
        let records = lists.of_file(file)?;
        records.read(&node, &mut ReadContext::new(&source, &Lang::ALL));
        let mut kind = None;
        records.records().first()?.references(&mut |found, reference| {
            if reference.value.as_str() == PROBE {
                kind = Some(found);
            }
        });
        kind
    }
}

fn parse(text: &str) -> Option<Node> {
    yaml::parse(&SourcePath::from(""), text, 0).value
}

fn at_path<'n>(node: &'n Node, path: &[Step]) -> Option<&'n Node> {
    path.iter().try_fold(node, |node, step| match (&node.value, step) {
        (Value::Map(entries), Step::Key(key)) => {
            entries.iter().find(|(found, _)| found.name == *key).map(|(_, value)| value)
        }
        (Value::List(items), Step::Item(at)) => items.get(*at),
        _ => None,
    })
}

/// Returns a valid map with the required keys, and a value at a path.
fn sample(keys: &[KeySpec], path: &[Step], value: NewValue) -> NewValue {
    let (first, rest) = match path {
        [Step::Item(_), rest @ ..] => return NewValue::List(vec![sample(keys, rest, value)]),
        [Step::Key(first), rest @ ..] => (first, rest),
        [] => return value,
    };
    let required = keys.iter().filter(|spec| spec.required && spec.key != first);
    let mut entries: Vec<(String, NewValue)> = required.map(|spec| (spec.key.to_owned(), sample_value(spec))).collect();
    let inner = keys.iter().find(|spec| spec.key == first).map_or(&[][..], |spec| &spec.fields);
    entries.push((first.clone(), sample(inner, rest, value)));
    NewValue::Map(entries)
}

fn sample_value(spec: &KeySpec) -> NewValue {
    let text = match &spec.expected {
        Expected::Map | Expected::Record | Expected::Money => {
            let required = spec.fields.iter().filter(|spec| spec.required);
            return NewValue::Map(required.map(|spec| (spec.key.to_owned(), sample_value(spec))).collect());
        }
        Expected::List => return NewValue::List(Vec::new()),
        Expected::Point => return NewValue::List(["40.5", "72.8"].map(|part| NewValue::Text(part.into())).into()),
        Expected::OneOf(words) => words.first().copied().unwrap_or_default(),
        Expected::Day | Expected::Timestamp => "2017-11-21",
        Expected::Time => "10:00",
        Expected::Count | Expected::WholeNumber | Expected::Amount => "1",
        Expected::Currency => "KGS",
        Expected::Url => "https://example.com/",
        Expected::Phone => "+996555000111",
        Expected::Email => "a@example.com",
        Expected::YesNo => "true",
        Expected::TimeZone => "Asia/Bishkek",
        Expected::Path => "a.pdf",
        Expected::Command => "a",
        Expected::Text | Expected::LocalizedText | Expected::Id | Expected::Slug => "x",
        Expected::Rule | Expected::Evidence => "x",
    };
    NewValue::Text(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(fields: Vec<Field>, option: &str) -> Option<Field> {
        fields.into_iter().find_map(|field| {
            let is_it = field.option == option;
            let children = if field.is_map() { field.children() } else { Vec::new() };
            if is_it { Some(field) } else { find(children, option) }
        })
    }

    fn field(file: &str, option: &str) -> Field {
        find(fields(file, None), option).unwrap_or_else(|| panic!("{file} has no {option}"))
    }

    #[test]
    fn references_are_of_the_kind_that_the_record_names() {
        for (file, option, kind) in [
            ("visits", "host", RecordKind::Municipality),
            ("visits", "invited.districts", RecordKind::District),
            ("visits", "results.priorities.commitment", RecordKind::Commitment),
            ("municipalities", "contacts", RecordKind::Person),
            ("commitments", "evidence", RecordKind::Document),
            ("people", "organization", RecordKind::Organization),
            ("glossary", "see", RecordKind::Term),
        ] {
            assert_eq!(field(file, option).reference(file), Some(kind), "{file} {option}");
        }
        // Every id in every file is a reference.
        for file in RecordLists::FILES {
            let mut fields = fields(file, None);
            while let Some(field) = fields.pop() {
                let is_id = field.spec.expected == Expected::Id;
                assert!(!is_id || field.reference(file).is_some(), "{file} {}", field.option);
                fields.extend(if field.is_map() { field.children() } else { Vec::new() });
            }
        }
    }

    #[test]
    fn a_single_value_is_checked_as_the_record_is() {
        for (file, option, answer, is_right) in [
            ("visits", "date", "2017-11-21", true),
            ("visits", "date", "{from: 2017-11-21, to: 2017-11-22}", true),
            ("visits", "date", "2017-11-31", false),
            ("visits", "time", "10:00", true),
            ("visits", "time", "25:00", false),
            ("visits", "invited.participants", ">80", true),
            ("visits", "invited.participants", "many", false),
            ("visits", "results.priorities.votes", "61", true),
            ("visits", "results.priorities.amount", "{amount: 1, currency: KGS}", true),
            ("visits", "results.priorities.amount.currency", "som", false),
            ("visits", "host", "Жазы", false),
            ("municipalities", "point", "40.77, 73.30", true),
            ("municipalities", "point", "400, 73.30", false),
            ("people", "phone", "+996555000111", true),
            ("people", "phone", "0555", false),
            ("people", "public", "maybe", false),
        ] {
            let field = field(file, option);
            let problems = field.problems(file, &field.value(answer), &Lang::ALL);
            assert_eq!(problems.is_empty(), is_right, "{file} {option} {answer}: {problems:?}");
        }
    }
}
