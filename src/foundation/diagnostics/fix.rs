//! Corrections of problems.

use crate::foundation::span::Span;

use super::record_kind::RecordKind;

/// A replacement of a part of the file that corrects a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The part that is replaced.
    pub span: Span,
    pub new: String,
    /// The correction as the author should write it, such as a key with its value.
    pub shown: String,
    pub reason: FixReason,
    /// Whether nothing else can be meant, so that `check --fix` applies it.
    pub is_certain: bool,
}

/// The relation between a correction and what it replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixReason {
    /// The same value in the form that is expected.
    Form,
    /// A similar word.
    Similar,
    /// The same word without this letter of another alphabet, which looks the same.
    Homoglyph(char),
    /// The English word of the content model for one of another language.
    Translation,
    /// The first of several values, where only one is possible.
    OnlyOne,
    /// The id of the record that has this name.
    IdOfName(RecordKind),
}

impl Fix {
    /// Creates a certain correction of the form.
    pub fn new(span: Span, new: impl Into<String>) -> Self {
        let new = new.into();
        Self { span, shown: new.clone(), new, reason: FixReason::Form, is_certain: true }
    }

    /// Marks the correction as one of several possible ones, unless `is_certain`.
    pub fn certain_if(mut self, is_certain: bool) -> Self {
        self.is_certain &= is_certain;
        self
    }

    /// Sets the reason.
    pub fn because(self, reason: FixReason) -> Self {
        Self { reason, ..self }
    }

    /// Sets what the author is shown.
    pub fn shown_as(self, shown: String) -> Self {
        Self { shown, ..self }
    }
}
