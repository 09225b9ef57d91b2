//! Texts by name: by slug, and by the name of their file, which differ where the front matter has a `slug`.

use rustc_hash::FxHashMap;

use crate::yaml::Id;

/// Where the text of each name stands in its list.
#[derive(Debug, Default)]
pub struct NameIndex {
    places: FxHashMap<String, usize>,
}

impl NameIndex {
    /// The names of texts, each given by its slug and the path of its files without language and ending. A slug comes
    /// before another text's file name.
    pub fn new<'t>(texts: impl Iterator<Item = (&'t Id, &'t str)> + Clone) -> Self {
        let mut places = FxHashMap::default();
        for (at, (slug, _)) in texts.clone().enumerate() {
            places.entry(slug.to_string()).or_insert(at);
        }
        for (at, (_, stem)) in texts.enumerate() {
            let stem = stem.strip_suffix("/index").unwrap_or(stem);
            let name = stem.rsplit('/').next().unwrap_or(stem);
            places.entry(name.to_owned()).or_insert(at);
        }
        Self { places }
    }

    /// Every name, by where its text stands.
    pub fn all(&self) -> Vec<(&str, usize)> {
        let mut all: Vec<_> = self.places.iter().map(|(name, &at)| (name.as_str(), at)).collect();
        all.sort_unstable();
        all
    }

    /// Where the text of a name stands.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}
