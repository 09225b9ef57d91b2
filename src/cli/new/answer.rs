//! The values that answers mean, checked as `check` checks them.

use crate::authoring::edit::NewValue;
use crate::authoring::form::Field;
use crate::foundation::diagnostics::{Expected, Fix, Problem, RecordKind, closest_match};
use crate::foundation::lang::Lang;
use crate::foundation::span::Span;
use crate::messages::Messages;
use crate::model::parse::Parsed;
use crate::model::site::records_of_name;

/// The message about an answer that cannot be taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong(pub(super) String);

/// The reading of answers for the records of a file.
pub(super) struct Answers<'a> {
    pub(super) file: &'static str,
    pub(super) parsed: &'a Parsed,
    pub(super) languages: &'a [Lang],
    pub(super) messages: &'a Messages,
}

impl Answers<'_> {
    /// Returns the value of an answer to a field, or the message that `check` would give.
    pub(super) fn read(&self, field: &Field, answer: &str) -> Result<NewValue, Wrong> {
        let value = match &field.spec.expected {
            Expected::OneOf(words) => {
                let is_label = |word: &&&str| self.is_same(&self.messages.choice_label(field.spec.key, word), answer);
                NewValue::Text(words.iter().find(is_label).map_or(answer, |word| word).to_owned())
            }
            Expected::YesNo => NewValue::Text(yes_or_no(answer).unwrap_or(answer).to_owned()),
            _ => field.value(answer),
        };
        let value = match (self.reference(field), value) {
            (Some(kind), NewValue::Text(text)) => NewValue::Text(self.id_of(kind, field, text)?),
            (_, value) => value,
        };
        match field.problems(self.file, &value, self.languages).first() {
            Some(problem) => Err(self.wrong(problem)),
            None => Ok(value),
        }
    }

    fn wrong(&self, problem: &Problem) -> Wrong {
        let help = self.messages.help(problem).map(|help| format!("; {help}"));
        Wrong(format!("{}{}", self.messages.message(problem), help.unwrap_or_default()))
    }

    fn is_same(&self, a: &str, b: &str) -> bool {
        a.to_lowercase() == b.to_lowercase()
    }

    /// Returns the kind of record that a field refers to.
    pub(super) fn reference(&self, field: &Field) -> Option<RecordKind> {
        field.reference(self.file)
    }

    /// Returns the ids and names of the records of a kind.
    pub(super) fn records(&self, kind: RecordKind) -> Vec<(String, String)> {
        let lang = self.languages.first().copied().unwrap_or(Lang::ALL[0]);
        let records = self.parsed.records.records().filter(|record| record.kind() == kind);
        let name = |name: &crate::source::yaml::Text| name.best(lang, self.languages).1.to_owned();
        records.map(|record| (record.id().to_string(), record.name().map(name).unwrap_or_default())).collect()
    }

    /// Returns whether a record of a kind has an id, valid or not.
    pub(super) fn is_known(&self, kind: RecordKind, id: &str) -> bool {
        let lists = self.parsed.records.lists();
        lists.iter().any(|list| list.kind() == kind && (list.has_unidentified() || list.ids().contains(&id)))
    }

    /// Returns the id of the record that an answer names by its id, its name, or a part of it.
    fn id_of(&self, kind: RecordKind, field: &Field, answer: String) -> Result<String, Wrong> {
        let is_address = field.spec.expected == Expected::Evidence && answer.contains("://");
        if is_address || self.is_known(kind, &answer) {
            return Ok(answer);
        }
        let mut ids: Vec<String> = records_of_name(self.parsed, &answer)
            .into_iter()
            .filter(|found| found.0 == kind)
            .map(|found| found.1)
            .collect();
        let records = self.records(kind);
        if ids.is_empty() {
            let part = answer.to_lowercase();
            let is_named = |(id, name): &&(String, String)| id.contains(&part) || name.to_lowercase().contains(&part);
            ids = records.iter().filter(is_named).map(|(id, _)| id.clone()).collect();
        }
        match &ids[..] {
            [id] => Ok(id.clone()),
            [] => {
                let meant = closest_match(&answer, records.iter().map(|(id, _)| id.as_str()));
                let fix = meant.map(|id| Box::new(Fix::new(Span::default(), id)));
                Err(self.wrong(&Problem::UnknownReference { kind, id: answer, actual: None, fix }))
            }
            several => {
                let ids = several.join(", ");
                Err(Wrong(self.messages.format("new-form-several", &[("ids", ids.into())])))
            }
        }
    }
}

/// Returns `true` or `false` for the word in any message language.
fn yes_or_no(answer: &str) -> Option<&'static str> {
    match answer.to_lowercase().as_str() {
        "true" | "yes" | "y" | "да" | "д" | "ооба" | "о" => Some("true"),
        "false" | "no" | "n" | "нет" | "н" | "жок" | "ж" => Some("false"),
        _ => None,
    }
}
