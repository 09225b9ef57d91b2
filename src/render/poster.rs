//! Sheets of paper: what stands on every one of them, in one language or in all.
//!
//! A sheet is drawn from the same views as the pages, and each of its texts keeps its language. What an event, a list and
//! a leaflet show is said in `event`, `list` and `leaflet`; how large it may be set, in `fit`. Type gets smaller before
//! anything is left out. What fits on no sheet is left out last: the sheet says so, and its address leads to the rest.

mod event;
mod fit;
mod leaflet;
mod list;

use crate::lang::{Lang, Localized};
use crate::note::Note;
use crate::path::join;
use crate::plan::{PageId, Plan, Sheet};
use crate::text;
use crate::value::{Day, Point};

use super::shelf::Shelf;
use super::small;
use super::view::*;

use fit::Face;

/// How much of the longest texts is kept: all of it, and only when not even the smallest type gets that onto the sheet,
/// ever smaller shares of the lengths below.
const SHARES: [f64; 7] = [WHOLE, 1.0, 0.7, 0.5, 0.35, 0.25, 0.15];
const WHOLE: f64 = f64::INFINITY;

/// The most characters of a name and of a text on a sheet, where they have to be shortened.
const NAME: usize = 120;
const TEXT: usize = 340;

/// An address up to this length stands in larger letters.
const SHORT_ADDRESS: usize = 52;

/// The black edges of a sheet, and the lines between its parts, in mm.
const FRAME: f64 = 14.0;
const RULE: f64 = 4.0;
/// Between columns, in mm.
const GUTTER: f64 = 8.0;

/// Draws a sheet; nothing when there is no language to draw it in.
pub fn draw(plan: &Plan, shelves: &Localized<Shelf>, sheet: &Sheet, lang: Option<Lang>) -> Result<String, Note> {
    let languages = plan.site.languages().iter().filter(|&&own| lang.is_none_or(|lang| lang == own));
    let shelves: Vec<&Shelf> = languages.filter_map(|&lang| shelves.get(lang)).collect();
    let Some(&first) = shelves.first() else { return Ok(String::new()) };
    let code = |shelf: &&Shelf| {
        let code = crate::qr::code(&join(&plan.base_url, &sheet.page().address(shelf.lang)))?;
        Some(CodeView { size: code.size, path: code.path })
    };
    let codes = shelves.iter().map(code).collect();
    let board = Board { shelves, first, sheet, lang, codes };
    let page = board.head();
    match sheet {
        Sheet::Visit(id) => board.drawn("poster.html", &page, board.event(id)),
        Sheet::Municipality(id) => board.drawn("poster_list.html", &page, board.municipality(id)),
        Sheet::Schedule => board.drawn("poster_list.html", &page, Some(board.schedule())),
        Sheet::Leaflet(id) => board.drawn("leaflet.html", &page, board.leaflet(id)),
    }
}

/// A sheet about to be drawn.
struct Board<'s> {
    /// The languages of the sheet, never empty.
    shelves: Vec<&'s Shelf<'s>>,
    first: &'s Shelf<'s>,
    sheet: &'s Sheet,
    /// None for a sheet in all languages.
    lang: Option<Lang>,
    /// The codes of the page that the sheet repeats, one for each language.
    codes: Vec<Option<CodeView>>,
}

