//! Which theme's file counts, and what is said when a theme is not to be had.

use super::*;

#[test]
fn the_first_theme_that_has_a_thing_counts() {
    let loaded = Stage::new()
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
    assert_eq!(loaded.draw("page.html"), "own, own, site");
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
fn the_embedded_theme_is_sound_and_gives_way_to_a_folder_of_its_name() {
    Stage::new().load_named("default").tells(&[]);
    let own = Stage::new()
        .file("themes/default/theme.yaml", "name: default\nextends: base\n")
        .file("themes/default/templates/home.html", "own")
        .load_named("default")
        .tells(&[]);
    assert_eq!(own.draw("home.html"), "own");
    assert!(!own.theme().has_template("base.html"));
}

#[test]
fn files_beside_the_embedded_theme_are_not_passed_over_in_silence() {
    let loaded = Stage::new().file("themes/default/templates/home.html", "own").load_named("default");
    assert!(
        loaded.told()[0].starts_with("themes/default/templates/home.html:1:1 `themes/default` has no `theme.yaml`")
    );
    assert!(loaded.theme().has_template("base.html"));
}

#[test]
fn an_unknown_theme_is_one_fault_and_not_a_hundred() {
    let loaded = Stage::new().load_named("bse").tells(&["content/site.yaml:4:8 there is no theme `bse`"]);
    assert!(loaded.theme.is_none());
    for (manifest, told) in [
        ("\u{feff}extends: bas\n", "themes/own/theme.yaml:1:10 there is no theme `bas`"),
        ("extends: own\n", "themes/own/theme.yaml:1:10 the theme `own` extends itself"),
        ("name: x\nextend: base\n", "themes/own/theme.yaml:2:1 there is no key `extend` here"),
    ] {
        let loaded =
            Stage::new().file("theme.yaml", manifest).file("templates/x.html", "{% extends 'y.html' %}").load();
        assert!(loaded.theme.is_none());
        assert_eq!(loaded.told().len(), 1, "{:?}", loaded.told());
        assert!(loaded.told()[0].starts_with(told), "{:?}", loaded.told());
    }
}

#[test]
fn a_circle_of_themes_has_an_end() {
    let loaded = Stage::new().file("themes/base/theme.yaml", "extends: own\n").load();
    loaded.tells(&["themes/base/theme.yaml:1:10 the theme `own` extends itself"]);
}

#[test]
fn a_file_that_cannot_be_had_is_told_of_and_misses_nobody() {
    let loaded = Stage::new()
        .file("strings/ru.ftl", "only-here = x\n")
        .file("templates/page.html", "{% include 'part.html' %}")
        .fault("strings/ky.ftl", FileFault::LinkOutside)
        .fault("templates/part.html", FileFault::Special)
        .load();
    let told = loaded.told();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("themes/own/strings/ky.ftl:1:1")
            && told[1].starts_with("themes/own/templates/part.html:1:1")
    );
    assert_eq!(loaded.draw("page.html"), told[1]);
}
