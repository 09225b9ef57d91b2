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
use crate::plan::{Output, Plan, What};
use crate::theme::{self, Filled};
use crate::trace::{self, Facts, Trace};

use super::card::Piece;
use super::link::{self, Links, Sounds};
use super::shelf;

/// A thing that was just drawn.
pub struct Raw {
    pub piece: Piece,
    /// The form of a page, if it was filled in.
    pub filled: Option<Filled>,
}

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
        raw: Noted<Option<Raw>>,
        sounds: &Sounds,
        outlet: &dyn Outlet,
    ) -> Noted<Option<Arc<Self>>> {
        let made = raw.value.map(|Raw { piece, filled }| {
            let links = piece
                .text()
                .filter(|_| output.path.as_str().ends_with(".html"))
                .map(|html| sounds.lend(|sound| link::read(plan, output, html, filled.as_ref(), sound)));
            Arc::new(Self { piece: piece.let_go(&output.path, outlet), links })
        });
        Noted::new(made, raw.notes)
    }
}

/// A thing that was drawn, and when it is good.
pub struct Known {
    pub made: Arc<Made>,
    pub trace: Trace,
    what: What,
}

/// All that was drawn in the last build.
#[derive(Default)]
pub struct Held {
    /// A print of what is the same for all pages.
    pub frame: u64,
    /// A print of all addresses, against which links were held.
    pub addresses: u64,
    pub shelves: BTreeMap<Lang, shelf::Held>,
    pub made: FxHashMap<OutPath, Known>,
}

impl Held {
    /// What is held of an output, if it is still good.
    pub fn get(&self, output: &Output, facts: &Facts) -> Option<&Known> {
        self.made.get(&output.path).filter(|known| known.what == output.what && facts.hold(&known.trace))
    }

    /// Holds what was drawn, unless there was something to say of it.
    pub fn keep(&mut self, output: &Output, made: &Noted<Option<Arc<Made>>>, trace: Trace) {
        // What is there already is quickly there again.
        if let (Some(made), []) = (&made.value, &made.notes[..])
            && !matches!(output.what, What::Bytes(_))
        {
            let known = Known { made: made.clone(), trace, what: output.what.clone() };
            self.made.insert(output.path.clone(), known);
        }
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
