//! The search index: its contents, and the files that a change leaves alone.
//! `.ci/browser/search.mjs` checks the search itself in a browser.

use std::collections::BTreeMap;
use std::path::Path;

use aikyn::foundation::lang::Lang;
use aikyn::language::stemmer::{stems, words};
use serde_json::{Value as Json, json};

use crate::harness::{Built, TestSite};

/// Returns the files of a language's index by name.
fn index<'b>(built: &'b Built, lang: &str) -> BTreeMap<&'b str, &'b [u8]> {
    let folder = format!("{lang}/search/index/");
    let files = built.artifacts.iter();
    files.filter_map(|(path, bytes)| Some((path.as_str().strip_prefix(&folder)?, &**bytes))).collect()
}

/// Returns the lines of a word from all files.
fn lines(built: &Built, lang: &str, word: &str) -> Vec<String> {
    let shards = index(built, lang).into_iter().filter(|(name, _)| name.starts_with("w-"));
    let lines = shards.flat_map(|(_, bytes)| serde_json::from_slice::<Vec<String>>(bytes).unwrap());
    let mut lines: Vec<String> = lines.filter(|line| line.split('|').next() == Some(word)).collect();
    lines.dedup();
    lines
}

/// Returns the entries of a kind.
fn entries(built: &Built, lang: &str, kind: usize) -> Vec<Json> {
    let start = format!("d-{kind}-");
    let chunks = index(built, lang).into_iter().filter(|(name, _)| name.starts_with(&start));
    chunks.flat_map(|(_, bytes)| serde_json::from_slice::<Vec<Json>>(bytes).unwrap()).collect()
}

const RELEASE: usize = 1;

#[test]
fn words_are_indexed_with_their_stems() {
    let built = TestSite::new()
        .file("content/press/news.ky.md", "---\ntitle: Жаңылык\ndate: 2017-11-16\n---\nБюджеттин долбоору.\n")
        .build();
    let line = lines(&built, "ky", "бюджеттин");
    assert_eq!(line.len(), 1);
    // It shares six letters with «бюджет». `R` is a release, and `I` the first one, in its body.
    assert!(line[0].starts_with("бюджеттин|") && line[0].ends_with("|RI"), "{line:?}");
    assert!(line[0].contains(",6,") || line[0].contains("|6,"), "{line:?}");
    let title = lines(&built, "ky", "жаңылык");
    // `*` is a word that is the whole title.
    assert!(title[0].ends_with("|R*"), "{title:?}");
    assert_eq!(entries(&built, "ky", RELEASE)[0][1], "Жаңылык");
}

#[test]
fn untranslated_texts_are_indexed_with_their_language() {
    let built = TestSite::new().without("content/press/news.ru.md").build();
    let release = &entries(&built, "ru", RELEASE)[0];
    assert_eq!((&release[0], &release[5]), (&json!("ru/press/news/"), &json!("ky")));
    assert_eq!(entries(&built, "ky", RELEASE)[0][5], Json::Null);
    assert!(index(&built, "ru").contains_key("forms-ky.json"), "its words are stemmed in their own language");
    let built = TestSite::new().build();
    assert!(!index(&built, "ru").contains_key("forms-ky.json"), "tables of an absent language are loaded");
}

#[test]
fn aliases_and_abbreviations_are_synonyms() {
    let built = TestSite::new()
        .file("content/data/municipalities.yaml", "- {id: jazy, name: {ky: Жазы, ru: Жазы}, district: ozgon, aliases: [Джазы]}\n")
        .file("content/data/glossary.yaml", "- id: self-government\n  term: {ky: жергиликтүү өз алдынча башкаруу, ru: местное самоуправление}\n  abbreviation: {ky: ЖӨБ, ru: МСУ}\n  definition: {ky: Текст., ru: Текст.}\n")
        .build();
    assert!(lines(&built, "ky", "джазы")[0].ends_with("|жазы"));
    assert!(lines(&built, "ky", "узген")[0].ends_with("|өзгөн"), "the Russian name finds the Kyrgyz one");
    assert!(lines(&built, "ky", "жөб")[0].ends_with("|жергиликтүү өз алдынча башкаруу"));
    assert!(lines(&built, "ru", "мсу")[0].ends_with("|местное самоуправление"));
    // The abbreviation of either language is a title of the term, `Y`, in both.
    for (lang, short) in [("ky", "мсу"), ("ru", "жөб")] {
        assert!(lines(&built, lang, short)[0].contains("|Y*|"), "{:?}", lines(&built, lang, short));
    }
}

