//! Faults of YAML that authors make: location, message and help.

use insta::assert_snapshot;

use crate::harness::{Built, TestSite};

const VISITS: &str = "content/data/visits.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";

/// Builds the small site with this file of people.
fn people(text: &str) -> Built {
    TestSite::new().file("content/data/people.yaml", text).build()
}

#[test]
fn yaml_syntax() {
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "- id: b\n  title: Бишкек: жолугушуу\n  date: 2017-11-22\n  host: jazi\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(TestSite::new().append(VISITS, "- id: b\n\tdate: 2017-11-22\n").build().diagnostics());
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "- id: b\n  date: 2017-11-22\n  host: jazy\n  invited: {municipalities: >20}\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "- id: b\n  date: 2017-11-22\n  host: jazy\n  invited:\n    municipalities: >20\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(TestSite::new().replace(NEWS_KY, "title: Жаңылык", "title: \"Жаңылык").build().diagnostics());
}

#[test]
fn invalid_yaml_record_hides_no_other_error() {
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "- id: broken\n  title: a: b\n- id: c\n  dat: 2017-11-22\n  host: jazy\n")
            .replace(NEWS_KY, "visits: [jazy-2017]", "visits: [jazy-2017, broken, c, nowhere]")
            .build()
            .diagnostics()
    );
}

#[test]
fn missing_colon() {
    assert_snapshot!(TestSite::new().replace(VISITS, "host: jazy", "host jazy").build().diagnostics());
    assert_snapshot!(TestSite::new().replace(NEWS_KY, "title: Жаңылык", "title Жаңылык").build().diagnostics());
    assert_snapshot!(TestSite::new().append(VISITS, "- id: b\n   date: 2018\n  host: jazy\n").build().diagnostics());
}

#[test]
fn errors_in_flow_maps() {
    assert_snapshot!(people("- {id: a, role: {ky: Кашка: айыл, ru: Кашка}, name: x}\n").diagnostics());
    assert_snapshot!(people("- {id: a, name: {ky: Аида ru: Аида}}\n").diagnostics());
    assert_snapshot!(people("- {id: a, name: {ky: Аида, ru: Аида}\n").diagnostics());
    assert_snapshot!(people("- {id: a, name: {ky Аида, ru: Аида}}\n").diagnostics());
    assert_snapshot!(people("- id: a\n  name: \"Элдин \"үнү\" бюджет\"\n").diagnostics());
    assert_snapshot!(people("- {id: a, nam: {ky: Аида, ru: Аида}}\n").diagnostics());
}

#[test]
fn second_id_starts_a_record() {
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  id: later\n  date: 2017-11-22\n  hos: jazy\n")
            .append(VISITS, "-id: last\n  date: 2017-11-23\n  host: jazy\n")
            .append(NEWS_KY, "\n[a](visit:later) [b](visit:last) [c](visit:nowhere)\n")
            .build()
            .diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  id: later\n  date: 2017-11-22\n  host: jazy\n")
            .append(NEWS_KY, "\n[a](visit:later)\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn indentation_errors() {
    assert_snapshot!(people("- id: a\n name: x\n").diagnostics());
    assert_snapshot!(people("- id: a\nname: x\n").diagnostics());
    assert_snapshot!(people("- id: a\n  name: x\n - id: b\n  name: y\n").diagnostics());
    assert_snapshot!(people("- id: a\n  name: x\n  - id: b\n    name: y\n").diagnostics());
    assert_snapshot!(people("- id: a\n\u{a0} name: x\n").diagnostics());
    assert_snapshot!(people("-id: a\n name: x\n").diagnostics());
    assert_snapshot!(people("- id: a\n  name: [Гүлистан] жолу\n").diagnostics());
}

#[test]
fn cut_text() {
    assert_snapshot!(
        TestSite::new()
            .replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык #1 жолу")
            .replace(NEWS_RU, "title: Новость", "title: Новость # black")
            .append(
                VISITS,
                "  venue: {ky: Мектеп, ru: Школа} #a\n  title:\n    ky: Чогулуш #үч күн\n    ru: \"Сход\" #3\n"
            )
            .append(VISITS, "  date_note: x #5\n")
            .build()
            .diagnostics()
    );
    let quiet = "title: Жаңылык #1 жолу\nallow: [cut-text]";
    TestSite::new().replace(NEWS_KY, "title: Жаңылык", quiet).build().assert_clean();
}

#[test]
fn unclosed_quotation_mark() {
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  time: \"10:00-13:00\n  venue: {ky: \"Мектеп\", ru: \"Школа\"}\n")
            .build()
            .diagnostics()
    );
}
