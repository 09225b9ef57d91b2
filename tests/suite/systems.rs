//! Facts of other systems that can be tried on any: line ends and separators of paths.
//!
//! docs/dev/systems.md lists all of them. Reserved names, names that differ only in case, and long
//! paths are tested in `faults::names` and in the unit tests of `foundation::path`.

use std::path::Path;

use crate::harness::TestSite;

fn fixture(name: &str) -> TestSite {
    TestSite::from_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name))
}

/// Git for Windows writes texts with CRLF.
#[test]
fn texts_with_crlf_give_the_same_site() {
    for name in ["every-key", "extremes"] {
        let plain = fixture(name).without_drawing();
        let mut other = plain.clone();
        let endings = [".md", ".yaml", ".ftl", ".geojson", ".html"];
        let texts: Vec<String> = plain
            .paths()
            .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
            .map(str::to_owned)
            .collect();
        assert!(texts.len() > 5, "{texts:?}");
        for path in texts {
            let text = String::from_utf8(plain.bytes(&path).to_vec()).unwrap();
            assert!(!text.contains('\r'), "{path} has CRLF already");
            other = other.file(&path, text.replace('\n', "\r\n"));
        }
        let (plain, other) = (plain.build(), other.build());
        assert_eq!(plain.lines(), other.lines(), "{name}");
        assert_eq!(plain.artifacts.keys().collect::<Vec<_>>(), other.artifacts.keys().collect::<Vec<_>>());
        for (path, bytes) in &plain.artifacts {
            // Files of `content/static` are published unchanged, and tables of open data have CRLF
            // in any case.
            assert!(other.artifacts[path] == *bytes, "{name}: {} differs", path.as_str());
        }
    }
}

/// Windows separates the parts of a path by backslashes, and the Explorer copies them so.
#[test]
fn paths_with_backslashes_are_errors_that_show_the_right_path() {
    let built = TestSite::new()
        .file("content/static/docs/plan.txt", "x")
        .file("content/data/documents.yaml", "- {id: plan, title: План, file: 'docs\\plan.txt', date: 2017-11-16}\n")
        .build();
    let lines = built.lines();
    assert!(lines.iter().any(|line| line.contains("documents.yaml") && line.contains("docs/plan.txt")), "{lines:#?}");
}
