//! The accuracy of the language and fact checks: on the real texts, and on the same texts with
//! planted mistakes. A test keeps the figures in docs/checks.md equal to the ones measured here.
//!
//! To add a measure, write a function that returns a `Measure`, and add it to `all`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aikyn::foundation::diagnostics::{Diagnostic, Problem, Rule};
use aikyn::foundation::span::Position;
use aikyn::lint;
use aikyn::model::parse::parse;
use aikyn::source::input::{Inputs, Now, Settings, scan};
use jiff::civil::date;

use crate::harness::updates_snapshots;

const RULES: [Rule; 8] = [
    Rule::WrongLanguage,
    Rule::MixedScript,
    Rule::KyrgyzLetters,
    Rule::NumberMismatch,
    Rule::WeekdayMismatch,
    Rule::UnexplainedAbbreviation,
    Rule::UnbalancedQuotes,
    Rule::LiteralMarkup,
];

const PAIRS: [(&str, &str); 2] = [
    ("content/press/koshunangdan-korup/index.ky.md", "content/press/koshunangdan-korup/index.ru.md"),
    ("content/pages/about.ky.md", "content/pages/about.ru.md"),
];

/// The number of planted mistakes, and of those that were reported.
struct Measure {
    what: &'static str,
    planted: usize,
    found: usize,
}

fn now() -> Now {
    Now::Local(date(2026, 11, 23).at(0, 0, 0, 0))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn content() -> Inputs {
    scan(root(), now(), Settings::default()).unwrap()
}

fn text(inputs: &Inputs, path: &str) -> String {
    String::from_utf8(inputs.bytes(path).unwrap().to_vec()).unwrap()
}

/// Returns the diagnostics of the measured rules.
fn diagnostics(inputs: &Inputs) -> Vec<Diagnostic> {
    let diagnostics = lint::check(&parse(inputs, None).value, inputs, None);
    diagnostics.into_iter().filter(|diagnostic| RULES.contains(&diagnostic.rule())).collect()
}

fn notes_of(inputs: &Inputs, rule: Rule) -> Vec<Diagnostic> {
    diagnostics(inputs).into_iter().filter(|diagnostic| diagnostic.rule() == rule).collect()
}

/// Returns a site of these files only, with the languages and the glossary of the real one.
fn small(files: &[(&str, &str)]) -> Inputs {
    let all = content();
    let mut inputs = Inputs::new(now())
        .with("content/site.yaml", "title: {ky: Сайт, ru: Сайт}\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\n")
        .with("content/data/glossary.yaml", text(&all, "content/data/glossary.yaml"));
    for (path, text) in files {
        inputs = inputs.with(path, text);
    }
    inputs
}

/// Whether the byte offset is in the text of a body, outside link addresses.
fn is_words(text: &str, at: usize) -> bool {
    let body = text[4..].find("\n---\n").unwrap() + 9;
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let before = &text[line..at];
    let in_address = before.rfind("](").is_some_and(|open| !before[open..].contains(')')) || before.ends_with("[^");
    at >= body && !in_address && !before.contains("www.") && !text[line..].starts_with("[^")
}

/// Returns the paragraphs, items and headings of a body, without markup.
fn paragraphs(text: &str) -> Vec<String> {
    let body = &text[text[4..].find("\n---\n").unwrap() + 9..];
    let lines = body.lines().map(|line| line.trim_start_matches(['#', '-', '>', ' ', '*']));
    lines
        .filter(|line| line.chars().filter(|c| c.is_alphabetic()).count() > 3 && !line.starts_with('['))
        .map(str::to_owned)
        .collect()
}

/// Returns the texts of all records in one language: the values of `ky: "` or `ru: "`.
fn values(inputs: &Inputs, lang: &str) -> Vec<String> {
    let key = format!("{lang}: \"");
    let files = inputs.files_under("content/data/").map(|(path, _)| text(inputs, path)).collect::<Vec<_>>();
    let lines = files.iter().flat_map(|file| file.lines());
    lines.filter_map(|line| Some(line.split(&key).nth(1)?.split('"').next()?.to_owned())).collect()
}

// ---- the original texts ----

/// Returns the strings of the default theme as one page, one per paragraph.
fn interface(lang: &str) -> String {
    let file = fs::read_to_string(root().join(format!("themes/default/strings/{lang}.ftl"))).unwrap();
    let values = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    let plain = values.map(|(_, value)| value.split(['{', '}']).step_by(2).collect::<Vec<_>>().join("41"));
    format!("---\ntitle: А\n---\n{}\n", plain.collect::<Vec<_>>().join("\n\n"))
}

#[test]
fn original_texts_give_no_false_positives() {
    let site = content();
    let told: Vec<String> = diagnostics(&site).iter().map(|diagnostic| format!("{diagnostic:?}")).collect();
    assert!(told.is_empty(), "{told:#?}");
    for lang in ["ky", "ru"] {
        let path = format!("content/pages/interface.{lang}.md");
        let told = diagnostics(&small(&[(path.as_str(), interface(lang).as_str())]));
        // A single language has no translation to compare numbers with.
        assert!(told.is_empty(), "{told:#?}");
    }
}

// ---- planted mistakes ----

/// Replaces one letter in every word by a look-alike.
fn look_alikes(what: &'static str, twins: &[(char, char)], langs: &[&str]) -> [Measure; 2] {
    let site = content();
    let (mut planted, mut found, mut fixed) = (0, 0, 0);
    for path in PAIRS
        .iter()
        .flat_map(|(ky, ru)| [*ky, *ru])
        .filter(|path| langs.iter().any(|lang| path.contains(&format!(".{lang}."))))
    {
        let text = text(&site, path);
        let mut corrupt = String::new();
        let mut words: BTreeSet<(usize, String)> = BTreeSet::new();
        let mut at = 0;
        for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            let cyrillic = word.chars().count() > 1 && word.chars().all(|c| ('\u{400}'..='\u{4ff}').contains(&c));
            let twin = twins.iter().find(|(right, _)| word.contains(*right));
            match twin.filter(|_| cyrillic && is_words(&text, at)) {
                Some((right, wrong)) => {
                    words.insert((corrupt.len(), word.to_owned()));
                    corrupt.push_str(&part.replacen(*right, &wrong.to_string(), 1));
                }
                None => corrupt.push_str(part),
            }
            at += part.len();
        }
        planted += words.len();
        for diagnostic in notes_of(&small(&[(path, &corrupt)]), Rule::MixedScript) {
            let Position::Span(letter) = diagnostic.location.at else { continue };
            let Problem::MixedScript { fix, .. } = diagnostic.problem else { continue };
            let right = words.range(..=(letter.start, char::MAX.to_string())).next_back();
            let right = right.filter(|(start, word)| letter.start < start + word.len() + 2);
            found += usize::from(right.is_some());
            if let (Some((_, right)), Some(fix)) = (right, fix) {
                assert_eq!(fix.new, *right, "a wrong fix is worse than no fix");
                fixed += 1;
            }
        }
    }
    [
        Measure { what, planted, found },
        Measure { what: "… of these, fixed to the original word", planted, found: fixed },
    ]
}

