//! Maps: outlines, marks, and the errors of a file of outlines.

use std::io::Write as _;

use insta::assert_snapshot;

use crate::harness::{Built, TestSite};

const SITE: &str = "content/site.yaml";
const DISTRICTS: &str = "content/data/districts.yaml";
const MUNICIPALITIES: &str = "content/data/municipalities.yaml";
const OUTLINES: &str = "content/map/areas.geojson";
const COUNTRY: &str = include_str!("../../content/map/kyrgyzstan-oblasts.geojson");

fn with_outlines(text: &str) -> TestSite {
    TestSite::new()
        .append(
            SITE,
            "map: {outlines: map/areas.geojson, credit: {ky: Natural Earth, ru: \"Границы: Natural Earth\"}}\n",
        )
        .file(OUTLINES, text)
}

/// Three districts of Osh oblast, one with two municipalities, of which one is a partner.
fn places(site: TestSite) -> TestSite {
    site.file(
        DISTRICTS,
        "- {id: ozgon, name: {ky: Өзгөн, ru: Узген}, point: [40.77, 73.30]}\n\
         - {id: nookat, name: {ky: Ноокат, ru: Ноокат}, point: [40.27, 72.62]}\n\
         - {id: alay, name: {ky: Алай, ru: Алай}, point: [40.31, 73.44]}\n",
    )
    .file(
        MUNICIPALITIES,
        "- {id: jazy, name: {ky: Жазы, ru: Жазы}, district: ozgon, partner: true, point: [40.70, 73.20]}\n\
         - {id: myrza, name: {ky: Мырза-Аке, ru: Мырза-Аке}, district: ozgon, point: [40.80, 73.45]}\n\
         - {id: kok-jar, name: {ky: Көк-Жар, ru: Кок-Жар}, district: nookat}\n\
         - {id: gulcho, name: {ky: Гүлчө, ru: Гульча}, district: alay}\n",
    )
}

fn map<'b>(built: &'b Built, path: &str) -> &'b str {
    let text = built.text(path);
    let start = text.find("<figure class=\"map\">").unwrap_or_else(|| panic!("{path} has no map:\n{text}"));
    text[start..].split("</figure>").next().unwrap()
}

