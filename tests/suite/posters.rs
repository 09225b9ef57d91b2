//! Posters and leaflets: their text, their links, and the notice of text that does not fit.
//! `.ci/browser/posters.mjs` checks in a browser that each fits on its paper and that its QR code
//! is readable.

use aikyn::source::input::Settings;

use crate::harness::{Built, TestSite};

const PEOPLE: &str =
    "- {id: aigul, name: {ky: Айгүл, ru: Айгуль}, phone: '+996770000000', role: {ky: Адис, ru: Специалист}}\n";
const ORGANIZATIONS: &str = "- {id: agency, name: {ky: Агенттик, ru: Агентство}, role: funder}\n\
- {id: institute, name: {ky: Институт, ru: Институт политики}, role: implementer}\n";
const PROJECT: &str = "contacts: [aigul]
project: {name: {ky: Элдин үнү, ru: Голос граждан}, funder: agency, implementer: institute}
";

/// Returns the small site with a contact, and an event with every detail.
fn site() -> TestSite {
    TestSite::new()
        .append("content/site.yaml", PROJECT)
        .file("content/data/people.yaml", PEOPLE)
        .file("content/data/organizations.yaml", ORGANIZATIONS)
        .file(
            "content/data/visits.yaml",
            "- id: jazy-2017
  kind: gathering
  date: 2017-11-21
  time: \"10:00\"
  host: jazy
  venue: {ky: Айылдык клуб, ru: Сельский клуб}
  open_to: {ky: Бардык тургундар, ru: Все жители}
",
        )
}

const OWN: &str = "ru/visits/jazy-2017/poster/index.html";
const BOTH: &str = "visits/jazy-2017/poster/index.html";
const PLACE: &str = "ru/municipalities/jazy/poster/index.html";
const SCHEDULE: &str = "ru/schedule/poster/index.html";
const LEAFLET: &str = "ru/municipalities/jazy/leaflet/index.html";
const RESULTS: &str = "  status: held
  results:
    participants: {total: 90, women: 40}
    priorities:
      - {text: {ky: Суу түтүгү, ru: Водопровод}, votes: 31, adopted: true, amount: {amount: 500000, currency: KGS}}
    decisions: [{ky: Смета түзүлсүн, ru: Составить смету}]
";
const PROMISES: &str = "- {id: pipe, text: {ky: Түтүк, ru: Заменить трубы}, municipality: jazy, due: 2018-05-01, \
amount: {amount: 120000, currency: KGS}, status: in_progress}\n";

