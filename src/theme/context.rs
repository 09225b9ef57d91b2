//! The values that a template sees besides its own view.

use std::collections::BTreeMap;

use serde::Serialize;

/// The values that a template sees besides its own view.
///
/// `page` is made for each page, the others once.
pub struct TemplateContext<'a, P> {
    pub page: &'a P,
    pub site: &'a TemplateValue,
    pub data: &'a TemplateValue,
    /// HTML that is rendered already, by name.
    pub parts: &'a TemplateValue,
}

/// A value converted once to the form that templates read, and shared by many pages.
#[derive(Debug, Clone)]
pub struct TemplateValue(pub(super) tera::Value);

impl TemplateValue {
    /// Converts a value.
    pub fn new(value: &impl Serialize) -> Self {
        Self(tera::Value::from_serializable(value))
    }

    /// Converts rendered HTML, by name. Templates print it without escaping it again.
    pub fn drawn(parts: &BTreeMap<&str, String>) -> Self {
        let safe = parts.iter().map(|(name, html)| (*name, tera::Value::safe_string(html)));
        Self::new(&safe.collect::<BTreeMap<_, _>>())
    }
}

impl Serialize for TemplateValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Tera's own serializer clones the value (an `Arc`) and does not convert it again.
        self.0.serialize(serializer)
    }
}
