//! The content of pages and their paths.

use crate::harness::{Built, TestSite};
use aikyn::source::input::Settings;

const VISITS: &str = "content/data/visits.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";

/// Reads the site in `tests/fixtures/every-key`, which uses every key of the content model.
pub(crate) fn every_key() -> TestSite {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every-key");
    TestSite::from_folder(&root).on(2026, 11, 23)
}

#[test]
fn every_page_is_written_in_both_languages() {
    let built = every_key().build();
    for lang in ["ky", "ru"] {
        for address in [
            "",
            "press/",
            "press/training-moved/",
            "press/only-ky/",
            "schedule/",
            "schedule/2023/",
            "schedule/2026/",
            "visits/ala-2023/",
            "visits/online-2026/",
            "programmes/series/",
            "results/",
            "commitments/",
            "municipalities/",
            "municipalities/ala/",
            "districts/north/",
            "glossary/",
            "people/",
            "documents/",
            "data/",
            "about/",
        ] {
            assert!(built.has(&format!("{lang}/{address}index.html")), "{lang}/{address}");
        }
        assert!(built.has(&format!("{lang}/feed.xml")));
    }
    for file in [
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "ky/old/moved/index.html",
        "news/moved.html",
        "docs/plan.txt",
        "sign.png",
        "data/visits.csv",
        "data/press.json",
    ] {
        assert!(built.has(file), "{file}");
    }
    assert!(built.artifacts.keys().any(|path| path.as_str().starts_with("press/moved/hills.")));
    assert!(!built.has("press/moved/hills.png"), "an original image was published");
}

#[test]
fn empty_sections_are_not_written() {
    let built = TestSite::new().build();
    for address in ["commitments", "glossary", "people", "documents", "results"] {
        assert!(!built.has(&format!("ky/{address}/index.html")), "{address}");
    }
    let home = built.text("ky/index.html");
    assert!(home.contains("schedule/") && !home.contains("glossary/"));
}

#[test]
fn outputs_can_be_disabled() {
    let built = TestSite::new()
        .append("content/site.yaml", "outputs: {visits: false, districts: false, feeds: false, data: false}\n")
        .build();
    for file in [
        "ky/schedule/index.html",
        "ky/visits/jazy-2017/index.html",
        "ky/districts/ozgon/index.html",
        "ky/feed.xml",
        "ky/data/index.html",
        "data/visits.csv",
    ] {
        assert!(!built.has(file), "{file}");
    }
    assert_eq!(built.lines(), Vec::<String>::new());
}

#[test]
fn dates_follow_the_language() {
    TestSite::new()
        .build()
        .shows("ky/visits/jazy-2017/index.html", "2017-жылдын 21-ноябры")
        .shows("ru/visits/jazy-2017/index.html", "21 ноября 2017 года")
        .shows("ky/visits/jazy-2017/index.html", "datetime=\"2017-11-21\"");
}

#[test]
fn counts_keep_their_qualifiers() {
    TestSite::new()
        .append(VISITS, "  invited: {municipalities: \">20\"}\n")
        .build()
        .shows("ky/visits/jazy-2017/index.html", "20дан ашуун")
        .shows("ru/visits/jazy-2017/index.html", "более 20");
}

#[test]
fn untranslated_text_is_shown_in_the_other_language() {
    let built = TestSite::new().without(NEWS_RU).build();
    let page = built.text("ru/press/news/index.html");
    assert!(page.contains("<html lang=\"ru\""), "{page}");
    assert!(page.contains("lang=\"ky\""), "{page}");
    assert!(page.contains("noindex"), "{page}");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.kg/ky/press/news/\""), "{page}");
    assert!(!page.contains("hreflang=\"x-default\""), "{page}");
    assert!(!built.text("sitemap.xml").contains("https://example.kg/ru/press/news/"));
    assert!(
        !built.text("ky/press/news/index.html").contains("rel=\"alternate\" hreflang"),
        "one language has no translations"
    );
    assert!(!built.has("ru/feed.xml"));
}

#[test]
fn language_switch_links_to_the_same_page() {
    let built = every_key().build();
    for (page, link) in [
        ("ky/visits/ala-2023/index.html", "../../../ru/visits/ala-2023/"),
        ("ru/press/only-ky/index.html", "../../../ky/press/only-ky/"),
        ("ky/index.html", "../ru/"),
    ] {
        assert!(built.text(page).contains(&format!("href=\"{link}\"")), "{page}");
    }
}

