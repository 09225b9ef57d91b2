//! Corrections of values whose form is not the expected one.

use crate::foundation::diagnostics::{Expected, Section};
use crate::language::{
    Guess, informal_amount, informal_count, informal_currency, informal_day, informal_email, informal_money,
    informal_phone, informal_time, informal_timestamp, informal_url, informal_yes_no, short_slug,
};

use super::id_form::is_id;
use super::line::quoted;

/// Returns a scalar in the expected form, as YAML.
pub(super) fn correct(expected: &Expected, text: &str) -> Option<Guess> {
    match expected {
        Expected::Day => informal_day(text),
        Expected::Timestamp => informal_timestamp(text),
        Expected::Time => informal_time(text).map(|guess| Guess { text: format!("\"{}\"", guess.text), ..guess }),
        Expected::Count => informal_count(text),
        Expected::WholeNumber => whole_number(text),
        Expected::Money => informal_money(text),
        Expected::Amount => informal_amount(text),
        Expected::Currency => informal_currency(text),
        Expected::Phone => informal_phone(text),
        Expected::Email => informal_email(text),
        Expected::Url | Expected::Evidence => informal_url(text),
        Expected::YesNo => informal_yes_no(text),
        Expected::Point => point(text),
        Expected::Id | Expected::Slug => id(text),
        Expected::Path => path(text),
        Expected::List => list_of_scalar(&Expected::Id, text),
        Expected::TimeZone => time_zone(text),
        _ => None,
    }
}

/// Returns a whole number without the words and spaces of a count.
fn whole_number(text: &str) -> Option<Guess> {
    informal_count(text).filter(|guess| guess.text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns the two coordinates of a text: `40.77, 73.3`, `40,77 73,3`.
fn point(text: &str) -> Option<Guess> {
    let text = text.trim().trim_matches(|c: char| "[]()".contains(c));
    let words: Vec<&str> = text.split([' ', ';', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let parts: Vec<&str> = match words[..] {
        [one] => one.split(',').collect(),
        _ => words,
    };
    let degrees = |part: &str| {
        let number = part.trim_matches(|c: char| matches!(c, ',' | '°')).replace(',', ".");
        number.parse::<f64>().is_ok().then_some(number)
    };
    let [latitude, longitude] = parts[..] else { return None };
    Some(Guess { text: format!("[{}, {}]", degrees(latitude)?, degrees(longitude)?), is_certain: true })
}

/// Returns the id that a text becomes, which is certain if only the case of its letters is wrong.
fn id(text: &str) -> Option<Guess> {
    let lower = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let is_certain = is_id(&lower);
    let text = if is_certain { lower } else { short_slug(text) };
    is_id(&text).then_some(Guess { text, is_certain })
}

/// Returns a path with the separators of a URL, relative to the folder of static files.
fn path(text: &str) -> Option<Guess> {
    let slashed = text.replace('\\', "/");
    let below = slashed.strip_prefix("content/static/").or_else(|| slashed.strip_prefix("static/"));
    let text = below.unwrap_or(&slashed);
    (text != slashed || slashed.contains('/')).then(|| Guess { text: text.to_owned(), is_certain: false })
}

/// Returns the time zone of Kyrgyzstan for its capital or its offset.
fn time_zone(text: &str) -> Option<Guess> {
    let lower = text.to_lowercase();
    let is_meant =
        ["бишкек", "bishkek", "+6", "+06", "кыргызстан", "kyrgyzstan"].iter().any(|name| lower.contains(name));
    is_meant.then(|| Guess { text: "Asia/Bishkek".to_owned(), is_certain: false })
}

/// Returns the map that a lone value means, as `24` for `{total: 24}`.
pub(super) fn map_of_scalar(section: Section, text: &str) -> Option<Guess> {
    let key = match section {
        Section::Participants => "total",
        Section::Population => "value",
        Section::Project => "name",
        Section::Priority => "text",
        Section::Question => "question",
        Section::Day => return informal_day(text),
        Section::Money => return informal_money(text),
        _ => return None,
    };
    let value = match section {
        Section::Participants | Section::Population if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Guess { text: text.to_owned(), is_certain: true }
        }
        Section::Participants | Section::Population => informal_count(text)?,
        _ => Guess { text: quoted(text), is_certain: true },
    };
    Some(Guess { text: format!("{{{key}: {}}}", value.text), ..value })
}

/// Returns the list that a lone value means. Only ids and rules are parted by commas.
pub(super) fn list_of_scalar(item: &Expected, text: &str) -> Option<Guess> {
    match item {
        Expected::Id | Expected::Rule => {
            let items: Vec<&str> = text.split([',', ';', ' ']).filter(|item| !item.is_empty()).collect();
            let is_certain = items.iter().all(|item| is_id(item));
            is_certain.then(|| Guess { text: format!("[{}]", items.join(", ")), is_certain })
        }
        Expected::LocalizedText | Expected::Text | Expected::Url | Expected::Path if !text.contains('\n') => {
            Some(Guess { text: format!("[{}]", quoted(text)), is_certain: true })
        }
        _ => None,
    }
}
