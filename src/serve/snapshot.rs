//! What is served at one moment: the last good site, and what there is to say about the newest one.

use std::collections::BTreeMap;

use crate::build::Built;
use crate::card::CardSvg;
use crate::excerpt::Sources;
use crate::input::Inputs;
use crate::note::{Note, Noted, Severity};
use crate::overview::Prospect;
use crate::path::{Artifacts, OutPath};
use crate::span::{At, Place};
use crate::words::Words;

/// A moment of the preview.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// Grows with every build.
    pub generation: u64,
    /// The last site without errors; none before there was one.
    pub site: Option<Artifacts>,
    /// Cards of that site which nobody has asked for yet.
    pub drawings: BTreeMap<OutPath, CardSvg>,
    /// What stands open, as of the last site without errors.
    pub overview: Prospect,
    /// On the newest build, errors first.
    pub notes: Vec<Told>,
    /// The newest build differs from the one before in stylesheets only.
    pub styles_only: bool,
}

/// A note in the author's language.
#[derive(Debug, Clone)]
pub struct Told {
    pub severity: Severity,
    pub rule: &'static str,
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub help: Option<String>,
    /// The line it is about, or as much of it as can be read.
    pub source: String,
    /// The bytes at which it begins.
    pub at: usize,
}

impl Snapshot {
    /// The moment after a change, and the notes of its build.
    pub fn next(
        before: &Snapshot,
        inputs: &Inputs,
        built: Noted<Built>,
        styles_only: bool,
        words: &Words,
    ) -> (Self, Vec<Note>) {
        let Noted { value: Built { artifacts, drawings, overview }, notes } = built;
        let broken = notes.iter().any(Note::is_error);
        let sources = Sources::new(inputs);
        let mut told: Vec<Told> = notes.iter().map(|note| tell(note, &sources, words)).collect();
        told.sort_by_key(|told| told.severity);
        let (site, drawings, overview) = match broken {
            true => (before.site.clone(), before.drawings.clone(), before.overview.clone()),
            false => (Some(artifacts), drawings, overview),
        };
        let styles_only = styles_only && !broken;
        (Self { generation: before.generation + 1, site, drawings, overview, notes: told, styles_only }, notes)
    }

    /// The notes that keep the newest site from being shown.
    pub fn errors(&self) -> impl Iterator<Item = &Told> {
        self.notes.iter().filter(|told| told.severity == Severity::Error)
    }

    /// The warnings that a page's own sources brought.
    pub fn warnings_of(&self, address: &str) -> Vec<&Told> {
        let mut starts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (_, place) in &self.overview.pages {
            starts.entry(&place.path).or_default().push(start(place));
        }
        let own: Vec<&Place> =
            self.overview.pages.iter().filter(|(page, _)| page == address).map(|(_, place)| place).collect();
        let belongs = |told: &&Told| {
            own.iter().any(|place| {
                // Of the records in one file, the last that begins before the note is the one it is about.
                let nearest =
                    starts.get(told.path.as_str()).and_then(|starts| starts.iter().filter(|at| **at <= told.at).max());
                *place.path == *told.path && nearest == Some(&start(place))
            })
        };
        self.notes.iter().filter(|told| told.severity == Severity::Warning).filter(belongs).collect()
    }
}

fn start(place: &Place) -> usize {
    match place.at {
        At::Span(span) => span.start,
        At::File | At::LineColumn(..) => 0,
    }
}

fn tell(note: &Note, sources: &Sources, words: &Words) -> Told {
    let (line, column) = sources.line_column(&note.place);
    Told {
        severity: note.rule().severity(),
        rule: note.rule().name(),
        path: note.place.path.to_string(),
        line,
        column,
        message: words.message(&note.problem),
        help: words.help(&note.problem),
        source: sources.excerpt(&note.place).text,
        at: start(&note.place),
    }
}

/// Whether nothing but stylesheets was changed.
pub fn only_styles_differ(before: &Inputs, after: &Inputs) -> bool {
    if before.files.len() == after.files.len() && before.files.keys().eq(after.files.keys()) {
        let both = before.files.iter().zip(after.files.values());
        return both.filter(|((_, before), after)| before != after).all(|((path, _), _)| path.ends_with(".css"));
    }
    let changed = |one: &Inputs, other: &Inputs| {
        one.files
            .iter()
            .filter(|(path, entry)| other.files.get(*path) != Some(*entry))
            .all(|(path, _)| path.ends_with(".css"))
    };
    changed(before, after) && changed(after, before)
}