fn packed(text: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn map_shows_the_region_with_names_marks_and_an_inset() {
    let built = places(with_outlines(COUNTRY)).build().assert_clean();
    let map = map(&built, "ru/municipalities/index.html");
    for text in [
        "Ошская",
        "Границы: Natural Earth",
        "<g class=\"inset\"",
        "<a href=\"../districts/ozgon/\" aria-label=\"3. район Узген\">",
        ">Узген</text>",
        "Ромб — партнёр проекта",
    ] {
        assert!(map.contains(text), "{text}\n{map}");
    }
    assert_eq!(map.matches("<a href=").count(), 3);
    assert_eq!(map.matches("mark-partner").count(), 1);
    assert!(packed(map) <= 8_000, "{}", packed(map));
    assert!(!map.contains("Иссык-Кульская"), "far areas are cut off:\n{map}");
    let page = built.text("ru/municipalities/index.html");
    for district in ["ozgon", "nookat", "alay"] {
        assert!(page.matches(&format!("<a href=\"../districts/{district}/\"")).count() > 1, "the list is the content");
    }
}

#[test]
fn district_and_municipality_show_where_they_lie() {
    let built = places(with_outlines(COUNTRY)).build().assert_clean();
    let ozgon = map(&built, "ky/districts/ozgon/index.html");
    assert!(ozgon.contains("<a href=\"../../municipalities/jazy/\" aria-label=\"1. Жазы айыл аймагы\">"), "{ozgon}");
    let jazy = map(&built, "ky/municipalities/jazy/index.html");
    assert!(jazy.contains("<g role=\"img\" aria-label=\"Жазы айыл аймагы\">"), "{jazy}");
    assert!(jazy.contains("<a href=\"../myrza/\" aria-label=\"Мырза-Аке айыл аймагы\">"), "{jazy}");
    assert!(jazy.contains("<g class=\"inset\"") && packed(jazy) < 4_000, "{}", packed(jazy));
    // A municipality without a point is shown by the seat of its district.
    let kok_jar = map(&built, "ky/municipalities/kok-jar/index.html");
    assert!(kok_jar.contains("aria-label=\"Ноокат району\""), "{kok_jar}");
    assert!(built.text("ky/municipalities/kok-jar/index.html").contains("райондун борборун"));
    assert!(!built.text("ky/municipalities/jazy/index.html").contains("райондун борборун"));
    let alay = map(&built, "ky/districts/alay/index.html");
    assert!(alay.contains(">Алай</text>"), "{alay}");
}

#[test]
fn map_without_outlines_has_names() {
    let built = places(TestSite::new()).build().assert_clean();
    let plain = map(&built, "ru/municipalities/index.html");
    assert!(plain.contains(">Узген</text>") && plain.contains("Схема без масштаба"), "{plain}");
    assert!(!plain.contains("inset") && !plain.contains("class=\"area"), "{plain}");
    // A single mark on an empty field shows nothing.
    assert!(!built.text("ru/municipalities/kok-jar/index.html").contains("class=\"map\""));
}

#[test]
fn outlines_that_cannot_be_read_are_reported() {
    let not_json = with_outlines("{\"type\": \"FeatureCollection\",\n \"бул\": «features» }").build();
    assert_snapshot!(not_json.diagnostics());
    assert_snapshot!(with_outlines("{\"areas\": []}").build().diagnostics());
    let point = "{\"type\": \"Point\", \"coordinates\": [73.3, 40.77]}";
    assert_snapshot!(with_outlines(point).build().diagnostics());
    let metres =
        "{\"type\": \"Polygon\", \"coordinates\": [[[525000, 4513000], [526000, 4513000], [526000, 4514000]]]}";
    assert_snapshot!(with_outlines(metres).build().diagnostics());
    assert_snapshot!(with_outlines(&" ".repeat(5_000_001)).build().diagnostics());
}

#[test]
fn missing_outlines_are_reported_where_they_are_named() {
    assert_snapshot!(with_outlines("").without(OUTLINES).build().diagnostics());
    let near = with_outlines("").without(OUTLINES).file("content/map/Areas.geojson", COUNTRY).build();
    assert_snapshot!(near.diagnostics());
    assert_snapshot!(TestSite::new().append(SITE, "map: {credit: x}\n").build().diagnostics());
    assert_snapshot!(TestSite::new().append(SITE, "map: areas.geojson\n").build().diagnostics());
}

#[test]
fn only_a_file_that_site_yaml_names_is_read() {
    let named =
        TestSite::new().append(SITE, "map: {outlines: /content/areas.json}\n").file("content/areas.json", COUNTRY);
    named.build().assert_clean();
    let unnamed = TestSite::new().file(OUTLINES, COUNTRY).build();
    assert!(unnamed.lines().iter().any(|line| line.contains("unread-file")), "{:?}", unnamed.lines());
}

#[test]
fn every_place_of_a_map_is_a_link_or_named() {
    let mut many = String::new();
    for at in 0..60 {
        many.push_str(&format!(
            "- {{id: m{at}, name: {{ky: Айыл-Базар {at}, ru: Айыл-Базар {at}}}, district: ozgon, point: [40.{:02}, 73.{:02}]}}\n",
            50 + at % 20,
            10 + at % 7
        ));
    }
    let built = places(with_outlines(COUNTRY)).append(MUNICIPALITIES, &many).build();
    let map = map(&built, "ru/districts/ozgon/index.html");
    assert_eq!(map.matches("<a href=").count(), 62);
    assert!(map.contains("Номер на карте"), "{map}");
    assert!(packed(map) <= 8_000, "{}", packed(map));
}
