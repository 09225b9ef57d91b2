//! The context that the outputs of one language are rendered from.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::lang::Lang;
use crate::foundation::span::Located;
use crate::foundation::value::{Count, Day, Money};
use crate::incremental::tracking::{Revisions, Tracker};
use crate::language;
use crate::language::fluent::Arg;
use crate::model::site::Relation;
use crate::plan::Plan;
use crate::source::yaml::{Id, Text};
use crate::theme::{TemplateContext, TemplateValue};

use super::abbreviations::Abbreviations;
use super::card_list::CardList;
use super::partials::Partials;
use super::shared_view::SharedView;
use super::view::{
    CountView, DayView, MoneyView, MunicipalityCard, PageView, PressCard, SiteView, TextView, VisitCard,
};
use super::view_builders;

/// The plan, the shared views and the cards of one language.
///
/// This is a handle: [`tracked`](Self::tracked) makes another one to the same data, whose reads are
/// recorded.
pub(super) struct RenderContext<'p> {
    pub plan: &'p Plan<'p>,
    pub lang: Lang,
    /// In source order.
    pub visits: CardList<VisitCard>,
    /// The newest first.
    pub press: CardList<PressCard>,
    /// In alphabetical order.
    pub municipalities: CardList<MunicipalityCard>,
    /// The positions of the cards of each district's municipalities.
    pub(super) places_of_district: Arc<FxHashMap<String, Vec<usize>>>,
    pub abbreviations: Arc<Abbreviations>,
    pub site_view: Arc<SiteView>,
    /// `site_view` and the free data as template values.
    pub(super) site: TemplateValue,
    pub(super) data: TemplateValue,
    pub(super) parts: Arc<Partials>,
    /// A fingerprint of what every page of the language shares.
    pub fingerprint: u64,
}

impl RenderContext<'_> {
    /// Returns a handle to the same data, with a tracked plan. `tracker` records the reads of
    /// cards.
    pub(super) fn tracked<'t>(&self, plan: &'t Plan<'t>, tracker: &Tracker) -> RenderContext<'t> {
        RenderContext {
            plan,
            lang: self.lang,
            visits: self.visits.tracked(tracker),
            press: self.press.tracked(tracker),
            municipalities: self.municipalities.tracked(tracker),
            places_of_district: self.places_of_district.clone(),
            abbreviations: self.abbreviations.clone(),
            site_view: self.site_view.clone(),
            site: self.site.clone(),
            data: self.data.clone(),
            parts: self.parts.clone(),
            fingerprint: self.fingerprint,
        }
    }

    /// Sets the fingerprint of everything that can be read of the cards.
    pub(super) fn set_revisions(&self, revisions: &mut Revisions) {
        self.visits.set_revisions(revisions);
        self.press.set_revisions(revisions);
        self.municipalities.set_revisions(revisions);
    }

    /// Renders a template with what all pages of this language share.
    pub(super) fn render<V: Serialize>(&self, template: &str, page: &PageView, view: &V) -> Result<String, Diagnostic> {
        let (theme, site, data) = (self.plan.theme, &self.site, &self.data);
        let parts = self.parts.of_page(page, &self.site_view, theme, site, data)?;
        theme.render(template, &TemplateContext { page, site, data, parts: &parts }, view)
    }

    /// Returns a message of the theme in this language.
    pub(super) fn text(&self, key: &str, args: &[(&str, String)]) -> String {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::Text(value.clone()))).collect();
        self.plan.theme.text(self.lang, key, &args)
    }

    /// Returns the site's title in this language.
    pub(super) fn site_title(&self) -> String {
        self.site_view.title.text.clone()
    }

    /// Returns the view of a text.
    pub(super) fn view(&self, text: &Text) -> TextView {
        view_builders::text_view(self.plan.site, self.lang, text)
    }

    /// Returns the view of an optional text.
    pub(super) fn view_of(&self, text: &Option<Text>) -> Option<TextView> {
        text.as_ref().map(|text| self.view(text))
    }

    /// Returns the view of a day.
    pub(super) fn day(&self, day: &Day) -> DayView {
        view_builders::day_view(self.lang, day, self.plan.site.today())
    }

    /// Returns the view of an optional day.
    pub(super) fn day_of(&self, day: &Option<Day>) -> Option<DayView> {
        day.as_ref().map(|day| self.day(day))
    }

    /// Returns the view of an optional count.
    pub(super) fn count_of(&self, count: &Option<Located<Count>>) -> Option<CountView> {
        count.as_ref().map(|count| view_builders::count_view(self.lang, count.value))
    }

    /// Returns the view of an optional sum of money.
    pub(super) fn money_of(&self, money: &Option<Money>) -> Option<MoneyView> {
        money.as_ref().map(|money| view_builders::money_view(self.lang, money))
    }

    /// Returns the card of an event.
    pub(super) fn visit(&self, id: &str) -> Option<&SharedView<VisitCard>> {
        self.visits.record_card(id);
        // Cards are in source order, so the position of the record is that of its card.
        self.visits.get(self.plan.site.visits.position(id)?)
    }

    /// Returns the card of a release.
    pub(super) fn press_card(&self, slug: &Id) -> Option<&SharedView<PressCard>> {
        self.press.get(self.plan.site.release(slug.as_str())?.0)
    }

    /// Returns the cards of a district's municipalities, in alphabetical order.
    pub(super) fn places_of(&self, district: &Id) -> Vec<&SharedView<MunicipalityCard>> {
        self.plan.site.related(Relation::PlacesOfDistrict, district);
        let positions = self.places_of_district.get(district.as_str()).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|&at| self.municipalities.get(at)).collect()
    }

    /// Returns the cards of the releases at these positions.
    pub(super) fn releases(&self, positions: impl IntoIterator<Item = usize>) -> Vec<SharedView<PressCard>> {
        positions.into_iter().filter_map(|at| self.press.get(at)).cloned().collect()
    }

    /// Sorts by name, in the alphabetical order of this language.
    pub(super) fn sort_by_name<T>(&self, items: &mut [T], name: impl Fn(&T) -> &str) {
        items.sort_by_cached_key(|item| language::sort_key(self.lang, name(item)));
    }
}
