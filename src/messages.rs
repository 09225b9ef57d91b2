//! The messages of the program in Kyrgyz, Russian and English.
//!
//! Sentences are only in the Fluent files next to this module. Code holds keys and data.

mod diagnostic;
pub mod explain;
pub mod snippet;
mod system;
mod theme;

use std::sync::OnceLock;

use crate::language::fluent::{Arg, Bundle, Resource};

/// A message language. Unlike a site language, it can be English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    En,
    Ky,
    Ru,
}

impl Tongue {
    /// All message languages.
    pub const ALL: [Tongue; 3] = [Tongue::En, Tongue::Ky, Tongue::Ru];

    /// Returns the code, as in `--lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Tongue::En => "en",
            Tongue::Ky => "ky",
            Tongue::Ru => "ru",
        }
    }

    /// Parses a code (`ky`) or a locale (`ky_KG.UTF-8`). Returns `None` if there are no messages in it.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or(locale);
        Tongue::ALL.into_iter().find(|tongue| tongue.code().eq_ignore_ascii_case(code))
    }

    /// Returns the Fluent sources. The first has the messages that every run needs.
    const fn files(self) -> [&'static str; FILES] {
        match self {
            Tongue::En => [
                include_str!("messages/en/program.ftl"),
                include_str!("messages/en/serve.ftl"),
                include_str!("messages/en/note.ftl"),
                include_str!("messages/en/explain.ftl"),
            ],
            Tongue::Ky => [
                include_str!("messages/ky/program.ftl"),
                include_str!("messages/ky/serve.ftl"),
                include_str!("messages/ky/note.ftl"),
                include_str!("messages/ky/explain.ftl"),
            ],
            Tongue::Ru => [
                include_str!("messages/ru/program.ftl"),
                include_str!("messages/ru/serve.ftl"),
                include_str!("messages/ru/note.ftl"),
                include_str!("messages/ru/explain.ftl"),
            ],
        }
    }
}

/// The number of Fluent files per language.
const FILES: usize = 4;

/// The messages in one language.
pub struct Words {
    pub tongue: Tongue,
    /// Parsed when first needed, because parsing all files takes longer than an up-to-date build.
    bundles: [OnceLock<Bundle>; FILES],
}

static ENGLISH: Words = Words::new(Tongue::En);
static KYRGYZ: Words = Words::new(Tongue::Ky);
static RUSSIAN: Words = Words::new(Tongue::Ru);

impl Words {
    /// Returns the messages in a language.
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

    /// Formats a message. Returns the key if the message is missing, which a test rules out.
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
        // A file with syntax errors still has its valid entries. A test checks that there are none.
        bundle.add(Resource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource));
        bundle
    }

    /// Formats a message without variables.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &[])
    }
}

#[cfg(test)]
mod tests;
