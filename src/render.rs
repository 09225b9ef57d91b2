//! The fifth stage: every output gets its bytes.
//!
//! Draws pages through the theme's templates, in parallel, and asks the makers of feeds and data for theirs. It adds no
//! address, reads no disk, and a page that cannot be drawn is a note and not an end.

mod body;
mod card;
mod deck;
mod event;
mod head;
mod held;
mod lent;
mod link;
mod linked_data;
mod list;
mod map;
mod outcome;
mod page;
mod part;
mod picture;
mod place;
mod poster;
mod root;
mod search;
mod share;
mod shelf;
mod small;
pub mod view;

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use rayon::prelude::*;

use crate::card::Drawing;
use crate::lang::{Lang, Localized};
use crate::memo::Memo;
use crate::note::{Note, Noted, Problem};
use crate::path::{self, Artifacts, OutPath, Outlet};
use crate::plan::{Output, Plan, What};
use crate::progress::Progress;
use crate::trace::{self, Facts, Trace};
use crate::{feed, open_data};

use card::{Cards, Piece};
use held::{Held, Known, Made};
use link::{Links, Sounds};
use shelf::Shelf;

/// What a site consists of when it is rendered.
#[derive(Debug, Default)]
pub struct Rendered {
    pub artifacts: Artifacts,
    /// Cards that wait until somebody asks for them; none unless the settings say so.
    pub drawings: BTreeMap<OutPath, Drawing>,
}

/// About how many facts there are to each output.
const FACTS_OF_OUTPUT: usize = 6;

/// Draws everything the plan names. The memo remembers what is dear: the cards; and one that lasts, all that is still as
/// it was. The outlet may take a file as soon as it is drawn, unless the memo wants it too.
pub fn render(plan: &Plan, memo: &Memo, progress: &dyn Progress, outlet: &dyn Outlet) -> Noted<Rendered> {
    let mut held: Held = memo.take();
    let mut facts = memo.lasts().then(|| Facts::with_capacity(FACTS_OF_OUTPUT * plan.outputs().len()));
    let frame = if memo.lasts() { held::frame(plan) } else { 0 };
    if let Some(facts) = &mut facts {
        plan.site.tell(facts);
        plan.tell(facts);
    }
    let shelves: Vec<(Lang, shelf::Held)> =
        plan.site.languages().iter().map(|&lang| (lang, held.shelves.remove(&lang).unwrap_or_default())).collect();
    let shelves: Localized<Shelf> = shelves
        .into_par_iter()
        .map(|(lang, held)| (lang, Shelf::new(plan, lang, frame, held, facts.as_ref())))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    if let Some(facts) = &mut facts {
        shelves.iter().for_each(|(_, shelf)| shelf.tell(facts));
        let frame = trace::print(&shelves.iter().map(|(_, shelf)| shelf.frame).collect::<Vec<_>>());
        if held.frame != frame {
            held = Held { frame, ..Held::default() };
        }
    }
    let cards = Cards::new(plan, memo, progress);
    let mut notes = Vec::new();
    let known = draw_all(plan, &shelves, &cards, &mut held, facts.as_ref(), outlet, &mut notes);
    let drawn = || plan.outputs().iter().zip(&known).filter_map(|(output, one)| Some((output, &*one.as_ref()?.made)));
    let pages: Vec<(&Output, &Links)> =
        drawn().filter_map(|(output, made)| Some((output, made.links.as_ref()?))).collect();
    drop_repeated(&mut notes);
    let searched: Vec<Artifacts> = plan
        .site
        .languages()
        .par_iter()
        .map(|&lang| shelves.get(lang).map(Shelf::search_files).unwrap_or_default())
        .collect();
    let collect = || {
        link::check(plan, &pages, &mut notes);
        let pieces = || drawn().map(|(output, made)| (&output.path, &made.piece));
        // What comes in order is a map at once.
        let artifacts: Artifacts = pieces().filter_map(|(path, piece)| Some((path.clone(), piece.bytes()?))).collect();
        let drawings = pieces().filter_map(|(path, piece)| Some((path.clone(), piece.drawing()?.clone()))).collect();
        (artifacts, drawings)
    };
    // To give back the memory of thousands of cards takes its time.
    let put_away = move || match memo.lasts() {
        true => shelves.iter().map(|(lang, shelf)| (lang, shelf.held())).collect(),
        false => BTreeMap::new(),
    };
    let ((mut artifacts, drawings), shelves) = rayon::join(collect, put_away);
    memo.hold(Held { frame: held.frame, placed: plan.placed().clone(), shelves, known });
    artifacts.extend(searched.into_iter().flatten());
    Noted::new(Rendered { artifacts, drawings }, notes)
}

/// How many outputs a thread takes on at once: few, so that all threads come to an end at about the same time.
const AT_ONCE: usize = 8;

