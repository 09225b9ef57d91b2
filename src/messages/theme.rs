//! Messages of theme errors, with help.

use crate::foundation::diagnostics::{FunctionError, TextError, ThemeError};
use crate::foundation::lang::Lang;
use crate::language::fluent::Arg;

use super::Messages;

impl Messages {
    /// Returns what is wrong with a theme.
    pub(super) fn theme_message(&self, error: &ThemeError) -> String {
        let (key, args): (&str, Vec<(&str, Arg)>) = match error {
            ThemeError::ThemeCycle { theme } => ("theme-cycle", vec![("theme", theme.as_str().into())]),
            ThemeError::NoManifest { theme, manifest } => {
                ("theme-no-manifest", vec![("theme", (*theme).into()), ("manifest", (*manifest).into())])
            }
            ThemeError::NoParent { parent } => ("template-no-parent", vec![("parent", parent.as_str().into())]),
            ThemeError::TemplateCycle { tag, through, .. } if through.is_empty() => {
                ("template-cycle", vec![("tag", (*tag).into())])
            }
            ThemeError::TemplateCycle { tag, through, .. } => {
                let through = format!("`{}`", through.join("`, `"));
                ("template-cycle-through", vec![("tag", (*tag).into()), ("through", through.into())])
            }
            ThemeError::DuplicateComponent { component, other } => {
                let args = vec![("component", component.as_str().into()), ("other", other.as_str().into())];
                ("component-duplicate", args)
            }
            ThemeError::PageTooLarge { megabytes } => ("page-too-large", vec![("limit", (*megabytes).into())]),
            ThemeError::TextTooLarge { page, megabytes } => {
                ("text-too-large", vec![("page", page.as_str().into()), ("limit", (*megabytes).into())])
            }
            ThemeError::Function(error) => return self.function_message(error),
        };
        self.format(key, &args)
    }

    /// Returns what to do about it, if more can be said than the message says.
    pub(super) fn theme_help(&self, error: &ThemeError) -> Option<String> {
        match error {
            ThemeError::NoManifest { theme, manifest } => {
                let args = [("theme", (*theme).into()), ("manifest", (*manifest).into())];
                Some(self.format("help-theme-no-manifest", &args))
            }
            ThemeError::TemplateCycle { namesake: Some(namesake), .. } => {
                Some(self.format("help-template-namesake", &[("namesake", namesake.as_str().into())]))
            }
            ThemeError::TextTooLarge { .. } => Some(self.get("help-text-too-large")),
            ThemeError::PageTooLarge { .. } => Some(self.get("help-page-too-large")),
            ThemeError::Function(error) => self.function_help(error),
            ThemeError::ThemeCycle { .. }
            | ThemeError::NoParent { .. }
            | ThemeError::TemplateCycle { .. }
            | ThemeError::DuplicateComponent { .. } => None,
        }
    }

    fn function_message(&self, error: &FunctionError) -> String {
        let say = |key: &str, name: &str, value: &str| self.format(key, &[(name, value.into())]);
        let argument = |key: &str, argument: &str, found: &str| {
            self.format(key, &[("argument", argument.into()), ("found", found.into())])
        };
        match error {
            FunctionError::NoPage => self.get("function-no-page"),
            FunctionError::NoPagePath => self.get("function-no-page-path"),
            FunctionError::UnknownLanguage { code } => say("language-unknown", "code", code),
            FunctionError::LanguageNotOfSite { code } => say("not-of-site", "code", code),
            FunctionError::NotScalar { argument: name, found } => argument("function-not-scalar", name, found),
            FunctionError::NotTextOrInteger { argument: name, found } => argument("function-not-integer", name, found),
            FunctionError::InvalidDate { value } => say("function-date", "value", value),
            FunctionError::InvalidCount { value } => say("function-count", "value", value),
            FunctionError::UnknownCurrency { code } => say("function-currency", "code", code),
            FunctionError::InvalidAmount { value } => say("function-amount", "value", value),
            FunctionError::UnknownAsset { name, .. } => say("asset-unknown", "name", name),
            FunctionError::UnknownText { key, .. } => say("string-unknown", "key", key),
            FunctionError::Text { key, error } => self.unformatted(key, error),
            FunctionError::TooManyTurns { limit } => {
                self.format("too-many-turns", &[("limit", u64::from(*limit).into())])
            }
            FunctionError::ValueTooLarge { name, megabytes } => {
                self.format("value-too-large", &[("name", name.as_str().into()), ("limit", (*megabytes).into())])
            }
        }
    }

    fn function_help(&self, error: &FunctionError) -> Option<String> {
        match error {
            FunctionError::NoPage => Some(self.get("help-function-no-page")),
            FunctionError::TooManyTurns { .. } => Some(self.get("help-page-too-large")),
            FunctionError::ValueTooLarge { .. } => Some(self.get("help-value-too-large")),
            FunctionError::UnknownLanguage { .. } => {
                let codes = Lang::ALL.map(|lang| format!("`{lang}`")).join(", ");
                Some(self.format("help-language-unknown", &[("codes", codes.into())]))
            }
            FunctionError::UnknownAsset { closest_match, .. } | FunctionError::UnknownText { closest_match, .. } => {
                Some(self.format("help-did-you-mean", &[("nearest", closest_match.as_deref()?.into())]))
            }
            _ => None,
        }
    }

    /// Returns why an interface text cannot be formatted.
    pub(super) fn unformatted(&self, key: &str, error: &TextError) -> String {
        let say = |key: &str, name: &str, value: &str| self.format(key, &[(name, value.into())]);
        let detail = match error {
            TextError::MissingReference { reference } => say("text-missing-reference", "reference", reference),
            TextError::Cycle => self.get("text-cycle"),
            TextError::UnknownFunction { function } => say("text-unknown-function", "function", function),
            TextError::LongNumber { number } => say("text-long-number", "number", number),
            TextError::MissingVariable { variable } => say("text-missing-variable", "variable", variable),
            TextError::Other(message) => message.clone(),
        };
        self.format("string-unresolved", &[("key", key.into()), ("detail", detail.into())])
    }
}
