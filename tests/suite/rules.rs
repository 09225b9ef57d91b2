//! Every rule with a site that breaks it: location, message and help.

use std::fs;

use aikyn::foundation::diagnostics::{Rule, Severity};
use insta::assert_snapshot;

use crate::harness::TestSite;
use crate::source::{files, repository};

const VISITS: &str = "content/data/visits.yaml";
const MUNICIPALITIES: &str = "content/data/municipalities.yaml";
const SITE: &str = "content/site.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";

#[test]
fn valid_site_has_no_diagnostics() {
    TestSite::new().build().assert_clean();
}

#[test]
fn invalid_encoding() {
    // «Жазы» in windows-1251.
    assert_snapshot!(
        TestSite::new().file("content/data/people.yaml", b"- id: a\n  name: \xc6\xe0\xe7\xfb\n").build().diagnostics()
    );
    assert_snapshot!(TestSite::new().file("content/pages/x.ky.md", b"---\ntitle: a\0b\n---\n").build().diagnostics());
}

#[test]
fn front_matter() {
    assert_snapshot!(TestSite::new().file("content/pages/x.ky.md", "Текст\n").build().diagnostics());
    assert_snapshot!(TestSite::new().file("content/pages/x.ky.md", "---\ntitle: Текст\n").build().diagnostics());
}

#[test]
fn keys() {
    assert_snapshot!(TestSite::new().append(VISITS, "  host: jazy\n").build().diagnostics());
    assert_snapshot!(
        TestSite::new().append(VISITS, "  venu: {ky: Мектеп, ru: Школа}\n  colour: red\n").build().diagnostics()
    );
    assert_snapshot!(TestSite::new().append(VISITS, "- id: b\n  venue: {ky: а, ru: б, en: c}\n").build().diagnostics());
    assert_snapshot!(TestSite::new().replace(NEWS_RU, "title: Новость\n", "").build().diagnostics());
    assert_snapshot!(TestSite::new().replace(NEWS_KY, "date: 2017-11-16\n", "").build().diagnostics());
}

