//! The last valid site and the newest diagnostics, served between two builds.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::authoring::overview::LazyOverview;
use crate::build::Built;
use crate::foundation::diagnostics::{Diagnostic, Reported, Severity};
use crate::foundation::lang::Lang;
use crate::foundation::path::{Artifacts, OutputPath};
use crate::foundation::span::{Location, Position};
use crate::media::share_card::CardSvg;
use crate::messages::snippet::SourceFiles;
use crate::model::config;
use crate::source::input::Inputs;

/// The state of the preview after a build.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// The number of the build.
    pub generation: u64,
    /// The last site without errors. `None` until there is one.
    pub site: Option<Artifacts>,
    /// Share cards of that site, which are rendered on request.
    pub drawings: BTreeMap<OutputPath, CardSvg>,
    /// The overview of that site.
    pub overview: LazyOverview,
    /// The diagnostics of the newest build, errors first.
    pub diagnostics: Vec<LocatedDiagnostic>,
    /// The languages of the site as the newest `site.yaml` states them, the default one first.
    pub languages: Vec<Lang>,
    /// The sources of the newest build.
    pub inputs: Option<Arc<Inputs>>,
    /// Whether the newest build differs from the previous one only in stylesheets.
    pub styles_only: bool,
}

/// A diagnostic with its source line. Its message is made in the language of a request.
#[derive(Debug, Clone)]
pub struct LocatedDiagnostic {
    pub diagnostic: Diagnostic,
    pub line: usize,
    pub column: usize,
    /// The source line, cut if it is long.
    pub source: String,
    /// The byte offset in the file.
    pub offset: usize,
}

impl Snapshot {
    /// Returns the snapshot after a build, and the diagnostics of that build.
    pub fn next(
        before: &Snapshot,
        inputs: &Inputs,
        built: Reported<Built>,
        styles_only: bool,
    ) -> (Self, Vec<Diagnostic>) {
        let Reported { value: Built { artifacts, drawings, overview }, diagnostics } = built;
        let has_errors = diagnostics.iter().any(Diagnostic::is_error);
        let sources = SourceFiles::new(inputs);
        let mut located: Vec<LocatedDiagnostic> =
            diagnostics.iter().map(|diagnostic| locate(diagnostic, &sources)).collect();
        located.sort_by_key(LocatedDiagnostic::severity);
        let text = inputs.bytes(config::PATH).map(String::from_utf8_lossy).unwrap_or_default();
        let (languages, _) = config::read(&config::PATH.into(), &text).value;
        let (site, drawings, overview) = match has_errors {
            true => (before.site.clone(), before.drawings.clone(), before.overview.clone()),
            false => (Some(artifacts), drawings, overview),
        };
        let styles_only = styles_only && !has_errors;
        (
            Self {
                generation: before.generation + 1,
                site,
                drawings,
                overview,
                diagnostics: located,
                languages,
                inputs: None,
                styles_only,
            },
            diagnostics,
        )
    }

    /// Returns the errors of the newest build.
    pub fn errors(&self) -> impl Iterator<Item = &LocatedDiagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Returns the warnings about the sources of the page at `address`.
    pub fn warnings_of(&self, address: &str) -> Vec<&LocatedDiagnostic> {
        let mut starts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (_, place) in &self.overview.pages {
            starts.entry(&place.path).or_default().push(start(place));
        }
        let sources: Vec<&Location> =
            self.overview.pages.iter().filter(|(page, _)| page == address).map(|(_, place)| place).collect();
        let belongs = |diagnostic: &&LocatedDiagnostic| {
            sources.iter().any(|place| {
                // A warning belongs to the last record of the file that starts before it.
                let starts = starts.get(diagnostic.path());
                let closest_match =
                    starts.and_then(|starts| starts.iter().filter(|at| **at <= diagnostic.offset).max());
                *place.path == *diagnostic.path() && closest_match == Some(&start(place))
            })
        };
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity() == Severity::Warning)
            .filter(belongs)
            .collect()
    }
}

pub(super) fn start(place: &Location) -> usize {
    match place.at {
        Position::Span(span) => span.start,
        Position::File | Position::LineColumn(..) => 0,
    }
}

impl LocatedDiagnostic {
    /// Returns the severity of the rule.
    pub fn severity(&self) -> Severity {
        self.diagnostic.rule().severity()
    }

    /// Returns the file, relative to the root of the site.
    pub fn path(&self) -> &str {
        &self.diagnostic.location.path
    }
}

fn locate(diagnostic: &Diagnostic, sources: &SourceFiles) -> LocatedDiagnostic {
    let (line, column) = sources.line_column(&diagnostic.location);
    LocatedDiagnostic {
        diagnostic: diagnostic.clone(),
        line,
        column,
        source: sources.snippet(&diagnostic.location).text,
        offset: start(&diagnostic.location),
    }
}

/// Returns whether only stylesheets differ.
pub(super) fn only_styles_differ(before: &Inputs, after: &Inputs) -> bool {
    if before.files.len() == after.files.len() && before.files.keys().eq(after.files.keys()) {
        let both = before.files.iter().zip(after.files.values());
        return both.filter(|((_, before), after)| before != after).all(|((path, _), _)| path.ends_with(".css"));
    }
    let only_styles_missing_in = |other: &Inputs, files: &Inputs| {
        let different = files.files.iter().filter(|(path, entry)| other.files.get(*path) != Some(*entry));
        different.map(|(path, _)| path).all(|path| path.ends_with(".css"))
    };
    only_styles_missing_in(after, before) && only_styles_missing_in(before, after)
}