/// Replaces the letters of every Kyrgyz word that a Russian keyboard lacks.
fn plain_letters() -> [Measure; 2] {
    let site = content();
    let (mut planted, mut found, mut fixed) = (0, 0, 0);
    for path in PAIRS.map(|(ky, _)| ky) {
        let text = text(&site, path);
        let mut plain = String::new();
        let mut words: BTreeSet<(usize, String)> = BTreeSet::new();
        let mut at = 0;
        for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            match word.contains(['ң', 'ө', 'ү', 'Ң', 'Ө', 'Ү']) && is_words(&text, at) {
                true => {
                    words.insert((plain.len(), word.to_owned()));
                    let fold = |c: char| "ноуНОУ".chars().nth("ңөүҢӨҮ".chars().position(|own| own == c).unwrap());
                    plain.extend(part.chars().map(|c| if "ңөүҢӨҮ".contains(c) { fold(c).unwrap() } else { c }));
                }
                false => plain.push_str(part),
            }
            at += part.len();
        }
        planted += words.len();
        for diagnostic in notes_of(&small(&[(path, &plain)]), Rule::KyrgyzLetters) {
            let Problem::KyrgyzLetters { word_span, restored, .. } = diagnostic.problem else { continue };
            let right = words.iter().find(|(start, _)| *start == word_span.start);
            found += 1;
            assert_eq!(Some(&restored), right.map(|(_, word)| word), "a wrong fix is worse than no fix");
            fixed += 1;
        }
    }
    [
        Measure { what: "a Kyrgyz word without ң, ө, ү (words with one reading)", planted, found },
        Measure { what: "… of these, fixed to the original word", planted, found: fixed },
    ]
}

