//! The structures that the format allows: parts, wrappers, tables, numbers, styles.

use aikyn::authoring::import::{ImportWarning, LeftOut};

use super::{NAMES, below, body_of, document, docx, imported, markdown, p, read};

const TABLE: &str = "<w:tbl><w:tr>HEAD</w:tr><w:tr>ROW</w:tr></w:tbl>";

fn tc(text: &str) -> String {
    format!("<w:tc>{}</w:tc>", p(text))
}

fn tc_with(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn table(head: &[String], row: &str) -> String {
    body_of(&TABLE.replace("HEAD", &head.concat()).replace("ROW", row))
}

#[test]
fn parts_are_found_by_their_relationships() {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let relations = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
    let body = "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>Бюджет</w:t></w:r></w:p><w:p><w:r><w:t>Сөз</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let styles = format!(
        "<w:styles {NAMES}><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"Title\"/></w:style></w:styles>"
    );
    let notes = format!("<w:footnotes {NAMES}><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", p("Эскертме"));
    let bytes = docx(&[
        ("_rels/.rels", relations(&[relation("r1", "officeDocument", "/Word/Document2.xml")]).as_bytes()),
        ("word/document2.xml", &document(body)),
        (
            "word/_rels/document2.xml.rels",
            relations(&[relation("r1", "styles", "../other/s%201.xml"), relation("r2", "footnotes", "footnotes9.xml")])
                .as_bytes(),
        ),
        ("other/s 1.xml", styles.as_bytes()),
        ("word/footnotes9.xml", notes.as_bytes()),
    ]);
    let release = read(&bytes);
    assert_eq!(release.texts[0].title, "Бюджет");
    assert_eq!(below(&release), "Сөз[^1]\n\n[^1]: Эскертме\n");
}

#[test]
fn wrappers_at_any_level_hide_nothing() {
    for open in ["sdt><w:sdtContent", "customXml", "smartTag", "ins", "moveTo", "customXml><w:sdt"] {
        let close: String = open.rsplit("><w:").map(|name| format!("</w:{name}>")).collect();
        let wrapped = |inner: &str| format!("<w:{open}>{inner}{close}");
        assert_eq!(body_of(&wrapped(&p("Сөз"))), "Сөз\n", "{open}");
        assert_eq!(body_of(&format!("<w:p>{}</w:p>", wrapped("<w:r><w:t>Сөз</w:t></w:r>"))), "Сөз\n", "{open}");
        let row = [tc("1"), wrapped(&tc("2")), tc("3")].concat();
        let head = [tc("a"), tc("b"), tc("c")];
        assert_eq!(table(&head, &row), "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n", "{open}");
        let rows = format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", head.concat(), wrapped(&format!("<w:tr>{row}</w:tr>")));
        assert_eq!(body_of(&rows), "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n", "{open}");
        let cell = format!("<w:tc>{}</w:tc>", wrapped(&p("1")));
        assert_eq!(table(&head[..2], &[cell, tc("2")].concat()), "| a | b |\n|---|---|\n| 1 | 2 |\n", "{open}");
    }
}

#[test]
fn every_body_is_read() {
    assert_eq!(body_of(&[p("Бир"), p("Эки")].join("</w:body><w:body>")), "Бир\n\nЭки\n");
}

#[test]
fn typed_bullets_become_lists_also_after_line_breaks() {
    let lines = "<w:p><w:r><w:t>Чечимдер:</w:t><w:br/><w:t>• мектеп</w:t><w:br/><w:t>•жол</w:t></w:r></w:p>";
    assert_eq!(body_of(lines), "Чечимдер:\n\n- мектеп\n- жол\n");
    assert_eq!(body_of(&p("●●● Жаңылык")), "●●● Жаңылык\n");
    assert_eq!(body_of(&p("·сом")), "·сом\n");
}

#[test]
fn characters_that_readers_cannot_see_are_left_out() {
    let written = "Ба\u{200e}рак\u{200f} \u{202a}+996 770\u{202c} и\u{306}од\u{9f}";
    assert_eq!(body_of(&p(written)), "Барак +996 770 йод\n");
}

#[test]
fn of_alternatives_one_is_read() {
    let both = |first: &str, second: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"wps\">{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    assert_eq!(body_of(&both(&p("а"), &p("а"))), "а\n");
    assert_eq!(body_of(&format!("<w:p>{}</w:p>", both(&run("а"), &run("а")))), "а\n");
    assert_eq!(body_of(&format!("<w:p><w:r>{}</w:r></w:p>", both("<w:t>а</w:t>", "<w:t>а</w:t>"))), "а\n");
    assert_eq!(body_of(&format!("<w:p><w:r>{}</w:r></w:p>", both("<w14:x/>", "<w:t>а</w:t>"))), "а\n");
}

