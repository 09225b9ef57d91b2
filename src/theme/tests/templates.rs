//! Errors in templates.

use super::*;

#[test]
fn every_invalid_template_is_reported() {
    Fixture::new()
        .file("templates/a.html", "{% if %}\n")
        .file("templates/b.html", "x\n  «{{ x | nope }}»{{ nope() }}\n")
        .file("templates/c.html", "\u{feff}{{ <nope /> }}{% include 'nope.html' %}")
        .file("templates/d.html", "\u{feff}{#- -#}\r\n{% extends \"nope.html\" %}")
        .file("templates/e.html", "{% extends 'f.html' %}{% block nope %}{% endblock %}")
        .file("templates/f.html", "{% block main %}{% endblock %}")
        .file("templates/g.html", b"\xc3\xa9\xff")
        .file("templates/h.html", "{{ name }}\0")
        .load()
        .assert_diagnostics(&[
            "themes/own/templates/a.html:1:7 Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
            "themes/own/templates/b.html:2:11 Unknown filter `nope`",
            "themes/own/templates/b.html:2:22 Unknown function `nope`",
            "themes/own/templates/c.html:1:4 Unknown component `nope`",
            "themes/own/templates/c.html:1:26 Unknown template `nope.html`",
            "themes/own/templates/d.html:2:12 template extends `nope.html`, which does not exist",
            "themes/own/templates/e.html:1:32 Block `nope` is not defined in any parent template",
            "themes/own/templates/g.html:1:2 file is not valid UTF-8: found byte 0xFF",
            "themes/own/templates/h.html:1:11 file contains a NUL byte, so it is not a text file",
        ]);
}

#[test]
fn errors_that_follow_from_an_invalid_template_are_not_reported() {
    let loaded = Fixture::new()
        .file("templates/parts.html", "{% component card(x) %}{{ x }}{% endcomponent %}{% if %}")
        .file("templates/base.html", "{% block side %}{% endblock %}{{ }}")
        .file("themes/base/templates/base.html", "{% block main %}{% endblock %}")
        .file("templates/one.html", "{{ <card x={1} /> }}")
        .file("templates/two.html", "{% include 'parts.html' %}")
        .file("templates/three.html", "{% extends 'base.html' %}{% block side %}{% endblock %}")
        .file("templates/four.html", "{% include 'three.html' %}")
        .file("templates/sound.html", "sound")
        .load();
    let reported = loaded.diagnostics();
    assert_eq!(reported.len(), 2, "{reported:?}");
    assert!(
        reported[0].starts_with("themes/own/templates/base.html:1:34")
            && reported[1].starts_with("themes/own/templates/parts.html:1:55")
    );
    for (template, cause) in [("base", 0), ("three", 0), ("four", 0), ("parts", 1), ("one", 1), ("two", 1)] {
        assert_eq!(loaded.render(&format!("{template}.html")), reported[cause], "{template}");
    }
    assert_eq!(loaded.render("sound.html"), "sound");
}

#[test]
fn the_same_error_in_two_templates_is_reported_for_both() {
    let calls = "{{ <nope /> }}{% block nope_too %}{% endblock %}";
    let loaded = Fixture::new().file("templates/a.html", calls).file("templates/b.html", calls).load();
    loaded.assert_diagnostics(&[
        "themes/own/templates/a.html:1:4 Unknown component `nope`",
        "themes/own/templates/b.html:1:4 Unknown component `nope`",
    ]);
}

#[test]
fn a_template_in_another_encoding_may_define_anything() {
    let loaded = Fixture::new()
        .file("templates/parts.html", b"{% component card(x) %}\xd2{% endcomponent %}")
        .file("templates/one.html", "{{ <card x={1} /> }}")
        .load();
    assert_eq!(loaded.diagnostics().len(), 1, "{:?}", loaded.diagnostics());
}

#[test]
fn an_invalid_template_of_a_base_theme_does_not_affect_its_override() {
    let loaded = Fixture::new().file("themes/base/templates/x.html", "{% if %}").file("templates/x.html", "own").load();
    assert_eq!((loaded.diagnostics().len(), loaded.render("x.html")), (1, "own".into()));
}

