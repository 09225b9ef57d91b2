//! The edits of a file that a form asks for: only of values that differ from those it was made of.

use crate::authoring::edit::{NewValue, Step};
use crate::foundation::diagnostics::Expected;
use crate::foundation::lang::Lang;
use crate::language::{
    Guess, informal_amount, informal_count, informal_currency, informal_day, informal_email, informal_phone,
    informal_time, informal_timestamp, informal_url,
};
use crate::source::yaml::{Cardinality, Node, Value};

use super::field::{Control, END, Field, NUMBER, PRECISION, REMOVE, fill, is_open, items, value_at};
use super::form_data::FormData;

/// A new value at a path.
pub(super) type Edit = (Vec<Step>, NewValue);

/// Returns the edits of the map at `path` that a form asks for.
pub(super) fn edits(
    fields: &[Field],
    node: Option<&Node>,
    data: &FormData,
    path: &[Step],
    languages: &[Lang],
) -> Vec<Edit> {
    let differ = Differ { before: fill(fields, node, languages), data, languages };
    let mut edits = Vec::new();
    differ.map(fields, node, path, &mut edits);
    edits
}

/// Returns the map that a form describes, or `None` if all its values are empty.
pub(super) fn new_map(fields: &[Field], data: &FormData, languages: &[Lang]) -> Option<NewValue> {
    let mut entries = Vec::new();
    for field in fields {
        let value = match field.is_list() {
            false => new_value(field, data, languages),
            true => {
                let rows = (0..data.rows(&field.name)).filter(|row| data.raw(&removal(field, *row)).is_none());
                let values: Vec<NewValue> =
                    rows.filter_map(|row| new_value(&field.item(row), data, languages)).collect();
                list(field, values)
            }
        };
        entries.extend(value.map(|value| (field.key.key.to_owned(), value)));
    }
    (!entries.is_empty()).then_some(NewValue::Map(entries))
}

fn list(field: &Field, mut values: Vec<NewValue>) -> Option<NewValue> {
    match (values.len(), field.key.cardinality) {
        (0, _) => None,
        (1, Cardinality::OneOrList) => values.pop(),
        _ => Some(NewValue::List(values)),
    }
}

fn removal(field: &Field, row: usize) -> String {
    format!("{}.{row}{REMOVE}", field.name)
}

/// Returns the value that a form has for one value, or `None` if it is empty.
fn new_value(field: &Field, data: &FormData, languages: &[Lang]) -> Option<NewValue> {
    let name = &field.name;
    let text = |name: &str| Some(data.get(name)).filter(|text| !text.is_empty());
    let written = |name: &str| text(name).map(|text| NewValue::Text(written(&field.key.expected, text)));
    match field.control() {
        Control::Closed => None,
        Control::Fields => new_map(&field.fields(), data, languages),
        Control::Localized => {
            let texts: Vec<(String, &str)> = languages
                .iter()
                .filter_map(|lang| Some((lang.code().to_owned(), text(&format!("{name}.{lang}"))?)))
                .collect();
            let (_, first) = texts.first()?;
            if texts.len() == languages.len() && texts.iter().all(|(_, text)| text == first) {
                return Some(NewValue::Text((*first).to_owned()));
            }
            let entries = texts.into_iter().map(|(code, text)| (code, NewValue::Text(text.to_owned())));
            Some(NewValue::Map(entries.collect()))
        }
        Control::Day { is_range: true } => match written(&format!("{name}{END}")) {
            None => written(name),
            Some(end) => {
                let start = written(name).map(|start| ("from".to_owned(), start));
                Some(NewValue::Map(start.into_iter().chain([("to".to_owned(), end)]).collect()))
            }
        },
        Control::Count => {
            let number = text(&format!("{name}{NUMBER}"))?;
            let precision =
                if number.starts_with(['>', '~', '≥']) { "" } else { data.get(&format!("{name}{PRECISION}")) };
            Some(NewValue::Text(self::written(&Expected::Count, &format!("{precision}{number}"))))
        }
        Control::Point => {
            let degrees = [text(&format!("{name}.0")), text(&format!("{name}.1"))];
            let degrees: Vec<NewValue> =
                degrees.into_iter().flatten().map(|text| NewValue::Text(text.replace(',', "."))).collect();
            (!degrees.is_empty()).then_some(NewValue::List(degrees))
        }
        Control::Text
        | Control::Day { .. }
        | Control::YesNo
        | Control::Choice(_)
        | Control::Reference(_)
        | Control::ReferenceOrText(_) => written(name),
    }
}

