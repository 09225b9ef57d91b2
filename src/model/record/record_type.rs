//! A record: an item with an id in a file of `content/data`.

use std::ops::Deref;

use crate::foundation::diagnostics::{RecordKind, Rule};
use crate::foundation::span::{SourcePath, Span};
use crate::foundation::value::Day;
use crate::source::yaml::{Extra, Id, MapReader, Ref, SourceText, Text};

/// A record: the keys that all records share, and those of its type.
#[derive(Debug, Clone)]
pub struct Record<T> {
    pub id: Id,
    pub path: SourcePath,
    pub id_span: Span,
    /// The record's first line.
    pub at: Span,
    /// The warnings that are suppressed for this record.
    pub allow: Vec<Rule>,
    pub extra: Extra,
    /// The texts as written, in the order of the keys.
    pub written: Vec<SourceText>,
    pub data: T,
}

impl<T> Deref for Record<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

/// A type of record. Its file in this module describes everything that is particular to it.
pub trait RecordType: Sized + 'static {
    const KIND: RecordKind;
    /// The name of its file or folder under `content/data`.
    const FILE: &'static str;
    /// Whether a record can be a draft.
    const HAS_DRAFTS: bool = false;

    /// Reads the keys of the type. Returns `None` if a required key is missing or invalid.
    fn read(fields: &mut MapReader) -> Option<Self>;

    /// Calls `found` with each reference to another record.
    fn references<'s>(&'s self, _found: &mut dyn FnMut(RecordKind, &'s Ref)) {}

    /// Returns the text that links to the record show, or `None` if an author left it out.
    fn name(&self) -> Option<&Text>;

    /// Returns the day on which the record happens, for checks of its texts.
    fn day(&self) -> Option<Day> {
        None
    }
}

/// A record of a type that is not known statically.
pub trait AnyRecord {
    fn id(&self) -> &Id;
    fn path(&self) -> &SourcePath;
    fn allow(&self) -> &[Rule];
    /// Returns the start of the record in its file.
    fn start(&self) -> usize;
    fn written(&self) -> &[SourceText];
    fn day(&self) -> Option<Day>;
    fn kind(&self) -> RecordKind;
    fn name(&self) -> Option<&Text>;
    /// Calls `found` with each reference to another record.
    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref));
}

impl<T: RecordType> AnyRecord for Record<T> {
    fn id(&self) -> &Id {
        &self.id
    }

    fn path(&self) -> &SourcePath {
        &self.path
    }

    fn start(&self) -> usize {
        self.at.start
    }

    fn allow(&self) -> &[Rule] {
        &self.allow
    }

    fn written(&self) -> &[SourceText] {
        &self.written
    }

    fn day(&self) -> Option<Day> {
        self.data.day()
    }

    fn kind(&self) -> RecordKind {
        T::KIND
    }

    fn name(&self) -> Option<&Text> {
        self.data.name()
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.data.references(found);
    }
}
