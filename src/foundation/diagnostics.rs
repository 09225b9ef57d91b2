//! Diagnostics: problems of a site, each with its rule, its location and its data.
//!
//! A diagnostic holds data and no sentences. This module does not know how diagnostics are worded
//! or printed.

mod errors;
mod expected;
mod fact;
mod fix;
mod problem;
mod record_kind;
mod rule;
mod section;
mod suggestion;
mod theme;

use crate::foundation::span::Location;

pub use errors::{
    CardError, DateError, FileError, ImageError, Limit, LinkError, MarkupError, MessageError, OutlinesError,
    SyntaxError, UnreadKind,
};
pub use expected::{ActualType, Expected};
pub use fact::FactError;
pub use fix::{Fix, FixReason};
pub use problem::{Edit, Problem, TotalOf};
pub use record_kind::RecordKind;
pub use rule::{Rule, Severity};
pub use section::Section;
pub use suggestion::closest_match;

pub use theme::{FunctionError, TextError, ThemeError};

/// A diagnostic: a problem at a location.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    pub location: Location,
    pub problem: Problem,
}

impl Diagnostic {
    /// Creates a diagnostic.
    pub fn new(location: Location, problem: Problem) -> Self {
        Self { location, problem }
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
pub struct Reported<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Reported<T> {
    /// Creates a value with diagnostics.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Creates a value without diagnostics.
    pub fn ok(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Moves the diagnostics to the end of `diagnostics`, and returns the value.
    pub fn unpack(self, diagnostics: &mut Vec<Diagnostic>) -> T {
        diagnostics.extend(self.diagnostics);
        self.value
    }

    /// Returns the value as validated, or the diagnostics if any of them is an error.
    pub fn validate(self) -> Result<Validated<T>, Vec<Diagnostic>> {
        if self.diagnostics.iter().any(Diagnostic::is_error) {
            return Err(self.diagnostics);
        }
        Ok(Validated { value: self.value, diagnostics: self.diagnostics })
    }
}

/// A value that was made without errors.
///
/// Only [`Reported::clean`] creates one, so that a site with errors cannot be published.
#[derive(Debug, Clone)]
pub struct Validated<T> {
    value: T,
    diagnostics: Vec<Diagnostic>,
}

impl<T> Validated<T> {
    /// Returns the value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the warnings.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_is_small_enough_for_a_result() {
        // Clippy allows this size for the error of a `Result` (clippy.toml).
        assert!(size_of::<Diagnostic>() <= 128, "{}, {}", size_of::<Diagnostic>(), size_of::<Problem>());
    }
}
