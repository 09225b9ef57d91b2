//! Renders one page: its head, its view, its template.

use serde::Serialize;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::path::OutputPath;
use crate::foundation::span::Location;
use crate::plan::PageId;

use super::context::RenderContext;
use super::event::{programme_page, visit_page};
use super::head::page_view;
use super::home::home_page;
use super::list::{
    data_page, documents_page, glossary_page, people_page, press_page, release_page, schedule_page, text_page,
};
use super::place::{district_page, municipalities_page, municipality_page};
use super::results::{commitments_page, results_page};
use super::search::search_page;
use super::view::{AliasPage, PageView, TextView};

/// Renders a page.
pub(super) fn render_page(cx: &RenderContext, id: &PageId) -> Result<String, Diagnostic> {
    match id {
        PageId::Home => render_template(cx, id, "home.html", Some(home_page(cx))),
        PageId::Press(number) => render_template(cx, id, "press.html", Some(press_page(cx, *number))),
        PageId::Release(slug) => {
            let head = page_view(cx, id);
            draw_with(cx, &head, "release.html", release_page(cx, slug, &head))
        }
        PageId::Schedule => render_template(cx, id, "schedule.html", Some(schedule_page(cx, None))),
        PageId::Year(year) => render_template(cx, id, "schedule.html", Some(schedule_page(cx, Some(*year)))),
        PageId::Visit(visit) => {
            let record = cx.plan.site.visits.get(visit.as_str());
            let view = record.zip(cx.visit(visit.as_str()));
            render_template(cx, id, "visit.html", view.map(|(record, card)| visit_page(cx, record, card.clone())))
        }
        PageId::Programme(programme) => render_template(cx, id, "programme.html", programme_page(cx, programme)),
        PageId::Results => render_template(cx, id, "results.html", Some(results_page(cx))),
        PageId::Commitments => render_template(cx, id, "commitments.html", Some(commitments_page(cx))),
        PageId::Municipalities => render_template(cx, id, "municipalities.html", Some(municipalities_page(cx))),
        PageId::Municipality(place) => render_template(cx, id, "municipality.html", municipality_page(cx, place)),
        PageId::District(district) => render_template(cx, id, "district.html", district_page(cx, district)),
        PageId::Glossary => render_template(cx, id, "glossary.html", Some(glossary_page(cx))),
        PageId::People => render_template(cx, id, "people.html", Some(people_page(cx))),
        PageId::Documents => render_template(cx, id, "documents.html", Some(documents_page(cx))),
        PageId::Data => render_template(cx, id, "data.html", Some(data_page(cx))),
        PageId::Search => render_template(cx, id, "search.html", Some(search_page(cx))),
        PageId::Page(slug) => {
            let head = page_view(cx, id);
            draw_with(cx, &head, "page.html", text_page(cx, slug, &head))
        }
    }
}

fn render_template<V: Serialize>(
    cx: &RenderContext,
    id: &PageId,
    template: &str,
    view: Option<V>,
) -> Result<String, Diagnostic> {
    draw_with(cx, &page_view(cx, id), template, view)
}

fn draw_with<V: Serialize>(
    cx: &RenderContext,
    head: &PageView,
    template: &str,
    view: Option<V>,
) -> Result<String, Diagnostic> {
    // The plan lists only pages whose record is there, so a view is always found.
    let Some(view) = view else {
        let problem = Problem::TemplateMissing { template: template.to_owned() };
        return Err(Diagnostic::new(Location::file(&crate::model::config::PATH.into()), problem));
    };
    cx.render(template, head, &view)
}

/// Draws the page at an old address.
pub(super) fn render_alias(cx: &RenderContext, id: &PageId, file: &OutputPath) -> Result<String, Diagnostic> {
    let target = id.address(cx.lang);
    let head = page_view(cx, id);
    let page = PageView {
        kind: "alias",
        file: file.as_str().to_owned(),
        address: file.address().to_string(),
        noindex: true,
        alternates: Vec::new(),
        trail: Vec::new(),
        share: None,
        linked_data: None,
        fallback: None,
        text_lang: head.lang,
        outdated: false,
        ..head
    };
    let name: TextView = page.title.clone();
    let href = crate::foundation::path::join(&cx.plan.base_url, &target);
    cx.render("alias.html", &page, &AliasPage { target, href, name })
}
