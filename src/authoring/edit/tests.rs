use super::*;

/// Returns the path of words and numbers that are separated by slashes.
fn path(steps: &str) -> Vec<Step> {
    let step = |step: &str| step.parse().map_or_else(|_| Step::Key(step.to_owned()), Step::Item);
    steps.split('/').filter(|step| !step.is_empty()).map(step).collect()
}

fn text(text: &str) -> NewValue {
    NewValue::Text(text.to_owned())
}

fn map(entries: &[(&str, &str)]) -> NewValue {
    NewValue::Map(entries.iter().map(|(key, value)| ((*key).to_owned(), text(value))).collect())
}

fn list(items: &[&str]) -> NewValue {
    NewValue::List(items.iter().map(|item| text(item)).collect())
}

#[track_caller]
fn assert_edits(cases: &[(&str, &str, NewValue, &str)]) {
    for (before, steps, value, after) in cases {
        assert_eq!(set_value(before, &path(steps), value).as_deref(), Ok(*after), "{before:?} {steps} {value:?}");
        // The same with the line ends of Windows, and a byte-order mark.
        let (before, after) = (before.replace('\n', "\r\n"), after.replace('\n', "\r\n"));
        let edited = set_value(&format!("\u{feff}{before}"), &path(steps), value);
        assert!(!before.contains('\n') || edited == Ok(format!("\u{feff}{after}")), "{before:?} {steps} {edited:?}");
    }
}

#[test]
fn texts_keep_their_notation() {
    assert_edits(&[
        ("a: x # c\nb: y\n", "a", text("Жаңы"), "a: Жаңы # c\nb: y\n"),
        ("a: 'x'  # c\n", "a", text("it's"), "a: 'it''s'  # c\n"),
        ("a: \"x\"", "a", text("«y» \"z\" \\"), "a: \"«y» \\\"z\\\" \\\\\""),
        ("a:   x\n", "a", text("b: c"), "a:   \"b: c\"\n"),
        ("a: x\n", "a", text("b #c"), "a: \"b #c\"\n"),
        ("a: x\n", "a", text("- b"), "a: \"- b\"\n"),
        ("a: x\n", "a", text("yes"), "a: \"yes\"\n"),
        ("a: x\n", "a", text("~"), "a: \"~\"\n"),
        ("a: x\n", "a", text(""), "a: \"\"\n"),
        ("a: x\n", "a", text(" b "), "a: \" b \"\n"),
        ("a: x\n", "a", text(">20"), "a: \">20\"\n"),
        ("a: x\n", "a", text("*b*"), "a: \"*b*\"\n"),
        ("a: x\n", "a", text("2026-11-30"), "a: 2026-11-30\n"),
        ("a: x\n", "a", text("2026-11"), "a: 2026-11\n"),
        ("a: x\n", "a", text("20"), "a: 20\n"),
        ("a: x\n", "a", text("1.50"), "a: 1.50\n"),
        ("a: x\n", "a", text("007"), "a: \"007\"\n"),
        ("a: x\n", "a", text("+996555000111"), "a: \"+996555000111\"\n"),
        ("a: x\n", "a", text("10:00"), "a: \"10:00\"\n"),
        ("a: x\n", "a", text("5 айыл"), "a: 5 айыл\n"),
        ("a: x\n", "a", text("https://dpi.kg/a#b"), "a: https://dpi.kg/a#b\n"),
        ("a: false\n", "a", text("true"), "a: true\n"),
        ("a: 'false'\n", "a", text("true"), "a: true\n"),
        ("a: \"1\"\n", "a", text("2"), "a: \"2\"\n"),
        ("a: x\n", "a", text("😀 b"), "a: 😀 b\n"),
        ("- x # c\n- 'y'\n", "1", text("z"), "- x # c\n- 'z'\n"),
    ]);
}

