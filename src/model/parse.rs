//! The second stage: each source file by itself, in parallel, from bytes to records and texts.
//!
//! No file sees another here. Only `site.yaml` is read first, because it lists the languages of the
//! site.

mod cache;
mod file;
mod file_name;
mod file_role;
pub(crate) mod front_matter;
mod parsed;
mod text_file;
mod version_hash;

use crate::foundation::diagnostics::{Diagnostic, Problem, Reported, Rule};
use crate::foundation::span::{Location, SourcePath};
use crate::model::config;
use crate::model::record::suppress_allowed;
use crate::source::input::{Entry, Inputs};

use file::text_of;
use text_file::suggest_free_name;

pub use cache::ParseCache;
pub use parsed::Parsed;
pub use text_file::{TextFile, TextName};

/// Parses all source files of the site. With a cache, unchanged files are not parsed again.
pub fn parse(inputs: &Inputs, cache: Option<&mut ParseCache>) -> Reported<Parsed> {
    let mut diagnostics = Vec::new();
    let Some((path, entry)) = inputs.files.get_key_value(config::PATH) else {
        let parsed = Parsed { languages: config::fallback_languages(), ..Parsed::default() };
        return Reported::new(parsed, absent_site(inputs).into_iter().collect());
    };
    let (languages, config) = match text_of(path, entry).unpack(&mut diagnostics) {
        Some(text) => config::read(path, &text).unpack(&mut diagnostics),
        None => (config::fallback_languages(), None),
    };
    if let Some(config) = &config {
        suppress_allowed(&mut diagnostics, 0, &config.allow);
    }
    let files: Vec<(&SourcePath, &Entry)> =
        inputs.files.iter().filter(|(path, _)| path.starts_with("content/") && ***path != *config::PATH).collect();
    let mut parsed = Parsed { config, languages, ..Parsed::default() };
    let is_cached = cache.is_some();
    let (pieces, fingerprints) = cache::pieces(files, &parsed.languages, cache);
    parsed.fingerprints = fingerprints;
    if is_cached {
        parsed.fingerprints.insert(path.clone(), cache::fingerprint(path, entry));
    }
    for piece in pieces {
        parsed.add(piece.unpack(&mut diagnostics));
    }
    // A file that nothing reads belongs to no record, so `site.yaml` allows it.
    if parsed.config.as_ref().is_some_and(|config| config.allow.contains(&Rule::UnreadFile)) {
        diagnostics.retain(|diagnostic| diagnostic.rule() != Rule::UnreadFile);
    }
    for diagnostic in &mut diagnostics {
        let path = diagnostic.location.path.clone();
        if suggest_free_name(&path, &mut diagnostic.problem, inputs, &parsed.languages) {
            // The text in this language is not missing, it only has the wrong name.
            let meant = TextName::meant(&path, &diagnostic.problem, &parsed.languages);
            parsed.broken_texts.extend(meant);
        }
    }
    Reported::new(parsed, diagnostics)
}

/// Returns why there is no `site.yaml`: it has another name, its folder is unreadable, or it is
/// missing.
pub fn absent_site(inputs: &Inputs) -> Option<Diagnostic> {
    if inputs.files.contains_key(config::PATH) {
        return None;
    }
    let misnamed = inputs.files_under("content/").find_map(|(path, _)| {
        let right = file_name::right_path(path.strip_prefix("content/")?)?;
        (right == "site.yaml").then_some(path)
    });
    if let Some(path) = misnamed {
        let problem = Problem::MisnamedFile { right: config::PATH.to_owned() };
        return Some(Diagnostic::new(Location::file(path), problem));
    }
    Some(match inputs.files.get_key_value("content") {
        Some((path, Entry::Unreadable(fault))) => {
            let problem = Problem::MissingFile { file: path.to_string(), fault: fault.clone() };
            Diagnostic::new(Location::file(path), problem)
        }
        _ => config::absent(),
    })
}
