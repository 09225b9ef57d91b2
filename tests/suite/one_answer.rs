//! One mistake has one answer, which is true, and nothing that an author wrote is lost without one.

use aikyn::build::{build_with_cache, check_unpublished};
use aikyn::foundation::diagnostics::{Problem, Rule};
use aikyn::incremental::cache::BuildCache;
use aikyn::lint::fix::fix_all;
use insta::assert_snapshot;

use crate::harness::{Built, TestSite};

const SITE: &str = "content/site.yaml";
const VISITS: &str = "content/data/visits.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";

/// Returns a site with more in the body of its Kyrgyz release.
fn news(body: &str) -> TestSite {
    TestSite::new().replace(NEWS_KY, "Текст.\n", &format!("Текст.\n\n{body}\n")).replace(
        NEWS_RU,
        "title:",
        "allow: [number-mismatch]\ntitle:",
    )
}

/// Returns a file after all fixes.
fn fixed(built: &Built, path: &str) -> String {
    let fixed = fix_all(built.inputs(), &built.diagnostics).into_iter().find(|file| &*file.path == path);
    fixed.map(|file| file.new).unwrap_or_default()
}

fn rules(built: &Built) -> Vec<&'static str> {
    built.diagnostics.iter().map(|diagnostic| diagnostic.rule().name()).collect()
}

#[test]
fn all_syntax_errors_of_a_record_are_fixed_at_once() {
    let record = "- id: b\n  title: Бишкек: жолугушуу\n  venue: Үй: зал # текст: эмес\n  \
                  open_to: \"Таза суу\": угуу\n  date: 2017-12-10\n  host: jazy\n";
    let built = TestSite::new().append(VISITS, record).build();
    assert_snapshot!(built.diagnostics());
    let text = fixed(&built, VISITS);
    assert!(text.contains("  venue: \"Үй: зал\" # текст: эмес\n  open_to: \"«Таза суу»: угуу\"\n"), "{text}");
    let again = TestSite::new().file(VISITS, text).build();
    assert!(again.diagnostics.iter().all(|diagnostic| !diagnostic.is_error()), "{}", again.diagnostics());
    // In front matter, and in each record of a file.
    let built =
        TestSite::new().file(NEWS_KY, "---\ntitle: А: б\nsummary: В: г\ndate: 2017-11-16\n---\nТекст.\n").build();
    assert_eq!(rules(&built), ["yaml-syntax", "yaml-syntax"], "{}", built.diagnostics());
    let built = TestSite::new().append(VISITS, record).append(VISITS, &record.replace("id: b", "id: c")).build();
    assert_eq!(rules(&built), ["yaml-syntax"; 6], "{}", built.diagnostics());
}

#[test]
fn a_language_that_is_listed_twice_is_told_once() {
    for languages in ["[ru, ru]", "[ky, ky]", "[ky, ru, ru]"] {
        let built = TestSite::new().replace(SITE, "[ky, ru]", languages).build();
        assert_eq!(rules(&built), ["unknown-language"], "{languages}: {}", built.diagnostics());
    }
    assert_snapshot!(TestSite::new().replace(SITE, "[ky, ru]", "[ru, ru]").build().diagnostics());
}

#[test]
fn a_missing_file_of_records_is_told_once() {
    let built = TestSite::new()
        .without("content/data/municipalities.yaml")
        .append(VISITS, "- {id: b, date: 2017-12-01, host: [jazy, bash]}\n")
        .build();
    assert_snapshot!(built.diagnostics());
    // One reference names the record that is missing.
    let built = TestSite::new().without("content/data/municipalities.yaml").build();
    assert!(matches!(built.diagnostics[0].problem, Problem::UnknownReference { .. }), "{}", built.diagnostics());
}

#[test]
fn texts_that_are_read_as_comments_are_shown_in_quotation_marks() {
    let built = TestSite::new()
        .append(
            VISITS,
            "  venue:\n    ky: #5 мектеп\n    ru: Школа #5 города\n  open_to:\n    ru: Все\n    ky: #баары\n",
        )
        .build();
    assert_snapshot!(built.diagnostics());
    // A comment has a space, and a key may have its value below.
    TestSite::new()
        .append(VISITS, "  venue: # азырынча белгисиз\n    ky: Зал # чоңу\n    ru: Зал\n  open_to: # 5\n")
        .build()
        .assert_clean();
}

