//! Import of Word files: real documents, and malicious ones.

use std::io::Write;
use std::path::Path;

use aikyn::authoring::import::{Contact, ImportContext, ImportError, ImportWarning, Imported, import};
use aikyn::foundation::lang::Lang;
use aikyn::source::yaml::Id;
use jiff::civil::date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::TestSite;
use crate::program::Folder;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";
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
    ImportContext { today: date(2026, 11, 23), people: Vec::new() }
}

fn imported(parts: &[(&str, &[u8])]) -> Imported {
    import(&docx(parts), None, &context()).unwrap()
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
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"Чогулуш\"/><a:graphic><a:blip r:embed=\"rId2\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>".into(),
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
    assert_eq!(release.lang, Lang::Ky);
    assert_eq!(
        release.text,
        "---\ntitle: \"Бөлүм\"\ndate: 2026-11-23\ndraft: true\n---\n\nАталыш\n\nКириш сөз.\n\n**Калың** *жантык*\n\n1. бир\n    - ичинде\n\n| А\\|Б |  |\n|---|---|\n| 1 |  |\n\n[сайт](<https://dpi.kg/>) [талаа](<https://vap.kg/>)\n\n![Чогулуш](picture-1.png)\n"
    );
    assert_eq!(release.pictures, [("picture-1.png".to_owned(), PNG.to_vec())]);
    assert_eq!(release.warnings, [ImportWarning::DateUnsure]);
}

#[test]
fn deleted_and_hidden_text_is_left_out_and_reported() {
    let body = format!(
        "{}<w:p><w:r><w:t xml:space=\"preserve\">Бюджет </w:t></w:r><w:del><w:r><w:delText>сыр</w:delText></w:r></w:del><w:ins><w:r><w:t>ачык</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>жашыруун</w:t></w:r></w:p>",
        p("АЧЫК БЮДЖЕТ")
    );
    let release = imported(&[("word/document.xml", &document(&body))]);
    assert!(release.text.ends_with("---\n\nБюджет ачык\n"), "{}", release.text);
    assert!(release.text.contains("title: \"Ачык бюджет\""));
    assert!(!release.text.contains("сыр") && !release.text.contains("жашыруун"));
    assert!(
        release.warnings.contains(&ImportWarning::Deleted(1)) && release.warnings.contains(&ImportWarning::Inserted(1))
    );
}

#[test]
fn known_contact_becomes_a_reference() {
    let body = [p("Жаңылык келди"), p("Текст."), p("Толук маалымат: Нургуль, тел.: (0770) 771-711")].concat();
    let bytes = docx(&[("word/document.xml", &document(&body))]);
    let id = Id::new("nurgul").unwrap();
    let people = vec![Contact { id: &id, email: Some("n@dpi.kg"), phone: Some("+996770771711") }];
    let release = import(&bytes, Some(Lang::Ky), &ImportContext { today: date(2026, 11, 23), people }).unwrap();
    assert!(release.text.contains("people: [nurgul]\n") && !release.text.contains("771-711"), "{}", release.text);
    let unknown = import(&bytes, Some(Lang::Ky), &context()).unwrap();
    assert!(unknown.text.contains("771-711") && unknown.warnings.contains(&ImportWarning::ContactsLeft));
}

#[test]
fn invalid_word_files_are_refused_with_a_reason() {
    assert_eq!(import(b"plain text", None, &context()).unwrap_err(), ImportError::NotWord);
    assert_eq!(import(b"", None, &context()).unwrap_err(), ImportError::NotWord);
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
    assert_eq!(import(compound, None, &context()).unwrap_err(), ImportError::OldOrLocked);
    assert_eq!(refused(&[("other.txt", b"x")]), ImportError::NotWord);
    let broken = || ImportError::Broken("word/document.xml".into());
    assert_eq!(refused(&[("word/document.xml", b"<w:document><w:body>")]), broken());
    assert_eq!(refused(&[("word/document.xml", b"\xff\xfe\x00")]), broken());
    assert_eq!(refused(&[("word/document.xml", b"<w:document/>")]), broken());
    assert_eq!(refused(&[("word/document.xml", &document(""))]), ImportError::Empty);
    let styles = ("word/styles.xml", &b"<w:styles"[..]);
    assert_eq!(
        refused(&[("word/document.xml", &document(&p("x"))), styles]),
        ImportError::Broken("word/styles.xml".into())
    );
    // A truncated download.
    let whole = docx(&[("word/document.xml", &document(&p("Текст")))]);
    assert!(import(&whole[..whole.len() / 2], None, &context()).is_err());
}

