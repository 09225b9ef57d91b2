//! What templates look at, and how blanks are read.

use super::blank::{self, Function, Piece};
use super::looks::{Depth, Looks};
use crate::theme::embedded::DEFAULT;

/// The names that a template looks at, beside those that are always looked at.
#[track_caller]
fn looks(template: &str) -> Vec<String> {
    let looks = Looks::of([("x.html", template)].into_iter()).unwrap_or_else(|| panic!("{template} cannot be read"));
    let looks = &looks["x.html"];
    let names = ["a", "b", "c", "d", "e", "file", "count", "label", "text"];
    let seen = names.iter().filter_map(|name| {
        Some(match looks.at(name)? {
            Depth::Value => (*name).to_owned(),
            Depth::Whole => format!("{name}!"),
        })
    });
    seen.collect()
}

#[test]
fn what_is_printed_or_handed_on_is_not_looked_at() {
    for template in [
        "{ no tag } {# {{ a == b }} #} {{ a.b }} {{ a.b | safe }} {{ a ~ b ~ \"x\" }}",
        "{% if a %}{{ b }}{% elif not c.d and e %}{% else %}{% endif %}",
        "{{ a if b else c }} {{ url(to=a.b) }} {{ t(key=\"so-many\", text=a.text) }}",
        "{{- <card of={a.b} label=\"x\" shorthand /> -}}",
        "{% extends \"base.html\" %}{% block main %}{% include \"x.html\" %}{% endblock main %}",
        "{% component card(of, level=3, text: string, @page) %}{{ of.text }}{% endcomponent card %}",
        "{% set a = b.c %}{{ a }}",
    ] {
        assert!(looks(template).is_empty(), "{template}: {:?}", looks(template));
    }
}

#[test]
fn what_is_compared_or_counted_is_looked_at() {
    assert_eq!(looks("{% if x.a == \"b\" %}{% endif %}{{ x.c }}"), ["a!"]);
    assert_eq!(looks("{% if a != x.b or c %}{% endif %}"), ["a!", "b!"]);
    assert_eq!(looks("{{ a.b + 1 }} {{ -c }} {{ d * 2 }}"), ["b!", "c!", "d!"]);
    assert_eq!(looks("{% if a in x.b %}{% endif %}"), ["a!", "b!"]);
    assert_eq!(looks("{% if (a or b) == c %}{% endif %}"), ["a!", "b!", "c!"]);
    assert_eq!(looks("{% if x.a is defined %}{% endif %}{% if x.b is not number %}{% endif %}"), ["a", "b"]);
    assert_eq!(looks("{{ x.a | length }} {{ b | join(sep=\", \") }}"), ["a", "b!"]);
    assert_eq!(looks("{{ x.a | upper }} {{ b | replace(from=\"x\", to=c) }}"), ["a!", "b!", "c!"]);
    assert_eq!(looks("{% if x.a is starting_with(\"x\") %}{% endif %}"), ["a!"]);
    assert_eq!(looks("{% for c in x.a %}{{ c }}{% endfor %}"), ["a"]);
    assert_eq!(looks("{{ x.a[0].b }}"), ["a!"]);
    assert_eq!(looks("{{ [x.a, b] | sort | join(sep=c) }} {{ (d ~ e) | upper }}"), ["a!", "b!", "c!", "d!", "e!"]);
    assert_eq!(looks("{{ t(key=\"k\", name=text) | upper }}"), ["text!"]);
    assert_eq!(looks("{% if url(to=x.a) == \"./\" %}{% endif %}"), ["a!", "file!"]);
    assert_eq!(looks("{% if t(key=\"k\", name=x.text) == \"b\" %}{% endif %}"), ["text!"]);
}