#[test]
fn names_with_a_hyphen_are_found_as_one_word() {
    for (lang, name, means) in [("ky", "каракульджа", "кара-кулжа"), ("ru", "каракулжа", "кара-кульджа")]
    {
        let districts = "- {id: ozgon, name: {ky: Кара-Кулжа, ru: Кара-Кульджа}}\n";
        let built = TestSite::new().file("content/data/districts.yaml", districts).build();
        assert!(lines(&built, lang, name)[0].ends_with(&format!("|{means}")), "{:?}", lines(&built, lang, name));
    }
    // Every name and every alias of the sample site, as readers type it without spaces and hyphens.
    let site = || TestSite::from_folder(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut names = Vec::new();
    for kind in ["municipalities", "districts"] {
        let text = String::from_utf8(site().bytes(&format!("content/data/{kind}.yaml")).to_vec()).unwrap();
        for line in text.lines().filter(|line| line.starts_with("- {id: ")) {
            let quoted = |start: &str, end: &str| line.split(start).nth(1).and_then(|rest| rest.split(end).next());
            let own = [quoted("ky: ", ","), quoted("ru: ", "}")].into_iter().flatten();
            let aliases = quoted("aliases: [", "]").into_iter().flat_map(|aliases| aliases.split(", "));
            names.extend(own.chain(aliases).map(str::to_owned));
        }
    }
    assert!(names.len() > 80, "{names:?}");
    let built = site().without_drawing().build();
    for name in names {
        let word = name.replace(['-', ' '], "").to_lowercase();
        for lang in ["ky", "ru"] {
            assert!(!lines(&built, lang, &word).is_empty(), "{lang}: {word}");
        }
    }
}

#[test]
fn days_and_contacts_are_indexed() {
    let people = "- {id: a, name: {ky: Айгүл, ru: Айгуль}, phone: \"+996770771711\", email: aigul@dpi.kg}\n";
    let built = TestSite::new()
        .file("content/data/people.yaml", people)
        .replace("content/press/news.ky.md", "Текст.", "350 000 сом. Тел.: 0312 62-36-94.")
        .build();
    for word in ["21", "11", "2017", "ноябрь", "ноября"] {
        // `Q` are events, and `C` is the place or day of the first.
        assert!(lines(&built, "ky", word).iter().any(|line| line.contains("|QC")), "{word}");
    }
    for word in ["996770771711", "0770771711", "770771711", "771711", "aigul"] {
        // `X` are people.
        assert!(lines(&built, "ky", word)[0].contains("|XE"), "{word}: {:?}", lines(&built, "ky", word));
    }
    for word in ["350000", "0312623694", "623694"] {
        assert!(lines(&built, "ky", word)[0].ends_with("|RI"), "{word}: {:?}", lines(&built, "ky", word));
    }
}

#[test]
fn search_can_be_disabled() {
    let with = TestSite::new().build();
    assert!(with.text("ru/index.html").contains("role=\"search\""));
    let without = TestSite::new().append("content/site.yaml", "outputs: {search: false}\n").build();
    for (path, bytes) in &without.artifacts {
        assert!(!path.as_str().contains("/search/"), "{path:?}");
        assert!(!String::from_utf8_lossy(bytes).contains("role=\"search\""), "{path:?}");
    }
}

#[test]
fn new_release_changes_few_index_files() {
    let content = || TestSite::from_folder(Path::new(env!("CARGO_MANIFEST_DIR")));
    let before = content().build();
    let after = content()
        .file(
            "content/press/latest.ru.md",
            "---\ntitle: Щука\ndate: 2031-01-01\nallow: [missing-translation]\n---\nЩавель.\n",
        )
        .build();
    let (before, after) = (index(&before, "ru"), index(&after, "ru"));
    let changed: Vec<&str> =
        after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes)).map(|(name, _)| *name).collect();
    let releases = after.keys().filter(|name| name.starts_with("d-1-")).max_by_key(|name| name.len()).unwrap();
    assert_eq!(
        changed,
        [*releases, "index.json", "w-449.json"],
        "the last chunk of releases, the contents, and words in щ"
    );
}

