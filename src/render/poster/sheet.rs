//! What every sheet has, and the heights of its parts.

use crate::foundation::diagnostics::Note;
use crate::foundation::lang::Lang;
use crate::foundation::path::join;
use crate::foundation::value::{Day, Point};
use crate::language;
use crate::plan::{PageId, Sheet};

use super::super::head::page_view;
use super::super::shelf::RenderContext;
use super::super::small;
use super::super::view::*;
use super::fit::{self, TextStyle};

/// How much of the longest texts is kept: all of it, and only when not even the smallest type gets that onto the sheet,
/// ever smaller shares of the lengths below.
pub(super) const SHARES: [f64; 7] = [WHOLE, 1.0, 0.7, 0.5, 0.35, 0.25, 0.15];
pub(super) const WHOLE: f64 = f64::INFINITY;

/// The most characters of a name and of a text on a sheet, where they have to be shortened.
pub(super) const NAME: usize = 120;
pub(super) const TEXT: usize = 340;

/// An address up to this length stands in larger letters.
pub(super) const SHORT_ADDRESS: usize = 52;

/// The black edges of a sheet, and the lines between its parts, in mm.
pub(super) const FRAME: f64 = 14.0;
pub(super) const RULE: f64 = 4.0;
/// Between columns, in mm.
pub(super) const GUTTER: f64 = 8.0;

/// A sheet about to be drawn.
pub(super) struct SheetContext<'s> {
    /// The languages of the sheet, never empty.
    pub contexts: Vec<&'s RenderContext<'s>>,
    pub first: &'s RenderContext<'s>,
    pub sheet: &'s Sheet,
    /// None for a sheet in all languages.
    pub lang: Option<Lang>,
    /// The codes of the page that the sheet repeats, one for each language.
    pub codes: Vec<Option<CodeView>>,
}

impl SheetContext<'_> {
    pub fn drawn<V: serde::Serialize>(&self, template: &str, page: &PageView, view: Option<V>) -> Result<String, Note> {
        // The plan lists only sheets whose record is there, so a view is always found.
        view.map_or(Ok(String::new()), |view| self.first.render(template, page, &view))
    }

    /// What the sheet says of itself to browsers, and to search engines: nothing.
    pub fn head(&self) -> PageView {
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

    /// Whether something was shortened, its foot says.
    pub fn sheet_view(&self, share: f64, shortened: bool) -> SheetView {
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
                .map(|(cx, code)| foot(cx, &page, code, share, shortened))
                .collect(),
            project: self.said(|cx| {
                let project = cx.site_view.project.as_ref().map(|project| project.name.clone());
                vec![cut(project.unwrap_or_else(|| cx.site_view.title.clone()), NAME, share)]
            }),
        }
    }

    /// The same in every language of the sheet; languages with the same words share them.
    pub fn said(&self, words: impl Fn(&RenderContext) -> Vec<TextView>) -> Vec<SaidView> {
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

    /// An interface text in every language of the sheet.
    pub fn spoken(&self, key: &str, args: &[(&str, String)]) -> Vec<SaidView> {
        self.said(|cx| vec![small::plain(cx.text(key, args))])
    }

    /// The people to call, at most so many, and how many more there are. Whoever has neither telephone nor e-mail is of no
    /// use on a wall. `people` gives the same people in each language.
    pub fn contacts(
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
            who: self.said(|cx| {
                let own = self.contexts.iter().position(|other| other.lang == cx.lang);
                let who = own.and_then(|own| all[own].get(at));
                let role = who.and_then(|who| who.role.clone());
                who.map(|who| who.name.clone()).into_iter().chain(role).map(|words| cut(words, NAME, share)).collect()
            }),
        });
        let contacts: Vec<SheetContactView> = contacts.collect();
        let more = all.first().map_or(0, Vec::len) - contacts.len();
        (contacts, more)
    }
}

pub(super) fn foot(
    cx: &RenderContext,
    page: &PageId,
    code: &Option<CodeView>,
    share: f64,
    shortened: bool,
) -> FootView {
    let href = join(&cx.plan.base_url, &page.address(cx.lang));
    let project = cx.site_view.project.as_ref();
    let name = |of: fn(&ProjectView) -> &Option<OrganizationView>| {
        project.and_then(|project| of(project).as_ref()).map(|backer| cut(backer.name.clone(), NAME, share))
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
        as_of: cx.day(&Day::At(Point::Date(cx.plan.site.today()))),
    }
}

