//! Validated paths of output files, and the URLs between them.
//!
//! An [`OutputPath`] is inside the output directory and valid on every common file system. Input
//! from authors, file names and templates is checked. This module also builds relative and absolute
//! URLs. It does not know the contents of the files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The finished files of a site, by path.
pub type Artifacts = BTreeMap<OutputPath, Arc<[u8]>>;

/// A sink of finished files, which need not stay in memory.
pub trait OutputSink: Sync {
    /// Takes a file. Returns `false` if the caller must keep it until the end.
    fn accept(&self, path: &OutputPath, bytes: &[u8]) -> bool;

    /// Signals that the site has errors, so that its files are not needed.
    fn abort(&self) {}
}

/// A sink that discards every file, for checks without output.
#[derive(Debug, Clone, Copy)]
pub struct DiscardSink;

impl OutputSink for DiscardSink {
    fn accept(&self, _: &OutputPath, _: &[u8]) -> bool {
        true
    }
}

/// A sink that takes no files, so that the caller keeps all of them.
#[derive(Debug, Clone, Copy)]
pub struct KeepInMemory;

impl OutputSink for KeepInMemory {
    fn accept(&self, _: &OutputPath, _: &[u8]) -> bool {
        false
    }
}

/// The path of an output file, relative to the output directory, with `/` as separator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

/// The maximum length in bytes. Many systems limit the whole path to 260.
const MAX_LENGTH: usize = 240;
/// Device names that Windows reserves, with any extension.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Device names that a digit follows. Windows takes a superscript digit for a digit.
const NUMBERED: [&str; 2] = ["com", "lpt"];

impl AsRef<std::path::Path> for OutputPath {
    fn as_ref(&self) -> &std::path::Path {
        std::path::Path::new(&*self.0)
    }
}

impl OutputPath {
    /// Creates a path. Returns `None` if it leaves the output directory or is not portable.
    pub fn new(path: &str) -> Option<Self> {
        Self::fits(path).then(|| Self(path.into()))
    }

    /// Returns `true` if `path` is a valid output path.
    pub fn fits(path: &str) -> bool {
        !path.is_empty() && path.len() <= MAX_LENGTH && path.split('/').all(is_valid_component)
    }

    /// Returns the path as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path as a shared string, without copying it.
    pub fn shared(&self) -> Arc<str> {
        self.0.clone()
    }

    /// Returns the path in NFC and lowercase, as case-insensitive file systems compare it.
    pub fn case_folded(&self) -> Arc<str> {
        if self.0.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return self.0.clone();
        }
        self.0.nfc().collect::<String>().to_lowercase().into()
    }

    /// Returns the URL path, without the `index.html` that servers add.
    pub fn address(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(directory) if directory.is_empty() || directory.ends_with('/') => directory,
            _ => &self.0,
        }
    }
}

fn is_valid_component(part: &str) -> bool {
    if part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()) && part.len() > 4 {
        // Most components are slugs, which have no forbidden characters and are longer than any
        // reserved name.
        return true;
    }
    let forbidden = |c: char| {
        let is_invisible =
            matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        // `�` replaces a letter that was lost.
        c.is_control() || is_invisible || c == '\u{fffd}' || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    !part.is_empty() && !part.ends_with(['.', ' ']) && !part.contains(forbidden) && !is_reserved(part)
}

/// Returns whether Windows reserves a name for a device, so that no file or folder can have it.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let is_digit =
        |digit: &str| matches!(digit, "¹" | "²" | "³") || (digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit());
    let is_numbered = |device: &str| {
        let (start, digit) = stem.split_at_checked(device.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(device) && is_digit(digit)
    };
    RESERVED.iter().any(|device| stem.eq_ignore_ascii_case(device)) || NUMBERED.iter().any(|device| is_numbered(device))
}

/// Returns the relative URL from a file to a path of the site.
///
/// A relative URL works in any directory. A `portable` one includes `index.html`, so that it works
/// without a server.
pub fn relative(from: &OutputPath, to: &str, portable: bool) -> String {
    let mut link = String::with_capacity(to.len() + 10);
    push_relative_url(&mut link, from.as_str(), to, portable);
    link
}