#[test]
fn lines_that_define_an_address_are_not_lost() {
    let built = news("[сайт]: (https://a.kg/x)\n\n[булак]: https://a.kg").build();
    assert_snapshot!(built.diagnostics());
    assert!(fixed(&built, NEWS_KY).contains("\n[сайт](https://a.kg/x)\n\n[булак]: https://a.kg\n"));
    news("[сайт], [шилтеме][Булак]\n\n[Сайт]: https://a.kg\n[булак]: https://b.kg\n\n[//]: # (эскертме)")
        .build()
        .assert_clean();
}

#[test]
fn a_picture_after_a_space_is_one_mistake() {
    let built = news("! [Зал](zal.jpg)").build();
    assert_snapshot!(built.diagnostics());
    assert!(fixed(&built, NEWS_KY).contains("\n![Зал](zal.jpg)\n"));
    // An exclamation mark at the end of a sentence.
    let built = news("Келгиле! [Афиша](https://a.kg/a.jpg)").build();
    built.assert_clean();
    let built = news("[x] (https://a.kg)").build();
    assert_eq!(rules(&built), ["literal-markup"], "{}", built.diagnostics());
    let built = news("[x] тапшырма").build();
    assert_eq!(rules(&built), ["literal-markup"], "{}", built.diagnostics());
}

#[test]
fn tables_with_tabs_become_tables() {
    let built = news("Төмөндө:\nАйыл\tСумма\tДобуш\nЖазы\t350\t20\nГүлистан\t\t30\nДагы текст.").build();
    assert_snapshot!(built.diagnostics());
    let text = fixed(&built, NEWS_KY);
    let table = "\nТөмөндө:\n\n| Айыл | Сумма | Добуш |\n|---|---|---|\n| Жазы | 350 | 20 |\n\
                 | Гүлистан |  | 30 |\n\nДагы текст.\n";
    assert!(text.contains(table), "{text}");
    let text = text.replace("title:", "allow: [number-mismatch]\ntitle:");
    let again = news("").file(NEWS_KY, text).build().assert_clean();
    again.shows("ky/press/news/index.html", "<td>Гүлистан</td>");
    // Two lines of two cells may be anything, and lists begin with a marker.
    let built = news("Жооптуу:\tАйыл өкмөтү\nМөөнөтү:\tкүз").build();
    assert_eq!((rules(&built), fixed(&built, NEWS_KY)), (vec!["literal-markup"], String::new()));
    let built = news("а)\tбиринчи пункт\nб)\tэкинчи пункт").build();
    let is_table = |diagnostic: &_| matches!(diagnostic, Problem::LiteralMarkup { works, .. } if works.contains('|'));
    assert!(!built.diagnostics.iter().any(|diagnostic| is_table(&diagnostic.problem)), "{}", built.diagnostics());
}

#[test]
fn a_text_with_a_wrong_name_is_not_missing() {
    let texts = || TestSite::new().file("content/press/water.ky.md", "---\ntitle: Суу\ndate: 2017-11-01\n---\nСуу.\n");
    for name in ["waterru.md", "water.kg.md", "water_ru.md", "waterrus.md"] {
        let built = texts().file(&format!("content/press/{name}"), "---\ntitle: Вода\n---\nВода.\n").build();
        assert_eq!(rules(&built), ["unknown-language"], "{name}: {}", built.diagnostics());
        let Problem::NoLanguageInName { rename } = &built.diagnostics[0].problem else {
            panic!("{name}: {}", built.diagnostics())
        };
        assert_eq!(rename, "water.ru.md", "{name}");
    }
    // A reference to the slug that was meant.
    let built = TestSite::new()
        .replace(NEWS_KY, "title:", "slug: таза-суу\ntitle:")
        .replace("content/pages/about.ky.md", "Текст.", "[](press:taza-suu), [](press:news)")
        .build();
    assert_eq!(rules(&built), ["wrong-type"], "{}", built.diagnostics());
}

