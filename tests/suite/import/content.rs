//! Runs of text, notes, drawings, and what is left out.

use aikyn::authoring::import::{ImportWarning, LeftOut};
use image::{DynamicImage, ImageFormat, RgbImage};

use super::{NAMES, below, body_of, document, docx, imported, markdown, p, read};

fn run(properties: &str, content: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>")
}

fn t(text: &str) -> String {
    format!("<w:t xml:space=\"preserve\">{text}</w:t>")
}

fn line(runs: &[String]) -> String {
    body_of(&format!("<w:p>{}</w:p>", runs.concat()))
}

#[test]
fn formatting_keeps_the_meaning() {
    let up = "<w:vertAlign w:val=\"superscript\"/>";
    let down = "<w:vertAlign w:val=\"subscript\"/>";
    let symbol = |font: &str, code: &str| format!("<w:sym w:font=\"{font}\" w:char=\"{code}\"/>");
    let plain = |text: &str| run("", &t(text));
    for (runs, expected) in [
        (vec![run("<w:strike/>", &t("10:00")), plain(" 14:00")], "~~10:00~~ 14:00\n"),
        (vec![plain("350 000"), run(up, &t("1"))], "350 000¹\n"),
        (vec![plain("10"), run(up, &t("6"))], "10⁶\n"),
        (vec![plain("м"), run("<w:position w:val=\"6\"/>", &t("3"))], "м³\n"),
        (vec![plain("H"), run(down, &t("2")), plain("O")], "H₂O\n"),
        (vec![plain("15"), run(up, &t("th"))], "15th\n"),
        (vec![plain("18"), run("", &symbol("Symbol", "F0B3")), plain("20")], "18≥20\n"),
        (vec![run("<w:rFonts w:ascii=\"Wingdings\"/>", &t("\u{f0fc}")), plain(" макул")], "✓ макул\n"),
        (vec![plain("25"), run("", &symbol("Times New Roman", "00B0"))], "25°\n"),
        (vec![plain("а"), run("", "<w:br w:type=\"page\"/>"), plain("б")], "а\n\nб\n"),
        (vec![plain("а"), run("", "<w:br/>"), plain("1. б")], "а\\\n1\\. б\n"),
        (vec![plain("1"), run("", "<w:tab/>"), plain("2"), run("", "<w:tab/>"), plain("сом")], "1\u{2003}2 сом\n"),
        (vec![plain("со\u{ad}ци"), run("", "<w:softHyphen/>"), plain("ум")], "социум\n"),
    ] {
        assert_eq!(line(&runs), expected);
    }
    let release = imported(&[(
        "word/document.xml",
        &document(&format!("{}<w:p>{}{}</w:p>", p("АЧЫК БЮДЖЕТ"), plain("x"), run(up, &t("ж")))),
    )]);
    assert!(release.warnings.contains(&ImportWarning::Raised("ж".into())), "{:?}", release.warnings);
}

#[test]
fn formulas_keep_their_fractions() {
    let part = |name: &str, text: &str| format!("<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>");
    let formula = format!("<m:oMath><m:f>{}{}</m:f></m:oMath>", part("num", "1"), part("den", "2"));
    assert_eq!(line(&[run("", &t("3")), formula]), "3 1/2\n");
    let power = format!(
        "<m:oMathPara><m:oMath><m:sSup>{}{}</m:sSup></m:oMath></m:oMathPara>",
        part("e", "10"),
        part("sup", "6")
    );
    assert_eq!(line(&[power]), "10⁶\n");
}

#[test]
fn drop_capital_and_deleted_mark_join_paragraphs() {
    let capital = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>Ж</w:t></w:r></w:p>";
    assert_eq!(body_of(&format!("{capital}{}", p("ители"))), "Жители\n");
    let mark = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Бир </w:t></w:r></w:p>";
    assert_eq!(body_of(&format!("{mark}{}", p("эки"))), "Бир эки\n");
}

#[test]
fn text_boxes_and_their_fallback_are_read_once() {
    let drawing = |text: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
            p(text)
        )
    };
    assert_eq!(
        body_of(&format!("<w:p><w:r>{}</w:r><w:r><w:t>Сөз</w:t></w:r></w:p>", drawing("Куттук"))),
        "Куттук\n\nСөз\n"
    );
    assert_eq!(
        body_of(&format!("<w:p><w:r><w:t>Сөз</w:t></w:r><w:r>{}</w:r></w:p>", drawing("Куттук"))),
        "Сөз\n\nКуттук\n"
    );
    assert_eq!(
        body_of("<w:p><w:r><w:pict><v:shape><v:textpath string=\"КУТТУК\"/></v:shape></w:pict></w:r></w:p>"),
        "КУТТУК\n"
    );
}