/// Returns the text of a sheet without tags, with single spaces.
fn words(html: &str) -> String {
    let (_, main) = html.split_once("<main>").unwrap();
    let text: String = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

#[track_caller]
fn assert_shown(built: &Built, path: &str, texts: &[&str]) {
    let words = words(built.text(path));
    for text in texts {
        assert!(words.contains(text), "{path} does not contain {text:?}: {words}");
    }
}

#[test]
fn poster_has_event_time_place_audience_contact_and_project() {
    let built = site().build().assert_clean();
    let ru = ["Сельский сход", "21 ноября", "2017 г.", "вторник", "10:00", "Сельский клуб", "Узген", "Все жители"];
    let ky =
        ["Айылдык чогулуш", "21-ноябрь", "2017-ж.", "шейшемби", "10:00", "Айылдык клуб", "Өзгөн", "Бардык тургундар"];
    let who_ru = ["Голос граждан", "+996 770 000 000", "Айгуль", "Агентство", "Институт политики"];
    let who_ky = ["Элдин үнү", "+996 770 000 000", "Айгүл", "Агенттик", "Институт"];
    for path in [OWN, BOTH] {
        assert_shown(&built, path, &ru);
        assert_shown(&built, path, &who_ru);
    }
    for path in ["ky/visits/jazy-2017/poster/index.html", BOTH] {
        assert_shown(&built, path, &ky);
        assert_shown(&built, path, &who_ky);
    }
    assert!(!words(built.text(OWN)).contains("Айылдык"), "a sheet in one language contains the other");
    for path in [PLACE, SCHEDULE] {
        assert_shown(&built, path, &["Сельский сход", "21 ноября", "вторник", "10:00", "Сельский клуб"]);
        assert_shown(&built, path, &who_ru);
    }
}

#[test]
fn qr_code_and_printed_url_lead_to_the_page() {
    let base = "https://vap.bakyt.test/sub/";
    let settings = Settings { base_url: Some(base.to_owned()), ..Settings::default() };
    for (built, base) in [(site().build(), "https://bakyt.test/"), (site().settings(settings).build(), base)] {
        for (sheet, pages) in [
            (OWN, &["ru/visits/jazy-2017/"][..]),
            (BOTH, &["ky/visits/jazy-2017/", "ru/visits/jazy-2017/"]),
            (PLACE, &["ru/municipalities/jazy/"]),
            (SCHEDULE, &["ru/schedule/"]),
        ] {
            let html = built.text(sheet);
            assert_eq!(html.matches("class=\"code\"").count(), pages.len(), "{sheet}");
            for page in pages {
                let address = format!("{base}{page}");
                assert!(built.has(&format!("{page}index.html")), "{page}");
                assert!(words(html).contains(&address), "{sheet} does not contain {address}");
                let code = aikyn::media::qr::code(&address).unwrap();
                assert!(html.contains(&format!("<path d=\"{}\"/>", code.path)), "{sheet} has no QR code of {address}");
            }
        }
    }
}

#[test]
fn sheets_are_noindex_and_in_no_list() {
    let built = site().append("content/data/visits.yaml", RESULTS).file("content/data/commitments.yaml", PROMISES);
    let built = built.on(2017, 12, 1).build().assert_clean();
    let mut sheets = 0;
    for (path, bytes) in &built.artifacts {
        let path = path.as_str();
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with("poster/index.html") || path.ends_with("leaflet/index.html") {
            sheets += 1;
            assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
            assert!(
                text.contains("poster.") && !text.contains("style."),
                "{path} must use only the stylesheet of sheets"
            );
            assert!(!text.contains("<script"), "{path}");
        } else if path.ends_with(".html") {
            assert!(!text.contains("assets/poster."), "{path}");
        } else if !path.starts_with("assets/") {
            assert!(!text.contains("poster/") && !text.contains("leaflet/"), "{path} names a sheet");
        }
    }
    // Three of the event. One per language of the municipality, its leaflet and the schedule.
    assert_eq!(sheets, 3 + 2 + 2 + 2);
}

#[test]
fn pages_link_only_their_own_sheets() {
    let built = site()
        .build()
        .shows("ru/visits/jazy-2017/index.html", "href=\"poster/\">Напечатать для доски объявлений<")
        .shows("ky/visits/jazy-2017/index.html", "href=\"poster/\">Жарыя тактасы үчүн басып чыгаруу<")
        .shows("ru/visits/jazy-2017/index.html", "href=\"../../../visits/jazy-2017/poster/\"")
        .shows("ru/municipalities/jazy/index.html", "href=\"poster/\"")
        .shows("ru/schedule/index.html", "href=\"poster/\"");
    for (path, bytes) in &built.artifacts {
        let path = path.as_str();
        let linked = String::from_utf8_lossy(bytes).contains("poster/\"");
        let expected = ["visits/jazy-2017/", "municipalities/jazy/", "schedule/"];
        assert!(!linked || expected.iter().any(|page| path.contains(page)), "{path}");
    }
}

#[test]
fn leaflet_exists_only_with_results_or_commitments() {
    let built = site().build();
    assert!(!built.has(LEAFLET));
    assert!(!built.text("ru/municipalities/jazy/index.html").contains("leaflet"));
    let promised = site().file("content/data/commitments.yaml", PROMISES).build();
    assert!(promised.has(LEAFLET));
    let built = site().append("content/data/visits.yaml", RESULTS).file("content/data/commitments.yaml", PROMISES);
    let built = built.on(2017, 12, 1).build().assert_clean();
    assert_shown(&built, LEAFLET, &["О чём просили люди", "Водопровод", "31", "Принято", "500 000", "Составить смету"]);
    assert_shown(&built, LEAFLET, &["Заменить трубы", "120 000", "Выполнено обещаний: 0 из 1", "+996 770 000 000"]);
    for page in ["municipalities/jazy", "visits/jazy-2017", "results"] {
        assert!(built.text(&format!("ru/{page}/index.html")).contains("leaflet/\""), "{page}");
    }
}

#[test]
fn posters_can_be_disabled() {
    let built = site().append("content/site.yaml", "outputs: {posters: false}\n").build().assert_clean();
    for (path, bytes) in &built.artifacts {
        let path = path.as_str();
        let text = String::from_utf8_lossy(bytes);
        let names_none = !text.contains("poster/\"") && !text.contains("leaflet/\"");
        assert!(!path.contains("/poster/") && names_none, "{path}");
    }
}

#[test]
fn site_in_one_language_has_no_bilingual_sheet() {
    let built = site().replace("content/site.yaml", "[ky, ru]", "[ru]").build();
    assert!(built.has(OWN) && !built.has(BOTH));
    assert!(!built.text("ru/visits/jazy-2017/index.html").contains("на двух языках"));
}

#[test]
fn cancelled_event_shows_its_status_above_its_date() {
    let off = "  status: cancelled\n  status_reason: {ky: Кар жаады, ru: Выпал снег}\n";
    let built = site().append("content/data/visits.yaml", off).build();
    let html = built.text(OWN);
    assert!(html.contains("<p class=\"alarm\" lang=\"ru\">Отменено</p>"), "{html}");
    assert!(html.contains("<s>21\u{a0}ноября</s>") || html.contains("<s>21 ноября</s>"), "{html}");
    assert!(!html.contains("<p class=\"date-1\">"), "the date is as large as the notice");
    assert_shown(&built, OWN, &["Выпал снег", "+996 770 000 000"]);
    assert!(!words(html).contains("вторник"), "the weekday of a cancelled event is shown");
}

#[test]
fn private_phone_number_is_not_printed() {
    let built = site().replace("content/data/people.yaml", "role:", "public: false, role:").build();
    for path in [OWN, BOTH, PLACE, SCHEDULE] {
        assert!(!built.text(path).contains("996"), "{path}");
    }
}

#[test]
fn type_shrinks_before_text_is_cut_and_the_cut_is_announced() {
    let notice = "Поместилось не всё: полностью — по адресу внизу.";
    let with = |sentences: usize| {
        let who: Vec<String> = (0..sentences).map(|at| format!("Придут жители улицы номер {at}.")).collect();
        let text = who.join(" ");
        (site().replace("content/data/visits.yaml", "Все жители", &text).build(), text)
    };
    let (short, _) = with(1);
    let (long, text) = with(20);
    let (endless, whole) = with(500);
    let step = |built: &Built| -> usize {
        let (_, rest) = built.text(OWN).split_once("class=\"sheet step-").unwrap();
        rest.split(['"', ' ']).next().unwrap().parse().unwrap()
    };
    assert!(step(&short) < step(&long), "{} and {}", step(&short), step(&long));
    assert_shown(&long, OWN, &[&text]);
    assert!(!words(long.text(OWN)).contains(notice));
    assert_shown(&endless, OWN, &[notice, "Придут жители улицы номер 3.", "…"]);
    assert!(!words(endless.text(OWN)).contains(&whole));
}

#[test]
fn long_schedule_shows_or_counts_every_event() {
    let visit = |at: usize| {
        format!(
            "- {{id: v{at}, date: 2017-12-{:02}, host: jazy, title: {{ky: Жыйын {at} эле, ru: Сход {at} там}}}}\n",
            at % 28 + 1
        )
    };
    for count in [1, 6, 41, 200] {
        let visits: String = (0..count).map(visit).collect();
        let built = site().file("content/data/visits.yaml", visits).without("content/press/news.ky.md");
        let built = built.without("content/press/news.ru.md").without_drawing().build();
        for path in [SCHEDULE, PLACE] {
            let words = words(built.text(path));
            let shown = (0..count).filter(|at| words.contains(&format!("Сход {at} там"))).count();
            let more = words
                .split_once("Ещё событий: ")
                .map_or(0, |(_, rest)| rest.split('.').next().and_then(|count| count.parse().ok()).unwrap_or_default());
            assert_eq!(shown + more, count, "{path}: {words}");
            assert!(more == 0 || shown >= 15, "{path} shows only {shown} of {count}");
        }
    }
}
