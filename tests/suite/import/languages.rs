//! Files with both languages.

use aikyn::authoring::import::{ImportWarning, SharedFacts};
use aikyn::foundation::lang::Lang;
use std::collections::BTreeMap;

use super::{document, docx, imported, p, read};
use crate::program::Folder;

const KY: [&str; 3] = [
    "АЧЫК ЧОГУЛУШ БОЛДУ",
    "Коноктор айылдык чогулушка катышып, иштин жүрүшүн өз көзү менен көрүп, суроолорун беришти.",
    "Айыл өкмөтү жаңы көпүрөнү быйыл күзүндө курууга убада берди.",
];
const RU: [&str; 3] = [
    "ПРОШЁЛ ОТКРЫТЫЙ СХОД",
    "Гости пришли на сельский сход и сами увидели, как идёт работа, а потом задали свои вопросы.",
    "Айыл окмоту обещал построить новый мост этой осенью, до наступления холодов.",
];

fn paragraphs(texts: &[&str]) -> String {
    texts.iter().map(|text| p(text)).collect()
}

fn bodies(release: &aikyn::authoring::import::Imported) -> Vec<(Lang, String, String)> {
    let body = |text: &aikyn::authoring::import::ImportedText| {
        let markdown = text.markdown(&SharedFacts::default(), &BTreeMap::new());
        (text.lang, text.title.clone(), markdown.split("---\n\n").nth(1).unwrap().to_owned())
    };
    release.texts.iter().map(body).collect()
}

fn expected() -> Vec<(Lang, String, String)> {
    let body = |texts: [&str; 3]| format!("{}\n\n{}\n", texts[1], texts[2]);
    vec![(Lang::Ky, "Ачык чогулуш болду".into(), body(KY)), (Lang::Ru, "Прошёл открытый сход".into(), body(RU))]
}

#[test]
fn both_languages_become_two_texts() {
    let one_after_the_other = paragraphs(&[KY, RU].concat());
    let release = imported(&[("word/document.xml", &document(&one_after_the_other))]);
    assert_eq!(bodies(&release), expected());
    assert!(release.warnings.contains(&ImportWarning::TwoLanguages(RU[0].into())), "{:?}", release.warnings);
    let rows = |cells: &[(String, String)]| {
        let rows = cells.iter().map(|(left, right)| format!("<w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr>"));
        format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
    };
    let columns = rows(&[(paragraphs(&KY), paragraphs(&RU))]);
    assert_eq!(bodies(&imported(&[("word/document.xml", &document(&columns))])), expected());
    let by_row = rows(&KY.iter().zip(RU).map(|(ky, ru)| (p(ky), p(ru))).collect::<Vec<_>>());
    assert_eq!(bodies(&imported(&[("word/document.xml", &document(&by_row))])), expected());
}

#[test]
fn uncertain_languages_stay_in_one_text() {
    // Paragraph by paragraph.
    let mixed = paragraphs(&[KY[0], KY[1], RU[1], KY[2], RU[2]]);
    let release = read(&docx(&[("word/document.xml", &document(&mixed))]));
    assert_eq!(release.texts.len(), 1);
    assert!(release.warnings.iter().any(|warning| matches!(warning, ImportWarning::OtherLanguage(_))));
    // One sentence of a longer text.
    let quoted = paragraphs(&[&[KY[0]], &[KY[1]; 8][..], &[RU[1]]].concat());
    let release = read(&docx(&[("word/document.xml", &document(&quoted))]));
    assert_eq!(release.texts.len(), 1);
    assert!(release.warnings.contains(&ImportWarning::OtherLanguage(RU[1].into())), "{:?}", release.warnings);
}

#[test]
fn both_languages_are_written_as_one_release() {
    let folder = Folder::new();
    let dateline = "г. Бишкек, 10 мая 2018 года";
    let text = paragraphs(&[&KY[..], &[RU[0], dateline], &RU[1..]].concat());
    std::fs::write(folder.path().join("both.docx"), docx(&[("word/document.xml", &document(&text))])).unwrap();
    folder.run(&["import", "both.docx", "--slug", "chogulush"]).code(0);
    let file = |path: &str| std::fs::read_to_string(folder.path().join("content/press").join(path)).unwrap();
    assert!(file("chogulush.ky.md").contains("date: 2018-05-10\ndraft: true\n"), "{}", file("chogulush.ky.md"));
    assert!(file("chogulush.ru.md").starts_with("---\ntitle: \"Прошёл открытый сход\"\nplace: \"Бишкек\"\n---\n"));
    folder.run(&["check"]).code(0);
}
