//! The names of records, and links to them.

use crate::foundation::diagnostics::RecordKind;
use crate::model::record::{MunicipalityKind, VisitKind};
use crate::source::yaml::Ref;

use super::context::RenderContext;
use super::view::{LinkView, TextView};
use super::view_builders;

/// Returns a link to a record, by the record's name. Returns `None` for an unknown id.
pub(super) fn record_link(cx: &RenderContext, kind: RecordKind, id: &str) -> Option<LinkView> {
    let name = record_name(cx, kind, id)?;
    Some(LinkView { id: id.to_owned(), address: cx.plan.record(kind, id, cx.lang), name })
}

/// Returns links to records, in the order of the references.
pub(super) fn record_links(cx: &RenderContext, kind: RecordKind, references: &[Ref]) -> Vec<LinkView> {
    references.iter().filter_map(|reference| record_link(cx, kind, reference.value.as_str())).collect()
}

/// Returns the name of a record. Returns `None` for an unknown id.
pub(super) fn record_name(cx: &RenderContext, kind: RecordKind, id: &str) -> Option<TextView> {
    let site = cx.plan.site;
    Some(match kind {
        RecordKind::Visit => cx.visit(id)?.title.clone(),
        RecordKind::Press => cx.press.get(site.release(id)?.0)?.title.clone(),
        RecordKind::Page => {
            let page = site.page(id)?;
            let (own, version) = page.versions.best(cx.lang, site.languages())?;
            view_builders::own_text(cx.lang, own, &version.title)
        }
        kind => cx.view(site.record_name(kind, id)?),
    })
}

/// Returns the name of a municipality with its form: `Жазы айыл аймагы`.
pub(super) fn municipality_name(cx: &RenderContext, id: &str) -> Option<String> {
    named(cx, id, "")
}

/// Returns a municipality as the place of an event in its title: `в айылном аймаке Жазы`.
pub(super) fn municipality_in_title(cx: &RenderContext, id: &str, kind: VisitKind) -> Option<String> {
    named(cx, id, if kind == VisitKind::Visit { "-to" } else { "-in" })
}

fn named(cx: &RenderContext, id: &str, case: &str) -> Option<String> {
    let place = cx.plan.site.municipalities.get(id)?;
    let key = match place.kind {
        MunicipalityKind::Rural => "municipality-rural",
        MunicipalityKind::Town => "municipality-town",
    };
    Some(cx.text(&format!("{key}{case}"), &[("name", cx.view(&place.name).text)]))
}

/// Returns the name of a district with its form: `Өзгөн району`, `Узгенский район`.
pub(super) fn district_name(cx: &RenderContext, id: &str) -> Option<String> {
    let district = cx.plan.site.districts.get(id)?;
    if let Some(full_name) = &district.full_name {
        return Some(cx.view(full_name).text);
    }
    Some(cx.text("district-name", &[("name", cx.view(&district.name).text)]))
}
