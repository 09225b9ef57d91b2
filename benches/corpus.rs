//! A generated site of any size, with what authors write.
//!
//! It is the same on every machine. The sentences resemble those of the real site, but all facts
//! are invented. The site is available in the formats of this program and of Hugo, with the same
//! pages. Its proportions are a [`Shape`], so that a measurement does not depend on one of them.

mod text;
mod words;

use std::fmt::Write;

use words::{ABBREVIATIONS, ENDINGS, FIXED, NAMES, SENTENCES};

/// The files of a site, by path from its root.
pub(crate) type Files = Vec<(String, String)>;

/// The proportions of a site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// The number of events for 100 releases.
    visits: usize,
    /// The number of municipalities for 100 releases.
    places: usize,
    /// The number of terms in the glossary, in addition to the abbreviations.
    terms: usize,
    /// The minimum and maximum number of sections of a text.
    sections: (usize, usize),
    /// The maximum number of links in a section.
    links: usize,
    /// The average number of sections from one table, quotation, footnote or picture to the next.
    extras: usize,
    /// The number of texts out of 100 without a translation.
    untranslated: usize,
    /// The number of translations out of 100 that are outdated.
    outdated: usize,
}

/// Short news with many events.
pub(crate) const NEWS: Shape =
    Shape { visits: 50, places: 10, terms: 20, sections: (1, 4), links: 2, extras: 8, untranslated: 4, outdated: 6 };

/// Long reports about many municipalities, with many links and few events.
pub(crate) const REPORTS: Shape = Shape {
    visits: 10,
    places: 25,
    terms: 200,
    sections: (3, 14),
    links: 5,
    extras: 3,
    untranslated: 25,
    outdated: 25,
};

/// Returns the shape of a name, `news` or `reports`.
#[allow(dead_code)]
pub(crate) fn shape(name: &str) -> Option<Shape> {
    match name {
        "news" => Some(NEWS),
        "reports" => Some(REPORTS),
        _ => None,
    }
}

const CODES: [&str; 2] = ["ky", "ru"];
const ABOUT: [&str; 2] = ["Долбоор жөнүндө", "О проекте"];
const DISTRICTS: usize = 12;
const FIRST_YEAR: usize = 2010;
const YEARS: usize = 15;
/// The number of diagrams that texts show.
const PICTURES: usize = 12;

/// Generates the site in the format of this program.
pub(crate) fn site(releases: usize, shape: Shape) -> Files {
    let corpus = Corpus { releases, shape };
    let mut files = corpus.data();
    for release in 0..releases {
        for lang in corpus.langs(release) {
            files.push((format!("content/press/{}.{}.md", slug(release), CODES[lang]), corpus.release(release, lang)));
        }
    }
    files
}

/// Generates the same content in the format of Hugo, without layouts and configuration.
#[allow(dead_code)]
pub(crate) fn hugo(releases: usize, shape: Shape) -> Files {
    let corpus = Corpus { releases, shape };
    let mut files = vec![("data/visits.json".to_owned(), corpus.visits_as_json())];
    files.extend((0..PICTURES).map(|nth| (format!("static/{}", picture_name(nth)), picture(nth))));
    let mut visits_of = vec![Vec::new(); corpus.places()];
    (0..corpus.visits()).for_each(|visit| visits_of[corpus.host(visit)].push(visit_id(visit)));
    for (lang, code) in CODES.iter().enumerate() {
        for release in 0..releases {
            // Without a translation, this program shows the other language's text.
            let langs = corpus.langs(release);
            let shown = if langs.contains(&lang) { lang } else { 1 - lang };
            let text = corpus.hugo_release(release, shown, lang);
            files.push((format!("content/press/{}.{code}.md", slug(release)), text));
        }
        for (place, visits) in visits_of.iter().enumerate() {
            let (name, district) = (place_name(place, lang), place % DISTRICTS);
            let text = format!("---\ntitle: \"{name}\"\ndistrict: {district}\nvisits: [{}]\n---\n", visits.join(", "));
            files.push((format!("content/municipalities/{}.{code}.md", place_id(place)), text));
        }
        let mut section = |path: &str, titles: [&str; 2], body: String| {
            files.push((format!("content/{path}.{code}.md"), format!("---\ntitle: \"{}\"\n---\n{body}", titles[lang])));
        };
        section("press/_index", ["Басма сөз релиздери", "Пресс-релизы"], String::new());
        section("municipalities/_index", ["Айыл аймактары", "Айылные аймаки"], String::new());
        section("about", ABOUT, text::about(lang));
        let terms = (0..corpus.terms()).map(|term| {
            let [name, definition] = term_texts(term).map(|text| text[lang].clone());
            format!("## {name}\n\n{definition}\n\n")
        });
        section("glossary", ["Сөздүк", "Словарь"], terms.collect());
    }
    files
}