#[test]
fn equal_values_change_nothing() {
    for (before, steps, value) in [
        ("a:   'x'\n", "a", text("x")),
        ("a: \"x\\u0041\"\n", "a", text("xA")),
        ("a: |\n  x\n  y\n\n\nb: z\n", "a", text("x\r\ny")),
        ("a: >-\n  x\n  y\n", "a", text("x y\n")),
        ("a: {ru: x, ky: y}\n", "a", map(&[("ky", "y"), ("ru", "x")])),
        ("- a:\n    ky: y\n    ru: # todo\n", "0/a", map(&[("ky", "y")])),
        ("a: [1, '2']\n", "a", list(&["1", "2"])),
        ("a: # todo\n", "a", NewValue::Nothing),
        ("b: x\n", "a/ky", NewValue::Nothing),
        ("", "0/a", NewValue::Nothing),
    ] {
        assert_eq!(set_value(before, &path(steps), &value).as_deref(), Ok(before));
    }
}

#[test]
fn texts_of_several_lines_keep_their_notation() {
    assert_edits(&[
        ("a: |  # c\n    x\n    y\n\nb: z\n", "a", text("p\n\nq"), "a: |  # c\n    p\n\n    q\n\nb: z\n"),
        ("a: |-\n  x", "a", text("p"), "a: |-\n  p"),
        ("a: |+\n  x\n\n\nb: z\n", "a", text("p"), "a: |+\n  p\n\n\nb: z\n"),
        ("- |\n  x\n- y\n", "0", text("p\nq"), "- |\n  p\n  q\n- y\n"),
        ("a: >\n  x\n  y\n", "a", text("p q\nr"), "a: >\n  p q\n\n  r\n"),
        ("a: x # c\nb: y\n", "a", text("p\nq"), "a: | # c\n  p\n  q\nb: y\n"),
        ("a:\n  - x\n", "a/0", text("p\nq"), "a:\n  - |\n    p\n    q\n"),
        ("a: 'x'\n", "a", text("p\nq"), "a: \"p\\nq\"\n"),
        ("a: x\n", "a", text(" p\nq"), "a: \" p\\nq\"\n"),
        ("a: {b: x}\n", "a/b", text("p\nq"), "a: {b: \"p\\nq\"}\n"),
        ("a: x\n  y\nb: z\n", "a", text("x z"), "a: x\n  z\nb: z\n"),
        ("a: \"x\n  y\"\nb: z\n", "a", text("p: q"), "a: \"p: q\"\nb: z\n"),
        ("a:\n  x\nb: z\n", "a", text("p"), "a:\n  p\nb: z\n"),
    ]);
    let before = "a: >\n  Биринчи сап бул жерде турат жана кыйла узун болот, ошондуктан ал экиге бөлүнөт\n  экинчи сап\n  үчүнчү сап\nb: y\n";
    let value =
        text("Биринчи сап бул жерде турат жана кыйла узун болот, ошондуктан ал экиге бөлүнөт жаңы сап үчүнчү сап");
    assert_edits(&[(before, "a", value, &before.replace("экинчи", "жаңы"))]);
}

#[test]
fn missing_keys_are_added_at_the_end_of_their_map() {
    assert_edits(&[
        ("a: x # c\n\n# d\n", "b", text("w"), "a: x # c\nb: w\n\n# d\n"),
        ("a: x", "b", text("w"), "a: x\nb: w"),
        ("- id: a\n  b: |\n    x\n\n- id: b\n", "0/c", text("w"), "- id: a\n  b: |\n    x\n  c: w\n\n- id: b\n"),
        ("a: x\n", "b/ky", text("w"), "a: x\nb: {ky: w}\n"),
        ("a:\n    ky: x\n", "b/ky", text("w"), "a:\n    ky: x\nb:\n    ky: w\n"),
        ("- b:\n    ky: x\n- id: c\n", "1/b/ky", text("w"), "- b:\n    ky: x\n- id: c\n  b:\n    ky: w\n"),
        ("a: # c\nb: y\n", "a/ky", text("x"), "a: {ky: x} # c\nb: y\n"),
        ("a: {}\n", "a/b", text("x"), "a: {b: x}\n"),
        ("- {id: a}\n", "0/b", text("x, y"), "- {id: a, b: \"x, y\"}\n"),
        ("a: {\n  b: x, # c\n  d: y\n}\n", "a/e", text("z"), "a: {\n  b: x, # c\n  d: y,\n  e: z\n}\n"),
        ("a: {b: , c: x}\n", "a/b", text("z"), "a: {b: z , c: x}\n"),
        ("a: ~ # c\n", "a", text("z"), "a: z # c\n"),
        ("# c\n", "a", text("x"), "# c\na: x\n"),
        ("# c", "0/id", text("x"), "# c\n- id: x\n"),
        ("[]\n", "0/id", text("x"), "- id: x\n"),
        ("a: x\n", "b: c", text("w"), "a: x\n\"b: c\": w\n"),
    ]);
    assert_eq!(set_value("", &path("0/id"), &text("x")).as_deref(), Ok("- id: x\n"));
}