/// Puts each text into a file of the other language.
fn wrong_language(lengths: std::ops::Range<usize>, what: &'static str) -> Measure {
    let site = content();
    let (mut planted, mut found) = (0, 0);
    for (nth, (own, other)) in [("ky", "ru"), ("ru", "ky")].into_iter().enumerate() {
        let files = PAIRS.map(|pair| if nth == 0 { pair.0 } else { pair.1 });
        let texts = files.iter().flat_map(|path| paragraphs(&text(&site, path))).chain(values(&site, own));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let texts: Vec<String> = texts.filter(|text| lengths.contains(&letters(text))).collect();
        let page = format!("---\ntitle: А\n---\n{}\n", texts.join("\n\n"));
        planted += texts.len();
        let path = format!("content/pages/x.{other}.md");
        found += notes_of(&small(&[(path.as_str(), page.as_str())]), Rule::WrongLanguage).len();
    }
    Measure { what, planted, found }
}

/// Changes each number of a page in turn, in one language only.
fn numbers_in_pages() -> Measure {
    let site = content();
    let (mut planted, mut found) = (0, 0);
    for (ky, ru) in PAIRS {
        for (path, other) in [(ky, ru), (ru, ky)] {
            let (text, translation) = (text(&site, path), text(&site, other));
            for (start, changed) in changed_numbers(&text).into_iter().filter(|(start, _)| is_words(&text, *start)) {
                planted += 1;
                let told = notes_of(&small(&[(path, &changed), (other, &translation)]), Rule::NumberMismatch);
                found += usize::from(
                    told.iter()
                        .any(|diagnostic| &*diagnostic.location.path == path || &*diagnostic.location.path == other)
                        && start > 0,
                );
            }
        }
    }
    Measure { what: "a number of a page changed in one language", planted, found }
}

/// Changes each number of a record in turn, in one language only.
fn numbers_in_data() -> Measure {
    let site = content();
    let (mut planted, mut found) = (0, 0);
    for file in ["visits", "programmes", "glossary", "documents"] {
        let path = format!("content/data/{file}.yaml");
        let text = text(&site, &path);
        for (start, changed) in changed_numbers(&text) {
            let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
            let before = &text[line..start];
            let in_text =
                before.rfind("y: \"").or(before.rfind("u: \"")).is_some_and(|open| !before[open + 4..].contains('"'));
            if in_text && !before.contains("://") {
                planted += 1;
                found += usize::from(!notes_of(&small(&[(&path, &changed)]), Rule::NumberMismatch).is_empty());
            }
        }
    }
    Measure { what: "a number of a record's text changed in one language", planted, found }
}

/// Returns, for each number, its offset and the text with the last digit of this number
/// incremented.
fn changed_numbers(text: &str) -> Vec<(usize, String)> {
    let ends = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    ends.filter(|at| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
        .map(|at| {
            let digit = (text.as_bytes()[at] - b'0' + 1) % 10;
            (at, format!("{}{digit}{}", &text[..at], &text[at + 1..]))
        })
        .collect()
}

/// Appends a day of the week to each date of the release: the right one, or each of the other six.
fn weekdays(right: bool, what: &'static str) -> Measure {
    const KY: [&str; 7] = ["дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби", "жекшемби"];
    const RU: [&str; 7] = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];
    let site = content();
    let seed = fs::read_to_string(root().join("tests/fixtures/press-release.ky.txt")).unwrap();
    let seed = format!("---\ntitle: А\ndate: 2017-11\n---\n{seed}");
    let ru = text(&site, PAIRS[0].1).replace("---\n#", "---\ndate: 2017-11\n#");
    let files = [
        ("content/press/x.ky.md", text(&site, PAIRS[0].0), "-ноябр", KY),
        ("content/press/x.ky.md", seed, "-ноябр", KY),
        ("content/press/x.ru.md", ru, " ноября", RU),
    ];
    let (mut planted, mut found) = (0, 0);
    for (path, text, month, names) in files {
        for (at, _) in text.match_indices(month) {
            let day = &text[text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len()..at];
            let Ok(day) = day.parse::<i8>() else { continue };
            let end = at + 1 + text[at + 1..].find(|c: char| !c.is_alphabetic()).unwrap();
            let real = date(2017, 11, day).weekday().to_monday_zero_offset();
            for (name, _) in names.iter().zip(0..).filter(|(_, nth)| (*nth == real) == right) {
                let changed = format!("{}, {name}{}", &text[..end], &text[end..]);
                planted += 1;
                found += notes_of(&small(&[(path, &changed)]), Rule::WeekdayMismatch).len();
            }
        }
    }
    Measure { what, planted, found }
}

