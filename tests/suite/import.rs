//! Import of Word files: real documents, and malicious ones.
//!
//! Every imported file is compared with its text as a reader gives it that knows no structure.

mod complete;
mod content;
mod languages;
mod random;
mod structure;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use aikyn::authoring::import::{
    Contact, ImportContext, ImportError, ImportWarning, Imported, LeftOut, SharedFacts, import,
};
use aikyn::foundation::lang::Lang;
use aikyn::source::yaml::Id;
use jiff::civil::date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::TestSite;
use crate::program::Folder;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

/// Returns a Word file with these parts.
fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Returns the main part of a Word file with this body.
fn document(body: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMES}><w:body>{body}</w:body></w:document>")
        .into_bytes()
}

/// Returns a paragraph with one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn context() -> ImportContext<'static> {
    ImportContext { today: date(2026, 11, 23), people: Vec::new(), places: vec!["Жазы"] }
}

fn imported(parts: &[(&str, &[u8])]) -> Imported {
    read(&docx(parts))
}

/// Imports a file, and asserts that nothing of it is lost.
fn read(bytes: &[u8]) -> Imported {
    let imported = import(bytes, None, &context()).unwrap();
    complete::assert_complete(bytes, &imported);
    imported
}

/// Returns the Markdown of the only text, with its front matter.
fn markdown(imported: &Imported) -> String {
    assert_eq!(imported.texts.len(), 1);
    let text = &imported.texts[0];
    let shared = SharedFacts { date: text.date, person: text.person.clone(), is_draft: true };
    text.markdown(&shared, &BTreeMap::new())
}

/// Returns the Markdown below the front matter of a document with a title and this body.
fn body_of(body: &str) -> String {
    below(&imported(&[("word/document.xml", &document(&format!("{}{body}", p("АЧЫК БЮДЖЕТ"))))]))
}

fn below(imported: &Imported) -> String {
    markdown(imported).split("---\n\n").nth(1).unwrap().to_owned()
}

fn refused(parts: &[(&str, &[u8])]) -> ImportError {
    import(&docx(parts), None, &context()).unwrap_err()
}

#[test]
fn headings_lists_tables_links_and_pictures_become_markdown() {
    let body = [
        p("Аталыш"),
        p("Кириш сөз."),
        "<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t>Бөлүм</w:t></w:r></w:p>".into(),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ка</w:t></w:r><w:r><w:rPr><w:b w:val=\"true\"/></w:rPr><w:t>лың</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/><w:i/></w:rPr><w:t xml:space=\"preserve\"> жантык</w:t></w:r></w:p>".into(),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>бир</w:t></w:r></w:p>".into(),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>ичинде</w:t></w:r></w:p>".into(),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>А|Б</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".into(),
        "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>сайт</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://vap.kg/\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>талаа</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>".into(),
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"Чогулуш\"/><a:graphic><a:blipFill><a:blip r:embed=\"rId2\"/></a:blipFill></a:graphic></wp:inline></w:drawing></w:r></w:p>".into(),
    ]
    .concat();
    let styles =
        format!("<w:styles {NAMES}><w:style w:styleId=\"2\"><w:name w:val=\"heading 1\"/></w:style></w:styles>");
    let numbering = format!(
        "<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"
    );
    let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"https://dpi.kg/\" TargetMode=\"External\"/><Relationship Id=\"rId2\" Target=\"media/image1.png\"/></Relationships>";
    let release = imported(&[
        ("word/document.xml", &document(&body)),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/image1.png", PNG),
        ("docProps/core.xml", "<cp><dc:creator>Жашыруун Автор</dc:creator></cp>".as_bytes()),
    ]);
    assert_eq!(release.texts[0].lang, Lang::Ky);
    assert_eq!(
        markdown(&release),
        "---\ntitle: \"Бөлүм\"\ndraft: true\n---\n\nАталыш\n\nКириш сөз.\n\n**Калың** *жантык*\n\n1. бир\n    - ичинде\n\n| А\\|Б |  |\n|---|---|\n| 1 |  |\n\n[сайт](<https://dpi.kg/>) [талаа](<https://vap.kg/>)\n\n![Чогулуш](picture-1.png)\n"
    );
    assert_eq!(release.pictures, [("picture-1.png".to_owned(), PNG.to_vec())]);
    assert_eq!(release.warnings, []);
}

