//! A YAML document as a tree, with the location of each part.

use crate::foundation::diagnostics::ActualType;
use crate::foundation::span::Span;

/// A part of a YAML document, and its location.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

/// The value of a part of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An unquoted number, as written.
    Number(String),
    /// Any other scalar.
    Text(String),
    List(Vec<Node>),
    /// The entries in the order of the file. Duplicate keys are kept until they are reported.
    Map(Vec<(Key, Node)>),
}

/// A key of a map, and its location.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub span: Span,
    pub name: String,
}

impl Node {
    /// Returns the type of the value, for a diagnostic that expected another one.
    pub fn found(&self) -> ActualType {
        match &self.value {
            Value::Null => ActualType::Nothing,
            Value::Bool(value) => ActualType::Scalar(value.to_string()),
            Value::Number(text) | Value::Text(text) => ActualType::Scalar(text.clone()),
            Value::List(_) => ActualType::List,
            Value::Map(_) => ActualType::Map,
        }
    }

    /// Returns the text of a scalar as written. Numbers and booleans count as text.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            Value::Number(text) | Value::Text(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Adds `offset` to all spans.
    pub(super) fn shift(&mut self, offset: usize) {
        self.span = self.span.shifted(offset);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(offset)),
            Value::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                key.span = key.span.shifted(offset);
                value.shift(offset);
            }),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }
}
