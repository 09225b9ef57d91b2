//! Link destinations: classification and percent-encoding.
//!
//! A destination is first cleaned as browsers do, by removing control characters and surrounding
//! spaces. Classification and output then use the cleaned form, so they cannot disagree.

use crate::foundation::diagnostics::RecordKind;

/// The class of a link destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// A record of the site.
    Record(RecordKind, String),
    /// An address inside the site, or a fragment.
    Relative(String),
    /// An external URL, percent-encoded.
    External(String),
    /// An external URL without a usable target: `https://`.
    Invalid(String),
    /// A disallowed scheme in lower case, or `//` for a protocol-relative URL.
    Unsafe(String),
}

/// Classifies a destination, which Markdown has already decoded.
pub(super) fn classify(destination: &str) -> Destination {
    let address: String = destination.trim_matches(|c| c <= ' ').chars().filter(|c| !c.is_control()).collect();
    let slashes = address.chars().take_while(|c| matches!(c, '/' | '\\')).count();
    if slashes >= 2 {
        return Destination::Unsafe("//".to_owned());
    }
    let Some((scheme, rest)) = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Destination::Relative(address);
    };
    let scheme = scheme.to_ascii_lowercase();
    if let Some(kind) = RecordKind::from_scheme(&scheme) {
        return Destination::Record(kind, rest.trim().to_owned());
    }
    match scheme.as_str() {
        "http" | "https" if !has_host(rest) => Destination::Invalid(address),
        "http" | "https" => Destination::External(percent_encoded(&address)),
        "mailto" | "tel" if rest.trim().is_empty() => Destination::Invalid(address),
        "mailto" | "tel" => Destination::External(percent_encoded(&address)),
        _ => Destination::Unsafe(scheme),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Returns whether a plain host follows, with or without a port. User info is rejected, because it
/// misleads readers.
fn has_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    host.starts_with(char::is_alphanumeric)
        && host.ends_with(char::is_alphanumeric)
        && !host.contains("..")
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))
        && (port.is_empty() || port.parse::<u16>().is_ok())
}

/// Percent-encodes the characters that are not allowed in a URL.
fn percent_encoded(address: &str) -> String {
    let mut url = String::with_capacity(address.len());
    let mut in_fragment = false;
    for (index, c) in address.char_indices() {
        let is_escape = c == '%' && {
            let digits = address.as_bytes().get(index + 1..index + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let is_allowed = match c {
            '%' => is_escape,
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => c.is_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(c),
        };
        if is_allowed {
            url.push(c);
        } else {
            url.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowed_destinations_are_classified() {
        let external = |url: &str| Destination::External(url.to_owned());
        let relative = |url: &str| Destination::Relative(url.to_owned());
        for (destination, expected) in [
            ("https://vap.kg/a?b=c&d#e", external("https://vap.kg/a?b=c&d#e")),
            (" HTTPS://vap.kg:8080/а б#1#2", external("HTTPS://vap.kg:8080/а%20б#1%232")),
            ("https://vap.kg/\"<x>[y]%zz%20", external("https://vap.kg/%22%3Cx%3E%5By%5D%25zz%20")),
            ("mailto:a@dpi.kg", external("mailto:a@dpi.kg")),
            ("tel:+996770771811", external("tel:+996770771811")),
            ("https://", Destination::Invalid("https://".into())),
            ("http:vap.kg", Destination::Invalid("http:vap.kg".into())),
            ("https://dpi.kg@evil.kg/", Destination::Invalid("https://dpi.kg@evil.kg/".into())),
            ("visit:jazy-2017", Destination::Record(RecordKind::Visit, "jazy-2017".into())),
            ("Term:job", Destination::Record(RecordKind::Term, "job".into())),
            ("../pages/about.ky.md#a", relative("../pages/about.ky.md#a")),
            ("#agenda", relative("#agenda")),
            ("/static/a.pdf", relative("/static/a.pdf")),
            ("", relative("")),
            ("10:00", relative("10:00")),
            ("%6Aavascript:alert(1)", relative("%6Aavascript:alert(1)")),
        ] {
            assert_eq!(classify(destination), expected, "{destination}");
        }
    }

    #[test]
    fn disallowed_schemes_are_unsafe() {
        for (destination, scheme) in [
            ("javascript:alert(1)", "javascript"),
            ("JaVaScRiPt:alert(1)", "javascript"),
            (" \u{1}\tjava\nscri\tpt:alert(1)", "javascript"),
            ("vbscript:x", "vbscript"),
            ("data:text/html,x", "data"),
            ("file:///etc/passwd", "file"),
            ("ftp://x", "ftp"),
            ("organization:dpi", "organization"),
            ("C:\\x", "c"),
            ("//evil.kg", "//"),
            ("/\\evil.kg", "//"),
            ("\\\\evil.kg", "//"),
            ("/\t/evil.kg", "//"),
        ] {
            assert_eq!(classify(destination), Destination::Unsafe(scheme.into()), "{destination}");
        }
    }
}
