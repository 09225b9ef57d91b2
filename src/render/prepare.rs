//! Preparing the render context of a language: the views that all pages share, and the cards.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::incremental::tracking::{self, Revisions, Tracker};
use crate::language;
use crate::model::config::Project;
use crate::plan::{PageId, Plan, feed_address};
use crate::source::yaml::{Id, Ref};
use crate::theme::TemplateValue;

use super::abbreviations::Abbreviations;
use super::calendars::calendar_view;
use super::card_list::{CardCache, CardList};
use super::context::RenderContext;
use super::event::visit_card;
use super::list::press_card;
use super::names::record_name;
use super::people::{organization_view, person_views};
use super::place::municipality_card;
use super::view::{
    MenuView, MunicipalityCard, OrganizationView, PressCard, ProjectLinkView, ProjectView, SiteView, VisitCard,
};
use super::view_builders;

/// The cards of a language in the last build.
#[derive(Default)]
pub(super) struct CardCaches {
    visits: CardCache<VisitCard>,
    press: CardCache<PressCard>,
    municipalities: CardCache<MunicipalityCard>,
}

/// Prepares the context of a language. `fingerprint` covers what every page of every language
/// shares.
///
/// With caches, cards are kept while the facts that they read are unchanged.
pub(super) fn context<'p>(
    plan: &'p Plan<'p>,
    lang: Lang,
    fingerprint: u64,
    caches: Option<&mut CardCaches>,
    revisions: &Revisions,
) -> RenderContext<'p> {
    let mut site_view = SiteView {
        title: view_builders::text_view(plan.site, lang, &plan.site.config.title),
        description: plan.site.config.description.as_ref().map(|text| view_builders::text_view(plan.site, lang, text)),
        url: plan.base_url.clone(),
        home: PageId::Home.address(lang),
        menu: Vec::new(),
        project: None,
        contacts: Vec::new(),
        feed: Some(feed_address(lang)).filter(|address| plan.exists(address)),
        search: plan.address(&PageId::Search, lang),
        calendar: None,
        locale: language::locale(lang),
        extra: plan.site.config.extra.0.clone(),
    };
    let mut cx = RenderContext {
        plan,
        lang,
        visits: CardList::empty("visits", lang),
        press: CardList::empty("press", lang),
        municipalities: CardList::empty("municipalities", lang),
        places_of_district: Arc::default(),
        abbreviations: Arc::new(Abbreviations::new(plan)),
        site: TemplateValue::new(&site_view),
        site_view: Arc::new(site_view.clone()),
        data: TemplateValue::new(&*plan.site.free),
        parts: Arc::default(),
        fingerprint: 0,
    };
    site_view.menu = menu(&cx);
    site_view.contacts = person_views(&cx, &plan.site.config.contacts);
    site_view.project = project(&cx);
    site_view.calendar = calendar_view(&cx, None);
    cx.site = TemplateValue::new(&site_view);
    cx.site_view = Arc::new(site_view);
    if caches.is_some() {
        let site_view = serde_json::to_string(&*cx.site_view).unwrap_or_default();
        cx.fingerprint = tracking::fingerprint(&(fingerprint, site_view, &cx.abbreviations));
    }
    add_cards(&mut cx, caches, revisions);
    cx
}

/// Makes the cards. Each reads its record by the id, so that it depends on this record alone.
fn add_cards(cx: &mut RenderContext, caches: Option<&mut CardCaches>, revisions: &Revisions) {
    let (site, lang, scope) = (cx.plan.site, cx.lang, cx.fingerprint);
    let (visits, press, municipalities) = match caches {
        None => (None, None, None),
        Some(CardCaches { visits, press, municipalities }) => (
            Some((visits.in_scope(scope), revisions)),
            Some((press.in_scope(scope), revisions)),
            Some((municipalities.in_scope(scope), revisions)),
        ),
    };
    let ids: Vec<Id> = site.visits.iter().map(|visit| visit.id.clone()).collect();
    cx.visits = CardList::new("visits", lang, &ids, visits, |id, tracker| {
        with_tracker(cx, tracker, |cx| Some(visit_card(cx, cx.plan.site.visits.get(id.as_str())?)))
    });
    let slugs: Vec<Id> = site.press().iter().map(|press| press.slug.clone()).collect();
    cx.press = CardList::new("press", lang, &slugs, press, |slug, tracker| {
        with_tracker(cx, tracker, |cx| Some(press_card(cx, cx.plan.site.release(slug.as_str())?.1)))
    });
    let ids: Vec<Id> = site.municipalities.iter().map(|place| place.id.clone()).collect();
    let municipalities = CardList::new("municipalities", lang, &ids, municipalities, |id, tracker| {
        with_tracker(cx, tracker, |cx| municipality_card(cx, cx.plan.site.municipalities.get(id.as_str())?))
    });
    cx.municipalities = municipalities.sorted_by_key(|card| language::sort_key(lang, &card.name.text));
    let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, card) in cx.municipalities.iter().enumerate() {
        places.entry(card.district.id.clone()).or_default().push(at);
    }
    cx.places_of_district = Arc::new(places);
}

fn with_tracker<T>(cx: &RenderContext, tracker: &Tracker, make: impl FnOnce(&RenderContext) -> T) -> T {
    let site = cx.plan.site.tracked(tracker);
    let plan = cx.plan.tracked(&site, tracker);
    make(&cx.tracked(&plan, tracker))
}

fn menu(cx: &RenderContext) -> Vec<MenuView> {
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
    let section = |id: &PageId| Some(MenuView { kind: id.kind(), address: cx.plan.address(id, cx.lang)?, name: None });
    let mut menu: Vec<MenuView> = sections.iter().filter_map(section).collect();
    for page in cx.plan.site.pages().iter().filter(|page| page.menu.is_some()) {
        let address = PageId::Page(page.slug.clone()).address(cx.lang);
        menu.push(MenuView { kind: "page", address, name: record_name(cx, RecordKind::Page, page.slug.as_str()) });
    }
    menu
}

fn project(cx: &RenderContext) -> Option<ProjectView> {
    let project = cx.plan.site.config.project.as_ref()?;
    let organization = |id: &Option<Ref>| id.as_ref().and_then(|id| organization_view(cx, id.value.as_str()));
    Some(ProjectView {
        name: cx.view(&project.name),
        abbreviation: cx.view_of(&project.abbreviation),
        summary: cx.view_of(&project.summary),
        disclaimer: cx.view_of(&project.disclaimer),
        funder: organization(&project.funder),
        implementer: organization(&project.implementer),
        logos: logos(cx, project),
        links: project
            .links
            .iter()
            .map(|link| ProjectLinkView { name: link.name.clone(), url: link.url.0.clone() })
            .collect(),
        start: cx.day_of(&project.start),
        end: cx.day_of(&project.end),
    })
}

/// Returns the organizations with a logo, in the order of `logos:`. The default order is the
/// funder, the implementer, then all others as they are written.
fn logos(cx: &RenderContext, project: &Project) -> Vec<OrganizationView> {
    let ids: Vec<&Id> = match &project.logos {
        Some(logos) => logos.iter().map(|id| &id.value).collect(),
        None => {
            let first = project.funder.iter().chain(&project.implementer).map(|id| &id.value);
            first.chain(cx.plan.site.organizations.iter().map(|organization| &organization.id)).collect()
        }
    };
    let mut seen = BTreeSet::new();
    let shown = ids.into_iter().filter(|id| seen.insert(*id));
    shown.filter_map(|id| organization_view(cx, id.as_str())).filter(|view| view.logo.is_some()).collect()
}
