//! URLs and e-mail addresses in a text: `www.vap.kg`, `https://dpi.kg/10-15`,
//! `njamankulova@dpi.kg`.
//!
//! They are not words: typography must not change them, and the numbers in them are not facts.

use std::borrow::Cow;
use std::ops::Range;

/// Splits a text into parts, and marks those that are URLs or e-mail addresses.
pub fn split_addresses(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    if !may_contain_url(text) {
        parts.extend((!text.is_empty()).then_some((text, false)));
        return parts;
    }
    let mut done = 0;
    let mut from = 0;
    while from < text.len() {
        let start = text[from..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |gap| from + gap);
        let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
        let word = &text[start..end];
        if looks_like_url(word) {
            let is_outside = |c: char| !c.is_alphanumeric() && c != '/';
            let core = word.trim_start_matches(is_outside);
            let core_start = end - core.len();
            let core_end = core_start + core.trim_end_matches(is_outside).len();
            parts.push((&text[done..core_start], false));
            parts.push((&text[core_start..core_end], true));
            done = core_end;
        }
        from = end;
    }
    parts.push((&text[done..], false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Returns `false` for most texts, which therefore need not be split.
fn may_contain_url(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'@' | b'/')) || text.contains("www.")
}

fn looks_like_url(word: &str) -> bool {
    let core = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    core.contains("://")
        || core.starts_with("www.")
        || core.split_once('@').is_some_and(|(user, host)| {
            user.ends_with(char::is_alphanumeric) && host.starts_with(char::is_alphanumeric)
        })
}

/// Replaces each byte of a URL by a placeholder, keeping every byte offset.
///
/// The placeholder is not a letter, a digit or a space.
pub(super) fn mask_urls(text: &str) -> Cow<'_, str> {
    let names_file = text.as_bytes().windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_alphabetic());
    if !may_contain_url(text) && !names_file {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for (part, is_url) in split_addresses(text) {
        for word in part.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end_matches(char::is_whitespace);
            if is_url || is_bare_url_or_file(bare) {
                masked.extend(std::iter::repeat_n(MASK, bare.len()));
                masked.push_str(&word[bare.len()..]);
            } else {
                masked.push_str(word);
            }
        }
    }
    Cow::Owned(masked)
}

/// The placeholder for a byte of a URL.
const MASK: char = '\u{1a}';

/// Returns `true` for a URL without a scheme, such as `vap.kg/ru/499.html`, or a file name.
fn is_bare_url_or_file(word: &str) -> bool {
    let latin = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    word.split_once('/').is_some_and(|(host, _)| host.split_once('.').is_some_and(|(_, end)| latin(end)))
        || word.rsplit_once('.').is_some_and(|(name, end)| {
            let end = end.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            (2..=4).contains(&end.len()) && latin(end) && name.contains(|c: char| c.is_ascii_alphanumeric())
        })
}

/// Finds the e-mail addresses of a text.
pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let is_user = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let mut emails = Vec::new();
    for (at, _) in text.match_indices('@') {
        let user = text[..at].len() - text[..at].trim_end_matches(is_user).len();
        let rest = &text[at + 1..];
        let host = rest.len() - rest.trim_start_matches(is_host).len();
        let host = rest[..host].trim_end_matches(['.', '-']).len();
        if user > 0 && rest[..host].contains('.') {
            emails.push(at - user..at + 1 + host);
        }
    }
    emails
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_split_from_text() {
        let found = |text: &'static str| -> Vec<&str> {
            let parts = split_addresses(text);
            assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
            parts.into_iter().filter(|(_, address)| *address).map(|(part, _)| part).collect()
        };
        assert_eq!(
            found("дареги: a@dpi.kg, (www.vap.kg), «https://dpi.kg/10-15»."),
            ["a@dpi.kg", "www.vap.kg", "https://dpi.kg/10-15"]
        );
        assert!(found("10-15, @ a@ @b 20дан - www").is_empty());
        assert!(found("").is_empty());
    }

    #[test]
    fn masking_keeps_byte_offsets() {
        for (text, shown) in [
            ("дареги www.vap.kg/2017, 41", "дареги , 41"),
            ("vap.kg/ru/499.html менен 41", " менен 41"),
            ("файл plan-2018.pdf, 41", "файл  41"),
            ("а.б/в 41/42 1.5", "а.б/в 41/42 1.5"),
        ] {
            let masked = mask_urls(text);
            assert_eq!(masked.len(), text.len());
            assert_eq!(masked.replace(MASK, ""), shown);
        }
    }

    #[test]
    fn emails_are_found() {
        let text = "эл.дареги:n.j@dpi.kg. Же @a, b@, c@d";
        assert_eq!(emails(text).into_iter().map(|email| &text[email]).collect::<Vec<_>>(), ["n.j@dpi.kg"]);
    }
}
