//! Charts show the figures of their page, as lengths and as text.

use crate::harness::{Built, TestSite};
use crate::pages::every_key;

const VISITS: &str = "content/data/visits.yaml";
const COMMITMENTS: &str = "content/data/commitments.yaml";

/// A chart of a page.
#[derive(Debug)]
struct Chart {
    kind: String,
    /// The text for screen readers.
    about: String,
    /// The class of each bar, with its width and height.
    bars: Vec<(String, f64, f64)>,
    tails: Vec<String>,
    texts: Vec<String>,
    source: String,
}

fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> impl Iterator<Item = &'t str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

fn charts(built: &Built, path: &str) -> Vec<Chart> {
    between(built.text(path), "<figure class=\"chart chart-", "</figure>")
        .map(|figure| {
            let drawing = between(figure, " role=\"img\"", "</svg>").next().unwrap();
            let rects = between(drawing, "<rect", "/>");
            let bars = rects.filter(|rect| attribute(rect, "class") != "b b-about").map(|rect| {
                let size = |name: &str| attribute(rect, name).parse::<f64>().unwrap();
                (attribute(rect, "class").to_owned(), size("width"), size("height"))
            });
            let tails = between(drawing, "<path", "/>").map(|path| attribute(path, "class").to_owned());
            let text = |text: &str| text.split_once('>').unwrap().1.to_owned();
            Chart {
                kind: figure.split('"').next().unwrap().to_owned(),
                about: between(drawing, "<desc", "</desc>").map(text).next().unwrap(),
                bars: bars.collect(),
                tails: tails.filter(|class| class == "s s-more" || class == "s s-about").collect(),
                texts: between(drawing, "<text", "</text>").map(text).collect(),
                source: figure.to_owned(),
            }
        })
        .collect()
}

/// Asserts that each chart has a title and a description, which have all of its words and numbers.
fn assert_readable(charts: &[Chart]) {
    for Chart { about, texts, source, .. } in charts {
        assert!(between(source, "<title id=\"t-", "</title>").all(|title| !title.ends_with('>')), "{source}");
        let ids: Vec<&str> = between(source, " aria-labelledby=\"", "\"").flat_map(|ids| ids.split(' ')).collect();
        assert!(ids.len() == 2 && ids.iter().all(|id| source.contains(&format!(" id=\"{id}\""))), "{ids:?}");
        for text in texts.iter().filter(|text| text.chars().count() > 3 && *text != "сегодня") {
            // A label may be broken over lines, and cut.
            let text = text.trim_end_matches('…');
            assert!(about.contains(text), "{text:?} is not in {about:?}");
        }
    }
}

fn chart<'c>(charts: &'c [Chart], kind: &str) -> &'c Chart {
    charts.iter().find(|chart| chart.kind == kind).unwrap_or_else(|| panic!("no {kind} in {charts:?}"))
}

/// A site with three events with results in one municipality, and four commitments.
fn site() -> TestSite {
    TestSite::new()
        .on(2026, 11, 30)
        .file(
            VISITS,
            "- {id: one, programme: series, date: 2026-03-05, host: jazy, status: held, results: {participants: {total: 345, women: 177}, \
             priorities: [{text: {ky: Суу, ru: Вода}, votes: 61, adopted: true, amount: {amount: 400000, currency: KGS}, \
             own_contribution: {amount: 100000, currency: KGS}}, {text: {ky: Жол, ru: Дорога}, votes: 40}]}}\n\
             - {id: two, programme: series, date: 2026-04-05, host: jazy, status: held, results: {participants: {total: \">90\"}, \
             priorities: [{text: {ky: Клуб, ru: Клуб}, adopted: true, amount: {amount: 200000, currency: KGS}}]}}\n\
             - {id: three, programme: series, date: 2025-04, host: jazy, status: held, results: {participants: {total: \"~60\", women: 30}}}\n\
             - {id: four, date: 2026-12-05, host: jazy}\n\
             - {id: five, date: 2026-12-06, host: jazy, status: cancelled, status_reason: {ky: Кар., ru: Снег.}}\n",
        )
        .replace("content/press/news.ky.md", "visits: [jazy-2017]\n", "")
        .file(
            "content/data/programmes.yaml",
            "- {id: series, title: {ky: Программа, ru: Программа}}\n",
        )
        .file(
            COMMITMENTS,
            "- {id: a, text: {ky: Суу, ru: Вода}, municipality: jazy, visit: one, due: 2026-06-01, status: done}\n\
             - {id: b, text: {ky: Жол, ru: Дорога}, municipality: jazy, visit: one, due: 2026-05-01, status: in_progress, allow: [commitment-overdue]}\n\
             - {id: c, text: {ky: Клуб, ru: Клуб}, municipality: jazy, visit: one, due: 2027-02, status: promised}\n\
             - {id: d, text: {ky: Жарык, ru: Свет}, municipality: jazy, visit: one, status: promised}\n",
        )
}