#[test]
fn moved_and_cancelled_events_stay_with_their_reason() {
    every_key()
        .build()
        .shows("ru/visits/city-2026/index.html", "<s>")
        .shows("ru/visits/city-2026/index.html", "Перевал закрыт.")
        .shows("ru/schedule/index.html", "Сильный мороз.");
}

#[test]
fn private_contacts_are_not_published() {
    let built = every_key().build();
    for (path, bytes) in &built.artifacts {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("996555000112") && !text.contains("bakyt@"), "{path:?}");
    }
    assert!(built.text("ky/people/index.html").contains("tel:+996555000111"));
}

#[test]
fn references_in_text_become_links_cards_and_quotations() {
    let built = every_key().build();
    let page = built.text("ky/press/training-moved/index.html");
    for words in [
        "<a href=\"../../visits/city-2026/\">сапар</a>",
        "<a href=\"../../glossary/#lsg\">",
        "<abbr title=\"жергиликтүү өз алдынча башкаруу\">ЖӨБ</abbr>",
        "«окутууга»",
        "<span lang=\"ru\">Добро пожаловать, <em>гости</em></span>",
        "<figcaption>",
        "id=\"bolum\"",
        "id=\"bolum-2\"",
        "width=\"64\" height=\"48\"",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("style="), "no inline style");
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn lists_have_pages_of_twenty() {
    let mut site = TestSite::new();
    for number in 1..=21 {
        let text =
            format!("---\ntitle: Жаңылык {number}\ndate: 2016-01-{number:02}\nallow: [missing-translation]\n---\n");
        site = site.file(&format!("content/press/n{number}.ky.md"), text);
    }
    let built = site.build();
    assert!(built.has("ky/press/page/2/index.html") && !built.has("ky/press/page/1/index.html"));
    assert!(!built.has("ky/press/page/3/index.html"));
    assert!(built.text("ky/press/page/2/index.html").contains("../../n1/"));
}

#[test]
fn feeds_and_data_files_are_well_formed() {
    let built = every_key().build();
    for file in ["ky/feed.xml", "ru/feed.xml", "sitemap.xml"] {
        let mut reader = quick_xml::Reader::from_str(built.text(file));
        while !matches!(reader.read_event().expect("XML"), quick_xml::events::Event::Eof) {}
    }
    assert!(built.text("ky/feed.xml").contains("<updated>2026-11-17T00:00:00+06:00</updated>"));
    assert!(built.text("ky/feed.xml").contains("tag:example.kg,2026:press/moved/index:ky"));
    assert!(!built.text("ru/feed.xml").contains("only-ky"));
    for kind in ["visits", "results", "commitments", "municipalities", "districts", "press"] {
        let rows: serde_json::Value = serde_json::from_str(built.text(&format!("data/{kind}.json"))).unwrap();
        let csv = built.text(&format!("data/{kind}.csv"));
        let columns = csv.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().split(',').count();
        assert!(csv.starts_with('\u{feff}'));
        for row in rows.as_array().unwrap() {
            assert_eq!(row.as_object().unwrap().len(), columns, "{kind}");
        }
    }
}

#[test]
fn each_language_has_a_404_page() {
    let built = TestSite::new().build();
    let both = built.text("404.html");
    assert!(both.contains("Барак табылган жок") && both.contains("Страница не найдена"));
    let own = built.text("ru/404.html");
    assert!(own.contains("<html lang=\"ru\"") && own.contains("Страница не найдена"), "{own}");
    assert!(!own.contains("Барак табылган жок") && own.contains("noindex"), "{own}");
    assert!(!built.text("sitemap.xml").contains("404"));
}

#[test]
fn portable_links_end_with_a_file_name() {
    let settings = Settings { portable: true, ..Settings::default() };
    let built = every_key().settings(settings).build();
    assert!(built.text("ky/index.html").contains("href=\"schedule/index.html\""));
    assert_links_in(&built, "project/");
}

/// Asserts that every internal link leads to a written file, if the site is served from this
/// directory (`""`, or `sub/folder/`). Only the 404 page may have links from the root of the
/// server.
pub(crate) fn assert_links_in(built: &Built, folder: &str) {
    for (path, bytes) in &built.artifacts {
        if !path.as_str().ends_with(".html") {
            continue;
        }
        let page = format!("{folder}{}", path.address());
        let html = std::str::from_utf8(bytes).unwrap();
        for attribute in ["href=\"", "src=\"", "; url="] {
            for link in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                if link.contains(':') || link.starts_with('#') || link.is_empty() {
                    continue;
                }
                let link = link.split(['#', '?']).next().unwrap_or(link);
                let target = match link.strip_prefix('/') {
                    Some(rooted) if path.as_str().ends_with("404.html") => aikyn::foundation::path::resolve("", rooted),
                    _ => aikyn::foundation::path::resolve(&page, link),
                };
                let target = target.unwrap_or_else(|| panic!("{path:?}: {link} leads out of the server"));
                let inside =
                    target.strip_prefix(folder).unwrap_or_else(|| panic!("{path:?}: {link} leads out of the site"));
                let file = if inside.is_empty() || inside.ends_with('/') {
                    format!("{inside}index.html")
                } else {
                    inside.into()
                };
                assert!(built.has(&file), "{path:?}: {link} leads to {file}");
            }
        }
    }
}