#[test]
fn wrong_type() {
    assert_snapshot!(TestSite::new()
        .append(
            VISITS,
            "  time: утром\n  status: hold\n  invited: {municipalities: много, districts: ozgon}\n  online: maybe\n",
        )
        .build().diagnostics());
    assert_snapshot!(TestSite::new().file("content/data/people.yaml", "id: a\nname: b\n").build().diagnostics());
    assert_snapshot!(
        TestSite::new()
            .file("content/data/people.yaml", "- {id: A_b, name: x}\n- {id: b, name: x, phone: 0770, email: nobody}\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn invalid_date() {
    assert_snapshot!(TestSite::new().replace(VISITS, "2017-11-21", "2017-11-31").build().diagnostics());
    assert_snapshot!(TestSite::new().append(VISITS, "  time: \"25:00\"\n").build().diagnostics());
    assert_snapshot!(
        TestSite::new().replace(VISITS, "2017-11-21", "{from: 2017-11-30, to: 2017-11-21}").build().diagnostics()
    );
}

#[test]
fn limit_exceeded() {
    assert_snapshot!(TestSite::new().file("content/data/free.yaml", "a: &x 1\nb: *x\n").build().diagnostics());
    assert_snapshot!(TestSite::new().file("content/data/free.yaml", "- ".repeat(40) + "a\n").build().diagnostics());
    assert_snapshot!(
        TestSite::new().file("content/data/free.yaml", format!("a: {}\n", "x".repeat(1_000_001))).build().diagnostics()
    );
}

/// A page of each would list all of them, so the site would grow with the square of their number.
#[test]
fn lists_that_every_page_shows_are_limited() {
    let list = |most: usize| vec!["jazy"; most].join(", ");
    let hosts = |most| {
        TestSite::new().replace(VISITS, "host: jazy", &format!("host: [{}]\n  allow: [duplicate-place]", list(most)))
    };
    hosts(50).build().assert_clean();
    assert_snapshot!(hosts(51).build().diagnostics());
    let aliases =
        |most| TestSite::new().replace(MUNICIPALITIES, "district:", &format!("aliases: [{}], district:", list(most)));
    aliases(30).build().assert_clean();
    assert_snapshot!(aliases(31).build().diagnostics());
    let page = |number: usize, lang: &str| {
        (format!("content/pages/p-{number:02}.{lang}.md"), format!("---\ntitle: Барак\nmenu: {number}\n---\nТекст.\n"))
    };
    let menu = |most: usize| {
        let pages = (2..=most).flat_map(|number| ["ky", "ru"].map(|lang| page(number, lang)));
        pages.fold(TestSite::new(), |site, (path, text)| site.file(&path, text))
    };
    assert!(!menu(30).build().lines().join("\n").contains("limit-exceeded"));
    let built = menu(32).build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn duplicate_id() {
    assert_snapshot!(
        TestSite::new().append(VISITS, "- {id: jazy-2017, date: 2017-11-22, host: jazy}\n").build().diagnostics()
    );
}

#[test]
fn unknown_reference() {
    assert_snapshot!(TestSite::new().replace(VISITS, "host: jazy", "host: jasy").build().diagnostics());
    assert_snapshot!(
        TestSite::new()
            .append(NEWS_KY, "\n[сапар](visit:jazy-2071) жана [](municipality:nowhere)\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(TestSite::new().append(SITE, "theme: dark\n").build().diagnostics());
}

#[test]
fn references_to_an_invalid_record_are_known() {
    assert_snapshot!(TestSite::new().replace(VISITS, "  date: 2017-11-21\n", "").build().diagnostics());
}

#[test]
fn unknown_language() {
    assert_snapshot!(TestSite::new().file("content/pages/x.md", "---\ntitle: a\n---\n").build().diagnostics());
    assert_snapshot!(TestSite::new().file("content/pages/x.en.md", "---\ntitle: a\n---\n").build().diagnostics());
    assert_snapshot!(TestSite::new().replace(SITE, "[ky, ru]", "[ky, ru, en]").build().diagnostics());
}

#[test]
fn misnamed_file() {
    assert_snapshot!(
        TestSite::new()
            .file("content/Press/x.ru.MD", "---\ntitle: a\n---\n")
            .file("content/data/commitment.yaml", "[]\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn unread_file() {
    let files = ["press/x.docx", "data/x.xlsx", "pages/x.pdf", "x.txt"];
    let site = files.into_iter().fold(TestSite::new(), |site, file| site.file(&format!("content/{file}"), "x"));
    assert_snapshot!(site.build().diagnostics());
}

#[test]
fn empty_text() {
    assert_snapshot!(
        TestSite::new()
            .file("content/press/x.ky.md", "---\ntitle: a\ndate: 2017-11-16\nallow: [missing-translation]\n---\n")
            .replace(NEWS_RU, "Текст.\n", "")
            .build()
            .diagnostics()
    );
}

#[test]
fn copies_and_names_of_texts() {
    let text = "---\ntitle: a\n---\nТекст.\n";
    let files = ["news.ru (1).md", "news_ru.md", "Новость 1.ru.md"];
    let site = files.into_iter().fold(TestSite::new(), |site, file| site.file(&format!("content/press/{file}"), text));
    assert_snapshot!(site.build().diagnostics());
}

#[test]
fn advice_on_html() {
    let text = "\n<iframe src=\"https://www.youtube.com/embed/x\"></iframe>\n\nа<br>б <font color=\"red\">в</font>\n\n<!-- г -->\n";
    assert_snapshot!(TestSite::new().append(NEWS_KY, text).build().diagnostics());
}

#[test]
fn address_collision() {
    assert_snapshot!(
        TestSite::new()
            .file(
                "content/press/news/index.ky.md",
                "---\ntitle: a\ndate: 2017-11-16\nallow: [missing-translation]\n---\nТекст.\n"
            )
            .build()
            .diagnostics()
    );
    assert_snapshot!(TestSite::new().file("content/static/KY/index.html", "x").build().diagnostics());
}

#[test]
fn an_alias_collides_with_the_page_of_its_own_language() {
    let site =
        TestSite::new().replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык\naliases: [/ru/press/news/, /a.html]");
    // A page below the alias `/a.html`, which is a file.
    let site = site.replace(NEWS_RU, "title: Новость", "title: Новость\naliases: [/a.html/b/]");
    assert_snapshot!(site.build().diagnostics());
}

#[test]
fn name_reserved_by_windows() {
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "- id: con\n  date: 2017-11-22\n  host: aux\n")
            .append("content/data/municipalities.yaml", "- {id: aux, name: {ky: Зарпек, ru: Зарпек}, district: nul}\n")
            .append("content/data/districts.yaml", "- {id: nul, name: {ky: Алай, ru: Алай}}\n")
            .file("content/data/programmes.yaml", "- {id: com1, title: {ky: Сапар, ru: Поездка}}\n")
            .file(
                "content/press/prn.ky.md",
                "---\ntitle: Жаңылык\ndate: 2017-11-16\n---\n[Сапар](visit:con) [Барак](page:lpt9)\n"
            )
            .file("content/press/prn.ru.md", "---\ntitle: Новость\n---\n[Поездка](visit:con) [Страница](page:lpt9)\n")
            .file("content/pages/lpt9.ky.md", "---\ntitle: Барак\n---\nТекст.\n")
            .file("content/pages/lpt9.ru.md", "---\ntitle: Страница\n---\nТекст.\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn conflicting_fact() {
    assert_snapshot!(
        TestSite::new().replace(NEWS_RU, "title: Новость", "title: Новость\ndate: 2017-11-17").build().diagnostics()
    );
}

#[test]
fn broken_alias() {
    let aliases = "aliases: [/.htaccess, /assets/x.css, /docs/a.PDF, /ky/old?id=3, /../x/]";
    let site = TestSite::new().replace(NEWS_KY, "title: Жаңылык", &format!("title: Жаңылык\n{aliases}"));
    assert_snapshot!(site.build().diagnostics());
}

#[test]
fn broken_link() {
    assert_snapshot!(
        TestSite::new()
            .append(
                NEWS_KY,
                "\n[a](../nowhere/) [b](#nowhere) [c](../../../../x) [d](../../about/#e) [f](../pages/none.ky.md)\n",
            )
            .build()
            .diagnostics()
    );
    assert_snapshot!(
        TestSite::new().replace(NEWS_KY, "---\nТекст", "aliases: [../x]\n---\nТекст").build().diagnostics()
    );
    assert_snapshot!(
        TestSite::new().replace(NEWS_KY, "---\nТекст", "aliases: [\"/a/?id=3\"]\n---\nТекст").build().diagnostics()
    );
}

#[test]
fn broken_link_in_a_template_is_reported_there() {
    let built = TestSite::new()
        .append("content/site.yaml", "theme: own\n")
        .file("themes/own/theme.yaml", "name: own\nextends: default\n")
        .file(
            "themes/own/templates/page.html",
            "<h1>{{ page.title.text }}</h1>\n<a href=\"{{ url(to=\"ky/nowhere/\") }}\">x</a>\n",
        )
        .build();
    let lines = built.lines();
    assert!(!lines.is_empty(), "no diagnostics");
    for line in &lines {
        assert!(line.starts_with("themes/own/templates/page.html:2:21 broken-link"), "{lines:#?}");
    }
}

#[test]
fn missing_file() {
    assert_snapshot!(
        TestSite::new().append(NEWS_KY, "\n![Сүрөт](photo.jpg) ![Сүрөт](/photo.jpg)\n").build().diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .file("content/data/documents.yaml", "- {id: a, title: b, file: docs/a.pdf}\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(TestSite::new().without(SITE).build().diagnostics());
}

#[test]
fn missing_alt() {
    assert_snapshot!(
        TestSite::new()
            .file("content/press/photo.png", crate::pictures::jpeg(8, 8))
            .replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык\nimage: photo.png\nimage_alt: \"\"")
            .append(NEWS_KY, "\n![](photo.png)\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn unsafe_link() {
    assert_snapshot!(
        TestSite::new()
            .append(NEWS_KY, "\n[a](javascript:alert(1)) <data:text/html,x>\n")
            .append(VISITS, "  sources: [\"javascript:alert(1)\", \"vap.kg\"]\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn template_error() {
    assert_snapshot!(
        TestSite::new()
            .append(SITE, "theme: own\n")
            .file("themes/own/theme.yaml", "name: own\nextends: default\n")
            .file("themes/own/templates/page.html", "<h1>{{ page.titel }}</h1>\n")
            .file("themes/own/templates/home.html", "{% if %}\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn missing_string() {
    assert_snapshot!(
        TestSite::new()
            .file("content/strings/ky.ftl", "own-greeting = Салам\n")
            .file("content/strings/ru.ftl", "own-farewell = Пока, { $name }\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .file("content/strings/ky.ftl", "own = { $a } жана { $b }\nbad line\n")
            .file("content/strings/ru.ftl", "own = { $a }\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn raw_html() {
    assert_snapshot!(
        TestSite::new().append(NEWS_KY, "\n<script>alert(1)</script>\n\nЖана <b>текст</b>.\n").build().diagnostics()
    );
}

#[test]
fn missing_translation() {
    assert_snapshot!(TestSite::new().without(NEWS_RU).append(VISITS, "  venue: {ky: Мектеп}\n").build().diagnostics());
    TestSite::new()
        .without(NEWS_RU)
        .replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык\nallow: [missing-translation]")
        .append(VISITS, "  venue: {ky: Мектеп}\n  allow: [missing-translation]\n")
        .build()
        .assert_clean();
}

#[test]
fn total_mismatch() {
    let programme =
        "- {id: p, title: x, start: 2017-11, end: 2017-11-30, stated: {visits: 1, municipalities: 41, districts: 7}}\n";
    assert_snapshot!(TestSite::new()
        .file("content/data/programmes.yaml", programme)
        .append(VISITS, "  programme: p\n  invited: {municipalities: 20, districts: [ozgon]}\n")
        .append(VISITS, "- {id: b, programme: p, date: 2017-11-28, host: jazy, invited: {municipalities: 18, districts: [ozgon]}}\n")
        .build().diagnostics());
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  status: held\n  results: {participants: {total: 100, women: 60, men: 50, youth: 120}}\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn totals_keep_their_qualifiers() {
    let programme = "- {id: p, title: x, stated: {municipalities: 41}}\n";
    TestSite::new()
        .file("content/data/programmes.yaml", programme)
        .append(VISITS, "  programme: p\n  invited: {municipalities: \">20\"}\n")
        .append(VISITS, "- {id: b, programme: p, date: 2017-11-28, host: jazy, invited: {municipalities: \">18\"}}\n")
        .append(VISITS, "- {id: c, programme: p, date: 2017-11-30, host: jazy, invited: {municipalities: 2}}\n")
        .build()
        .assert_clean();
}

#[test]
fn deadlines() {
    assert_snapshot!(TestSite::new().on(2017, 11, 22).build().diagnostics());
    TestSite::new().on(2017, 12, 21).append(VISITS, "  status: held\n").build().assert_clean();
    assert_snapshot!(TestSite::new().on(2017, 12, 22).append(VISITS, "  status: held\n").build().diagnostics());
    let commitment = "- {id: a, text: x, municipality: jazy, due: 2017-11}\n";
    TestSite::new().file("content/data/commitments.yaml", commitment).on(2017, 11, 21).build().assert_clean();
    assert_snapshot!(
        TestSite::new()
            .replace(VISITS, "2017-11-21", "2017-12-21")
            .file("content/data/commitments.yaml", commitment)
            .on(2017, 12, 1)
            .build()
            .diagnostics()
    );
}

#[test]
fn theme_errors_have_locations() {
    let own = |template: &str| {
        TestSite::new()
            .append(SITE, "theme: own\n")
            .file("themes/own/theme.yaml", "name: own\nextends: default\n")
            .file("themes/own/templates/home.html", template)
            .build()
    };
    assert_snapshot!(own("{{ nothing(x=1) }}").diagnostics());
    assert_snapshot!(own("{{ t(key=\"menu-pres\") }}").diagnostics());
    assert_snapshot!(own("<h1>a</h1><a href=\"nowhere/\">b</a>").diagnostics());
    assert_snapshot!(own("{% extends \"none.html\" %}").diagnostics());
    assert_snapshot!(
        TestSite::new()
            .append(SITE, "theme: own\n")
            .file("themes/own/theme.yaml", "name: own\nextends: defalt\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn close_matches_are_suggested() {
    assert_snapshot!(
        TestSite::new()
            .append(NEWS_KY, "\n[a](visits:jazy-2017) ![сүрөт](https://example.org/a.png)\n")
            .append(SITE, "outputs: {poster: false}\ncontacts: [a]\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn every_error_has_a_snapshot() {
    let told: String = files("tests/suite/snapshots", "snap").into_iter().map(|(_, text)| text).collect();
    for rule in Rule::ALL.into_iter().filter(|rule| rule.severity() == Severity::Error) {
        assert!(told.contains(&format!(" {rule}\n")), "{rule}");
    }
}

/// A snapshot is named after its test, with a number if the test has several:
/// `suite__rules__keys-2.snap`.
#[test]
fn every_snapshot_belongs_to_an_assertion() {
    for (snapshot, _) in files("tests/suite/snapshots", "snap") {
        let mut parts = snapshot.trim_end_matches(".snap").split("__").skip(1);
        let (module, name) = (parts.next().unwrap(), parts.next().unwrap());
        let (test, number) = name.rsplit_once('-').unwrap_or((name, "1"));
        let source = fs::read_to_string(repository(&format!("tests/suite/{module}.rs"))).unwrap();
        let body = source.split(&format!("\nfn {test}() {{\n")).nth(1).and_then(|rest| rest.split("\n}\n").next());
        let assertions = body.map_or(0, |body| body.matches("assert_snapshot!").count());
        assert!(assertions >= number.parse().unwrap(), "nothing compares with {snapshot}: remove it");
    }
}

#[test]
fn misspelt_file_names_are_suggested() {
    let news = "---\ntitle: a\ndate: 2017-11-16\n---\nТекст\n";
    // The missing language is suggested.
    assert_snapshot!(TestSite::new().without(NEWS_RU).file("content/press/news.md", news).build().diagnostics());
    assert_snapshot!(TestSite::new().without(NEWS_RU).file("content/press/news.kg.md", news).build().diagnostics());
    assert_snapshot!(TestSite::new().without(NEWS_RU).file("content/press/news.ru.md.txt", news).build().diagnostics());
}

/// Data hidden by an error is not also reported as missing: section 8 of the content model.
#[test]
fn unreadable_data_has_one_diagnostic() {
    let programme = "- {id: p, title: x, end: 2017-11-15, stated: {visits: 2, municipalities: 41, districts: 7}}\n";
    let site = || {
        TestSite::new()
            .file("content/data/programmes.yaml", programme)
            .append(VISITS, "  programme: p\n  invited: {municipalities: 20, districts: [ozgon]}\n")
            .append(NEWS_KY, "\n[a](../../schedule/) [b](visit:jazy-2017)\n")
    };
    assert_snapshot!(site().file(VISITS, b"- id: \xc6\n").build().diagnostics());
    assert_snapshot!(site().append(VISITS, "- id b\n  date: 2017-11-22\n  host: jazy\n").build().diagnostics());
    assert_snapshot!(TestSite::new().replace(NEWS_KY, "2017-11-16", "16.11.2017").build().diagnostics());
}

#[test]
fn common_habits_have_their_own_help() {
    assert_snapshot!(
        TestSite::new()
            .append(NEWS_KY, "\n[сайт](www.vap.kg)\n")
            .append(VISITS, "  invited: {participants: 1,500}\n")
            .build()
            .diagnostics()
    );
    TestSite::new().replace(NEWS_KY, "---\ntitle", "\u{200b}---\ntitle").build().assert_clean();
}

#[test]
fn reversed_dates_and_empty_maps() {
    assert_snapshot!(
        TestSite::new()
            .replace(
                NEWS_KY,
                "date: 2017-11-16",
                "date: 2017-11-16\npublish_at: 2017-12-01\nexpires_at: 2017-11-20\naliases: [\"/a/?id=3\"]",
            )
            .on(2017, 12, 22)
            .append(VISITS, "  status: held\n  results: {}\n  allow: [unknown-reference]\n")
            .build()
            .diagnostics()
    );
}
