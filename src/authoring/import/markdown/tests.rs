use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::block::{Format, Marker};
use super::*;

fn plain(text: &str) -> Vec<TextRun> {
    vec![TextRun::plain(text)]
}

fn written(blocks: &[Block], notes: &[Vec<Block>], alt: &str) -> String {
    write(blocks, notes, alt, &BTreeMap::new())
}

fn markdown(blocks: &[Block]) -> String {
    written(blocks, &[], "")
}

fn paragraph_of(runs: Vec<TextRun>) -> Vec<Block> {
    vec![Block::Paragraph(runs)]
}

fn run(text: &str, bold: bool, italic: bool, struck: bool) -> TextRun {
    let format = Format { bold, italic, struck, link: None };
    TextRun { text: text.to_owned(), format, object: None }
}

/// Returns the text that Markdown renders, with struck-out text in angle brackets.
fn rendered(markdown: &str) -> String {
    let mut printed = String::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => printed.push_str(&text),
            Event::HardBreak => printed.push('\n'),
            Event::Start(Tag::Strikethrough) => printed.push('⟨'),
            Event::End(TagEnd::Strikethrough) => printed.push('⟩'),
            Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis) | Event::End(_) => {}
            other => panic!("{markdown:?} became {other:?}"),
        }
    }
    printed.replace("⟩⟨", "")
}

#[test]
fn metacharacters_are_escaped() {
    for text in [
        "2 * 3 * 4",
        "# not a heading",
        "1. not a point",
        "12) not a point",
        "1.",
        "- no point",
        "+ 5",
        "> 20 человек",
        ": слово",
        "=====",
        "---",
        "| a | b |",
        "<b>",
        "a_b_c",
        "[x](y)",
        "![x](y)",
        "[^1]: note",
        "[ ] task",
        "&amp;",
        "~~x~~",
        "```",
        "{lang=ru}",
        "\\",
        "конец\\",
        "https://a.kg/b_c_d",
    ] {
        assert_eq!(rendered(&markdown(&paragraph_of(plain(text)))), text);
        // After Shift+Enter.
        let text = format!("слово\n{text}");
        assert_eq!(rendered(&markdown(&paragraph_of(plain(&text)))), text);
        let pieces = vec![TextRun::plain("слово"), run("\n", true, false, false), TextRun::plain(&text[11..])];
        assert_eq!(rendered(&markdown(&paragraph_of(pieces))), text);
    }
    assert_eq!(markdown(&paragraph_of(plain("5.5 и 2018. года"))), "5.5 и 2018. года\n");
}

#[test]
fn delimiters_are_where_commonmark_accepts_them() {
    for (runs, expected) in [
        (
            vec![run("бир", false, false, false), run(" сөз ", true, false, false), run("эки", false, false, false)],
            "бир **сөз** эки\n",
        ),
        (vec![run("«Долбоор»", true, false, false), run("дун", false, false, false)], "«**Долбоор**»дун\n"),
        (vec![run("«Долбоор»", true, false, false), run(" дун", false, false, false)], "**«Долбоор»** дун\n"),
        (vec![run("X", true, true, false), run(".", true, false, false)], "***X***.\n"),
        (
            vec![
                run("Итого: (350)", true, false, false),
                run("сом", false, false, false),
                run(".", true, false, false),
            ],
            "**Итого: (350**)сом.\n",
        ),
        (vec![run("X", true, false, false), run("y", true, true, false)], "**Xy**\n"),
        (vec![run("X", true, false, false), run(" y", true, true, false)], "**X** ***y***\n"),
        (vec![run("слово", true, false, false), run("ы", false, true, false)], "**слово**ы\n"),
        (vec![run("а", true, false, false), run(" ", false, false, false), run("б", true, false, false)], "**а б**\n"),
        (vec![run("10:00", false, false, true), run(" 14:00", false, false, false)], "~~10:00~~ 14:00\n"),
        (vec![run("10:00", true, false, true), run("14:00", false, false, false)], "~~10:00~~14:00\n"),
    ] {
        assert_eq!(markdown(&paragraph_of(runs)), expected);
    }
}

#[test]
fn any_runs_render_as_their_text() {
    const PARTS: [&str; 20] = [
        "сөз",
        "350",
        " ",
        "(",
        ")",
        "«",
        "»",
        ".",
        "*",
        "_",
        "~",
        "\n",
        "1. ",
        "- ",
        "x\n> ",
        "№",
        "й\u{306}",
        "\\",
        "[",
        "!",
    ];
    let mut state = 1_u64;
    let mut random = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    for _ in 0..20_000 {
        let runs: Vec<TextRun> = (0..1 + random(5))
            .map(|_| {
                let text: String = (0..1 + random(3)).map(|_| PARTS[random(PARTS.len())]).collect();
                run(&text, random(2) == 0, random(3) == 0, random(5) == 0)
            })
            .collect();
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected = squeezed(&text(&runs));
        let markdown = markdown(&paragraph_of(runs.clone()));
        let shown = rendered(&markdown);
        assert_eq!(squeezed(&shown.replace(['⟨', '⟩'], "")), expected, "{runs:#?}\n{markdown}");
        // Text that is struck out stays so, except punctuation.
        let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let struck: String = runs.iter().filter(|run| run.format.struck).map(|run| words(&run.text)).collect();
        let shown: String =
            shown.split('⟨').skip(1).filter_map(|part| part.split_once('⟩')).map(|(part, _)| words(part)).collect();
        assert_eq!(shown, struck, "{runs:#?}\n{markdown}");
    }
}