#[test]
fn word_files_stay_small() {
    // As many different words as a large site has.
    let text: String = (0..30_000_u32)
        .map(|number| {
            let letters: String = format!("{:x}", number.wrapping_mul(2_654_435_761))
                .chars()
                .map(|digit| char::from_u32('а' as u32 + digit.to_digit(16).unwrap()).unwrap())
                .collect();
            letters + " "
        })
        .collect();
    let built = TestSite::new().append("content/pages/about.ru.md", &text).build();
    let shards: Vec<usize> =
        index(&built, "ru").iter().filter(|(name, _)| name.starts_with("w-")).map(|(_, bytes)| bytes.len()).collect();
    assert!(shards.len() > 50 && shards.iter().all(|size| *size <= 16_000), "{shards:?}");
}

/// Returns words with their stems, for comparison with the stemmer of the script: the words of the
/// fixtures, their prefixes, and odd input.
fn vectors(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let fixture = std::fs::read_to_string(format!("tests/fixtures/search/{lang}.tsv")).unwrap();
    let pairs = fixture.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split('\t').take(2));
    let own = pairs.flat_map(words).collect::<Vec<_>>();
    let prefixes = own.iter().flat_map(|word| word.char_indices().skip(1).map(move |(at, _)| word[..at].to_owned()));
    let upper = own.iter().map(|word| word.to_uppercase());
    let long = "бюджеттеринен".repeat(9);
    let odd = [
        "",
        &long,
        &long[..2 * 40],
        &long[..2 * 41],
        "а",
        "-",
        "АКШда",
        "ЖӨБдүн",
        "МСУ",
        "20дан",
        "Ёлка",
        "İ",
        "ǅ",
        "ß",
        "naïve",
        "кыргыз😀",
        "юю",
        "ъ",
        "бюдже\u{301}ттен",
        "бюд\u{ad}жет",
        "тро\u{200b}туар",
        "айыл\u{2060}дык",
    ];
    let all = own.iter().cloned().chain(prefixes).chain(upper).chain(odd.map(str::to_owned));
    all.map(|word| (word.clone(), stems(&word, lang).into_iter().collect())).collect()
}

/// Writes the vectors to the file in `AIKYN_VECTORS`, if set, for the check of the script.
#[test]
fn vectors_for_the_script_are_complete() {
    let all: BTreeMap<String, _> = [Lang::Ky, Lang::Ru]
        .into_iter()
        .map(|lang| {
            let vectors = vectors(lang);
            assert!(vectors.values().map(Vec::len).sum::<usize>() > vectors.len(), "words have stems");
            (lang.to_string(), json!({"table": aikyn::language::stemmer::table(lang), "keys": vectors}))
        })
        .collect();
    let many: usize = all.values().map(|own| own["keys"].as_object().unwrap().len()).sum();
    assert!(many >= 5_000, "{many}");
    if let Some(path) = std::env::var_os("AIKYN_VECTORS") {
        std::fs::write(path, serde_json::to_vec(&all).unwrap()).unwrap();
    }
}

