//! Municipalities: ayil aimaks and towns.

use crate::foundation::diagnostics::{Expected, Limit, RecordKind, Section};
use crate::foundation::span::Located;
use crate::foundation::value::{Count, Day, GeoPoint};
use crate::source::yaml::{FromYaml, MapReader, Node, ReadContext, Ref, Text, YamlEnum};

use super::district::MAX_ALIASES;
use super::record_type::RecordType;

/// A municipality (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Municipality {
    pub name: Text,
    pub kind: MunicipalityKind,
    pub district: Ref,
    pub code: Option<String>,
    pub point: Option<Located<GeoPoint>>,
    /// Other spellings of the name.
    pub aliases: Vec<String>,
    /// Whether the municipality takes part in the project.
    pub partner: bool,
    pub population: Option<Population>,
    pub contacts: Vec<Ref>,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
    pub successor: Option<Ref>,
}

/// The form of a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MunicipalityKind {
    Rural,
    Town,
}

impl YamlEnum for MunicipalityKind {
    const WORDS: &'static [(&'static str, Self)] = &[("rural", Self::Rural), ("town", Self::Town)];
}

/// A number of inhabitants, with its year and source.
#[derive(Debug, Clone)]
pub struct Population {
    pub value: Option<Count>,
    pub year: Option<Located<Day>>,
    pub source: Option<Text>,
}

impl FromYaml for Population {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Population, |fields| {
            let (value, year, source) = (fields.optional("value"), fields.optional("year"), fields.optional("source"));
            Some(Population { value, year, source })
        })
    }
}

impl RecordType for Municipality {
    const KIND: RecordKind = RecordKind::Municipality;
    const FILE: &'static str = "municipalities";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let name = fields.required("name");
        let kind = fields.optional("kind").unwrap_or(MunicipalityKind::Rural);
        let district = fields.required("district");
        let code = fields.optional("code");
        let point = fields.optional("point");
        let mut aliases = fields.list("aliases");
        fields.limit("aliases", &mut aliases, MAX_ALIASES, Limit::Aliases { limit: MAX_ALIASES });
        let partner = fields.optional("partner").unwrap_or(false);
        let population = fields.optional("population");
        let contacts = fields.list("contacts");
        let valid_from = fields.optional("valid_from");
        let valid_to = fields.end("valid_to", valid_from.as_ref());
        let successor = fields.optional("successor");
        Some(Self {
            name: name?,
            kind,
            district: district?,
            code,
            point,
            aliases,
            partner,
            population,
            contacts,
            valid_from,
            valid_to,
            successor,
        })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        found(RecordKind::District, &self.district);
        self.contacts.iter().for_each(|person| found(RecordKind::Person, person));
        self.successor.iter().for_each(|successor| found(RecordKind::Municipality, successor));
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.name)
    }
}
