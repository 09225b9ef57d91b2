//! The theme of the last build: as long as no file of it is another, it is not loaded again.
//!
//! A theme is asked for by every build, and hardly any edit changes it. What it is made from is known here by its bytes
//! alone; what stands in them is the business of whoever loads.

use std::sync::Arc;

use crate::input::{Entry, Inputs};
use crate::lang::Lang;
use crate::memo::Memo;
use crate::note::{Note, Noted};
use crate::span::{Place, SourcePath};

use super::{SOURCES, Theme, load};

/// A theme, and all that it was made from.
#[derive(Default)]
struct Held {
    asked: Option<(String, Place, Vec<Lang>)>,
    files: Vec<(SourcePath, Entry)>,
    theme: Option<Arc<Theme>>,
    notes: Vec<Note>,
}

/// Loads a theme like [`load`], or takes the one that a lasting memo knows.
pub fn load_again(
    inputs: &Inputs,
    name: &str,
    named_at: &Place,
    languages: &[Lang],
    memo: &Memo,
) -> Noted<Option<Arc<Theme>>> {
    let load = || {
        let Noted { value, notes } = load(inputs, name, named_at, languages);
        Noted::new(value.map(Arc::new), notes)
    };
    if !memo.lasts() {
        return load();
    }
    let held: Held = memo.take();
    let asked = Some((name.to_owned(), named_at.clone(), languages.to_vec()));
    let files = SOURCES.iter().flat_map(|folder| inputs.files_under(folder));
    let files: Vec<(SourcePath, Entry)> = files.map(|(path, entry)| (path.clone(), entry.clone())).collect();
    let same = held.asked == asked && held.files == files;
    let Noted { value: theme, notes } = if same { Noted::new(held.theme, held.notes) } else { load() };
    memo.hold(Held { asked, files, theme: theme.clone(), notes: notes.clone() });
    Noted::new(theme, notes)
}

#[cfg(test)]
mod tests {
    use jiff::civil::DateTime;

    use super::*;
    use crate::input::Now;

    #[test]
    fn a_theme_is_loaded_again_when_something_it_is_made_from_is_another() {
        let memo = Memo::empty().lasting();
        let named_at = Place::file(&crate::config::PATH.into());
        let load = |inputs: &Inputs, languages: &[Lang]| {
            load_again(inputs, "default", &named_at, languages, &memo).value.unwrap()
        };
        let plain = Inputs::new(Now::Local(DateTime::MIN));
        let first = load(&plain, &[Lang::Ky]);
        assert!(Arc::ptr_eq(&first, &load(&plain.clone().with("content/press/a.ky.md", "a"), &[Lang::Ky])));
        let both = load(&plain, &[Lang::Ky, Lang::Ru]);
        assert!(!Arc::ptr_eq(&first, &both));
        let words = plain.clone().with("content/strings/ky.ftl", "home = Үй");
        let with_words = load(&words, &[Lang::Ky, Lang::Ru]);
        assert!(!Arc::ptr_eq(&both, &with_words));
        let style = words.with("themes/default/static/style.css", "body {}");
        assert!(!Arc::ptr_eq(&with_words, &load(&style, &[Lang::Ky, Lang::Ru])));
    }
}
