//! Texts by name: by slug, and by file name, which differ if the front matter has a `slug`.

use rustc_hash::FxHashMap;

use crate::source::yaml::Id;

/// The position of each text in its list, by name.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    places: FxHashMap<String, usize>,
}

impl NameIndex {
    /// Indexes texts by their slugs and stems. A slug takes precedence over the file name of
    /// another text.
    pub(super) fn new<'t>(texts: impl Iterator<Item = (&'t Id, &'t str)> + Clone) -> Self {
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

    /// Returns all names with their positions, sorted.
    pub(super) fn all(&self) -> Vec<(&str, usize)> {
        let mut all: Vec<_> = self.places.iter().map(|(name, &at)| (name.as_str(), at)).collect();
        all.sort_unstable();
        all
    }

    /// Returns the position of a text.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}
