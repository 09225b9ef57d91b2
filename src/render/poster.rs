//! Sheets of paper: posters and leaflets, in one language or in all.
//!
//! A sheet shows the same views as the pages, and each of its texts keeps its language. `event`,
//! `list` and `leaflet` make the views, and `fit` chooses the type size. Type gets smaller before
//! texts are shortened, and texts are shortened before entries are left out. If something is left
//! out, the sheet says so and gives the address of the rest.

mod event;
mod fit;
mod leaflet;
mod list;
mod sheet;

use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::path::join;
use crate::plan::{Plan, Sheet};

use super::context::RenderContext;
use super::view::CodeView;

use sheet::SheetContext;

/// Draws a sheet; nothing when there is no language to draw it in.
pub(super) fn render(
    plan: &Plan,
    contexts: &Localized<RenderContext>,
    sheet: &Sheet,
    lang: Option<Lang>,
) -> Result<String, Diagnostic> {
    let languages = plan.site.languages().iter().filter(|&&own| lang.is_none_or(|lang| lang == own));
    let contexts: Vec<&RenderContext> = languages.filter_map(|&lang| contexts.get(lang)).collect();
    let Some(&first) = contexts.first() else { return Ok(String::new()) };
    let code = |cx: &&RenderContext| {
        let code = crate::media::qr::code(&join(&plan.base_url, &sheet.page().address(cx.lang)))?;
        Some(CodeView { size: code.size, path: code.path })
    };
    let codes = contexts.iter().map(code).collect();
    let sheet_context = SheetContext { contexts, first, sheet, lang, codes };
    let page = sheet_context.page_view();
    match sheet {
        Sheet::Visit(id) => sheet_context.render("poster.html", &page, event::poster(&sheet_context, id)),
        Sheet::Municipality(id) => {
            sheet_context.render("poster_list.html", &page, list::municipality_poster(&sheet_context, id))
        }
        Sheet::Schedule => sheet_context.render("poster_list.html", &page, Some(list::schedule_poster(&sheet_context))),
        Sheet::Leaflet(id) => sheet_context.render("leaflet.html", &page, leaflet::leaflet(&sheet_context, id)),
    }
}