/// Puts abbreviations that the glossary lacks into the paragraphs, with endings in Kyrgyz.
fn abbreviations(explained: bool, what: &'static str) -> Measure {
    const OTHERS: [&str; 15] = [
        "КУ",
        "БАМИ",
        "ОКБ",
        "ЖИА",
        "ПСД",
        "ТКЖ",
        "МИБП",
        "ШОС",
        "ОБСЕ",
        "ПРООН",
        "ЮСАИД",
        "ГАМСУМУ",
        "БШК",
        "ИМК",
        "UNDP",
    ];
    const ENDINGS: [&str; 4] = ["", "нын", "дагы", "-сессия"];
    let site = content();
    let (mut planted, mut found) = (0, 0);
    for path in PAIRS.iter().flat_map(|(ky, ru)| [*ky, *ru]) {
        let endings = if path.contains(".ky.") { &ENDINGS[..] } else { &ENDINGS[..1] };
        let all = paragraphs(&text(&site, path));
        let cases = OTHERS.iter().flat_map(|word| endings.iter().map(move |ending| (word, ending)));
        for ((word, ending), paragraph) in cases.zip(all.iter().cycle()) {
            let inserted = if explained {
                format!("{paragraph} ({word})")
            } else {
                format!("{paragraph} {word}{ending} {paragraph}")
            };
            let page = format!("---\ntitle: А\n---\n{inserted}\n");
            let told = notes_of(&small(&[(path, &page)]), Rule::UnexplainedAbbreviation);
            let is_it = |diagnostic: &Diagnostic| matches!(&diagnostic.problem, Problem::UnexplainedAbbreviation { abbreviation } if abbreviation == word);
            planted += 1;
            found += usize::from(told.iter().any(is_it));
        }
    }
    Measure { what, planted, found }
}

/// Removes each quotation mark in turn.
fn quotes() -> Measure {
    let site = content();
    let (mut planted, mut found) = (0, 0);
    for path in
        PAIRS.iter().flat_map(|(ky, ru)| [*ky, *ru]).chain(["content/data/visits.yaml", "content/data/programmes.yaml"])
    {
        let text = text(&site, path);
        let marks =
            text.match_indices(['«', '»', '„', '“']).filter(|(at, _)| path.ends_with("yaml") || is_words(&text, *at));
        for (at, mark) in marks {
            let line = &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..];
            if line.trim_start().starts_with('#') && path.ends_with("yaml") {
                continue;
            }
            let changed = format!("{}{}", &text[..at], &text[at + mark.len()..]);
            planted += 1;
            found += usize::from(notes_of(&small(&[(path, &changed)]), Rule::UnbalancedQuotes).len() == 1);
        }
    }
    Measure { what: "a quotation mark left out", planted, found }
}

/// Makes each quotation bold in turn: with an ending attached, which breaks the markup, and
/// without.
fn emphasis() -> [Measure; 3] {
    let site = content();
    let (mut planted, mut found, mut fixed, mut silent) = (0, 0, 0, 0);
    for path in PAIRS.iter().flat_map(|(ky, ru)| [*ky, *ru]) {
        let text = text(&site, path);
        for (at, _) in text.match_indices('«').filter(|(at, _)| is_words(&text, *at)) {
            let end = at + text[at..].find('»').unwrap() + '»'.len_utf8();
            if text[at..end].contains(['[', '*'])
                || text[..at].ends_with('[')
                || text[end..].starts_with(|c: char| c.is_alphabetic())
            {
                continue;
            }
            let with = |inner: &str| format!("{}{inner}{}", &text[..at], &text[end..]);
            let told = |inner: &str| notes_of(&small(&[(path, &with(inner))]), Rule::LiteralMarkup);
            planted += 1;
            let diagnostics = told(&format!("**{}**дун", &text[at..end]));
            found += usize::from(diagnostics.len() == 1);
            if let [Diagnostic { problem: Problem::LiteralMarkup { edits, .. }, .. }] = diagnostics.as_slice() {
                let mut corrected = with(&format!("**{}**дун", &text[at..end]));
                for edit in edits.iter().rev() {
                    corrected.replace_range(edit.span.start..edit.span.end, &edit.text);
                }
                fixed += usize::from(notes_of(&small(&[(path, &corrected)]), Rule::LiteralMarkup).is_empty());
            }
            silent += usize::from(told(&format!("**{}**", &text[at..end])).is_empty());
        }
    }
    [
        Measure { what: "a bold quotation followed by an ending", planted, found },
        Measure { what: "… of these, advised so that it works", planted, found: fixed },
        Measure { what: "a bold quotation that works, reported", planted, found: planted - silent },
    ]
}