#[test]
fn internal_links_resolve_at_the_root_and_in_a_directory() {
    let at = |base_url: &str| {
        every_key().settings(Settings { base_url: Some(base_url.into()), ..Settings::default() }).build()
    };
    assert_links_in(&at("https://example.kg/"), "");
    assert_links_in(&at("https://example.kg/sub/folder/"), "sub/folder/");
}

#[test]
fn reference_to_a_draft_is_shown_without_a_link() {
    TestSite::new()
        .file(
            "content/press/draft.ky.md",
            "---\ntitle: Кийин\ndate: 2017-12\ndraft: true\nallow: [missing-translation]\n---\n",
        )
        .append(NEWS_KY, "\nОкуңуз: [кийинки](press:draft), [кийинки](draft.ky.md).\n")
        .build()
        .assert_clean()
        .shows("ky/press/news/index.html", "Окуңуз: кийинки, кийинки.");
}

#[test]
fn line_endings_and_bom_change_nothing() {
    let site = every_key();
    let paths: Vec<String> =
        site.paths().filter(|path| !path.contains(".png") && !path.contains("/static/")).map(str::to_owned).collect();
    let mut other = site.clone();
    for path in &paths {
        let text = String::from_utf8_lossy(site.bytes(path)).replace('\n', "\r\n");
        other = other.file(path, format!("\u{feff}{text}"));
    }
    let (one, other) = (site.build(), other.build());
    assert_eq!(one.lines(), other.lines());
    for (path, bytes) in &one.artifacts {
        assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other.artifacts[path]), "{path:?}");
    }
}

#[test]
fn untranslated_field_is_marked() {
    TestSite::new().append(VISITS, "  venue: {ky: Мектептин залы}\n").build().shows(
        "ru/visits/jazy-2017/index.html",
        "<span lang=\"ky\">Мектептин залы</span> <span class=\"aside\">(на кыргызском)</span>",
    );
}

#[test]
fn site_may_have_one_language_or_another_order() {
    let one = TestSite::new()
        .replace("content/site.yaml", "[ky, ru]", "[ru]")
        .replace("content/site.yaml", "{ky: Сайт, ru: Сайт проекта}", "Сайт")
        .file("content/data/districts.yaml", "- {id: ozgon, name: Узген}\n")
        .file("content/data/municipalities.yaml", "- {id: jazy, name: Жазы, district: ozgon}\n")
        .without(NEWS_KY)
        .without("content/pages/about.ky.md")
        .replace(NEWS_RU, "title: Новость", "title: Новость\ndate: 2017-11-16")
        .build()
        .assert_clean();
    assert!(one.has("ru/index.html") && !one.has("ky/index.html"));
    assert!(!one.text("ru/index.html").contains("hreflang=\"x-default\""));
    let turned = TestSite::new().replace("content/site.yaml", "[ky, ru]", "[ru, ky]").build().assert_clean();
    assert!(turned.text("index.html").contains("<html lang=\"ru\""));
}

#[test]
fn calendars_contain_events_with_a_known_day() {
    let built = every_key().build();
    let all = built.text("ru/calendar.ics");
    assert!(all.starts_with("BEGIN:VCALENDAR\r\n") && all.ends_with("END:VCALENDAR\r\n"));
    assert!(all.lines().all(|line| line.len() <= 75), "lines are folded");
    let unfolded = all.replace("\r\n ", "");
    for line in [
        "UID:ala-2026@example.kg",
        "STATUS:CANCELLED",
        "DTSTART;VALUE=DATE:20261128",
        "DTEND;VALUE=DATE:20261201",
        "DTSTART;TZID=Asia/Bishkek:20230412T100000",
        "TZOFFSETTO:+0600",
        "SUMMARY;LANGUAGE=ru:Сход в\u{a0}Ала-Тоо",
        "LOCATION;LANGUAGE=ru:Зал школы\\, айылный аймак Ала-Тоо",
        "URL:https://example.kg/project/ru/visits/ala-2023/",
    ] {
        assert!(unfolded.contains(&format!("{line}\r\n")), "{line}\n{unfolded}");
    }
    // Only the month of this event is known.
    assert!(!unfolded.contains("bel-2023"));
    let place = built.text("ky/municipalities/city/calendar.ics");
    assert!(place.contains("UID:city-2026@") && !place.contains("UID:ala-2026@"));
    assert!(!built.has("ky/municipalities/old/calendar.ics"), "a place without events has a calendar");
}