#[test]
fn items_are_added_at_the_end_of_their_list() {
    assert_edits(&[
        ("a:\n- x # c\nb: y\n", "a/1", text("z"), "a:\n- x # c\n- z\nb: y\n"),
        ("- id: a\n\n- id: b\n\n# c\n", "2/id", text("d"), "- id: a\n\n- id: b\n\n- id: d\n\n# c\n"),
        ("a: [x]\n", "a/1", text("w"), "a: [x, w]\n"),
        ("a: [\n  x,\n]\n", "a/1", text("w"), "a: [\n  x,\n  w,\n]\n"),
        ("a: x\n", "b/0", text("w"), "a: x\nb: [w]\n"),
    ]);
    let record = NewValue::Map(vec![
        ("id".to_owned(), text("b")),
        ("name".to_owned(), map(&[("ky", "Б"), ("ru", "В")])),
        ("items".to_owned(), NewValue::List(vec![map(&[("c", "d")]), map(&[("c", "e\nf")])])),
        ("none".to_owned(), NewValue::Nothing),
        ("empty".to_owned(), list(&[])),
    ]);
    for (before, after) in [
        (
            "- id: a\n",
            "- id: a\n- id: b\n  name: {ky: Б, ru: В}\n  items:\n    - {c: d}\n    - c: |\n        e\n        f\n  empty: []\n",
        ),
        (
            "- id: a\n  name:\n    ky: А\n  list:\n  - x\n",
            "- id: a\n  name:\n    ky: А\n  list:\n  - x\n- id: b\n  name:\n    ky: Б\n    ru: В\n  items:\n  - {c: d}\n  - c: |\n      e\n      f\n  empty: []\n",
        ),
        ("- {id: a}\n", "- {id: a}\n- {id: b, name: {ky: Б, ru: В}, items: [{c: d}, {c: \"e\\nf\"}], empty: []}\n"),
    ] {
        assert_eq!(append_record(before, &record).as_deref(), Ok(after));
    }
}

#[test]
fn removed_values_take_their_lines_with_them() {
    assert_edits(&[
        ("a: x # c\n# d\nb: y\n", "a", NewValue::Nothing, "# d\nb: y\n"),
        ("a: x\nb: y", "b", NewValue::Nothing, "a: x"),
        ("- id: a # c\n  b: x\n", "0/id", NewValue::Nothing, "- b: x\n"),
        ("- id: a # c\n  # d\n  b: x\n", "0/id", NewValue::Nothing, "-\n  # d\n  b: x\n"),
        ("- id: a\n", "0/id", NewValue::Nothing, "- {}\n"),
        ("- id: a\n  b:\n    ky: x\n  c: y\n", "0/b/ky", NewValue::Nothing, "- id: a\n  c: y\n"),
        ("a: {b: x, c: y}\n", "a/b", NewValue::Nothing, "a: {c: y}\n"),
        ("a: {b: x, c: y}\n", "a/c", NewValue::Nothing, "a: {b: x}\n"),
        ("a: {b: x}\nc: y\n", "a/b", NewValue::Nothing, "c: y\n"),
        ("a:\n  - x\n  - y # c\n  - z\n", "a/1", NewValue::Nothing, "a:\n  - x\n  - z\n"),
        ("# c\n- id: a\n", "0", NewValue::Nothing, "# c\n"),
        ("a: |\n  x\n\nb: y\n", "a", NewValue::Nothing, "\nb: y\n"),
    ]);
}

#[test]
fn values_change_their_type() {
    assert_edits(&[
        ("a: x # c\nb: y\n", "a", map(&[("ky", "p"), ("ru", "q")]), "a: {ky: p, ru: q} # c\nb: y\n"),
        ("a: # c\n  # d\n  ky: x\n  ru: y\nb: z\n", "a", text("p"), "a: p # c\n  # d\nb: z\n"),
        ("a:\n  - x\nb: z\n", "a", text("p"), "a: p\nb: z\n"),
        ("a: [x, y]\n", "a", text("p"), "a: p\n"),
        ("- x # c\n- y\n", "0", map(&[("id", "p")]), "- id: p # c\n- y\n"),
    ]);
}

