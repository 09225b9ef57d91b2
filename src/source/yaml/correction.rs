//! Corrections of values whose form is not the expected one.

use crate::foundation::diagnostics::{Expected, FixReason, Section};
use crate::foundation::value::{Email, Url};
use crate::language::{
    Guess, first_of_several, in_latin, informal_amount, informal_count, informal_currency, informal_day,
    informal_email, informal_money, informal_phone, informal_time, informal_timestamp, informal_url, informal_yes_no,
    short_slug,
};

use super::id_form::is_id;
use super::line::quoted;
use super::node::{Node, Value};

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

/// Returns the correction of a scalar that has another form for a reason of its own.
pub(super) fn other_reason(expected: &Expected, text: &str) -> Option<(String, FixReason)> {
    let latin = |is_valid: fn(&str) -> bool| {
        let (letter, latin) = in_latin(text).filter(|(_, latin)| is_valid(latin))?;
        Some((latin, FixReason::Homoglyph(letter)))
    };
    let first = |informal: fn(&str) -> Option<Guess>| Some((first_of_several(text, informal)?, FixReason::OnlyOne));
    match expected {
        Expected::Id | Expected::Slug => latin(is_id),
        Expected::Email => latin(|text| Email::parse(text).is_some()).or_else(|| first(informal_email)),
        Expected::Url => latin(|text| Url::parse(text).is_ok()),
        Expected::Phone => first(informal_phone),
        _ => None,
    }
}

/// Returns the scalar that a list or a map was meant as: `[jazy]`, `{id: jazy}`, two days of a
/// period.
pub(super) fn of_collection(expected: &Expected, node: &Node) -> Option<Guess> {
    let scalars: Vec<&str> = match &node.value {
        Value::List(items) => items.iter().map(Node::scalar).collect::<Option<_>>()?,
        Value::Map(entries) => entries.iter().map(|(_, value)| value.scalar()).collect::<Option<_>>()?,
        _ => return None,
    };
    let is_list = matches!(node.value, Value::List(_));
    let guess = match (expected, &scalars[..]) {
        (Expected::Id | Expected::Slug, [text]) if is_id(text) => Some(Guess::certain(*text)),
        (Expected::Day, [from, to]) if is_list => informal_day(&format!("{from} - {to}")),
        (Expected::Day, [text]) if is_list => informal_day(text),
        (Expected::Money, [_, _]) if is_list => informal_money(&scalars.join(" ")),
        // A comma in each number makes four of them.
        (Expected::Point, [a, b, c, d]) if is_list => point(&format!("{a}.{b}, {c}.{d}")),
        (Expected::Email, [text, ..]) if is_list => informal_email(text),
        (Expected::Phone, [text, ..]) if is_list => informal_phone(text),
        _ => None,
    };
    // The location of a collection ends before its bracket, so that nothing can be replaced.
    guess.map(|guess| Guess::likely(guess.text))
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
    // `- jazy`, `municipality:jazy` and an address end with the id.
    let last = text.trim().trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or(text);
    let last = last.trim_start_matches(['-', ' ']);
    if last != text && is_id(last) {
        return Some(Guess::certain(last));
    }
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
