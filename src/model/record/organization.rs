//! Organizations: funders, implementers and partners of the project.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::span::Located;
use crate::foundation::value::Url;
use crate::source::yaml::{MapReader, Ref, Text, YamlEnum};

use super::record_type::RecordType;

/// An organization (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Organization {
    pub name: Text,
    pub abbreviation: Option<Text>,
    pub role: Option<OrganizationRole>,
    pub url: Option<Url>,
    pub parent: Option<Ref>,
    /// The path of a picture under `content/static`.
    pub logo: Option<Located<String>>,
}

/// The role of an organization in the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganizationRole {
    Funder,
    Implementer,
    Partner,
    Authority,
}

impl YamlEnum for OrganizationRole {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("funder", Self::Funder),
        ("implementer", Self::Implementer),
        ("partner", Self::Partner),
        ("authority", Self::Authority),
    ];
}

impl RecordType for Organization {
    const KIND: RecordKind = RecordKind::Organization;
    const FILE: &'static str = "organizations";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let name = fields.required("name");
        let abbreviation = fields.optional("abbreviation");
        let role = fields.optional("role");
        let url = fields.optional("url");
        let parent = fields.optional("parent");
        let logo = fields.optional("logo");
        Some(Self { name: name?, abbreviation, role, url, parent, logo })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.parent.iter().for_each(|parent| found(RecordKind::Organization, parent));
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.name)
    }
}
