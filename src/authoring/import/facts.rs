//! Metadata of a release, extracted from its text: the title, the dateline, the contact person.
//!
//! Only certain facts are extracted. Other text stays, and the author gets a warning.

use jiff::civil::Date;

use super::document::Block;
use super::report::ImportWarning;
use crate::foundation::lang::Lang;
use crate::language::{WrittenDate, capitalize, written_dates};
use crate::source::yaml::Id;

/// The data of the site that the conversion uses.
#[derive(Debug)]
pub struct ImportContext<'k> {
    pub today: Date,
    /// Possible contact persons with their ids, e-mail addresses and phone numbers.
    pub people: Vec<Contact<'k>>,
}

/// A possible contact person of a release.
#[derive(Debug)]
pub struct Contact<'k> {
    pub id: &'k Id,
    pub email: Option<&'k str>,
    pub phone: Option<&'k str>,
}

/// A release with its metadata.
pub(super) struct Facts {
    pub title: String,
    pub date: Date,
    pub place: Option<String>,
    pub person: Option<String>,
    pub body: Vec<Block>,
}

/// The limits of the head of a release: blocks, and characters per line.
const MAX_HEAD_BLOCKS: usize = 8;
const MAX_LINE_CHARS: usize = 200;
/// The maximum number of characters in a dateline.
const MAX_DATELINE_CHARS: usize = 80;
/// The number of blocks at the end that may hold the contacts.
const MAX_FOOT_BLOCKS: usize = 5;
/// Labels above a release that only say that it is one.
const LABELS: [&str; 7] =
    ["прессрелиз", "прессрелизи", "басмасөз", "басмасөзрелизи", "маалымбаракча", "сообщениедляпрессы", "pressrelease"];
/// Names of the country, which a dateline may have in front of the town.
const COUNTRIES: [&str; 4] = ["кыргызстан", "киргизия", "кыргыз республикасы", "кыргызская республика"];
/// Towns of datelines in both languages.
const TOWNS: [&str; 22] = [
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
    "майлуу-суу",
];

/// Extracts the metadata of a release.
pub(super) fn extract(
    mut body: Vec<Block>,
    lang: Lang,
    context: &ImportContext,
    warnings: &mut Vec<ImportWarning>,
) -> Facts {
    let is_label = |block: &Block| {
        let letters: String = block.text().to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
        LABELS.contains(&letters.as_str())
    };
    if let Some(at) = body.iter().take(MAX_HEAD_BLOCKS).position(is_label) {
        body.remove(at);
    }
    let title = title(&mut body, warnings);
    let (place, date) = dateline(&mut body, lang, warnings);
    if date.is_none() {
        warnings.push(ImportWarning::DateUnsure);
    }
    let person = contact(&mut body, &context.people, warnings);
    Facts { title, date: date.unwrap_or(context.today), place, person, body }
}

impl Facts {
    /// Returns the front matter of a draft, with its delimiters.
    pub(super) fn front_matter(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut lines = vec![format!("title: {}", quoted(&self.title)), format!("date: {}", self.date)];
        lines.extend(self.place.iter().map(|place| format!("place: {}", quoted(place))));
        lines.extend(self.person.iter().map(|person| format!("people: [{person}]")));
        lines.push("draft: true".to_owned());
        format!("---\n{}\n---\n", lines.join("\n"))
    }
}

/// Returns the blocks before the first long one.
fn head(body: &[Block]) -> &[Block] {
    let end =
        body.iter().position(|block| matches!(block, Block::Table(_)) || block.text().chars().count() > MAX_LINE_CHARS);
    &body[..end.unwrap_or(body.len()).min(MAX_HEAD_BLOCKS)]
}

fn title(body: &mut Vec<Block>, warnings: &mut Vec<ImportWarning>) -> String {
    let head = head(body);
    let at = head
        .iter()
        .position(|block| matches!(block, Block::Title(_)))
        .or_else(|| head.iter().position(|block| matches!(block, Block::Heading(1, _))))
        .or_else(|| head.iter().position(|block| is_in_capitals(&block.text())))
        .or_else(|| head.iter().position(is_bold));
    let title = match at.or((!head.is_empty()).then_some(0)) {
        Some(at) => {
            let title = body.remove(at).text();
            // A title over two lines is two paragraphs in capitals.
            match body.get(at).map(Block::text).filter(|next| is_in_capitals(&title) && is_in_capitals(next)) {
                Some(next) => {
                    body.remove(at);
                    format!("{title} {next}")
                }
                None => title,
            }
        }
        // Without a head, the title is the beginning of the text, which stays.
        None => body.first().map(Block::text).unwrap_or_default().chars().take(MAX_LINE_CHARS / 2).collect(),
    };
    if at.is_none() {
        warnings.push(ImportWarning::TitleUnsure);
    }
    if !is_in_capitals(&title) {
        return title;
    }
    warnings.push(ImportWarning::Capitals);
    let mut sentence_case = String::new();
    for sentence in title.to_lowercase().split_inclusive(['.', '!', '?']) {
        let start = sentence.len() - sentence.trim_start().len();
        sentence_case.push_str(&sentence[..start]);
        sentence_case.push_str(&capitalize(&sentence[start..]));
    }
    sentence_case
}

fn is_in_capitals(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    text.split_whitespace().count() > 1 && letters.len() > 5 && letters.iter().all(|c| c.is_uppercase())
}

fn is_bold(block: &Block) -> bool {
    matches!(block, Block::Paragraph(runs) if runs.iter().all(|run| run.bold || run.text.trim().is_empty()))
}

