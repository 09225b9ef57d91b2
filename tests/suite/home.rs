//! The home page: the next event or the last results, and the figures of the site.

use crate::harness::TestSite;

const VISITS: &str = "content/data/visits.yaml";
const KY: &str = "ky/index.html";
const RU: &str = "ru/index.html";

/// Returns the part of a page from one text to the next occurrence of another.
#[track_caller]
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from:?} in {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

#[test]
fn name_of_the_site_is_the_heading_and_not_repeated() {
    let built = TestSite::new().build().assert_clean();
    let body = between(built.text(RU), "<body", "<footer");
    assert_eq!(body.matches("Сайт проекта").count(), 1, "{body}");
    assert!(body.contains("<h1 class=\"site-name\">Сайт проекта</h1>"), "{body}");
    let inner = built.text("ru/press/news/index.html");
    assert!(inner.contains("<p class=\"site-name\"><a"), "{inner}");
}

#[test]
fn next_event_says_who_may_come_and_whom_to_call() {
    let people = "- {id: aida, name: {ky: Аида, ru: Аида}, phone: \"+996770771711\"}\n";
    let built = TestSite::new()
        .file("content/data/people.yaml", people)
        .replace("content/data/municipalities.yaml", "district: ozgon}", "district: ozgon, contacts: [aida]}")
        .append(VISITS, "  time: \"10:00\"\n  venue: {ky: Мектеп, ru: Школа}\n  open_to: {ky: Баары, ru: Все жители}\n")
        .append(
            VISITS,
            "- {id: off, date: 2017-11-20, host: jazy, status: cancelled, status_reason: {ky: Кар, ru: Снег}}\n",
        )
        .build()
        .assert_clean();
    let next = between(built.text(RU), "Ближайшее событие", "</section>");
    for text in ["21 ноября 2017 года", "10:00", "Школа", "Все жители", "tel:+996770771711"] {
        assert!(next.contains(text), "{text}: {next}");
    }
    // A cancelled event is not the next one, but it stays on the page.
    assert!(!next.contains("visits/off/") && built.text(RU).contains("visits/off/"), "{next}");
}

#[test]
fn without_events_to_come_the_last_results_are_first() {
    let held = |id: &str, day: &str, people: &str| {
        format!(
            "- {{id: {id}, date: {day}, host: jazy, status: held, results: {{participants: {people}, decisions: [{{ky: Көпүрө, ru: Мост}}]}}}}\n"
        )
    };
    let site = TestSite::new().file(
        VISITS,
        held("jazy-2017", "2017-10-01", "{total: 200, women: 90}") + &held("late", "2017-10-20", "{total: \">100\"}"),
    );
    let built = site.build().assert_clean();
    let home = built.text(RU);
    assert!(home.contains("Объявленных событий пока нет."), "{home}");
    let newest = between(home, "Последний итог", "</section>");
    assert!(newest.contains("visits/late/") && newest.contains("Мост"), "{newest}");
    let others = between(home, "Последние итоги", "</section>");
    assert!(others.contains("visits/jazy-2017/") && !others.contains("visits/late/"), "{others}");
    let figures = between(home, "Что записано на сайте", "</section>");
    for text in ["<dd>2</dd>", "более 300", "женщин 45 % (по 1 событию)", "results/", "schedule/", "municipalities/"]
    {
        assert!(figures.contains(text), "{text}: {figures}");
    }
    assert!(figures.contains("Последние данные на сайте") && figures.contains("16 ноября 2017 года"), "{figures}");
}

#[test]
fn promises_are_counted_when_they_are_due_or_kept() {
    let promise =
        |id: &str, more: &str| format!("- {{id: {id}, text: {{ky: Иш, ru: Дело}}, municipality: jazy, {more}}}\n");
    let promises = promise("early", "due: 2018-01-01, status: done")
        + &promise("kept", "status: done")
        + &promise("late", "due: 2017-10-01, allow: [commitment-overdue]")
        + &promise("open", "due: 2018-01-01")
        + &promise("dropped", "due: 2017-10-01, status: dropped, status_reason: {ky: Акча жок, ru: Нет денег}");
    TestSite::new()
        .file("content/data/commitments.yaml", promises)
        .build()
        .assert_clean()
        .shows(RU, "<dd>2 из 4 ")
        .shows(KY, "<dd>2 / 4 ");
}

#[test]
fn newest_entry_is_not_in_the_future() {
    let documents = "- {id: plan, title: {ky: План, ru: План}, file: \"https://bakyt.test/a.pdf\", date: 2017-11}\n";
    let built = TestSite::new().on(2017, 11, 30).file("content/data/documents.yaml", documents);
    let built = built.append(VISITS, "  status: held\n  allow: [results-overdue]\n").build();
    let home = built.text(RU);
    assert!(between(home, "Последние данные на сайте:", "</p>").contains("ноябрь 2017 года"), "{home}");
}