#[test]
fn entity_expansion_and_deep_nesting_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(refused(&[("word/document.xml", laughs.as_bytes())]), ImportError::Broken("word/document.xml".into()));
    let deep = document(&format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000)));
    assert_eq!(refused(&[("word/document.xml", &deep)]), ImportError::Broken("word/document.xml".into()));
    let wide = document(&"<w:p/>".repeat(600_000));
    assert_eq!(refused(&[("word/document.xml", &wide)]), ImportError::Broken("word/document.xml".into()));
}

#[test]
fn decompression_bomb_is_not_unpacked() {
    let zeroes = vec![b' '; 40 << 20];
    let packed = docx(&[("word/document.xml", &zeroes)]);
    assert!(packed.len() < 1 << 20);
    assert_eq!(import(&packed, None, &context()).unwrap_err(), ImportError::TooLarge);
    let names: Vec<String> = (0..2_100).map(|number| format!("word/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(refused(&parts), ImportError::TooLarge);
}

#[test]
fn picture_path_in_the_archive_is_ignored() {
    let body = format!("{}<w:p><w:r><w:drawing><a:blip r:embed=\"rId1\"/></w:drawing></w:r></w:p>", p("Жаңылык"));
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
    let release = import(&real(), None, &context()).unwrap();
    assert_eq!((release.lang, release.title.as_str()), (Lang::Ky, "Кошунаңдан көрүп, өзүң андан да мыкты жаса!"));
    assert!(release.text.contains("\nplace: \"Бишкек\"\n"), "{}", release.text);
    assert_eq!(release.text.matches("\n- ").count(), 3, "{}", release.text);
    assert!(!release.text.contains("ПРЕСС-РЕЛИЗ"));
    let mut warnings = release.warnings;
    warnings.sort_by_key(|warning| format!("{warning:?}"));
    assert_eq!(warnings, [ImportWarning::Capitals, ImportWarning::ContactsLeft, ImportWarning::DateUnsure]);
    let built = TestSite::new().file("content/press/release.ky.md", &release.text).build();
    let errors: Vec<_> = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn libreoffice_document_keeps_its_structure() {
    let bytes = std::fs::read("tests/fixtures/import/rich.docx").unwrap();
    let release = import(&bytes, None, &context()).unwrap();
    assert_eq!(release.lang, Lang::Ru);
    assert_eq!(
        release.text,
        "---\ntitle: \"Сход в айылном аймаке Жазы\"\ndate: 2017-11-21\nplace: \"Узген\"\ndraft: true\n---\n\n\
         Жители обсудили расходы местного бюджета. Это **важно** и *полезно*. Подробности на [сайте проекта](<https://www.vap.kg/>).\n\n\
         ## Что предложили\n\n- дороги\n    - освещение улиц\n- чистая вода\n\n### По очереди\n\n1. школа\n2. мост\n\n\
         | Работа | Сомов |\n|---|---|\n| Мост \\| переход | 120 000 |\n\n![Сход в школе](picture-1.png)\n"
    );
    assert_eq!(release.warnings, [ImportWarning::Deleted(1), ImportWarning::Inserted(1)]);
}

#[test]
fn import_writes_a_draft_and_never_overwrites() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("release.docx"), real()).unwrap();
    let ran = folder.run(&["import", "release.docx"]).code(0);
    assert_eq!(
        ran.out(),
        "wrote content/press/koshunangdan-korup-ozung-andan-da-mykty-jasa.ky.md\n\
         - the headline was in capitals: check that names still start with a capital letter\n\
         - no date with a year found: date is set to today\n\
         - the contact details are kept in the text, because they match no record in people.yaml\n\
         The press release is a draft. Read it, write a summary, and remove the line draft: true.\n"
    );
    let again = folder.run(&["--lang", "ru", "import", "release.docx"]).code(2);
    assert!(again.err().contains("koshunangdan-korup-ozung-andan-da-mykty-jasa.ky.md"), "{}", again.err());
    folder.run(&["import", "release.docx", "--slug", "sapar", "--language", "ru"]).code(0);
    assert!(Path::new(&folder.path().join("content/press/sapar.ru.md")).exists());
    folder.run(&["check"]).code(0);
    std::fs::write(folder.path().join("note.docx"), "text").unwrap();
    assert!(folder.run(&["import", "note.docx"]).code(2).err().contains("note.docx is not a Word file (.docx)"));
    assert!(folder.run(&["--lang", "ky", "import", "none.docx"]).code(2).err().contains("none.docx окулбай жатат"));
}
