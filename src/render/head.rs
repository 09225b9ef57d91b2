//! `page`: the metadata of a page.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::foundation::path::join;
use crate::foundation::value::{Day, Point};
use crate::language;
use crate::model::site::Translation;
use crate::plan::PageId;

use super::context::RenderContext;
use super::linked_data::linked_data;
use super::names::record_link;
use super::share::{share_picture, share_view};
use super::title::{page_description, page_title};
use super::view::{AlternateView, LanguageView, LinkView, PageView, SwitchView};
use super::view_builders;

/// The longest description, in characters. Search engines and messengers cut longer ones.
const DESCRIPTION: usize = 160;

/// Returns the metadata of a page.
pub(super) fn page_view(cx: &RenderContext, id: &PageId) -> PageView {
    let languages = cx.plan.site.languages();
    let versions = cx.plan.versions_of(id);
    let own = versions.and_then(|versions| versions.best(cx.lang, languages));
    let fallback = own.map(|(own, _)| own).filter(|own| *own != cx.lang);
    let translated = |lang: Lang| versions.is_none_or(|versions| versions.get(lang).is_some());
    let absolute = |lang: Lang| join(&cx.plan.base_url, &id.address(lang));
    let address = id.address(cx.lang);
    let title = page_title(cx, id);
    let description = page_description(cx, id);
    let trail = trail(cx, id);
    // A page that falls back is a copy to search engines, and only the original has linked data.
    let linked_data = match fallback {
        None => linked_data(cx, id, &title.text, description.as_deref(), &trail),
        Some(_) => None,
    };
    PageView {
        share: share_view(cx, id, &title.text),
        picture: share_picture(cx, id),
        linked_data,
        lang: cx.lang.code(),
        kind: id.kind(),
        file: id.file(cx.lang),
        base: String::new(),
        portable: cx.plan.inputs.settings.portable,
        title,
        description: description.map(|text| view_builders::shortened(&text, DESCRIPTION)),
        canonical: absolute(fallback.unwrap_or(cx.lang)),
        noindex: fallback.is_some() || *id == PageId::Search,
        alternates: if fallback.is_some() || *id == PageId::Search {
            Vec::new()
        } else {
            alternate_views(cx, id, translated, absolute)
        },
        switch: languages
            .iter()
            .map(|&lang| SwitchView {
                lang: lang.code(),
                name: language::lang_name(lang),
                address: id.address(lang),
                current: lang == cx.lang,
                translated: translated(lang),
            })
            .collect(),
        text_lang: fallback.unwrap_or(cx.lang).code(),
        fallback: fallback.map(|lang| LanguageView { lang: lang.code(), name: language::lang_name(lang) }),
        outdated: own.is_some_and(|(own, version)| own == cx.lang && version.translation == Translation::Outdated),
        as_of: cx.day(&Day::At(Point::Date(cx.plan.site.today()))),
        trail,
        address,
    }
}

fn alternate_views(
    cx: &RenderContext,
    id: &PageId,
    translated: impl Fn(Lang) -> bool,
    absolute: impl Fn(Lang) -> String,
) -> Vec<AlternateView> {
    let real: Vec<Lang> = cx.plan.site.languages().iter().copied().filter(|&lang| translated(lang)).collect();
    let Some(&first) = real.first().filter(|_| real.len() > 1) else { return Vec::new() };
    let default = match id {
        PageId::Home => cx.plan.base_url.clone(),
        _ => absolute(first),
    };
    let pages = real.iter().map(|&lang| AlternateView { lang: lang.code(), href: absolute(lang) });
    pages.chain([AlternateView { lang: "x-default", href: default }]).collect()
}

/// Returns the links from the home page to a page, without either.
fn trail(cx: &RenderContext, id: &PageId) -> Vec<LinkView> {
    let list = |page: PageId| {
        let address = cx.plan.address(&page, cx.lang)?;
        Some(LinkView { id: page.kind().to_owned(), address: Some(address), name: page_title(cx, &page) })
    };
    let steps = match id {
        PageId::Press(number) if *number > 1 => vec![list(PageId::Press(1))],
        PageId::Release(_) => vec![list(PageId::Press(1))],
        PageId::Year(_) | PageId::Visit(_) | PageId::Programme(_) => vec![list(PageId::Schedule)],
        PageId::District(_) => vec![list(PageId::Municipalities)],
        PageId::Municipality(id) => {
            let place = cx.plan.site.municipalities.get(id.as_str());
            let district = place.and_then(|place| record_link(cx, RecordKind::District, place.district.value.as_str()));
            vec![list(PageId::Municipalities), district.filter(|district| district.address.is_some())]
        }
        _ => Vec::new(),
    };
    steps.into_iter().flatten().collect()
}
