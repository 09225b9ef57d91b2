//! People: who speaks and who answers the phone.

use crate::note::RecordKind;
use crate::value::{Email, Phone};
use crate::yaml::{Fields, Ref, Text};

use super::record::RecordType;

/// A person, as section 3 of the content model has it.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: Text,
    pub role: Option<Text>,
    pub organization: Option<Ref>,
    /// Given only when `public` was not `false`: what must stay off the site is not even kept.
    pub phone: Option<Phone>,
    /// As `phone`.
    pub email: Option<Email>,
}

impl RecordType for Person {
    const KIND: RecordKind = RecordKind::Person;
    const FILE: &'static str = "people";

    fn read(fields: &mut Fields) -> Option<Self> {
        let name = fields.required("name");
        let role = fields.optional("role");
        let organization = fields.optional("organization");
        let phone = fields.optional("phone");
        let email = fields.optional("email");
        // A `public` that cannot be understood keeps the number off the site: it cannot be taken back later.
        let public = fields.node("public").is_none() || fields.optional("public").unwrap_or(false);
        Some(Self { name: name?, role, organization, phone: phone.filter(|_| public), email: email.filter(|_| public) })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.organization.iter().for_each(|organization| found(RecordKind::Organization, organization));
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.name)
    }
}
