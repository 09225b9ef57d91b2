use crate::foundation::diagnostics::{Problem, SyntaxError};

use super::parser::parse_with_library;
use super::{Value, fast_path, parse};

const TEXTS: [&str; 10] = [
    "title: \"Ак-Булак айылында «чогулуш» өттү\"\ndate: 2010-01-01\nvisits: [v-0, v-1]\nplace: Бишкек\n",
    "# Remark\n- {id: m-0, name: {ky: Өзгөн, ru: \"Узген\"}, point: [40.77, 73.30], partner: true}\n\n- {id: m-1}\n",
    "- id: a\n  name:\n    ky: 'Бир'\n    ru: Один, два – три # remark\n  url: https://dpi.kg/a-b\n\n- id: b\n  list:\n    - c\n    - d\n",
    "agenda:\n  - ky: \"Бир: эки\"\n    ru: \"Один\"\n  - ky: Үч\nstated: {visits: 3, share: 0.5}\nextra: {a: [{b: c}]}\n",
    "a: Бир\n  эки\nb: |\n  Үч\nc: >\n  Төрт\n",
    "a: yes\nb: null\nc: ~\nd:\ne: 010\nf: 1_0\ng: 0x1\nh: .5\ni: 1e3\nj: NaN\nk: True\nl: 12:30\nm: -1\n",
    "a: [b, c]\na: {d: e, d: f}\nk: \"x\\u0041\"\nl: 'it''s'\nm: 2017-11\nn: 1.50\no: e5\n",
    "- a\n- \"b\"\n-   id: c\n    d: e\n- [f, g]\n",
    "a:\n- b\n-  c: d\ne:\n  f: g\n",
    "a: b#c d #e\nf: g/h\ni: \"\"\nj: ''\nk:    l   \n",
];

#[test]
fn the_fast_path_agrees_with_the_library() {
    let insertions = [
        "\n", " ", "  ", "\"", "'", ":", ": ", "#", " #", "- ", "-", ",", "[", "]", "{", "}", "\\", "\t", "|", "ө",
        "1", "a", "\u{a0}", "\u{2028}", "\r",
    ];
    let mut parsed = 0;
    for text in TEXTS {
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let (before, after) = text.split_at(at);
            let without = [before.to_owned(), format!("{before}{}", after.chars().skip(1).collect::<String>())];
            let with = insertions.iter().map(|inserted| format!("{before}{inserted}{after}"));
            for changed in without.into_iter().chain(with) {
                let Some(node) = fast_path::parse(&changed) else { continue };
                assert_eq!(Ok(node), parse_with_library(&changed, 0), "{changed:?}");
                parsed += 1;
            }
        }
    }
    assert!(parsed > 2500, "{parsed}");
}

#[test]
fn records_and_front_matter_take_the_fast_path() {
    assert!(TEXTS[..4].iter().all(|text| fast_path::parse(text).is_some()));
    assert!(fast_path::parse("").is_none() && fast_path::parse("a: b\n---\nc: d\n").is_none());
}

/// Returns the problem of a text, without its correction, and its line and column.
fn fault(text: &str) -> (Problem, (usize, usize)) {
    let diagnostic = parse(&"content/x.yaml".into(), text, 0).diagnostics.remove(0);
    let place = diagnostic.location.line_column(text.as_bytes());
    let problem = match diagnostic.problem {
        Problem::YamlSyntax { error, .. } => Problem::YamlSyntax { error, fix: None },
        problem => problem,
    };
    (problem, place)
}

/// Returns the text with the certain correction of its first problem, or what is shown of another.
fn mended(text: &str) -> String {
    let diagnostic = parse(&"content/x.yaml".into(), text, 0).diagnostics.remove(0);
    match diagnostic.problem.fix() {
        Some(fix) if fix.is_certain => [&text[..fix.span.start], &fix.new, &text[fix.span.end..]].concat(),
        Some(fix) => format!("? {}", fix.shown),
        None => String::new(),
    }
}

#[test]
fn common_mistakes_of_syntax_are_mended() {
    for (line, right) in [
        ("title: Бишкек: жолугушуу", "title: \"Бишкек: жолугушуу\""),
        ("title: \"Таза суу\": угуу", "title: \"«Таза суу»: угуу\""),
        ("title: \"Долбоор \"Үн\" башталды\"", "title: \"Долбоор «Үн» башталды\""),
        ("title: [Гүлистан] жолу", "title: \"[Гүлистан] жолу\""),
        ("title: @сайт", "title: \"@сайт\""),
        ("title: %5 өсүш", "title: \"%5 өсүш\""),
        ("title: !Внимание", "title: \"!Внимание\""),
        ("title: ? Ким", "title: \"? Ким\""),
        ("title: - пункт", "title: \"- пункт\""),
        ("title: | текст", "title: \"| текст\""),
        ("title: *Маанилүү*", "title: \"*Маанилүү*\""),
        ("title: {ky: Кабинет #5, ru: Кабинет №5}", "title: {ky: \"Кабинет #5\", ru: Кабинет №5}"),
        ("title: {ky: Үй: зал, ru: Дом}", "title: {ky: \"Үй: зал\", ru: Дом}"),
        ("title: {ky: \"Үй\" зал, ru: Дом}", "title: {ky: \"«Үй» зал\", ru: Дом}"),
        ("title: {ky: Үй, ru: Дом", "title: {ky: Үй, ru: Дом}"),
        ("date:2026-12-15", "date: 2026-12-15"),
        ("date:\u{a0}2026-12-15", "date: 2026-12-15"),
        ("\ttitle: Үй", ""),
        ("people: >20", "people: \">20\""),
    ] {
        let whole = |line: &str| format!("- id: a\n  {line}\n  host: jazy\n");
        let expected = if right.is_empty() { whole("  title: Үй") } else { whole(right) };
        let found = mended(&whole(line));
        if right.is_empty() {
            assert!(!found.is_empty(), "{line}");
        } else {
            assert_eq!(found, expected, "{line}");
        }
    }
}

#[test]
fn a_byte_order_mark_does_not_move_a_diagnostic() {
    for text in [
        "- id: @x\n",
        "- id: >20\n",
        "- id: \"a\n",
        "- \"a\" b\n",
        "[{id: a, host: jazy, title: a: b}]\n",
        "{id: a, host: jazy\n",
        "- id: a\n  title: a: b\n",
    ] {
        assert_eq!(fault(&format!("\u{feff}{text}")), fault(text), "{text}");
    }
}

/// In quadratic time this would take an hour.
#[test]
fn records_without_a_dash_are_split_in_linear_time() {
    let text = format!("- id: a\n{}", "  id: b\n  name: c\n".repeat(200_000));
    let read = parse(&"content/x.yaml".into(), &text, 0);
    assert!(matches!(read.value.map(|node| node.value), Some(Value::List(items)) if items.len() == 200_001));
    assert_eq!(read.diagnostics.len(), 200_000);
}

/// The search for the previous character once started at the beginning of the line.
#[test]
fn a_long_line_of_spaces_takes_linear_time() {
    let text = format!("- {{id: first,{}date: x, title: A: b}}\n", " ".repeat(500_000));
    let (problem, place) = fault(&text);
    assert_eq!(problem, Problem::YamlSyntax { error: SyntaxError::ColonInValue, fix: None });
    assert_eq!(place, (1, text.len() - 4));
}
