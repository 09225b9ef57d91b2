//! The parts of every sheet, and their heights.

use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::lang::Lang;
use crate::foundation::path::join;
use crate::foundation::value::{Day, Point};
use crate::language;
use crate::plan::{PageId, Sheet};

use super::super::context::RenderContext;
use super::super::head::page_view;
use super::super::view::*;
use super::super::view_builders;
use super::fit::{self, TextStyle};

/// The shares of the longest texts to keep: all of them, then ever less of the lengths below. Texts
/// are shortened only if the smallest type is still too large.
pub(super) const SHARES: [f64; 7] = [WHOLE, 1.0, 0.7, 0.5, 0.35, 0.25, 0.15];
pub(super) const WHOLE: f64 = f64::INFINITY;

/// The longest name and text on a sheet that has to be shortened, in characters.
pub(super) const NAME: usize = 120;
pub(super) const TEXT: usize = 340;

/// The longest address that is set in larger type.
pub(super) const SHORT_ADDRESS: usize = 52;

/// The black edges of a sheet, and the rules between its parts, in mm.
pub(super) const FRAME: f64 = 14.0;
pub(super) const RULE: f64 = 4.0;
/// The height of the row of logos in mm, with a reserve for the lines above it.
const LOGOS: f64 = 22.0;
/// The gap between columns in mm.
pub(super) const GUTTER: f64 = 8.0;

/// The languages and codes of a sheet.
pub(super) struct SheetContext<'s> {
    /// The contexts of the sheet's languages, at least one.
    pub contexts: Vec<&'s RenderContext<'s>>,
    pub first: &'s RenderContext<'s>,
    pub sheet: &'s Sheet,
    /// `None` for a sheet in all languages.
    pub lang: Option<Lang>,
    /// The QR code of the sheet's page in each language.
    pub codes: Vec<Option<CodeView>>,
}

impl SheetContext<'_> {
    pub(super) fn render<V: serde::Serialize>(
        &self,
        template: &str,
        page: &PageView,
        view: Option<V>,
    ) -> Result<String, Diagnostic> {
        // The plan lists only sheets whose record exists, so there is always a view.
        view.map_or(Ok(String::new()), |view| self.first.render(template, page, &view))
    }

    /// Returns the metadata of the sheet, which is hidden from search engines.
    pub(super) fn page_view(&self) -> PageView {
        let address = self.sheet.address(self.lang);
        PageView {
            kind: self.sheet.kind(),
            file: format!("{address}index.html"),
            canonical: join(&self.first.plan.base_url, &address),
            address,
            noindex: true,
            alternates: Vec::new(),
            switch: Vec::new(),
            trail: Vec::new(),
            share: None,
            picture: None,
            linked_data: None,
            ..page_view(self.first, &self.sheet.page())
        }
    }

    /// Returns the common view of a sheet. The footer says if something was shortened.
    pub(super) fn sheet_view(&self, share: f64, shortened: bool) -> SheetView {
        let plan = self.first.plan;
        let page = self.sheet.page();
        let others = plan.site.languages().iter().copied().map(Some).chain([None]).filter(|other| *other != self.lang);
        SheetView {
            step: fit::STEPS.len(),
            languages: self.contexts.iter().map(|cx| cx.lang.code()).collect(),
            page: page.address(self.first.lang),
            others: others
                .filter_map(|lang| {
                    let address = plan.sheet(self.sheet, lang)?;
                    Some(OtherSheetView { address, lang: lang.map(Lang::code), name: lang.map(language::lang_name) })
                })
                .collect(),
            foot: self
                .contexts
                .iter()
                .zip(&self.codes)
                .map(|(cx, code)| footer(cx, &page, code, share, shortened))
                .collect(),
            logos: logos(self.first),
            project: self.localized(|cx| {
                let project = cx.site_view.project.as_ref().map(|project| project.name.clone());
                vec![shorten(project.unwrap_or_else(|| cx.site_view.title.clone()), NAME, share)]
            }),
        }
    }

    /// Returns lines in every language of the sheet. Languages with equal lines share them.
    pub(super) fn localized(&self, words: impl Fn(&RenderContext) -> Vec<TextView>) -> Vec<SaidView> {
        let mut said: Vec<SaidView> = Vec::new();
        for cx in &self.contexts {
            let own = cx.lang.code();
            let lines: Vec<WordsView> = words(cx)
                .into_iter()
                .filter(|words| !words.text.is_empty())
                .map(|words| WordsView { lang: words.lang.unwrap_or(own), text: words.text })
                .collect();
            let same = |other: &&mut SaidView| {
                other.lines.iter().map(|words| &words.text).eq(lines.iter().map(|words| &words.text))
            };
            match said.iter_mut().find(same) {
                _ if lines.is_empty() => {}
                Some(other) => other.labels.push(own),
                None => said.push(SaidView { labels: vec![own], lines }),
            }
        }
        said
    }

    /// Returns a message of the theme in every language of the sheet.
    pub(super) fn localized_text(&self, key: &str, args: &[(&str, String)]) -> Vec<SaidView> {
        self.localized(|cx| vec![view_builders::plain(cx.text(key, args))])
    }

    /// Returns at most `most` contacts, and the number of the others. People without phone and
    /// e-mail are left out.
    ///
    /// `people` returns the same people in each language.
    pub(super) fn contacts(
        &self,
        people: impl Fn(&RenderContext) -> Vec<PersonView>,
        most: usize,
        share: f64,
    ) -> (Vec<SheetContactView>, usize) {
        let reachable = |who: &PersonView| who.phone.is_some() || who.email.is_some();
        let all: Vec<Vec<PersonView>> =
            self.contexts.iter().map(|cx| people(cx).into_iter().filter(reachable).collect()).collect();
        let shown = all.first().map(|people| people.iter().take(most).enumerate());
        let contacts = shown.into_iter().flatten().map(|(at, who)| SheetContactView {
            phone: who.phone.clone(),
            email: who.email.clone().filter(|_| who.phone.is_none()),
            who: self.localized(|cx| {
                let language = self.contexts.iter().position(|other| other.lang == cx.lang);
                let who = language.and_then(|language| all[language].get(at));
                let role = who.and_then(|who| who.role.clone());
                who.map(|who| who.name.clone())
                    .into_iter()
                    .chain(role)
                    .map(|words| shorten(words, NAME, share))
                    .collect()
            }),
        });
        let contacts: Vec<SheetContactView> = contacts.collect();
        let more = all.first().map_or(0, Vec::len) - contacts.len();
        (contacts, more)
    }
}