#[test]
fn a_cycle_is_reported_once_at_its_start() {
    Fixture::new()
        .file("templates/a.html", "{% extends 'b.html' %}")
        .file("templates/b.html", "\n{% extends 'c.html' %}")
        .file("templates/c.html", "{% extends 'b.html' %}")
        .file("templates/d.html", "x {% include 'e.html' %}")
        .file("templates/e.html", "{% include 'd.html' %}")
        .file("templates/f.html", "{% extends 'f.html' %}")
        .file("themes/base/templates/f.html", "f")
        .load()
        .assert_diagnostics(&[
            "themes/own/templates/b.html:2:12 template extends itself through `own/c.html`",
            "themes/own/templates/d.html:1:14 template includes itself through `own/e.html`",
            "themes/own/templates/f.html:1:12 template extends itself; template of the other theme is `base/f.html`",
        ]);
}

#[test]
fn a_component_may_override_that_of_a_base_theme_but_not_of_its_own() {
    let component = |name: &str, text: &str| format!("{{% component {name}() %}}{text}{{% endcomponent %}}");
    let loaded = Fixture::new()
        .file("themes/base/templates/a.html", component("x", "base"))
        .file("templates/a.html", component("x", "own"))
        .file("templates/page.html", "{{ <x /> }}")
        .load()
        .assert_diagnostics(&[]);
    assert_eq!(loaded.render("page.html"), "own");
    for _ in 0..10 {
        Fixture::new()
            .file("templates/a.html", component("x", "") + &component("y", ""))
            .file("templates/b.html", component("z", ""))
            .file("templates/c.html", component("z", "") + "\n" + &component("y", ""))
            .file("templates/d.html", component("x", ""))
            .load()
            .assert_diagnostics(&[
                "themes/own/templates/c.html:1:14 component `z` is also defined in `own/b.html`",
                "themes/own/templates/c.html:2:14 component `y` is also defined in `own/a.html`",
                "themes/own/templates/d.html:1:14 component `x` is also defined in `own/a.html`",
            ]);
    }
}

#[test]
fn a_rendering_error_has_its_place() {
    let loaded = Fixture::new()
        .file("templates/x.html", "\u{feff}ab\r\n{{ name }} {{ name.first.second }}")
        .file("templates/cards/y.html", "{% include 'x.html' %}")
        .load()
        .assert_diagnostics(&[]);
    let reported = loaded.render("cards/y.html");
    assert!(reported.starts_with("themes/own/templates/x.html:2:20 Field `first` is not defined"), "{reported}");
    assert_eq!(loaded.render("nope.html"), "themes/own/theme.yaml:1:1 template `nope.html` not found in the theme");
}

#[test]
fn an_endless_template_is_stopped() {
    let rows = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{{ name }}0123456789012345678901234567890123456789{% endfor %}{% endfor %}";
    assert_eq!(
        Fixture::new().render(rows),
        "themes/own/templates/x.html:1:1 page is larger than 20 MB; look for a loop without an end"
    );
    let silent = "{% for a in range(end=100000) %}\n {% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    assert_eq!(
        Fixture::new().render(silent),
        "themes/own/templates/x.html:2:2 loops of this page have more than 1\u{a0}000\u{a0}000 turns; look for a loop without an end"
    );
    let list = "{% set r = range(end=100000) %}{% set s = [[b for b in r if b > 0] for a in r] %}";
    let reported = Fixture::new().render(list);
    assert!(reported.starts_with("themes/own/templates/x.html:1:32 loops of this page have more than"), "{reported}");
    let wide = "{% component c() %}{% for i in [1, 2, 3, 4, 5, 6, 7, 8] %}{{ <c /> }}{% endfor %}{% endcomponent %}{{ <c /> }}";
    let reported = Fixture::new().render(wide);
    assert!(reported.contains("more than 1\u{a0}000\u{a0}000 turns") || reported.contains("recursion"), "{reported}");
    let reported = Fixture::new().render("{% component c() %}{{ <c /> }}{% endcomponent %}{{ <c /> }}");
    assert!(reported.starts_with("themes/own/templates/x.html:1:"), "{reported}");
}

