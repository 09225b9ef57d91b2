//! Programmes: series of visits, with the totals that a source states.

use crate::foundation::diagnostics::{Expected, RecordKind, Section};
use crate::foundation::span::Located;
use crate::foundation::value::{Count, Day};
use crate::source::yaml::{FromYaml, MapReader, Node, ReadContext, Text};

use super::record_type::RecordType;

/// A programme (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Programme {
    pub title: Text,
    pub summary: Option<Text>,
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub stated: Stated,
}

/// The totals that a source states, with their locations for diagnostics.
#[derive(Debug, Clone, Default)]
pub struct Stated {
    pub visits: Option<Located<Count>>,
    pub participants: Option<Located<Count>>,
    pub municipalities: Option<Located<Count>>,
    pub districts: Option<Located<Count>>,
}

impl FromYaml for Stated {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Stated, |fields| {
            let visits = fields.optional("visits");
            let participants = fields.optional("participants");
            let municipalities = fields.optional("municipalities");
            let districts = fields.optional("districts");
            Some(Stated { visits, participants, municipalities, districts })
        })
    }
}

impl RecordType for Programme {
    const KIND: RecordKind = RecordKind::Programme;
    const FILE: &'static str = "programmes";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let title = fields.required("title");
        let summary = fields.optional("summary");
        let start = fields.optional("start");
        let end = fields.end("end", start.as_ref());
        let stated = fields.optional("stated").unwrap_or_default();
        Some(Self { title: title?, summary, start, end, stated })
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.title)
    }
}
