//! Fuzz bodies: one function for each kind of untrusted input.
//!
//! The fuzz targets and the property tests of the suite call them. Each function must return for
//! any bytes, and asserts what else it guarantees.

use aikyn::authoring::import::{ImportContext, import};
use aikyn::build::build_with_cache;
use aikyn::foundation::path::Artifacts;
use aikyn::incremental::cache::{BuildCache, CacheKey, CacheStore};
use aikyn::source::input::{Inputs, Now};
use jiff::civil::date;

/// A function that processes arbitrary bytes.
pub(super) type Body = fn(&[u8]);

/// All bodies by name.
pub(super) const BODIES: [(&str, Body); 9] = [
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("data", data),
    ("config", config),
    ("template", template),
    ("strings", strings),
    ("picture", picture),
    ("memo", memo),
    ("word_file", word_file),
];

/// Builds a site with fuzzed front matter.
pub(super) fn front_matter(bytes: &[u8]) {
    inert(&build("content/press/news.ky.md", &[b"---\n", bytes, b"\n---\nText.\n"].concat()));
}

/// Builds a site with a fuzzed release.
pub(super) fn markdown(bytes: &[u8]) {
    inert(&build("content/press/news.ky.md", &[b"---\ntitle: News\ndate: 2017-11-16\n---\n", bytes].concat()));
}

/// Builds a site with a fuzzed list of events.
pub(super) fn data(bytes: &[u8]) {
    inert(&build("content/data/visits.yaml", bytes));
}

/// Builds a site with a fuzzed `site.yaml`.
pub(super) fn config(bytes: &[u8]) {
    inert(&build("content/site.yaml", bytes));
}

/// Builds a site with a fuzzed template in its own theme.
pub(super) fn template(bytes: &[u8]) {
    build_with_cache(&own_theme().with("themes/own/templates/release.html", bytes), &BuildCache::empty());
}

/// Builds a site with fuzzed messages in its own theme and in its overrides.
pub(super) fn strings(bytes: &[u8]) {
    let inputs = own_theme().with("themes/own/strings/ky.ftl", bytes).with("content/strings/ky.ftl", bytes);
    build_with_cache(&inputs, &BuildCache::empty());
}

/// Returns a site with its own theme. Files of the default theme cannot be overridden directly.
fn own_theme() -> Inputs {
    let config = "title: Site\nbase_url: https://example.kg/\nlanguages: [ky]\ntheme: own\noutputs: {cards: false}\n";
    site().with("content/site.yaml", config).with("themes/own/theme.yaml", "name: own\nextends: default\n")
}

/// Builds a site with a fuzzed image. Its bytes must never be published unchanged.
pub(super) fn picture(bytes: &[u8]) {
    for name in ["photo.jpg", "photo.png", "photo.webp", "photo.gif", "photo.svg"] {
        let text = format!("---\ntitle: News\ndate: 2017-11-16\n---\n![Photo]({name})\n");
        let inputs = site().without("content/press/news.ky.md").with("content/press/news/index.ky.md", text);
        let built =
            build_with_cache(&inputs.with(&format!("content/press/news/{name}"), bytes), &BuildCache::empty()).value;
        let published = built.artifacts.values().any(|file| **file == *bytes);
        assert!(!published || name.ends_with(".svg"), "{name} is published as it is");
    }
}

/// Builds a site with a fuzzed cache. The pages must have no active content.
pub(super) fn memo(bytes: &[u8]) {
    struct Spoilt(Vec<u8>);
    impl CacheStore for Spoilt {
        fn get(&self, _: &CacheKey) -> Option<Vec<u8>> {
            Some(self.0.clone())
        }
    }
    inert(&build_with_cache(&site(), &BuildCache::with_store(Spoilt(bytes.to_vec()))).value.artifacts);
}

/// Converts a fuzzed Word file.
pub(super) fn word_file(bytes: &[u8]) {
    let _ = import(bytes, None, &ImportContext { today: date(2017, 11, 16), people: Vec::new(), places: Vec::new() });
}

fn site() -> Inputs {
    [
        ("content/site.yaml", "title: Site\nbase_url: https://example.kg/\nlanguages: [ky]\noutputs: {cards: false}\n"),
        ("content/data/districts.yaml", "- {id: ozgon, name: Ozgon}\n"),
        ("content/data/municipalities.yaml", "- {id: jazy, name: Jazy, district: ozgon}\n"),
        ("content/data/visits.yaml", "- {id: jazy-2017, date: 2017-11-21, host: jazy}\n"),
        ("content/press/news.ky.md", "---\ntitle: News\ndate: 2017-11-16\n---\nText.\n"),
    ]
    .into_iter()
    .fold(Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0))), |inputs, (path, text)| inputs.with(path, text))
}

fn build(path: &str, bytes: &[u8]) -> Artifacts {
    build_with_cache(&site().with(path, bytes), &BuildCache::empty()).value.artifacts
}

/// Attributes whose values browsers load or follow. In other attributes, such as a title, a URL is
/// text.
const ADDRESSES: [&str; 9] = ["href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "xlink:href"];

/// Asserts that the pages have no active content. The only scripts are linked data and the search
/// script.
fn inert(artifacts: &Artifacts) {
    for (path, bytes) in artifacts.iter().filter(|(path, _)| path.as_str().ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)) {
            // Every second part of a tag is inside quotation marks.
            let names: String = tag.split('"').step_by(2).collect();
            let element = names.split_whitespace().next().unwrap_or_default();
            let ours = tag == "script type=\"application/ld+json\"" || tag.starts_with("script src=\"");
            let active = ["script", "iframe", "object", "embed", "base"].contains(&element) && !ours;
            let handler = names.split_whitespace().any(|name| name.starts_with("on") && name.ends_with('='));
            let parts: Vec<&str> = tag.split('"').collect();
            let is_address = |before: &str| {
                let name = before.split_whitespace().last().and_then(|name| name.strip_suffix('='));
                name.is_some_and(|name| ADDRESSES.contains(&name))
            };
            let scheme = parts.windows(2).step_by(2).any(|pair| {
                is_address(pair[0]) && pair[1].trim_start().to_ascii_lowercase().starts_with("javascript:")
            });
            assert!(!active && !handler && !scheme, "{path:?} has <{tag}>:\n{html}");
        }
    }
}
