//! Output for search engines, messengers and maps, and the size of long lists.

use std::fmt::Write;
use std::sync::Mutex;

use aikyn::build::{build, build_with};
use aikyn::foundation::path::{Artifacts, OutputPath, OutputSink};
use aikyn::foundation::progress::NoProgress;
use aikyn::incremental::cache::BuildCache;
use serde_json::Value as Json;

use crate::harness::{Built, TestSite};
use crate::pages::every_key;

const VISITS: &str = "content/data/visits.yaml";

/// A sink that accepts files during the build ends with the same site as a plain build.
#[test]
fn sink_receives_the_same_site() {
    #[derive(Default)]
    struct Accepted(Mutex<Artifacts>);
    impl OutputSink for Accepted {
        fn accept(&self, path: &OutputPath, bytes: &[u8]) -> bool {
            assert!(self.0.lock().unwrap().insert(path.clone(), bytes.into()).is_none(), "{path:?} came twice");
            true
        }
    }
    let inputs = every_key().inputs;
    let accepted = Accepted::default();
    let rest = build_with(&inputs, &BuildCache::empty(), &NoProgress, &accepted).value.artifacts;
    assert!(rest.keys().all(|path| !path.as_str().ends_with(".html")), "a page was not handed to the sink");
    let mut all = accepted.0.into_inner().unwrap();
    all.extend(rest);
    assert!(all == build(&inputs).value);
}

