//! Pages without a language: the root page with the choice of languages, and the 404 pages.

use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::path::{join, split_authority};
use crate::foundation::value::{Day, Point};
use crate::plan::Plan;

use super::context::RenderContext;
use super::event::split_visits;
use super::view::{AlternateView, PageView, RootLanguage, RootPage};
use super::view_builders;

const EVENTS: usize = 3;

/// Renders `/`, a page with all languages and not a redirect.
pub(super) fn root(plan: &Plan, shelves: &Localized<RenderContext>) -> Result<String, Diagnostic> {
    let home = |cx: &RenderContext| join(&plan.base_url, &cx.site_view.home);
    let languages = shelves.iter().map(|(lang, cx)| AlternateView { lang: lang.code(), href: home(cx) });
    let default = AlternateView { lang: "x-default", href: plan.base_url.clone() };
    let alternates = languages.chain([default]).collect();
    render_root(plan, shelves, None, "root.html", |head| PageView { alternates, ..head })
}

/// Renders `/404.html`, or that of one language.
///
/// A server shows it at any address, so its links cannot be relative.
pub(super) fn not_found(
    plan: &Plan,
    shelves: &Localized<RenderContext>,
    lang: Option<Lang>,
) -> Result<String, Diagnostic> {
    let file = lang.map_or("404.html".to_owned(), |lang| format!("{lang}/404.html"));
    let (_, path) = split_authority(&plan.base_url);
    let base = if path.is_empty() { "/" } else { path }.to_owned();
    render_root(plan, shelves, lang, "not_found.html", |head| PageView {
        kind: "not_found",
        canonical: join(&plan.base_url, &file),
        address: file.clone(),
        file,
        noindex: true,
        base,
        ..head
    })
}

fn render_root(
    plan: &Plan,
    shelves: &Localized<RenderContext>,
    only: Option<Lang>,
    template: &str,
    adapt: impl FnOnce(PageView) -> PageView,
) -> Result<String, Diagnostic> {
    let languages = plan.site.languages();
    let Some((_, cx)) = shelves.best(only.unwrap_or(languages[0]), languages) else {
        return Ok(String::new());
    };
    let key = if template == "root.html" { "title-root" } else { "title-not-found" };
    let head = PageView {
        lang: cx.lang.code(),
        kind: "root",
        file: "index.html".into(),
        address: String::new(),
        base: String::new(),
        portable: plan.inputs.settings.portable,
        title: view_builders::plain(cx.text(key, &[])),
        description: cx.site_view.description.as_ref().map(|text| text.text.clone()),
        canonical: plan.base_url.clone(),
        noindex: false,
        alternates: Vec::new(),
        switch: Vec::new(),
        fallback: None,
        text_lang: cx.lang.code(),
        outdated: false,
        as_of: cx.day(&Day::At(Point::Date(plan.site.today()))),
        trail: Vec::new(),
        share: None,
        picture: None,
        linked_data: None,
    };
    let shown = languages.iter().filter(|&&lang| only.is_none_or(|only| only == lang));
    let languages = shown.filter_map(|&lang| shelves.get(lang)).map(|cx| {
        let (mut upcoming, _) = split_visits(cx, |_| true);
        upcoming.truncate(EVENTS);
        RootLanguage {
            lang: cx.lang.code(),
            name: crate::language::lang_name(cx.lang),
            address: cx.site_view.home.clone(),
            title: cx.site_view.title.clone(),
            description: cx.site_view.description.clone(),
            upcoming,
            links: cx.site_view.menu.clone(),
        }
    });
    let view = RootPage { languages: languages.collect() };
    cx.render(template, &adapt(head), &view)
}
