//! Districts: the places one level above a municipality.

use crate::note::RecordKind;
use crate::yaml::{Fields, GeoPoint, Ref, Text};

use super::Data;

/// A district, as section 3 of the content model has it.
#[derive(Debug, Clone)]
pub struct District {
    pub name: Text,
    pub code: Option<String>,
    pub point: Option<GeoPoint>,
    pub aliases: Vec<String>,
}

impl Data for District {
    const KIND: RecordKind = RecordKind::District;
    const FILE: &'static str = "districts";

    fn read(fields: &mut Fields) -> Option<Self> {
        let name = fields.required("name");
        let code = fields.optional("code");
        let point = fields.optional("point");
        let aliases = fields.list("aliases");
        Some(Self { name: name?, code, point, aliases })
    }

    fn references<'s>(&'s self, _: &mut dyn FnMut(RecordKind, &'s Ref)) {}
}
