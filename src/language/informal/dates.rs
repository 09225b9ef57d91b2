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
    exact_day(text).or_else(|| {
        // A time next to the day, letters that look like digits, and marks of doubt.
        let digits = text.replace(['O', 'o', 'О', 'о'], "0").replace(['l', 'I'], "1");
        let doubtful = text.trim_end_matches(['?', '!']).trim_start_matches(['~', '≈']).trim_start();
        let doubtful = ["около ", "ок. ", "примерно ", "до ", "болжол менен "]
            .iter()
            .find_map(|word| doubtful.strip_prefix(word))
            .unwrap_or(doubtful);
        let before_time = text.split_once(['T', ' ']).filter(|(_, time)| informal_time(time).is_some());
        let compact = (text.len() == 8 && is_number(text) && text.is_ascii())
            .then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
        let candidates = [Some(doubtful), before_time.map(|(day, _)| day), compact.as_deref(), Some(&digits)];
        let guess = candidates.into_iter().flatten().find_map(exact_day)?;
        Some(Guess::likely(guess.text))
    })
}

/// Returns whether a text has the form of a day that is in no calendar, such as `31.11.2026`.
pub fn is_impossible_day(text: &str) -> bool {
    let Some((numbers, named, _)) = parts(text.trim().trim_end_matches(['.', ','])) else { return false };
    let lengths: Vec<usize> = numbers.iter().map(|number| number.len()).collect();
    let has_form = matches!(
        (&lengths[..], named),
        ([1..=2, 1..=2, 4] | [4, 1..=2, 1..=2], None) | ([1..=2, 4] | [4, 1..=2], Some(_))
    );
    has_form && informal_day(text).is_none()
}

/// Returns a day, a month, a year or a period without anything else.
fn exact_day(text: &str) -> Option<Guess> {
    if let Some(point) = point(text) {
        return Some(point);
    }
    let dashed = text.strip_prefix("с ").map(|text| text.replacen(" по ", "-", 1).replacen(" до ", "-", 1));
    if let Some(days) = days_of_month(dashed.as_deref().unwrap_or(text)) {
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
            match month(piece).or_else(|| abbreviated_month(piece)) {
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

/// Returns the month of `дек` or `сент`.
fn abbreviated_month(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["янв"],
        &["фев", "февр"],
        &["мар"],
        &["апр"],
        &["май"],
        &["июн"],
        &["июл"],
        &["авг"],
        &["сен", "сент"],
        &["окт"],
        &["ноя", "нояб"],
        &["дек"],
    ];
    let word = lowercase(word);
    let at = MONTHS.iter().position(|names| names.contains(&&*word))?;
    i8::try_from(at + 1).ok()
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
    let text = text.replace('：', ":");
    let (mut numbers, mut gaps, mut gap) = (Vec::new(), Vec::new(), Gap::None);
    let mut half = Half::Unknown;
    for piece in pieces(&text) {
        let word = lowercase(piece);
        match piece {
            _ if is_number(piece) => {
                numbers.push(piece);
                gaps.push(std::mem::replace(&mut gap, Gap::None));
            }
            "." | ":" => gap = gap.max(Gap::Point),
            "-" | "–" | "—" => gap = gap.max(Gap::Dash),
            "," | ";" => gap = gap.max(Gap::Comma),
            _ if PERIOD.contains(&&*word) => gap = Gap::Until,
            _ if AFTERNOON.contains(&&*word) => half = Half::Afternoon,
            _ if MORNING.contains(&&*word) => half = Half::Morning,
            _ if is_word(piece) && TIME_NOISE.contains(&&*word) => {}
            _ => return None,
        }
    }
    let minutes = |text: &str| text.len() == 2 && ["00", "15", "30", "45"].contains(&text);
    let is_end = |gap: Gap| gap >= Gap::Dash;
    // «10дон 12ге чейин»: the word that joins them follows both.
    let is_until = gap == Gap::Until;
    let (text, is_certain) = match (&numbers[..], &gaps[..]) {
        ([hour], _) if hour.len() <= 2 => (format!("{hour:0>2}:00"), false),
        ([number], _) if number.len() == 4 => (format!("{}:{}", &number[..2], &number[2..]), false),
        ([h1, h2], [_, between]) if *between == Gap::Until || (*between == Gap::None && is_until) => {
            (format!("{h1:0>2}:00-{h2:0>2}:00"), false)
        }
        ([hour, minute], [_, between]) if minute.len() == 2 && hour.len() <= 2 => match between {
            Gap::Point => (format!("{hour:0>2}:{minute}"), true),
            Gap::Dash if minutes(minute) => (format!("{hour:0>2}:{minute}"), true),
            Gap::None if minutes(minute) => (format!("{hour:0>2}:{minute}"), false),
            Gap::Dash => (format!("{hour:0>2}:00-{minute:0>2}:00"), false),
            _ => return None,
        },
        ([h1, m1, m2], [_, Gap::Point, Gap::Point]) if *m2 == "00" => (format!("{h1:0>2}:{m1}"), true),
        ([h1, m1, h2], [_, _, between]) if minutes(m1) && is_end(*between) => {
            (format!("{h1:0>2}:{m1}-{h2:0>2}:00"), false)
        }
        ([h1, m1, h2, m2], [_, _, between, _]) if is_end(*between) || is_until => {
            (format!("{h1:0>2}:{m1}-{h2:0>2}:{m2}"), true)
        }
        _ => return None,
    };
    let (text, is_certain) = match (half, text.split_once(':')) {
        (Half::Unknown, _) => (text, is_certain),
        // Half of a day says nothing sure of a period.
        (_, None) => return None,
        _ if text.contains('-') => return None,
        (Half::Morning, _) => (text, false),
        (Half::Afternoon, Some((hour, minute))) => {
            let hour: u8 = hour.parse().ok()?;
            (format!("{:0>2}:{minute}", if hour < 12 { hour + 12 } else { hour }), false)
        }
    };
    Time::parse(&text).ok()?;
    Some(Guess { text, is_certain })
}

/// The separator of two numbers of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Point,
    Comma,
    Dash,
    Until,
}

/// The half of the day that a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Unknown,
    Morning,
    Afternoon,
}

