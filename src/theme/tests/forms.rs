//! A page that is filled in is the page that would be drawn.

use serde_json::{Value, json};

use super::Stage;
use crate::theme::{Forms, Scope, Shared, Stand};

/// Draws a template of all views, with forms and without; gives how many forms there are then.
#[track_caller]
fn forms_of(template: &str, views: &[Value]) -> usize {
    let stage = Stage::new()
        .file("strings/ky.ftl", "named = « { $name } »\nso-many = { $n } нерсе\n")
        .file("strings/ru.ftl", "named = « { $name } »\nso-many = { $n } вещей\n")
        .file("static/style.css", "p{}")
        .file("templates/x.html", template);
    let loaded = stage.load();
    let (forms, shared) = (Forms::default(), Shared::new(&json!({"title": "Сайт"})));
    let parts = Shared::drawn(&[("menu", "<nav>А</nav>".to_owned())].into());
    for view in views {
        let file = format!("ky/press/{}/index.html", view["slug"].as_str().unwrap_or("x"));
        let page = json!({"lang": "ky", "file": file, "base": "", "portable": false});
        let stand = Stand { file: &file, base: "", portable: false };
        let plain = Scope { page: &page, site: &shared, data: &shared, parts: &parts, forms: None };
        let with_forms = Scope { forms: Some((&forms, stand)), ..plain };
        let draw = |scope: &Scope<Value>| loaded.theme().render("x.html", scope, view).map(|drawn| drawn.html);
        assert_eq!(draw(&with_forms), draw(&plain), "{template} of {view}");
    }
    forms.count()
}

fn views() -> Vec<Value> {
    let texts = ["Жазы", "<b>Ош</b> & 'Ноокат' \"\"", "https://example.kg/", "ky/visits/jazy/", "Лени́нский", "x"];
    let one = |(at, text): (usize, &&str)| {
        let inner = json!({"text": text, "lang": null, "count": at + 1});
        json!({"slug": format!("s{at}"), "name": text, "many": at * 7 + 1, "all": [inner, inner], "empty": ""})
    };
    texts.iter().enumerate().map(one).collect()
}

#[test]
fn views_of_one_outline_share_a_form() {
    for template in [
        "<p title=\"{{ name }}\">{{ name }} {{ name | safe }} {{ many }}{% if empty %}!{% endif %}{{ parts.menu }}</p>",
        "{% for one in all %}{{ one.text }} {{ one.count }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "<a href=\"{{ url(to=name) }}\">{{ url(to=\"ky/press/\" ~ name ~ \"#x\") }}</a> {{ asset(name=\"style.css\") }}",
        "{{ t(key=\"named\", name=name) }} {{ t(key=\"named\", name=\"й\") | safe }} {{ site.title }}",
        "{% component c(of, label, @page) %}{{ label }}: <a href=\"{{ url(to=of.text) }}\">{{ of.text }}</a>{% endcomponent c %}\
         {{ <c of={all[0]} label={t(key=\"named\", name=slug)} /> }}",
    ] {
        assert!(forms_of(template, &views()) <= 1, "{template}");
    }
    assert_eq!(forms_of("{{ name }}", &views()), 1);
    assert_eq!(forms_of("<a href=\"{{ url(to=name) }}\">{{ t(key=\"named\", name=name) }}</a>", &views()), 1);
}

#[test]
fn what_is_looked_at_stays_as_it_is() {
    assert_eq!(forms_of("{% if name == \"x\" %}x{% else %}{{ name }}{% endif %}", &views()), 0);
    assert_eq!(forms_of("{{ name | length }}", &views()), 0);
    assert_eq!(forms_of("{% if many > 20 %}many{% endif %}", &views()), 0);
    assert_eq!(forms_of("{{ name | upper }}", &views()), 0);
    // The number has to choose the form of the words around it.
    assert_eq!(forms_of("{{ t(key=\"so-many\", n=many) }}", &views()), 0);
    assert_eq!(forms_of("{{ [name, slug] | sort | join(sep=\",\") }}", &views()), 0);
    let page = "{% for k, v in page %}{% if v == \"ky/press/s3/index.html\" %}{{ k }}{% endif %}{% endfor %}";
    assert_eq!(forms_of(page, &views()), 0);
    assert_eq!(forms_of("{% if url(to=\"ky/\") == \"../\" %}{% endif %}", &views()), 0);
}

#[test]
fn a_view_with_the_sign_of_a_blank_is_drawn() {
    let odd = json!({"slug": "odd", "name": "\u{e000}<0>", "many": 1, "all": [], "empty": ""});
    assert_eq!(forms_of("{{ name }}", &[odd.clone(), odd.clone(), odd]), 0);
}

#[test]
fn another_outline_has_another_form() {
    let mut views = views();
    views.iter_mut().step_by(2).for_each(|view| view["empty"] = json!("not now"));
    assert_eq!(forms_of("{{ name }}{% if empty %}: {{ empty }}{% endif %}", &views), 2);
}
