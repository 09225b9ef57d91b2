//! Districts: the administrative level above municipalities.

use crate::foundation::diagnostics::{Limit, RecordKind};
use crate::foundation::span::Located;
use crate::foundation::value::GeoPoint;
use crate::source::yaml::{MapReader, Text};

use super::record_type::RecordType;

/// The most aliases of a place. The search index pairs each with every other.
pub(super) const MAX_ALIASES: usize = 30;

/// A district (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct District {
    pub name: Text,
    /// The name as it is used in sentences, with its form: `Лейлекский район`.
    pub full_name: Option<Text>,
    pub code: Option<String>,
    pub point: Option<Located<GeoPoint>>,
    pub aliases: Vec<String>,
}

impl RecordType for District {
    const KIND: RecordKind = RecordKind::District;
    const FILE: &'static str = "districts";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let name = fields.required("name");
        let full_name = fields.optional("full_name");
        let code = fields.optional("code");
        let point = fields.optional("point");
        let mut aliases = fields.list("aliases");
        fields.limit("aliases", &mut aliases, MAX_ALIASES, Limit::Aliases { limit: MAX_ALIASES });
        Some(Self { name: name?, full_name, code, point, aliases })
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.name)
    }
}
