//! The chain of themes: a theme, the one it extends, and so on; and the files of each.

use std::collections::BTreeMap;

use crate::input::{Entry, Inputs};
use crate::note::{Kind, Note, Noted, Problem, nearest};
use crate::span::{Located, Place, SourcePath};
use crate::yaml::{self, Id, Reader};

use super::embedded::DEFAULT;

/// The theme that the program brings with it.
const DEFAULT_NAME: &str = "default";

/// A theme and its files, by path relative to the theme's folder.
#[derive(Debug)]
pub struct Link<'i> {
    pub name: String,
    pub files: BTreeMap<String, &'i [u8]>,
}

impl Link<'_> {
    /// The path of one of the theme's files, from the site's root.
    pub fn path(&self, file: &str) -> SourcePath {
        format!("themes/{}/{file}", self.name).into()
    }
}

/// A file of the default theme as it is in the program, by its path from the site's root.
pub fn embedded_file(path: &str) -> Option<&'static [u8]> {
    let file = path.strip_prefix("themes/")?.strip_prefix(DEFAULT_NAME)?.strip_prefix('/')?;
    DEFAULT.iter().find(|(name, _)| *name == file).map(|(_, bytes)| *bytes)
}

/// Loads a theme and those it extends. There is no chain when one of them is not to be had: whatever the theme counts on
/// would be missed as well.
pub fn load<'i>(inputs: &'i Inputs, name: &str, named_at: &Place) -> Noted<Option<Vec<Link<'i>>>> {
    let mut notes = Vec::new();
    let mut chain: Vec<Link> = Vec::new();
    let mut next = Some((name.to_owned(), named_at.clone()));
    while let Some((name, place)) = next.take() {
        if chain.iter().any(|link| link.name == name) {
            let message = format!("the theme `{name}` extends itself");
            notes.push(Note::new(place, Problem::Template { message }));
            return Noted::new(None, notes);
        }
        let files = files(inputs, &name);
        if files.is_empty() {
            let known = known(inputs);
            let nearest = nearest(&name, known.iter().map(String::as_str));
            let problem = Problem::UnknownReference { kind: Kind::Theme, id: name, nearest };
            notes.push(Note::new(place, problem));
            return Noted::new(None, notes);
        }
        let link = Link { name, files };
        next = parent(&link, &mut notes);
        chain.push(link);
    }
    Noted::new(Some(chain), notes)
}

/// The files of a theme. A folder of the site comes before the program's own theme of the same name.
fn files<'i>(inputs: &'i Inputs, name: &str) -> BTreeMap<String, &'i [u8]> {
    let folder = format!("themes/{name}/");
    let mut files = BTreeMap::new();
    for (path, entry) in &inputs.files {
        if let (Some(file), Entry::File(bytes)) = (path.strip_prefix(&folder), entry) {
            files.insert(file.to_owned(), &**bytes);
        }
    }
    if files.is_empty() && name == DEFAULT_NAME {
        files.extend(DEFAULT.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)));
    }
    files
}

/// The names of all themes there are.
fn known(inputs: &Inputs) -> Vec<String> {
    let folders = inputs.files.keys().filter_map(|path| path.strip_prefix("themes/")?.split_once('/'));
    let mut names: Vec<String> = folders.map(|(name, _)| name.to_owned()).collect();
    names.push(DEFAULT_NAME.to_owned());
    names.dedup();
    names
}

/// What `theme.yaml` says: the theme that this one extends, if any.
fn parent(link: &Link, notes: &mut Vec<Note>) -> Option<(String, Place)> {
    let path = link.path("theme.yaml");
    let text = text(&path, link.files.get("theme.yaml")?, notes)?;
    let node = yaml::parse(&path, text, 0).into_value(notes)?;
    let mut reader = Reader::new(&path, &[]);
    let extends = reader.map(&node, Kind::Theme, |fields| {
        fields.optional::<String>("name");
        fields.optional::<String>("description");
        fields.optional::<Located<Id>>("extends")
    });
    notes.append(&mut reader.notes);
    extends.map(|extends| (extends.value.to_string(), Place::span(&path, extends.span)))
}

/// The text of a theme's file, or a note on the byte that is not UTF-8.
pub fn text<'b>(path: &SourcePath, bytes: &'b [u8], notes: &mut Vec<Note>) -> Option<&'b str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            notes.push(Note::new(Place::span(path, (at..at + 1).into()), Problem::InvalidEncoding { byte }));
            None
        }
    }
}