/// Returns the nodes of a page's JSON-LD graph.
fn graph(built: &Built, path: &str) -> Vec<Json> {
    let html = built.text(path);
    let Some((_, rest)) = html.split_once("<script type=\"application/ld+json\">") else { return Vec::new() };
    let json = rest.split("</script>").next().unwrap();
    let data: Json = serde_json::from_str(json).unwrap_or_else(|error| panic!("{path}: {error}\n{json}"));
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

/// Returns the first node of a type. Panics if there is none.
fn node(built: &Built, path: &str, kind: &str) -> Json {
    let graph = graph(built, path);
    graph
        .iter()
        .find(|node| node["@type"] == kind)
        .unwrap_or_else(|| panic!("{path} has no {kind}: {graph:#?}"))
        .clone()
}

#[test]
fn pages_have_json_ld() {
    let built = every_key().build();
    let visit = node(&built, "ru/visits/ala-2023/index.html", "Event");
    assert_eq!(visit["startDate"], "2023-04-12T10:00:00+06:00");
    assert_eq!(visit["endDate"], "2023-04-12T14:30:00+06:00");
    assert_eq!(visit["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(visit["location"][0]["@type"], "Place");
    assert_eq!(visit["location"][0]["name"], "Зал школы");
    let moved = node(&built, "ru/visits/city-2026/index.html", "Event");
    assert_eq!(moved["eventStatus"], "https://schema.org/EventRescheduled");
    assert_eq!((&moved["previousStartDate"], &moved["startDate"]), (&"2026-11-21".into(), &"2026-11-28".into()));
    assert_eq!(moved["endDate"], "2026-11-30");
    let off = node(&built, "ru/visits/ala-2026/index.html", "Event");
    assert_eq!(off["eventStatus"], "https://schema.org/EventCancelled");
    let online = node(&built, "ru/visits/online-2026/index.html", "Event");
    assert_eq!(online["location"][0]["@type"], "VirtualLocation");
    let article = node(&built, "ru/press/training-moved/index.html", "NewsArticle");
    assert_eq!(article["datePublished"], "2026-11-16");
    assert!(article["image"].as_str().unwrap().starts_with("https://"), "{article}");
    assert!(article["about"][0]["@id"].as_str().unwrap().ends_with("#event"), "{article}");
    node(&built, "ky/municipalities/ala/index.html", "AdministrativeArea");
    node(&built, "ky/districts/north/index.html", "AdministrativeArea");
    node(&built, "ky/index.html", "Project");
    let data = node(&built, "ky/data/index.html", "Dataset");
    assert_eq!(data["distribution"][0]["encodingFormat"], "text/csv");
    let trail = node(&built, "ru/municipalities/ala/index.html", "BreadcrumbList");
    let steps = trail["itemListElement"].as_array().unwrap();
    assert_eq!(steps.len(), 4, "{trail}");
    assert!(steps.iter().all(|step| step["item"].as_str().unwrap().starts_with("https://")), "{trail}");
}

#[test]
fn postponed_event_without_a_new_date_has_no_previous_date() {
    let built = TestSite::new().append(VISITS, "  status: postponed\n").build();
    let event = node(&built, "ky/visits/jazy-2017/index.html", "Event");
    assert_eq!(event["eventStatus"], "https://schema.org/EventPostponed");
    assert!(event.get("previousStartDate").is_none());
}

#[test]
fn page_shown_in_the_other_language_has_no_json_ld() {
    let built = TestSite::new().without("content/press/news.ru.md").build();
    assert!(graph(&built, "ru/press/news/index.html").is_empty());
    assert!(!graph(&built, "ky/press/news/index.html").is_empty());
}

#[test]
fn text_cannot_close_the_json_ld_element() {
    let built = TestSite::new().replace(VISITS, "host: jazy", "host: jazy\n  venue: 'x</script><b>&amp;'").build();
    let event = node(&built, "ky/visits/jazy-2017/index.html", "Event");
    assert_eq!(event["location"][0]["name"], "x</script><b>&amp;");
}

#[test]
fn pages_have_share_links() {
    let built = TestSite::new().build();
    let page = built.text("ru/visits/jazy-2017/index.html");
    let address = "https%3A%2F%2Fbakyt.test%2Fru%2Fvisits%2Fjazy-2017%2F";
    assert!(page.contains(&format!("%0A{address}\">WhatsApp</a>")), "{page}");
    assert!(page.contains(&format!("href=\"https://t.me/share/url?url={address}&amp;text=")), "{page}");
    assert!(!built.text("ru/press/index.html").contains("wa.me"), "a list has no share links");
}

#[test]
fn places_with_coordinates_are_linked_on_a_map() {
    let bare = TestSite::new().build();
    assert!(!bare.text("ky/municipalities/index.html").contains("<svg"));
    let built = TestSite::new()
        .append("content/data/districts.yaml", "- {id: alay, name: {ky: Алай, ru: Алай}, point: [40.31, 73.44]}\n")
        .append(
            "content/data/municipalities.yaml",
            "- {id: shark, name: Шарк, district: ozgon, point: [40.5, 72.9], partner: true}
- {id: city, name: Өзгөн, kind: town, district: ozgon, point: [40.77, 73.3]}
- {id: gulcho, name: Гүлчө, district: alay}\n",
        )
        .build();
    let index = built.text("ky/municipalities/index.html");
    // The district has no coordinates, so it is placed at the centre of its municipalities.
    for text in ["<a href=\"../districts/ozgon/\" aria-label=\"2. Өзгөн району\">", "aria-label=\"1. Алай району\""]
    {
        assert!(index.contains(text), "{text}\n{index}");
    }
    let district = built.text("ky/districts/ozgon/index.html");
    assert!(district.contains("<ol class=\"places\">"), "{district}");
    assert!(district.contains("aria-label=\"2. Өзгөн шаары\"") && district.contains("mark-partner"), "{district}");
}

/// Returns events whose titles differ as much as real ones, so that they do not compress better.
fn many_visits(count: usize, year: impl Fn(usize) -> usize, more: &str) -> String {
    let words = [
        "Сход",
        "о воде",
        "дороге",
        "школе",
        "и бюджете",
        "села",
        "в клубе",
        "для молодёжи",
        "на год",
        "со стариками",
        "у моста",
    ];
    let mut text = String::new();
    for n in 0..count {
        let (month, day) = (n / 28 % 12 + 1, n * 7 % 28 + 1);
        let title: Vec<&str> = [7, 5, 3, 2].iter().map(|step| words[n * step % 11]).collect();
        let source = format!("https://site-{}.kg/news/{}", n * 37 % 101, n * 7919 % 4001);
        let title = title.join(" ");
        writeln!(
            text,
            "- {{id: v{n}, title: '{title} {n}', date: {}-{month:02}-{day:02}, host: place-{}, sources: ['{source}'], {more}}}",
            year(n), n * 13 % 450
        )
        .unwrap();
    }
    text
}

/// Returns the compressed size of a page with its stylesheet.
fn transfer_size(built: &Built, path: &str) -> usize {
    use std::io::Write as _;
    let style = built.artifacts.iter().find(|(path, _)| path.as_str().ends_with(".css")).unwrap().1;
    let size = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap().len()
    };
    size(built.text(path).as_bytes()) + size(style)
}

#[test]
fn long_lists_stay_small() {
    let held = "status: held, results: {participants: {total: \">20\", women: 10}}";
    let visits = many_visits(600, |n| 2012 + n / 120, held);
    let mut places = String::from("- {id: jazy, name: {ky: Жазы, ru: Жазы}, district: ozgon}\n");
    for n in 0..450 {
        writeln!(places, "- {{id: place-{n}, name: {{ky: Айыл {n}, ru: Село {n}}}, district: ozgon}}").unwrap();
    }
    let mut promises = String::new();
    for n in 0..120 {
        writeln!(
            promises,
            "- {{id: c{n}, text: {{ky: Жолду оңдоо {n}, ru: Починить дорогу {n}}}, municipality: jazy, due: 2030-01}}"
        )
        .unwrap();
    }
    let built = TestSite::new()
        .on(2026, 11, 23)
        .file(VISITS, visits)
        .file("content/data/municipalities.yaml", places)
        .file("content/data/commitments.yaml", promises)
        .without("content/press/news.ky.md")
        .without("content/press/news.ru.md")
        .without_drawing()
        .build();
    assert!(built.diagnostics.iter().all(|diagnostic| !diagnostic.is_error()), "{:#?}", built.lines());
    for page in ["schedule/", "schedule/2015/", "results/", "municipalities/", "commitments/", ""] {
        let size = transfer_size(&built, &format!("ru/{page}index.html"));
        assert!(size <= 14_336, "{page} takes {size} bytes");
    }
    let schedule = built.text("ru/schedule/index.html");
    assert!(
        schedule.contains("../visits/v599/") && !schedule.contains("../visits/v0/"),
        "old years have pages of their own"
    );
    assert!(built.text("ru/schedule/2012/index.html").contains("../../visits/v0/"));
    let promises = built.text("ru/commitments/index.html");
    assert!(promises.contains("<li id=\"c119\">") && promises.contains("municipalities/jazy/#c119"));
    assert!(built.text("ru/municipalities/jazy/index.html").contains("id=\"c119\""));
}

#[test]
fn results_are_grouped_by_place_with_links_to_their_sources() {
    let built = every_key().build();
    let results = built.text("ru/results/index.html");
    for text in [
        "<a href=\"../districts/north/\">район Северный</a>",
        "350\u{a0}000\u{a0}сом",
        "<a href=\"../visits/ala-2023/\">",
        "<a href=\"https://www.bakyt.test/news/1\">",
    ] {
        assert!(results.contains(text), "{text}\n{results}");
    }
}

#[test]
fn data_licence_is_shown_only_if_configured() {
    let silent = TestSite::new().build();
    assert!(!silent.text("data/datapackage.json").contains("licenses"));
    assert!(silent.text("ru/data/index.html").contains("Лицензия не указана"));
    let license = "extra: {data_license: {name: CC-BY-4.0, title: CC BY 4.0, path: 'https://creativecommons.org/licenses/by/4.0/'}}\n";
    let named = TestSite::new().append("content/site.yaml", license).build();
    assert!(named.text("data/datapackage.json").contains("\"name\": \"CC-BY-4.0\""));
    named.shows("ru/data/index.html", "<a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>");
}

#[test]
fn every_open_data_column_is_explained() {
    let built = every_key().build();
    for lang in ["ky", "ru"] {
        let page = built.text(&format!("{lang}/data/index.html"));
        assert!(!page.contains(">column-") && !page.contains("<dd></dd>"), "{page}");
        assert_eq!(page.matches("<dl class=\"columns\">").count(), 6);
    }
}