#[test]
fn a_text_is_checked_although_its_front_matter_is_wrong() {
    let body = "Бул cалык.\n\n-пункт\n";
    let broken = |front: &str| TestSite::new().file(NEWS_KY, format!("---\n{front}\n---\n{body}")).build();
    let built = broken("title: Жаңылык\ndate: 2017-13-01");
    assert_eq!(rules(&built), ["invalid-date", "mixed-script", "literal-markup"], "{}", built.diagnostics());
    assert!(fixed(&built, NEWS_KY).contains("Бул салык.\n\n- пункт\n"));
    let built = broken("title: А: б");
    assert_eq!(rules(&built), ["yaml-syntax", "mixed-script", "literal-markup"], "{}", built.diagnostics());
    let built = broken("title: Жаңылык\ndate: 2017-13-01\nallow: [mixed-script, literal-markup]");
    assert_eq!(rules(&built), ["invalid-date"], "{}", built.diagnostics());
    let built = broken("title: А: б\nallow: [mixed-script, literal-markup]");
    assert_eq!(rules(&built), ["yaml-syntax"], "{}", built.diagnostics());
}

#[test]
fn links_of_texts_that_are_not_published_yet_are_checked() {
    for front in ["draft: true", "publish_at: \"2018-01-01 09:00\""] {
        let text = format!("---\ntitle: Суу\ndate: 2017-11-01\n{front}\n---\n[x](nowhere.html) ![Зал](zal.jpg)\n");
        let built = TestSite::new().file("content/press/water.ky.md", text).build();
        let cache = BuildCache::empty();
        let value = build_with_cache(built.inputs(), &cache).value;
        let found = check_unpublished(built.inputs(), &cache, &value);
        let found: Vec<&str> = found.iter().map(|diagnostic| diagnostic.rule().name()).collect();
        assert_eq!(found, ["broken-link", "missing-file"], "{front}");
    }
    // A draft may link to another one, and what has expired is not checked.
    for body in [
        "---\ntitle: Суу\ndate: 2017-11-01\ndraft: true\n---\n[](press:light)\n",
        "---\ntitle: Суу\ndate: 2017-11-01\nexpires_at: \"2017-11-02 09:00\"\n---\n[x](nowhere.html)\n",
    ] {
        let built = TestSite::new()
            .file("content/press/water.ky.md", body)
            .file("content/press/light.ky.md", "---\ntitle: Жарык\ndate: 2017-11-01\ndraft: true\n---\nЖарык.\n")
            .build();
        let value = build_with_cache(built.inputs(), &BuildCache::empty()).value;
        let found = check_unpublished(built.inputs(), &BuildCache::empty(), &value);
        assert!(found.is_empty(), "{body}: {found:?}");
    }
}

#[test]
fn names_that_init_writes_are_reported() {
    let built = TestSite::new()
        .replace(SITE, "{ky: Сайт, ru: Сайт проекта}", "{ky: Жаңы сайт, ru: Наш проект}")
        .append(SITE, "project: {name: {ky: Биздин долбоор, ru: Проект}}\n")
        .file("content/data/organizations.yaml", "- {id: we, name: {ky: Биздин уюм, ru: Наша организация}}\n")
        .build();
    assert_eq!(rules(&built), ["sample-data"; 3], "{}", built.diagnostics());
}

#[test]
fn a_reason_of_a_planned_event_is_reported() {
    let reason = "  status_reason: {ky: Жол жабык, ru: Дорога закрыта}\n";
    let built = TestSite::new().append(VISITS, reason).build();
    assert_snapshot!(built.diagnostics());
    TestSite::new().append(VISITS, &format!("{reason}  moved_from: 2017-11-20\n")).build().assert_clean();
    TestSite::new().append(VISITS, &format!("{reason}  allow: [reason-unexpected]\n")).build().assert_clean();
}

#[test]
fn outlines_that_are_missing_have_advice_of_their_own() {
    let built = TestSite::new().append(SITE, "map: {outlines: map/none.geojson}\n").build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn a_faulty_character_of_an_interface_text_is_reported() {
    let built = TestSite::new().file("content/strings/ky.ftl", "home = Башкы\u{b} бет \u{202e}\n").build();
    assert!(!built.diagnostics.is_empty());
    assert!(built.diagnostics.iter().all(|diagnostic| diagnostic.rule() == Rule::ForbiddenCharacter));
}

#[test]
fn dates_of_a_month_agree_with_those_of_a_day() {
    let built = TestSite::new().replace(VISITS, "2017-11-21", "2027-02").build();
    built
        .shows("ky/visits/jazy-2017/index.html", "2027-жылдын февралы")
        .shows("ru/visits/jazy-2017/index.html", "февраль 2027 года");
}