/// Returns a value as the content model has it, if it has another form and nothing else is meant.
fn written(expected: &Expected, text: &str) -> String {
    let guess: Option<Guess> = match expected {
        Expected::Day => informal_day(text),
        Expected::Timestamp => informal_timestamp(text),
        Expected::Time => informal_time(text),
        Expected::Count => informal_count(text),
        Expected::Amount => informal_amount(text),
        Expected::Currency => informal_currency(text),
        Expected::Phone => informal_phone(text),
        Expected::Email => informal_email(text),
        Expected::Url => informal_url(text),
        _ => None,
    };
    let certain = guess.filter(|guess| guess.is_certain && !guess.text.contains(['{', '"']));
    certain.map_or_else(|| text.to_owned(), |guess| guess.text)
}

/// The values of a form before and after it was filled in.
struct Differ<'d> {
    before: FormData,
    data: &'d FormData,
    languages: &'d [Lang],
}

impl Differ<'_> {
    /// Returns whether the form has other values than before. Values that it lacks are kept.
    fn is_changed(&self, field: &Field) -> bool {
        let mut names = field.names(self.languages).into_iter();
        names.any(|name| self.data.raw(&name).is_some() && self.data.get(&name) != self.before.get(&name))
    }

    fn map(&self, fields: &[Field], node: Option<&Node>, path: &[Step], edits: &mut Vec<Edit>) {
        for field in fields {
            let node = value_at(node, field.key.key);
            let path = [path, &[Step::Key(field.key.key.to_owned())]].concat();
            match field.is_list() {
                true => self.list(field, node, path, edits),
                false => self.one(field, node, path, edits),
            }
        }
    }

    fn one(&self, field: &Field, node: Option<&Node>, path: Vec<Step>, edits: &mut Vec<Edit>) {
        if !is_open(field, node, self.languages) {
            return;
        }
        let is_map = matches!(node.map(|node| &node.value), Some(Value::Map(_)));
        match field.control() {
            Control::Fields if is_map => self.map(&field.fields(), node, &path, edits),
            Control::Fields => {
                edits.extend(new_map(&field.fields(), self.data, self.languages).map(|value| (path, value)));
            }
            _ if !self.is_changed(field) => {}
            // A language that is still to be written keeps its key.
            Control::Localized if is_map && !self.data.is_blank(&field.name) => {
                for lang in self.languages {
                    let name = format!("{}.{lang}", field.name);
                    if self.data.raw(&name).is_some() && self.data.get(&name) != self.before.get(&name) {
                        let value = match self.data.get(&name) {
                            "" => NewValue::Nothing,
                            text => NewValue::Text(text.to_owned()),
                        };
                        edits.push(([&path[..], &[Step::Key(lang.code().to_owned())]].concat(), value));
                    }
                }
            }
            _ => {
                let value = new_value(field, self.data, self.languages).unwrap_or(NewValue::Nothing);
                edits.push((path, value));
            }
        }
    }

    fn list(&self, field: &Field, node: Option<&Node>, path: Vec<Step>, edits: &mut Vec<Edit>) {
        let Some(items) = items(field, node) else { return };
        let is_written_as_list = matches!(node.map(|node| &node.value), Some(Value::List(_)));
        let at = |row: usize| [&path[..], &[Step::Item(row)]].concat();
        let (mut removed, mut added) = (Vec::new(), Vec::new());
        let kept_edits = edits.len();
        for (row, item) in items.iter().enumerate() {
            let field = field.item(row);
            let is_emptied =
                self.data.has(&field.name) && self.data.is_blank(&field.name) && !self.before.is_blank(&field.name);
            if is_open(&field, Some(item), self.languages)
                && (is_emptied || self.data.raw(&format!("{}{REMOVE}", field.name)).is_some())
            {
                removed.push(row);
            } else {
                self.one(&field, Some(item), if is_written_as_list { at(row) } else { path.clone() }, edits);
            }
        }
        for row in items.len()..self.data.rows(&field.name) {
            if self.data.raw(&removal(field, row)).is_none() {
                added.extend(new_value(&field.item(row), self.data, self.languages));
            }
        }
        if is_written_as_list {
            let appended = added.into_iter().enumerate().map(|(index, value)| (at(items.len() + index), value));
            edits.extend(appended);
            // From the end, so that the indexes before stay.
            edits.extend(removed.into_iter().rev().map(|row| (at(row), NewValue::Nothing)));
        } else if !added.is_empty() || !removed.is_empty() {
            edits.truncate(kept_edits);
            let kept = (0..items.len()).filter(|row| !removed.contains(row));
            let kept = kept.filter_map(|row| new_value(&field.item(row), self.data, self.languages));
            let value = list(field, kept.chain(added).collect()).unwrap_or(NewValue::Nothing);
            edits.push((path, value));
        }
    }
}
