//! Messages with variables and plural forms, in the Fluent format.
//!
//! This is the only module that names the Fluent crates. It does not know where the messages come
//! from (a theme or the program).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::types::{FluentNumber, FluentValue};
use fluent_bundle::{FluentArgs, FluentError};
use unic_langid::LanguageIdentifier;

pub(crate) use fluent_bundle::FluentResource as Resource;
pub(crate) use fluent_syntax::ast;

use crate::foundation::diagnostics::TextError;
use crate::foundation::lang::Lang;

/// The functions that messages may call: `POSSESSIVE` adds the ending of «of them» to a number.
pub(crate) const FUNCTIONS: [&str; 1] = ["POSSESSIVE"];

/// The value of a variable in a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    /// A number, which selects plural forms and is printed with grouped digits.
    Number(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(number as u64)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Arg::Number(number)
    }
}

/// The messages of one language.
pub(crate) struct Bundle(FluentBundle<Resource>);

impl Bundle {
    /// Creates an empty bundle. The language code selects the plural rules.
    pub(crate) fn new(code: &str) -> Self {
        let locale: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks (U+2068, U+2069) would end up in titles, search results and copied text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) if number.value.fract() == 0.0 && number.value >= 0.0 => {
                Some(crate::language::group_digits(number.value as u64))
            }
            _ => None,
        }));
        let lang = Lang::from_code(code);
        // Fails only if the function is defined already.
        let _ = bundle.add_function(FUNCTIONS[0], move |positional, _| match positional.first() {
            Some(FluentValue::Number(number)) if number.value.fract() == 0.0 && number.value >= 0.0 => {
                let number = number.value as u64;
                let with_ending = lang.map(|lang| super::numbers::possessive(lang, number));
                with_ending.unwrap_or_else(|| super::numbers::group_digits(number)).into()
            }
            Some(value) => value.clone(),
            None => FluentValue::Error,
        });
        Self(bundle)
    }

    /// Adds the messages of a file. They override messages of the same name.
    pub(crate) fn add(&mut self, resource: Resource) {
        self.0.add_resource_overriding(resource);
    }

    /// Formats the message `name` or `name.attribute`. Returns `None` if the message does not
    /// exist.
    pub(crate) fn text(&self, key: &str, args: &[(&str, Arg)]) -> Option<Result<String, TextError>> {
        let pattern = match key.split_once('.') {
            Some((name, attribute)) => self.0.get_message(name)?.get_attribute(attribute)?.value(),
            None => self.0.get_message(key)?.value()?,
        };
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => fluent_args.set(*name, text.as_str()),
                Arg::Number(number) => fluent_args.set(*name, FluentNumber::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&fluent_args), &mut errors);
        Some(match errors.first() {
            None => Ok(text.into_owned()),
            Some(FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id }))) => {
                Err(TextError::MissingVariable { variable: id.clone() })
            }
            Some(error) => Err(TextError::Other(error.to_string())),
        })
    }
}
