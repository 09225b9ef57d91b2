//! A page that is filled in is the page that would be drawn.

use serde_json::{Value, json};

use super::Stage;
use crate::theme::{Forms, Scope, Shared, Stand};

const STRINGS: &str = "named = « { $name } »\nmaybe = { $x -> [x] {\"\"} *[other] yes }\n";

/// Draws a template of all views, with forms and without; gives how many forms there are then.
#[track_caller]
fn forms_of(template: &str, views: &[Value]) -> usize {
    let stage = Stage::new()
        .file("strings/ky.ftl", format!("so-many = {{ $n }} нерсе\n{STRINGS}"))
        .file("strings/ru.ftl", format!("so-many = {{ $n }} вещей\n{STRINGS}"))
        .file("templates/sub/last.html", "{% if name == \"x\" %}last{% endif %}")
        .file("templates/base.html", "{% block main %}{{ name }}{% endblock main %}")
        .file("static/style.css", "p{}")
        .file("templates/x.html", template);
    let loaded = stage.load();
    let (forms, shared) =
        (Forms::default(), Shared::new(&json!({"title": "Сайт", "labels": {"s5": "last", "s4": "four"}})));
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
        json!({"slug": format!("s{at}"), "name": text, "many": at * 7 + 1, "all": [inner, inner], "empty": "", "extra": {
            "in": text, "not": text, "none": text, "or": text, "and": text, "if": text, "else": text, "is": text, "plain": text
        }})
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

/// What a hostile author of themes has found: each looks at a text in a way of its own. The last view is unlike the others,
/// and comes when there would be a form.
#[test]
fn every_way_to_look_at_a_text_is_seen() {
    for template in [
        "{% if page[\"file\"] == \"ky/press/s5/index.html\" %}last{% endif %}",
        "{{ page[\"file\"] | upper }}",
        "{% if (page | get(key=\"file\")) == \"ky/press/s5/index.html\" %}last{% endif %}",
        "{% set p = page %}{% if p[\"file\"] == \"ky/press/s5/index.html\" %}last{% endif %}",
        "{% for x in [page] %}{% if x[\"file\"] == \"ky/press/s5/index.html\" %}last{% endif %}{% endfor %}",
        "{% component c(p) %}{% if p[\"file\"] == \"ky/press/s5/index.html\" %}last{% endif %}{% endcomponent c %}{{ <c p={page} /> }}",
        "{% for k, v in parts %}{% if v is containing(pat=\"А\") %}{{ k }}{% endif %}{% endfor %}",
        "{% if data.labels?[slug] %}in{% endif %}",
        "{% set row = data.labels?[slug] %}{% if row %}{{ row }}{% endif %}",
        "{{ (name ~ (\"\")) | upper }}",
        "{{ (name ~ (empty or \"\")) | upper }}",
        "{% if (name ~ t(key=\"named\", name=\"a\")) is containing(pat=\"x\") %}last{% endif %}",
        "{{ (extra.plain or (\"y\")) | replace(from=\"x\", to=\"9\") }}",
        "{% if (many ~ (\"\")) is containing(pat=\"36\") %}last{% endif %}",
        "{{ [name, \"y\"] | join(sep=\" \") | replace(from=\"x\", to=\"9\") }}",
        "{{ [name, \"o\"] | sort | first }}",
        "{{ (name or slug)[0:2] }}",
        "{{ (extra)[\"plain\"] | length }}",
        "{% if extra.in == \"x\" %}last{% endif %}{% if extra.not == \"x\" %}last{% endif %}",
        "{% if extra.none == \"x\" %}last{% endif %}{% if extra.or == \"x\" %}last{% endif %}",
        "{% if extra.and == \"x\" %}last{% endif %}{% if extra.if == \"x\" %}last{% endif %}",
        "{% if extra.else == \"x\" %}last{% endif %}{% if extra.is == \"x\" %}last{% endif %}",
        "{{ extra.or | replace(from=\"x\", to=\"9\") }}{% if extra.none is containing(pat=\"x\") %}last{% endif %}",
        "{% extends \"base.html\" %}{% block main %}{{ super() | replace(from=\"x\", to=\"9\") }}{% endblock main %}",
        "{% extends \"own/base.html\" %}{% block main %}{{ super() }}{% if name == \"x\" %}last{% endif %}{% endblock main %}",
        "{% include \"own/sub/last.html\" %}{% include \"sub/last.html\" %}",
        "{% if t(key=\"maybe\", x=name) %}yes{% else %}no{% endif %}",
        "{% set s = t(key=\"maybe\", x=name) %}{{ \"yes\" if s else \"no\" }}",
        "{% if [extra] | join(sep=\"\") is containing(pat=\"x\") %}last{% endif %}",
        "{% if \"\" ~ __tera_context is containing(pat=\"s5\") %}last{% endif %}",
        "{#}{{ \"#}{% if name == \"x\" %}last{% endif %}{# \" }} #}",
    ] {
        forms_of(template, &views());
    }
    assert_eq!(forms_of("{{ t(key=\"maybe\", x=name) }}", &views()), 1);
}

#[test]
fn a_page_that_is_filled_in_may_be_no_longer_than_one_that_is_drawn() {
    let mut views = views();
    views[5]["name"] = "х".repeat(60_000).into();
    forms_of("{% for i in range(end=200) %}{{ name | safe }}{% endfor %}", &views);
}