pub(super) fn footer(
    cx: &RenderContext,
    page: &PageId,
    code: &Option<CodeView>,
    share: f64,
    shortened: bool,
) -> FootView {
    let href = join(&cx.plan.shown_url, &page.address(cx.lang));
    let project = cx.site_view.project.as_ref();
    let name = |of: fn(&ProjectView) -> &Option<OrganizationView>| {
        project.and_then(|project| of(project).as_ref()).map(|backer| shorten(backer.name.clone(), NAME, share))
    };
    FootView {
        shortened: shortened.then(|| cx.text("sheet-shortened", &[])),
        help: cx.text(if code.is_some() { "sheet-scan" } else { "sheet-type" }, &[]),
        lang: cx.lang.code(),
        name: language::lang_name(cx.lang),
        short: href.chars().count() <= SHORT_ADDRESS,
        code: code.clone(),
        href,
        funder: name(|project| &project.funder),
        implementer: name(|project| &project.implementer),
        disclaimer: project.and_then(|project| Some(shorten(project.disclaimer.clone()?, TEXT, share))),
        as_of: cx.day(&Day::At(Point::Date(cx.plan.site.today()))),
    }
}

/// Returns the logos of the project.
fn logos(cx: &RenderContext) -> Vec<ImageView> {
    let project = cx.site_view.project.iter();
    project.flat_map(|project| &project.logos).filter_map(|organization| organization.logo.clone()).collect()
}

/// Shortens a text to a share of `most` characters. The share `WHOLE` never shortens.
pub(super) fn shorten(words: TextView, most: usize, share: f64) -> TextView {
    let most = (most as f64 * share) as usize;
    TextView { text: view_builders::shortened(&words.text, most), ..words }
}

/// Returns the width of one of `count` columns.
pub(super) fn column_width(count: usize) -> f64 {
    let count = count.max(1) as f64;
    (fit::WIDTH - GUTTER * (count - 1.0)) / count
}

