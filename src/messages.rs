//! The messages of the program in Kyrgyz, Russian and English.
//!
//! Sentences are only in the Fluent files next to this module. Code holds keys and data.

mod diagnostic;
pub mod explain;
mod fact;
mod fix_help;
mod html_advice;
mod keys;
mod labels;
pub(crate) mod snippet;
mod system;
mod theme;

use std::sync::OnceLock;

use crate::language::fluent::{Arg, Bundle, Resource};

/// A message language. Unlike a site language, it can be English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageLang {
    En,
    Ky,
    Ru,
}

impl MessageLang {
    /// All message languages.
    pub const ALL: [MessageLang; 3] = [MessageLang::En, MessageLang::Ky, MessageLang::Ru];

    /// Returns the code, as in `--lang`.
    pub const fn code(self) -> &'static str {
        match self {
            MessageLang::En => "en",
            MessageLang::Ky => "ky",
            MessageLang::Ru => "ru",
        }
    }

    /// Parses a code (`ky`) or a locale (`ky_KG.UTF-8`). Returns `None` if there are no messages in
    /// it.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or(locale);
        MessageLang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// Returns the Fluent sources. The first has the messages that every run needs.
    const fn files(self) -> [&'static str; FILES] {
        match self {
            MessageLang::En => [
                include_str!("messages/en/program.ftl"),
                include_str!("messages/en/hosting.ftl"),
                include_str!("messages/en/serve.ftl"),
                include_str!("messages/en/diagnostic.ftl"),
                include_str!("messages/en/explain.ftl"),
                include_str!("messages/en/keys.ftl"),
            ],
            MessageLang::Ky => [
                include_str!("messages/ky/program.ftl"),
                include_str!("messages/ky/hosting.ftl"),
                include_str!("messages/ky/serve.ftl"),
                include_str!("messages/ky/diagnostic.ftl"),
                include_str!("messages/ky/explain.ftl"),
                include_str!("messages/ky/keys.ftl"),
            ],
            MessageLang::Ru => [
                include_str!("messages/ru/program.ftl"),
                include_str!("messages/ru/hosting.ftl"),
                include_str!("messages/ru/serve.ftl"),
                include_str!("messages/ru/diagnostic.ftl"),
                include_str!("messages/ru/explain.ftl"),
                include_str!("messages/ru/keys.ftl"),
            ],
        }
    }
}

/// The number of Fluent files per language.
const FILES: usize = 6;

/// The messages in one language.
pub struct Messages {
    pub lang: MessageLang,
    /// Parsed when first needed, because parsing all files takes longer than an up-to-date build.
    bundles: [OnceLock<Bundle>; FILES],
}

static ENGLISH: Messages = Messages::new(MessageLang::En);
static KYRGYZ: Messages = Messages::new(MessageLang::Ky);
static RUSSIAN: Messages = Messages::new(MessageLang::Ru);

impl Messages {
    /// Returns the messages in a language.
    pub fn of(lang: MessageLang) -> &'static Messages {
        match lang {
            MessageLang::En => &ENGLISH,
            MessageLang::Ky => &KYRGYZ,
            MessageLang::Ru => &RUSSIAN,
        }
    }

    const fn new(lang: MessageLang) -> Self {
        Self { lang, bundles: [const { OnceLock::new() }; FILES] }
    }

    /// Formats a message. Returns the key if the message is missing, which a test rules out.
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// Formats a message. Returns `None` if the message is missing.
    fn find(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let files = self.bundles.iter().zip(self.lang.files());
        let mut bundles = files.map(|(bundle, file)| bundle.get_or_init(|| self.load(file)));
        bundles.find_map(|bundle| bundle.text(key, args))?.ok()
    }

    /// Returns the names of all messages.
    #[cfg(test)]
    pub(crate) fn names(&self) -> Vec<String> {
        tests::messages(self.lang).into_keys().filter(|name| !name.contains('.')).collect()
    }

    fn load(&self, file: &str) -> Bundle {
        let mut bundle = Bundle::new(self.lang.code());
        // A file with syntax errors still has its valid entries. A test checks that there are none.
        bundle.add(Resource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource));
        bundle
    }

    /// Formats a message without variables.
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }
}

#[cfg(test)]
mod tests;