#[test]
fn tables_follow_their_grid() {
    let head = [tc("a"), tc("b"), tc("c")];
    let before = format!("<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}", tc("2"), tc("3"));
    assert_eq!(table(&head, &before), "| a | b | c |\n|---|---|---|\n|  | 2 | 3 |\n");
    let span = [tc_with("<w:gridSpan w:val=\"2\"/>", "1"), tc("3")].concat();
    assert_eq!(table(&head, &span), "| a | b | c |\n|---|---|---|\n| 1 |  | 3 |\n");
    // Columns in which no cell begins are not shown.
    let wide = [tc_with("<w:gridSpan w:val=\"3\"/>", "a"), tc_with("<w:gridSpan w:val=\"4\"/>", "b")];
    let row = [tc_with("<w:gridSpan w:val=\"3\"/>", "1"), tc_with("<w:gridSpan w:val=\"4\"/>", "2")].concat();
    assert_eq!(table(&wide, &row), "| a | b |\n|---|---|\n| 1 | 2 |\n");
    let start = [tc_with("<w:vMerge w:val=\"restart\"/>", "Ош"), tc("1")];
    assert_eq!(table(&start, &[tc_with("<w:vMerge/>", ""), tc("2")].concat()), "| Ош | 1 |\n|---|---|\n|  | 2 |\n");
    let covered = docx(&[(
        "word/document.xml",
        &document(&format!(
            "{}{}",
            p("АЧЫК БЮДЖЕТ"),
            TABLE.replace("HEAD", &start.concat()).replace("ROW", &[tc_with("<w:vMerge/>", "жабык"), tc("2")].concat())
        )),
    )]);
    let warnings = read(&covered).warnings;
    assert!(warnings.contains(&ImportWarning::LeftOut(LeftOut::CoveredCell, vec!["жабык".into()])), "{warnings:?}");
    // Without a cell above, the text is visible.
    assert_eq!(
        table(&head[..2], &[tc_with("<w:vMerge/>", "1"), tc("2")].concat()),
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    );
    let huge = [tc_with("<w:gridSpan w:val=\"99999999999\"/>", "1"), tc("2")].concat();
    assert_eq!(table(&head[..2], &huge), "| a | b |  |\n|---|---|---|\n| 1 |  | 2 |\n");
}

#[test]
fn frames_are_no_tables_and_inner_tables_are_named() {
    let frame = |inner: &str| format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>");
    assert_eq!(body_of(&frame(&[p("Бир"), p("Эки")].concat())), "Бир\n\nЭки\n");
    let inner = TABLE.replace("HEAD", &[tc("x"), tc("y")].concat()).replace("ROW", &[tc("5"), tc("6")].concat());
    assert_eq!(body_of(&frame(&inner)), "| x | y |\n|---|---|\n| 5 | 6 |\n");
    let outer = TABLE
        .replace("HEAD", &[tc("a"), tc("b")].concat())
        .replace("ROW", &[tc("1"), format!("<w:tc>{inner}<w:p/></w:tc>")].concat());
    let release = imported(&[("word/document.xml", &document(&format!("{}{outer}", p("АЧЫК БЮДЖЕТ"))))]);
    assert_eq!(below(&release), "| a | b |\n|---|---|\n| 1 | x, y 5, 6 |\n");
    assert!(release.warnings.contains(&ImportWarning::NestedTable("x y 5 6".into())), "{:?}", release.warnings);
}

/// Returns the Markdown of list items, each an id of a list, a level and a text.
fn listed(levels: &str, items: &[(&str, &str, &str)]) -> String {
    let numbering = format!(
        "<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"7\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>"
    );
    let item = |(id, level, text): &(&str, &str, &str)| match *id {
        "" => p(text),
        id => format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        ),
    };
    let body = format!("{}{}", p("АЧЫК БЮДЖЕТ"), items.iter().map(item).collect::<String>());
    below(&imported(&[("word/document.xml", &document(&body)), ("word/numbering.xml", numbering.as_bytes())]))
}

