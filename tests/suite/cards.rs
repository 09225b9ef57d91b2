//! Share cards: the images that messengers show with links. Their format, the metadata of pages,
//! and the letters that only Kyrgyz has.

use std::collections::BTreeMap;
use std::path::Path;

use aikyn::build::build_with_cache;
use aikyn::incremental::cache::{BuildCache, CacheKey, CacheStore};
use aikyn::source::input::Settings;
use image::{GenericImageView, ImageFormat, RgbImage};

use crate::harness::{Built, TestSite, updates_snapshots};

/// The maximum size of a card in bytes.
const MAX_BYTES: usize = 100_000;

fn cards(built: &Built) -> Vec<(&str, &[u8])> {
    let files = built.artifacts.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
    files.filter(|(path, _)| path.ends_with("/card.jpg")).collect()
}

fn decode(bytes: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap().into_rgb8()
}

/// Returns the content of a `<meta>` element.
fn meta<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(&format!("<meta property=\"{name}\" content=\""))?;
    Some(rest.split_once('"')?.0)
}

#[test]
fn home_releases_events_and_municipalities_have_a_card_per_language() {
    let built = TestSite::new().build().assert_clean();
    let paths: Vec<_> = cards(&built).iter().map(|(path, _)| *path).collect();
    let of = |lang| {
        ["", "municipalities/jazy/", "press/news/", "visits/jazy-2017/"]
            .map(|address| format!("{lang}/{address}card.jpg"))
    };
    assert_eq!(paths, [of("ky"), of("ru")].concat());
}

#[test]
fn cards_of_real_sites_are_jpegs_within_the_size_limit() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [root.to_path_buf(), root.join("tests/fixtures/every-key")] {
        let built = TestSite::from_folder(&folder).build();
        let cards = cards(&built);
        assert!(cards.len() > 10, "{}", folder.display());
        for (path, bytes) in cards {
            assert!(bytes.len() <= MAX_BYTES, "{path} has {} bytes", bytes.len());
            assert_eq!(decode(bytes).dimensions(), (1200, 630), "{path}");
        }
    }
}

#[test]
fn pages_declare_their_card_with_size_alt_text_and_locale() {
    let built = TestSite::new().build();
    for (lang, locale, title, day) in [("ky", "ky_KG", "Жаңылык", "16-ноябры"), ("ru", "ru_RU", "Новость", "16 ноября")]
    {
        let html = built.text(&format!("{lang}/press/news/index.html"));
        let address = format!("https://bakyt.test/{lang}/press/news/card.jpg");
        assert_eq!(meta(html, "og:image"), Some(&*address));
        assert_eq!(meta(html, "og:image:width"), Some("1200"));
        assert_eq!(meta(html, "og:image:height"), Some("630"));
        assert_eq!(meta(html, "og:locale"), Some(locale));
        let alt = meta(html, "og:image:alt").unwrap();
        assert!(alt.contains(title) && alt.replace('\u{a0}', " ").contains(day), "{alt}");
    }
}

#[test]
fn card_text_stays_in_the_centre_square() {
    let long = "Жергиликтүү өз алдынча башкаруу органдарынын бюджетин калк менен бирге талкуулоо тажрыйбасы";
    let built = TestSite::new()
        .replace("content/press/news.ky.md", "title: Жаңылык", &format!("title: {long} {long}"))
        .replace("content/site.yaml", "ky: Сайт,", &format!("ky: {long},"))
        .build();
    for (path, bytes) in cards(&built) {
        let card = decode(bytes);
        let background = *card.get_pixel(100, 315);
        // The default theme has a band of 20 px at the top and the bottom.
        for (x, y, pixel) in card.view(0, 30, 1200, 570).pixels().map(|(x, y, pixel)| (x, y + 30, pixel)) {
            let is_text = pixel.0.iter().zip(background.0).any(|(one, other)| one.abs_diff(other) > 40);
            assert!(!is_text || (285..915).contains(&x), "{path}: text at {x}, {y}");
        }
    }
}

#[test]
fn card_of_a_cancelled_event_says_so() {
    let off = TestSite::new()
        .append("content/data/visits.yaml", "  status: cancelled\n  status_note: {ky: Кар, ru: Снег}\n")
        .build();
    let alt = meta(off.text("ru/visits/jazy-2017/index.html"), "og:image:alt").unwrap();
    assert!(alt.contains("Отменено"), "{alt}");
    let on = TestSite::new().build();
    let at = |built: &Built| cards(built).iter().find(|(path, _)| path.contains("ru/visits")).unwrap().1.to_vec();
    assert_ne!(at(&off), at(&on));
}