#[test]
fn deleted_and_hidden_text_is_left_out_and_reported() {
    let body = format!(
        "{}<w:p><w:r><w:t xml:space=\"preserve\">Бюджет </w:t></w:r><w:del><w:r><w:delText>сыр</w:delText></w:r></w:del><w:ins><w:r><w:t>ачык</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>жашыруун</w:t></w:r></w:p>",
        p("АЧЫК БЮДЖЕТ")
    );
    let release = imported(&[("word/document.xml", &document(&body))]);
    let text = markdown(&release);
    assert!(text.ends_with("---\n\nБюджет ачык\n"), "{text}");
    assert!(text.contains("title: \"Ачык бюджет\""));
    assert!(!text.contains("сыр") && !text.contains("жашыруун"));
    assert_eq!(
        release.warnings,
        [
            ImportWarning::LeftOut(LeftOut::Deleted, vec!["сыр".into()]),
            ImportWarning::LeftOut(LeftOut::Hidden, vec!["жашыруун".into()]),
            ImportWarning::Inserted(1),
            ImportWarning::Capitals,
        ]
    );
}

#[test]
fn known_contact_becomes_a_reference() {
    let id = Id::new("nurgul").unwrap();
    let imported = |line: &str, known: bool| {
        let bytes = docx(&[("word/document.xml", &document(&[p("Жаңылык келди"), p("Текст."), p(line)].concat()))]);
        let contact = Contact { id: &id, email: Some("n@dpi.kg"), phone: Some("+996770771711") };
        let people = if known { vec![contact] } else { Vec::new() };
        let release = import(&bytes, Some(Lang::Ky), &ImportContext { people, ..context() }).unwrap();
        complete::assert_complete(&bytes, &release);
        release
    };
    let line = "Толук маалымат: Нургуль, тел.: (0770) 771-711";
    let release = imported(line, true);
    let text = markdown(&release);
    assert!(text.contains("people: [nurgul]\n") && !text.contains("771-711"), "{text}");
    // Contacts of others stay.
    for (line, known) in [
        (line, false),
        ("Толук маалымат: Нургуль, тел.: (0770) 771-711, (0555) 12-34-56", true),
        ("Толук маалымат: n@dpi.kg, a@dpi.kg", true),
    ] {
        let release = imported(line, known);
        assert!(below(&release).contains(line) && release.warnings.contains(&ImportWarning::ContactsLeft), "{line}");
    }
}

#[test]
fn invalid_word_files_are_refused_with_a_reason() {
    let error = |bytes: &[u8]| import(bytes, None, &context()).unwrap_err();
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |name: &str| [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more "[..], &utf16(name)].concat();
    let other = |format| ImportError::OtherFormat(format);
    assert_eq!(error(b"plain text"), ImportError::NotWord);
    assert_eq!(error(b""), ImportError::EmptyFile);
    assert_eq!(error(&[0; 5000]), ImportError::Cut);
    assert_eq!(error(&compound("WordDocument")), ImportError::OldFormat);
    assert_eq!(error(&compound("EncryptedPackage")), ImportError::Encrypted);
    assert_eq!(error(&compound("Workbook")), other("XLS"));
    assert_eq!(error(b"{\\rtf1\\ansi text}"), other("RTF"));
    assert_eq!(error(b"%PDF-1.7"), other("PDF"));
    assert_eq!(error("\u{feff}<!DOCTYPE html><html>".as_bytes()), other("HTML"));
    assert_eq!(refused(&[("other.txt", b"x")]), ImportError::NotWord);
    assert_eq!(refused(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")]), other("XLSX"));
    assert_eq!(refused(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), other("ODT"));
    let broken = || ImportError::Broken("word/document.xml".into());
    assert_eq!(refused(&[("word/document.xml", b"<w:document><w:body>")]), broken());
    assert_eq!(refused(&[("word/document.xml", b"\xff\xff\x00")]), broken());
    assert_eq!(refused(&[("word/document.xml", b"<w:document/>")]), broken());
    assert_eq!(refused(&[("word/document.xml", &document(""))]), ImportError::Empty);
    let styles = ("word/styles.xml", &b"<w:styles"[..]);
    assert_eq!(
        refused(&[("word/document.xml", &document(&p("x"))), styles]),
        ImportError::Broken("word/styles.xml".into())
    );
    // A truncated download.
    let whole = docx(&[("word/document.xml", &document(&p("Текст")))]);
    assert_eq!(error(&whole[..whole.len() / 2]), ImportError::Cut);
}

#[test]
fn entity_expansion_and_deep_nesting_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(refused(&[("word/document.xml", laughs.as_bytes())]), ImportError::Broken("word/document.xml".into()));
    let deep = document(&format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000)));
    assert_eq!(refused(&[("word/document.xml", &deep)]), ImportError::Broken("word/document.xml".into()));
}

