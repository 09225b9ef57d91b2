//! The line with place and date at the head of a release.

use jiff::civil::Date;

use super::block::{Block, TextRun};
use super::report::ImportWarning;
use super::title;
use crate::foundation::lang::Lang;
use crate::language::{WrittenDate, written_dates};

/// The place and date of a release.
#[derive(Debug, Default)]
pub(super) struct Dateline {
    pub place: Option<String>,
    pub date: Option<Date>,
}

/// The maximum number of characters in a dateline.
const MAX_CHARS: usize = 80;
/// Names of the country, which a dateline may have in front of the town.
const COUNTRIES: [&str; 8] = [
    "кыргызстан",
    "киргизия",
    "кыргыз республикасы",
    "кыргызская республика",
    "кыргызской республики",
    "кр",
    "кыргызстан республикасы",
    "республика кыргызстан",
];
/// Words around the name of a town or the number of a year.
const AROUND: [&str; 20] = [
    "г",
    "гор",
    "город",
    "ш",
    "шаары",
    "шаар",
    "с",
    "село",
    "айыл",
    "айылы",
    "пгт",
    "пос",
    "год",
    "года",
    "году",
    "ж",
    "жыл",
    "жылы",
    "а",
    "жылдын",
];
/// Towns of datelines in both languages.
const TOWNS: [&str; 34] = [
    "бишкек",
    "ош",
    "жалал-абад",
    "джалал-абад",
    "баткен",
    "нарын",
    "талас",
    "каракол",
    "токмок",
    "кара-балта",
    "өзгөн",
    "узген",
    "ноокат",
    "ноукат",
    "кара-суу",
    "кант",
    "балыкчы",
    "чолпон-ата",
    "кызыл-кыя",
    "кызыл-кия",
    "таш-көмүр",
    "таш-кумыр",
    "майлуу-суу",
    "майлуу-сай",
    "кара-көл",
    "кара-куль",
    "көк-жаңгак",
    "кок-жангак",
    "сүлүктү",
    "сулюкта",
    "исфана",
    "раззаков",
    "шопоков",
    "кемин",
];

/// Removes the dateline from the head of a text. Only a known place and a date are one.
pub(super) fn extract(
    body: &mut Vec<Block>,
    lang: Lang,
    places: &[&str],
    warnings: &mut Vec<ImportWarning>,
) -> Dateline {
    let mut found = Dateline::default();
    let mut kept = Vec::new();
    let mut dated = None;
    for at in title::head(body) {
        let line = body[at].text();
        if line.chars().count() > MAX_CHARS || !may_be_dateline(&body[at]) {
            continue;
        }
        match parsed(&line, lang, places) {
            Line { place: Some(place), date: Some(date), has_more: false } if title::has_other_text(body, at) => {
                body.remove(at);
                warnings.push(ImportWarning::DatelineMoved(line));
                return Dateline { place: Some(place), date: Some(date) };
            }
            Line { place: None, date: Some(date), has_more: false } if dated.is_none() => {
                dated = Some(line);
                found.date = Some(date);
            }
            Line { place, date, has_more } => {
                let has_place = place.is_some() && (!has_more || line.contains(char::is_numeric));
                kept.extend((has_place || date.is_some()).then_some(ImportWarning::LineKept(line)));
            }
        }
    }
    warnings.extend(kept);
    warnings.extend(dated.map(ImportWarning::DateFromLine));
    found
}

/// Returns whether a block holds only text, in a paragraph or in one row.
fn may_be_dateline(block: &Block) -> bool {
    let is_text = |run: &TextRun| run.object.is_none() && !run.format.struck;
    match block {
        Block::Paragraph(runs) => runs.iter().all(is_text),
        Block::Table(rows) => {
            let cells = rows.iter().flatten().flatten();
            rows.len() == 1
                && cells.into_iter().all(|cell| matches!(cell, Block::Paragraph(runs) if runs.iter().all(is_text)))
        }
        _ => false,
    }
}

/// The meaning of a line.
#[derive(Debug)]
struct Line {
    place: Option<String>,
    /// The only date, if it has a year.
    date: Option<Date>,
    /// Whether the line has other words.
    has_more: bool,
}

fn parsed(line: &str, lang: Lang, places: &[&str]) -> Line {
    let by_lang = |lang: Lang| {
        let dates = written_dates(lang, line);
        let full = dates.iter().find_map(|(range, date)| Some((range.clone(), full_date(*date)?)));
        (dates.len(), full)
    };
    // A dateline may be in the language of the original.
    let mut readings = Lang::ALL.map(|other| (other != lang, by_lang(other)));
    readings.sort_by_key(|(is_other, (_, full))| (full.is_none(), *is_other));
    let [(_, (count, full)), ..] = readings;
    let mut rest = line.to_owned();
    if let Some((range, _)) = &full {
        rest.replace_range(range.clone(), " | ");
    }
    let words: Vec<&str> =
        rest.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let is_known = |name: &str| TOWNS.contains(&name) || places.iter().any(|place| place.to_lowercase() == name);
    // Every way to split the words into a place and words that only surround it.
    let place = (0..words.len()).find_map(|from| {
        (from + 1..=words.len())
            .rev()
            .find(|to| is_known(&words[from..*to].join(" ").to_lowercase()))
            .map(|to| from..to)
    });
    let around: Vec<&str> = match &place {
        Some(range) => [&words[..range.start], &words[range.end..]].concat(),
        None => words.clone(),
    };
    let around = around.join(" ").to_lowercase();
    let is_country = |text: &str| COUNTRIES.contains(&text);
    let without_country = COUNTRIES.iter().find_map(|country| around.strip_prefix(country)).unwrap_or(&around);
    let is_around = without_country.split_whitespace().all(|word| AROUND.contains(&word)) || is_country(&around);
    Line {
        place: place.map(|range| words[range].join(" ")),
        date: full.map(|(_, date)| date),
        has_more: !is_around || count > 1,
    }
}

fn full_date(date: WrittenDate) -> Option<Date> {
    Date::new(date.year?, date.month, date.day).ok()
}
