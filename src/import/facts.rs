//! What a release says of itself, taken out of its text: its headline, the line with place and date, whom to call.
//!
//! Taken is only what is sure; the rest stays in the text, and the author is told.

use jiff::civil::Date;

use super::document::Block;
use super::report::ImportWarning;
use crate::lang::Lang;
use crate::text::{WrittenDate, capitalize, written_dates};
use crate::yaml::Id;

/// What the site knows that a release may speak of.
#[derive(Debug)]
pub struct ImportContext<'k> {
    pub today: Date,
    /// Whom one may call: their ids, e-mail addresses and phone numbers.
    pub people: Vec<Contact<'k>>,
}

/// Somebody whom releases name as their contact.
#[derive(Debug)]
pub struct Contact<'k> {
    pub id: &'k Id,
    pub email: Option<&'k str>,
    pub phone: Option<&'k str>,
}

/// A release in its parts.
pub struct Facts {
    pub title: String,
    pub date: Date,
    pub place: Option<String>,
    pub person: Option<String>,
    pub body: Vec<Block>,
}

/// How many blocks the head of a release has at most, and how many letters a line of it.
const HEAD: usize = 8;
const LINE: usize = 200;
/// A line with place and date is shorter.
const DATELINE: usize = 80;
/// How many blocks at the end may hold the contacts.
const FOOT: usize = 5;
/// What stands above a release and says only that it is one.
const MARKS: [&str; 7] =
    ["прессрелиз", "прессрелизи", "басмасөз", "басмасөзрелизи", "маалымбаракча", "сообщениедляпрессы", "pressrelease"];
/// Of a place, the country is known.
const COUNTRIES: [&str; 4] = ["кыргызстан", "киргизия", "кыргыз республикасы", "кыргызская республика"];
/// Towns that releases are written in, in both languages.
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

/// Takes the facts out of a release.
pub fn take(mut body: Vec<Block>, lang: Lang, context: &ImportContext, warnings: &mut Vec<ImportWarning>) -> Facts {
    let is_mark = |block: &Block| {
        let letters: String = block.text().to_lowercase().chars().filter(|sign| sign.is_alphabetic()).collect();
        MARKS.contains(&letters.as_str())
    };
    if let Some(at) = body.iter().take(HEAD).position(is_mark) {
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
    /// The front matter, between its lines. A draft: somebody has to look at it first.
    pub fn front_matter(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut lines = vec![format!("title: {}", quoted(&self.title)), format!("date: {}", self.date)];
        lines.extend(self.place.iter().map(|place| format!("place: {}", quoted(place))));
        lines.extend(self.person.iter().map(|person| format!("people: [{person}]")));
        lines.push("draft: true".to_owned());
        format!("---\n{}\n---\n", lines.join("\n"))
    }
}

/// The blocks above the first long one.
fn head(body: &[Block]) -> &[Block] {
    let end = body.iter().position(|block| matches!(block, Block::Table(_)) || block.text().chars().count() > LINE);
    &body[..end.unwrap_or(body.len()).min(HEAD)]
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
            // A headline over two lines is two paragraphs in capitals.
            match body.get(at).map(Block::text).filter(|next| is_in_capitals(&title) && is_in_capitals(next)) {
                Some(next) => {
                    body.remove(at);
                    format!("{title} {next}")
                }
                None => title,
            }
        }
        // A text without a head: its first words, which stay where they are.
        None => body.first().map(Block::text).unwrap_or_default().chars().take(LINE / 2).collect(),
    };
    if at.is_none() {
        warnings.push(ImportWarning::TitleUnsure);
    }
    if !is_in_capitals(&title) {
        return title;
    }
    warnings.push(ImportWarning::Capitals);
    let mut written = String::new();
    for sentence in title.to_lowercase().split_inclusive(['.', '!', '?']) {
        let start = sentence.len() - sentence.trim_start().len();
        written.push_str(&sentence[..start]);
        written.push_str(&capitalize(&sentence[start..]));
    }
    written
}

fn is_in_capitals(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|sign| sign.is_alphabetic()).collect();
    text.split_whitespace().count() > 1 && letters.len() > 5 && letters.iter().all(|letter| letter.is_uppercase())
}

fn is_bold(block: &Block) -> bool {
    matches!(block, Block::Paragraph(runs) if runs.iter().all(|run| run.bold || run.text.trim().is_empty()))
}

