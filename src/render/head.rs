//! `page`: what a page says of itself before it says anything else.

use crate::lang::Lang;
use crate::markdown::Body;
use crate::note::Kind;
use crate::path::join;
use crate::plan::PageId;
use crate::site::Translation;
use crate::text;
use crate::value::{Day, Point};
use crate::yaml::Text;

use super::shelf::Shelf;
use super::small;
use super::view::{AlternateView, LanguageView, LinkView, PageView, SwitchView, TextView};

/// How long a description may be, in characters; search engines and messengers cut longer ones.
const DESCRIPTION: usize = 160;

impl Shelf<'_> {
    /// The head of a page in this language.
    pub fn head(&self, id: &PageId) -> PageView {
        let languages = self.plan.site.languages();
        let versions = self.plan.versions_of(id);
        let own = versions.and_then(|versions| versions.best(self.lang, languages));
        let fallback = own.map(|(own, _)| own).filter(|own| *own != self.lang);
        let translated = |lang: Lang| versions.is_none_or(|versions| versions.get(lang).is_some());
        let absolute = |lang: Lang| join(&self.plan.base_url, &id.address(lang));
        let address = id.address(self.lang);
        let title = self.title(id);
        let description = self.description(id);
        let trail = self.trail(id);
        // A page that falls back is its original to search engines, and the original tells them.
        let linked_data = match fallback {
            None => self.linked_data(id, &title.text, description.as_deref(), &trail),
            Some(_) => None,
        };
        PageView {
            share: self.share(id, &title.text),
            picture: self.picture(id),
            linked_data,
            lang: self.lang.code(),
            kind: id.kind(),
            file: id.file(self.lang),
            base: String::new(),
            portable: self.plan.inputs.settings.portable,
            title,
            description: description.map(|text| small::shortened(&text, DESCRIPTION)),
            canonical: absolute(fallback.unwrap_or(self.lang)),
            noindex: fallback.is_some() || *id == PageId::Search,
            alternates: if fallback.is_some() || *id == PageId::Search {
                Vec::new()
            } else {
                self.alternates(id, translated, absolute)
            },
            switch: languages
                .iter()
                .map(|&lang| SwitchView {
                    lang: lang.code(),
                    name: text::lang_name(lang),
                    address: id.address(lang),
                    current: lang == self.lang,
                    translated: translated(lang),
                })
                .collect(),
            text_lang: fallback.unwrap_or(self.lang).code(),
            fallback: fallback.map(|lang| LanguageView { lang: lang.code(), name: text::lang_name(lang) }),
            outdated: own
                .is_some_and(|(own, version)| own == self.lang && version.translation == Translation::Outdated),
            as_of: self.day(&Day::At(Point::Date(self.plan.site.today()))),
            trail,
            address,
        }
    }

    fn alternates(
        &self,
        id: &PageId,
        translated: impl Fn(Lang) -> bool,
        absolute: impl Fn(Lang) -> String,
    ) -> Vec<AlternateView> {
        let real: Vec<Lang> = self.plan.site.languages().iter().copied().filter(|&lang| translated(lang)).collect();
        let Some(&first) = real.first().filter(|_| real.len() > 1) else { return Vec::new() };
        let default = match id {
            PageId::Home => self.plan.base_url.clone(),
            _ => absolute(first),
        };
        let pages = real.iter().map(|&lang| AlternateView { lang: lang.code(), href: absolute(lang) });
        pages.chain([AlternateView { lang: "x-default", href: default }]).collect()
    }

    /// The heading of a page.
    pub(super) fn title(&self, id: &PageId) -> TextView {
        let own = |key: &str| small::plain(self.text(key, &[]));
        match id {
            PageId::Home => self.site_view.title.clone(),
            PageId::Press(1) => own("title-press"),
            PageId::Press(number) => small::plain(self.text("title-press-page", &[("number", number.to_string())])),
            PageId::Schedule => own("title-schedule"),
            PageId::Year(year) => small::plain(self.text("title-schedule-year", &[("year", year.to_string())])),
            PageId::Results => own("title-results"),
            PageId::Commitments => own("title-commitments"),
            PageId::Municipalities => own("title-municipalities"),
            PageId::Glossary => own("title-glossary"),
            PageId::People => own("title-people"),
            PageId::Documents => own("title-documents"),
            PageId::Data => own("title-data"),
            PageId::Search => own("title-search"),
            PageId::Municipality(id) => heading(self.long_name(id.as_str())),
            PageId::District(id) => heading(self.district_name(id.as_str())),
            PageId::Visit(id) => self.name(Kind::Visit, id.as_str()).unwrap_or_default(),
            PageId::Programme(id) => self.name(Kind::Programme, id.as_str()).unwrap_or_default(),
            PageId::Release(slug) => self.name(Kind::Press, slug.as_str()).unwrap_or_default(),
            PageId::Page(slug) => self.name(Kind::Page, slug.as_str()).unwrap_or_default(),
        }
    }

    /// A sentence or two for search engines and messengers.
    pub(super) fn description(&self, id: &PageId) -> Option<String> {
        let site = self.plan.site;
        let own = |text: &Option<Text>| text.as_ref().map(|text| self.view(text).text);
        let key = match id {
            PageId::Home => return own(&site.config.description),
            PageId::Release(slug) if self.press_card(slug).is_some_and(|card| card.summary.is_some()) => {
                return self.press_card(slug)?.summary.as_ref().map(|summary| summary.text.clone());
            }
            PageId::Release(_) | PageId::Page(_) => {
                let (own, version) = self.plan.versions_of(id)?.best(self.lang, site.languages())?;
                let summary = version.summary.clone().or_else(|| Body::first_paragraph(&version.body))?;
                return Some(text::typeset(own, &summary));
            }
            PageId::Visit(id) => {
                let card = self.visit(id.as_str())?;
                let places: Vec<String> = card.hosts.iter().filter_map(|host| self.long_name(&host.id)).collect();
                let place = if places.is_empty() { card.title.text.clone() } else { text::list(self.lang, &places) };
                return Some(self.text("description-visit", &[("date", card.date.text.clone()), ("place", place)]));
            }
            PageId::Municipality(id) => {
                return Some(self.text("description-municipality", &[("name", self.long_name(id.as_str())?)]));
            }
            PageId::District(id) => {
                return Some(self.text("description-district", &[("name", self.district_name(id.as_str())?)]));
            }
            PageId::Programme(id) => {
                let programme = site.programmes.get(id.as_str())?;
                let title = self.view(&programme.title).text;
                return own(&programme.summary)
                    .or_else(|| Some(self.text("description-programme", &[("title", title)])));
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
        Some(self.text(key, &[]))
    }

    /// The way from the home page, without home and the page itself.
    fn trail(&self, id: &PageId) -> Vec<LinkView> {
        let list = |page: PageId| {
            let address = self.plan.address(&page, self.lang)?;
            Some(LinkView { id: page.kind().to_owned(), address: Some(address), name: self.title(&page) })
        };
        let steps = match id {
            PageId::Press(number) if *number > 1 => vec![list(PageId::Press(1))],
            PageId::Release(_) => vec![list(PageId::Press(1))],
            PageId::Year(_) | PageId::Visit(_) | PageId::Programme(_) => vec![list(PageId::Schedule)],
            PageId::District(_) => vec![list(PageId::Municipalities)],
            PageId::Municipality(id) => {
                let place = self.plan.site.municipalities.get(id.as_str());
                let district = place.and_then(|place| self.link(Kind::District, place.district.value.as_str()));
                vec![list(PageId::Municipalities), district.filter(|district| district.address.is_some())]
            }
            _ => Vec::new(),
        };
        steps.into_iter().flatten().collect()
    }
}

/// A name as a heading: with a capital at its start, where the language puts a common noun first.
pub(super) fn heading(name: Option<String>) -> TextView {
    name.map(|name| small::plain(text::capitalize(&name))).unwrap_or_default()
}
