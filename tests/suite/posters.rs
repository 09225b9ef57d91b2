//! Sheets of paper: what stands on them, where they are linked, and that a sheet says what it leaves out. That each fits on
//! its paper, and that its code can be read, is tried with a real browser, by `.ci/browser/posters.mjs`.

use aikyn::input::Settings;

use crate::harness::{Built, TestSite};

const PEOPLE: &str =
    "- {id: aigul, name: {ky: Айгүл, ru: Айгуль}, phone: '+996770000000', role: {ky: Адис, ru: Специалист}}\n";
const ORGANIZATIONS: &str = "- {id: agency, name: {ky: Агенттик, ru: Агентство}, role: funder}\n\
- {id: institute, name: {ky: Институт, ru: Институт политики}, role: implementer}\n";
const PROJECT: &str = "contacts: [aigul]
project: {name: {ky: Элдин үнү, ru: Голос граждан}, funder: agency, implementer: institute}
";

/// The small site with somebody to call, and an event of which everything is told.
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

/// The words of a sheet: no tags, each space one.
fn words(html: &str) -> String {
    let (_, main) = html.split_once("<main>").unwrap();
    let text: String = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

#[track_caller]
fn assert_told(built: &Built, path: &str, all: &[&str]) {
    let words = words(built.text(path));
    for one in all {
        assert!(words.contains(one), "{path} does not say {one:?}: {words}");
    }
}

#[test]
fn a_poster_says_what_when_where_for_whom_whom_to_call_and_who_is_behind_it() {
    let built = site().build().assert_clean();
    let ru = ["Сельский сход", "21 ноября", "2017 г.", "вторник", "10:00", "Сельский клуб", "Узген", "Все жители"];
    let ky =
        ["Айылдык чогулуш", "21-ноябрь", "2017-ж.", "шейшемби", "10:00", "Айылдык клуб", "Өзгөн", "Бардык тургундар"];
    let who_ru = ["Голос граждан", "+996 770 000 000", "Айгуль", "Агентство", "Институт политики"];
    let who_ky = ["Элдин үнү", "+996 770 000 000", "Айгүл", "Агенттик", "Институт"];
    for (path, told) in [(OWN, [ru, ky]), (BOTH, [ru, ky])] {
        assert_told(&built, path, &told[0]);
        assert_told(&built, path, &who_ru);
    }
    for path in ["ky/visits/jazy-2017/poster/index.html", BOTH] {
        assert_told(&built, path, &ky);
        assert_told(&built, path, &who_ky);
    }
    assert!(!words(built.text(OWN)).contains("Айылдык"), "a sheet in one language");
    for path in [PLACE, SCHEDULE] {
        assert_told(&built, path, &["Сельский сход", "21 ноября", "вторник", "10:00", "Сельский клуб"]);
        assert_told(&built, path, &who_ru);
    }
}

#[test]
fn the_code_and_the_letters_lead_to_the_page_wherever_the_site_stands() {
    let base = "https://vap.example.kg/sub/";
    let settings = Settings { base_url: Some(base.to_owned()), ..Settings::default() };
    for (built, base) in [(site().build(), "https://example.kg/"), (site().settings(settings).build(), base)] {
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
                assert!(words(html).contains(&address), "{sheet} does not say {address}");
                let code = aikyn::qr::code(&address).unwrap();
                assert!(html.contains(&format!("<path d=\"{}\"/>", code.path)), "{sheet} has no code of {address}");
            }
        }
    }
}

#[test]
fn sheets_are_kept_from_search_engines_and_stand_in_no_list() {
    let built = site().append("content/data/visits.yaml", RESULTS).file("content/data/commitments.yaml", PROMISES);
    let built = built.on(2017, 12, 1).build().assert_clean();
    let mut sheets = 0;
    for (path, bytes) in &built.artifacts {
        let path = path.as_str();
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with("poster/index.html") || path.ends_with("leaflet/index.html") {
            sheets += 1;
            assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
            assert!(text.contains("poster.") && !text.contains("style."), "{path} has the stylesheet of paper alone");
            assert!(!text.contains("<script"), "{path}");
        } else if path.ends_with(".html") {
            assert!(!text.contains("assets/poster."), "{path}");
        } else if !path.starts_with("assets/") {
            assert!(!text.contains("poster/") && !text.contains("leaflet/"), "{path} names a sheet");
        }
    }
    // Of the event three; of the municipality, its leaflet and the schedule one for each language.
    assert_eq!(sheets, 3 + 2 + 2 + 2);
}

