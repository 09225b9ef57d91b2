//! Reads the ids and links of an HTML page.
//!
//! The input comes from templates, so the scanner follows the attribute syntax of HTML (section
//! 13.1.2.3 of the standard) but not its error recovery.

use std::borrow::Cow;

use memchr::memchr;

/// The ids and links of a page, not unescaped.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan<'h> {
    pub ids: Vec<&'h str>,
    pub links: Vec<&'h str>,
}

/// The bytes that end a name, as a table, because every byte of a tag is looked up.
const ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let all = b" \t\n\x0c\r=>/";
    let mut at = 0;
    while at < all.len() {
        ends[all[at] as usize] = true;
        at += 1;
    }
    ends
};

/// Scans a page.
pub(super) fn scan(html: &str) -> Scan<'_> {
    let mut scan = Scan::default();
    let mut rest = html;
    while let Some(open) = memchr(b'<', rest.as_bytes()) {
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (name, after) = split(rest, |byte| ENDS[usize::from(byte)] && byte != b'=');
        rest = attributes(after, &mut scan);
        if matches!(name.len(), 5 | 6) && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
            let end = format!("</{}", name.to_ascii_lowercase());
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        }
    }
    scan
}

/// Splits a text at the first byte that passes a test. The byte must be ASCII.
fn split(text: &str, ends: impl Fn(u8) -> bool) -> (&str, &str) {
    let end = text.as_bytes().iter().position(|&byte| ends(byte)).unwrap_or(text.len());
    text.split_at(end)
}

/// Reads attributes up to the end of the tag, and returns the rest of the page.
fn attributes<'h>(mut rest: &'h str, scan: &mut Scan<'h>) -> &'h str {
    loop {
        // Most tags have no attributes.
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        rest = split(rest, |byte| !byte.is_ascii_whitespace() && byte != b'/').1;
        if rest.is_empty() {
            return rest;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        // A name has at least one character, of any kind.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let length = first + split(&rest[first..], |byte| ENDS[usize::from(byte)]).0.len();
        let (name, after) = rest.split_at(length);
        let after = after.trim_ascii_start();
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            continue;
        };
        let value = value.trim_ascii_start();
        let (value, after) = match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let end = memchr(quote, &value.as_bytes()[1..]).map_or(value.len(), |end| end + 1);
                (&value[1..end], value.get(end + 1..).unwrap_or(""))
            }
            _ => split(value, |byte| byte.is_ascii_whitespace() || byte == b'>'),
        };
        rest = after;
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match name.len() {
            2 if is("id") => scan.ids.push(value),
            3 if is("src") => scan.links.push(value),
            4 if is("href") => scan.links.push(value),
            6 if is("action") || is("poster") => scan.links.push(value),
            6 if is("srcset") => {
                scan.links.extend(value.split(',').filter_map(|one| one.split_whitespace().next()));
            }
            _ => {}
        }
    }
}

/// Replaces the HTML escapes that templates write in attribute values.
pub(super) fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    [("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(Cow::Borrowed(value), |text, (escape, plain)| Cow::Owned(text.replace(escape, plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_links_are_found_with_any_quotes() {
        let html = r#"<!-- <a href="no"> --><A HREF='a' id=b>x</a><img src=c/d.png srcset="e 1x, f 2x"/>
            <script>"<a href='no'>"</script><a href="g&amp;h" hidden>é</a><br/><a href>"#;
        let scan = scan(html);
        assert_eq!(scan.ids, ["b"]);
        assert_eq!(scan.links, ["a", "c/d.png", "e", "f", "g&amp;h"]);
        assert_eq!(unescaped("g&amp;h"), "g&h");
    }

    #[test]
    fn unfinished_tags_do_not_panic() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href='x", "<!-- ", "<script>", "<a ө=ө href=x"] {
            scan(html);
        }
        assert_eq!(scan("<a ө=ө href=x>").links, ["x"]);
    }
}