/// Appends the relative URL from one path to another.
pub fn push_relative_url(link: &mut String, from: &str, to: &str, portable: bool) {
    let start = link.len();
    let (path, rest) = split_suffix(to);
    let (here, there) = (parent(from), parent(path));
    let same = here.bytes().zip(there.bytes()).take_while(|(a, b)| a == b).count();
    let shared = here.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
    for _ in here[shared..].bytes().filter(|byte| *byte == b'/') {
        link.push_str("../");
    }
    for directory in there[shared..].split_terminator('/') {
        push_encoded(link, directory);
        link.push('/');
    }
    let file = &path[there.len()..];
    match (file.is_empty(), portable) {
        (true, true) => link.push_str("index.html"),
        (true, false) if link.len() == start => link.push_str("./"),
        _ => push_encoded(link, file),
    }
    link.push_str(rest);
}

/// Returns the parent of a path with its final slash, or `""` at the root.
pub fn parent(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
}

/// Splits an absolute URL without its scheme into the authority and the rest.
///
/// The rest is empty or starts with `/`, `?` or `#`.
pub fn split_authority(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

/// Returns the host of an absolute URL, without its port.
pub fn host(url: &str) -> &str {
    let (authority, _) = split_authority(url);
    authority.split_once(':').map_or(authority, |(host, _)| host)
}

/// Splits an address in front of its query or fragment.
pub fn split_suffix(address: &str) -> (&str, &str) {
    address.split_at(address.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(address.len()))
}

/// Returns the absolute URL of a path of the site.
pub fn join(base_url: &str, address: &str) -> String {
    let mut joined = String::with_capacity(base_url.len() + address.len() + 1);
    push_joined(&mut joined, base_url, address);
    joined
}

/// Appends the absolute URL of a path of the site.
pub fn push_joined(joined: &mut String, base_url: &str, address: &str) {
    let (path, rest) = split_suffix(address);
    joined.push_str(base_url.trim_end_matches('/'));
    for part in path.split('/') {
        joined.push('/');
        push_encoded(joined, part);
    }
    joined.push_str(rest);
}

/// Returns a file name as the disk reader returns it: with composed letters (NFC).
///
/// A name that was copied from a Mac looks the same, but has decomposed letters.
pub fn composed(name: &str) -> Cow<'_, str> {
    match name.is_ascii() || is_nfc(name) {
        true => Cow::Borrowed(name),
        false => Cow::Owned(name.nfc().collect()),
    }
}

/// Resolves and percent-decodes a link on a page. Returns `None` if it leaves the site.
///
/// `from` is the URL path of the page, with a final `/` for a directory.
pub fn resolve(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let link = percent_decode(link)?;
    let link = composed(&link);
    let mut steps = link.split('/').peekable();
    let mut is_directory = true;
    while let Some(step) = steps.next() {
        is_directory = true;
        match step {
            "." => {}
            ".." => drop(parts.pop()?),
            "" if steps.peek().is_none() => {}
            "" => return None,
            name => {
                parts.push(name);
                is_directory = steps.peek().is_some();
            }
        }
    }
    let address = parts.join("/");
    Some(if is_directory && !address.is_empty() { address + "/" } else { address })
}

/// Returns the address of a file: its path, with `%23` for `#`, `%3F` for `?` and `%25` for `%`.
///
/// In an address, `#` and `?` end the path.
pub fn address_of(path: &str) -> Cow<'_, str> {
    match path.contains(['#', '?', '%']) {
        true => Cow::Owned(path.replace('%', "%25").replace('#', "%23").replace('?', "%3F")),
        false => Cow::Borrowed(path),
    }
}

/// The escapes of [`address_of`], which an address has already.
const ESCAPES: [&[u8]; 3] = [b"%23", b"%25", b"%3F"];

/// Returns whether a byte may stand in a path segment as it is.
pub fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'.' | b'_' | b'~')
        || matches!(byte, b'!' | b'$' | b'(' | b')' | b'+' | b',' | b';' | b'=' | b'@')
}

