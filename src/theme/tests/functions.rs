//! What templates call.

use super::*;

#[test]
fn an_address_becomes_a_link_from_the_page() {
    let loaded =
        Stage::new().file("templates/x.html", "{{ url(to='ky/#a') }} {{ url(to='') }} {{ url(to='ky/план/') }}").load();
    let page = |file: &str, base: &str, portable: bool| {
        loaded.draw_page("x.html", &json!({"lang": "ky", "file": file, "base": base, "portable": portable}))
    };
    let plan = "%D0%BF%D0%BB%D0%B0%D0%BD";
    assert_eq!(page("ky/press/x/index.html", "", false), format!("../../#a ../../../ ../../{plan}/"));
    assert_eq!(page("ky/index.html", "", true), format!("index.html#a ../index.html {plan}/index.html"));
    assert_eq!(page("404.html", "/sub/", false), format!("/sub/ky/#a /sub/ /sub/ky/{plan}/"));
}

#[test]
fn an_address_elsewhere_stays_as_it_is() {
    for address in ["https://a.kg/?u=1", "http://a.kg", "mailto:a@a.kg", "tel:+996770771711"] {
        assert_eq!(Stage::new().draws(&format!("{{{{ url(to='{address}') }}}}")), address);
    }
    assert_eq!(Stage::new().draws("{{ url(to='ky/?u=http://a.kg') }}"), "../../?u=http://a.kg");
    assert_eq!(Stage::new().draws("{{ url(to='javascript:a') }}"), "../../../javascript%3Aa");
}

#[test]
fn a_component_that_does_not_ask_for_the_page_is_told_to() {
    let component = |arguments: &str, call: &str| {
        format!("{{% component c({arguments}) %}}{{{{ {call} }}}}{{% endcomponent %}}{{{{ <c /> }}}}")
    };
    for call in ["url(to='ky/')", "t(key='title-press')", "asset(name='a.css')"] {
        let stage = || Stage::new().file("static/a.css", "");
        let told = stage().draws(&component("", call));
        assert!(told.starts_with("themes/own/templates/x.html:1:"), "{told}");
        assert!(
            told.ends_with("this component does not receive `page`; add `@page` to the arguments of the component"),
            "{told}"
        );
        assert!(!stage().draws(&component("@page", call)).contains("themes/"));
    }
    assert_eq!(Stage::new().draws(&component("", "t(key='title-press', lang='ru')")), "x");
}

#[test]
fn an_asset_is_linked_by_its_hashed_name() {
    let stage = || Stage::new().file("static/style.css", "a{}");
    let hash = &blake3::hash(b"a{}").to_hex()[..8];
    assert_eq!(stage().draws("{{ asset(name='style.css') }}"), format!("../../../assets/style.{hash}.css"));
    let told = stage().draws("<link href='{{ asset(name='styl.css') }}'>");
    assert_eq!(
        told,
        "themes/own/templates/x.html:1:16 the theme has no file `static/styl.css`; did you mean `style.css`?"
    );
}

#[test]
fn an_interface_text_has_its_language_its_arguments_and_is_escaped() {
    let texts = "n = { $n ->\n    [one] { $n } участник\n    [few] { $n } участника\n   *[many] { $n } участников\n}\ngreeting = <b>{ $who }\n";
    let stage = || {
        Stage::new()
            .file("strings/ru.ftl", texts)
            .file("strings/ky.ftl", "n = { $n } катышуучу\ngreeting = { $who }!\n")
    };
    assert_eq!(
        stage().draws("{{ t(key='n', n=count) }}|{{ t(key='n', lang='ru', n=count) }}"),
        "41 катышуучу|41 участник"
    );
    assert_eq!(stage().draws("{{ t(key='n', lang='ru', n=many) }}"), "1\u{a0}234\u{a0}567 участников");
    assert_eq!(stage().draws("{{ t(key='greeting', lang='ru', who=name) }}"), "&lt;b&gt;&lt;Жазы&gt;");
    for (call, message) in [
        ("t(key='greting', who='x')", "there is no interface text `greting`; did you mean `greeting`?"),
        ("t(key='greeting')", "the interface text `greeting` cannot be made: the variable `who` is not given"),
        ("t(key='n', n=1.5)", "`n` must be text or a whole number, not `f64`"),
        ("t(key='n', n=1, lang='de')", "`de` is not a language of this site"),
    ] {
        assert_eq!(
            stage().draws(&format!("a\n{{{{ {call} }}}}")),
            format!("themes/own/templates/x.html:2:4 {message}")
        );
    }
    let mut alone = stage();
    alone.languages = vec![Lang::Ky];
    assert!(alone.draws("{{ t(key='n', n=1, lang='ru') }}").ends_with("`ru` is not a language of this site"));
}