#[test]
fn what_is_looked_at_under_another_name_is_looked_at() {
    let component = "{% component one(of, label) %}{% if label == \"x\" %}{{ of }}{% endif %}{% endcomponent one %}";
    assert_eq!(looks(&format!("{component}{{{{ <one of={{a.b}} label={{a.c ~ d}} /> }}}}")), ["c!", "d!", "label!"]);
    assert_eq!(
        looks("{% set a = x.b %}{% set c = a if d else e %}{% if c == 1 %}{% endif %}"),
        ["a!", "b!", "c!", "d!", "e!"]
    );
}

#[test]
fn only_what_draws_together_looks_together() {
    let looks = Looks::of(
        [
            ("a.html", "{% extends \"base.html\" %}{% if a == 1 %}{% endif %}{{ <card of={b} /> }}"),
            ("base.html", "{% if c %}{{ c | length }}{% endif %}"),
            ("parts.html", "{% component card(of) %}{{ of | upper }}{% endcomponent card %}{{ d | length }}"),
            ("b.html", "{% include \"parts.html\" %}{{ b }}"),
        ]
        .into_iter(),
    );
    let looks = looks.unwrap();
    let seen = |template: &str| ["a", "b", "c", "d", "of"].map(|name| looks[template].at(name));
    let (value, whole) = (Some(Depth::Value), Some(Depth::Whole));
    assert_eq!(seen("a.html"), [whole, whole, value, None, whole]);
    assert_eq!(seen("b.html"), [None, None, None, value, None]);
}

#[test]
fn the_default_theme_can_be_read_and_looks_at_no_text() {
    let templates = DEFAULT
        .iter()
        .filter_map(|(name, bytes)| Some((name.strip_prefix("templates/")?, std::str::from_utf8(bytes).unwrap())));
    let looks = Looks::of(templates).unwrap();
    for template in ["release.html", "press.html", "visit.html", "municipality.html"] {
        for name in ["text", "short", "iso", "machine", "address", "href", "body", "linked_data", "weekday", "year"] {
            assert_eq!(looks[template].at(name), None, "{name} in {template}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_no_ground_for_forms() {
    for template in [
        "{% set a %}{{ b }}{% endset %}",
        "{% filter upper %}{{ a }}{% endfilter %}",
        "{% <card of={a}> %}{% </card> %}",
        "{% component card(...rest) %}{% endcomponent card %}",
        "{{ <card {...rest} /> }}",
        "{{ now() }}",
        "{{ {\"a\": b} }}",
        "{% raw %}{{ a }}{% endraw %}",
        "{{ \"a\\\"b\" }}",
        "{{ a",
    ] {
        assert_eq!(Looks::of([("x.html", template)].into_iter()), None, "{template}");
    }
}

#[test]
fn blanks_are_read_as_they_were_printed() {
    let escaped = |text: String| text.replace('<', "&lt;").replace('>', "&gt;");
    let call = blank::call(Function::Text, &["ky", "key", "name", &blank::text(2)]).unwrap();
    let drawn = format!("<p>{}{}</p>{}", blank::text(0), escaped(blank::number(11)), escaped(call));
    let args = ["ky", "key", "name"].map(|fixed| vec![Piece::Fixed(fixed.to_owned())]);
    let args = args.into_iter().chain([vec![Piece::Blank { at: 2, escaped: true }]]).collect();
    assert_eq!(
        blank::read(&drawn),
        Some(vec![
            Piece::Fixed("<p>".to_owned()),
            Piece::Blank { at: 0, escaped: false },
            Piece::Blank { at: 11, escaped: true },
            Piece::Fixed("</p>".to_owned()),
            Piece::Call { function: Function::Text, args, escaped: true },
        ])
    );
    assert_eq!(blank::read("a\u{e000}b"), None);
    assert_eq!(blank::read("a\u{e004}b"), None);
    assert_eq!(blank::call(Function::Link, &["a&b"]), Err(blank::Unknown));
    assert_eq!(blank::call(Function::Link, &[&blank::number(1)]), Err(blank::Unknown));
    assert!(blank::call(Function::Link, &[&format!("ky/{}#{}", blank::text(1), blank::text(2))]).is_ok());
}
