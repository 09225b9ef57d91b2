//! What the program itself says to the author, in Kyrgyz, Russian and English.
//!
//! Sentences stand in Fluent files beside this module and nowhere else; the code holds keys and data. Which language the
//! author wants is for the command line to say.

mod note;
mod system;
mod theme;

use std::sync::OnceLock;

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

    /// Its files of sentences; what every run says stands in the first.
    const fn files(self) -> [&'static str; FILES] {
        match self {
            Tongue::En => [
                include_str!("words/en/program.ftl"),
                include_str!("words/en/serve.ftl"),
                include_str!("words/en/note.ftl"),
                include_str!("words/en/explain.ftl"),
            ],
            Tongue::Ky => [
                include_str!("words/ky/program.ftl"),
                include_str!("words/ky/serve.ftl"),
                include_str!("words/ky/note.ftl"),
                include_str!("words/ky/explain.ftl"),
            ],
            Tongue::Ru => [
                include_str!("words/ru/program.ftl"),
                include_str!("words/ru/serve.ftl"),
                include_str!("words/ru/note.ftl"),
                include_str!("words/ru/explain.ftl"),
            ],
        }
    }
}

/// How many files the sentences of a language stand in.
const FILES: usize = 4;

/// The sentences of one language.
pub struct Words {
    pub tongue: Tongue,
    /// A file is read when it is first asked: to read all of them takes longer than to see that a site has not changed.
    bundles: [OnceLock<Bundle>; FILES],
}

static ENGLISH: Words = Words::new(Tongue::En);
static KYRGYZ: Words = Words::new(Tongue::Ky);
static RUSSIAN: Words = Words::new(Tongue::Ru);

impl Words {
    /// The sentences of a language.
    pub fn of(tongue: Tongue) -> &'static Words {
        match tongue {
            Tongue::En => &ENGLISH,
            Tongue::Ky => &KYRGYZ,
            Tongue::Ru => &RUSSIAN,
        }
    }

    const fn new(tongue: Tongue) -> Self {
        Self { tongue, bundles: [const { OnceLock::new() }; FILES] }
    }

    /// A sentence. One that is missing, which a test rules out, is its key.
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let files = self.bundles.iter().zip(self.tongue.files());
        let mut bundles = files.map(|(bundle, file)| bundle.get_or_init(|| self.load(file)));
        match bundles.find_map(|bundle| bundle.text(key, args)) {
            Some(Ok(text)) => text,
            Some(Err(_)) | None => key.to_owned(),
        }
    }

    fn load(&self, file: &str) -> Bundle {
        let mut bundle = Bundle::new(self.tongue.code());
        // A file with a mistake still gives its sound entries; a test sees to it that there is none.
        bundle.add(Resource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource));
        bundle
    }

    /// A sentence without variables.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &[])
    }
}

#[cfg(test)]
mod tests;