/// Words between the two ends of a period.
const PERIOD: [&str; 3] = ["до", "по", "чейин"];
const MORNING: [&str; 3] = ["am", "утра", "мененки"];
const AFTERNOON: [&str; 6] = ["pm", "дня", "вечера", "кечки", "кечинде", "пополудни"];

/// Words next to a time that add nothing to it.
const TIME_NOISE: [&str; 31] = [
    "с",
    "в",
    "от",
    "ч",
    "час",
    "часа",
    "часов",
    "мин",
    "саат",
    "сааттан",
    "да",
    "де",
    "дө",
    "та",
    "те",
    "то",
    "тө",
    "дон",
    "тан",
    "тен",
    "тон",
    "төн",
    "нан",
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
            ("15 дек. 2026 г.", "2026-12-15"),
            ("с 15 по 17 декабря 2026", "{from: 2026-12-15, to: 2026-12-17}"),
            ("20261215", "2026-12-15?"),
            ("2026-12-15T10:00", "2026-12-15?"),
            ("15.12.2026 14:00", "2026-12-15?"),
            ("2O26-12-15", "2026-12-15?"),
            ("2026-12-15?", "2026-12-15?"),
            ("ок. 15.12.2026", "2026-12-15?"),
            ("скоро", ""),
            ("15.12", ""),
            ("", ""),
        ] {
            assert_eq!(shown(informal_day(written)), iso, "{written}");
        }
    }

    #[test]
    fn days_of_no_calendar_are_recognised() {
        for text in ["31.11.2026", "31 ноября 2026", "2026/13/01", "32.12.2026"] {
            assert!(is_impossible_day(text), "{text}");
        }
        for text in ["30.11.2026", "скоро", "12", "10.11"] {
            assert!(!is_impossible_day(text), "{text}");
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
            ("1400", "14:00?"),
            ("с 14 до 16", "14:00-16:00?"),
            ("с 9 до 12:30", ""),
            ("14:00, 16:00", ""),
            ("саат 14:00дө", "14:00"),
            ("саат 10дон 12ге чейин", "10:00-12:00?"),
            ("10:00дөн 12:30га чейин", "10:00-12:30"),
            ("14:00:00", "14:00"),
            ("14：00", "14:00"),
            ("2 pm", "14:00?"),
            ("в 2 часа дня", "14:00?"),
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
