//! What the pages of one language share: its cards, made once and lent to every page that shows them.

use std::collections::BTreeMap;

use crate::fluent::Arg;
use crate::kind::Record;
use crate::lang::Lang;
use crate::note::Kind;
use crate::plan::{PageId, Plan};
use crate::text;
use crate::theme::Shared;
use crate::trace::{self, Facts, Subject};
use crate::yaml::{Id, Ref};

use super::deck::{self, Deck};
use super::lent::Lent;
use super::part::Parts;
use super::small;
use super::view::{LinkView, MenuView, MunicipalityCard, PressCard, ProjectView, SiteView, TextView, VisitCard};

/// The views of one language that many pages show.
pub struct Shelf<'p> {
    pub plan: &'p Plan<'p>,
    pub lang: Lang,
    /// In the order of the data.
    pub visits: Deck<VisitCard>,
    /// The newest first.
    pub press: Deck<PressCard>,
    /// In the order of the alphabet.
    pub municipalities: Deck<MunicipalityCard>,
    /// Abbreviations in every language of the site, with what they stand for.
    pub abbreviations: BTreeMap<(Lang, String), String>,
    pub site_view: SiteView,
    /// `site`, ready for the templates.
    pub site: Shared,
    /// `data`, ready for the templates.
    pub data: Shared,
    pub(super) parts: Parts,
    /// A print of all that is the same for every page of the language.
    pub frame: u64,
}

/// The cards of a language in the last build.
#[derive(Default)]
pub struct Held {
    frame: u64,
    visits: deck::Held<VisitCard>,
    press: deck::Held<PressCard>,
    municipalities: deck::Held<MunicipalityCard>,
}

impl<'p> Shelf<'p> {
    /// Makes the shared views of a language. With `facts`, what is held of the last build is taken where it is still so;
    /// `frame` is a print of what is the same for all languages.
    pub fn new(plan: &'p Plan<'p>, lang: Lang, frame: u64, mut held: Held, facts: Option<&Facts>) -> Self {
        let site_view = SiteView {
            title: small::text_view(plan.site, lang, &plan.site.config.title),
            description: plan.site.config.description.as_ref().map(|text| small::text_view(plan.site, lang, text)),
            url: plan.base_url.clone(),
            home: PageId::Home.address(lang),
            menu: Vec::new(),
            project: None,
            contacts: Vec::new(),
            feed: Some(crate::plan::feed_address(lang)).filter(|address| plan.exists(address)),
            search: plan.address(&PageId::Search, lang),
            calendar: None,
            locale: text::locale(lang),
            extra: plan.site.config.extra.0.clone(),
        };
        let data = Shared::new(&plan.site.free);
        let site = Shared::new(&site_view);
        let mut shelf = Self {
            plan,
            lang,
            visits: Deck::empty("visits", lang),
            press: Deck::empty("press", lang),
            municipalities: Deck::empty("municipalities", lang),
            abbreviations: BTreeMap::new(),
            site_view,
            site,
            data,
            parts: Parts::default(),
            frame: 0,
        };
        shelf.abbreviations = shelf.make_abbreviations();
        shelf.site_view.menu = shelf.make_menu();
        shelf.site_view.contacts = shelf.people(&plan.site.config.contacts);
        shelf.site_view.project = shelf.make_project();
        shelf.site_view.calendar = shelf.calendar_view(None);
        shelf.site = Shared::new(&shelf.site_view);
        if facts.is_some() {
            let site = serde_json::to_string(&shelf.site_view).unwrap_or_default();
            shelf.frame = trace::print(&(frame, site, &shelf.abbreviations));
            if held.frame != shelf.frame {
                held = Held::default();
            }
        }
        shelf.deal(held, facts);
        shelf
    }

    /// Makes the cards.
    fn deal(&mut self, mut held: Held, facts: Option<&Facts>) {
        let site = self.plan.site;
        let mut visits = Deck::empty("visits", self.lang);
        // Each record is asked for by name, so that its card has seen it.
        for Record { id, .. } in &site.visits {
            let record = || site.visits.get(id.as_str());
            visits.add(id, &mut held.visits, facts, || record().map(|visit| self.make_visit_card(visit)));
        }
        self.visits = visits;
        let mut press = Deck::empty("press", self.lang);
        for slug in site.press().iter().map(|press| &press.slug) {
            let release = || site.release(slug.as_str());
            press.add(slug, &mut held.press, facts, || release().map(|(_, press)| self.make_press_card(press)));
        }
        self.press = press;
        let mut municipalities = Deck::empty("municipalities", self.lang);
        for Record { id, .. } in &site.municipalities {
            let record = || site.municipalities.get(id.as_str());
            municipalities.add(id, &mut held.municipalities, facts, || self.municipality_card(record()?));
        }
        municipalities.sort_by_key(|card| text::sort_key(self.lang, &card.name.text));
        self.municipalities = municipalities;
    }

    /// Tells how the cards stand.
    pub fn tell(&self, facts: &mut Facts) {
        self.visits.tell(facts, std::iter::empty());
        self.press.tell(facts, self.press_ranges());
        self.municipalities.tell(facts, std::iter::empty());
    }

    /// The cards, to be held for the next build.
    pub fn held(&self) -> Held {
        Held {
            frame: self.frame,
            visits: self.visits.held(),
            press: self.press.held(),
            municipalities: self.municipalities.held(),
        }
    }

