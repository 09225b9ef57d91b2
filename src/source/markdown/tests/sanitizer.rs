//! An independent oracle: a sanitizer changes nothing in the HTML.
//!
//! The sanitizer parses like a browser and serializes in its own way. Its output is therefore
//! compared with the output of a sanitizer that allows every name in the input.

use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};

use super::validity::{ATTRIBUTES, BLOCKS, INLINE};

/// The allowed schemes.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
/// Schemes that must not occur.
const DISALLOWED_SCHEMES: [&str; 6] = ["javascript", "vbscript", "data", "blob", "file", "ftp"];

/// Returns an error if a strict sanitizer would change the HTML.
pub(super) fn check(html: &str) -> Result<(), String> {
    let known = BLOCKS.into_iter().chain(INLINE).collect();
    let strict = clean(html, known, ATTRIBUTES.into_iter().collect(), SCHEMES.into_iter().collect());
    let lax = clean(html, names(html, '<'), names(html, ' '), SCHEMES.into_iter().chain(DISALLOWED_SCHEMES).collect());
    if strict == lax { Ok(()) } else { Err(format!("a sanitizer would write\n{strict}\nand not\n{lax}")) }
}

fn clean<'h>(html: &str, tags: HashSet<&'h str>, attributes: HashSet<&'h str>, schemes: HashSet<&'h str>) -> String {
    Builder::empty()
        .clean_content_tags(HashSet::new())
        .tags(tags)
        .generic_attributes(attributes)
        .url_schemes(schemes)
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(false)
        .clean(html)
        .to_string()
}

/// Returns every name that follows a character, which includes all element or attribute names.
fn names(html: &str, sign: char) -> HashSet<&str> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    html.split(sign)
        .skip(1)
        .map(|rest| rest.split(ends).next().unwrap_or(rest))
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn oracle_detects_active_content() {
    for bad in [
        "<p>а<script>alert(1)</script></p>",
        "<p onclick=\"x\">а</p>",
        "<a href=\"javascript:alert(1)\">а</a>",
        "<iframe src=\"x\"></iframe>",
        "<img src=\"data:image/svg+xml,x\">",
        "<svg><p>а</p></svg>",
        "<p style=\"color: red\">а</p>",
    ] {
        assert!(check(bad).is_err(), "{bad}");
    }
    let good = "<h2 id=\"а\">А &amp; б</h2>\n<p lang=\"ru\"><a href=\"../x/\">в</a> <a href=\"tel:+996\">г</a></p>";
    assert_eq!(check(good), Ok(()));
}
