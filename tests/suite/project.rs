//! The project of a site: logos, the statement of the funder, links, and photos of people.

use image::{DynamicImage, ImageFormat, RgbImage};

use crate::harness::{Built, TestSite};
use crate::pictures::jpeg;

const SITE: &str = "content/site.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";
const ORGANIZATIONS: &str = "
- {id: fund, name: {ky: Фонд, ru: Фонд}, role: funder, url: \"https://fund.test/\", logo: logos/fund.png}
- {id: office, name: {ky: Кеңсе, ru: Бюро}, role: implementer, logo: /logos/office.svg}
- {id: ally, name: {ky: Өнөктөш, ru: Партнёр}, role: partner, logo: logos/fund.png}
";
const PROJECT: &str = "project:
  name: {ky: Долбоор, ru: Проект}
  summary: {ky: Кыскача, ru: Коротко}
  disclaimer: {ky: Фонд жооп бербейт., ru: Фонд не отвечает.}
  funder: fund
  implementer: office
";
const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"60\"><path d=\"M5 55 45 5l40 50z\"/></svg>";

fn site() -> TestSite {
    let mut png = std::io::Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::new(40, 30)).write_to(&mut png, ImageFormat::Png).unwrap();
    TestSite::new()
        .append(SITE, PROJECT)
        .file("content/data/organizations.yaml", ORGANIZATIONS)
        .file("content/static/logos/fund.png", png.into_inner())
        .file("content/static/logos/office.svg", SVG)
}

/// Returns the alternative texts of the logos of a page, in their order.
fn logos(built: &Built, page: &str) -> Vec<String> {
    let html = built.text(page);
    let Some((_, list)) = html.split_once("<ul class=\"logos\">") else { return Vec::new() };
    let list = list.split("</ul>").next().unwrap_or_default();
    list.split("alt=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn logos_and_disclaimer_are_on_every_page_once() {
    let built = site().build().assert_clean();
    for page in
        ["ru/index.html", "ru/schedule/index.html", "ru/press/news/index.html", "ru/visits/jazy-2017/poster/index.html"]
    {
        assert_eq!(logos(&built, page), ["Фонд", "Бюро", "Партнёр"], "{page}");
        assert_eq!(built.text(page).matches("Фонд не отвечает.").count(), 1, "{page}");
        assert_eq!(built.text(page).matches("class=\"logos\"").count(), 1, "{page}");
    }
    let release = built.text("ru/press/news/index.html");
    let (body, _) = release.split_once("<footer").unwrap();
    assert!(body.contains("Фонд не отвечает."), "{body}");
    assert!(built.text("ru/index.html").contains("href=\"https://fund.test/\""));
}

#[test]
fn order_of_logos_is_that_of_the_site() {
    let built = site().append(SITE, "  logos: [office, fund]\n").build().assert_clean();
    assert_eq!(logos(&built, "ky/index.html"), ["Кеңсе", "Фонд"]);
    let built = site().append(SITE, "  logos: []\n").build().assert_clean();
    assert!(logos(&built, "ky/index.html").is_empty());
    let lines = site().append(SITE, "  logos: [fond]\n").build().lines();
    assert!(lines.iter().any(|line| line.contains("unknown-reference") && line.contains("`fund`")), "{lines:?}");
}

#[test]
fn links_are_plain() {
    let map = "  links: {telegram: \"https://t.me/bakyt\", youtube: \"https://youtube.com/@bakyt\"}\n";
    let list = "  links: [\"https://t.me/bakyt\", \"https://www.youtube.com/@bakyt\"]\n";
    for links in [map, list] {
        let built = site().append(SITE, links).build().assert_clean();
        let home = built.text("ky/index.html");
        assert!(
            home.contains("<a href=\"https://t.me/bakyt\">Telegram</a>") && home.contains(">YouTube</a>"),
            "{home}"
        );
    }
    let lines = site().append(SITE, "  links: {telegramm: \"https://t.me/a\"}\n").build().lines();
    assert!(lines.iter().any(|line| line.contains("unknown-key") && line.contains("`telegram`")), "{lines:?}");
    let lines = site().append(SITE, "  links: {telegram: \"javascript:alert(1)\"}\n").build().lines();
    assert!(lines.iter().any(|line| line.contains("unsafe-link")), "{lines:?}");
}

#[test]
fn missing_or_bad_pictures_are_reported_like_others() {
    let people = "- {id: aida, name: {ky: Аида, ru: Аида}, photo: people/aida.jpg}\n";
    let with = |bytes: Option<Vec<u8>>| {
        let site = site().file("content/data/people.yaml", people);
        match bytes {
            Some(bytes) => site.file("content/static/people/aida.jpg", bytes).build(),
            None => site.file("content/static/people/aida1.jpg", jpeg(40, 40)).build(),
        }
    };
    let built = with(Some(jpeg(400, 400))).assert_clean();
    assert!(built.text("ky/people/index.html").contains("people/aida."));
    let lines = with(None).lines();
    assert!(lines.iter().any(|line| line.contains("people.yaml:1:49 missing-file")), "{lines:?}");
    let lines = with(Some(b"\xFF\xD8\xFF damaged".to_vec())).lines();
    assert!(lines.iter().any(|line| line.contains("bad-picture")), "{lines:?}");
}

#[test]
fn picture_of_a_release_is_on_its_card_and_its_share_card() {
    let with_image = || {
        TestSite::new()
            .replace(NEWS_KY, "date:", "image: a.jpg\nimage_alt: Айыл\ndate:")
            .replace(NEWS_RU, "title:", "image_alt: Село\ntitle:")
            .file("content/press/a.jpg", jpeg(1000, 500))
    };
    let built = with_image().build().assert_clean();
    for page in ["ru/index.html", "ru/press/index.html"] {
        assert!(built.text(page).contains("alt=\"Село\""), "{page}");
    }
    let pixel = |built: &Built, x: u32| {
        let card = built.artifacts.iter().find(|(path, _)| path.as_str() == "ru/press/news/card.jpg").unwrap().1;
        assert!(card.len() <= 100_000, "{}", card.len());
        *image::load_from_memory(card).unwrap().to_rgb8().get_pixel(x, 315)
    };
    // The picture is red at the left and blue at the right, and text is on a ground in the middle.
    let (left, right) = (pixel(&built, 100), pixel(&built, 1100));
    assert!(left[0] > 150 && left[2] < 80 && right[2] > 150 && right[0] < 80, "{left:?} {right:?}");
    let plain = TestSite::new().build();
    assert_eq!(pixel(&plain, 100), pixel(&plain, 1100));
}