#[test]
fn cards_can_be_disabled() {
    let built = TestSite::new().append("content/site.yaml", "outputs: {cards: false}\n").build().assert_clean();
    assert!(cards(&built).is_empty());
    assert_eq!(meta(built.text("ru/press/news/index.html"), "og:image"), None);
}

#[test]
fn invalid_card_template_is_reported_with_its_file() {
    let path = "themes/default/templates/card.svg";
    for drawing in ["<svg", "{{ title.nothing }}", "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>"] {
        let built = TestSite::new().file(path, drawing).build();
        assert!(built.lines().iter().any(|line| line.starts_with(path)), "{drawing}: {:?}", built.lines());
    }
}

/// The results of an earlier build.
struct Stored(BTreeMap<CacheKey, Vec<u8>>);

impl CacheStore for Stored {
    fn get(&self, key: &CacheKey) -> Option<Vec<u8>> {
        self.0.get(key).cloned()
    }
}

#[test]
fn card_is_drawn_only_when_its_text_changes() {
    let drawn = |site: TestSite, stored: &BTreeMap<CacheKey, Vec<u8>>| {
        let cache = BuildCache::with_store(Stored(stored.clone()));
        let built = build_with_cache(&site.into_inputs(), &cache).value.artifacts;
        assert!(!built.is_empty());
        cache.new_entries().into_iter().map(|(key, bytes)| (key, bytes.to_vec())).collect::<BTreeMap<_, _>>()
    };
    let first = drawn(TestSite::new(), &BTreeMap::new());
    assert!(first.len() >= 8, "{}", first.len());
    assert!(drawn(TestSite::new(), &first).is_empty(), "a card was drawn without a change");
    let other = TestSite::new().replace("content/press/news.ru.md", "Новость", "Вторая новость");
    assert_eq!(drawn(other, &first).len(), 1, "the card of one release in one language");
}

#[test]
fn lazily_drawn_card_has_the_same_bytes() {
    let cache = BuildCache::empty();
    let at_once = build_with_cache(&TestSite::new().into_inputs(), &cache).value;
    let later = Settings { lazy_cards: true, ..Settings::default() };
    let later = build_with_cache(&TestSite::new().settings(later).into_inputs(), &cache).value;
    assert!(at_once.drawings.is_empty() && later.drawings.len() >= 6, "{}", later.drawings.len());
    for (path, drawing) in &later.drawings {
        assert_eq!(drawing.render(&cache).as_ref(), Ok(&at_once.artifacts[path]), "{path:?}");
    }
    let mut all: Vec<_> = later.artifacts.keys().chain(later.drawings.keys()).collect();
    all.sort();
    assert_eq!(all, at_once.artifacts.keys().collect::<Vec<_>>());
}

const STORED_CARD: &str = "tests/fixtures/card.jpg";

/// Returns the largest mean difference of a block of 8 × 6 pixels. It is small for the same text on
/// any machine, and large for another text.
fn difference(one: &RgbImage, other: &RgbImage) -> u32 {
    assert_eq!(one.dimensions(), other.dimensions());
    let block = |left: u32, top: u32| {
        let points = (0..48).map(|at| (left + at % 8, top + at / 8));
        let differences = points.map(|(x, y)| u32::from(one.get_pixel(x, y).0[1].abs_diff(other.get_pixel(x, y).0[1])));
        differences.sum::<u32>() / 48
    };
    (0..624).step_by(8).flat_map(|top| (0..1200).step_by(8).map(move |left| block(left, top))).max().unwrap()
}

/// Compares with a stored card that was checked by eye. `INSTA_UPDATE=always` updates it.
#[test]
fn kyrgyz_letters_are_drawn_correctly() {
    let drawn = |title: &str| {
        let site = TestSite::new().replace("content/press/news.ky.md", "title: Жаңылык", &format!("title: {title}"));
        let built = site.build();
        cards(&built).iter().find(|(path, _)| path.starts_with("ky/press")).unwrap().1.to_vec()
    };
    let kyrgyz = drawn("Өзгөн, Үзөңгү, Көңүл, ҢӨҮ ңөү");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(STORED_CARD);
    if updates_snapshots() {
        std::fs::write(&path, &kyrgyz).unwrap();
    }
    let stored = decode(&std::fs::read(&path).unwrap());
    let same = difference(&decode(&kyrgyz), &stored);
    let other = difference(&decode(&drawn("Өзгөн, Үзөңгү, Көңүл, ҢӨҮ нөү")), &stored);
    assert!(same <= 12, "{same}: the card differs from {STORED_CARD}");
    assert!(other > 2 * 12, "{other}: a changed letter is not seen");
}
