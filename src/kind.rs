//! The kinds of records a site is made of, one file each: what an author may write, checked key by key.
//!
//! A kind knows its own keys and their types (section 3 of the content model). It does not know whether the records it
//! names exist, nor where it will be shown.

mod commitment;
mod district;
mod document;
pub mod front;
mod municipality;
mod organization;
mod page;
mod person;
mod press;
mod programme;
mod results;
mod term;
mod visit;

use std::sync::Arc;

use crate::note::{DateFault, Expected, Note, Problem, RecordKind, Rule, Severity};
use crate::span::{Located, SourcePath, Span};
use crate::value::Day;
use crate::yaml::{Extra, Fields, Id, Node, Reader, Ref, Value, Written};

pub use commitment::{Commitment, CommitmentStatus, Evidence, Update};
pub use district::District;
pub use document::{Document, DocumentFile, DocumentFiles};
pub use front::{Front, SharedRefs};
pub use municipality::{Municipality, MunicipalityKind, Population};
pub use organization::{Organization, OrganizationRole};
pub use page::PageFront;
pub use person::Person;
pub use press::{Correction, PressFront};
pub use programme::{Programme, Stated};
pub use results::{Participants, Priority, Question, Results};
pub use term::Term;
pub use visit::{Invited, Visit, VisitKind, VisitStatus};

/// A record of any kind: what all of them have, and what is its kind's own.
#[derive(Debug, Clone)]
pub struct Record<T> {
    pub id: Id,
    pub path: SourcePath,
    /// Where the id stands.
    pub id_span: Span,
    /// The record's first line.
    pub at: Span,
    /// Warnings not to give for this record.
    pub allow: Vec<Rule>,
    pub extra: Extra,
    /// Its texts as they were written, in the order of its keys.
    pub written: Vec<Written>,
    pub data: T,
}

impl<T> std::ops::Deref for Record<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

/// What a kind of record has to say of itself.
pub trait Data: Sized {
    /// The kind, for references and messages.
    const KIND: RecordKind;
    /// The name of its file or folder under `content/data`.
    const FILE: &'static str;

    /// Reads the kind's own keys; nothing when one that must be there is missing or faulty.
    fn read(fields: &mut Fields) -> Option<Self>;

    /// Calls `found` with every record this one names.
    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref));
}

/// The records of one file, and what is known of those that could not be read. A copy costs little.
#[derive(Debug)]
pub struct Records<T> {
    pub sound: Vec<Arc<Record<T>>>,
    /// Ids of records with a fault: references to them are not "unknown".
    pub broken: Vec<Id>,
    /// Some record could not even tell its id, so any unknown id may be that one's.
    pub nameless: bool,
}

impl<T> Clone for Records<T> {
    fn clone(&self) -> Self {
        Self { sound: self.sound.clone(), broken: self.broken.clone(), nameless: self.nameless }
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self { sound: Vec::new(), broken: Vec::new(), nameless: false }
    }
}

impl<T> Records<T> {
    /// What is known of a file that could not be read at all.
    pub fn unreadable() -> Self {
        Self { nameless: true, ..Self::default() }
    }

    /// Takes in the records of another file.
    pub fn append(&mut self, other: Self) {
        self.sound.extend(other.sound);
        self.broken.extend(other.broken);
        self.nameless |= other.nameless;
    }

    /// Remembers the record of a text that is not YAML, by the id that a line of it seems to give.
    pub fn remember_lost(&mut self, text: &str) {
        let ids: Vec<Id> = text.lines().filter_map(id_in_line).collect();
        self.nameless |= ids.is_empty();
        self.broken.extend(ids);
    }

    /// Whether all records that were written could be read.
    pub fn is_whole(&self) -> bool {
        !self.nameless && self.broken.is_empty()
    }
}

impl<T: Data> Records<T> {
    /// Reads the list of records in a file of this kind.
    pub fn read(node: &Node, reader: &mut Reader) -> Self {
        let mut records = Self::default();
        match &node.value {
            Value::Null => {}
            Value::List(items) => items.iter().for_each(|item| records.read_one(item, reader)),
            _ => {
                reader.wrong::<()>(node, Expected::List);
                records.nameless = true;
            }
        }
        records
    }

    fn read_one(&mut self, node: &Node, reader: &mut Reader) {
        let mut written_id = None;
        let path = reader.path.clone();
        let notes_before = reader.notes.len();
        reader.written.clear();
        let record = reader.map(node, T::KIND, |fields| {
            let id = fields.required::<Ref>("id");
            written_id = id.clone();
            let at = fields.start;
            let allow = fields.list::<Rule>("allow");
            let extra = fields.optional("extra").unwrap_or_default();
            let data = T::read(fields);
            let (id, data) = (id?, data?);
            let written = std::mem::take(&mut fields.reader.written);
            Some(Record { id: id.value, path, id_span: id.span, at, allow, extra, written, data })
        });
        match (record, written_id) {
            (Some(record), _) => {
                silence(&mut reader.notes, notes_before, &record.allow);
                self.sound.push(Arc::new(record));
            }
            (None, Some(id)) => self.broken.push(id.value),
            (None, None) => self.nameless = true,
        }
    }
}

/// Takes out the warnings that a record does not want to hear, among the notes from `from` on.
pub fn silence(notes: &mut Vec<Note>, from: usize, allow: &[Rule]) {
    if allow.is_empty() {
        return;
    }
    let mut index = 0;
    notes.retain(|note| {
        index += 1;
        let silenced = note.rule().severity() == Severity::Warning && allow.contains(&note.rule());
        index <= from || !silenced
    });
}

fn id_in_line(line: &str) -> Option<Id> {
    // Also `-id:`, whose space was forgotten.
    let line = line.trim_start().trim_start_matches(['-', ' ']).trim_start_matches('{').trim_start();
    let value = line.strip_prefix("id:")?.trim_start();
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(value.len());
    Id::new(&value[..end])
}

/// Reads the end of a span of time, and notes when it lies before the start.
pub fn end_after(fields: &mut Fields, key: &'static str, start: Option<&Day>) -> Option<Day> {
    let end = fields.optional::<Located<Day>>(key)?;
    if start.is_some_and(|start| end.value.last() < start.first()) {
        let problem = Problem::InvalidDate { text: end.value.iso(), fault: DateFault::EndBeforeStart };
        fields.reader.note(end.span, problem);
        return None;
    }
    Some(end.value)
}