/// Draws every output, or takes what is held of it, as long as all that was seen when it was drawn is still so.
fn draw_all(
    plan: &Plan,
    shelves: &Localized<Shelf>,
    cards: &Cards,
    held: &mut Held,
    facts: Option<&Facts>,
    outlet: &dyn Outlet,
    notes: &mut Vec<Note>,
) -> Vec<Option<Known>> {
    let outputs = plan.outputs();
    let mut known = held.take(plan);
    known.resize_with(outputs.len(), || None);
    let is_moved = !Arc::ptr_eq(&held.placed, plan.placed());
    let sounds = Sounds::default();
    let one = |at: usize| {
        let output = &outputs[at];
        let Some(facts) = facts else {
            let raw = draw(plan, shelves, cards, output);
            return Some((at, Made::new(plan, output, raw, &sounds, outlet), Trace::default()));
        };
        match known[at].as_ref().and_then(|known| Some((&known.made, known.trace.as_ref()?))) {
            Some((_, trace)) if facts.hold(trace) && !is_moved => None,
            Some((made, trace)) if facts.hold(trace) => {
                let raw = Noted::silent(Some(made.piece.clone()));
                let made = Made::new(plan, output, raw, &sounds, &path::InMemory);
                Some((at, made, trace.clone()))
            }
            _ => {
                let (raw, trace) = trace::watch(|| draw(plan, shelves, cards, output));
                Some((at, Made::new(plan, output, raw, &sounds, &path::InMemory), trace))
            }
        }
    };
    // What is as long as the site comes first, or else all would wait for it at the end.
    let is_page = |at: &usize| matches!(outputs[*at].what, What::Page { .. });
    let (pages, mut order): (Vec<usize>, Vec<usize>) = (0..outputs.len()).partition(is_page);
    order.extend(pages);
    let mut drawn: Vec<_> = order.into_par_iter().with_max_len(AT_ONCE).filter_map(one).collect();
    drawn.sort_unstable_by_key(|(at, ..)| *at);
    for (at, Noted { value, notes: mut own }, trace) in drawn {
        known[at] = value.map(|made| Known { made, trace: own.is_empty().then_some(trace) });
        notes.append(&mut own);
    }
    known
}

fn draw(plan: &Plan, shelves: &Localized<Shelf>, cards: &Cards, output: &Output) -> Noted<Option<Piece>> {
    guarded(output, || draw_one(plan, shelves, cards, output))
}

/// Should drawing fall over a fault of our own, that is a note like others, and the other outputs are drawn.
fn guarded(output: &Output, draw: impl FnOnce() -> Noted<Option<Piece>>) -> Noted<Option<Piece>> {
    // What the page was drawn from is not changed by drawing it; what is remembered is put in place when it is whole.
    std::panic::catch_unwind(AssertUnwindSafe(draw)).unwrap_or_else(|fault| {
        let said = fault.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| fault.downcast_ref::<&str>().copied()).unwrap_or_default();
        let message = format!("{}: {said}", output.path.as_str());
        Noted::new(None, vec![Note::new(output.source.clone(), Problem::PageFailed { message })])
    })
}

fn draw_one(plan: &Plan, shelves: &Localized<Shelf>, cards: &Cards, output: &Output) -> Noted<Option<Piece>> {
    let raw = |piece: Piece| Noted::silent(Some(piece));
    let text = |text: String| raw(Piece::Fresh(text));
    let page = |page: Result<String, Note>| match page {
        Ok(html) => text(html),
        Err(note) => Noted::new(None, vec![note]),
    };
    match &output.what {
        What::Page { lang, id } => match shelves.get(*lang) {
            Some(shelf) => page(shelf.page(id)),
            None => Noted::silent(None),
        },
        What::Card { lang, id } => match shelves.get(*lang).map(|shelf| cards.draw(shelf, id)) {
            Some(Ok(piece)) => raw(piece),
            Some(Err(note)) => Noted::new(None, vec![note]),
            None => Noted::silent(None),
        },
        What::Root => page(root::root(plan, shelves)),
        What::NotFound(lang) => page(root::not_found(plan, shelves, *lang)),
        What::Alias { lang, id } => match shelves.get(*lang) {
            Some(shelf) => page(shelf.alias(id, &output.path)),
            None => Noted::silent(None),
        },
        What::Sheet { lang, sheet } => page(poster::draw(plan, shelves, sheet, *lang)),
        What::Bytes(bytes) => raw(Piece::Drawn(bytes.clone())),
        What::Feed(lang) => match shelves.get(*lang) {
            Some(shelf) => text(feed::atom(plan, *lang, &shelf.text("feed-title", &[("site", shelf.site_title())]))),
            None => Noted::silent(None),
        },
        What::Calendar { lang, place } => match shelves.get(*lang) {
            Some(shelf) => text(shelf.calendar(place.as_ref())),
            None => Noted::silent(None),
        },
        What::Sitemap => text(feed::sitemap(plan)),
        What::Robots => text(feed::robots(plan)),
        What::Places => text(open_data::places(plan)),
        What::DataPackage => text(open_data::package(plan)),
        What::Data { kind, csv: true } => text(open_data::csv(plan, *kind)),
        What::Data { kind, csv: false } => text(open_data::json(plan, *kind)),
    }
}

/// One fault of a template shows on every page it draws; the author needs to hear of it once.
fn drop_repeated(notes: &mut Vec<Note>) {
    let mut seen: Vec<Note> = Vec::new();
    notes.retain(|note| {
        let fresh = !seen.contains(note);
        if fresh {
            seen.push(note.clone());
        }
        fresh
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Rule;
    use crate::span::Place;

    #[test]
    fn a_page_that_falls_is_a_note() {
        let path = OutPath::new("ky/index.html").unwrap();
        let output = Output { path, source: Place::file(&"content/site.yaml".into()), what: What::Root };
        let fallen = guarded(&output, || panic!("as {}", "planned"));
        assert!(fallen.value.is_none());
        let [note] = &fallen.notes[..] else { panic!("{:?}", fallen.notes) };
        assert_eq!(note.rule(), Rule::TemplateError);
        assert_eq!(note.problem, Problem::PageFailed { message: "ky/index.html: as planned".to_owned() });
    }
}
