//! What the program itself says to the author, in Kyrgyz, Russian and English.
//!
//! Sentences stand in Fluent files beside this module and nowhere else; the code holds keys and data. Which language the
//! author wants is for the command line to say.

mod note;
mod system;

use std::sync::LazyLock;

use crate::fluent::{Arg, Bundle, Resource};

/// A language in which the program speaks. Sites are in Kyrgyz and Russian; messages also come in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    En,
    Ky,
    Ru,
}

impl Tongue {
    /// All of them, the one that stands in for others first.
    pub const ALL: [Tongue; 3] = [Tongue::En, Tongue::Ky, Tongue::Ru];

    /// The code, as in `--lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Tongue::En => "en",
            Tongue::Ky => "ky",
            Tongue::Ru => "ru",
        }
    }

    /// The language of a code (`ky`) or a locale (`ky_KG.UTF-8`); none for one in which the program does not speak.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or(locale);
        Tongue::ALL.into_iter().find(|tongue| tongue.code().eq_ignore_ascii_case(code))
    }

    const fn files(self) -> &'static [&'static str] {
        match self {
            Tongue::En => &[
                include_str!("words/en/explain.ftl"),
                include_str!("words/en/note.ftl"),
                include_str!("words/en/program.ftl"),
                include_str!("words/en/serve.ftl"),
            ],
            Tongue::Ky => &[
                include_str!("words/ky/explain.ftl"),
                include_str!("words/ky/note.ftl"),
                include_str!("words/ky/program.ftl"),
                include_str!("words/ky/serve.ftl"),
            ],
            Tongue::Ru => &[
                include_str!("words/ru/explain.ftl"),
                include_str!("words/ru/note.ftl"),
                include_str!("words/ru/program.ftl"),
                include_str!("words/ru/serve.ftl"),
            ],
        }
    }
}

/// The sentences of one language.
pub struct Words {
    pub tongue: Tongue,
    bundle: Bundle,
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::load(Tongue::En));
static KYRGYZ: LazyLock<Words> = LazyLock::new(|| Words::load(Tongue::Ky));
static RUSSIAN: LazyLock<Words> = LazyLock::new(|| Words::load(Tongue::Ru));

impl Words {
    /// The sentences of a language.
    pub fn of(tongue: Tongue) -> &'static Words {
        match tongue {
            Tongue::En => &ENGLISH,
            Tongue::Ky => &KYRGYZ,
            Tongue::Ru => &RUSSIAN,
        }
    }

    fn load(tongue: Tongue) -> Self {
        let mut bundle = Bundle::new(tongue.code());
        for file in tongue.files() {
            // A file with a mistake still gives its sound entries; a test sees to it that there is none.
            let resource = Resource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add(resource);
        }
        Self { tongue, bundle }
    }

    /// A sentence. One that is missing, which a test rules out, is its key.
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        match self.bundle.text(key, args) {
            Some(Ok(text)) => text,
            Some(Err(_)) | None => key.to_owned(),
        }
    }

    /// A sentence without variables.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &[])
    }
}

#[cfg(test)]
mod tests;