#[test]
fn what_is_left_out_is_named() {
    let prompt = format!(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("Датаны жазыңыз")
    );
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/header\" Target=\"header1.xml\"/><Relationship Id=\"r2\" Type=\"x/footer\" Target=\"footer1.xml\"/></Relationships>";
    let header = format!("<w:hdr {NAMES}>{}</w:hdr>", p("Айыл өкмөтү"));
    let footer = format!(
        "<w:ftr {NAMES}><w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    );
    let comments = format!(
        "<w:comments {NAMES}><w:comment w:id=\"0\" w:author=\"Аты\">{}</w:comment></w:comments>",
        p("Текшерчи")
    );
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ички</w:t></w:r><w:r><w:t>Сөз</w:t></w:r></w:p>";
    let body = [p("АЧЫК БЮДЖЕТ"), prompt, hidden.to_owned()].concat();
    let release = import_without_check(&[
        ("word/document.xml", &document(&body)),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/header1.xml", header.as_bytes()),
        ("word/footer1.xml", footer.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
    ]);
    let left = |kind, text: &str| ImportWarning::LeftOut(kind, vec![text.to_owned()]);
    assert_eq!(
        release.warnings[..4],
        [
            left(LeftOut::Hidden, "Ички"),
            left(LeftOut::Header, "Айыл өкмөтү"),
            left(LeftOut::Comment, "Текшерчи"),
            left(LeftOut::Prompt, "Датаны жазыңыз"),
        ]
    );
    assert_eq!(below(&release), "Сөз\n");
}

#[test]
fn targets_of_links_that_do_not_work_on_pages_are_named() {
    let relations = "<Relationships><Relationship Id=\"r1\" Target=\"file:///C:/Отчёт.docx\" TargetMode=\"External\"/><Relationship Id=\"r2\" Target=\"https://vap.kg/\" TargetMode=\"External\"/></Relationships>";
    let link = |id: &str, text: &str| format!("<w:hyperlink r:id=\"{id}\"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>");
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"ftp://vap.kg/a\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>үч</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let body = format!(
        "{}{}<w:p>{} {} {} {field}</w:p>",
        p("АЧЫК БЮДЖЕТ"),
        p("Кириш"),
        link("r1", "бир"),
        link("r1", "дагы"),
        link("r2", "эки")
    );
    let release =
        imported(&[("word/document.xml", &document(&body)), ("word/_rels/document.xml.rels", relations.as_bytes())]);
    let targets = vec!["file:///C:/Отчёт.docx".to_owned(), "ftp://vap.kg/a".to_owned()];
    assert!(release.warnings.contains(&ImportWarning::LeftOut(LeftOut::LinkTarget, targets)), "{:?}", release.warnings);
    assert!(markdown(&release).contains("[эки](<https://vap.kg/>)"), "{}", markdown(&release));
}

/// Imports a file with a page number, which is not text.
fn import_without_check(parts: &[(&str, &[u8])]) -> aikyn::authoring::import::Imported {
    aikyn::authoring::import::import(&docx(parts), None, &super::context()).unwrap()
}

/// Returns an image of two columns, black and white.
fn two_columns() -> Vec<u8> {
    let image = RgbImage::from_fn(20, 10, |x, _| image::Rgb(if x < 10 { [0; 3] } else { [255; 3] }));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn with_pictures(drawing: &str) -> aikyn::authoring::import::Imported {
    let relations = "<Relationships><Relationship Id=\"r1\" Target=\"media/a.png\"/><Relationship Id=\"r2\" Target=\"media/b.emf\"/><Relationship Id=\"r3\" Target=\"https://a.kg/x.png\" TargetMode=\"External\"/></Relationships>";
    let body = format!("{}{}<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>", p("АЧЫК БЮДЖЕТ"), p("Кириш"));
    imported(&[
        ("word/document.xml", &document(&body)),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/a.png", &two_columns()),
        ("word/media/b.emf", b"\x01\x00\x00\x00"),
    ])
}

#[test]
fn pictures_are_cropped_and_turned() {
    let picture = |crop: &str, transform: &str| {
        format!(
            "<wp:inline><wp:docPr descr=\"Чогулуш\"/><a:graphic><pic:pic xmlns:pic=\"x\"><pic:blipFill><a:blip r:embed=\"r1\"/>{crop}</pic:blipFill><pic:spPr><a:xfrm {transform}/></pic:spPr></pic:pic></a:graphic></wp:inline>"
        )
    };
    let shown = |crop: &str, transform: &str| {
        let release = with_pictures(&picture(crop, transform));
        assert!(markdown(&release).ends_with("![Чогулуш](picture-1.png)\n"));
        image::load_from_memory(&release.pictures[0].1).unwrap().into_luma8()
    };
    let cropped = shown("<a:srcRect l=\"50000\"/>", "");
    assert!(cropped.dimensions() == (10, 10) && cropped.pixels().all(|pixel| pixel.0 == [255]));
    assert_eq!(shown("", "rot=\"5400000\"").dimensions(), (10, 20));
    assert_eq!(shown("", "rot=\"10800000\"").get_pixel(0, 0).0, [255]);
    assert_eq!(shown("", "flipH=\"1\"").get_pixel(0, 0).0, [255]);
    // An angle that is not a right one.
    assert!(
        with_pictures(&picture("", "rot=\"900000\""))
            .warnings
            .contains(&ImportWarning::PictureTilted("picture-1.png".into()))
    );
    // A shape hides the corners.
    let shape = |shape: &str| with_pictures(&picture("", &format!("/>{shape}<a:xfrm")));
    for cut in ["<a:prstGeom prst=\"ellipse\"/>", "<a:custGeom/>"] {
        assert!(shape(cut).warnings.contains(&ImportWarning::PictureShaped("picture-1.png".into())), "{cut}");
    }
    let plain = shape("<a:prstGeom prst=\"rect\"/>").warnings;
    assert!(!plain.contains(&ImportWarning::PictureShaped("picture-1.png".into())), "{plain:?}");
    // Everything is cut away.
    let gone = with_pictures(&picture("<a:srcRect l=\"60000\" r=\"60000\"/>", ""));
    assert!(gone.pictures.is_empty() && gone.warnings.contains(&ImportWarning::PictureUncropped("a.png".into())));
    let vml = "</w:drawing></w:r><w:r><w:pict><v:shape style=\"rotation:90\" alt=\"Сүрөт\"><v:imagedata r:id=\"r1\" cropright=\"32768f\"/></v:shape></w:pict></w:r><w:r><w:drawing>";
    let release = with_pictures(vml);
    assert_eq!(image::load_from_memory(&release.pictures[0].1).unwrap().width(), 10);
}

#[test]
fn no_picture_is_lost_without_a_word() {
    let blip = |id: &str, kind: &str| {
        format!("<pic:pic xmlns:pic=\"x\"><pic:blipFill><a:blip r:{kind}=\"{id}\"/></pic:blipFill></pic:pic>")
    };
    let group = format!(
        "<wp:inline><a:graphic><wpg:wgp xmlns:wpg=\"x\">{}{}{}{}</wpg:wgp></a:graphic></wp:inline>",
        blip("r1", "embed"),
        blip("r2", "embed"),
        blip("r3", "link"),
        blip("r9", "embed")
    );
    let release = with_pictures(&group);
    for warning in [
        ImportWarning::PictureLeft("b.emf".into()),
        ImportWarning::PictureOutside("https://a.kg/x.png".into()),
        ImportWarning::PictureOutside("r9".into()),
        ImportWarning::PictureWithoutText("picture-1.png".into()),
    ] {
        assert!(release.warnings.contains(&warning), "{warning:?} {:?}", release.warnings);
    }
    // Without a description, the title is the alternative text, so that `check` passes.
    assert!(markdown(&release).ends_with("![Ачык бюджет](picture-1.png)\n"));
}

#[test]
fn captions_are_those_of_pictures() {
    let caption = "<w:p><w:r><w:t xml:space=\"preserve\">Сүрөт </w:t></w:r><w:fldSimple w:instr=\" SEQ Сүрөт \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>. Жыйын</w:t></w:r></w:p>";
    let picture = "<a:graphic><a:blipFill><a:blip r:embed=\"r1\"/></a:blipFill></a:graphic>";
    let release = with_pictures(&format!("{picture}</w:drawing></w:r></w:p>{caption}<w:p><w:r><w:drawing>"));
    assert!(below(&release).ends_with("![Сүрөт 1. Жыйын](picture-1.png \"Сүрөт 1. Жыйын\")\n"), "{}", below(&release));
}

#[test]
fn notes_become_footnotes_also_in_the_title() {
    let note = |id: u8, text: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(text));
    let notes = format!(
        "<w:footnotes {NAMES}><w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>{}{}{}</w:footnotes>",
        note(1, "Жылына"),
        note(2, "Долбоор"),
        note(3, "Бош")
    );
    let reference = |id: u8| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t>АЧЫК БЮДЖЕТ</w:t></w:r>{}</w:p><w:p><w:r><w:t>5 сом</w:t></w:r>{}<w:r><w:t>, 6 сом</w:t></w:r>{}</w:p>",
        reference(2),
        reference(1),
        reference(1)
    );
    let release = read(&docx(&[("word/document.xml", &document(&body)), ("word/footnotes.xml", notes.as_bytes())]));
    assert_eq!(below(&release), "5 сом[^1], 6 сом[^1]\n\nДолбоор\n\n[^1]: Жылына\n");
    assert!(release.warnings.contains(&ImportWarning::TitleNote("Долбоор".into())));
    assert!(release.warnings.contains(&ImportWarning::LeftOut(LeftOut::UnusedNote, vec!["Бош".into()])));
}
