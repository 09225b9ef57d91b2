//! The files that a form would write.

use std::collections::BTreeSet;

use crate::authoring::edit::{EditError, NewValue, Step, append_record, set_value};
use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;
use crate::language::short_slug;
use crate::source::input::Inputs;
use crate::source::yaml::{Id, Node, Value, parse};

use super::catalog::{ID, Names, propose_id};
use super::disk::Version;
use super::form_data::FormData;
use super::target::{Part, SLUG, Target};

/// Why a form cannot be written to its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PlanError {
    Edit(SourcePath, EditError),
    /// A new text has no title from which a file name could be made.
    NoName,
    /// A file of that name exists.
    Taken(String),
}

/// Returns the new versions of the files of a form, each with the target that it has then.
pub(super) fn versions(
    target: &Target,
    parts: &[Part],
    data: &FormData,
    inputs: &Inputs,
    names: &Names,
    languages: &[Lang],
) -> Result<(Vec<Version>, Target), PlanError> {
    let edited = |part: &Part| part.edited(data, languages).map_err(|error| PlanError::Edit(part.path.clone(), error));
    match target {
        Target::New { .. } if parts.iter().any(|part| part.lang.is_some()) => {
            let mut texts = Vec::new();
            for part in parts {
                texts.extend(edited(part)?.zip(part.lang));
            }
            let title = |part: &Part| {
                let key = part.fields().into_iter().find(|field| field.key.required)?;
                Some(data.get(&key.name).to_owned()).filter(|title| !title.is_empty())
            };
            let named = Some(data.get(SLUG).to_owned()).filter(|name| !name.is_empty());
            let named = named.or_else(|| parts.iter().find_map(title));
            let slug = named.and_then(|name| Id::new(&short_slug(&name)).map(|id| id.to_string()));
            let kind = parts.first().map(|part| part.kind).ok_or(PlanError::NoName)?;
            let slug = slug.ok_or(PlanError::NoName)?;
            let stem = format!("{}/{slug}", kind.folder());
            let taken = inputs
                .files
                .keys()
                .find(|path| path.strip_prefix(&*stem).is_some_and(|rest| rest.starts_with(['.', '/'])));
            if let Some(path) = taken {
                return Err(PlanError::Taken(path.to_string()));
            }
            let versions = texts.into_iter().map(|(text, lang)| Version {
                path: format!("{stem}.{lang}.md"),
                before: None,
                after: Some(text.into_bytes()),
            });
            Ok((versions.collect(), Target::Text { stem }))
        }
        Target::New { .. } => {
            let Some(part) = parts.first() else { return Err(PlanError::NoName) };
            let Some(text) = edited(part)? else { return Ok((Vec::new(), target.clone())) };
            let (text, item) = with_id(part, text, data, names, languages)
                .map_err(|error| PlanError::Edit(part.path.clone(), error))?;
            let target = Target::Record { path: part.path.to_string(), item };
            Ok((vec![version(part, text)], target))
        }
        _ => {
            let mut versions = Vec::new();
            for part in parts {
                versions.extend(edited(part)?.map(|text| version(part, text)));
            }
            Ok((versions, target.clone()))
        }
    }
}

fn version(part: &Part, text: String) -> Version {
    let before = part.text.clone().map(String::into_bytes);
    Version { path: part.path.to_string(), before, after: Some(text.into_bytes()) }
}

/// Returns the file with a new record, which gets an id if it has none, and its index.
fn with_id(
    part: &Part,
    text: String,
    data: &FormData,
    names: &Names,
    languages: &[Lang],
) -> Result<(String, usize), EditError> {
    let root = parse(&part.path, &text, 0).value.map(|node| node.value);
    let Some(Value::List(items)) = root else { return Err(EditError::NotAsMeant) };
    let Some(record) = items.last() else { return Err(EditError::NotAsMeant) };
    let item = items.len() - 1;
    let known = part.kind.record.and_then(|kind| names.get(&kind)).map_or(&[][..], Vec::as_slice);
    let taken: BTreeSet<&str> = known.iter().map(|(id, _)| id.as_str()).collect();
    if !data.get(ID).is_empty() {
        return Ok((text, item));
    }
    let Some(id) = propose_id(part.kind, record, languages, &taken) else { return Ok((text, item)) };
    // The id comes first, so the record is written again.
    let NewValue::Map(mut entries) = value_of(record) else { return Ok((text, item)) };
    entries.insert(0, (ID.to_owned(), NewValue::Text(id)));
    append_record(part.text.as_deref().unwrap_or_default(), &NewValue::Map(entries)).map(|text| (text, item))
}

fn value_of(node: &Node) -> NewValue {
    match &node.value {
        Value::List(items) => NewValue::List(items.iter().map(value_of).collect()),
        Value::Map(entries) => {
            NewValue::Map(entries.iter().map(|(key, value)| (key.name.clone(), value_of(value))).collect())
        }
        _ => NewValue::Text(node.scalar().unwrap_or_default().to_owned()),
    }
}

/// Returns the files without the record or the text of a form.
pub(super) fn removals(parts: &[Part]) -> Result<Vec<Version>, PlanError> {
    let existing = parts.iter().filter(|part| part.text.is_some());
    let removal = |part: &Part| match part.item {
        None => Ok(Version { after: None, ..version(part, String::new()) }),
        Some(item) => {
            let text = part.text.as_deref().unwrap_or_default();
            let text = set_value(text, &[Step::Item(item)], &NewValue::Nothing);
            text.map(|text| version(part, text)).map_err(|error| PlanError::Edit(part.path.clone(), error))
        }
    };
    existing.map(removal).collect()
}