#[test]
fn long_documents_are_read_and_longer_ones_are_too_large() {
    // 12 MB, as the minutes of a long hearing.
    let line = "<w:p w:rsidR=\"00AB12CD\"><w:r><w:rPr><w:lang w:val=\"ru-RU\"/></w:rPr><w:t>Сөз</w:t></w:r></w:p>";
    let long = document(&line.repeat(60_000));
    let release = import(&docx(&[("word/document.xml", &long)]), None, &context()).unwrap();
    assert_eq!(below(&release).matches("Сөз").count(), 59_999);
    let wide = document(&"<w:p/>".repeat(3_100_000));
    assert_eq!(refused(&[("word/document.xml", &wide)]), ImportError::TooLarge);
}

#[test]
fn decompression_bomb_is_not_unpacked() {
    let zeroes = vec![b' '; 70 << 20];
    let packed = docx(&[("word/document.xml", &zeroes)]);
    assert!(packed.len() < 1 << 20);
    assert_eq!(import(&packed, None, &context()).unwrap_err(), ImportError::TooLarge);
    let names: Vec<String> = (0..4_100).map(|number| format!("word/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(refused(&parts), ImportError::TooLarge);
}

#[test]
fn picture_path_in_the_archive_is_ignored() {
    let body = format!(
        "{}<w:p><w:r><w:drawing><a:blipFill><a:blip r:embed=\"rId1\"/></a:blipFill></w:drawing></w:r></w:p>",
        p("Жаңылык")
    );
    let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"../../../../evil.sh\"/></Relationships>";
    let release = imported(&[
        ("word/document.xml", &document(&body)),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/../../../../evil.sh", PNG),
    ]);
    assert!(release.pictures.iter().all(|(name, _)| name == "picture-1.png"), "{:?}", release.warnings);
    // Browsers do not show EMF.
    let release = imported(&[
        ("word/document.xml", &document(&body)),
        ("word/_rels/document.xml.rels", relations.replace("../../../../evil.sh", "media/a.emf").as_bytes()),
        ("word/media/a.emf", b"\x01\x00\x00\x00"),
    ]);
    assert!(release.pictures.is_empty() && release.warnings.contains(&ImportWarning::PictureLeft("a.emf".into())));
}

/// Returns the real press release, written by LibreOffice: see `tests/fixtures/import/README.md`.
fn real() -> Vec<u8> {
    std::fs::read("tests/fixtures/import/release.docx").unwrap()
}

#[test]
fn real_release_is_understood() {
    let release = read(&real());
    let text = &release.texts[0];
    assert_eq!((text.lang, text.title.as_str()), (Lang::Ky, "Кошунаңдан көрүп, өзүң андан да мыкты жаса!"));
    let markdown = markdown(&release);
    assert!(!markdown.contains("ПРЕСС-РЕЛИЗ"));
    assert_eq!(markdown.matches("\n- ").count(), 3, "{markdown}");
    insta::assert_snapshot!(format!("{:#?}", release.warnings));
    let built = TestSite::new()
        .file("content/press/release.ky.md", markdown.replace("draft", "date: 2017-11-16\ndraft"))
        .build();
    let errors: Vec<_> = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn libreoffice_document_keeps_its_structure() {
    let bytes = std::fs::read("tests/fixtures/import/rich.docx").unwrap();
    let release = read(&bytes);
    assert_eq!(release.texts[0].lang, Lang::Ru);
    assert_eq!(
        markdown(&release),
        "---\ntitle: \"Сход в айылном аймаке Жазы\"\ndate: 2017-11-21\nplace: \"Узген\"\ndraft: true\n---\n\n\
         Жители обсудили расходы местного бюджета. Это **важно** и *полезно*. Подробности на [сайте проекта](<https://www.vap.kg/>).\n\n\
         ## Что предложили\n\n- дороги\n    - освещение улиц\n- чистая вода\n\n### По очереди\n\n1. школа\n2. мост\n\n\
         | Работа | Сомов |\n|---|---|\n| Мост \\| переход | 120 000 |\n\n![Сход в школе](picture-1.png)\n"
    );
    insta::assert_snapshot!(format!("{:#?}", release.warnings));
}

#[test]
fn import_writes_a_draft_and_never_overwrites() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("release.docx"), real()).unwrap();
    let ran = folder.run(&["import", "release.docx"]).code(0);
    insta::assert_snapshot!(ran.out());
    let again = folder.run(&["--lang", "ru", "import", "release.docx"]).code(2);
    assert!(again.err().contains("koshunangdan-korup-ozung-andan-da-mykty-jasa.ky.md"), "{}", again.err());
    folder.run(&["import", "release.docx", "--slug", "sapar", "--language", "ru"]).code(0);
    assert!(Path::new(&folder.path().join("content/press/sapar.ru.md")).exists());
    folder.run(&["check"]).code(0);
    let refused = |lang: &str, name: &str, bytes: &[u8], message: &str| {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let ran = folder.run(&["--lang", lang, "import", name]).code(2);
        assert!(ran.err().contains(message), "{}", ran.err());
    };
    refused("en", "note.docx", b"text", "note.docx is not a Word file (.docx)");
    refused("en", "cut.docx", &real()[..900], "cut.docx is cut off");
    refused("en", "empty.docx", b"", "empty.docx is empty");
    refused("ru", "old.docx", b"\xd0\xcf\x11\xe0", "old.docx – файл старого Word");
    refused("ky", "~$x.docx", &real(), "~$x.docx – документ эмес");
    assert!(folder.run(&["--lang", "ky", "import", "none.docx"]).code(2).err().contains("none.docx окулбай жатат"));
}

#[test]
fn folder_of_word_files_is_imported_at_once() {
    let folder = Folder::new();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("in")).unwrap();
    let rich = std::fs::read("tests/fixtures/import/rich.docx").unwrap();
    for (name, bytes) in [("a.docx", real()), ("b.docx", rich), ("~$c.docx", b"x".to_vec()), ("d.txt", b"x".to_vec())] {
        std::fs::write(path("in").join(name), bytes).unwrap();
    }
    for asked in ["in", "in/*.docx"] {
        let ran = folder.run(&["import", asked]).code(2);
        for file in ["in/a.docx:", "in/b.docx:", "in/~$c.docx:"] {
            assert!(ran.out().contains(file), "{}", ran.out());
        }
        assert!(ran.err().contains("in/~$c.docx is not a document") && !ran.out().contains("d.txt"), "{}", ran.err());
        assert_eq!(ran.out().matches("wrote content/press/").count(), 3, "{}", ran.out());
        std::fs::remove_dir_all(path("content/press")).unwrap();
        std::fs::create_dir(path("content/press")).unwrap();
    }
    assert!(folder.run(&["import", "in/*.doc"]).code(2).err().contains("no Word files (.docx) found: in/*.doc"));
    assert!(folder.run(&["import", "in", "--slug", "x"]).code(2).err().contains("--slug"));
}