/// A text with no more than a share of so many characters; one wholly shared is never cut.
pub(super) fn cut(words: TextView, most: usize, share: f64) -> TextView {
    let most = (most as f64 * share) as usize;
    TextView { text: small::shortened(&words.text, most), ..words }
}

/// The width of one of so many columns.
pub(super) fn column(count: usize) -> f64 {
    let count = count.max(1) as f64;
    (fit::WIDTH - GUTTER * (count - 1.0)) / count
}

/// The height of words that stand in columns, one for each language; a face for each line, the last for all others.
pub(super) fn beside(said: &[SaidView], faces: &[TextStyle], scale: f64) -> f64 {
    let width = column(said.len());
    let column = |said: &SaidView| {
        let faces = faces.iter().chain(std::iter::repeat(&faces[faces.len() - 1]));
        said.lines.iter().zip(faces).map(|(words, face)| fit::height(face, scale, width, &words.text)).sum::<f64>()
    };
    said.iter().map(column).fold(0.0, f64::max)
}

/// The same below a label.
pub(super) fn labelled(said: &[SaidView], faces: &[TextStyle], scale: f64) -> f64 {
    if said.is_empty() {
        0.0
    } else {
        fit::height(&fit::LABEL, scale, column(said.len()), "?") + beside(said, faces, scale)
    }
}

/// The height of words that stand one language below the other.
pub(super) fn below(said: &[SaidView], face: &TextStyle, scale: f64) -> f64 {
    let lines = said.iter().flat_map(|said| &said.lines);
    lines.map(|words| fit::height(face, scale, fit::WIDTH, &words.text)).sum()
}

/// The height of the foot. On a sheet in one language the names of who is behind it stand beside the code, else below.
pub(super) fn foot_height(sheet: &SheetView) -> f64 {
    let several = sheet.foot.len() > 1;
    let width = column(sheet.foot.len());
    let side = if several { 30.0 } else { 42.0 };
    let one = |foot: &FootView| {
        let beside = width - side - 4.0;
        let line = |width: f64, text: &str| fit::height(&fit::HELP, 1.0, width, text);
        let as_of = line(beside, &format!("Маалымат ушул күнгө карата: {}", foot.as_of.text));
        let backers = [&foot.funder, &foot.implementer].into_iter().flatten();
        let backers: f64 = backers
            .map(|backer| line(if several { width } else { beside }, &format!("Финансирует: {}", backer.text)))
            .sum();
        let (with_code, without) = if several { (0.0, backers) } else { (backers, 0.0) };
        let face = if foot.short && !several { &fit::ADDRESS } else { &fit::LONG_ADDRESS };
        let shortened = foot.shortened.as_ref().map_or(0.0, |words| line(beside, words));
        (shortened + line(beside, &foot.help) + as_of + with_code).max(side)
            + fit::height(face, 1.0, width, &foot.href)
            + without
    };
    RULE + sheet.foot.iter().map(one).fold(0.0, f64::max)
}

/// The height of the list of contacts, below its label: the faces of the telephone and of all else.
pub(super) fn contacts_height(contacts: &[SheetContactView], more: bool, faces: [TextStyle; 2], scale: f64) -> f64 {
    let [loud, quiet] = faces;
    let one = |contact: &SheetContactView| {
        let phone = contact.phone.as_ref().map_or(0.0, |phone| fit::height(&loud, scale, fit::WIDTH, &phone.text));
        let email = contact.email.as_ref().map_or(0.0, |email| fit::height(&quiet, scale, fit::WIDTH, email));
        phone + email + beside(&contact.who, &[quiet], scale)
    };
    let label = if contacts.is_empty() { 0.0 } else { fit::height(&fit::LABEL, scale, fit::WIDTH, "?") };
    let more = if more { fit::height(&quiet, scale, fit::WIDTH, "?") } else { 0.0 };
    label + contacts.iter().map(one).sum::<f64>() + more
}

/// The faces of contacts on a wall, and in a hand.
pub(super) const WALL: [TextStyle; 2] = [fit::PHONE, fit::WHO];
pub(super) const HAND: [TextStyle; 2] = [fit::HAND_PHONE, fit::HAND_WHO];