/// The line of place and date, which stands in the head of a release.
fn dateline(body: &mut Vec<Block>, lang: Lang, warnings: &mut Vec<ImportWarning>) -> (Option<String>, Option<Date>) {
    let (mut place, mut date) = (None, None);
    let mut at = 0;
    for _ in 0..head(body).len() {
        let line = body[at].text();
        let short = line.chars().count() <= DATELINE && !line.ends_with(['.', '!', '?', ':']);
        if !matches!(body[at], Block::Paragraph(_)) || !(short || line.ends_with(" г.") || line.ends_with("-ж.")) {
            at += 1;
            continue;
        }
        let (own_place, own_date) = (places(&line, lang), full_date(&line, lang));
        // A short line is not yet one of place and date: it names a country, a town, or a full date.
        let small = line.to_lowercase();
        let named = COUNTRIES.iter().any(|country| small.contains(country))
            || own_place.iter().any(|place| TOWNS.contains(&place.to_lowercase().as_str()));
        if !named && own_date.is_none() {
            at += 1;
            continue;
        }
        match own_place[..] {
            [] if own_date.is_some() => date = date.or(own_date),
            [ref own] if place.is_none() => {
                place = Some(own.clone());
                date = date.or(own_date);
            }
            _ => {
                warnings.push(ImportWarning::PlaceUnsure(line));
                date = date.or(own_date);
                at += 1;
                continue;
            }
        }
        body.remove(at);
    }
    (place, date)
}

/// The parts of a line that may be a place: what is no date, no country and no year.
fn places(line: &str, lang: Lang) -> Vec<String> {
    let mut rest = line.to_owned();
    for (range, _) in written_dates(lang, line).into_iter().rev() {
        rest.replace_range(range, ",");
    }
    let parts =
        rest.split([',', '–', '—', '|', '/']).map(|part| part.trim_matches(|sign: char| !sign.is_alphanumeric()));
    let parts = parts.filter(|part| part.chars().any(char::is_alphabetic));
    let parts = parts.filter(|part| !COUNTRIES.contains(&part.to_lowercase().as_str()));
    // What is left of a date: «г.», «ж.».
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

/// The paragraph of contacts at the end, when it is that of somebody whom the site knows.
fn contact(body: &mut Vec<Block>, people: &[Contact], warnings: &mut Vec<ImportWarning>) -> Option<String> {
    let start = body.len().saturating_sub(FOOT);
    let at = (start..body.len()).rev().find(|at| {
        let text = body[*at].text().to_lowercase();
        text.contains('@') || text.contains("тел.") || text.contains("тел:")
    })?;
    let text = body[at].text().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_named = |person: &&Contact| {
        let by_mail = person.email.is_some_and(|email| text.contains(&email.to_lowercase()));
        // The last nine digits: the code of the country may be left out.
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

    fn taken(text: &[&str], lang: Lang) -> (Facts, Vec<ImportWarning>) {
        let mut warnings = Vec::new();
        let context = ImportContext { today: date(2026, 11, 23), people: Vec::new() };
        let facts = take(lines(text), lang, &context, &mut warnings);
        (facts, warnings)
    }

    #[test]
    fn a_head_gives_title_place_and_date() {
        let (facts, warnings) = taken(
            &["ПРЕСС-РЕЛИЗ", "Кыргызстан, Бишкек, 16 ноября 2017 года", "ПОСМОТРИ НА СОСЕДА! СДЕЛАЙ ЛУЧШЕ", "Текст."],
            Lang::Ru,
        );
        assert_eq!(facts.title, "Посмотри на соседа! Сделай лучше");
        assert_eq!((facts.place.as_deref(), facts.date), (Some("Бишкек"), date(2017, 11, 16)));
        assert_eq!(facts.body, lines(&["Текст."]));
        assert_eq!(warnings, [ImportWarning::Capitals]);
    }

    #[test]
    fn what_is_not_sure_stays_and_is_told() {
        let (facts, warnings) = taken(&["Жаңылык", "Ош, Бишкек", "Текст."], Lang::Ky);
        assert_eq!((facts.title.as_str(), facts.place, facts.date), ("Жаңылык", None, date(2026, 11, 23)));
        assert_eq!(facts.body, lines(&["Ош, Бишкек", "Текст."]));
        assert_eq!(
            warnings,
            [ImportWarning::TitleUnsure, ImportWarning::PlaceUnsure("Ош, Бишкек".into()), ImportWarning::DateUnsure]
        );
    }
}
