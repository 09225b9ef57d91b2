//! The card of a page: its words, set into the room that every messenger shows.
//!
//! Some messengers show the whole card and others only the square in its middle, so all words stand in that square. How
//! the card looks is the theme's business: its template `card.svg` gets the words broken into lines.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::card::{self, CardSvg};
use crate::lang::Lang;
use crate::memo::Memo;
use crate::note::{Note, Problem};
use crate::path::{OutPath, Outlet};
use crate::plan::{PageId, Plan, What};
use crate::progress::{Progress, Work};
use crate::span::Place;
use crate::text;

use super::shelf::Shelf;
use super::small;
use super::view::{CardPage, LinesView};

/// The width of the words, in pixels: the square in the middle without its edges.
const ROOM: f64 = 570.0;
/// The sizes of type and the height of each kind of words, in pixels.
const TITLE: (&[u16], f64) = (&[68, 60, 54, 48, 43, 38, 34], 296.0);
const DATE: (&[u16], f64) = (&[38, 34, 30, 26], 48.0);
const PLACE: (&[u16], f64) = (&[30, 27, 24], 71.0);
const PROJECT: (&[u16], f64) = (&[26, 24, 22], 62.0);
/// The most characters of a description that stands in place of a date and a place.
const DESCRIPTION: usize = 110;

/// What a card says, each in one piece; empty where there is nothing to say.
pub(super) struct CardWords {
    pub title: String,
    pub date: String,
    pub place: String,
    pub project: String,
}

/// The cards of a site while they are drawn.
pub struct Cards<'r> {
    memo: &'r Memo,
    progress: &'r dyn Progress,
    all: usize,
    done: AtomicUsize,
}

/// What is written, drawn or not yet.
#[derive(Clone)]
pub enum Piece {
    /// Just drawn, and nobody's yet.
    Fresh(String),
    Text(Arc<str>),
    Drawn(Arc<[u8]>),
    Later(CardSvg),
    /// The outlet has it.
    Gone,
}

impl Piece {
    /// What is written, if it is a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Piece::Fresh(text) => Some(text),
            Piece::Text(text) => Some(text),
            Piece::Drawn(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Returns the text for shared use, if it is a text that the outlet left.
    pub fn shared_text(&self) -> Option<Arc<str>> {
        match self {
            Piece::Text(text) => Some(text.clone()),
            Piece::Fresh(_) | Piece::Drawn(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Hands what is written to an outlet, if it takes it; what it leaves can be shared.
    pub fn let_go(self, path: &OutPath, outlet: &dyn Outlet) -> Self {
        let taken = match &self {
            Piece::Fresh(text) => outlet.take(path, text.as_bytes()),
            Piece::Text(text) => outlet.take(path, text.as_bytes()),
            Piece::Drawn(bytes) => outlet.take(path, bytes),
            Piece::Later(_) | Piece::Gone => false,
        };
        match self {
            _ if taken => Piece::Gone,
            Piece::Fresh(text) => Piece::Text(text.into()),
            kept => kept,
        }
    }

    /// What is written, if it is drawn and can be shared.
    pub fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Piece::Text(text) => Some(text.clone().into()),
            Piece::Drawn(bytes) => Some(bytes.clone()),
            Piece::Fresh(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// What is still to be drawn.
    pub fn drawing(&self) -> Option<&CardSvg> {
        match self {
            Piece::Later(drawing) => Some(drawing),
            _ => None,
        }
    }
}

impl<'r> Cards<'r> {
    pub fn new(plan: &Plan, memo: &'r Memo, progress: &'r dyn Progress) -> Self {
        let all = plan.outputs().iter().filter(|output| matches!(output.what, What::Card { .. })).count();
        Self { memo, progress, all, done: AtomicUsize::new(0) }
    }

    /// Draws the card of a page, or remembers it, or leaves it for later. The home page's is always drawn, so that the
    /// author of a theme hears at once of a fault in its drawing.
    pub fn draw(&self, shelf: &Shelf, id: &PageId) -> Result<Piece, Note> {
        let CardWords { title, date, place, project } = shelf.card_words(id);
        let set =
            |words: &str, (sizes, height): (&[u16], f64)| LinesView::from(card::fit_text(words, sizes, ROOM, height));
        let view = CardPage {
            title: set(&title, TITLE),
            date: set(&date, DATE),
            place: set(&place, PLACE),
            project: set(&project, PROJECT),
            leading: card::LEADING,
        };
        let drawing = shelf.render("card.svg", &shelf.head(id), &view)?;
        let svg = CardSvg(drawing.into());
        if shelf.plan.inputs.settings.draw_later && *id != PageId::Home {
            return Ok(Piece::Later(svg));
        }
        let picture = svg.render(self.memo).map_err(|error| {
            let place = shelf.plan.theme.path_of("card.svg").map(|path| Place::file(&path));
            let place = place.unwrap_or_else(|| Place::file(&crate::config::PATH.into()));
            Note::new(place, Problem::CardFailed { error })
        });
        self.progress.step(Work::Cards, self.done.fetch_add(1, Ordering::Relaxed) + 1, self.all);
        picture.map(Piece::Drawn)
    }
}

impl From<card::FittedText> for LinesView {
    fn from(card::FittedText { size, lines }: card::FittedText) -> Self {
        Self { size, lines }
    }
}

impl Shelf<'_> {
    /// What the card of a page says.
    pub(super) fn card_words(&self, id: &PageId) -> CardWords {
        let (mut date, mut place) = (String::new(), String::new());
        match id {
            PageId::Visit(id) => {
                if let Some(visit) = self.plan.site.visits.get(id.as_str()) {
                    let card = self.make_visit_card(visit);
                    let off = matches!(card.status, "cancelled" | "postponed");
                    let status = off.then(|| text::capitalize(&self.text(&format!("status-{}", card.status), &[])));
                    let parts = [status, Some(card.date.text), card.time.map(|time| time.text)];
                    date = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                    // A title that is made of the hosts has told them already.
                    let named = if visit.title.is_some() { card.hosts } else { Vec::new() };
                    let hosts = named.iter().filter_map(|host| self.long_name(&host.id));
                    let districts = card.host_districts.iter().filter_map(|district| self.district_name(&district.id));
                    place = text::capitalize(&hosts.chain(districts).collect::<Vec<_>>().join(", "));
                }
            }
            PageId::Release(slug) => {
                if let Some((_, press)) = self.plan.site.release(slug.as_str()) {
                    date = text::date(self.lang, &press.date);
                    let own = press.versions.best(self.lang, self.plan.site.languages());
                    let dateline = own.and_then(|(lang, version): (Lang, _)| Some((lang, version.place.as_ref()?)));
                    place = dateline.map(|(lang, place)| text::typeset(lang, place)).unwrap_or_default();
                }
            }
            PageId::Municipality(id) => {
                let district = self.plan.site.municipalities.get(id.as_str()).map(|place| &place.district);
                let district = district.and_then(|district| self.district_name(district.value.as_str()));
                place = district.map(|name| text::capitalize(&name)).unwrap_or_default();
            }
            PageId::Home => {
                place = self.description(id).map(|text| small::shortened(&text, DESCRIPTION)).unwrap_or_default();
            }
            _ => {}
        }
        let project = if *id == PageId::Home { String::new() } else { self.site_title() };
        CardWords { title: self.title(id).text, date, place, project }
    }
}