#[test]
fn only_the_parts_that_differ_are_written() {
    assert_edits(&[
        ("a: {ky: x, ru: 'y'}\n", "a", map(&[("ru", "z"), ("ky", "x")]), "a: {ky: x, ru: 'z'}\n"),
        ("a:\n  ky: x # c\n  ru: y\n", "a", map(&[("ky", "x")]), "a:\n  ky: x # c\n"),
        ("a:\n  - x # c\n  - y # d\n", "a", list(&["y"]), "a:\n  - y # d\n"),
        ("a:\n  - x # c\n  - y # d\n", "a", list(&["x", "z", "y"]), "a:\n  - x # c\n  - z\n  - y # d\n"),
        ("a:\n  - x # c\n", "a", list(&["z", "x"]), "a:\n  - z\n  - x # c\n"),
        ("a: [x, 'y']\n", "a", list(&["z", "x", "y"]), "a: [z, x, 'y']\n"),
    ]);
}

#[test]
fn files_that_are_not_read_whole_are_not_edited() {
    for (before, steps, error) in [
        ("a: x\na: y\n", "a", EditError::Unreadable),
        ("a: &b x\n", "a", EditError::Unreadable),
        ("a: x\n---\nb: y\n", "a", EditError::Unreadable),
        ("a: !!str x\n", "a", EditError::Unsupported),
        ("? a\n: x\n", "a", EditError::Unsupported),
        ("a: [b: c]\n", "a/0/b", EditError::Unsupported),
        ("a: x\n", "a/ky", EditError::NoSuchPart),
        ("a: [x]\n", "a/2", EditError::NoSuchPart),
        ("a: [x]\n", "a/b", EditError::NoSuchPart),
    ] {
        assert_eq!(set_value(before, &path(steps), &text("z")), Err(error), "{before:?}");
    }
    assert_eq!(set_value("a: x\n", &path("a"), &text("\u{0}")), Err(EditError::NotAsMeant));
    assert_eq!(set_value("a: x\n", &[], &NewValue::Nothing), Err(EditError::NoSuchPart));
}

#[test]
fn front_matter_and_body_are_edited_separately() {
    let front = |before: &str, value| set_front_value(before, &path("translated_from"), &value);
    for (before, after) in [
        (
            "---\ntitle: a # b\n\n# c\ndate: 2017\n---\nx\n",
            "---\ntitle: a # b\n\n# c\ndate: 2017\ntranslated_from: f0\n---\nx\n",
        ),
        ("\u{feff}---\r\ntitle: a\r\n---\r\nx", "\u{feff}---\r\ntitle: a\r\ntranslated_from: f0\r\n---\r\nx"),
        ("---\ntranslated_from: e1  # by Aida\n---\n", "---\ntranslated_from: f0  # by Aida\n---\n"),
        ("---\n{title: a}\n---\n", "---\n{title: a, translated_from: f0}\n---\n"),
        ("---\n---\nx", "---\ntranslated_from: f0\n---\nx"),
    ] {
        assert_eq!(front(before, text("f0")).as_deref(), Ok(after));
    }
    assert_eq!(front("title: a\n", text("f0")), Err(EditError::NoFrontMatter));
    let edited = front("---\na: x\n---\nb", text("x\n---\ny")).unwrap();
    assert_eq!(edited, "---\na: x\ntranslated_from: |\n  x\n  ---\n  y\n---\nb");
    for (before, body, after) in [
        ("---\na: x\n---\nb\n", "c\n", "---\na: x\n---\nc\n"),
        ("---\r\na: x\r\n---\r\nb\r\n", "c\nd", "---\r\na: x\r\n---\r\nc\r\nd"),
        ("---\na: x\n---", "c", "---\na: x\n---\nc"),
        ("---\na: x\n---\nb\r\nc\n", "b\nc\n", "---\na: x\n---\nb\r\nc\n"),
    ] {
        assert_eq!(set_body(before, body).as_deref(), Ok(after));
    }
}