/// Extracts the place and the date from the head of a release.
fn dateline(body: &mut Vec<Block>, lang: Lang, warnings: &mut Vec<ImportWarning>) -> (Option<String>, Option<Date>) {
    let (mut place, mut date) = (None, None);
    let mut at = 0;
    for _ in 0..head(body).len() {
        let line = body[at].text();
        let short = line.chars().count() <= MAX_DATELINE_CHARS && !line.ends_with(['.', '!', '?', ':']);
        if !matches!(body[at], Block::Paragraph(_)) || !(short || line.ends_with(" г.") || line.ends_with("-ж.")) {
            at += 1;
            continue;
        }
        let (line_place, line_date) = (places(&line, lang), full_date(&line, lang));
        // A short line is a dateline only if it has a country, a town, or a full date.
        let small = line.to_lowercase();
        let named = COUNTRIES.iter().any(|country| small.contains(country))
            || line_place.iter().any(|place| TOWNS.contains(&place.to_lowercase().as_str()));
        if !named && line_date.is_none() {
            at += 1;
            continue;
        }
        match line_place[..] {
            [] if line_date.is_some() => date = date.or(line_date),
            [ref only] if place.is_none() => {
                place = Some(only.clone());
                date = date.or(line_date);
            }
            _ => {
                warnings.push(ImportWarning::PlaceUnsure(line));
                date = date.or(line_date);
                at += 1;
                continue;
            }
        }
        body.remove(at);
    }
    (place, date)
}

/// Returns the parts of a line that may be a place. Dates, countries and years are not.
fn places(line: &str, lang: Lang) -> Vec<String> {
    let mut rest = line.to_owned();
    for (range, _) in written_dates(lang, line).into_iter().rev() {
        rest.replace_range(range, ",");
    }
    let parts = rest.split([',', '–', '—', '|', '/']).map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()));
    let parts = parts.filter(|part| part.chars().any(char::is_alphabetic));
    let parts = parts.filter(|part| !COUNTRIES.contains(&part.to_lowercase().as_str()));
    // Abbreviations of "year" remain when a date is removed: «г.», «ж.».
    let parts = parts.filter(|part| part.chars().count() > 1 && part.chars().next().is_some_and(char::is_uppercase));
    parts.map(|part| part.trim_start_matches("г. ").to_owned()).collect()
}

fn full_date(line: &str, lang: Lang) -> Option<Date> {
    let mut dates = written_dates(lang, line).into_iter();
    match (dates.next(), dates.next()) {
        (Some((_, WrittenDate { year: Some(year), month, day })), None) => Date::new(year, month, day).ok(),
        _ => None,
    }
}

/// Removes the paragraph of contacts at the end if it belongs to one known person.
fn contact(body: &mut Vec<Block>, people: &[Contact], warnings: &mut Vec<ImportWarning>) -> Option<String> {
    let start = body.len().saturating_sub(MAX_FOOT_BLOCKS);
    let at = (start..body.len()).rev().find(|at| {
        let text = body[*at].text().to_lowercase();
        text.contains('@') || text.contains("тел.") || text.contains("тел:")
    })?;
    let text = body[at].text().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_named = |person: &&Contact| {
        let by_mail = person.email.is_some_and(|email| text.contains(&email.to_lowercase()));
        // The last nine digits, because the country code is optional.
        let phone: String = person.phone.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        by_mail || phone.len() >= 9 && digits.contains(&phone[phone.len() - 9..])
    };
    let mut named = people.iter().filter(is_named);
    match (named.next(), named.next()) {
        (Some(person), None) if matches!(body[at], Block::Paragraph(_)) => {
            body.remove(at);
            let id = person.id.to_string();
            warnings.push(ImportWarning::ContactMoved(id.clone()));
            Some(id)
        }
        _ => {
            warnings.push(ImportWarning::ContactsLeft);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::TextRun;
    use super::*;
    use jiff::civil::date;

    fn lines(lines: &[&str]) -> Vec<Block> {
        let run = |text: &&str| TextRun { text: (*text).to_owned(), ..TextRun::default() };
        lines.iter().map(|text| Block::Paragraph(vec![run(text)])).collect()
    }

    fn extracted(text: &[&str], lang: Lang) -> (Facts, Vec<ImportWarning>) {
        let mut warnings = Vec::new();
        let context = ImportContext { today: date(2026, 11, 23), people: Vec::new() };
        let facts = extract(lines(text), lang, &context, &mut warnings);
        (facts, warnings)
    }

    #[test]
    fn head_gives_title_place_and_date() {
        let (facts, warnings) = extracted(
            &["ПРЕСС-РЕЛИЗ", "Кыргызстан, Бишкек, 16 ноября 2017 года", "ПОСМОТРИ НА СОСЕДА! СДЕЛАЙ ЛУЧШЕ", "Текст."],
            Lang::Ru,
        );
        assert_eq!(facts.title, "Посмотри на соседа! Сделай лучше");
        assert_eq!((facts.place.as_deref(), facts.date), (Some("Бишкек"), date(2017, 11, 16)));
        assert_eq!(facts.body, lines(&["Текст."]));
        assert_eq!(warnings, [ImportWarning::Capitals]);
    }

    #[test]
    fn uncertain_facts_stay_with_a_warning() {
        let (facts, warnings) = extracted(&["Жаңылык", "Ош, Бишкек", "Текст."], Lang::Ky);
        assert_eq!((facts.title.as_str(), facts.place, facts.date), ("Жаңылык", None, date(2026, 11, 23)));
        assert_eq!(facts.body, lines(&["Ош, Бишкек", "Текст."]));
        assert_eq!(
            warnings,
            [ImportWarning::TitleUnsure, ImportWarning::PlaceUnsure("Ош, Бишкек".into()), ImportWarning::DateUnsure]
        );
    }
}
