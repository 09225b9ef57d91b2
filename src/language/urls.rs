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

/// Finds the URLs and email addresses of a text that can be links, and the URL of each.
///
/// `www.vap.kgде` and `info@dpi.kgге` lead to the address without the ending of the word.
pub fn linkable_addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let mut addresses = Vec::new();
    if !may_contain_url(text) {
        return addresses;
    }
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || "<>\"«»“”„".contains(c)) {
        match url_in_word(word) {
            Some(url) => {
                let scheme = if word[url.clone()].starts_with("www.") { "http://" } else { "" };
                addresses.push((at + url.start..at + url.end, format!("{scheme}{}", &word[url])));
            }
            None => addresses.extend(
                emails(word)
                    .into_iter()
                    .map(|email| (at + email.start..at + email.end, format!("mailto:{}", &word[email]))),
            ),
        }
        at += word.len();
    }
    addresses
}

/// The maximum length of a URL in bytes.
const MAX_URL: usize = 2000;

/// Returns the URL in a word.
fn url_in_word(word: &str) -> Option<Range<usize>> {
    let word = word.trim_end_matches(|c: char| c.is_whitespace() || "<>\"«»“”„".contains(c));
    if word.len() > MAX_URL {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let schemes = ["https://", "http://", "www."];
    let (start, scheme) = schemes.iter().filter_map(|scheme| lower.find(scheme).map(|at| (at, scheme))).min()?;
    if word[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || "/.@".contains(c)) {
        return None;
    }
    let rest = &word[start..];
    let after_scheme = if *scheme == "www." { 0 } else { scheme.len() };
    let host_end = rest[after_scheme..].find(['/', '?', '#']).map_or(rest.len(), |end| after_scheme + end);
    let ending = word_ending(&rest[after_scheme..host_end]).map(|at| after_scheme + at);
    let end = match ending {
        Some(end) => end,
        None => host_end + word_ending_of_path(&rest[host_end..]).unwrap_or(rest.len() - host_end),
    };
    let url = trimmed_url(&rest[..end]);
    let host = &url[after_scheme.min(url.len())..host_end.min(url.len())];
    let is_host = host.split('.').count() > if *scheme == "www." { 2 } else { 1 } && !host.ends_with('.');
    is_host.then(|| start..start + url.len())
}

/// Returns where the Cyrillic ending of an ASCII host name begins.
fn word_ending(host: &str) -> Option<usize> {
    let at = host.find(|c: char| !c.is_ascii())?;
    let name = host[..at].trim_end_matches(['-', '\'']);
    (name.contains('.') && name.ends_with(|c: char| c.is_ascii_alphanumeric())).then_some(name.len())
}

/// Returns where the Cyrillic ending of an ASCII path begins.
fn word_ending_of_path(path: &str) -> Option<usize> {
    let bare = path.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let at = bare.trim_end_matches(|c: char| c.is_alphabetic() && !c.is_ascii()).len();
    let name = bare[..at].trim_end_matches(['-', '\'']);
    let is_ending = at < bare.len() && name.is_ascii();
    (is_ending && name.ends_with(|c: char| c.is_ascii_alphanumeric())).then_some(name.len())
}

/// Removes the punctuation at the end of a URL. A closing bracket stays if the URL has its pair.
fn trimmed_url(url: &str) -> &str {
    let mut url = url;
    loop {
        let shorter =
            url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '…', '’', '-', '|', ']']);
        let count = |c: char| shorter.matches(c).count();
        let shorter = match shorter.strip_suffix(')') {
            Some(without) if count(')') > count('(') => without,
            _ => shorter,
        };
        if shorter.len() == url.len() {
            return url;
        }
        url = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linkable_addresses_end_before_punctuation_and_endings() {
        let found = |text: &str| linkable_addresses(text).into_iter().map(|(_, url)| url).collect::<Vec<_>>();
        for (text, urls) in [
            ("Сайт: www.vap.kg, (https://dpi.kg/10-15).", &["http://www.vap.kg", "https://dpi.kg/10-15"][..]),
            ("www.vap.kgде, info@dpi.kgге жазыңыз", &["http://www.vap.kg", "mailto:info@dpi.kg"]),
            (
                "https://dpi.kgден, https://dpi.kg/a.pdfтен https://dpi.kg/news-тен",
                &["https://dpi.kg", "https://dpi.kg/a.pdf", "https://dpi.kg/news"],
            ),
            (
                "https://ru.wikipedia.org/wiki/Баткен https://минфин.рф",
                &["https://ru.wikipedia.org/wiki/Баткен", "https://минфин.рф"],
            ),
            ("https://a.kg/x_(y) (https://a.kg/z)", &["https://a.kg/x_(y)", "https://a.kg/z"]),
            ("дареги:n.j@dpi.kg,a@b.kg", &["mailto:n.j@dpi.kg", "mailto:a@b.kg"]),
            ("сайт:https://dpi.kg?a=1&b=2", &["https://dpi.kg?a=1&b=2"]),
            ("www. кг, https:// жана http://, @a 10/15, и/или, www.x", &[]),
        ] {
            assert_eq!(found(text), urls, "{text}");
        }
    }

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
