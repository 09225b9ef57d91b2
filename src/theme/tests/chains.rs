//! The order of themes, and errors in a chain.

use super::*;

#[test]
fn the_first_theme_of_the_chain_wins() {
    let loaded = Fixture::new()
        .file(
            "themes/base/templates/page.html",
            "{% include 'part.html' %}, {{ t(key='greeting') }}, {{ t(key='own') }}",
        )
        .file("themes/base/templates/part.html", "base")
        .file("themes/base/strings/ky.ftl", "greeting = base\nown = base\n")
        .file("themes/base/strings/ru.ftl", "greeting = base\nown = base\n")
        .file("themes/base/static/style.css", "base")
        .file("themes/base/static/icon.svg", "base")
        .file("templates/part.html", "own")
        .file("strings/ky.ftl", "greeting = own\n")
        .file("strings/ru.ftl", "greeting = own\n")
        .file("static/style.css", "own")
        .file("content/strings/ky.ftl", "own = site")
        .load();
    assert_eq!(loaded.render("page.html"), "own, own, site");
    let assets: Vec<_> =
        loaded.theme().assets().map(|asset| (asset.name.as_str(), &*asset.bytes, &*asset.source)).collect();
    assert_eq!(
        assets,
        [
            ("icon.svg", b"base".as_slice(), "themes/base/static/icon.svg"),
            ("style.css", b"own", "themes/own/static/style.css"),
        ]
    );
    assert!(loaded.theme().has_template("part.html") && !loaded.theme().has_template("parts.html"));
}

#[test]
fn a_folder_replaces_the_embedded_theme_of_the_same_name() {
    Fixture::new().load_named("default").assert_diagnostics(&[]);
    let own = Fixture::new()
        .file("themes/default/theme.yaml", "name: default\nextends: base\n")
        .file("themes/default/templates/home.html", "own")
        .load_named("default")
        .assert_diagnostics(&[]);
    assert_eq!(own.render("home.html"), "own");
    assert!(!own.theme().has_template("base.html"));
}

#[test]
fn files_in_a_folder_of_the_embedded_theme_without_a_manifest_are_reported() {
    let loaded = Fixture::new().file("themes/default/templates/home.html", "own").load_named("default");
    assert!(
        loaded.diagnostics()[0]
            .starts_with("themes/default/templates/home.html:1:1 `themes/default` has no `theme.yaml`")
    );
    assert!(loaded.theme().has_template("base.html"));
}

#[test]
fn an_unknown_theme_is_reported_once() {
    let loaded = Fixture::new().load_named("bse").assert_diagnostics(&["content/site.yaml:4:8 unknown theme `bse`"]);
    assert!(loaded.theme.is_none());
    for (manifest, reported) in [
        ("\u{feff}extends: bas\n", "themes/own/theme.yaml:1:10 unknown theme `bas`"),
        ("extends: own\n", "themes/own/theme.yaml:1:10 theme `own` extends itself"),
        ("name: x\nextend: base\n", "themes/own/theme.yaml:2:1 unknown key `extend`"),
    ] {
        let loaded =
            Fixture::new().file("theme.yaml", manifest).file("templates/x.html", "{% extends 'y.html' %}").load();
        assert!(loaded.theme.is_none());
        assert_eq!(loaded.diagnostics().len(), 1, "{:?}", loaded.diagnostics());
        assert!(loaded.diagnostics()[0].starts_with(reported), "{:?}", loaded.diagnostics());
    }
}

#[test]
fn a_cycle_of_themes_is_an_error() {
    let loaded = Fixture::new().file("themes/base/theme.yaml", "extends: own\n").load();
    loaded.assert_diagnostics(&["themes/base/theme.yaml:1:10 theme `own` extends itself"]);
}

#[test]
fn an_unreadable_file_causes_no_further_errors() {
    let loaded = Fixture::new()
        .file("strings/ru.ftl", "only-here = x\n")
        .file("templates/page.html", "{% include 'part.html' %}")
        .fault("strings/ky.ftl", FileError::LinkOutside)
        .fault("templates/part.html", FileError::Special)
        .load();
    let reported = loaded.diagnostics();
    assert_eq!(reported.len(), 2, "{reported:?}");
    assert!(
        reported[0].starts_with("themes/own/strings/ky.ftl:1:1")
            && reported[1].starts_with("themes/own/templates/part.html:1:1")
    );
    assert_eq!(loaded.render("page.html"), reported[1]);
}

#[test]
fn a_folder_that_leads_out_of_the_site_is_no_missing_theme() {
    let folders = [("themes/own", "themes/own"), ("themes", "themes")];
    for (link, place) in folders {
        let mut fixture = Fixture::new();
        fixture.inputs.files.retain(|path, _| !path.starts_with("themes/own/"));
        fixture.inputs.files.insert(link.into(), Entry::Unreadable(FileError::LinkOutside));
        let reported = fixture.load().diagnostics();
        let [only] = &reported[..] else { panic!("{reported:?}") };
        assert!(only.starts_with(&format!("{place}:1:1 `{place}` is a symbolic link that leads out")), "{only}");
    }
}
