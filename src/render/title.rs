//! The title of a page, its description, and the text of its share card.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::language;
use crate::plan::PageId;
use crate::source::markdown::Body;
use crate::source::yaml::Text;

use super::context::RenderContext;
use super::event::visit_card;
use super::names::{district_name, municipality_name, record_name};
use super::view::TextView;
use super::view_builders;

/// The longest description on a share card, in characters.
const DESCRIPTION: usize = 110;

/// The texts of a share card. A text is empty if the page has none.
pub(super) struct CardWords {
    pub title: String,
    pub date: String,
    pub place: String,
    pub project: String,
}

/// Returns the title of a page.
pub(super) fn page_title(cx: &RenderContext, id: &PageId) -> TextView {
    let message = |key: &str| view_builders::plain(cx.text(key, &[]));
    match id {
        PageId::Home => cx.site_view.title.clone(),
        PageId::Press(1) => message("title-press"),
        PageId::Press(number) => view_builders::plain(cx.text("title-press-page", &[("number", number.to_string())])),
        PageId::Schedule => message("title-schedule"),
        PageId::Year(year) => view_builders::plain(cx.text("title-schedule-year", &[("year", year.to_string())])),
        PageId::Results => message("title-results"),
        PageId::Commitments => message("title-commitments"),
        PageId::Municipalities => message("title-municipalities"),
        PageId::Glossary => message("title-glossary"),
        PageId::People => message("title-people"),
        PageId::Documents => message("title-documents"),
        PageId::Data => message("title-data"),
        PageId::Search => message("title-search"),
        PageId::Municipality(id) => heading(municipality_name(cx, id.as_str())),
        PageId::District(id) => heading(district_name(cx, id.as_str())),
        PageId::Visit(id) => record_name(cx, RecordKind::Visit, id.as_str()).unwrap_or_default(),
        PageId::Programme(id) => record_name(cx, RecordKind::Programme, id.as_str()).unwrap_or_default(),
        PageId::Release(slug) => record_name(cx, RecordKind::Press, slug.as_str()).unwrap_or_default(),
        PageId::Page(slug) => record_name(cx, RecordKind::Page, slug.as_str()).unwrap_or_default(),
    }
}

/// Returns the description of a page for search engines and messengers.
pub(super) fn page_description(cx: &RenderContext, id: &PageId) -> Option<String> {
    let site = cx.plan.site;
    let sentence = |key: &str, args: &[(&str, String)]| language::capitalize(&cx.text(key, args));
    let text_of = |text: &Option<Text>| text.as_ref().map(|text| cx.view(text).text);
    let key = match id {
        PageId::Home => return text_of(&site.config.description),
        PageId::Release(slug) if cx.press_card(slug).is_some_and(|card| card.summary.is_some()) => {
            return cx.press_card(slug)?.summary.as_ref().map(|summary| summary.text.clone());
        }
        PageId::Release(_) | PageId::Page(_) => {
            let (own, version) = cx.plan.versions_of(id)?.best(cx.lang, site.languages())?;
            let summary = version.summary.clone().or_else(|| Body::first_paragraph(&version.body))?;
            return Some(language::typeset(own, &summary));
        }
        PageId::Visit(id) => {
            let card = cx.visit(id.as_str())?;
            let places: Vec<String> = card.hosts.iter().filter_map(|host| municipality_name(cx, &host.id)).collect();
            let place = if places.is_empty() { card.title.text.clone() } else { language::list(cx.lang, &places) };
            return Some(sentence("description-visit", &[("date", card.date.text.clone()), ("place", place)]));
        }
        PageId::Municipality(id) => {
            return Some(sentence("description-municipality", &[("name", municipality_name(cx, id.as_str())?)]));
        }
        PageId::District(id) => {
            return Some(sentence("description-district", &[("name", district_name(cx, id.as_str())?)]));
        }
        PageId::Programme(id) => {
            let programme = site.programmes.get(id.as_str())?;
            let title = cx.view(&programme.title).text;
            return text_of(&programme.summary)
                .or_else(|| Some(sentence("description-programme", &[("title", title)])));
        }
        PageId::Press(_) => "description-press",
        PageId::Schedule | PageId::Year(_) => "description-schedule",
        PageId::Results => "description-results",
        PageId::Commitments => "description-commitments",
        PageId::Municipalities => "description-municipalities",
        PageId::Glossary => "description-glossary",
        PageId::People => "description-people",
        PageId::Documents => "description-documents",
        PageId::Data => "description-data",
        PageId::Search => return None,
    };
    Some(sentence(key, &[]))
}

/// Returns a name as a title, with a capital at its start.
pub(super) fn heading(name: Option<String>) -> TextView {
    name.map(|name| view_builders::plain(language::capitalize(&name))).unwrap_or_default()
}

/// Returns the texts of a page's share card.
pub(super) fn card_words(cx: &RenderContext, id: &PageId) -> CardWords {
    let (mut date, mut place) = (String::new(), String::new());
    match id {
        PageId::Visit(id) => {
            if let Some(visit) = cx.plan.site.visits.get(id.as_str()) {
                let card = visit_card(cx, visit);
                let off = matches!(card.status, "cancelled" | "postponed");
                let status = off.then(|| language::capitalize(&cx.text(&format!("status-{}", card.status), &[])));
                let parts = [status, Some(card.date.text), card.time.map(|time| time.text)];
                date = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                // A title made from the hosts names them already.
                let named = if visit.title.is_some() { card.hosts } else { Vec::new() };
                let hosts = named.iter().filter_map(|host| municipality_name(cx, &host.id));
                let districts = card.host_districts.iter().filter_map(|district| district_name(cx, &district.id));
                place = language::capitalize(&hosts.chain(districts).collect::<Vec<_>>().join(", "));
            }
        }
        PageId::Release(slug) => {
            if let Some((_, press)) = cx.plan.site.release(slug.as_str()) {
                date = language::date(cx.lang, &press.date);
                let own = press.versions.best(cx.lang, cx.plan.site.languages());
                let dateline = own.and_then(|(lang, version): (Lang, _)| Some((lang, version.place.as_ref()?)));
                place = dateline.map(|(lang, place)| language::typeset(lang, place)).unwrap_or_default();
            }
        }
        PageId::Municipality(id) => {
            let district = cx.plan.site.municipalities.get(id.as_str()).map(|place| &place.district);
            let district = district.and_then(|district| district_name(cx, district.value.as_str()));
            place = district.map(|name| language::capitalize(&name)).unwrap_or_default();
        }
        PageId::Home => {
            place =
                page_description(cx, id).map(|text| view_builders::shortened(&text, DESCRIPTION)).unwrap_or_default();
        }
        _ => {}
    }
    let project = if *id == PageId::Home { String::new() } else { cx.site_title() };
    CardWords { title: page_title(cx, id).text, date, place, project }
}
