//! What happens to any bytes at each door by which bytes come in. Plain functions, which the fuzz targets call, and the
//! property tests of the suite too. Each comes back, whatever the bytes are; what it promises beyond that, it asserts.

use aikyn::build::build_whole;
use aikyn::import::{ImportContext, import};
use aikyn::input::{Inputs, Now};
use aikyn::memo::{Key, Memo, Shelf};
use aikyn::path::Artifacts;
use jiff::civil::date;

/// A door, by its name.
pub type Body = fn(&[u8]);

/// All doors.
pub const BODIES: [(&str, Body); 9] = [
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

/// The front matter of a release.
pub fn front_matter(bytes: &[u8]) {
    inert(&build("content/press/news.ky.md", &[b"---\n", bytes, b"\n---\nText.\n"].concat()));
}

/// The body of a release.
pub fn markdown(bytes: &[u8]) {
    inert(&build("content/press/news.ky.md", &[b"---\ntitle: News\ndate: 2017-11-16\n---\n", bytes].concat()));
}

/// A file of events.
pub fn data(bytes: &[u8]) {
    inert(&build("content/data/visits.yaml", bytes));
}

/// The file of the site itself.
pub fn config(bytes: &[u8]) {
    inert(&build("content/site.yaml", bytes));
}

/// A template of the site's own theme.
pub fn template(bytes: &[u8]) {
    build_whole(&own_theme().with("themes/own/templates/release.html", bytes), &Memo::empty());
}

/// The texts of the site's own theme, and the site's own wording.
pub fn strings(bytes: &[u8]) {
    let inputs = own_theme().with("themes/own/strings/ky.ftl", bytes).with("content/strings/ky.ftl", bytes);
    build_whole(&inputs, &Memo::empty());
}

/// A site with a theme of its own, since files beside the program's own theme are not used.
fn own_theme() -> Inputs {
    let config = "title: Site\nbase_url: https://example.kg/\nlanguages: [ky]\ntheme: own\noutputs: {cards: false}\n";
    site().with("content/site.yaml", config).with("themes/own/theme.yaml", "name: own\nextends: default\n")
}

/// A picture of a release: what is published of it is never the file itself.
pub fn picture(bytes: &[u8]) {
    for name in ["photo.jpg", "photo.png", "photo.webp", "photo.gif", "photo.svg"] {
        let text = format!("---\ntitle: News\ndate: 2017-11-16\n---\n![Photo]({name})\n");
        let inputs = site().without("content/press/news.ky.md").with("content/press/news/index.ky.md", text);
        let built = build_whole(&inputs.with(&format!("content/press/news/{name}"), bytes), &Memo::empty()).value;
        let published = built.artifacts.values().any(|file| **file == *bytes);
        assert!(!published || name.ends_with(".svg"), "{name} is published as it is");
    }
}

/// What the memo has kept: whatever lies there, no page shows anything that was not made.
pub fn memo(bytes: &[u8]) {
    struct Spoilt(Vec<u8>);
    impl Shelf for Spoilt {
        fn take(&self, _: &Key) -> Option<Vec<u8>> {
            Some(self.0.clone())
        }
    }
    inert(&build_whole(&site(), &Memo::over(Spoilt(bytes.to_vec()))).value.artifacts);
}

/// A Word file.
pub fn word_file(bytes: &[u8]) {
    let _ = import(bytes, None, &ImportContext { today: date(2017, 11, 16), people: Vec::new() });
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
    build_whole(&site().with(path, bytes), &Memo::empty()).value.artifacts
}

/// The attributes whose values a browser follows; in others, such as a title, the same letters are words.
const ADDRESSES: [&str; 9] = ["href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "xlink:href"];

/// Nothing that an author wrote acts: the only scripts are data and the one of the search.
fn inert(artifacts: &Artifacts) {
    for (path, bytes) in artifacts.iter().filter(|(path, _)| path.as_str().ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)) {
            // Between quotation marks stand values, and outside of them names.
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