#[test]
fn lists_keep_their_numbers() {
    let item = |depth, number, text: &str| Block::ListItem(depth, Marker::Number(number), plain(text));
    let bullet = |depth, text: &str| Block::ListItem(depth, Marker::Bullet, plain(text));
    let lettered = |depth, letter: &str, text: &str| Block::ListItem(depth, Marker::Text(letter.into()), plain(text));
    let nested = [bullet(3, "а"), item(1, 1, "б"), item(1, 2, "в")];
    assert_eq!(markdown(&nested), "- а\n    1. б\n    2. в\n");
    let continued = [item(0, 1, "а"), item(0, 2, "б"), Block::Paragraph(plain("Сөз")), item(0, 3, "в")];
    assert_eq!(markdown(&continued), "1. а\n2. б\n\nСөз\n\n3. в\n");
    let restarted = [item(0, 5, "а"), item(0, 1, "б"), item(0, 2, "в"), bullet(0, "г"), item(0, 3, "д")];
    assert_eq!(markdown(&restarted), "5. а\n\n1) б\n2) в\n\n- г\n\n3. д\n");
    let letters = [item(0, 1, "бир"), lettered(1, "а)", "крыша"), lettered(1, "б)", "окна"), item(0, 2, "эки")];
    assert_eq!(markdown(&letters), "1. бир\n\n    а) крыша\n\n    б) окна\n2. эки\n");
    assert_eq!(markdown(&[lettered(0, "I.", "бир"), lettered(0, "II.", "эки")]), "I. бир\n\nII. эки\n");
    assert_eq!(markdown(&[bullet(0, "а"), item(1, 4, "б")]), "- а\n\n    4. б\n");
    assert_eq!(markdown(&[item(0, 1000, "а"), bullet(1, "б\n- в")]), "1000. а\n      - б\\\n          \\- в\n");
}

#[test]
fn cell_keeps_pipes_and_short_row_is_padded() {
    let cell = |text: &str| paragraph_of(plain(text));
    let table = Block::Table(vec![vec![cell("a|b"), cell("c")], vec![cell("d")]]);
    assert_eq!(markdown(&[table]), "| a\\|b | c |\n|---|---|\n| d |  |\n");
    let numbers = [cell("10"), cell("20")].concat();
    assert_eq!(markdown(&[Block::Table(vec![vec![numbers, cell("x")]])]), "| 10; 20 | x |\n|---|---|\n");
}

#[test]
fn only_allowed_schemes_are_linked() {
    let link = |link: &str| {
        let format = Format { link: Some(link.into()), ..Format::default() };
        markdown(&paragraph_of(vec![TextRun { text: "x".to_owned(), format, object: None }]))
    };
    assert_eq!(link("https://dpi.kg/a b"), "[x](<https://dpi.kg/a b>)\n");
    assert_eq!(link("javascript:alert(1)"), "x\n");
}

#[test]
fn notes_and_captions_are_those_of_markdown() {
    let note = TextRun { object: Some(Object::Note(0)), ..TextRun::default() };
    let blocks = paragraph_of(vec![TextRun::plain("Сом"), note.clone(), TextRun::plain(": 5")]);
    let notes = [vec![Block::Paragraph(plain("Жылына.")), Block::Paragraph(plain("1. Ай"))]];
    assert_eq!(written(&blocks, &notes, ""), "Сом[^1]: 5\n\n[^1]: Жылына.\n\n    1\\. Ай\n");
    assert_eq!(written(&blocks, &[Vec::new()], ""), "Сом: 5\n");
    let first = paragraph_of(vec![note, TextRun::plain(": 5")]);
    assert!(written(&first, &notes, "").starts_with("[^1]\\: 5\n"));
    let picture = TextRun { object: Some(Object::Picture("a.png".into())), ..TextRun::default() };
    let blocks = [Block::Paragraph(vec![picture]), Block::Caption(plain("Сүрөт \"1\""))];
    assert_eq!(written(&blocks, &[], "Аталыш"), "![Сүрөт \"1\"](a.png \"Сүрөт \\\"1\\\"\")\n");
    assert_eq!(written(&blocks[..1], &[], "Аталыш"), "![Аталыш](a.png)\n");
}

#[test]
fn quotations_are_joined() {
    let quotes = [Block::Quote(plain("Бир\n- эки")), Block::Quote(plain("үч")), Block::Paragraph(plain("төрт"))];
    assert_eq!(markdown(&quotes), "> Бир\\\n> \\- эки\n>\n> үч\n\nтөрт\n");
}
