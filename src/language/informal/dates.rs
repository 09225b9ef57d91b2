//! Days and times: `15.12.2026`, `15-декабрь 2026`, `10.00 – 14.30`.

use jiff::civil::Date;

use crate::foundation::value::{Day, Point, Time, Timestamp};
use crate::language::char_class::lowercase;
use crate::language::lexicon::month;

use super::{Guess, is_number, is_word, pieces};

/// Words next to a date that add nothing to it.
const NOISE: [&str; 14] =
    ["г", "гг", "год", "года", "году", "ж", "жыл", "жылы", "жылдын", "ы", "и", "күнү", "числа", "күн"];
/// Separators of the two ends of a period.
const BETWEEN: [&str; 9] = [" - ", " – ", " — ", "–", "—", " до ", " по ", "..", "/"];

/// Returns a day, a month, a year or a period in ISO 8601 or as a map.
pub fn informal_day(text: &str) -> Option<Guess> {
    let text = text.trim().trim_end_matches(['.', ',']);
    if let Some(point) = point(text) {
        return Some(point);
    }
    if let Some(days) = days_of_month(text) {
        return Some(days);
    }
    BETWEEN.iter().find_map(|between| {
        let (from, to) = text.strip_prefix("с ").unwrap_or(text).split_once(between)?;
        let (from, to) = (point(from)?, point(to)?);
        let day = Day::range(Point::parse(&from.text).ok()?, Point::parse(&to.text).ok()?).ok()?;
        let text = match day {
            Day::Range(from, to) => period(from, to),
            Day::At(point) => point.iso(),
        };
        Some(Guess { text, is_certain: from.is_certain && to.is_certain })
    })
}

fn period(from: Point, to: Point) -> String {
    format!("{{from: {}, to: {}}}", from.iso(), to.iso())
}

/// Returns the numbers of a text, its month if it is a word, and its separators.
fn parts(text: &str) -> Option<(Vec<&str>, Option<i8>, Vec<char>)> {
    let (mut numbers, mut named, mut separators) = (Vec::new(), None, Vec::new());
    for piece in pieces(text) {
        if is_number(piece) {
            numbers.push(piece);
        } else if is_word(piece) {
            match month(piece) {
                Some(month) if named.is_none() => named = Some(month),
                _ if NOISE.contains(&&*lowercase(piece)) => {}
                _ => return None,
            }
        } else {
            separators.extend(piece.chars());
        }
    }
    let is_plain = separators.iter().all(|c| matches!(c, '.' | '/' | '-' | '–' | '—' | ',' | '‑'));
    is_plain.then_some((numbers, named, separators))
}

/// Returns a single day, month or year.
fn point(text: &str) -> Option<Guess> {
    let (numbers, named, separators) = parts(text)?;
    let number = |text: &str| text.parse::<i16>().ok();
    let (year, month, day) = match (&numbers[..], named) {
        ([one, two], Some(month)) => match (one.len(), two.len()) {
            (1..=2, 4) => (*two, Some(month), Some(number(one)?)),
            (4, 1..=2) => (*one, Some(month), Some(number(two)?)),
            _ => return None,
        },
        ([year], Some(month)) if year.len() == 4 => (*year, Some(month), None),
        ([one, two, three], None) => match (one.len(), two.len(), three.len()) {
            (1..=2, 1..=2, 2 | 4) => {
                let (day, month) = (number(one)?, number(two)?);
                // `12/25/2026` is written in the American order.
                let (day, month) =
                    if month > 12 && day <= 12 && separators.contains(&'/') { (month, day) } else { (day, month) };
                (*three, Some(i8::try_from(month).ok()?), Some(day))
            }
            (4, 1..=2, 1..=2) => (*one, Some(i8::try_from(number(two)?).ok()?), Some(number(three)?)),
            _ => return None,
        },
        ([one, two], None) => match (one.len(), two.len()) {
            (1..=2, 4) => (*two, Some(i8::try_from(number(one)?).ok()?), None),
            (4, 1..=2) => (*one, Some(i8::try_from(number(two)?).ok()?), None),
            _ => return None,
        },
        ([year], None) if year.len() == 4 => (*year, None, None),
        _ => return None,
    };
    // `12.11.26` may be a day of 1926, and `05/06/2026` the sixth of May.
    let is_short = year.len() == 2;
    let is_american = separators.contains(&'/') && day.is_some_and(|day| day <= 12);
    let year = number(year)? + if is_short { 2000 } else { 0 };
    let point = match (month, day) {
        (Some(month), Some(day)) => Point::Date(Date::new(year, month, i8::try_from(day).ok()?).ok()?),
        (Some(month), None) => {
            Date::new(year, month, 1).ok()?;
            Point::Month { year, month }
        }
        _ => Point::Year(year),
    };
    Some(Guess { text: point.iso(), is_certain: !is_short && !is_american })
}

/// Returns the period of `15-16.12.2026` or `15–16 декабря 2026`.
fn days_of_month(text: &str) -> Option<Guess> {
    let (numbers, named, separators) = parts(text)?;
    let is_range = separators.first().is_some_and(|c| matches!(c, '-' | '–' | '—'));
    let (first, last, month, year) = match (&numbers[..], named) {
        ([first, last, year], Some(month)) => (first, last, month, year),
        ([first, last, month, year], None) => (first, last, month.parse().ok()?, year),
        _ => return None,
    };
    if !is_range || year.len() != 4 || first.len() > 2 || last.len() > 2 {
        return None;
    }
    let date = |day: &str| Date::new(year.parse().ok()?, month, day.parse().ok()?).ok();
    let (first, last) = (date(first)?, date(last)?);
    (first < last).then(|| Guess::certain(period(Point::Date(first), Point::Date(last))))
}

