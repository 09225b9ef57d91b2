//! The second stage: each source file by itself, in parallel, from bytes to records and texts.
//!
//! No file sees another here. Only `site.yaml` is read first, because it lists the languages of the
//! site.

mod cache;
mod file;
mod file_role;
pub(crate) mod front_matter;
mod parsed;
mod text_file;
mod version_hash;

use crate::foundation::diagnostics::Reported;
use crate::foundation::span::SourcePath;
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
        return Reported::new(parsed, vec![config::absent()]);
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
    for diagnostic in &mut diagnostics {
        suggest_free_name(&diagnostic.location.path, &mut diagnostic.problem, inputs, &parsed.languages);
    }
    Reported::new(parsed, diagnostics)
}
