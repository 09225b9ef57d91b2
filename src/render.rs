//! The fifth stage: every output gets its bytes.
//!
//! Draws pages through the theme's templates, in parallel, and asks the makers of feeds and data for theirs. It adds no
//! address, reads no disk, and a page that cannot be drawn is a note and not an end.

mod body;
mod card;
mod event;
mod head;
mod lent;
mod link;
mod linked_data;
mod list;
mod map;
mod outcome;
mod page;
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
use std::sync::Arc;

use rayon::prelude::*;

use crate::card::Drawing;
use crate::lang::Localized;
use crate::memo::Memo;
use crate::note::{Note, Noted};
use crate::path::{Artifacts, OutPath};
use crate::plan::{Output, Plan, What};
use crate::progress::Progress;
use crate::{feed, open_data};

use card::{Cards, Piece};
use shelf::Shelf;

/// What a site consists of when it is rendered.
#[derive(Debug, Default)]
pub struct Rendered {
    pub artifacts: Artifacts,
    /// Cards that wait until somebody asks for them; none unless the settings say so.
    pub drawings: BTreeMap<OutPath, Drawing>,
}

/// Draws everything the plan names. The memo remembers what is dear: the cards.
pub fn render(plan: &Plan, memo: &Memo, progress: &dyn Progress) -> Noted<Rendered> {
    let shelves: Localized<Shelf> = plan
        .site
        .languages()
        .par_iter()
        .map(|&lang| (lang, Shelf::new(plan, lang)))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let cards = Cards::new(plan, memo, progress);
    let drawn: Vec<Noted<Option<Piece>>> =
        plan.outputs.par_iter().map(|output| draw(plan, &shelves, &cards, output)).collect();
    let mut notes = Vec::new();
    let Rendered { mut artifacts, mut drawings } = Rendered::default();
    for (output, drawn) in plan.outputs.iter().zip(drawn) {
        match drawn.into_value(&mut notes) {
            Some(Piece::Drawn(bytes)) => drop(artifacts.insert(output.path.clone(), bytes)),
            Some(Piece::Later(drawing)) => drop(drawings.insert(output.path.clone(), drawing)),
            None => {}
        }
    }
    let searched: Vec<Artifacts> = plan
        .site
        .languages()
        .par_iter()
        .map(|&lang| shelves.get(lang).map(Shelf::search_files).unwrap_or_default())
        .collect();
    artifacts.extend(searched.into_iter().flatten());
    drop_repeated(&mut notes);
    link::check(plan, &artifacts, &mut notes);
    Noted::new(Rendered { artifacts, drawings }, notes)
}

fn draw(plan: &Plan, shelves: &Localized<Shelf>, cards: &Cards, output: &Output) -> Noted<Option<Piece>> {
    let text = |text: String| Noted::silent(Some(Piece::Drawn(Arc::from(text.into_bytes()))));
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
            Some(Ok(piece)) => Noted::silent(Some(piece)),
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
        What::Bytes(bytes) => Noted::silent(Some(Piece::Drawn(bytes.clone()))),
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
