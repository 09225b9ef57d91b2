//! The theme of the last build, which is loaded again only if one of its files changed.

use std::sync::Arc;

use crate::foundation::diagnostics::Reported;
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, SourcePath};
use crate::incremental::stage_cache::StageCache;
use crate::source::input::{Entry, Inputs};

use super::{SOURCES, Theme, load};

/// The theme of the last build.
#[derive(Default)]
pub struct ThemeCache(StageCache<(), ThemeInputs, Reported<Option<Arc<Theme>>>>);

/// Everything that a theme is loaded from.
#[derive(PartialEq)]
struct ThemeInputs {
    name: String,
    named_at: Location,
    languages: Vec<Lang>,
    files: Vec<(SourcePath, Entry)>,
}

/// Loads a theme like [`load`], or returns the cached one if its files are unchanged.
pub fn load_again(
    inputs: &Inputs,
    name: &str,
    named_at: &Location,
    languages: &[Lang],
    cache: Option<&mut ThemeCache>,
) -> Reported<Option<Arc<Theme>>> {
    let load = || {
        let Reported { value, diagnostics } = load(inputs, name, named_at, languages);
        Reported::new(value.map(Arc::new), diagnostics)
    };
    let Some(ThemeCache(cache)) = cache else { return load() };
    let files = SOURCES.iter().flat_map(|folder| inputs.files_under(folder));
    let theme_inputs = ThemeInputs {
        name: name.to_owned(),
        named_at: named_at.clone(),
        languages: languages.to_vec(),
        files: files.map(|(path, entry)| (path.clone(), entry.clone())).collect(),
    };
    cache.get_or_make(theme_inputs, load)
}

#[cfg(test)]
mod tests {
    use jiff::civil::DateTime;

    use super::*;
    use crate::source::input::Now;

    #[test]
    fn a_theme_is_loaded_again_if_one_of_its_inputs_changes() {
        let mut cache = ThemeCache::default();
        let named_at = Location::file(&crate::model::config::PATH.into());
        let mut load = |inputs: &Inputs, languages: &[Lang]| {
            load_again(inputs, "default", &named_at, languages, Some(&mut cache)).value.unwrap()
        };
        let plain = Inputs::new(Now::Local(DateTime::MIN));
        let first = load(&plain, &[Lang::Ky]);
        assert!(Arc::ptr_eq(&first, &load(&plain.clone().with("content/press/a.ky.md", "a"), &[Lang::Ky])));
        let both = load(&plain, &[Lang::Ky, Lang::Ru]);
        assert!(!Arc::ptr_eq(&first, &both));
        let strings = plain.clone().with("content/strings/ky.ftl", "home = Үй");
        let with_strings = load(&strings, &[Lang::Ky, Lang::Ru]);
        assert!(!Arc::ptr_eq(&both, &with_strings));
        let style = strings.with("themes/default/static/style.css", "body {}");
        assert!(!Arc::ptr_eq(&with_strings, &load(&style, &[Lang::Ky, Lang::Ru])));
    }
}
