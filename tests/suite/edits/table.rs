//! Edits, each with distant pages that show it: pages whose own sources are other files.

/// Replaces a text in a file. If `to` is empty, adds the file with the contents `from`.
pub(super) struct Edit {
    pub file: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    /// The beginnings of paths that must change.
    pub seen: &'static [&'static str],
}

const fn edit(file: &'static str, from: &'static str, to: &'static str, seen: &'static [&'static str]) -> Edit {
    Edit { file, from, to, seen }
}

const fn come(file: &'static str, text: &'static str, seen: &'static [&'static str]) -> Edit {
    Edit { file, from: text, to: "", seen }
}

const SITE: &str = "content/site.yaml";
const MUNICIPALITIES: &str = "content/data/municipalities.yaml";
const DISTRICTS: &str = "content/data/districts.yaml";
const PEOPLE: &str = "content/data/people.yaml";
const ORGANIZATIONS: &str = "content/data/organizations.yaml";
const PROGRAMMES: &str = "content/data/programmes.yaml";
const GLOSSARY: &str = "content/data/glossary.yaml";
const COMMITMENTS: &str = "content/data/commitments.yaml";
const DOCUMENTS: &str = "content/data/documents.yaml";
const PAST: &str = "content/data/visits/2023.yaml";
const COMING: &str = "content/data/visits/2026.yaml";
const MOVED: &str = "content/press/moved/index.ky.md";
const ONLY_KY: &str = "content/press/only-ky.ky.md";
const P10: &str = "content/press/p10.ky.md";
const ABOUT: &str = "content/pages/about.ky.md";

