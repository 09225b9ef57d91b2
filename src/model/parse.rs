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

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::diagnostics::{Diagnostic, Problem, Reported, Rule};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, SourcePath};
use crate::model::config;
use crate::model::record::suppress_allowed;
use crate::source::input::{Entry, Inputs};

use file::text_of;
use text_file::suggest_free_name;

pub use cache::ParseCache;
pub(crate) use file_role::described_by;
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
    let (press, mut misplaced) = without_misplaced(std::mem::take(&mut parsed.press));
    let (pages, of_pages) = without_misplaced(std::mem::take(&mut parsed.pages));
    misplaced.extend(of_pages);
    (parsed.press, parsed.pages) = (press, pages);
    for (path, name) in misplaced {
        let problem = Problem::MisnamedFile { right: format!("{}.{}.md", name.stem, name.lang) };
        diagnostics.push(Diagnostic::new(Location::file(&path), problem));
        parsed.broken_texts.push(name);
    }
    // Only `site.yaml` says which file has the outlines of the map.
    if let Some(map) = parsed.config.as_ref().and_then(|config| config.map.as_ref()) {
        let named = &*map.outlines.value.0;
        // If there is no file of that name, another one is meant, which the error suggests.
        let is_misnamed = !inputs.files.contains_key(named);
        let is_meant = |path: &str| path == named || (is_misnamed && path.ends_with(".geojson"));
        diagnostics.retain(|diagnostic| diagnostic.rule() != Rule::UnreadFile || !is_meant(&diagnostic.location.path));
    }
    // A file that nothing reads belongs to no record, so `site.yaml` allows it.
    if parsed.config.as_ref().is_some_and(|config| config.allow.contains(&Rule::UnreadFile)) {
        diagnostics.retain(|diagnostic| diagnostic.rule() != Rule::UnreadFile);
    }
    for diagnostic in &mut diagnostics {
        let path = diagnostic.location.path.clone();
        if let Some((problem, meant)) = place_of_misnamed(&diagnostic.problem, inputs, &parsed.languages) {
            diagnostic.problem = problem;
            parsed.broken_texts.extend(meant);
        }
        if suggest_free_name(&path, &mut diagnostic.problem, inputs, &parsed.languages) {
            // The text in this language is not missing, it only has the wrong name.
            let meant = TextName::meant(&path, &diagnostic.problem, &parsed.languages);
            parsed.broken_texts.extend(meant);
        }
    }
    Reported::new(parsed, diagnostics)
}

type TextFiles<F> = Vec<Arc<TextFile<F>>>;

/// Separates the texts that are in another folder than their other language: `water.ky.md` and
/// `2026/water.ru.md`. Returns each with the name that it should have.
fn without_misplaced<F>(files: TextFiles<F>) -> (TextFiles<F>, Vec<(SourcePath, TextName)>) {
    let mut by_slug: BTreeMap<String, Vec<(String, Lang)>> = BTreeMap::new();
    for file in &files {
        by_slug.entry(file.name.slug.to_string()).or_default().push((file.name.stem.clone(), file.name.lang));
    }
    let depth = |stem: &str| stem.matches('/').count();
    let mut misplaced = Vec::new();
    let kept = files.into_iter().filter(|file| {
        let TextName { stem, slug, lang } = &file.name;
        let versions = by_slug.get(slug.as_str()).map_or(&[][..], Vec::as_slice);
        let is_alone = versions.iter().filter(|(other, _)| other == stem).count() == 1;
        let has_lang = versions.iter().filter(|(_, other)| other == lang).count() > 1;
        let partner = versions.iter().find(|(other, _)| depth(other) < depth(stem));
        let Some((right, _)) = partner.filter(|_| is_alone && !has_lang) else { return true };
        misplaced.push((file.path.clone(), TextName { stem: right.clone(), slug: slug.clone(), lang: *lang }));
        false
    });
    let kept = kept.collect();
    (kept, misplaced)
}

/// Returns what a misnamed file is, given the files of the site: a copy of one with the right name,
/// or a text of the folder that has its other language.
fn place_of_misnamed(problem: &Problem, inputs: &Inputs, languages: &[Lang]) -> Option<(Problem, Option<TextName>)> {
    let Problem::MisnamedFile { right } = problem else { return None };
    if inputs.files.contains_key(right.as_str()) {
        let original = right.rsplit('/').next().unwrap_or(right).to_owned();
        return Some((Problem::CopyOfText { original }, None));
    }
    let (stem, _) = right.strip_prefix("content/press/")?.rsplit_once('.')?.0.rsplit_once('.')?;
    let has_partner = |folder: &str| {
        languages.iter().any(|lang| inputs.files.contains_key(format!("content/{folder}/{stem}.{lang}.md").as_str()))
    };
    if has_partner("press") || !has_partner("pages") {
        return None;
    }
    let problem = Problem::MisnamedFile { right: right.replacen("/press/", "/pages/", 1) };
    let meant = TextName::meant("", &problem, languages);
    Some((problem, meant))
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

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use jiff::civil::date;

    use super::*;
    use crate::foundation::diagnostics::FileError;
    use crate::source::input::Now;

    #[test]
    fn an_unreadable_folder_is_not_a_missing_site() {
        let mut inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)));
        let absent = |inputs: &Inputs| absent_site(inputs).map(|diagnostic| diagnostic.problem);
        assert!(matches!(absent(&inputs), Some(Problem::MissingFile { fault: FileError::NoSite, .. })));
        let fault = FileError::Unreadable { kind: ErrorKind::PermissionDenied, system: "denied".into() };
        inputs.files.insert("content".into(), Entry::Unreadable(fault.clone()));
        let problem = Problem::MissingFile { file: "content".into(), fault };
        assert_eq!(absent(&inputs), Some(problem));
    }
}
