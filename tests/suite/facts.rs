//! Facts that contradict each other, and the notes about them on pages.

use insta::assert_snapshot;

use crate::harness::{Built, TestSite};

const VISITS: &str = "content/data/visits.yaml";
const SITE: &str = "content/site.yaml";

/// Returns the small site on 30 November 2026, with these visits only.
fn with_visits(visits: &str) -> TestSite {
    TestSite::new()
        .on(2026, 11, 30)
        .file(VISITS, visits)
        .replace("content/press/news.ky.md", "visits: [jazy-2017]\n", "")
        .append(
            "content/data/municipalities.yaml",
            "- {id: bash, name: {ky: Баш-Дөбө, ru: Баш-Дёбё}, district: ozgon}\n",
        )
}

/// Returns the rules that are broken, in the order of the diagnostics.
fn rules(built: &Built) -> Vec<&'static str> {
    built.diagnostics.iter().map(|diagnostic| diagnostic.rule().name()).collect()
}

fn rules_of_visits(visits: &str) -> Vec<&'static str> {
    rules(&with_visits(visits).build())
}

#[test]
fn contradictions_of_an_event_are_reported() {
    let built = with_visits(
        "- {id: early, date: 2026-12-15, host: jazy, status: held}
- {id: planned, date: 2026-12-15, host: jazy, results: {participants: {total: 40}}}
- {id: cancelled, date: 2026-11-15, host: jazy, status: cancelled, status_reason: {ky: Кар, ru: Снег}, results: {summary: {ky: Жок, ru: Нет}}}
- {id: postponed, date: 2027-02-05, host: jazy, status: postponed}
- {id: same, date: 2027-02-05, moved_from: 2027-02-05, host: jazy, status: postponed}
- {id: passed, date: 2026-11-05, moved_from: 2026-10-05, host: jazy, status: postponed}
- {id: silent, date: 2026-12-05, host: jazy, status: cancelled}
- id: votes
  date: 2026-11-25
  host: jazy
  status: held
  results:
    published: 2027-01-01
    participants: {women: 20, men: 20}
    priorities:
      - {text: {ky: Суу, ru: Вода}, votes: 41, rank: 1}
      - {text: {ky: Жол, ru: Дорога}, votes: 40, rank: 1}
",
    )
    .build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn dates_in_the_wrong_order_are_reported() {
    let built = with_visits(
        "- {id: a, date: 2026-11-05, host: [jazy, jazy], status: held, results: {published: 2026-11-01, participants: {total: 4}}}
- {id: b, date: 2026-12-05, host: jazy, invited: {guests: [bash, jazy]}}
- {id: c, date: 2024-11-05, programme: spring, host: jazy, status: held, results: {participants: {total: 4}}}
- {id: d, date: 2026-11-20, host: jazy, results: {participants: {total: 4}}}
",
    )
    .file("content/data/programmes.yaml", "- {id: spring, title: {ky: Жаз, ru: Весна}, start: 2026-03-01}\n")
    .file(
        "content/data/commitments.yaml",
        "- {id: p, text: {ky: Суу, ru: Вода}, municipality: jazy, visit: a, due: 2026-11-01, status: done}\n",
    )
    .build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn example_addresses_are_reported() {
    let built = TestSite::new()
        .replace(SITE, "bakyt.test", "localhost")
        .file("content/data/people.yaml", "- {id: a, name: {ky: Аида, ru: Аида}, email: a@example.kg}\n")
        .file("content/data/organizations.yaml", "- {id: b, name: Аймак, url: \"https://www.example.org/\"}\n")
        .build();
    assert_eq!(rules(&built), ["sample-data", "sample-data", "sample-data"], "{}", built.diagnostics());
}

#[test]
fn what_can_be_right_is_not_reported() {
    for visits in [
        // An event that has begun, or of which only the year is known.
        "- {id: a, date: {from: 2026-11-25, to: 2026-12-05}, host: jazy, status: held, results: {participants: {total: 4}}}\n",
        "- {id: a, date: 2026, host: jazy, status: held, results: {participants: {total: 4}}}\n",
        "- {id: a, date: 2026-11-30, host: jazy, status: held}\n",
        "- {id: a, date: 2026-11, host: jazy}\n",
        "- {id: a, date: 2027, moved_from: 2026-12-20, host: jazy, status: postponed}\n",
        "- {id: a, date: 2026-12-20, moved_from: 2026-12-25, host: jazy}\n",
        // A tie, and votes of an unknown number of people.
        "- {id: a, date: 2026-11-25, host: jazy, status: held, results: {participants: {total: \">20\"}, priorities: [{text: {ky: Суу, ru: Вода}, votes: 30, rank: 1}, {text: {ky: Жол, ru: Дорога}, votes: 30, rank: 1}]}}\n",
        "- {id: a, date: 2026-11-25, host: jazy, status: held, results: {participants: {total: \"~40\"}, priorities: [{text: {ky: Суу, ru: Вода}, votes: 48}]}}\n",
    ] {
        assert_eq!(rules_of_visits(visits), [""; 0], "{visits}");
    }
}

#[test]
fn the_record_may_allow_a_warning() {
    let visit = |rest: &str| rules_of_visits(&format!("- {{id: a, host: jazy, {rest}}}\n"));
    assert_eq!(visit("date: 2026-12-05, status: cancelled, allow: [missing-reason]"), [""; 0]);
    assert_eq!(visit("date: 2026-11-05, status: postponed, moved_from: 2026-10-01, allow: [status-outdated]"), [""; 0]);
    assert_eq!(visit("date: 2026-12-05, status: held, allow: [held-in-future]"), [""; 0]);
}

#[test]
fn contradictions_of_other_records_are_reported() {
    let built = TestSite::new()
        .file(
            "content/data/commitments.yaml",
            "- {id: a, text: {ky: Суу, ru: Вода}, municipality: jazy, status: dropped}
- {id: b, text: {ky: Жол, ru: Дорога}, municipality: jazy, updates: [{date: 2018-01-01, text: {ky: Башталды, ru: Начали}}]}
",
        )
        .file("content/static/a.pdf", "x")
        .file("content/data/documents.yaml", "- {id: a, title: {ky: План, ru: План}, file: a.pdf, date: 2017-12}\n")
        .replace("content/press/news.ky.md", "date: 2017-11-16", "date: 2017-11-17\ncorrections: [{date: 2017-11-18, text: Оңдолду}]")
        .file("content/press/old.ky.md", "---\ntitle: Эски\ndate: 1837-11-16\n---\nТекст.\n")
        .file("content/press/old.ru.md", "---\ntitle: Старое\n---\nТекст.\n")
        .build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn a_release_may_be_dated_by_its_publication() {
    let dated = |more: &str| {
        let site = TestSite::new().replace(
            "content/press/news.ky.md",
            "date: 2017-11-16",
            &format!("date: 2017-12-01\n{more}"),
        );
        rules(&site.build())
    };
    assert_eq!(dated(""), ["date-in-future"]);
    assert_eq!(dated("allow: [date-in-future]"), [""; 0]);
    assert_eq!(dated("draft: true"), [""; 0]);
    assert_eq!(dated("publish_at: \"2017-11-15 09:00\""), ["date-in-future"]);
    assert_eq!(dated("publish_at: \"2017-12-01 09:00\""), [""; 0]);
}

#[test]
fn totals_count_only_what_is_known_to_have_happened() {
    let results = "results: {participants: {total: 1000, women: 500}, priorities: [{text: {ky: Суу, ru: Вода}, adopted: true, amount: {amount: 777000, currency: KGS}}]}";
    let mut visits =
        "- {id: held, date: 2026-11-05, host: jazy, status: held, results: {participants: {total: 35, women: 20}}}\n"
            .to_owned();
    for (id, rest) in [
        ("planned", "date: 2026-12-05"),
        ("forgotten", "date: 2026-10-05"),
        ("cancelled", "date: 2026-10-06, status: cancelled"),
        ("postponed", "date: 2026-10-07, moved_from: 2026-09-01, status: postponed"),
    ] {
        visits += &format!("- {{id: {id}, host: jazy, {rest}, {results}}}\n");
    }
    let built = with_visits(&visits).build();
    assert!(built.diagnostics.iter().all(|diagnostic| !diagnostic.is_error()), "{}", built.diagnostics());
    for path in [
        "ru/results/index.html",
        "ru/districts/ozgon/index.html",
        "ru/municipalities/jazy/index.html",
        "ru/municipalities/jazy/leaflet/index.html",
        "ru/index.html",
        "data/results.csv",
        "data/results.json",
    ] {
        let text = built.text(path).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(!text.contains("1 000") && !text.contains("1000") && !text.contains("777"), "{path}: {text}");
        assert!(path.ends_with("u/index.html") || text.contains("35"), "{path}: {text}");
    }
}

#[test]
fn readers_are_told_that_an_outcome_is_unknown() {
    let built = with_visits(
        "- {id: planned, date: 2026-11-05, host: jazy}
- {id: moved, date: 2026-11-06, moved_from: 2026-10-05, host: jazy, status: postponed}
- {id: coming, date: 2026-12-06, moved_from: 2026-10-05, host: jazy, status: postponed}
",
    )
    .build();
    let is_told = |id: &str| built.text(&format!("ru/visits/{id}/index.html")).contains("Состоялось ли оно");
    assert!(is_told("planned") && is_told("moved") && !is_told("coming"));
    assert_eq!(rules(&built), ["status-outdated", "status-outdated"]);
}

#[test]
fn a_vague_day_does_not_come_before_an_exact_one() {
    let built = with_visits(
        "- {id: year, date: 2027, host: jazy}
- {id: month, date: 2027-02, host: jazy}
- {id: day, date: 2027-02-05, host: jazy}
- {id: later, date: 2027-02-28, host: jazy}
",
    )
    .build();
    let home = built.text("ru/index.html");
    let place = |id: &str| home.find(&format!("visits/{id}/")).unwrap_or_else(|| panic!("{id}: {home}"));
    assert!(place("day") < place("later") && place("later") < place("month") && place("month") < place("year"));
}

#[test]
fn a_shared_event_counts_in_each_row_and_the_table_says_so() {
    let visit = |hosts: &str| {
        format!(
            "- {{id: a, date: 2026-11-05, host: {hosts}, status: held, results: {{participants: {{total: 40}}}}}}\n"
        )
    };
    let note = "целиком учтено в строке каждого";
    for (hosts, is_told) in [("[jazy, bash]", true), ("[jazy]", false)] {
        let built = with_visits(&visit(hosts)).build();
        // Both municipalities are in one district, whose row is the total.
        assert_eq!(built.text("ru/results/index.html").matches(note).count(), usize::from(is_told), "{hosts}");
        assert_eq!(built.text("ru/districts/ozgon/index.html").contains(note), is_told, "{hosts}");
    }
}

#[test]
fn sentences_of_one_language_are_told_of_and_marked() {
    let site = with_visits("- {id: a, date: 2026-12-05, host: jazy, venue: Айылдагы маданият үйүнүн залында өтөт}\n");
    let built = site.build();
    assert_snapshot!(built.diagnostics());
    let page = built.text("ru/visits/a/index.html");
    assert!(page.contains("<span lang=\"ky\">Айылдагы маданият үйүнүн залында өтөт</span>"), "{page}");
    let names = "- {id: a, date: 2026-12-05, host: jazy, venue: Маданият үйү, title: Таза суу}\n";
    assert_eq!(rules_of_visits(names), [""; 0]);
}

#[test]
fn phones_have_the_digits_of_their_country() {
    let person = |phone: &str| format!("- {{id: a, name: {{ky: Аида, ru: Аида}}, phone: \"{phone}\"}}\n");
    let built = TestSite::new().file("content/data/people.yaml", person("+99655512345")).build();
    assert_snapshot!(built.diagnostics());
    TestSite::new().file("content/data/people.yaml", person("+996555123456")).build().assert_clean();
}

#[test]
fn sample_data_are_told_of_until_they_are_replaced() {
    let built = TestSite::new()
        .replace(SITE, "bakyt.test", "example.kg")
        .file(
            "content/data/people.yaml",
            "- {id: contact, name: {ky: Асан Үлгү, ru: Асан Улгу}, phone: \"+996555000111\"}\n",
        )
        .build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn implausible_dates_are_reported() {
    let built = TestSite::new()
        .append(
            VISITS,
            "- {id: a, date: 0217-11-21, host: jazy, status: held, results: {summary: {ky: Өттү, ru: Прошло}}}\n",
        )
        .append(VISITS, "- {id: b, date: 2117-11-21, host: jazy}\n")
        .append(VISITS, "- {id: c, date: {from: 2018-05-01, to: 2021-05-02}, host: jazy}\n")
        .append(VISITS, "- {id: d, date: {from: 2018-05-01, to: 2020-05-01}, host: jazy}\n")
        .append(VISITS, "- {id: e, date: {from: 2018, to: 2020}, host: jazy}\n")
        .build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn dates_for_machines_are_valid_for_every_date() {
    let built = TestSite::new()
        .append(VISITS, "- {id: a, date: 0217-11-21, time: \"10:00-12:00\", host: jazy, status: held}\n")
        .append(VISITS, "- {id: b, date: 9999-12-31, host: jazy}\n")
        .append(VISITS, "- {id: c, date: {from: 9999-12-30, to: 9999-12-31}, host: jazy}\n")
        .replace("content/press/news.ky.md", "date: 2017-11-16", "date: 0217-11-16")
        .build();
    let calendar = built.text("ru/calendar.ics");
    assert!(calendar.contains("DTSTART:02171121T050136Z") && !calendar.contains("VTIMEZONE"), "{calendar}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:99991231\r\nDURATION:P1D"), "{calendar}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:99991230\r\nDURATION:P2D"), "{calendar}");
    let feed = built.text("ru/feed.xml");
    assert!(feed.contains("tag:bakyt.test,0217:") && feed.contains("<published>0217-11-15T19:01:36Z"), "{feed}");
    assert!(built.text("ru/visits/a/index.html").contains("\"startDate\":\"0217-11-21T05:01:36Z\""));
}

#[test]
fn points_elsewhere_are_reported() {
    let place = |id: &str, point: &str| {
        format!("- {{id: {id}, name: {{ky: Баш-Дөбө, ru: Баш-Дёбё}}, district: ozgon, point: {point}}}\n")
    };
    let places = ["[73.30, 40.77]", "[40.77, 13.30]", "[40.77, 73.30]", "[39.2, 69.3]", "[43.2, 80.2]"];
    let mut site = TestSite::new();
    for (at, point) in places.iter().enumerate() {
        site = site.append("content/data/municipalities.yaml", &place(&format!("p{at}"), point));
    }
    assert_snapshot!(site.build().diagnostics());
    // Elsewhere, the other points tell.
    let mut site = TestSite::new().append(SITE, "time_zone: Europe/Lisbon\n");
    for (at, point) in ["[38.7, -9.1]", "[41.1, -8.6]", "[-8.6, 41.1]", "[37.0, -7.9]"].iter().enumerate() {
        site = site.append("content/data/municipalities.yaml", &place(&format!("p{at}"), point));
    }
    assert_eq!(rules(&site.build()), ["implausible-point"]);
}

#[test]
fn a_cyrillic_address_is_ascii_for_machines() {
    let built = TestSite::new().replace(SITE, "bakyt.test/", "айыл.кг/жаңы/").build().assert_clean();
    let base = "https://xn--80asg7d.xn--c1an/%D0%B6%D0%B0%D2%A3%D1%8B/";
    for path in ["sitemap.xml", "robots.txt", "ru/feed.xml", "ru/index.html", "data/datapackage.json"] {
        let text = built.text(path);
        assert!(!text.contains("айыл.кг"), "{path}: {text}");
        assert!(path.ends_with("x.html") || text.contains(".xn--c1an/%D0%B6"), "{path}: {text}");
    }
    let calendar = built.text("ru/calendar.ics").replace("\r\n ", "");
    assert!(calendar.is_ascii() || !calendar.contains("айыл.кг"), "{calendar}");
    assert!(built.text("ru/index.html").contains("rel=\"canonical\" href=\"https://xn--"), "{base}");
    // People read the address on the poster.
    assert!(built.text("ru/visits/jazy-2017/poster/index.html").contains("https://айыл.кг/жаңы/ru/visits/jazy-2017/"));
    let built = TestSite::new().replace(SITE, "https://bakyt.test/", "https://me:secret@bakyt.test/").build();
    assert_snapshot!(built.diagnostics());
}

#[test]
fn the_calendar_has_the_link_where_every_program_shows_it() {
    let calendar = TestSite::new().build().text("ru/calendar.ics").replace("\r\n ", "");
    let link = "https://bakyt.test/ru/visits/jazy-2017/";
    assert!(calendar.contains(&format!("DESCRIPTION;LANGUAGE=ru:{link}")), "{calendar}");
    assert!(calendar.contains(&format!("URL:{link}")), "{calendar}");
}

#[test]
fn russian_excel_has_its_own_table() {
    let built = TestSite::new().build();
    let table = built.text("data/visits-excel.csv");
    assert!(table.starts_with("\u{feff}id;kind;title_ky;"), "{table}");
    let page = built.text("ru/data/index.html");
    assert!(page.contains("visits-excel.csv") && page.contains("берите «CSV для Excel»"), "{page}");
}

#[test]
fn posters_say_what_is_here() {
    let built = with_visits(
        "- {id: shared, title: {ky: Жыйын, ru: Сход}, date: 2026-12-05, host: [jazy, bash], venue: {ky: Мектеп, ru: Школа}}
- {id: moved, date: 2026-12-20, moved_from: 2026-12-10, host: jazy, status: postponed}
",
    )
    .append("content/data/municipalities.yaml", "- {id: batken, kind: town, name: {ky: Баткен, ru: Баткен}, district: ozgon}\n")
    .append(VISITS, "- {id: town, title: {ky: Жыйын, ru: Встреча}, date: 2026-12-25, host: batken, venue: {ky: Баткен ш., ru: \"г. Баткен, Дворец\"}}\n")
    .build();
    let poster = built.text("ru/municipalities/jazy/poster/index.html");
    assert!(poster.contains("Школа</p>") && !poster.contains("Баш-Дёбё"), "{poster}");
    assert!(poster.contains("10 декабря"), "{poster}");
    let schedule = built.text("ru/schedule/poster/index.html").replace('\u{a0}', " ");
    assert!(schedule.contains(">г. Баткен, Дворец") && !schedule.contains("Г. Баткен"), "{schedule}");
}

#[test]
fn descriptions_are_sentences() {
    let built = TestSite::new()
        .append(VISITS, "- {id: a, title: {ky: Келиңиз!, ru: Приходите!}, date: 2017-12, host: jazy}\n")
        .build();
    for path in ["ru/visits/a/index.html", "ru/districts/ozgon/index.html", "ru/municipalities/jazy/index.html"] {
        let page = built.text(path);
        let description = page.split("name=\"description\" content=\"").nth(1).unwrap_or_else(|| panic!("{page}"));
        assert!(!description.starts_with(char::is_lowercase), "{path}: {}", &description[..60]);
    }
    assert!(!built.text("ru/visits/a/index.html").contains("!."));
}

#[test]
fn data_of_authors_keep_their_order() {
    let budget = "roads: 1\nwater: {z: 2, a: 3}\nart: [4]\n";
    let built = TestSite::new()
        .file("content/data/budget.yaml", budget)
        .file("themes/own/theme.yaml", "name: own\nextends: default\n")
        .file("themes/own/templates/page.html", "{{ data.budget | json }} {{ extra | json }}")
        .append(SITE, "theme: own\n")
        .replace("content/pages/about.ky.md", "menu: 1", "extra: {z: 1, b: 2, a: 3}")
        .build();
    let order = r#"{"roads":1,"water":{"z":2,"a":3},"art":[4]} {"z":1,"b":2,"a":3}"#;
    assert_eq!(built.text("ky/about/index.html").trim(), order);
}
