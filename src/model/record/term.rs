//! Terms: the entries of the glossary.

use crate::foundation::diagnostics::RecordKind;
use crate::source::yaml::{MapReader, Ref, Text};

use super::record_type::RecordType;

/// A term (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Term {
    pub term: Text,
    pub abbreviation: Option<Text>,
    pub definition: Text,
    pub see: Vec<Ref>,
}

impl RecordType for Term {
    const KIND: RecordKind = RecordKind::Term;
    const FILE: &'static str = "glossary";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let term = fields.required("term");
        let abbreviation = fields.optional("abbreviation");
        let definition = fields.required("definition");
        let see = fields.list("see");
        Some(Self { term: term?, abbreviation, definition: definition?, see })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.see.iter().for_each(|term| found(RecordKind::Term, term));
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.term)
    }
}
