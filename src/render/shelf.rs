//! What the pages of one language share: its cards, made once and lent to every page that shows them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fluent::Arg;
use crate::lang::Lang;
use crate::note::Kind;
use crate::plan::{PageId, Plan};
use crate::text;
use crate::theme::Shared;
use crate::trace::{self, Revisions, Tracker};
use crate::yaml::{Id, Ref};

use super::deck::{CardCache, Deck};
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
    pub abbreviations: Arc<BTreeMap<(Lang, String), String>>,
    pub site_view: Arc<SiteView>,
    /// `site`, ready for the templates.
    pub site: Shared,
    /// `data`, ready for the templates.
    pub data: Shared,
    pub(super) parts: Arc<Parts>,
    /// A fingerprint of what every page of the language shares.
    pub fingerprint: u64,
}

/// The cards of a language in the last build.
#[derive(Default)]
pub struct CardCaches {
    visits: CardCache<VisitCard>,
    press: CardCache<PressCard>,
    municipalities: CardCache<MunicipalityCard>,
}

impl<'p> Shelf<'p> {
    /// Makes the shared views of a language. `fingerprint` covers what every page of every language shares.
    ///
    /// With caches, cards are kept while the facts that they read are unchanged.
    pub fn new(
        plan: &'p Plan<'p>,
        lang: Lang,
        fingerprint: u64,
        caches: Option<&mut CardCaches>,
        revisions: &Revisions,
    ) -> Self {
        let mut site_view = SiteView {
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
        let mut shelf = Self {
            plan,
            lang,
            visits: Deck::empty("visits", lang),
            press: Deck::empty("press", lang),
            municipalities: Deck::empty("municipalities", lang),
            abbreviations: Arc::default(),
            site: Shared::new(&site_view),
            site_view: Arc::new(site_view.clone()),
            data: Shared::new(&*plan.site.free),
            parts: Arc::default(),
            fingerprint: 0,
        };
        site_view.menu = shelf.make_menu();
        site_view.contacts = shelf.people(&plan.site.config.contacts);
        site_view.project = shelf.make_project();
        site_view.calendar = shelf.calendar_view(None);
        shelf.abbreviations = Arc::new(shelf.make_abbreviations());
        shelf.site = Shared::new(&site_view);
        shelf.site_view = Arc::new(site_view);
        if caches.is_some() {
            let site = serde_json::to_string(&*shelf.site_view).unwrap_or_default();
            shelf.fingerprint = trace::print(&(fingerprint, site, &shelf.abbreviations));
        }
        shelf.make_cards(caches, revisions);
        shelf
    }

    /// Makes the cards.
    fn make_cards(&mut self, caches: Option<&mut CardCaches>, revisions: &Revisions) {
        let (site, lang, scope) = (self.plan.site, self.lang, self.fingerprint);
        let (visits, press, municipalities) = match caches {
            None => (None, None, None),
            Some(CardCaches { visits, press, municipalities }) => (
                Some((visits.in_scope(scope), revisions)),
                Some((press.in_scope(scope), revisions)),
                Some((municipalities.in_scope(scope), revisions)),
            ),
        };
        let ids: Vec<Id> = site.visits.iter().map(|visit| visit.id.clone()).collect();
        // Each record is read by its id, so that its card depends on it alone.
        self.visits = Deck::new("visits", lang, &ids, visits, |id, tracker| {
            self.with_tracker(tracker, |shelf| Some(shelf.make_visit_card(shelf.plan.site.visits.get(id.as_str())?)))
        });
        let ids: Vec<Id> = site.press().iter().map(|press| press.slug.clone()).collect();
        self.press = Deck::new("press", lang, &ids, press, |slug, tracker| {
            self.with_tracker(tracker, |shelf| Some(shelf.make_press_card(shelf.plan.site.release(slug.as_str())?.1)))
        });
        let ids: Vec<Id> = site.municipalities.iter().map(|place| place.id.clone()).collect();
        let municipalities = Deck::new("municipalities", lang, &ids, municipalities, |id, tracker| {
            self.with_tracker(tracker, |shelf| {
                shelf.municipality_card(shelf.plan.site.municipalities.get(id.as_str())?)
            })
        });
        self.municipalities = municipalities.sorted_by_key(|card| text::sort_key(lang, &card.name.text));
    }

    /// Returns a handle to the same views of a tracked plan, whose reads `tracker` records.
    pub fn tracked<'t>(&self, plan: &'t Plan<'t>, tracker: &Tracker) -> Shelf<'t> {
        Shelf {
            plan,
            lang: self.lang,
            visits: self.visits.tracked(tracker),
            press: self.press.tracked(tracker),
            municipalities: self.municipalities.tracked(tracker),
            abbreviations: self.abbreviations.clone(),
            site_view: self.site_view.clone(),
            site: self.site.clone(),
            data: self.data.clone(),
            parts: self.parts.clone(),
            fingerprint: self.fingerprint,
        }
    }

    fn with_tracker<T>(&self, tracker: &Tracker, make: impl FnOnce(&Shelf) -> T) -> T {
        let site = self.plan.site.tracked(tracker);
        let plan = self.plan.tracked(&site, tracker);
        make(&self.tracked(&plan, tracker))
    }

    /// Sets the fingerprint of everything that can be read of the cards.
    pub fn set_revisions(&self, revisions: &mut Revisions) {
        self.visits.set_revisions(revisions);
        self.press.set_revisions(revisions);
        self.municipalities.set_revisions(revisions);
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
                self.visits.record_card(id);
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