struct Corpus {
    releases: usize,
    shape: Shape,
}

impl Corpus {
    fn visits(&self) -> usize {
        self.releases * self.shape.visits / 100
    }

    fn places(&self) -> usize {
        (self.releases * self.shape.places / 100).max(1)
    }

    fn terms(&self) -> usize {
        ABBREVIATIONS.len() + self.shape.terms
    }

    fn host(&self, visit: usize) -> usize {
        visit * 7 % self.places()
    }

    /// Returns the event that a release reports.
    fn visit_of(&self, release: usize) -> usize {
        release / 2 % self.visits().max(1)
    }

    /// Returns the languages in which a release is written.
    fn langs(&self, release: usize) -> Vec<usize> {
        match random(release, 1) % 100 {
            chance if chance >= self.shape.untranslated => vec![0, 1],
            chance => vec![chance % 2],
        }
    }

    fn data(&self) -> Files {
        let mut files: Files = FIXED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        files.extend((0..PICTURES).map(|nth| (format!("content/static/{}", picture_name(nth)), picture(nth))));
        let mut districts = String::new();
        for (district, [ky, ru]) in NAMES.iter().enumerate().take(DISTRICTS) {
            let _ = writeln!(districts, "- {{id: d-{district}, name: {{ky: \"{ky}-Өзөн\", ru: \"{ru}-Озон\"}}}}");
        }
        files.push(("content/data/districts.yaml".into(), districts));
        let mut places = String::new();
        for place in 0..self.places() {
            let (ky, ru) = (place_name(place, 0), place_name(place, 1));
            let (id, district) = (place_id(place), place % DISTRICTS);
            let _ = writeln!(
                places,
                "- {{id: {id}, name: {{ky: \"{ky}\", ru: \"{ru}\"}}, district: d-{district}, contacts: [aida]}}"
            );
        }
        files.push(("content/data/municipalities.yaml".into(), places));
        files.push(("content/data/glossary.yaml".into(), (0..self.terms()).map(term).collect()));
        for year in 0..YEARS {
            let visits: String =
                (0..self.visits()).filter(|visit| visit % YEARS == year).map(|visit| self.visit(visit)).collect();
            if !visits.is_empty() {
                files.push((format!("content/data/visits/{}.yaml", FIRST_YEAR + year), visits));
            }
        }
        for (lang, code) in CODES.iter().enumerate() {
            let text = format!("---\ntitle: \"{}\"\nmenu: 1\n---\n{}", ABOUT[lang], text::about(lang));
            files.push((format!("content/pages/about.{code}.md"), text));
        }
        files
    }

    fn visit(&self, visit: usize) -> String {
        let (women, men) = (12 + visit % 30, 9 + visit % 25);
        let [ky, ru] = SENTENCES[visit % SENTENCES.len()].map(|text| text.replace('#', &(10 + visit % 80).to_string()));
        format!(
            "- id: {}\n  date: {}\n  host: {}\n  invited: {{municipalities: \">{}\", districts: [d-{}]}}\n  agenda:\n    \
             - {{ky: \"Иштин жүрүшү менен таанышуу\", ru: \"Знакомство с ходом работы\"}}\n    \
             - {{ky: \"Талкуу\", ru: \"Обсуждение\"}}\n  status: held\n  results:\n    published: {}\n    \
             participants: {{total: {}, women: {women}, men: {men}}}\n    summary: {{ky: \"{ky}\", ru: \"{ru}\"}}\n",
            visit_id(visit),
            day(visit),
            place_id(self.host(visit)),
            5 + visit % 20,
            visit % DISTRICTS,
            day(visit),
            women + men,
        )
    }

