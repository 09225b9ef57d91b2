//! The chain of themes: a theme, the one it extends, and so on, with the files of each.

use std::collections::BTreeMap;

use crate::foundation::diagnostics::{Diagnostic, Problem, Reported, Section, ThemeError, closest_match};
use crate::foundation::span::{Located, Location, SourcePath};
use crate::source::input::{Entry, Inputs, decode};
use crate::source::yaml::{self, Id, ReadContext};

use super::embedded::DEFAULT;

/// The name of the theme that is embedded in the program.
const DEFAULT_NAME: &str = "default";
/// The file that every theme must have.
const MANIFEST: &str = "theme.yaml";

/// A theme of the chain. Paths of files are relative to the theme's folder.
#[derive(Debug)]
pub(super) struct ThemeLayer<'i> {
    pub name: String,
    pub files: BTreeMap<String, &'i [u8]>,
    /// The files that cannot be read, each with its diagnostic.
    pub unreadable: BTreeMap<String, Diagnostic>,
}

impl ThemeLayer<'_> {
    /// Returns the path of one of the theme's files, from the site's root.
    pub(super) fn path(&self, file: &str) -> SourcePath {
        format!("themes/{}/{file}", self.name).into()
    }
}

/// Returns an embedded file of the default theme, by its path from the site's root.
pub fn embedded_file(path: &str) -> Option<&'static [u8]> {
    let file = path.strip_prefix("themes/")?.strip_prefix(DEFAULT_NAME)?.strip_prefix('/')?;
    DEFAULT.iter().find(|(name, _)| *name == file).map(|(_, bytes)| *bytes)
}

/// Loads a theme and those it extends.
///
/// Returns `None` if one of them does not exist or has an invalid `theme.yaml`, because everything
/// that it provides would be reported as missing too.
pub(super) fn load<'i>(inputs: &'i Inputs, name: &str, named_at: &Location) -> Reported<Option<Vec<ThemeLayer<'i>>>> {
    let mut diagnostics = Vec::new();
    let mut chain: Vec<ThemeLayer> = Vec::new();
    let mut next = Some((name.to_owned(), named_at.clone()));
    while let Some((name, place)) = next.take() {
        if chain.iter().any(|link| link.name == name) {
            diagnostics.push(Diagnostic::new(place, Problem::Theme(ThemeError::ThemeCycle { theme: name })));
            return Reported::new(None, diagnostics);
        }
        if let Some(diagnostic) = unreadable_folder(inputs, &name) {
            diagnostics.push(diagnostic);
            return Reported::new(None, diagnostics);
        }
        let link = link(inputs, name, &mut diagnostics);
        diagnostics.extend(link.unreadable.values().cloned());
        if link.files.is_empty() && link.unreadable.is_empty() {
            let known = known(inputs);
            let closest_match = closest_match(&link.name, known.iter().map(String::as_str));
            let problem = Problem::UnknownTheme { name: link.name, closest_match };
            diagnostics.push(Diagnostic::new(place, problem));
            return Reported::new(None, diagnostics);
        }
        match parent(&link) {
            Reported { value, diagnostics: faults } if faults.is_empty() => next = value,
            Reported { diagnostics: faults, .. } => {
                diagnostics.extend(faults);
                return Reported::new(None, diagnostics);
            }
        }
        chain.push(link);
    }
    Reported::new(Some(chain), diagnostics)
}

/// Returns the diagnostic of a theme's folder that cannot be read, such as a link out of the site.
fn unreadable_folder(inputs: &Inputs, name: &str) -> Option<Diagnostic> {
    let folder = format!("themes/{name}");
    let (path, entry) = [&*folder, "themes"].into_iter().find_map(|path| inputs.files.get_key_value(path))?;
    let Entry::Unreadable(fault) = entry else { return None };
    let problem = Problem::MissingFile { file: path.to_string(), fault: fault.clone() };
    Some(Diagnostic::new(Location::file(path), problem))
}

/// Collects the files of a theme. A folder `themes/default` with a manifest replaces the embedded
/// theme completely.
fn link<'i>(inputs: &'i Inputs, name: String, diagnostics: &mut Vec<Diagnostic>) -> ThemeLayer<'i> {
    let folder = format!("themes/{name}/");
    let mut link = ThemeLayer { name, files: BTreeMap::new(), unreadable: BTreeMap::new() };
    for (path, entry) in &inputs.files {
        let Some(file) = path.strip_prefix(&folder).map(str::to_owned) else { continue };
        match entry {
            Entry::File(bytes) => drop(link.files.insert(file, bytes)),
            Entry::Unreadable(fault) => {
                let problem = Problem::MissingFile { file: path.to_string(), fault: fault.clone() };
                link.unreadable.insert(file, Diagnostic::new(Location::file(path), problem));
            }
        }
    }
    if link.name == DEFAULT_NAME && !link.files.contains_key(MANIFEST) && !link.unreadable.contains_key(MANIFEST) {
        if let Some(file) = link.files.keys().next() {
            // Without this diagnostic, the files would be ignored silently.
            let error = ThemeError::NoManifest { theme: DEFAULT_NAME, manifest: MANIFEST };
            diagnostics.push(Diagnostic::new(Location::file(&link.path(file)), Problem::Theme(error)));
        }
        link.files = DEFAULT.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect();
    }
    link
}

/// Returns the names of all themes.
fn known(inputs: &Inputs) -> Vec<String> {
    let folders = inputs.files.keys().filter_map(|path| path.strip_prefix("themes/")?.split_once('/'));
    let mut names: Vec<String> = folders.map(|(name, _)| name.to_owned()).collect();
    names.push(DEFAULT_NAME.to_owned());
    names.dedup();
    names
}

/// Reads from `theme.yaml` which theme this one extends, if any, and the place of that name.
fn parent(link: &ThemeLayer) -> Reported<Option<(String, Location)>> {
    let path = link.path(MANIFEST);
    let Some(bytes) = link.files.get(MANIFEST) else {
        return Reported::new(None, link.unreadable.get(MANIFEST).cloned().into_iter().collect());
    };
    let text = match decode(&path, bytes) {
        Ok(text) => text,
        Err(diagnostic) => return Reported::new(None, vec![diagnostic]),
    };
    let mut diagnostics = Vec::new();
    let Some(node) = yaml::parse(&path, text, 0).unpack(&mut diagnostics) else {
        return Reported::new(None, diagnostics);
    };
    let mut reader = ReadContext::new(&path, &[]);
    let extends = reader.map(&node, Section::Theme, |fields| {
        fields.optional::<String>("name");
        fields.optional::<String>("description");
        fields.optional::<Located<Id>>("extends")
    });
    diagnostics.append(&mut reader.diagnostics);
    Reported::new(extends.map(|extends| (extends.value.to_string(), Location::span(&path, extends.span))), diagnostics)
}
