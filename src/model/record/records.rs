//! The records of one type, with the ids of those that are invalid.

use std::sync::Arc;

use crate::foundation::diagnostics::{ActualType, Diagnostic, Expected, Problem, RecordKind, Rule, Severity};
use crate::foundation::span::{SourcePath, Span};
use crate::source::yaml::{Id, Node, ReadContext, Ref, Value};

use super::record_type::{AnyRecord, Record, RecordType};

/// The records of one type. Cloning is cheap.
#[derive(Debug)]
pub struct Records<T> {
    pub valid: Vec<Arc<Record<T>>>,
    /// The ids of invalid records. A reference to one of them is not reported as unknown.
    pub invalid_ids: Vec<Id>,
    /// Whether the id of some invalid record is not known, so that any unknown id may be that
    /// one's.
    pub has_unidentified: bool,
    /// The drafts that lack a required key. They cannot be shown yet.
    pub unfinished: Vec<UnfinishedDraft>,
}

/// A draft of a record that lacks a required key.
#[derive(Debug, Clone)]
pub struct UnfinishedDraft {
    pub id: Id,
    pub path: SourcePath,
    /// The record's first line.
    pub at: Span,
}

impl<T> Clone for Records<T> {
    fn clone(&self) -> Self {
        Self {
            valid: self.valid.clone(),
            invalid_ids: self.invalid_ids.clone(),
            has_unidentified: self.has_unidentified,
            unfinished: self.unfinished.clone(),
        }
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self { valid: Vec::new(), invalid_ids: Vec::new(), has_unidentified: false, unfinished: Vec::new() }
    }
}

impl<T> Records<T> {
    /// Adds the records of another file.
    pub fn append(&mut self, other: Self) {
        self.valid.extend(other.valid);
        self.invalid_ids.extend(other.invalid_ids);
        self.has_unidentified |= other.has_unidentified;
        self.unfinished.extend(other.unfinished);
    }
}

/// A list of records of a type that is not known statically.
pub trait RecordList {
    fn kind(&self) -> RecordKind;

    /// Returns the name of the records' file or folder under `content/data`.
    fn file(&self) -> &'static str;

    /// Reads the records of a file.
    fn read(&mut self, node: &Node, reader: &mut ReadContext);

    /// Adds an item that is not valid YAML, by the ids that its lines seem to have.
    fn add_unparsed(&mut self, text: &str);

    /// Adds a file that could not be read.
    fn add_unreadable(&mut self);

    /// Returns whether all records of the files are valid.
    fn is_complete(&self) -> bool;

    /// Returns whether the id of some invalid record is not known.
    fn has_unidentified(&self) -> bool;

    /// Returns the ids of all records, valid or not.
    fn ids(&self) -> Vec<&str>;

    /// Returns the valid records.
    fn records(&self) -> Vec<&dyn AnyRecord>;
}

impl<T: RecordType> RecordList for Records<T> {
    fn kind(&self) -> RecordKind {
        T::KIND
    }

    fn file(&self) -> &'static str {
        T::FILE
    }

    fn read(&mut self, node: &Node, reader: &mut ReadContext) {
        match &node.value {
            Value::Null => {}
            Value::List(items) => items.iter().for_each(|item| self.read_record(item, reader)),
            _ => {
                reader.type_mismatch::<()>(node, Expected::List);
                self.has_unidentified = true;
            }
        }
    }

    fn add_unparsed(&mut self, text: &str) {
        let ids: Vec<Id> = text.lines().filter_map(id_in_line).collect();
        self.has_unidentified |= ids.is_empty();
        self.invalid_ids.extend(ids);
    }

    fn add_unreadable(&mut self) {
        self.has_unidentified = true;
    }

    fn is_complete(&self) -> bool {
        !self.has_unidentified && self.invalid_ids.is_empty()
    }

    fn has_unidentified(&self) -> bool {
        self.has_unidentified
    }

    fn ids(&self) -> Vec<&str> {
        let valid = self.valid.iter().map(|record| &record.id);
        let unfinished = self.unfinished.iter().map(|draft| &draft.id);
        valid.chain(&self.invalid_ids).chain(unfinished).map(Id::as_str).collect()
    }

    fn records(&self) -> Vec<&dyn AnyRecord> {
        self.valid.iter().map(|record| &**record as &dyn AnyRecord).collect()
    }
}

impl<T: RecordType> Records<T> {
    fn read_record(&mut self, node: &Node, reader: &mut ReadContext) {
        let mut written_id = None;
        let path = reader.path.clone();
        let notes_before = reader.diagnostics.len();
        reader.written.clear();
        let is_draft = is_draft(node);
        let record = reader.map(node, T::KIND, |fields| {
            let id = fields.required::<Ref>("id");
            written_id = id.clone();
            let at = fields.start;
            let allow = fields.list::<Rule>("allow");
            let extra = fields.optional("extra").unwrap_or_default();
            let data = T::read(fields);
            let (id, data) = (id?, data?);
            let written = std::mem::take(&mut fields.reader.written);
            Some(Record { id: id.value, path: path.clone(), id_span: id.span, at, allow, extra, written, data })
        });
        if is_draft && T::HAS_DRAFTS {
            retain_after(&mut reader.diagnostics, notes_before, |diagnostic| !is_unfinished(&diagnostic.problem));
            let is_valid = !reader.diagnostics[notes_before..].iter().any(Diagnostic::is_error);
            if let (None, Some(id), true) = (&record, &written_id, is_valid) {
                self.unfinished.push(UnfinishedDraft { id: id.value.clone(), path, at: node.span });
                return;
            }
        }
        match (record, written_id) {
            (Some(record), _) => {
                suppress_allowed(&mut reader.diagnostics, notes_before, &record.allow);
                self.valid.push(Arc::new(record));
            }
            (None, Some(id)) => self.invalid_ids.push(id.value),
            (None, None) => self.has_unidentified = true,
        }
    }
}

/// Removes the allowed warnings from the notes after the first `from`.
pub fn suppress_allowed(diagnostics: &mut Vec<Diagnostic>, from: usize, allow: &[Rule]) {
    if allow.is_empty() {
        return;
    }
    retain_after(diagnostics, from, |diagnostic| {
        diagnostic.rule().severity() != Severity::Warning || !allow.contains(&diagnostic.rule())
    });
}

/// Removes the diagnostics after the first `from` that `keep` does not accept.
fn retain_after(diagnostics: &mut Vec<Diagnostic>, from: usize, keep: impl Fn(&Diagnostic) -> bool) {
    let mut own = diagnostics.split_off(from);
    own.retain(keep);
    diagnostics.append(&mut own);
}

/// Returns whether a record says `draft: true`.
fn is_draft(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    entries.iter().any(|(key, value)| key.name == "draft" && value.value == Value::Bool(true))
}

/// Returns whether a problem is only that something is still to be written.
fn is_unfinished(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::MissingKey { .. }
            | Problem::TextUntranslated { .. }
            | Problem::WrongType { found: ActualType::Nothing, .. }
    )
}

fn id_in_line(line: &str) -> Option<Id> {
    // `-id:` is accepted as well, because a missing space is a common cause of invalid YAML.
    let line = line.trim_start().trim_start_matches(['-', ' ']).trim_start_matches('{').trim_start();
    let value = line.strip_prefix("id:")?.trim_start();
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(value.len());
    Id::new(&value[..end])
}