#[test]
fn bars_are_as_long_as_the_numbers_of_the_table() {
    let built = site().build();
    let charts = charts(&built, "ru/results/index.html");
    assert_readable(&charts);
    let people = chart(&charts, "participants");
    let widths: Vec<(&str, f64)> = people.bars.iter().map(|(class, width, _)| (class.as_str(), *width)).collect();
    let scale = widths.iter().map(|(_, width)| *width).fold(0.0, f64::max) / 345.0;
    // The newest first. «About 60» is drawn up to 48 and has a tail up to 72.
    let expected =
        [("b b-people", 90.0), ("b b-people", 345.0), ("b b-women", 177.0), ("b b-people", 48.0), ("b b-women", 30.0)];
    for ((class, width), (expected_class, value)) in widths.iter().zip(expected) {
        assert_eq!(*class, expected_class);
        assert!((width - value * scale).abs() < 0.2, "{class} {width} is not {value} × {scale}");
    }
    assert_eq!(widths.len(), expected.len());
    assert_eq!(people.tails, ["s s-more", "s s-about"]);
    for words in ["345, женщин: 177 (51\u{a0}%)", "более 90", "около 60, женщин: 30."] {
        assert!(
            people.about.replace(' ', "\u{a0}").contains(&words.replace(' ', "\u{a0}")),
            "{words}: {}",
            people.about
        );
    }
    let money = chart(&charts, "money");
    let widths: Vec<f64> = money.bars.iter().map(|(_, width, _)| *width).collect();
    assert!((widths[1] / widths[0] - 2.0).abs() < 0.02 && (widths[0] / widths[2] - 2.0).abs() < 0.02, "{money:?}");
    assert_eq!(money.bars[2].0, "b b-own");
    assert!(built.text("ru/results/index.html").contains("число больше"), "the open end is explained");
}

#[test]
fn votes_are_drawn_with_the_results_of_their_event() {
    let built = site().build();
    for page in ["ru/results/index.html", "ru/visits/one/index.html", "ru/municipalities/jazy/index.html"] {
        let charts = charts(&built, page);
        let votes = chart(&charts, "votes");
        assert!((votes.bars[1].1 / votes.bars[0].1 - 40.0 / 61.0).abs() < 0.01, "{votes:?}");
        assert_eq!([&*votes.bars[0].0, &*votes.bars[1].0], ["b b-adopted", "b b-votes"]);
        assert!(votes.about.contains("Вода: 61 · Принято.") && votes.about.contains("Дорога: 40."), "{votes:?}");
    }
}

#[test]
fn commitments_are_drawn_by_state_and_by_quarter() {
    let built = site().build();
    for page in
        ["ru/results/", "ru/commitments/", "ru/municipalities/jazy/", "ru/districts/ozgon/", "ru/programmes/series/"]
    {
        let charts = charts(&built, &format!("{page}index.html"));
        assert_readable(&charts);
        let states = chart(&charts, "promises");
        let classes: Vec<&str> = states.bars.iter().map(|(class, ..)| class.as_str()).collect();
        assert_eq!(classes, ["b b-done", "b b-promised", "b b-overdue"], "{page}");
        assert!((states.bars[1].1 / states.bars[0].1 - 2.0).abs() < 0.02, "{states:?}");
        let due = chart(&charts, "due");
        assert!(due.about.contains("II квартал 2026 г.: Выполнено 1, Срок истёк 1."), "{due:?}");
        assert!(due.about.contains("I квартал 2027 г.: Обещано 1."), "{due:?}");
        assert!(due.bars.iter().all(|(_, _, height)| (height - due.bars[0].2).abs() < 0.2), "{due:?}");
        assert!(due.source.contains("обещаний без срока и более ранних: 1"), "{due:?}");
        assert!(due.texts.iter().any(|text| text == "сегодня"));
    }
}

#[test]
fn events_are_drawn_by_month() {
    let built = site().build();
    let months = &charts(&built, "ru/results/index.html");
    let months = chart(months, "months");
    assert_eq!(months.about, "2025: апрель 1. 2026: март 1, апрель 1, декабрь 1.", "the cancelled event is left out");
    let classes: Vec<&str> = months.bars.iter().map(|(class, ..)| class.as_str()).collect();
    assert_eq!(classes, ["b b-past", "b b-past", "b b-past", "b b-coming"]);
}

#[test]
fn too_few_figures_are_not_drawn() {
    let one = "- {id: one, date: 2026-03-05, host: jazy, status: held, results: {participants: {total: 345, women: 177}, \
               priorities: [{text: {ky: Суу, ru: Вода}, votes: 61}]}}\n";
    let built = TestSite::new()
        .on(2026, 11, 30)
        .file(VISITS, one)
        .replace("content/press/news.ky.md", "visits: [jazy-2017]\n", "")
        .file(COMMITMENTS, "- {id: a, text: {ky: Суу, ru: Вода}, municipality: jazy, due: 2026-06-01, status: done}\n")
        .build()
        .assert_clean();
    for page in [
        "results",
        "commitments",
        "visits/one",
        "municipalities/jazy",
        "districts/ozgon",
        "municipalities/jazy/leaflet",
    ] {
        let path = format!("ru/{page}/index.html");
        if built.has(&path) {
            assert!(charts(&built, &path).is_empty(), "{page}");
        }
    }
}

#[test]
fn leaflet_has_the_charts_of_its_place() {
    let built = site().build();
    let path =
        built.artifacts.keys().find(|path| path.as_str().starts_with("ru/") && path.as_str().contains("leaflet"));
    let charts = charts(&built, path.unwrap().as_str());
    assert_readable(&charts);
    let kinds: Vec<&str> = charts.iter().map(|chart| chart.kind.as_str()).collect();
    // The last ones of a side are left out if there is no room.
    assert!(kinds.starts_with(&["votes"]) && kinds.ends_with(&["promises", "due"]), "{kinds:?}");
}

#[test]
fn charts_have_ids_of_their_own() {
    for built in [site().build(), every_key().build()] {
        for (path, _) in built.artifacts.iter().filter(|(path, _)| path.as_str().ends_with("results/index.html")) {
            let text = built.text(path.as_str());
            let mut ids: Vec<&str> = between(text, " id=\"", "\"").collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{}", path.as_str());
        }
    }
}