/// Returns the height of texts in columns, one for each language. Each line has a style, and the
/// last style covers the rest.
pub(super) fn columns_height(said: &[SaidView], styles: &[TextStyle], scale: f64) -> f64 {
    let width = column_width(said.len());
    let height = |said: &SaidView| {
        let styles = styles.iter().chain(std::iter::repeat(&styles[styles.len() - 1]));
        said.lines.iter().zip(styles).map(|(words, style)| fit::height(style, scale, width, &words.text)).sum::<f64>()
    };
    said.iter().map(height).fold(0.0, f64::max)
}

/// Returns the height of columns with a label above.
pub(super) fn labelled_height(said: &[SaidView], styles: &[TextStyle], scale: f64) -> f64 {
    if said.is_empty() {
        0.0
    } else {
        fit::height(&fit::LABEL, scale, column_width(said.len()), "?") + columns_height(said, styles, scale)
    }
}

/// Returns the height of texts below each other.
pub(super) fn stack_height(said: &[SaidView], style: &TextStyle, scale: f64) -> f64 {
    let lines = said.iter().flat_map(|said| &said.lines);
    lines.map(|words| fit::height(style, scale, fit::WIDTH, &words.text)).sum()
}

/// Returns the height of the footer. A sheet in one language has the organizations next to the
/// code, others have them below it.
pub(super) fn footer_height(sheet: &SheetContext, footers: &[FootView]) -> f64 {
    let several = footers.len() > 1;
    let width = column_width(footers.len());
    let side = if several { 30.0 } else { 42.0 };
    let footer = |(cx, foot): (&&RenderContext, &FootView)| {
        let text_width = width - side - 4.0;
        let line = |width: f64, text: &str| fit::height(&fit::HELP, 1.0, width, text);
        let labelled = |width: f64, key: &str, text: &str| line(width, &format!("{}: {text}", cx.text(key, &[])));
        let as_of = line(text_width, &format!("{} {}", cx.text("as-of", &[]), foot.as_of.text));
        let backers = [("funder", &foot.funder), ("implementer", &foot.implementer)].into_iter();
        let backers = backers.filter_map(|(key, backer)| Some((key, &backer.as_ref()?.text)));
        let backers: f64 =
            backers.map(|(key, backer)| labelled(if several { width } else { text_width }, key, backer)).sum();
        let disclaimer = foot.disclaimer.as_ref();
        let disclaimer = disclaimer.map_or(0.0, |words| line(if several { width } else { text_width }, &words.text));
        let backers = backers + disclaimer;
        let (with_code, without) = if several { (0.0, backers) } else { (backers, 0.0) };
        let style = if foot.short && !several { &fit::ADDRESS } else { &fit::LONG_ADDRESS };
        let shortened = foot.shortened.as_ref().map_or(0.0, |words| line(text_width, words));
        (shortened + line(text_width, &foot.help) + as_of + with_code).max(side)
            + fit::height(style, 1.0, width, &foot.href)
            + without
    };
    let logos = if logos(sheet.first).is_empty() { 0.0 } else { LOGOS };
    RULE + logos + sheet.contexts.iter().zip(footers).map(footer).fold(0.0, f64::max)
}

/// Returns the height of the contacts with their label, in the styles of phone numbers and of the
/// rest.
pub(super) fn contacts_height(contacts: &[SheetContactView], more: bool, styles: [TextStyle; 2], scale: f64) -> f64 {
    let [loud, quiet] = styles;
    let height = |contact: &SheetContactView| {
        let phone = contact.phone.as_ref().map_or(0.0, |phone| fit::height(&loud, scale, fit::WIDTH, &phone.text));
        let email = contact.email.as_ref().map_or(0.0, |email| fit::height(&quiet, scale, fit::WIDTH, email));
        phone + email + columns_height(&contact.who, &[quiet], scale)
    };
    let label = if contacts.is_empty() { 0.0 } else { fit::height(&fit::LABEL, scale, fit::WIDTH, "?") };
    let more = if more { fit::height(&quiet, scale, fit::WIDTH, "?") } else { 0.0 };
    label + contacts.iter().map(height).sum::<f64>() + more
}

/// The styles of contacts on a wall, and in the hand.
pub(super) const WALL: [TextStyle; 2] = [fit::PHONE, fit::WHO];
pub(super) const HAND: [TextStyle; 2] = [fit::HAND_PHONE, fit::HAND_WHO];