#[test]
fn a_page_that_its_text_makes_too_large_is_told_from_an_endless_template() {
    let loaded = Fixture::new().file("templates/x.html", "{{ name }}").load();
    let name = "a".repeat(21_000_000);
    let reported = loaded.render_view("x.html", &json!({"name": name}));
    assert!(reported.contains("page /ky/press/x/ would be larger than 20 MB by its texts alone"), "{reported}");
}

#[test]
fn an_error_in_an_included_template_names_the_including_ones() {
    let loaded = Fixture::new()
        .file("themes/base/templates/base.html", "<p>\n{% include 'head.html' %}{% block main %}{% endblock %}")
        .file("templates/head.html", "{% include \"deep.html\" %}")
        .file("templates/deep.html", "{{ name.first.second }}")
        .file("templates/page.html", "{% extends 'base.html' %}{% block main %}{{ name.first.second }}{% endblock %}")
        .file("templates/own.html", "{% extends 'base.html' %}")
        .load();
    let reported = loaded.render("own.html");
    assert!(reported.starts_with("themes/own/templates/deep.html:1:9 "), "{reported}");
    assert!(
        reported.ends_with("included by themes/own/templates/head.html:1:12 ← themes/base/templates/base.html:2:12"),
        "{reported}"
    );
    let loaded = Fixture::new()
        .file("themes/base/templates/base.html", "{% block main %}{% endblock %}")
        .file("templates/page.html", "{% extends 'base.html' %}{% block main %}{{ name.first.second }}{% endblock %}")
        .load();
    assert!(!loaded.render("page.html").contains("included"), "a parent is not an include");
}

#[test]
fn a_value_that_grows_without_end_is_stopped() {
    for (grow, name) in [
        ("{% set s = \"x\" %}{% for i in range(end=40) %}\n{% set_global s = s ~ s %}{% endfor %}", "s"),
        ("{% set l = [1] %}{% for i in range(end=40) %}\n{% set_global l = [...l, ...l] %}{% endfor %}", "l"),
        ("{% set l = [1] %}{% for i in range(end=40) %}\n{% set_global l = [l, l] %}{% endfor %}{{ l }}", "l"),
        (
            "{% set c = \"x\" %}{% for i in range(end=40) %}\n{% set_global c %}{{ c }}{{ c }}{% endset %}{% endfor %}",
            "c",
        ),
    ] {
        let reported = Fixture::new().render(grow);
        let place = reported.starts_with("themes/own/templates/x.html:2:1")
            || reported.starts_with("themes/own/templates/x.html:2:3");
        let message = format!("variable `{name}` is larger than 20 MB; look for a loop in which it grows");
        assert!(place && reported.ends_with(&message), "{reported}");
    }
}

#[test]
fn line_endings_do_not_change_the_output() {
    let text = "<p>{{ name }}</p>\n{% if true -%}\n a\n{%- endif %}\n";
    let (unix, windows) =
        (Fixture::new().render(text), Fixture::new().render(&format!("\u{feff}{}", text.replace('\n', "\r\n"))));
    assert_eq!(unix, windows);
    assert_eq!(unix, "<p>&lt;Жазы&gt;</p>\na\n");
}

#[test]
fn place_of_returns_the_place_of_a_string() {
    let loaded = Fixture::new().file("templates/x.html", "\u{feff}a\r\nb «href»").load();
    let place = loaded.theme().place_of("href").unwrap();
    let bytes = loaded.inputs.bytes(&place.path).unwrap_or_default();
    assert_eq!((&*place.path, place.line_column(bytes)), ("themes/own/templates/x.html", (2, 4)));
}

#[test]
fn a_template_sees_its_view_and_the_shared_variables() {
    let text = "{{ count }} {{ page.lang }} {{ site.title }} {{ data.budget[1] }}";
    assert_eq!(Fixture::new().render(text), "41 ky Сайт 2");
}
