//! Mistakes of new authors: each has one diagnostic, with the author's own value corrected.

use aikyn::foundation::diagnostics::Problem;
use aikyn::lint::fix::fix_all;

use crate::harness::{Built, TestSite};

const SITE: &str = "content/site.yaml";
const VISITS: &str = "content/data/visits.yaml";
const PEOPLE: &str = "content/data/people.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";

/// The small site with values of every type that people write in their own way.
fn site() -> TestSite {
    TestSite::new()
        .file(
            VISITS,
            "- id: jazy-2017
  date: 2017-11-21
  time: \"10:00-14:30\"
  host: jazy
  venue: {ky: \"Маданият үйү, чоң зал\", ru: Дом культуры}
  status: cancelled
  status_reason: {ky: Жол жабык, ru: Дорога закрыта}
  invited: {municipalities: 20, participants: \">80\"}
  draft: true
",
        )
        .file(PEOPLE, "- id: aida\n  name: Аида\n  phone: \"+996770771711\"\n  email: a@b.kg\n")
        .file("content/data/organizations.yaml", "- id: aimak\n  name: Аймак\n  url: https://aimak.kg\n")
        .file(
            "content/data/commitments.yaml",
            "- id: water
  text: {ky: Суу, ru: Вода}
  municipality: jazy
  amount: {amount: 1850000, currency: KGS}
",
        )
        .replace(NEWS_KY, "visits: [jazy-2017]", "contacts: [aida]")
}

/// Returns the corrections of a build, as they are shown.
fn shown(built: &Built) -> Vec<&str> {
    let fixes = built.diagnostics.iter().filter_map(|diagnostic| diagnostic.problem.fix());
    fixes.map(|fix| fix.shown.as_str()).collect()
}

/// Applies `check --fix` to a site.
fn fixed(built: &Built) -> TestSite {
    let files = fix_all(built.inputs(), &built.diagnostics);
    let site = TestSite { inputs: built.inputs().clone() };
    files.into_iter().fold(site, |site, file| site.file(&file.path, file.new))
}

#[test]
fn the_site_without_mistakes_is_clean() {
    site().build().assert_clean();
}

#[test]
fn values_in_other_forms_are_corrected_by_fix() {
    for (path, right, wrong) in [
        (VISITS, "date: 2017-11-21", "date: 21.11.2017"),
        (VISITS, "date: 2017-11-21", "date: 21 ноября 2017 г."),
        (VISITS, "date: 2017-11-21", "date: 2017-жылдын 21-ноябры"),
        (VISITS, "date: 2017-11-21", "date: \"2017/11/21\""),
        (VISITS, "time: \"10:00-14:30\"", "time: 10.00-14.30"),
        (VISITS, "time: \"10:00-14:30\"", "time: с 10:00 до 14:30"),
        (VISITS, "participants: \">80\"", "participants: более 80"),
        (VISITS, "participants: \">80\"", "participants: 80ден ашык"),
        (VISITS, "status: cancelled", "status: отменено"),
        (VISITS, "status: cancelled", "status: Cancelled"),
        (VISITS, "status: cancelled", "status: \u{441}ancelled"),
        (VISITS, "draft: true", "draft: да"),
        (VISITS, "draft: true", "draft: ооба"),
        (VISITS, "date: 2017-11-21", "д\u{430}та: 2017-11-21"),
        (VISITS, "date: 2017-11-21", "d\u{430}te: 2017-11-21"),
        (VISITS, "date: 2017-11-21", "Date: 2017-11-21"),
        (VISITS, "date: 2017-11-21", "date:2017-11-21"),
        (VISITS, "date: 2017-11-21", "date:\u{a0}2017-11-21"),
        (VISITS, "host: jazy", "host: j\u{430}zy"),
        (VISITS, "host: jazy", "host: Jazy"),
        (VISITS, "host: jazy", "host: Жазы"),
        (VISITS, "host: jazy", "host: Жазы айыл аймагы"),
        (VISITS, "{ky: \"Маданият үйү, чоң зал\", ru: Дом культуры}", "{ky: Маданият үйү, чоң зал, ru: Дом культуры}"),
        (VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "{kg: Жол жабык, ru: Дорога закрыта}"),
        (VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "{ky:Жол жабык, ru: Дорога закрыта}"),
        (PEOPLE, "\"+996770771711\"", "0770 77-17-11"),
        (PEOPLE, "\"+996770771711\"", "996770771711"),
        (PEOPLE, "email: a@b.kg", "email: \" a@b.kg \""),
        ("content/data/commitments.yaml", "amount: 1850000", "amount: 1 850 000"),
        ("content/data/commitments.yaml", "amount: 1850000", "amount: 1850 тыс."),
        ("content/data/commitments.yaml", "currency: KGS", "currency: сом"),
        ("content/data/commitments.yaml", "{amount: 1850000, currency: KGS}", "1 850 000 сом"),
        (NEWS_KY, "contacts: [aida]", "contacts: aida"),
        (VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "ky: Жол жабык, ru: Дорога закрыта"),
        (VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "{ky: Жол, кар; ru: Дорога закрыта}"),
        (SITE, "languages: [ky, ru]", "languages: ky, ru"),
        (VISITS, "date: 2017-11-21", "date: 21 нояб. 2017 г."),
        (VISITS, "time: \"10:00-14:30\"", "time: 10:00дөн 14:30га чейин"),
        (VISITS, "status: cancelled", "status: отменена"),
        (SITE, "https://bakyt.test/", "https://bakyt.test/?a=1"),
        (VISITS, "host: jazy", "host: с. Жазы"),
        (VISITS, "host: jazy", "host: municipality:jazy"),
        (VISITS, "host: jazy", "host: https://bakyt.test/ru/municipalities/jazy/"),
        (VISITS, "host: jazy", "host: - jazy"),
        (PEOPLE, "email: a@b.kg", "email: a@b.kg."),
        (PEOPLE, "email: a@b.kg", "email: \u{430}@b.kg"),
        ("content/data/commitments.yaml", "amount: 1850000", "amount: 1850к"),
        ("content/data/commitments.yaml", "amount: 1850000", "sum: 1850000"),
        (VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "(ky: Жол жабык, ru: Дорога закрыта)"),
        (VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "{ky: Жол жабык, ру: Дорога закрыта}"),
    ] {
        let built = site().replace(path, right, wrong).build();
        assert_eq!(built.diagnostics.len(), 1, "{wrong}: {:#?}", built.lines());
        let mended = fixed(&built);
        let text = String::from_utf8_lossy(mended.bytes(path)).into_owned();
        let lines = mended.build().lines();
        assert!(lines.is_empty(), "{wrong}: {lines:#?}\n{text}");
        assert!(text.contains(right) || wrong.contains(','), "{wrong} became {text}");
    }
}

#[test]
fn doubtful_corrections_are_only_shown() {
    for (path, right, wrong, advice) in [
        (VISITS, "date: 2017-11-21", "date: 21.11.17", "date: 2017-11-21"),
        (VISITS, "municipalities: 20", "municipalities: 20 человек", "municipalities: 20"),
        (VISITS, "municipalities: 20", "municipalities: -20", "municipalities: 20"),
        (VISITS, "date: 2017-11-21", "date: 2017-11-21 10:00", "date: 2017-11-21"),
        (VISITS, "date: 2017-11-21", "date: 2O17-11-21", "date: 2017-11-21"),
        (VISITS, "date: 2017-11-21", "date: [2017-11-21, 2017-11-22]", "date: {from: 2017-11-21, to: 2017-11-22}"),
        (VISITS, "time: \"10:00-14:30\"", "time: с 10 до 14", "time: \"10:00-14:00\""),
        (VISITS, "host: jazy", "host: {id: jazy}", "host: jazy"),
        (PEOPLE, "\"+996770771711\"", "0770771711, 0555123456", "phone: \"+996770771711\""),
        (PEOPLE, "\"+996770771711\"", "8 (495) 123-45-67", "phone: \"+74951234567\""),
        (PEOPLE, "email: a@b.kg", "email: a@b.kg, c@d.kg", "email: a@b.kg"),
        ("content/data/organizations.yaml", "https://aimak.kg", "http:/aimak.kg", "url: https://aimak.kg"),
        ("content/data/commitments.yaml", "amount: 1850000", "amount: 1,850", "amount: 1850"),
        (VISITS, "time: \"10:00-14:30\"", "time: 10-14", "time: \"10:00-14:00\""),
        (VISITS, "host: jazy", "hots: jazy", "host"),
        (VISITS, "host: jazy", "host; jazy", "host: jazy"),
        (
            VISITS,
            "{ky: Жол жабык, ru: Дорога закрыта}",
            "[Жол, Дорога]",
            "status_reason: {ky: \"Жол\", ru: \"Дорога\"}",
        ),
        (
            VISITS,
            "{ky: Жол жабык, ru: Дорога закрыта}",
            "{\"Жол\", \"Дорога\"}",
            "status_reason: {ky: \"Жол\", ru: \"Дорога\"}",
        ),
        (SITE, "languages: [ky, ru]", "languages: [ky, ru]\ntime_zone: Бишкек", "time_zone: Asia/Bishkek"),
        (SITE, "languages: [ky, ru]", "languages: [ky, ru]\nallow: [status-outdate]", "status-outdated"),
        ("content/data/organizations.yaml", "https://aimak.kg", "www.aimak.kg", "url: https://www.aimak.kg"),
        (
            "content/data/commitments.yaml",
            "{amount: 1850000, currency: KGS}",
            "1850000",
            "amount: {amount: 1850000, currency: KGS}",
        ),
    ] {
        let built = site().replace(path, right, wrong).build();
        assert_eq!(built.diagnostics.len(), 1, "{wrong}: {:#?}", built.lines());
        assert_eq!(shown(&built), [advice], "{wrong}");
        assert_eq!(fixed(&built).bytes(path), built.inputs().bytes(path).unwrap_or_default(), "{wrong}");
    }
}

#[test]
fn an_unknown_id_in_one_language_is_one_mistake() {
    for (visits, rule) in [("[jazy-2071]", "unknown-reference"), ("jazy-2017", "wrong-type")] {
        let ru = format!("title: Новость\nvisits: {visits}\n");
        let lines = TestSite::new().replace("content/press/news.ru.md", "title: Новость\n", &ru).build().lines();
        assert!(lines.len() == 1 && lines[0].contains(rule), "{lines:#?}");
    }
    let lines = TestSite::new().append(NEWS_KY, "\n[сапар](визит:jazy-2017)\n").build().lines();
    assert!(lines.len() == 1 && lines[0].contains("did you mean `visit:jazy-2017`?"), "{lines:#?}");
}

#[test]
fn a_language_in_the_wrong_column_is_one_mistake() {
    let built = TestSite::new().append(VISITS, "  venue:\n    ky: Зал\n  ru: Зал\n").build();
    let lines = built.lines();
    assert!(lines.len() == 1 && lines[0].contains("6:3 yaml-syntax line is not aligned"), "{lines:#?}");
}

#[test]
fn lone_values_become_maps() {
    let held = |participants: &str| {
        let results = format!("status: held\n  results: {{participants: {participants}}}\n  status_reason");
        TestSite::new().append(VISITS, &format!("  {results}: Жол\n")).on(2017, 11, 23).build()
    };
    assert_eq!(shown(&held("24")), ["participants: {total: 24}"]);
    assert_eq!(shown(&held("более 24")), ["participants: {total: \">24\"}"]);
    fixed(&held("24")).build().assert_clean();
}

#[test]
fn a_record_of_another_kind_is_named() {
    let built = site().replace(NEWS_KY, "contacts: [aida]", "contacts: [aimak]").build();
    let [line] = &built.lines()[..] else { panic!("{:#?}", built.lines()) };
    assert!(line.contains("expected person, found organization"), "{line}");
}

#[test]
fn an_unknown_language_is_told_once() {
    for languages in ["[kg, ru]", "[кг, ru]", "[kyr, ru]"] {
        let built = TestSite::new().replace(SITE, "[ky, ru]", languages).build();
        assert_eq!(built.lines().len(), 1, "{:#?}", built.lines());
        assert_eq!(built.diagnostics[0].location.path.as_ref(), SITE);
        fixed(&built).build().assert_clean();
    }
    let built = TestSite::new().replace(SITE, "[ky, ru]", "[en, ru]").build();
    assert_eq!(built.lines().len(), 1, "{:#?}", built.lines());
}

#[test]
fn a_fault_of_a_place_adds_no_fault_of_a_template() {
    let municipalities = "content/data/municipalities.yaml";
    for site in [
        TestSite::new().replace(municipalities, "district: ozgon", "district: osh"),
        TestSite::new().without("content/data/districts.yaml"),
        TestSite::new().file("content/data/districts.yaml", ""),
        TestSite::new().file("content/data/districts.yaml", b"\xc6"),
        TestSite::new().without(municipalities),
        TestSite::new().file(municipalities, ""),
        TestSite::new().replace(VISITS, "host: jazy", "host: osh"),
        TestSite::new().append(VISITS, "  programme: none\n"),
    ] {
        let lines = site.build().lines();
        assert!(lines.iter().all(|line| !line.contains("template-error")), "{lines:#?}");
        assert_eq!(lines.len(), 1, "{lines:#?}");
    }
}

#[test]
fn a_missing_document_is_told_once_and_a_near_name_suggested() {
    let site = TestSite::new()
        .file("content/data/documents.yaml", "- {id: plan, title: План, file: docs/plan.pdf}\n")
        .append(NEWS_KY, "\n[](document:plan)\n");
    let built = site.clone().build();
    assert_eq!(built.lines().len(), 1, "{:#?}", built.lines());
    let built = site.file("content/static/docs/Plan.pdf", "x").build();
    let lines = built.lines();
    assert!(lines.len() == 1 && lines[0].contains("there is `docs/Plan.pdf`"), "{lines:#?}");
}

#[test]
fn a_link_to_a_file_outside_of_static_gets_one_answer() {
    for file in ["content/press/Менин отчётум.pdf", "content/pages/Менин отчётум.pdf"] {
        for link in ["Менин отчётум.pdf", "менин отчётум.pdf"] {
            let site = TestSite::new().file(file, "x").append(NEWS_KY, &format!("\n[отчёт]({link})\n"));
            let lines = site.build().lines();
            assert!(lines.len() == 1 && lines[0].contains("link to it as `/Менин отчётум.pdf`"), "{lines:#?}");
        }
    }
    let file = "content/static/docs/Менин отчётум.pdf";
    let lines = TestSite::new().file(file, "x").append(NEWS_KY, "\n[отчёт](Менин отчётум.pdf)\n").build().lines();
    assert!(lines.len() == 1 && lines[0].contains("`/docs/Менин отчётум.pdf`"), "{lines:#?}");
}

#[test]
fn evidence_takes_documents_and_addresses() {
    let commitments = "content/data/commitments.yaml";
    let built = site().append(commitments, "  evidence: [docs/x.pdf]\n").build();
    let lines = built.lines();
    assert!(lines.len() == 1 && lines[0].contains("id of a document"), "{lines:#?}");
}

#[test]
fn abbreviations_of_organizations_and_of_the_project_are_explained() {
    let text = "\nКЖМБ жана ЭДБ бул жерде.\n";
    let built = TestSite::new().append(NEWS_KY, text).build();
    assert_eq!(built.lines().len(), 2, "{:#?}", built.lines());
    TestSite::new()
        .append(NEWS_KY, text)
        .append(SITE, "project: {name: Долбоор, abbreviation: ЭДБ}\n")
        .file("content/data/organizations.yaml", "- {id: a, name: Уюм, abbreviation: КЖМБ}\n")
        .build()
        .assert_clean();
}

#[test]
fn empty_files_are_called_empty() {
    for path in [NEWS_KY, SITE] {
        for text in ["", "\u{feff}\n"] {
            let built = TestSite::new().file(path, text).build();
            let lines = built.lines();
            assert!(lines.len() == 1 && lines[0].contains("this file is empty"), "{lines:#?}");
        }
    }
    let built = TestSite::new().file("content/press/a.jpg", "").append(NEWS_KY, "\n![Зал](a.jpg)\n").build();
    assert!(built.lines()[0].contains("is empty"), "{:#?}", built.lines());
}

#[test]
fn numbers_that_are_too_large_are_called_so() {
    for line in ["municipalities: 99999999999999999999", "participants: \">99999999999999999999\""] {
        let built = TestSite::new().append(VISITS, &format!("  invited: {{{line}}}\n")).build();
        assert!(built.lines()[0].contains("limit-exceeded the number is too large"), "{:#?}", built.lines());
    }
}

#[test]
fn invisible_edges_of_a_value_are_shown() {
    let built = site().replace(PEOPLE, "email: a@b.kg", "email: \" a@b \"").build();
    assert!(built.lines()[0].contains("found `␣a@b␣`"), "{:#?}", built.lines());
}

#[test]
fn blank_titles_are_reported() {
    // An invisible character is reported for itself as well.
    let titles = |built: &Built| built.lines().iter().filter(|line| !line.contains("literal-markup")).count();
    for title in ["\"\"", "\" \"", "\"\u{a0}\"", "\"\u{200b}\""] {
        let built = TestSite::new().replace(NEWS_KY, "title: Жаңылык", &format!("title: {title}")).build();
        assert_eq!(titles(&built), 1, "{title}: {:#?}", built.lines());
        assert!(matches!(built.diagnostics[0].problem, Problem::WrongType { .. }), "{title}");
        let built = TestSite::new().append(SITE, &format!("description: {title}\n")).build();
        assert_eq!(titles(&built), 1, "{title}: {:#?}", built.lines());
    }
}

#[test]
fn an_outdated_translation_is_reported_where_it_is_recorded() {
    let built = TestSite::new()
        .replace("content/press/news.ru.md", "title: Новость\n", "title: Новость\ntranslated_from: 0000000000000000\n")
        .build();
    let lines = built.lines();
    assert!(lines[0].starts_with("content/press/news.ru.md:3:18"), "{lines:#?}");
    assert!(lines[0].contains("aikyn status --mark-current content/press/news.ru.md"), "{lines:#?}");
}

#[test]
fn an_empty_translation_counts_as_missing() {
    let built = TestSite::new().replace("content/press/news.ru.md", "Текст.\n", "").build();
    let lines = built.lines();
    assert!(lines.len() == 1 && lines[0].contains("empty-text"), "{lines:#?}");
    assert!(built.text("ru/press/news/index.html").contains("lang=\"ky\""));
    let built = TestSite::new()
        .replace("content/pages/about.ru.md", "Текст.\n", "")
        .replace("content/pages/about.ky.md", "Текст.\n", "")
        .build();
    assert_eq!(built.lines().len(), 2, "{:#?}", built.lines());
    TestSite::new()
        .replace("content/press/news.ru.md", "Текст.\n", "")
        .replace(NEWS_KY, "date: 2017-11-16", "date: 2017-11-16\ndraft: true")
        .build()
        .assert_clean();
}

#[test]
fn drafts_of_records_are_not_published() {
    let draft =
        "- id: later\n  draft: true\n  date:\n  host:\n- id: soon\n  draft: true\n  date: 2017-12-01\n  host: jazy\n";
    let site = TestSite::new().append(VISITS, draft);
    let built = site.clone().build().assert_clean();
    assert!(!built.has("ky/visits/soon/index.html") && !built.has("ky/visits/later/index.html"));
    let settings = aikyn::source::input::Settings { drafts: true, ..Default::default() };
    let built = site.clone().settings(settings).build().assert_clean();
    assert!(built.has("ky/visits/soon/index.html"));
    // A reference to a draft is not a mistake.
    let built = site.replace(NEWS_KY, "visits: [jazy-2017]", "visits: [jazy-2017, soon, later]").build();
    built.assert_clean();
}

#[test]
fn languages_without_their_colon_are_not_published() {
    for text in ["ky Зал\n    ru Школа", "ky:Зал\n    ru:Школа", "ky:Зал"] {
        let built = TestSite::new().append(VISITS, &format!("  venue:\n    {text}\n")).build();
        assert_eq!(built.lines().len(), 1, "{text}: {:#?}", built.lines());
        assert!(built.lines()[0].contains("yaml-syntax missing"), "{:#?}", built.lines());
        fixed(&built).build().lines().iter().for_each(|line| assert!(line.contains("missing-translation"), "{line}"));
    }
    let built = TestSite::new().append(VISITS, "  venue:\n    - ky: Зал\n    - ru: Школа\n").build();
    assert_eq!(built.lines().len(), 1, "{:#?}", built.lines());
    fixed(&built).build().assert_clean();
}

#[test]
fn a_faulty_text_lacks_no_language() {
    for venue in [
        "{ky: Зал, en: Hall}",
        "{ky: [Зал], ru: Школа}",
        "{kyr: Зал, en: Hall}",
        "{ky: Зал, чоңу, ru: Школа, чоңу}",
        "\n  ky: Зал\n  ru: Школа",
    ] {
        let lines = TestSite::new().append(VISITS, &format!("  venue: {venue}\n")).build().lines();
        assert!(lines.iter().all(|line| !line.contains("missing-") && !line.contains("duplicate")), "{lines:#?}");
        assert!(!lines.is_empty() && lines.len() < 3, "{lines:#?}");
    }
}

#[test]
fn days_of_no_calendar_are_called_so() {
    let lines = site().replace(VISITS, "date: 2017-11-21", "date: 31.11.2017").build().lines();
    assert!(lines.len() == 1 && lines[0].contains("invalid-date date 31.11.2017 does not exist"), "{lines:#?}");
}

#[test]
fn a_blank_reason_is_one_mistake() {
    let lines = site().replace(VISITS, "{ky: Жол жабык, ru: Дорога закрыта}", "\"\"").build().lines();
    assert!(lines.len() == 1 && lines[0].contains("found nothing"), "{lines:#?}");
}

#[test]
fn a_file_in_the_wrong_folder_is_told_once() {
    let documents = "- {id: plan, title: План, file: docs/plan.pdf}\n";
    for (path, advice) in [
        ("content/docs/plan.pdf", "move `content/docs/plan.pdf` to `content/static/docs/plan.pdf`"),
        ("content/Static/docs/plan.pdf", "`content/static/docs/plan.pdf`"),
        ("content/static/plan.pdf", "there is `plan.pdf`"),
    ] {
        let built = TestSite::new().file("content/data/documents.yaml", documents).file(path, "x").build();
        let lines = built.lines();
        assert!(lines.len() == 1 && lines[0].contains(advice), "{path}: {lines:#?}");
    }
}

#[test]
fn a_draft_lacks_no_translation() {
    let site = TestSite::new().without("content/press/news.ru.md").without("content/pages/about.ru.md");
    assert_eq!(site.clone().build().lines().len(), 2);
    site.replace(NEWS_KY, "date: 2017-11-16", "date: 2017-11-16\ndraft: true")
        .replace("content/pages/about.ky.md", "menu: 1", "draft: true")
        .build()
        .assert_clean();
}