#[test]
fn pages_link_their_sheets_and_no_others() {
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
fn a_leaflet_is_made_and_linked_only_where_there_is_something_to_tell() {
    let built = site().build();
    assert!(!built.has(LEAFLET));
    assert!(!built.text("ru/municipalities/jazy/index.html").contains("leaflet"));
    let promised = site().file("content/data/commitments.yaml", PROMISES).build();
    assert!(promised.has(LEAFLET));
    let built = site().append("content/data/visits.yaml", RESULTS).file("content/data/commitments.yaml", PROMISES);
    let built = built.on(2017, 12, 1).build().assert_clean();
    assert_told(&built, LEAFLET, &["О чём просили люди", "Водопровод", "31", "Принято", "500 000", "Составить смету"]);
    assert_told(&built, LEAFLET, &["Заменить трубы", "120 000", "Выполнено обещаний: 0 из 1", "+996 770 000 000"]);
    for page in ["municipalities/jazy", "visits/jazy-2017", "results"] {
        assert!(built.text(&format!("ru/{page}/index.html")).contains("leaflet/\""), "{page}");
    }
}

#[test]
fn a_site_without_posters_has_no_sheet_and_no_link() {
    let built = site().append("content/site.yaml", "outputs: {posters: false}\n").build().assert_clean();
    for (path, bytes) in &built.artifacts {
        let path = path.as_str();
        let text = String::from_utf8_lossy(bytes);
        let names_none = !text.contains("poster/\"") && !text.contains("leaflet/\"");
        assert!(!path.contains("/poster/") && names_none, "{path}");
    }
}

#[test]
fn a_site_in_one_language_has_no_sheet_in_all() {
    let built = site().replace("content/site.yaml", "[ky, ru]", "[ru]").build();
    assert!(built.has(OWN) && !built.has(BOTH));
    assert!(!built.text("ru/visits/jazy-2017/index.html").contains("на двух языках"));
}

#[test]
fn an_event_that_does_not_take_place_says_so_louder_than_its_day() {
    let off = "  status: cancelled\n  status_reason: {ky: Кар жаады, ru: Выпал снег}\n";
    let built = site().append("content/data/visits.yaml", off).build();
    let html = built.text(OWN);
    assert!(html.contains("<p class=\"alarm\" lang=\"ru\">Отменено</p>"), "{html}");
    assert!(html.contains("<s>21\u{a0}ноября</s>") || html.contains("<s>21 ноября</s>"), "{html}");
    assert!(!html.contains("<p class=\"date-1\">"), "the notice is the biggest");
    assert_told(&built, OWN, &["Выпал снег", "+996 770 000 000"]);
    assert!(!words(html).contains("вторник"), "nobody comes on that day");
}

#[test]
fn who_keeps_a_telephone_off_the_site_has_none_on_the_wall() {
    let built = site().replace("content/data/people.yaml", "role:", "public: false, role:").build();
    for path in [OWN, BOTH, PLACE, SCHEDULE] {
        assert!(!built.text(path).contains("996"), "{path}");
    }
}

#[test]
fn a_sheet_is_set_smaller_before_anything_is_left_out_and_says_what_is() {
    let said = "Поместилось не всё: полностью — по адресу внизу.";
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
    assert_told(&long, OWN, &[&text]);
    assert!(!words(long.text(OWN)).contains(said));
    assert_told(&endless, OWN, &[said, "Придут жители улицы номер 3.", "…"]);
    assert!(!words(endless.text(OWN)).contains(&whole));
}

#[test]
fn a_schedule_of_forty_one_places_shows_each_or_says_how_many_more_there_are() {
    let visit = |at: usize| {
        format!(
            "- {{id: v{at}, date: 2017-12-{:02}, host: jazy, title: {{ky: Жыйын {at} эле, ru: Сход {at} там}}}}\n",
            at % 28 + 1
        )
    };
    for count in [1, 6, 41, 200] {
        let visits: String = (0..count).map(visit).collect();
        let built = site().file("content/data/visits.yaml", visits).without("content/press/news.ky.md");
        let built = built.without("content/press/news.ru.md").build();
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