const LATIN: [(char, char); 11] = [
    ('с', 'c'),
    ('о', 'o'),
    ('а', 'a'),
    ('е', 'e'),
    ('р', 'p'),
    ('х', 'x'),
    ('К', 'K'),
    ('М', 'M'),
    ('А', 'A'),
    ('О', 'O'),
    ('Т', 'T'),
];
const KYRGYZ: [(char, char); 4] = [('ө', 'θ'), ('ң', 'ӊ'), ('ү', 'ʏ'), ('Ө', 'Ɵ')];
const UMLAUTS: [(char, char); 3] = [('ө', 'ö'), ('ү', 'ü'), ('Ө', 'Ö')];

fn all() -> Vec<(Rule, Measure)> {
    let mut rows: Vec<(Rule, Measure)> = Vec::new();
    let mut add = |rule: Rule, measures: Vec<Measure>| rows.extend(measures.into_iter().map(|measure| (rule, measure)));
    add(
        Rule::WrongLanguage,
        vec![
            wrong_language(120..100_000, "a text of 120 letters or more under the other language"),
            wrong_language(60..120, "a text of 60 to 119 letters under the other language"),
            wrong_language(0..60, "a shorter one: names, titles (meant to be let pass)"),
        ],
    );
    add(Rule::MixedScript, look_alikes("a Latin letter in a word, both languages", &LATIN, &["ky", "ru"]).into());
    add(Rule::MixedScript, look_alikes("`θ`, `ӊ`, `ʏ` in a Kyrgyz word", &KYRGYZ, &["ky"]).into());
    add(Rule::MixedScript, look_alikes("`ö`, `ü` in a Kyrgyz word", &UMLAUTS, &["ky"]).into());
    add(Rule::KyrgyzLetters, plain_letters().into());
    add(Rule::NumberMismatch, vec![numbers_in_pages(), numbers_in_data()]);
    add(
        Rule::WeekdayMismatch,
        vec![
            weekdays(false, "a wrong day of the week after a date"),
            weekdays(true, "the right day of the week after a date, reported"),
        ],
    );
    add(
        Rule::UnexplainedAbbreviation,
        vec![
            abbreviations(false, "an abbreviation that nothing explains"),
            abbreviations(true, "the same in brackets after its words, reported"),
        ],
    );
    add(Rule::UnbalancedQuotes, vec![quotes()]);
    add(Rule::LiteralMarkup, emphasis().into());
    rows
}

const BEGIN: &str = "<!-- measured: begin -->\n";
const END: &str = "<!-- measured: end -->\n";

/// `INSTA_UPDATE=always` updates the table.
#[test]
fn figures_in_docs_are_the_measured_ones() {
    let mut table = String::from("| rule | inserted mistake | cases | reported |\n|---|---|---:|---:|\n");
    for (rule, Measure { what, planted, found }) in all() {
        table.push_str(&format!("| `{rule}` | {what} | {planted} | {found} |\n"));
    }
    let path = root().join("docs/checks.md");
    let document = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (head, rest) = document.split_once(BEGIN).expect("docs/checks.md has a start mark for the table");
    let (shown, tail) = rest.split_once(END).expect("docs/checks.md has an end mark for the table");
    if updates_snapshots() {
        fs::write(&path, format!("{head}{BEGIN}{table}{END}{tail}")).unwrap();
        return;
    }
    assert_eq!(shown, table);
}
