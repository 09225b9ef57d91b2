//! The functions that templates call.

use super::*;

#[test]
fn url_returns_a_link_relative_to_the_page() {
    let loaded = Fixture::new()
        .file("templates/x.html", "{{ url(to='ky/#a') }} {{ url(to='') }} {{ url(to='ky/план/') }}")
        .load();
    let page = |file: &str, base: &str, portable: bool| {
        loaded.render_page("x.html", &json!({"lang": "ky", "file": file, "base": base, "portable": portable}))
    };
    let plan = "%D0%BF%D0%BB%D0%B0%D0%BD";
    assert_eq!(page("ky/press/x/index.html", "", false), format!("../../#a ../../../ ../../{plan}/"));
    assert_eq!(page("ky/index.html", "", true), format!("index.html#a ../index.html {plan}/index.html"));
    assert_eq!(page("404.html", "/sub/", false), format!("/sub/ky/#a /sub/ /sub/ky/{plan}/"));
}

#[test]
fn url_leaves_absolute_urls_unchanged() {
    for address in ["https://a.kg/?u=1", "http://a.kg", "mailto:a@a.kg", "tel:+996770771711"] {
        assert_eq!(Fixture::new().render(&format!("{{{{ url(to='{address}') }}}}")), address);
    }
    assert_eq!(Fixture::new().render("{{ url(to='ky/?u=http://a.kg') }}"), "../../?u=http://a.kg");
    assert_eq!(Fixture::new().render("{{ url(to='javascript:a') }}"), "../../../javascript%3Aa");
}

#[test]
fn a_component_without_page_cannot_call_functions_that_need_it() {
    let component = |arguments: &str, call: &str| {
        format!("{{% component c({arguments}) %}}{{{{ {call} }}}}{{% endcomponent %}}{{{{ <c /> }}}}")
    };
    for call in ["url(to='ky/')", "t(key='title-press')", "asset(name='a.css')"] {
        let fixture = || Fixture::new().file("static/a.css", "");
        let reported = fixture().render(&component("", call));
        assert!(reported.starts_with("themes/own/templates/x.html:1:"), "{reported}");
        assert!(
            reported.ends_with("component does not receive `page`; add `@page` to the arguments of the component"),
            "{reported}"
        );
        assert!(!fixture().render(&component("@page", call)).contains("themes/"));
    }
    assert_eq!(Fixture::new().render(&component("", "t(key='title-press', lang='ru')")), "x");
}

#[test]
fn asset_returns_a_link_to_the_hashed_name() {
    let fixture = || Fixture::new().file("static/style.css", "a{}");
    let hash = &blake3::hash(b"a{}").to_hex()[..8];
    assert_eq!(fixture().render("{{ asset(name='style.css') }}"), format!("../../../assets/style.{hash}.css"));
    let reported = fixture().render("<link href='{{ asset(name='styl.css') }}'>");
    assert_eq!(
        reported,
        "themes/own/templates/x.html:1:16 theme has no file `static/styl.css`; did you mean `style.css`?"
    );
}

#[test]
fn t_formats_and_escapes_an_interface_text() {
    let texts = "n = { $n ->\n    [one] { $n } участник\n    [few] { $n } участника\n   *[many] { $n } участников\n}\ngreeting = <b>{ $who }\n";
    let fixture = || {
        Fixture::new()
            .file("strings/ru.ftl", texts)
            .file("strings/ky.ftl", "n = { $n } катышуучу\ngreeting = { $who }!\n")
    };
    assert_eq!(
        fixture().render("{{ t(key='n', n=count) }}|{{ t(key='n', lang='ru', n=count) }}"),
        "41 катышуучу|41 участник"
    );
    assert_eq!(fixture().render("{{ t(key='n', lang='ru', n=many) }}"), "1\u{a0}234\u{a0}567 участников");
    assert_eq!(fixture().render("{{ t(key='greeting', lang='ru', who=name) }}"), "&lt;b&gt;&lt;Жазы&gt;");
    for (call, message) in [
        ("t(key='greting', who='x')", "unknown interface text `greting`; did you mean `greeting`?"),
        ("t(key='greeting')", "cannot format interface text `greeting`: variable `who` is not given"),
        ("t(key='n', n=1.5)", "`n` must be text or a whole number, not `f64`"),
        ("t(key='n', n=1, lang='de')", "`de` is not a language of this site"),
    ] {
        assert_eq!(
            fixture().render(&format!("a\n{{{{ {call} }}}}")),
            format!("themes/own/templates/x.html:2:4 {message}")
        );
    }
    let mut alone = fixture();
    alone.languages = vec![Lang::Ky];
    assert!(alone.render("{{ t(key='n', n=1, lang='ru') }}").ends_with("`ru` is not a language of this site"));
}

#[test]
fn json_is_safe_in_a_script() {
    let loaded = Fixture::new().file("templates/x.html", "<script>{{ page.data | json }}</script>").load();
    let data: Value =
        serde_json::from_str(r#"{"z": 1, "a": ["</script><!--", null, true, 1.5], "м": "Ө\u2028 & \"x\""}"#).unwrap();
    let page = loaded.render_page("x.html", &json!({ "data": data }));
    let inner = page.trim_start_matches("<script>").trim_end_matches("</script>");
    assert!(!inner.contains(['<', '>', '&', '\u{2028}']), "{page}");
    assert_eq!(serde_json::from_str::<Value>(inner).unwrap(), data);
}