pub(super) const EDITS: &[Edit] = &[
    // Releases: neighbours, lists, the home page, feeds, related records, the other language.
    edit(
        P10,
        "Кабар 10",
        "Он жөнүндө",
        &[
            "ky/press/p10/index.html",
            "ky/press/p10/card.jpg",
            "ky/press/p9/index.html",
            "ky/press/p11/index.html",
            "ky/press/index.html",
            "ky/visits/city-2026/index.html",
            "ky/municipalities/city/index.html",
            "data/press.csv",
            "data/press.json",
        ],
    ),
    edit(
        "content/press/p11.ky.md",
        "Кабар 11",
        "Он бир",
        &["ru/press/p11/", "ru/press/index.html", "ru/press/p12/", "ru/press/p10/"],
    ),
    // The outlines of the map.
    edit(
        "content/map/areas.geojson",
        "Батыш",
        "Күнбатыш",
        &["ky/municipalities/index.html", "ky/municipalities/ala/index.html", "ky/districts/north/index.html"],
    ),
    edit("content/press/p23.ky.md", "Кабар 23", "Акыркы", &["ky/index.html", "ky/feed.xml", "ru/index.html"]),
    edit("content/press/p10.ru.md", "Новость 10", "Десятая", &["ru/press/p9/", "ru/press/p11/", "ru/press/index.html"]),
    edit(P10, "Жаңы иш тууралуу", "Жумушчулар тууралуу", &["ky/press/p10/", "ky/search/index/"]),
    edit(
        P10,
        "date: 2025-06-13",
        "date: 2026-11-20",
        &[
            "ky/press/p9/",
            "ky/press/p11/",
            "ky/press/training-moved/",
            "ky/index.html",
            "ky/press/index.html",
            "ky/feed.xml",
            "ky/visits/city-2026/",
            "ru/press/p10/",
        ],
    ),
    edit(P10, "Кыскасы 10.", "Кыскача айтканда.", &["ky/press/p10/", "ky/press/index.html", "ky/visits/city-2026/"]),
    edit(
        P10,
        "visits: [city-2026]",
        "visits: [bel-2023]",
        &["ky/visits/city-2026/", "ru/visits/bel-2023/", "ru/press/p10/"],
    ),
    edit(P10, "municipalities: [city]", "municipalities: [ala]", &["ky/municipalities/ala/", "ru/municipalities/ala/"]),
    edit(P10, "[](press:p9)", "[](press:p4)", &["ky/press/p10/"]),
    edit(P10, "Аймак: [](municipality:city)", "[](person:aida)", &["ky/press/p10/"]),
    edit(
        "content/press/p23.ky.md",
        "---\ntitle",
        "---\ndraft: true\ntitle",
        &[
            "ky/press/p22/",
            "ky/press/only-ky/",
            "ky/index.html",
            "ky/press/page/2/",
            "ky/feed.xml",
            "sitemap.xml",
            "ky/visits/bel-2023/",
            "data/press.json",
            "ky/search/index/",
        ],
    ),
    edit(
        ONLY_KY,
        "---\ntitle",
        "---\npublish_at: \"2026-11-23 18:00\"\ntitle",
        &["ky/press/training-moved/", "ky/index.html", "ky/press/page/2/"],
    ),
    edit(
        ONLY_KY,
        "---\ntitle",
        "---\nslug: gana\ntitle",
        &["ky/press/gana/", "ky/press/training-moved/", "ru/press/p23/", "sitemap.xml"],
    ),
    edit(
        ONLY_KY,
        "---\ntitle",
        "---\nexpires_at: 2026-11-20\ntitle",
        &["ky/index.html", "ky/press/training-moved/", "ky/press/p23/"],
    ),
    edit("content/press/p5.ky.md", "/old/p5/", "/older/p5/", &["old/p5/", "older/p5/"]),
    edit("content/press/p1.ky.md", "contacts: [aida]", "contacts: []", &["ky/press/p1/", "ru/press/p1/"]),
    edit("content/press/p4.ky.md", "image: /sign.png", "# no picture", &["ky/press/p4/", "ru/press/p4/"]),
    edit(
        "content/press/p2.ru.md",
        "translated_from: 0000000000000000\n",
        "# unknown\n",
        &["ru/press/p2/", "(overview)"],
    ),
    come(
        "content/press/p3.ru.md",
        "---\ntitle: Новость три\n---\nНовость 3.\n",
        &[
            "ru/press/p3/",
            "ky/press/p3/",
            "ru/press/p4/",
            "ru/press/p2/",
            "ru/press/page/2/",
            "sitemap.xml",
            "ru/visits/bel-2023/",
        ],
    ),
    come(
        "content/press/p24.ky.md",
        "---\ntitle: Дагы\ndate: 2026-11-23\nvisits: [ala-2023]\n---\nСөз.\n",
        &[
            "ky/press/p24/",
            "ru/press/p24/",
            "ky/press/training-moved/",
            "ky/press/page/2/",
            "ky/index.html",
            "ky/visits/ala-2023/",
            "ky/municipalities/ala/",
        ],
    ),
    edit(
        MOVED,
        "Сапар жылды",
        "Сапар калды",
        &["ky/index.html", "ky/visits/ala-2023/", "ky/programmes/series/", "ky/press/training-moved/card.jpg"],
    ),
    edit(MOVED, "image: hills.png", "image: /sign.png", &["ky/press/training-moved/", "ru/press/training-moved/"]),
    edit(MOVED, "туурасы 28-ноябрь", "туурасы 28-ноябрда", &["ky/press/training-moved/"]),
    edit(MOVED, "## Бөлүм", "## Башка", &["ky/press/training-moved/"]),
    // Places.
    edit(
        MUNICIPALITIES,
        "{ky: Бел,",
        "{ky: Белес,",
        &[
            "ky/municipalities/bel/index.html",
            "ky/municipalities/bel/card.jpg",
            "ky/municipalities/bel/calendar.ics",
            "ky/municipalities/bel/poster/",
            "ky/municipalities/index.html",
            "ky/districts/south/",
            "ky/visits/city-2026/index.html",
            "ky/visits/city-2026/poster/",
            "visits/city-2026/poster/",
            "ky/press/p1/",
            "ky/press/training-moved/",
            "ky/index.html",
            "ky/schedule/index.html",
            "ky/commitments/",
            "ky/calendar.ics",
            "data/municipalities.csv",
            "ky/search/index/",
        ],
    ),
    edit(
        MUNICIPALITIES,
        "{ky: Бел, ru: Бел}, district: south",
        "{ky: Бел, ru: Бел}, district: north",
        &["ky/districts/south/", "ky/districts/north/", "ky/municipalities/index.html", "ky/visits/bel-2023/"],
    ),
    edit(
        MUNICIPALITIES,
        "point: [40.51, 72.81]",
        "point: [40.71, 72.91]",
        &["data/places.geojson", "ky/municipalities/ala/"],
    ),
    edit(
        MUNICIPALITIES,
        "kind: town",
        "kind: rural",
        &["ky/visits/city-2026/", "ky/calendar.ics", "ky/municipalities/index.html"],
    ),
    edit(MUNICIPALITIES, "successor: ala", "successor: bel", &["ky/municipalities/old/"]),
    edit(MUNICIPALITIES, "contacts: [aida]", "contacts: []", &["ky/municipalities/ala/"]),
    edit(
        MUNICIPALITIES,
        "south, partner: true",
        "south, partner: false",
        &["ky/index.html", "ky/municipalities/index.html"],
    ),
    edit(
        MUNICIPALITIES,
        "- {id: bel, ",
        "- {id: bek, name: {ky: Бек, ru: Бек}, district: south}\n- {  id: bel, ",
        &["ky/municipalities/bek/", "ky/municipalities/index.html", "ky/districts/south/", "sitemap.xml"],
    ),
    edit(
        DISTRICTS,
        "ky: Түштүк",
        "ky: Батыш",
        &[
            "ky/districts/south/",
            "ky/municipalities/index.html",
            "ky/municipalities/bel/",
            "ky/visits/ala-2023/",
            "data/districts.csv",
        ],
    ),
    edit(DISTRICTS, "point: [40.5, 72.8]", "point: [40.9, 72.1]", &["data/places.geojson"]),
    // People and organizations.
    edit(
        PEOPLE,
        "Аида Үлгүлүү",
        "Айша Үлгүлүү",
        &[
            "ky/people/",
            "ky/press/training-moved/",
            "ky/press/p0/",
            "ky/press/p1/",
            "ky/municipalities/ala/",
            "ky/visits/online-2026/",
            "ky/index.html",
        ],
    ),
    edit(
        PEOPLE,
        "+996555000111",
        "+996555000222",
        &["ky/people/", "ru/people/", "ky/visits/city-2026/poster/", "ky/press/p0/"],
    ),
    edit(PEOPLE, "public: false", "public: true", &["ky/people/"]),
    edit(PEOPLE, "organization: office", "organization: fund", &["ky/people/", "ru/people/"]),
    edit(ORGANIZATIONS, "ky: Фонд", "ky: Кор", &["ky/press/p7/", "ky/municipalities/old/", "ky/index.html"]),
    edit(ORGANIZATIONS, "logo: sign.png", "logo: logos/fund.svg", &["ky/press/p7/", "ky/index.html"]),
    edit(SITE, "logos: [office, fund]", "logos: [fund]", &["ky/press/p7/", "ru/index.html"]),
    edit(SITE, "бул сайтка жооп бербейт", "бул үчүн жооп бербейт", &["ky/press/p7/", "ky/schedule/"]),
    edit("content/static/logos/fund.svg", "#06497a", "#a3231f", &["logos/fund.svg"]),
    edit(ORGANIZATIONS, "ky: Агенттик", "ky: Кызмат", &["ky/visits/ala-2023/"]),
    // Programmes and terms.
    edit(
        PROGRAMMES,
        "Сапарлар «Үлгү»",
        "Жолдор «Үлгү»",
        &["ky/programmes/series/", "ky/visits/ala-2023/", "ky/press/training-moved/", "ky/press/p5/", "ky/index.html"],
    ),
    edit(PROGRAMMES, "visits: 5", "visits: 7", &["ky/programmes/series/", "ru/programmes/series/"]),
    edit(
        GLOSSARY,
        "ky: жергиликтүү өз алдынча башкаруу",
        "ky: өз алдынча башкаруу",
        &["ky/glossary/", "ky/press/p0/", "ky/press/training-moved/"],
    ),
    edit(GLOSSARY, "ky: ЖӨБ, ru: МСУ", "ky: ЖБ, ru: МСУ", &["ky/press/p0/", "(notes)"]),
    edit(GLOSSARY, "see: [aimak]", "see: []", &["ky/glossary/"]),
    // Commitments and documents.
    edit(
        COMMITMENTS,
        "ky: Жолду тегиздөө",
        "ky: Жолду оңдоо",
        &[
            "ky/commitments/",
            "ky/municipalities/bel/",
            "ky/districts/south/",
            "ky/index.html",
            "ky/press/training-moved/",
            "data/commitments.csv",
        ],
    ),
    edit(
        COMMITMENTS,
        "status: done",
        "status: in_progress",
        &["ky/visits/ala-2023/", "ky/index.html", "ky/commitments/", "(overview)"],
    ),
    edit(COMMITMENTS, "due: 2026-10-01", "due: 2026-12-01", &["ky/commitments/", "(notes)", "(overview)"]),
    edit(
        COMMITMENTS,
        "municipality: bel",
        "municipality: ala",
        &["ky/municipalities/bel/", "ky/municipalities/ala/", "ky/districts/north/"],
    ),
    edit(COMMITMENTS, "  visit: ala-2023", "  visit: bel-2023", &["ky/visits/ala-2023/", "ky/visits/bel-2023/"]),
    edit(
        DOCUMENTS,
        "title: {ky: План,",
        "title: {ky: Иш тизмеси,",
        &["ky/documents/", "ky/visits/ala-2023/", "ky/municipalities/ala/", "ky/press/training-moved/"],
    ),
    edit(
        DOCUMENTS,
        "municipality: ala, visit: ala-2023",
        "municipality: bel",
        &["ky/municipalities/ala/", "ky/municipalities/bel/"],
    ),
    edit(
        "content/static/docs/plan.txt",
        "План",
        include_str!("../../../LICENSE-MIT"),
        &["docs/plan.txt", "ky/documents/", "ky/visits/ala-2023/"],
    ),
    // Events.
    edit(
        PAST,
        "Ала-Тоодогу чогулуш",
        "Ала-Тоодогу жыйын",
        &[
            "ky/visits/ala-2023/card.jpg",
            "ky/schedule/index.html",
            "ky/schedule/2023/",
            "ky/press/p1/",
            "ky/press/training-moved/",
            "ky/municipalities/ala/",
            "ky/results/",
            "ky/programmes/series/",
            "ky/documents/",
            "ky/commitments/",
            "ky/districts/north/",
            "ky/municipalities/ala/calendar.ics",
            "ky/index.html",
            "data/visits.csv",
        ],
    ),
    edit(PAST, "total: 117", "total: 119", &["ky/results/", "data/results.csv", "ky/districts/north/", "(notes)"]),
    edit(PAST, "ky: Таза суу", "ky: Ичүүчү суу", &["ky/visits/ala-2023/", "ky/municipalities/ala/"]),
    edit(PAST, "districts: [north, south]", "districts: [north]", &["ky/visits/ala-2023/", "data/visits.csv"]),
    edit(PAST, "guests: [bel, city]", "guests: [city]", &["ky/municipalities/bel/", "ky/visits/ala-2023/"]),
    edit(PAST, "documents: [minutes]", "documents: []", &["ky/visits/ala-2023/"]),
    edit(
        PAST,
        "date: 2023-04-12",
        "date: 2024-04-12",
        &["ky/schedule/2023/", "ky/schedule/2024/", "ky/press/p1/", "ky/municipalities/ala/"],
    ),
    edit(
        COMING,
        "host: [city, bel]",
        "host: [ala]",
        &["ky/municipalities/city/", "ky/municipalities/ala/", "ky/districts/south/", "ky/press/p0/"],
    ),
    edit(COMING, "status: postponed", "status: planned", &["ky/index.html", "ky/press/p0/", "ky/schedule/index.html"]),
    edit(
        COMING,
        "date: 2026-12-15",
        "date: 2026-11-20",
        &["ky/index.html", "ky/visits/online-2026/", "ky/press/p2/", "ky/calendar.ics", "(notes)"],
    ),
    edit(COMING, "status: planned}", "status: held}", &["ky/press/p2/", "ky/visits/online-2026/"]),
    edit(
        COMING,
        "id: ala-2026, kind: visit, programme: series",
        "id: ala-2026, kind: meeting",
        &["ky/programmes/series/", "ky/press/p4/", "ky/municipalities/ala/"],
    ),
    // The site configuration.
    edit(
        SITE,
        "ky: \"Бардык ачкычтар\"",
        "ky: \"Ачкычтар\"",
        &["index.html", "ky/press/p7/", "ky/feed.xml", "ky/calendar.ics", "404.html"],
    ),
    edit(
        SITE,
        "base_url: https://bakyt.test/project/",
        "base_url: https://example.org/",
        &["sitemap.xml", "ky/press/p7/", "ky/feed.xml", "robots.txt"],
    ),
    // A Latin letter in a Cyrillic word.
    edit(SITE, "Выдуманный сайт", "Выдумaнный сайт", &["(notes)", "ru/index.html"]),
    edit(SITE, "languages: [ky, ru]", "languages: [ru, ky]", &["index.html", "ky/press/p7/", "ru/press/only-ky/"]),
    edit(SITE, "theme: own", "theme: kok", &["ky/press/p7/", "ky/press/p7/card.jpg", "ru/index.html"]),
    edit(SITE, "contacts: [aida]", "contacts: []", &["ky/index.html", "ky/press/p0/", "ky/visits/online-2026/"]),
    edit(SITE, "results_due_days: 20", "results_due_days: 4000", &["(notes)", "(overview)"]),
    edit(
        SITE,
        "posters: true",
        "posters: false",
        &["ky/visits/online-2026/poster/", "ky/visits/online-2026/index.html"],
    ),
    edit(SITE, "search: true", "search: false", &["ky/press/p7/", "ky/search/", "ky/search/index/"]),
    edit(SITE, "data: true", "data: false", &["ky/press/p7/", "data/press.csv"]),
    edit(SITE, "calendars: true", "calendars: false", &["ky/calendar.ics", "ky/schedule/index.html"]),
    edit(SITE, "feeds: true", "feeds: false", &["ky/feed.xml", "ky/press/p7/"]),
    edit(SITE, "districts: true", "districts: false", &["ky/districts/south/", "ky/municipalities/bel/"]),
    edit(SITE, "visits: true", "visits: false", &["ky/visits/ala-2023/", "ky/press/p1/"]),
    edit(SITE, "«Үлгү» долбоору жок", "«Үлгү» долбоору бар", &["ky/press/p7/", "ky/index.html"]),
    edit(SITE, "funder: fund", "funder: ally", &["ky/press/p7/", "ru/press/p7/"]),
    edit(SITE, "time_zone: Asia/Bishkek", "time_zone: Asia/Tokyo", &["ky/calendar.ics"]),
    // Pages, messages, the theme, static files.
    edit(
        ABOUT,
        "title: Долбоор жөнүндө",
        "title: Биз тууралуу",
        &["ky/about/", "ky/press/p7/", "ky/press/training-moved/", "404.html"],
    ),
    edit(ABOUT, "menu: 1\n", "# no menu\n", &["ky/press/p7/"]),
    come(
        "content/pages/team.ky.md",
        "---\ntitle: Топ\nmenu: 2\n---\nСөз.\n",
        &["ky/team/", "ru/team/", "ky/press/p7/", "ru/press/p7/", "sitemap.xml"],
    ),
    edit("content/strings/ky.ftl", "= Саламатсызбы", "= Салам\nolder = Мындан мурунку", &["ky/press/p7/"]),
    edit("content/data/free.yaml", "one: 1", "one: 2", &["ky/about/"]),
    come("themes/own/static/style.css", "body { color: red }\n", &["assets/style", "ky/press/p7/"]),
    come(
        "themes/own/templates/release.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title.text }}</h1>{{ body | safe }}{% endblock main %}\n",
        &["ky/press/p7/", "ru/press/training-moved/"],
    ),
    come("content/static/own.txt", "own\n", &["own.txt"]),
    come("content/static/ky/press/p7/index.html", "own\n", &["(notes)"]),
];