/// Returns whether two words share a stem, as the script of the search page compares them, without
/// the folding of letters.
fn are_related(lang: Lang, first: &str, second: &str) -> bool {
    const MATCHING: [&str; 12] = ["", "--", "-_", "_-", "__", "==", "-?", "?-", "-~", "~-", "_~", "~_"];
    let split = |stem: &str| {
        let at = stem.find(['-', '_', '=', '~', '?']).unwrap_or(stem.len());
        (stem[..at].to_owned(), stem[at..].to_owned())
    };
    let all = |word: &str| stems(word, lang).iter().map(|stem| split(stem)).collect::<Vec<_>>();
    let (first, second) = (all(first), all(second));
    first.iter().any(|(stem, sort)| {
        second.iter().any(|(other, also)| stem == other && MATCHING.contains(&format!("{sort}{also}").as_str()))
    })
}

/// Returns the shares of true and of false pairs that are related, by the kind of pair.
fn related_pairs(lang: Lang, pairs: &str) -> BTreeMap<(bool, String), (usize, usize)> {
    let mut counts: BTreeMap<(bool, String), (usize, usize)> = BTreeMap::new();
    for line in pairs.lines().filter(|line| !line.starts_with(['#', 'q'])) {
        let mut fields = line.split('\t');
        let (Some(query), Some(form), Some(expected)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let kind = fields.next().unwrap_or_default().split(['-', '/']).next().unwrap_or_default();
        let count = counts.entry((expected == "yes", kind.to_owned())).or_default();
        count.0 += usize::from(are_related(lang, query, form));
        count.1 += 1;
    }
    counts
}

/// Also prints the figures of `ky.tsv` and `ru.tsv` in the folder `AIKYN_WORD_PAIRS`, if set.
#[test]
fn held_out_forms_are_related() {
    for (lang, least) in [(Lang::Ky, 0.90), (Lang::Ru, 0.98)] {
        let share = |counts: &BTreeMap<(bool, String), (usize, usize)>, wanted: bool| {
            let of_kind = counts.iter().filter(|((expected, _), _)| *expected == wanted).map(|(_, count)| count);
            let (found, all) = of_kind.fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
            found as f64 / all as f64
        };
        let counts =
            related_pairs(lang, &std::fs::read_to_string(format!("tests/fixtures/search/{lang}.tsv")).unwrap());
        // A tenth of the Kyrgyz queries lack ң, ө and ү, which are not folded here.
        assert!(share(&counts, true) >= least && share(&counts, false) <= 0.02, "{lang} {counts:?}");
        if let Some(folder) = std::env::var_os("AIKYN_WORD_PAIRS") {
            let pairs = std::fs::read_to_string(Path::new(&folder).join(format!("{lang}.tsv"))).unwrap();
            let counts = related_pairs(lang, &pairs);
            println!("{lang}: {:.3} of false pairs, {counts:?}", share(&counts, false));
        }
    }
}

#[test]
fn words_of_different_languages_share_no_key() {
    let built = TestSite::new()
        .without("content/press/news.ru.md")
        .file(
            "content/pages/party.ru.md",
            "---\ntitle: Банкет\nallow: [missing-translation]\n---\nБанкет, голосуйте.\n",
        )
        .file("content/pages/money.ky.md", "---\ntitle: Банк\nallow: [missing-translation]\n---\nБанкы, голос.\n")
        .build();
    let keys = |lang: &str, word: &str| -> Vec<String> {
        let line = lines(&built, lang, word).remove(0);
        line.split('|').nth(1).unwrap().split(',').map(str::to_owned).collect()
    };
    assert!(keys("ky", "банкет").iter().all(|key| key.ends_with('.')), "{:?}", keys("ky", "банкет"));
    assert!(keys("ky", "банкы").iter().all(|key| !key.ends_with('.')));
    assert!(keys("ru", "банкет").iter().all(|key| !key.ends_with('.')));
    assert!(keys("ru", "банкы").iter().all(|key| key.ends_with('.')));
}
