//! Errors in themes and in their interface texts, as data.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

/// An error in a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeError {
    /// The theme extends itself, directly or through other themes.
    ThemeCycle { theme: String },
    /// A folder has the name of the built-in theme but no manifest, so its files are ignored.
    NoManifest { theme: &'static str, manifest: &'static str },
    /// The parent of a template does not exist.
    NoParent { parent: String },
    /// A template extends or includes itself.
    TemplateCycle {
        /// The tag that closes the cycle: `extends` or `include`.
        tag: &'static str,
        /// The other templates of the cycle, in order.
        through: Vec<String>,
        /// A template of the same name in another theme, which may have been meant.
        namesake: Option<String>,
    },
    /// Two templates of one theme define the same component.
    DuplicateComponent { component: String, other: String },
    /// The page exceeds the size limit.
    PageTooLarge { megabytes: usize },
    /// The page exceeds the size limit because of its text, not of its template.
    TextTooLarge { page: String, megabytes: usize },
    /// A template calls a function in a wrong way.
    Function(FunctionError),
}

/// A wrong call of a function of the templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FunctionError {
    /// The component does not receive `page`.
    NoPage,
    /// `page.file` is missing, which is the base of relative links.
    NoPagePath,
    /// Aikyn does not support this language.
    UnknownLanguage {
        code: String,
    },
    /// The site does not have this language.
    LanguageNotOfSite {
        code: String,
    },
    /// The argument is neither text nor a number. `found` is the type's name in Tera.
    NotScalar {
        argument: String,
        found: String,
    },
    /// The argument is neither text nor a whole number.
    NotTextOrInteger {
        argument: String,
        found: String,
    },
    InvalidDate {
        value: String,
    },
    InvalidCount {
        value: String,
    },
    UnknownCurrency {
        code: String,
    },
    InvalidAmount {
        value: String,
    },
    UnknownAsset {
        name: String,
        closest_match: Option<String>,
    },
    UnknownText {
        key: String,
        closest_match: Option<String>,
    },
    /// The loops and components of a page have too many turns. Raised by the program's own calls.
    TooManyTurns {
        limit: u32,
    },
    /// A variable is too large. Raised by the program's own calls.
    ValueTooLarge {
        name: String,
        megabytes: usize,
    },
    /// The interface text exists but cannot be formatted.
    Text {
        key: String,
        error: TextError,
    },
}

/// The reason why an interface text cannot be formatted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextError {
    /// The text refers to another text that does not exist.
    MissingReference { reference: String },
    /// The text refers to itself, directly or through other texts.
    Cycle,
    /// Fluent functions are not supported.
    UnknownFunction { function: String },
    /// The number has more digits than Fluent can handle.
    LongNumber { number: String },
    /// The caller did not pass this variable.
    MissingVariable { variable: String },
    /// Any other error, in the words of the Fluent library.
    Other(String),
}

impl fmt::Display for FunctionError {
    /// Writes the data for developers. Sentences for authors are made by `words`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Error for FunctionError {}

impl fmt::Display for TextError {
    /// Writes the data for developers. Sentences for authors are made by `words`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Error for TextError {}
