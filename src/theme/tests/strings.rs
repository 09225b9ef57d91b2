//! Errors in interface texts, and the features of Fluent.

use super::*;
use crate::language::fluent::Arg;

fn with(ky: impl AsRef<[u8]>, ru: impl AsRef<[u8]>) -> Fixture {
    Fixture::new().file("strings/ky.ftl", ky).file("strings/ru.ftl", ru)
}

#[test]
fn every_error_is_reported_at_its_place() {
    with(
        "\u{feff}# Тексттер\r\n\r\nonly-ky = x\r\nn = { $n } киши\r\nbad = { }\r\nb = { nowhere } { -term }\r\n",
        "only-ru = x\nn = человек\nbad = x\nb = x\n  .title = y\nf = { NUMBER($n) }\n",
    )
    .load()
    .assert_diagnostics(&[
        "themes/own/strings/ky.ftl:3:1 interface text `only-ky` is missing in Russian",
        "themes/own/strings/ky.ftl:5:9 invalid Fluent syntax: Expected an inline expression",
        "themes/own/strings/ky.ftl:6:1 cannot format interface text `b`: `-term` does not exist",
        "themes/own/strings/ky.ftl:6:1 cannot format interface text `b`: `nowhere` does not exist",
        "themes/own/strings/ru.ftl:1:1 interface text `only-ru` is missing in Kyrgyz",
        "themes/own/strings/ru.ftl:2:1 interface text `n` uses no variable in Russian, but `$n` in Kyrgyz",
        "themes/own/strings/ru.ftl:4:1 interface text `b.title` is missing in Kyrgyz",
        "themes/own/strings/ru.ftl:6:1 cannot format interface text `f`: function `NUMBER` does not exist",
        "themes/own/strings/ru.ftl:6:1 interface text `f` is missing in Kyrgyz",
    ]);
}

#[test]
fn a_file_in_another_encoding_is_one_error() {
    let loaded = with(b"a = \xd2\xe5\xea\xf1\xf2\n", "a = Текст\nb = x\n")
        .file("templates/x.html", "{{ t(key='b') }}{{ t(key='unheard') }}")
        .load()
        .assert_diagnostics(&["themes/own/strings/ky.ftl:1:5 file is not valid UTF-8: found byte 0xD2"]);
    assert_eq!(loaded.render("x.html"), "bunheard");
}

#[test]
fn an_error_reported_by_loading_is_not_repeated_by_rendering() {
    let loaded = with("c = { c }\nd = { c }\na = {\nb = { $n }", "a = x\nb = { $n }\nc = x\nd = x\nonly-ru = x")
        .file("templates/x.html", "{{ t(key='a') }} {{ t(key='c') }} {{ t(key='d') }} {{ t(key='only-ru') }}")
        .load();
    assert_eq!(loaded.diagnostics().len(), 3, "{:?}", loaded.diagnostics());
    assert!(loaded.diagnostics().iter().any(|line| line.ends_with("`c`: it refers to itself")));
    assert_eq!(loaded.render("x.html"), "a c d only-ru");
}

#[test]
fn variables_of_referenced_texts_count() {
    with("a = { b }\nb = { $n }\n", "a = { $n }\nb = { $n }\n").load().assert_diagnostics(&[]);
    let by_both_ways = "-t = { b }\na = { -t } { b }\nb = { $n }\n";
    with(by_both_ways, by_both_ways.replace("{ -t } { b }", "{ $n }")).load().assert_diagnostics(&[]);
    with("-t = { $case ->\n   *[x] a\n}\na = { -t(case: \"x\") }", "a = b").load().assert_diagnostics(&[]);
}

