//! The whole line, from what was read to what is to be written.
//!
//! `build`, `check` and every test take this one way; there is no second, faster one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::card::Drawing;
use crate::gallery::gallery;
use crate::input::Inputs;
use crate::memo::Memo;
use crate::note::{Note, Noted};
use crate::overview::Prospect;
use crate::parse::{Parsed, parse};
use crate::path::{Artifacts, InMemory, OutPath, Outlet};
use crate::plan::plan;
use crate::progress::{Progress, Unwatched};
use crate::render::{Rendered, render};
use crate::review;
use crate::site::{self, resolve};
use crate::span::Place;
use crate::theme::{self, Theme};

/// What a build gives.
#[derive(Debug, Default)]
pub struct Built {
    /// All files but those that the outlet took.
    pub artifacts: Artifacts,
    /// Cards that were left undrawn, as the settings asked.
    pub drawings: BTreeMap<OutPath, Drawing>,
    /// What stands open: translations, results, promises.
    pub overview: Prospect,
}

/// Makes the whole site. There are notes on everything that is wrong, in the order of the files.
pub fn build(inputs: &Inputs) -> Noted<Artifacts> {
    let Noted { value, notes } = build_whole(inputs, &Memo::empty());
    Noted::new(value.artifacts, notes)
}

/// The same, with what stands open. A memo saves time and changes nothing.
pub fn build_whole(inputs: &Inputs, memo: &Memo) -> Noted<Built> {
    build_watched(inputs, memo, &Unwatched, &InMemory)
}

/// The same, for somebody who waits, and who may take files before the site is whole.
pub fn build_watched(inputs: &Inputs, memo: &Memo, progress: &dyn Progress, outlet: &dyn Outlet) -> Noted<Built> {
    let mut notes = Vec::new();
    let parsed = parse(inputs, memo).into_value(&mut notes);
    let look_up = || (load_theme(&parsed, inputs, memo), site::check_references(&parsed));
    let ((theme, references), review) = rayon::join(look_up, || review::check(&parsed, inputs, memo));
    let theme = theme.into_value(&mut notes);
    notes.extend(review.into_iter().chain(references));
    let site = resolve(parsed, inputs, memo).into_value(&mut notes).map(Arc::new);
    if notes.iter().any(Note::is_error) {
        outlet.give_up();
    }
    let Rendered { artifacts, drawings } = match (&site, &theme) {
        (Some(site), Some(theme)) => {
            let gallery = gallery(site, inputs, memo, progress).into_value(&mut notes);
            let plan = plan(site, theme, inputs, &gallery, memo).into_value(&mut notes);
            render(&plan, memo, progress, outlet).into_value(&mut notes)
        }
        _ => Rendered::default(),
    };
    notes.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.rule().cmp(&b.rule())));
    notes.dedup();
    // Nobody waits for its memory to be given back.
    rayon::spawn(move || drop(theme));
    Noted::new(Built { artifacts, drawings, overview: Prospect::of(site) }, notes)
}

/// The theme that `site.yaml` names.
fn load_theme(parsed: &Parsed, inputs: &Inputs, memo: &Memo) -> Noted<Option<Arc<Theme>>> {
    let Some(config) = &parsed.config else { return Noted::silent(None) };
    let named_at = Place::span(&crate::config::PATH.into(), config.theme.span);
    theme::load_again(inputs, config.theme.value.as_str(), &named_at, &parsed.languages, memo)
}