impl Board<'_> {
    fn drawn<V: serde::Serialize>(&self, template: &str, page: &PageView, view: Option<V>) -> Result<String, Note> {
        // The plan lists only sheets whose record is there, so a view is always found.
        view.map_or(Ok(String::new()), |view| self.first.render(template, page, &view))
    }

    /// What the sheet says of itself to browsers, and to search engines: nothing.
    fn head(&self) -> PageView {
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
            ..self.first.head(&self.sheet.page())
        }
    }

    /// Whether something was shortened, its foot says.
    fn sheet_view(&self, share: f64, shortened: bool) -> SheetView {
        let plan = self.first.plan;
        let page = self.sheet.page();
        let others = plan.site.languages().iter().copied().map(Some).chain([None]).filter(|other| *other != self.lang);
        SheetView {
            step: fit::STEPS.len(),
            languages: self.shelves.iter().map(|shelf| shelf.lang.code()).collect(),
            page: page.address(self.first.lang),
            others: others
                .filter_map(|lang| {
                    let address = plan.sheet(self.sheet, lang)?;
                    Some(OtherSheetView { address, lang: lang.map(Lang::code), name: lang.map(text::lang_name) })
                })
                .collect(),
            foot: self
                .shelves
                .iter()
                .zip(&self.codes)
                .map(|(shelf, code)| foot(shelf, &page, code, share, shortened))
                .collect(),
            project: self.said(|shelf| {
                let project = shelf.site_view.project.as_ref().map(|project| project.name.clone());
                vec![cut(project.unwrap_or_else(|| shelf.site_view.title.clone()), NAME, share)]
            }),
        }
    }

    /// The same in every language of the sheet; languages with the same words share them.
    fn said(&self, words: impl Fn(&Shelf) -> Vec<TextView>) -> Vec<SaidView> {
        let mut said: Vec<SaidView> = Vec::new();
        for shelf in &self.shelves {
            let own = shelf.lang.code();
            let lines: Vec<WordsView> = words(shelf)
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
    fn spoken(&self, key: &str, args: &[(&str, String)]) -> Vec<SaidView> {
        self.said(|shelf| vec![small::plain(shelf.text(key, args))])
    }

    /// The people to call, at most so many, and how many more there are. Whoever has neither telephone nor e-mail is of no
    /// use on a wall. `people` gives the same people in each language.
    fn contacts(
        &self,
        people: impl Fn(&Shelf) -> Vec<PersonView>,
        most: usize,
        share: f64,
    ) -> (Vec<SheetContactView>, usize) {
        let reachable = |who: &PersonView| who.phone.is_some() || who.email.is_some();
        let all: Vec<Vec<PersonView>> =
            self.shelves.iter().map(|shelf| people(shelf).into_iter().filter(reachable).collect()).collect();
        let shown = all.first().map(|people| people.iter().take(most).enumerate());
        let contacts = shown.into_iter().flatten().map(|(at, who)| SheetContactView {
            phone: who.phone.clone(),
            email: who.email.clone().filter(|_| who.phone.is_none()),
            who: self.said(|shelf| {
                let own = self.shelves.iter().position(|other| other.lang == shelf.lang);
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

fn foot(shelf: &Shelf, page: &PageId, code: &Option<CodeView>, share: f64, shortened: bool) -> FootView {
    let href = join(&shelf.plan.base_url, &page.address(shelf.lang));
    let project = shelf.site_view.project.as_ref();
    let name = |of: fn(&ProjectView) -> &Option<OrganizationView>| {
        project.and_then(|project| of(project).as_ref()).map(|backer| cut(backer.name.clone(), NAME, share))
    };
    FootView {
        shortened: shortened.then(|| shelf.text("sheet-shortened", &[])),
        help: shelf.text(if code.is_some() { "sheet-scan" } else { "sheet-type" }, &[]),
        lang: shelf.lang.code(),
        name: text::lang_name(shelf.lang),
        short: href.chars().count() <= SHORT_ADDRESS,
        code: code.clone(),
        href,
        funder: name(|project| &project.funder),
        implementer: name(|project| &project.implementer),
        as_of: shelf.day(&Day::At(Point::Date(shelf.plan.site.today()))),
    }
}

/// A text with no more than a share of so many characters; one wholly shared is never cut.
fn cut(words: TextView, most: usize, share: f64) -> TextView {
    let most = (most as f64 * share) as usize;
    TextView { text: small::shortened(&words.text, most), ..words }
}

/// The width of one of so many columns.
fn column(count: usize) -> f64 {
    let count = count.max(1) as f64;
    (fit::WIDTH - GUTTER * (count - 1.0)) / count
}

/// The height of words that stand in columns, one for each language; a face for each line, the last for all others.
fn beside(said: &[SaidView], faces: &[Face], scale: f64) -> f64 {
    let width = column(said.len());
    let column = |said: &SaidView| {
        let faces = faces.iter().chain(std::iter::repeat(&faces[faces.len() - 1]));
        said.lines.iter().zip(faces).map(|(words, face)| fit::height(face, scale, width, &words.text)).sum::<f64>()
    };
    said.iter().map(column).fold(0.0, f64::max)
}

/// The same below a label.
fn labelled(said: &[SaidView], faces: &[Face], scale: f64) -> f64 {
    if said.is_empty() {
        0.0
    } else {
        fit::height(&fit::LABEL, scale, column(said.len()), "?") + beside(said, faces, scale)
    }
}

/// The height of words that stand one language below the other.
fn below(said: &[SaidView], face: &Face, scale: f64) -> f64 {
    let lines = said.iter().flat_map(|said| &said.lines);
    lines.map(|words| fit::height(face, scale, fit::WIDTH, &words.text)).sum()
}

/// The height of the foot. On a sheet in one language the names of who is behind it stand beside the code, else below.
fn foot_height(sheet: &SheetView) -> f64 {
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
fn contacts_height(contacts: &[SheetContactView], more: bool, faces: [Face; 2], scale: f64) -> f64 {
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
const WALL: [Face; 2] = [fit::PHONE, fit::WHO];
const HAND: [Face; 2] = [fit::HAND_PHONE, fit::HAND_WHO];
