//! What there is to say about a site: notes, each with its rule, its place and its data.
//!
//! A note holds facts and no sentences. The sentences stand in `words`, in one place and three languages. This module does not know how a note is drawn or printed.

mod near;
mod problem;
mod record_kind;
mod rule;
mod section;
mod theme;

pub use near::nearest;
pub use problem::{
    CardError, DateFault, Expected, FileFault, Found, Limit, LinkFault, Mend, PictureFault, Problem, StringFault,
    SyntaxFault, TotalOf,
};
pub use record_kind::RecordKind;
pub use rule::{Rule, Severity};
pub use section::Section;

// The name that other modules still use.
pub use record_kind::RecordKind as Kind;
pub use theme::{FunctionError, TextError, ThemeError};

use crate::span::Place;

/// One thing to say to the author.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub place: Place,
    pub problem: Problem,
}

impl Note {
    /// A note on what is wrong at a place.
    pub fn new(place: Place, problem: Problem) -> Self {
        Self { place, problem }
    }

    /// The rule that was broken.
    pub fn rule(&self) -> Rule {
        self.problem.rule()
    }

    /// Whether this note stops the site from being published.
    pub fn is_error(&self) -> bool {
        self.rule().severity() == Severity::Error
    }
}

/// A value, and what there was to say on the way to it.
#[derive(Debug, Clone)]
pub struct Noted<T> {
    pub value: T,
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A value with its notes.
    pub fn new(value: T, notes: Vec<Note>) -> Self {
        Self { value, notes }
    }

    /// A value about which there is nothing to say.
    pub fn silent(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }

    /// Hands the notes over to a collector and gives the value alone.
    pub fn into_value(self, notes: &mut Vec<Note>) -> T {
        notes.extend(self.notes);
        self.value
    }

    /// The value as one fit to be published; the notes come back when there is an error among them.
    pub fn clean(self) -> Result<Clean<T>, Vec<Note>> {
        if self.notes.iter().any(Note::is_error) {
            return Err(self.notes);
        }
        Ok(Clean { value: self.value, notes: self.notes })
    }
}

/// A value whose making met no error. Only [`Noted::clean`] makes one, so a site with errors cannot be published.
#[derive(Debug, Clone)]
pub struct Clean<T> {
    value: T,
    notes: Vec<Note>,
}

impl<T> Clean<T> {
    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The warnings.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}