    /// An interface text of the theme in this language.
    pub fn text(&self, key: &str, args: &[(&str, String)]) -> String {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::Text(value.clone()))).collect();
        self.plan.theme.text(self.lang, key, &args)
    }

    /// The site's title in this language.
    pub fn site_title(&self) -> String {
        self.site_view.title.text.clone()
    }

    /// A text of the data for this reader.
    pub fn view(&self, text: &crate::yaml::Text) -> TextView {
        small::text_view(self.plan.site, self.lang, text)
    }

    /// A text of the data for this reader, if there is one.
    pub fn view_of(&self, text: &Option<crate::yaml::Text>) -> Option<TextView> {
        text.as_ref().map(|text| self.view(text))
    }

    /// A day for this reader.
    pub fn day(&self, day: &crate::value::Day) -> super::view::DayView {
        small::day_view(self.lang, day, self.plan.site.today())
    }

    /// A day for this reader, if there is one.
    pub fn day_of(&self, day: &Option<crate::value::Day>) -> Option<super::view::DayView> {
        day.as_ref().map(|day| self.day(day))
    }

    /// The card of an event.
    pub fn visit(&self, id: &str) -> Option<&Lent<VisitCard>> {
        // Cards stand in the order of the data, so the record's place is the card's.
        match self.plan.site.visits.position(id) {
            Some(at) => self.visits.get(at),
            None => {
                trace::saw(Subject::Card, &["visits", self.lang.code(), id], || 0);
                None
            }
        }
    }

    /// The card of a release.
    pub fn press_card(&self, slug: &Id) -> Option<&Lent<PressCard>> {
        self.press.get(self.plan.site.release(slug.as_str())?.0)
    }

    /// A link to a record, by the record's own name. Nothing for an id that does not exist, which is noted elsewhere.
    pub fn link(&self, kind: Kind, id: &str) -> Option<LinkView> {
        let name = self.name(kind, id)?;
        Some(LinkView { id: id.to_owned(), address: self.plan.record(kind, id, self.lang), name })
    }

    /// Links to records, in the order in which they are named.
    pub fn links(&self, kind: Kind, references: &[Ref]) -> Vec<LinkView> {
        references.iter().filter_map(|reference| self.link(kind, reference.value.as_str())).collect()
    }

    /// The name of a record for this reader.
    pub fn name(&self, kind: Kind, id: &str) -> Option<TextView> {
        let site = self.plan.site;
        Some(match kind {
            Kind::Visit => self.visit(id)?.title.clone(),
            Kind::Press => self.press.get(site.release(id)?.0)?.title.clone(),
            Kind::Page => {
                let page = site.page(id)?;
                let (own, version) = page.versions.best(self.lang, site.languages())?;
                small::own_text(self.lang, own, &version.title)
            }
            kind => self.view(site.record_name(kind, id)?),
        })
    }

    /// The releases at these places in their list, as cards.
    pub fn releases(&self, places: impl IntoIterator<Item = usize>) -> Vec<Lent<PressCard>> {
        places.into_iter().filter_map(|at| self.press.get(at)).cloned().collect()
    }

    fn make_menu(&self) -> Vec<MenuView> {
        let sections = [
            PageId::Schedule,
            PageId::Results,
            PageId::Commitments,
            PageId::Press(1),
            PageId::Municipalities,
            PageId::Documents,
            PageId::Glossary,
            PageId::People,
            PageId::Data,
        ];
        let mut menu: Vec<MenuView> = sections
            .iter()
            .filter_map(|id| Some(MenuView { kind: id.kind(), address: self.plan.address(id, self.lang)?, name: None }))
            .collect();
        for page in self.plan.site.pages().iter().filter(|page| page.menu.is_some()) {
            let address = PageId::Page(page.slug.clone()).address(self.lang);
            menu.push(MenuView { kind: "page", address, name: self.name(Kind::Page, page.slug.as_str()) });
        }
        menu
    }

    fn make_project(&self) -> Option<ProjectView> {
        let project = self.plan.site.config.project.as_ref()?;
        let organization = |id: &Option<Ref>| id.as_ref().and_then(|id| self.organization(id.value.as_str()));
        Some(ProjectView {
            name: self.view(&project.name),
            abbreviation: self.view_of(&project.abbreviation),
            summary: self.view_of(&project.summary),
            funder: organization(&project.funder),
            implementer: organization(&project.implementer),
            start: self.day_of(&project.start),
            end: self.day_of(&project.end),
        })
    }

    fn make_abbreviations(&self) -> BTreeMap<(Lang, String), String> {
        let site = self.plan.site;
        let mut abbreviations = BTreeMap::new();
        for term in &site.terms {
            let Some(abbreviation) = &term.abbreviation else { continue };
            for (lang, short) in abbreviation.values.iter() {
                let (_, long) = site.text(&term.term, lang);
                abbreviations.insert((lang, short.to_string()), text::typeset(lang, long));
            }
        }
        abbreviations
    }

    /// Sorts by name, in the order of this language's alphabet.
    pub fn sort_by_name<T>(&self, items: &mut [T], name: impl Fn(&T) -> &str) {
        items.sort_by_cached_key(|item| text::sort_key(self.lang, name(item)));
    }

    /// The ids among references.
    pub fn names(references: &[Ref], id: &Id) -> bool {
        references.iter().any(|reference| reference.value == *id)
    }
}
