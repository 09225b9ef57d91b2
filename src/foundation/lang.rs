//! The languages of a site, and values that differ by language.
//!
//! A language is only a name here. The module `text` has its rules for dates, collation and so on.

use std::fmt;

/// A language that a site can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Kyrgyz.
    Ky,
    /// Russian.
    Ru,
}

impl Lang {
    /// All languages, in a fixed order.
    pub const ALL: [Lang; 2] = [Lang::Ky, Lang::Ru];

    /// Returns the BCP 47 code, as in `lang="ky"`, in URLs and in file names.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ky => "ky",
            Lang::Ru => "ru",
        }
    }

    /// Returns the language of a code, or `None` if it is not supported.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An optional value for each language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Localized<T> {
    values: [Option<T>; Lang::ALL.len()],
}

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Self { values: [const { None }; Lang::ALL.len()] }
    }
}

impl<T> Localized<T> {
    /// Returns the value in exactly this language.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        self.values[lang as usize].as_ref()
    }

    /// Returns a mutable reference to the value in exactly this language.
    pub fn get_mut(&mut self, lang: Lang) -> Option<&mut T> {
        self.values[lang as usize].as_mut()
    }

    /// Sets the value of a language, and returns the old one.
    pub fn set(&mut self, lang: Lang, value: T) -> Option<T> {
        self.values[lang as usize].replace(value)
    }

    /// Removes the values for which `keep` returns `false`.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        for value in &mut self.values {
            *value = value.take().filter(&keep);
        }
    }

    /// Returns the value in `lang`, or else in the first of `languages` that has one.
    pub fn best(&self, lang: Lang, languages: &[Lang]) -> Option<(Lang, &T)> {
        std::iter::once(lang)
            .chain(languages.iter().copied())
            .find_map(|lang| self.get(lang).map(|value| (lang, value)))
    }

    /// Iterates over the languages that have a value, in the order of [`Lang::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().filter_map(|lang| self.get(lang).map(|value| (lang, value)))
    }

    /// Returns `true` if no language has a value.
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }
}

impl<T> FromIterator<(Lang, T)> for Localized<T> {
    fn from_iter<I: IntoIterator<Item = (Lang, T)>>(values: I) -> Self {
        let mut localized = Self::default();
        for (lang, value) in values {
            localized.set(lang, value);
        }
        localized
    }
}
