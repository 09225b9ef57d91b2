//! The real site in `content/`, as it is published.

use std::path::Path;

use aikyn::foundation::diagnostics::Rule;
use aikyn::source::input::Settings;

use crate::harness::{Built, TestSite};
use crate::pages::assert_links_in;

fn site() -> Built {
    site_at("https://www.vap.kg/")
}

fn site_at(base_url: &str) -> Built {
    let settings = Settings { base_url: Some(base_url.into()), ..Settings::default() };
    TestSite::from_folder(Path::new(env!("CARGO_MANIFEST_DIR"))).on(2026, 11, 23).settings(settings).build()
}

#[test]
fn has_no_errors() {
    let built = site();
    let errors: Vec<String> = built
        .lines()
        .into_iter()
        .zip(&built.diagnostics)
        .filter(|(_, diagnostic)| diagnostic.is_error())
        .map(|(line, _)| line)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn internal_links_resolve_at_the_root_and_in_a_directory() {
    assert_links_in(&site(), "");
    assert_links_in(&site_at("https://bakyt.test/sub/folder"), "sub/folder/");
}

#[test]
fn every_page_exists_in_both_languages() {
    let built = site();
    for lang in ["ky", "ru"] {
        for address in [
            "",
            "press/",
            "press/koshunangdan-korup/",
            "schedule/",
            "schedule/2017/",
            "visits/jazy-2017/",
            "visits/gulistan-2017/",
            "visits/chong-alay-2017/",
            "programmes/tajryyba-almashuu-2017/",
            "results/",
            "municipalities/",
            "municipalities/jazy/",
            "districts/ozgon/",
            "glossary/",
            "people/",
            "documents/",
            "data/",
            "about/",
        ] {
            assert!(built.has(&format!("{lang}/{address}index.html")), "{lang}/{address}");
        }
        // The sources contain no commitments, so that page is not written.
        assert!(!built.has(&format!("{lang}/commitments/index.html")));
    }
}

#[test]
fn pages_load_nothing_from_other_hosts() {
    for (path, bytes) in &site().artifacts {
        if path.as_str().ends_with(".html") {
            // JSON-LD is in a `<script>` element, which browsers do not run.
            let html = std::str::from_utf8(bytes).unwrap().replace("<script type=\"application/ld+json\">", "");
            // Only the search page has a script, and the theme serves it.
            let html = if path.as_str().ends_with("/search/index.html") {
                html.replace("<script src=\"../../assets/search.", "")
            } else {
                html
            };
            for tag in ["<script", "<iframe", " style=\"", "<style", " onclick", "src=\"http", "src=\"//"] {
                assert!(!html.contains(tag), "{path:?} has {tag}");
            }
        }
    }
}

#[test]
fn pages_are_small() {
    for (path, bytes) in &site().artifacts {
        if path.as_str().ends_with(".html") {
            assert!(bytes.len() < 60_000, "{path:?} has {} bytes", bytes.len());
        }
    }
}

#[test]
fn original_press_release_builds_unchanged() {
    let seed = include_str!("../fixtures/press-release.ky.txt");
    let text = format!("---\ntitle: ПРЕСС-РЕЛИЗ\ndate: 2017-11\nallow: [missing-translation]\n---\n{seed}");
    let built = TestSite::new().file("content/press/seed.ky.md", text).build();
    // The original text has exactly these mistakes: a heading that its indentation makes code,
    // three bullets that Markdown does not know, two unexplained abbreviations, and a quotation
    // that is opened once and closed twice.
    let found: Vec<(Rule, usize)> = built
        .diagnostics
        .iter()
        .map(|diagnostic| {
            (
                diagnostic.rule(),
                diagnostic.location.line_column(built.inputs().bytes(&diagnostic.location.path).unwrap()).0,
            )
        })
        .collect();
    let (markup, unexplained) = (Rule::LiteralMarkup, Rule::UnexplainedAbbreviation);
    let mut expected = vec![(markup, 6), (unexplained, 13), (unexplained, 19), (Rule::UnbalancedQuotes, 19)];
    expected.extend([(markup, 13), (markup, 14), (markup, 15)]);
    expected.sort();
    let mut sorted = found;
    sorted.sort();
    assert_eq!(sorted, expected, "{:#?}", built.lines());
    built.shows("ky/press/seed/index.html", "«Элдин үнү жана ЖӨБ органдарынын жоопкерчилиги: бюджеттик процесс»");
}
