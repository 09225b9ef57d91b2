//! People: speakers and contacts.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::span::Located;
use crate::foundation::value::{Email, Phone};
use crate::source::yaml::{MapReader, Ref, Text};

use super::record_type::RecordType;

/// A person (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Person {
    pub name: Text,
    pub role: Option<Text>,
    pub organization: Option<Ref>,
    /// The path of a picture under `content/static`.
    pub photo: Option<Located<String>>,
    /// `None` if `public` is `false`, so that a private number cannot reach the site.
    pub phone: Option<Phone>,
    /// `None` if `public` is `false`.
    pub email: Option<Email>,
}

impl RecordType for Person {
    const KIND: RecordKind = RecordKind::Person;
    const FILE: &'static str = "people";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let name = fields.required("name");
        let role = fields.optional("role");
        let organization = fields.optional("organization");
        let photo = fields.optional("photo");
        let phone = fields.optional("phone");
        let email = fields.optional("email");
        // An invalid `public` counts as `false`, because a published number cannot be taken back.
        let public = fields.node("public").is_none() || fields.optional("public").unwrap_or(false);
        let (phone, email) = (phone.filter(|_| public), email.filter(|_| public));
        Some(Self { name: name?, role, organization, photo, phone, email })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.organization.iter().for_each(|organization| found(RecordKind::Organization, organization));
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.name)
    }
}
