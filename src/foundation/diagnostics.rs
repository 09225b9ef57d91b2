//! Diagnostics: problems of a site, each with its rule, its location and its data.
//!
//! A diagnostic holds data and no sentences. This module does not know how diagnostics are worded
//! or printed.

mod errors;
mod expected;
mod problem;
mod record_kind;
mod rule;
mod section;
mod suggestion;
mod theme;

use crate::foundation::span::Place;

pub use errors::{CardError, DateError, FileFault, Limit, LinkFault, PictureFault, StringFault, SyntaxError};
pub use expected::{Expected, Found};
pub use problem::{Mend, Problem, TotalOf};
pub use record_kind::RecordKind;
pub use rule::{Rule, Severity};
pub use section::Section;
pub use suggestion::nearest;

// The name that other modules still use.
pub use record_kind::RecordKind as Kind;
pub use theme::{FunctionError, TextError, ThemeError};

/// A diagnostic: a problem at a location.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub place: Place,
    pub problem: Problem,
}

impl Note {
    /// Creates a diagnostic.
    pub fn new(place: Place, problem: Problem) -> Self {
        Self { place, problem }
    }

    /// Returns the rule that is violated.
    pub fn rule(&self) -> Rule {
        self.problem.rule()
    }

    /// Returns whether the site cannot be published.
    pub fn is_error(&self) -> bool {
        self.rule().severity() == Severity::Error
    }
}

/// A value, and the diagnostics reported while it was made.
#[derive(Debug, Clone)]
pub struct Noted<T> {
    pub value: T,
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// Creates a value with diagnostics.
    pub fn new(value: T, notes: Vec<Note>) -> Self {
        Self { value, notes }
    }

    /// Creates a value without diagnostics.
    pub fn silent(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }

    /// Moves the diagnostics to the end of `notes`, and returns the value.
    pub fn into_value(self, notes: &mut Vec<Note>) -> T {
        notes.extend(self.notes);
        self.value
    }

    /// Returns the value as validated, or the diagnostics if any of them is an error.
    pub fn clean(self) -> Result<Clean<T>, Vec<Note>> {
        if self.notes.iter().any(Note::is_error) {
            return Err(self.notes);
        }
        Ok(Clean { value: self.value, notes: self.notes })
    }
}

/// A value that was made without errors.
///
/// Only [`Noted::clean`] creates one, so that a site with errors cannot be published.
#[derive(Debug, Clone)]
pub struct Clean<T> {
    value: T,
    notes: Vec<Note>,
}

impl<T> Clean<T> {
    /// Returns the value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the warnings.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}
