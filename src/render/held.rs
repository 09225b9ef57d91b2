//! What was drawn in the last build, and is still what would be drawn now.
//!
//! A page is held with all that was seen while it was drawn. It is good for as long as all of that stands as it did, and
//! what is the same for all pages too: the theme, the day, the settings, the head of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::input::Entry;
use crate::lang::Lang;
use crate::note::Noted;
use crate::path::{OutPath, Outlet};
use crate::plan::{Output, Placed, Plan};
use crate::theme;
use crate::trace::{self, Trace};

use super::card::Piece;
use super::link::{self, Links, Sounds};
use super::shelf;

/// A thing that was drawn.
pub struct Made {
    pub piece: Piece,
    /// Of a page.
    pub links: Option<Links>,
}

impl Made {
    /// What was drawn, with the links that are in it. Nothing more is wanted of its bytes, so that an outlet may take them.
    pub fn new(
        plan: &Plan,
        output: &Output,
        raw: Noted<Option<Piece>>,
        sounds: &Sounds,
        outlet: &dyn Outlet,
    ) -> Noted<Option<Arc<Self>>> {
        let made = raw.value.map(|piece| {
            let links = piece
                .text()
                .filter(|_| output.path.as_str().ends_with(".html"))
                .map(|html| sounds.lend(|sound| link::read(plan, output, html, sound)));
            Arc::new(Self { piece: piece.let_go(&output.path, outlet), links })
        });
        Noted::new(made, raw.notes)
    }
}

/// A thing that was drawn, and as long as what it is good.
pub struct Known {
    pub made: Arc<Made>,
    /// None where there was something to say of it, which has to be said again.
    pub trace: Option<Trace>,
}

/// All that was drawn in the last build.
#[derive(Default)]
pub struct Held {
    /// A print of what is the same for all pages.
    pub frame: u64,
    /// What was written, against which links were held.
    pub placed: Arc<Placed>,
    pub shelves: BTreeMap<Lang, shelf::Held>,
    /// What was drawn of it, in its order.
    pub known: Vec<Option<Known>>,
}

impl Held {
    /// What was drawn of the outputs of a plan, in their order.
    pub fn take(&mut self, plan: &Plan) -> Vec<Option<Known>> {
        let known = std::mem::take(&mut self.known);
        if Arc::ptr_eq(&self.placed, plan.placed()) {
            return known;
        }
        let known = self.placed.outputs().iter().zip(known);
        let mut known: FxHashMap<&OutPath, _> = known.map(|(output, known)| (&output.path, (output, known))).collect();
        let of = |output: &Output| known.remove(&output.path).filter(|(before, _)| before.what.is(&output.what))?.1;
        plan.outputs().iter().map(of).collect()
    }
}

/// A print of what is the same for all pages of all languages.
pub fn frame(plan: &Plan) -> u64 {
    let themes = theme::SOURCES.iter().flat_map(|folder| plan.inputs.files_under(folder));
    let themes: Vec<_> = themes.map(|(path, entry)| (&**path, print_of(entry))).collect();
    let site = plan.inputs.bytes(crate::config::PATH).map(trace::print_of_bytes);
    let free = serde_json::to_string(&plan.site.free).unwrap_or_default();
    let settings = format!("{:?}", plan.inputs.settings);
    trace::print(&(themes, site, free, settings, plan.site.today(), &plan.base_url))
}

fn print_of(entry: &Entry) -> u64 {
    match entry {
        Entry::File(bytes) => trace::print_of_bytes(bytes),
        Entry::Fault(fault) => trace::print(&format!("{fault:?}")),
    }
}