/// Appends a path segment with percent-encoding (RFC 3986, section 3.3).
fn push_encoded(text: &mut String, part: &str) {
    if part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')) {
        return text.push_str(part);
    }
    for (at, byte) in part.bytes().enumerate() {
        match byte {
            b'%' if ESCAPES.iter().any(|escape| part.as_bytes()[at..].starts_with(escape)) => text.push('%'),
            byte if is_unreserved(byte) => text.push(char::from(byte)),
            _ => {
                text.push('%');
                text.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
            }
        }
    }
}

fn percent_decode(link: &str) -> Option<Cow<'_, str>> {
    if !link.contains('%') {
        return Some(Cow::Borrowed(link));
    }
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16).unwrap_or(0) as u8;
                bytes.push(digit(high) * 16 + digit(low));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_paths_are_rejected() {
        for sound in ["index.html", "ky/press/x/index.html", "docs/План.pdf", "a/.htaccess", "common.css", "console.js"]
        {
            assert!(OutputPath::new(sound).is_some(), "{sound}");
        }
        for unsound in [
            "",
            "/x",
            "../x",
            "a/../x",
            "a//b",
            "a/",
            "a\\b",
            "c:x",
            "nul",
            "CON.txt",
            "com1.html",
            "lpt9",
            "COM¹.txt",
            "conin$",
            "a/aux /b",
            "a. ",
            "a\0b",
            "./a",
        ] {
            assert!(OutputPath::new(unsound).is_none(), "{unsound}");
        }
    }

    #[test]
    fn urls_are_relative() {
        let page = OutputPath::new("ky/press/x/index.html").unwrap();
        for (to, link) in [
            ("ky/", "../../"),
            ("", "../../../"),
            ("ky/press/x/", "./"),
            ("ky/press/x/#a", "./#a"),
            ("ky/press/y/", "../y/"),
            ("assets/a.css", "../../../assets/a.css"),
            ("docs/План 1.pdf", "../../../docs/%D0%9F%D0%BB%D0%B0%D0%BD%201.pdf"),
        ] {
            assert_eq!(relative(&page, to, false), link, "{to}");
            let decoded = resolve(page.address(), link.split('#').next().unwrap()).unwrap();
            assert_eq!(decoded, to.split('#').next().unwrap());
        }
        assert_eq!(relative(&page, "ky/#a", true), "../../index.html#a");
        assert_eq!(relative(&OutputPath::new("index.html").unwrap(), "ky/", false), "ky/");
    }

    #[test]
    fn every_character_of_a_name_is_encoded() {
        let page = OutputPath::new("ky/index.html").unwrap();
        for (name, link) in [
            ("a #1.pdf", "a%20%231.pdf"),
            ("100%.pdf", "100%25.pdf"),
            ("a%23.pdf", "a%2523.pdf"),
            ("a&b'c[d]^`{e}.pdf", "a%26b%27c%5Bd%5D%5E%60%7Be%7D.pdf"),
            ("а+б=в.pdf", "%D0%B0+%D0%B1=%D0%B2.pdf"),
        ] {
            let file = format!("docs/{name}");
            let href = relative(&page, &address_of(&file), false);
            assert_eq!(href, format!("../docs/{link}"));
            assert_eq!(resolve(page.address(), &href).as_deref(), Some(&*file));
            assert_eq!(join("https://a.kg/", &address_of(&file)), format!("https://a.kg/docs/{link}"));
        }
    }

    #[test]
    fn url_is_split_into_host_and_path() {
        assert_eq!(split_authority("https://a.kg:8080/b/?c"), ("a.kg:8080", "/b/?c"));
        assert_eq!(split_authority("https://a.kg?c"), ("a.kg", "?c"));
        assert_eq!(host("https://a.kg:8080/b:c"), "a.kg");
        assert_eq!(host("https://a.kg"), "a.kg");
    }

    #[test]
    fn links_out_of_the_site_are_rejected() {
        assert_eq!(resolve("ky/", "../../x"), None);
        assert_eq!(resolve("ky/x/", "%2e%2e/%2E%2E/../y"), None);
        assert_eq!(resolve("ky/x/", "../y"), Some("ky/y".into()));
        assert_eq!(resolve("ky/x/", "./"), Some("ky/x/".into()));
        assert_eq!(join("https://a.kg/b/", "ky/x/#y"), "https://a.kg/b/ky/x/#y");
    }
}