    fn visits_as_json(&self) -> String {
        let visits = (0..self.visits()).map(|visit| {
            let (women, men) = (12 + visit % 30, 9 + visit % 25);
            let place = self.host(visit);
            format!(
                "\"{}\":{{\"date\":\"{}\",\"host\":\"{}\",\"ky\":\"{}\",\"ru\":\"{}\",\"invited\":\">{}\",\"total\":{}}}",
                visit_id(visit),
                day(visit),
                place_id(place),
                place_name(place, 0),
                place_name(place, 1),
                5 + visit % 20,
                women + men
            )
        });
        format!("{{{}}}", visits.collect::<Vec<_>>().join(",\n"))
    }
}

/// Returns a number that looks random, but is the same on every machine (SplitMix64).
fn random(seed: usize, salt: usize) -> usize {
    let mut bits = (seed as u64).wrapping_add((salt as u64) << 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((bits ^ (bits >> 31)) >> 1) as usize
}

fn slug(release: usize) -> String {
    format!("reliz-{release}")
}

fn visit_id(visit: usize) -> String {
    format!("v-{visit}")
}

fn place_id(place: usize) -> String {
    format!("m-{place}")
}

fn term_id(term: usize) -> String {
    format!("t-{term}")
}

fn picture_name(nth: usize) -> String {
    format!("sxema-{nth}.svg")
}

/// Returns a small bar chart.
fn picture(nth: usize) -> String {
    let bars = (0..6).map(|bar| {
        let height = 20 + random(nth, bar) % 160;
        format!("<rect x=\"{}\" y=\"{}\" width=\"40\" height=\"{height}\" fill=\"#0b4f4a\"/>", bar * 50, 200 - height)
    });
    let bars: String = bars.collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\" viewBox=\"0 0 300 200\">{bars}</svg>"
    )
}

/// Returns the name and the definition of a term, in both languages.
fn term_texts(term: usize) -> [[String; 2]; 2] {
    let definition =
        ["Айылдын тургундары колдонгон сөз, #-түшүнүк.", "Слово, которым пользуются жители села, понятие #."]
            .map(|text| text.replace('#', &(term + 1).to_string()));
    match ABBREVIATIONS.get(term) {
        Some([_, name]) => [name.map(str::to_owned), definition],
        None => [[0, 1].map(|lang| place_name(term * 5, lang).to_lowercase() + ["-аян", "-аян"][lang]), definition],
    }
}

fn term(term: usize) -> String {
    let [[ky, ru], [ky_text, ru_text]] = term_texts(term);
    let abbreviation = match ABBREVIATIONS.get(term) {
        Some([[ky, ru], _]) => format!("  abbreviation: {{ky: \"{ky}\", ru: \"{ru}\"}}\n"),
        None => String::new(),
    };
    let id = term_id(term);
    format!(
        "- id: {id}\n  term: {{ky: \"{ky}\", ru: \"{ru}\"}}\n{abbreviation}  definition: {{ky: \"{ky_text}\", ru: \"{ru_text}\"}}\n"
    )
}

fn place_name(place: usize, lang: usize) -> String {
    let (first, last) = (NAMES[place % NAMES.len()][lang], ENDINGS[place / NAMES.len() % ENDINGS.len()][lang]);
    let mut name = format!("{first}-{last}");
    let mut round = place / (NAMES.len() * ENDINGS.len());
    while round > 0 {
        let _ = write!(name, "-{}", NAMES[round % NAMES.len()][lang]);
        round /= NAMES.len();
    }
    name
}

/// Returns a date within the years of the corpus.
fn day(nth: usize) -> String {
    format!("{}-{:02}-{:02}", FIRST_YEAR + nth % YEARS, 1 + nth / YEARS % 12, 1 + nth / 7 % 28)
}