#[test]
fn translation_goes_next_to_the_other_language() {
    let folder = Folder::new();
    let rich = std::fs::read("tests/fixtures/import/rich.docx").unwrap();
    std::fs::write(folder.path().join("rich.docx"), rich).unwrap();
    let text = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    folder.run(&["import", "rich.docx", "--slug", "sapar"]).code(0);
    assert!(text("content/press/sapar/index.ru.md").contains("date: 2017-11-21\n"));
    // A release that is a folder.
    let ran = folder.run(&["import", "rich.docx", "--slug", "sapar", "--language", "ky"]).code(0);
    assert!(ran.out().contains("content/press/sapar/index.ru.md") && !ran.out().contains("picture-1"), "{}", ran.out());
    let translation = text("content/press/sapar/index.ky.md");
    assert!(!translation.contains("date:") && !translation.contains("draft:"), "{translation}");
    folder.run(&["check"]).code(0);
    // A release that is a single file: its pictures go into a folder.
    folder.run(&["import", "rich.docx", "--slug", "sapar"]).code(2);
    std::fs::write(folder.path().join("content/press/jol.ky.md"), "---\ntitle: Жол\ndate: 2017-11-20\n---\nЖол.\n")
        .unwrap();
    let ran = folder.run(&["import", "rich.docx", "--slug", "jol"]).code(0);
    assert!(text("content/press/jol.ru.md").contains("](jol/picture-1.png)"));
    assert!(ran.out().contains("the text has the date 2017-11-21"), "{}", ran.out());
    folder.run(&["check"]).code(0);
}
