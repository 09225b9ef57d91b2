//! Web addresses.

use std::error::Error;
use std::fmt;

use crate::foundation::path::split_authority;

/// A URL with the scheme `http` or `https`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

/// The reason why a text is not a [`Url`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UrlError {
    /// It has no host, or contains white space.
    Shape,
    /// It contains a user name, and perhaps a password.
    Credentials,
    /// It has another scheme, such as `javascript`.
    Scheme(String),
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str("expected an address that begins with https:// or http://"),
            Self::Credentials => f.write_str("an address with a user name is not allowed"),
            Self::Scheme(scheme) => write!(f, "the scheme {scheme} is not allowed"),
        }
    }
}

impl Error for UrlError {}

impl Url {
    /// Parses a URL. White space around it is ignored.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let has_host = host.is_some_and(|host| host.contains(char::is_alphanumeric));
        if has_host && split_authority(text).0.contains('@') {
            return Err(UrlError::Credentials);
        }
        if has_host && !text.contains(char::is_whitespace) {
            return Ok(Self(text.to_owned()));
        }
        match lower.split_once(':') {
            // `mailto:` and `tel:` are harmless, but not web addresses.
            Some((scheme, _)) if is_scheme(scheme) && host.is_none() && !matches!(scheme, "mailto" | "tel") => {
                Err(UrlError::Scheme(scheme.to_owned()))
            }
            _ => Err(UrlError::Shape),
        }
    }
}

/// Returns whether a text has the form of a URL scheme.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_urls() {
        for text in ["https://dpi.kg", " HTTP://dpi.kg/a?b#c ", "https://дпи.кг"] {
            assert_eq!(Url::parse(text), Ok(Url(text.trim().to_owned())));
        }
        for text in ["", "dpi.kg", "https://", "https:///", "https://dpi.kg/a b", "mailto:a@dpi.kg", "a.b:c"] {
            assert_eq!(Url::parse(text), Err(UrlError::Shape), "{text}");
        }
        assert_eq!(Url::parse("https://me:secret@dpi.kg/"), Err(UrlError::Credentials));
        assert!(Url::parse("https://dpi.kg/@me").is_ok());
        assert_eq!(Url::parse("JavaScript:alert(1)"), Err(UrlError::Scheme("javascript".into())));
    }
}