#[test]
fn terms_attributes_and_references_work() {
    let ru = "-project = { $case ->\n   *[nom] Проект\n    [gen] Проекта\n}\nabout = О { -project(case: \"gen\") }: { hint.title }\nhint = x\n    .title = подсказка\n";
    let loaded = with("about = Долбоор\nhint = x\n    .title = y\n", ru).load().assert_diagnostics(&[]);
    let text = |key: &str| loaded.theme().text(Lang::Ru, key, &[]);
    assert_eq!(text("about"), "О Проекта: подсказка");
    assert_eq!(text("hint.title"), "подсказка");
    assert_eq!(text("nowhere"), "nowhere");
    assert_eq!(loaded.theme().text(Lang::Ky, "about", &[]), "Долбоор");
}

#[test]
fn an_override_replaces_the_whole_text() {
    let loaded = with("a = x\n    .b = y\n", "a = x\n    .b = y\n")
        .file("content/strings/ky.ftl", "a = өз\n")
        .file("content/strings/ru.ftl", "a = своё\n")
        .load()
        .assert_diagnostics(&[]);
    assert_eq!(loaded.theme().text(Lang::Ru, "a", &[]), "своё");
    assert_eq!(
        loaded.render_page("x.html", &json!({})),
        "themes/own/theme.yaml:1:1 template `x.html` not found in the theme"
    );
}

#[test]
fn numbers_select_plural_forms_in_both_languages() {
    let text = "n = { $n ->\n    [one] one\n    [few] few\n    [many] many\n   *[other] other\n}: { $n }\n";
    let loaded = with(text, text).load().assert_diagnostics(&[]);
    let say = |lang, n: u64| loaded.theme().text(lang, "n", &[("n", Arg::Number(n))]);
    assert_eq!(
        [1, 2, 5, 21, 1000].map(|n| say(Lang::Ru, n)),
        ["one: 1", "few: 2", "many: 5", "one: 21", "many: 1\u{a0}000"]
    );
    assert_eq!([1, 2, 21].map(|n| say(Lang::Ky, n)), ["one: 1", "other: 2", "other: 21"]);
    let shown = loaded.theme().text(Lang::Ru, "n", &[("n", Arg::Text("1000".into()))]);
    assert_eq!(shown, "other: 1000");
}

#[test]
fn line_endings_do_not_change_the_output() {
    let text = "a = one\n    two { $n }\n    three\n";
    let unix = with(text, text).load();
    let windows = with(text.replace('\n', "\r\n"), text.replace('\n', "\r\n")).load();
    let say = |loaded: &Loaded| loaded.theme().text(Lang::Ru, "a", &[("n", Arg::Number(1))]);
    assert_eq!(say(&unix), "one\ntwo 1\nthree");
    assert_eq!(say(&unix), say(&windows));
}

#[test]
fn hostile_texts_are_errors_and_do_not_panic() {
    let deep = |open: &str| format!("a = {}\n", open.repeat(100_000));
    for (text, reported) in [
        (deep("{"), "braces or parentheses are nested too deeply here"),
        (deep("{F("), "braces or parentheses are nested too deeply here"),
        ("a = { 1.00000000000000000000000 ->\n   *[x] y\n}\n".into(), "number 1.00000000000000000000000 is too long"),
        (format!("a = {{ {} ->\n   *[x] y\n}}\n", "9".repeat(400)), "is too long"),
    ] {
        let loaded = with(&text, "a = x\n").load();
        assert_eq!(loaded.diagnostics().len(), 1, "{:?}", loaded.diagnostics());
        assert!(loaded.diagnostics()[0].ends_with(reported), "{:?}", loaded.diagnostics());
        assert_eq!(loaded.theme().text(Lang::Ky, "a", &[]), "a");
    }
}

#[test]
fn a_missing_text_that_the_program_uses_is_an_error() {
    let mut fixture = Fixture::new();
    for lang in ["ky", "ru"] {
        let path = format!("themes/base/strings/{lang}.ftl");
        let text =
            String::from_utf8_lossy(fixture.inputs.bytes(&path).unwrap()).replace("title-press = x", "title-pres = x");
        fixture = fixture.file(&path, text);
    }
    fixture.load().assert_diagnostics(&["themes/own/theme.yaml:1:1 unknown interface text `title-press`"]);
}
