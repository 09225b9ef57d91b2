//! Diagnostics that follow from others: an author has made one mistake and not two.

use crate::foundation::diagnostics::{Diagnostic, Expected, FileError, LinkError, MarkupError, Problem, RecordKind};
use crate::foundation::span::{Location, Position};
use crate::model::config;

/// Drops diagnostics that follow from another one.
///
/// While a language of the site is not known, its texts are neither missing nor too many.
pub(super) fn drop_consequences(diagnostics: &mut Vec<Diagnostic>) {
    // An unknown id in one language differs from the right one in the other.
    let unknown = places_of(diagnostics, |problem| matches!(problem, Problem::UnknownReference { .. }));
    diagnostics.retain(|diagnostic| match &diagnostic.problem {
        Problem::ConflictingFact { first, .. } => {
            let around = [&diagnostic.location, first];
            !unknown.iter().any(|inner| around.iter().any(|outer| contains(outer, inner)))
        }
        _ => true,
    });
    // A translation that was written, but is read as a comment.
    let cut = places_of(diagnostics, |problem| matches!(problem, Problem::CutText { .. }));
    diagnostics.retain(|diagnostic| match &diagnostic.problem {
        Problem::TextUntranslated { .. } => !cut.iter().any(|inner| contains(&diagnostic.location, inner)),
        _ => true,
    });
    // The link of a picture after `! ` has no target, because it is next to its text.
    let pictures = places_of(diagnostics, |problem| {
        matches!(problem, Problem::LiteralMarkup { error: MarkupError::ImageSpace, .. })
    });
    for diagnostic in diagnostics.iter_mut() {
        if let Problem::BrokenLink { fault: fault @ LinkError::Target, .. } = &mut diagnostic.problem
            && pictures.iter().any(|outer| contains(outer, &diagnostic.location))
        {
            *fault = LinkError::Picture;
        }
    }
    // A text is referred to by the slug that it was meant to have.
    let meant: Vec<String> = diagnostics
        .iter()
        .filter_map(|diagnostic| match &diagnostic.problem {
            Problem::WrongType { expected: Expected::Slug, fix: Some(fix), .. } => Some(fix.new.clone()),
            _ => None,
        })
        .collect();
    diagnostics.retain(|diagnostic| match &diagnostic.problem {
        Problem::UnknownReference { kind: RecordKind::Press | RecordKind::Page, id, .. } => !meant.contains(id),
        _ => true,
    });
    // A page whose record is faulty cannot be rendered, and the record has its own error.
    let is_unrendered = |diagnostic: &Diagnostic| {
        matches!(diagnostic.problem, Problem::TemplateMissing { .. }) && *diagnostic.location.path == *config::PATH
    };
    // The page of a missing document links to it, but its author did not write that link.
    let missing: Vec<String> = diagnostics.iter().filter_map(|diagnostic| missing_file(&diagnostic.problem)).collect();
    diagnostics.retain(|diagnostic| match &diagnostic.problem {
        Problem::BrokenLink { link, fault: LinkError::Target } => !missing.contains(&from_root(link)),
        _ => true,
    });
    if diagnostics.iter().any(|diagnostic| diagnostic.is_error() && !is_unrendered(diagnostic)) {
        diagnostics.retain(|diagnostic| !is_unrendered(diagnostic));
    }
    let is_unknown = |diagnostic: &Diagnostic| {
        matches!(diagnostic.problem, Problem::LanguageUnknown { .. } | Problem::LanguageTwice { .. })
    };
    if diagnostics.iter().any(is_unknown) {
        diagnostics.retain(|diagnostic| {
            !matches!(
                diagnostic.problem,
                Problem::UnknownTextLanguage { .. }
                    | Problem::LanguageNotOfSite { .. }
                    | Problem::TextUntranslated { .. }
                    | Problem::PageUntranslated { .. }
            )
        });
    }
}

/// Returns the places of some problems.
fn places_of(diagnostics: &[Diagnostic], is: impl Fn(&Problem) -> bool) -> Vec<Location> {
    let found = diagnostics.iter().filter(|diagnostic| is(&diagnostic.problem));
    found.map(|diagnostic| diagnostic.location.clone()).collect()
}

/// Returns whether one location is within another.
fn contains(outer: &Location, inner: &Location) -> bool {
    match (outer.at, inner.at) {
        (Position::Span(around), Position::Span(within)) => {
            outer.path == inner.path && around.start <= within.start && within.end <= around.end
        }
        _ => false,
    }
}

/// Returns the path of a missing document, below `content/static`.
fn missing_file(problem: &Problem) -> Option<String> {
    match problem {
        Problem::MissingFile {
            file,
            fault: FileError::Absent | FileError::Near { .. } | FileError::Elsewhere { .. },
        } => Some(from_root(file.trim_start_matches("content/static/"))),
        _ => None,
    }
}

/// Returns a link without the way to the root of the site, and without percent-encoding.
fn from_root(link: &str) -> String {
    let path = link.trim_start_matches("../").trim_start_matches('/');
    crate::foundation::path::resolve("", path).unwrap_or_else(|| path.to_owned())
}
