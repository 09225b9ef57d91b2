//! Where an imported release goes: next to its other language, if there is one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::cli::args::Args;
use crate::foundation::lang::Lang;
use crate::model::parse::{Parsed, TextFile};
use crate::model::record::PressFront;
use crate::source::yaml::Id;

/// The place of a release.
pub(super) struct Target<'t> {
    root: &'t Path,
    slug: &'t Id,
    /// Whether the release has a folder of its own.
    is_folder: bool,
    /// The file of another language.
    sibling: Option<String>,
    /// The metadata that files of other languages state.
    fronts: Vec<&'t Arc<TextFile<PressFront>>>,
}

impl<'t> Target<'t> {
    pub(super) fn new(args: &'t Args, parsed: &'t Parsed, slug: &'t Id, has_pictures: bool) -> Self {
        let mut target = Self { root: &args.root, slug, is_folder: true, sibling: None, fronts: Vec::new() };
        target.sibling = target.existing();
        if target.sibling.is_none() {
            target.is_folder = false;
            target.sibling = target.existing();
        }
        // A release with pictures gets a folder of its own.
        target.is_folder |= target.sibling.is_none() && has_pictures;
        let stem = target.stem();
        target.fronts = parsed.press.iter().filter(|file| file.name.stem == stem).collect();
        target
    }

    fn stem(&self) -> String {
        let folder = if self.is_folder { "/index" } else { "" };
        format!("content/press/{}{folder}", self.slug)
    }

    fn existing(&self) -> Option<String> {
        Lang::ALL.into_iter().map(|lang| self.file(lang)).find(|file| self.root.join(file).exists())
    }

    /// Returns the path of the file in a language.
    pub(super) fn file(&self, lang: Lang) -> String {
        format!("{}.{lang}.md", self.stem())
    }

    /// Returns the path of a file that is already there.
    pub(super) fn taken(&self, lang: Lang) -> Option<String> {
        let file = self.file(lang);
        self.root.join(&file).exists().then_some(file)
    }

    /// Returns the file of another language, which states what all languages share.
    pub(super) fn sibling(&self) -> Option<&str> {
        self.sibling.as_deref()
    }

    /// Returns the date that the file of another language states.
    pub(super) fn date(&self) -> Option<Date> {
        self.fronts.iter().find_map(|file| Some(file.front.date.as_ref()?.value.first()))
    }

    /// Returns the contact person, unless the file of another language states contact persons.
    pub(super) fn person(&self, person: Option<String>) -> Option<String> {
        person.filter(|_| self.fronts.iter().all(|file| file.front.people.is_none()))
    }

    /// Returns the paths of pictures by name, relative to the files of the release. An equal
    /// picture that is already there is used again.
    pub(super) fn pictures(&self, pictures: &[(String, Vec<u8>)]) -> BTreeMap<String, String> {
        let folder = if self.is_folder { String::new() } else { format!("{}/", self.slug) };
        let mut paths = BTreeMap::new();
        for (name, bytes) in pictures {
            let (base, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let names = std::iter::once(name.clone()).chain((2..).map(|number| format!("{base}-{number}.{extension}")));
            let is_free =
                |name: &String| fs::read(self.root.join(self.in_folder(name))).map_or(true, |known| known == *bytes);
            let free = names.into_iter().find(is_free).unwrap_or_else(|| name.clone());
            paths.insert(name.clone(), format!("{folder}{free}"));
        }
        paths
    }

    /// Returns the path of a picture that is not there yet.
    pub(super) fn new_picture(&self, paths: &BTreeMap<String, String>, name: &str) -> Option<String> {
        let path = self.in_folder(paths.get(name)?.rsplit('/').next()?);
        (!self.root.join(&path).exists()).then_some(path)
    }

    fn in_folder(&self, name: &str) -> String {
        format!("content/press/{}/{name}", self.slug)
    }
}
