//! The languages a site can be written in, and values that differ by language.
//!
//! A language is a name here and nothing more: how it prints a date or sorts a list is known to `text` alone.

use std::fmt;

/// A language Aikyn can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Kyrgyz.
    Ky,
    /// Russian.
    Ru,
}

impl Lang {
    /// Every language there is, in a fixed order.
    pub const ALL: [Lang; 2] = [Lang::Ky, Lang::Ru];

    /// The code of BCP 47, as in `lang="ky"`, in addresses and in file names.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ky => "ky",
            Lang::Ru => "ru",
        }
    }

    /// The language of a code, or none if Aikyn does not write that language.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One value for each language that has it.
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
    /// The value in this very language.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        self.values[lang as usize].as_ref()
    }

    /// The value in this very language, to be changed.
    pub fn get_mut(&mut self, lang: Lang) -> Option<&mut T> {
        self.values[lang as usize].as_mut()
    }

    /// Sets the value of a language, and gives back what stood there.
    pub fn set(&mut self, lang: Lang, value: T) -> Option<T> {
        self.values[lang as usize].replace(value)
    }

    /// Takes out the values that do not pass a test.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        for value in &mut self.values {
            *value = value.take().filter(&keep);
        }
    }

    /// What a reader of `lang` gets: the value in that language, else the first in the order of `languages`.
    pub fn best(&self, lang: Lang, languages: &[Lang]) -> Option<(Lang, &T)> {
        std::iter::once(lang)
            .chain(languages.iter().copied())
            .find_map(|lang| self.get(lang).map(|value| (lang, value)))
    }

    /// The languages that have a value, and their values, in the fixed order of languages.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().filter_map(|lang| self.get(lang).map(|value| (lang, value)))
    }

    /// Whether no language has a value.
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
