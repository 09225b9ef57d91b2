//! Views of people and organizations.

use crate::plan::PageId;
use crate::source::yaml::{Ref, YamlEnum};

use super::context::RenderContext;
use super::picture::picture_view;
use super::view::{OrganizationView, PersonView};
use super::view_builders;

/// Returns the views of people, in the order of the references.
pub(super) fn person_views(cx: &RenderContext, references: &[Ref]) -> Vec<PersonView> {
    references.iter().filter_map(|reference| person_view(cx, reference.value.as_str())).collect()
}

/// Returns the view of a person.
pub(super) fn person_view(cx: &RenderContext, id: &str) -> Option<PersonView> {
    let person = cx.plan.site.people.get(id)?;
    Some(PersonView {
        id: id.to_owned(),
        address: format!("{}#{id}", PageId::People.address(cx.lang)),
        name: cx.view(&person.name),
        role: cx.view_of(&person.role),
        photo: person.photo.as_ref().and_then(|file| picture_view(cx, &person.path, &file.value, None, None)),
        organization: person.organization.as_ref().and_then(|id| organization_view(cx, id.value.as_str())),
        phone: person.phone.as_ref().map(view_builders::phone_view),
        email: person.email.as_ref().map(|email| email.0.clone()),
    })
}

/// Returns the view of an organization.
pub(super) fn organization_view(cx: &RenderContext, id: &str) -> Option<OrganizationView> {
    let organization = cx.plan.site.organizations.get(id)?;
    let name = cx.view(&organization.name);
    let logo = organization.logo.as_ref();
    let logo = logo.and_then(|file| picture_view(cx, &organization.path, &file.value, Some(&name.text), None));
    Some(OrganizationView {
        id: id.to_owned(),
        name,
        abbreviation: cx.view_of(&organization.abbreviation),
        role: organization.role.map(YamlEnum::word),
        url: organization.url.as_ref().map(|url| url.0.clone()),
        logo,
    })
}