fn level(at: u8, format: &str, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

#[test]
fn lists_have_the_numbers_of_word() {
    let decimal = level(0, "decimal", "%1.") + &level(1, "russianLower", "%2)") + &level(2, "bullet", "·");
    let one = |level, text| ("1", level, text);
    assert_eq!(listed(&decimal, &[one("0", "а"), ("", "", "Сөз"), one("0", "б")]), "1. а\n\nСөз\n\n2. б\n");
    assert_eq!(listed(&decimal, &[("2", "0", "а"), ("2", "0", "б")]), "5. а\n6. б\n");
    // Both lists are one in Word, and the second starts again.
    assert_eq!(listed(&decimal, &[one("0", "а"), ("2", "0", "б"), one("0", "в")]), "1. а\n\n5) б\n6) в\n");
    assert_eq!(
        listed(&decimal, &[one("0", "а"), one("1", "б"), one("1", "в"), one("0", "г"), one("1", "д")]),
        "1. а\n\n    а) б\n\n    б) в\n2. г\n\n    а) д\n"
    );
    assert_eq!(listed(&decimal, &[one("2", "а"), one("0", "б"), one("2", "в")]), "- а\n\n1. б\n    - в\n");
    let outline = level(0, "upperRoman", "%1.") + &level(1, "decimal", "%1.%2.");
    assert_eq!(listed(&outline, &[one("0", "а"), one("1", "б")]), "I. а\n\nI.1. б\n");
    let words = level(0, "decimal", "Статья %1.");
    assert_eq!(listed(&words, &[one("0", "а"), one("0", "б")]), "Статья 1. а\n\nСтатья 2. б\n");
    // An empty item has a number too.
    assert_eq!(listed(&decimal, &[one("0", "а"), one("0", ""), one("0", "б")]), "1. а\n\n3) б\n");
    assert_eq!(listed(&level(0, "none", ""), &[one("0", "а")]), "а\n");
}

#[test]
fn styles_are_inherited() {
    let styles = format!(
        "<w:styles {NAMES}>\
         <w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"heading 2\"/><w:rPr><w:b/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"h\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"flat\"><w:name w:val=\"Flat\"/><w:basedOn w:val=\"h\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"fat\"><w:name w:val=\"Fat\"/><w:rPr><w:b/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"q\"><w:name w:val=\"Quote\"/><w:rPr><w:i/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"s\"><w:name w:val=\"Strong\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"e\"><w:name w:val=\"Own strong\"/><w:basedOn w:val=\"s\"/></w:style></w:styles>"
    );
    let styled = |style: &str, run: &str| {
        let body = format!(
            "{}{}<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Сөз</w:t></w:r><w:r><w:t xml:space=\"preserve\"> да</w:t></w:r></w:p>",
            p("АЧЫК БЮДЖЕТ"),
            p("Кириш")
        );
        let release = imported(&[("word/document.xml", &document(&body)), ("word/styles.xml", styles.as_bytes())]);
        below(&release).replacen("Кириш\n\n", "", 1)
    };
    let strong = "<w:rStyle w:val=\"s\"/>";
    for (style, run, expected) in [
        ("own", "", "### Сөз да\n"),
        ("flat", "", "**Сөз да**\n"),
        ("fat", "<w:b w:val=\"0\"/>", "Сөз **да**\n"),
        ("fat", strong, "Сөз **да**\n"),
        ("q", "", "> Сөз да\n"),
        ("none", strong, "**Сөз** да\n"),
        ("none", "<w:rStyle w:val=\"e\"/>", "**Сөз** да\n"),
        ("none", "<w:dstrike/>", "~~Сөз~~ да\n"),
    ] {
        assert_eq!(styled(style, run), expected, "{style} {run}");
    }
}

#[test]
fn fields_show_their_results() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let field = |instruction: &str, result: &str| {
        format!("{}{instruction}{}{result}{}", mark("begin"), mark("separate"), mark("end"))
    };
    let line = |inner: &str| body_of(&format!("<w:p>{inner}</w:p>"));
    let inner = field(&code("REF x"), &run("б"));
    assert_eq!(
        line(&field(&code("HYPERLINK \"https://a.kg/\""), &format!("{}{inner}{}", run("а"), run("в")))),
        "[абв](<https://a.kg/>)\n"
    );
    let nested = field(&format!("{}{}", code("IF"), field(&code("REF y"), &run("жашыруун"))), &run("а"));
    assert_eq!(line(&nested), "а\n");
    // The result goes on in the next paragraph.
    let split = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}{}</w:p>",
        mark("begin"),
        code("QUOTE"),
        mark("separate"),
        run("а"),
        run("б"),
        mark("end")
    );
    assert_eq!(body_of(&split), "а\n\nб\n");
    // A field that is never closed hides nothing.
    assert_eq!(body_of(&format!("<w:p>{}{}{}</w:p>{}", mark("begin"), code("REF"), run("а"), p("б"))), "а\n\nб\n");
    assert_eq!(line(&format!("{}{}{}", mark("begin"), code("SYMBOL 179 \\f \"Symbol\""), mark("end"))), "≥\n");
    assert_eq!(line(&format!("{}{}{}{}", run("3"), mark("begin"), code("EQ \\f(1;2)"), mark("end"))), "3 1/2\n");
    let checkbox = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r>";
    assert_eq!(line(&format!("{checkbox}{}{}{}", code("FORMCHECKBOX"), mark("end"), run(" макул"))), "☒ макул\n");
    let contents = field(&code("TOC \\o"), &run("Бөлүм 3"));
    let release =
        imported(&[("word/document.xml", &document(&format!("{}<w:p>{contents}</w:p>{}", p("АЧЫК БЮДЖЕТ"), p("а"))))]);
    assert!(release.warnings.contains(&ImportWarning::LeftOut(LeftOut::Contents, vec!["Бөлүм 3".into()])));
    assert!(markdown(&release).ends_with("---\n\nа\n"));
}