/// Returns a time of day, or a period of two: `10:00-14:30`.
pub fn informal_time(text: &str) -> Option<Guess> {
    let mut numbers = Vec::new();
    for piece in pieces(text) {
        match piece {
            _ if is_number(piece) => numbers.push(piece),
            "." | ":" | "-" | "–" | "—" | "," => {}
            _ if is_word(piece) && TIME_NOISE.contains(&&*lowercase(piece)) => {}
            _ => return None,
        }
    }
    let minutes = |text: &str| text.len() == 2 && ["00", "15", "30", "45"].contains(&text);
    let (text, is_certain) = match numbers[..] {
        [hour] if hour.len() <= 2 => (format!("{hour:0>2}:00"), false),
        [hour, minute] if minute.len() == 2 && hour.len() <= 2 => {
            let is_dash = text.contains(['-', '–', '—']);
            match minutes(minute) || !is_dash {
                true => (format!("{hour:0>2}:{minute}"), true),
                false => (format!("{hour:0>2}:00-{minute:0>2}:00"), false),
            }
        }
        [h1, m1, h2] if minutes(m1) => (format!("{h1:0>2}:{m1}-{h2:0>2}:00"), false),
        [h1, m1, h2, m2] => (format!("{h1:0>2}:{m1}-{h2:0>2}:{m2}"), true),
        _ => return None,
    };
    Time::parse(&text).ok()?;
    Some(Guess { text, is_certain })
}

/// Words next to a time that add nothing to it.
const TIME_NOISE: [&str; 20] = [
    "с",
    "до",
    "в",
    "от",
    "ч",
    "час",
    "часа",
    "часов",
    "мин",
    "саат",
    "сааттан",
    "чейин",
    "дан",
    "ден",
    "дөн",
    "го",
    "га",
    "ге",
    "гө",
    "h",
];

/// Returns a date with a time: `2026-12-15 09:00`.
pub fn informal_timestamp(text: &str) -> Option<Guess> {
    let text = text.trim();
    if let Some(day) = point(text) {
        Timestamp::parse(&day.text).ok()?;
        return Some(day);
    }
    text.match_indices([' ', ',', 'T']).find_map(|(at, _)| {
        let (day, time) = (point(text[..at].trim_end_matches(','))?, informal_time(&text[at + 1..])?);
        let text = format!("{} {}", day.text, time.text);
        Timestamp::parse(&text).ok()?;
        Some(Guess { text, is_certain: day.is_certain && time.is_certain })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(guess: Option<Guess>) -> String {
        guess.map_or_else(String::new, |guess| guess.text + if guess.is_certain { "" } else { "?" })
    }

    #[test]
    fn days_in_common_notations_are_read() {
        for (written, iso) in [
            ("15.12.2026", "2026-12-15"),
            ("5.1.2026 г.", "2026-01-05"),
            ("15-12-2026", "2026-12-15"),
            ("2026.12.15", "2026-12-15"),
            ("2026/12/15", "2026-12-15"),
            ("2026-12-5", "2026-12-05"),
            ("15 декабря 2026", "2026-12-15"),
            ("15 декабря 2026 года", "2026-12-15"),
            ("2026-жылдын 15-декабры", "2026-12-15"),
            ("15-декабрь, 2026-ж.", "2026-12-15"),
            ("декабрь 2026", "2026-12"),
            ("12.2026", "2026-12"),
            ("2026-9", "2026-09"),
            ("2026 г.", "2026"),
            ("15.12.26", "2026-12-15?"),
            ("05/06/2026", "2026-06-05?"),
            ("15/12/2026", "2026-12-15"),
            ("12/25/2026", "2026-12-25"),
            ("15-16.12.2026", "{from: 2026-12-15, to: 2026-12-16}"),
            ("15–16 декабря 2026", "{from: 2026-12-15, to: 2026-12-16}"),
            ("15.12.2026 - 03.01.2027", "{from: 2026-12-15, to: 2027-01-03}"),
            ("2026-12-15/2026-12-16", "{from: 2026-12-15, to: 2026-12-16}"),
            ("2026-12-15 – 2026-12-16", "{from: 2026-12-15, to: 2026-12-16}"),
            ("31.02.2026", ""),
            ("скоро", ""),
            ("15.12", ""),
            ("", ""),
        ] {
            assert_eq!(shown(informal_day(written)), iso, "{written}");
        }
    }

    #[test]
    fn times_in_common_notations_are_read() {
        for (written, time) in [
            ("10.00", "10:00"),
            ("10-00", "10:00"),
            ("9.30", "09:30"),
            ("10.00-14.30", "10:00-14:30"),
            ("с 10:00 до 14:30", "10:00-14:30"),
            ("саат 10:00", "10:00"),
            ("10-14", "10:00-14:00?"),
            ("10", "10:00?"),
            ("25.00", ""),
            ("утром", ""),
        ] {
            assert_eq!(shown(informal_time(written)), time, "{written}");
        }
        assert_eq!(shown(informal_timestamp("15.12.2026 9:00")), "2026-12-15 09:00");
        assert_eq!(shown(informal_timestamp("2026-12-15, 9.00")), "2026-12-15 09:00");
        assert_eq!(shown(informal_timestamp("завтра")), "");
    }
}