#[test]
fn geojson_and_data_package_are_valid() {
    let built = every_key().build();
    let places: serde_json::Value = serde_json::from_str(built.text("data/places.geojson")).unwrap();
    assert_eq!(places["features"][0]["geometry"]["coordinates"], serde_json::json!([72.8, 40.5]));
    let package: serde_json::Value = serde_json::from_str(built.text("data/datapackage.json")).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        assert!(built.has(&format!("data/{}", resource["path"].as_str().unwrap())), "{resource}");
        let Some(fields) = resource["schema"]["fields"].as_array() else { continue };
        let head =
            built.text(&format!("data/{}", resource["path"].as_str().unwrap())).lines().next().unwrap().to_owned();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(head.trim_start_matches('\u{feff}').trim_end(), names.join(","));
    }
}

#[test]
fn draft_in_one_language_is_shown_in_the_other() {
    let built =
        TestSite::new().replace("content/pages/about.ky.md", "menu: 1", "menu: 1\ndraft: true").build().assert_clean();
    assert!(built.text("ky/about/index.html").contains("О\u{a0}проекте"));
    assert!(built.text("ru/about/index.html").contains("hreflang=\"ky\""));
}

/// Pages that differ only in text are built from a cached skeleton. Debug builds compare each of
/// them with a rendering from scratch.
#[test]
fn pages_that_differ_only_in_text_are_correct() {
    let release = |number: usize, body: &str| {
        format!("---\ntitle: «{number}» & <жаңылык>\ndate: 2017-01-{:02}\n---\n{body}\n", number + 1)
    };
    let mut site = TestSite::new();
    for number in 0..9 {
        let body = match number {
            6 => "## Эмне талкууланды\n\n[Өзүнө](#emne-talkuulandy) жана [эч кимге](#жок).".to_owned(),
            7 => "[Башкага](n6.md#такыр-жок).".to_owned(),
            _ => format!("Текст т{number}т."),
        };
        site = site
            .file(&format!("content/press/n{number}.ky.md"), release(number, &body))
            .file(&format!("content/press/n{number}.ru.md"), release(number, &body));
    }
    let built = site.build();
    for number in [0, 5, 8] {
        let page = built.text(&format!("ky/press/n{number}/index.html"));
        assert!(page.contains(&format!("<h1>«{number}» &amp; &lt;жаңылык&gt;</h1>")), "{page}");
        assert!(page.contains(&format!("Текст т{number}т.")) && page.contains("href=\"../../../ru/press/n"), "{page}");
    }
    let lost: Vec<String> = built.lines().into_iter().filter(|line| line.contains("broken-link")).collect();
    for (file, anchor) in
        [("n6.ky.md", "жок"), ("n6.ru.md", "жок"), ("n7.ky.md", "такыр-жок"), ("n7.ru.md", "такыр-жок")]
    {
        assert!(lost.iter().any(|line| line.contains(file) && line.contains(anchor)), "{file}: {lost:?}");
    }
    assert_eq!(lost.len(), 4, "{lost:?}");
}

#[test]
fn release_lists_only_events_that_its_text_does_not_show() {
    let second = "- id: jazy-2018\n  date: 2018-02-01\n  host: jazy\n";
    let site = TestSite::new()
        .append(VISITS, second)
        .replace(NEWS_KY, "[jazy-2017]", "[jazy-2017, jazy-2018]")
        .replace(NEWS_KY, "Текст.", "[](visit:jazy-2017)");
    let leads_to = |lang: &str, id: &str| {
        site.clone().build().text(&format!("{lang}/press/news/index.html")).matches(&format!("visits/{id}/")).count()
    };
    // Both have one card: one in the text, the other below it.
    for lang in ["ky", "ru"] {
        assert!(leads_to(lang, "jazy-2018") > 0);
        assert_eq!(leads_to(lang, "jazy-2017"), leads_to(lang, "jazy-2018"), "{lang}");
    }
}
