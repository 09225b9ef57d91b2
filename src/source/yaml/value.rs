//! Reading of the values of the content model (section 2): days, counts, sums of money, addresses.

use crate::foundation::diagnostics::{DateError, Expected, FactError, Problem, Section};
use crate::foundation::span::Located;
use crate::foundation::value::{
    BaseUrl, Count, Currency, Day, DayError, Email, GeoPoint, Money, Phone, PhoneError, Point, Time, TimeError,
    Timestamp, TimestampError, Url, UrlError,
};
use crate::language::{Guess, informal_url, is_impossible_day};

use super::node::{Node, Value};
use super::reader::{FromYaml, MapReader, ReadContext};

impl MapReader<'_, '_> {
    /// Reads the end of a period, and reports an end before `start`.
    pub fn end(&mut self, key: &'static str, start: Option<&Day>) -> Option<Day> {
        let end = self.optional::<Located<Day>>(key)?;
        if start.is_some_and(|start| end.value.last() < start.first()) {
            let problem = Problem::InvalidDate { text: end.value.iso(), fault: DateError::EndBeforeStart };
            self.reader.report(end.span, problem);
            return None;
        }
        Some(end.value)
    }
}

impl FromYaml for Day {
    const EXPECTED: Expected = Expected::Day;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            return Point::read(node, reader).map(Day::At);
        }
        reader.map(node, Section::Day, |fields| {
            let (from, to) = (fields.required::<Located<Point>>("from"), fields.required::<Located<Point>>("to"));
            let (from, to) = (from?.value, to?);
            let Ok(day) = Day::range(from, to.value) else {
                let text = format!("{} – {}", from.iso(), to.value.iso());
                fields.reader.report(to.span, Problem::InvalidDate { text, fault: DateError::EndBeforeStart });
                return None;
            };
            if is_long(day) && from.is_plausible() && to.value.is_plausible() {
                let period = format!("{} – {}", from.iso(), to.value.iso());
                fields.reader.report(to.span, Problem::Fact(FactError::LongPeriod { period }));
            }
            Some(day)
        })
    }
}

/// Returns whether a day spans more than two years, by the least that it can span.
fn is_long(day: Day) -> bool {
    let limit = jiff::Span::new().years(2);
    day.earliest_end().checked_sub(limit).is_ok_and(|start| start > day.latest_start())
}

impl FromYaml for Point {
    const EXPECTED: Expected = Expected::Day;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.type_mismatch(node, Expected::Day) };
        match Point::parse(text) {
            Ok(point) => {
                if !point.is_plausible() {
                    reader.report(node.span, Problem::Fact(FactError::ImplausibleYear { year: point.year() }));
                }
                Some(point)
            }
            Err(DayError::Shape) if is_impossible_day(text) => invalid_date(reader, node, text, DateError::NoSuchDay),
            Err(DayError::Shape) => reader.type_mismatch(node, Expected::Day),
            Err(DayError::NoSuchDay) => invalid_date(reader, node, text, DateError::NoSuchDay),
            Err(DayError::EndBeforeStart) => invalid_date(reader, node, text, DateError::EndBeforeStart),
        }
    }
}

fn invalid_date<T>(reader: &mut ReadContext, node: &Node, text: &str, fault: DateError) -> Option<T> {
    reader.report(node.span, Problem::InvalidDate { text: text.to_owned(), fault });
    None
}

impl FromYaml for Time {
    const EXPECTED: Expected = Expected::Time;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.type_mismatch(node, Expected::Time) };
        match Time::parse(text) {
            Ok(time) => Some(time),
            Err(TimeError::Shape) => reader.type_mismatch(node, Expected::Time),
            Err(TimeError::NoSuchTime) => invalid_date(reader, node, text, DateError::NoSuchTime),
            Err(TimeError::EndBeforeStart) => invalid_date(reader, node, text, DateError::EndBeforeStart),
        }
    }
}

impl FromYaml for Timestamp {
    const EXPECTED: Expected = Expected::Timestamp;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.type_mismatch(node, Expected::Timestamp) };
        match Timestamp::parse(text) {
            Ok(moment) => {
                let day = Point::Date(moment.0.date());
                if !day.is_plausible() {
                    reader.report(node.span, Problem::Fact(FactError::ImplausibleYear { year: day.year() }));
                }
                Some(moment)
            }
            Err(TimestampError::NoSuchDay) => invalid_date(reader, node, text, DateError::NoSuchDay),
            Err(TimestampError::NoSuchTime) => invalid_date(reader, node, text, DateError::NoSuchTime),
            Err(TimestampError::Shape) => reader.type_mismatch(node, Expected::Timestamp),
        }
    }
}

impl FromYaml for Count {
    const EXPECTED: Expected = Expected::Count;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let text = node.scalar().unwrap_or_default();
        match Count::parse(text) {
            Some(count) => Some(count),
            None if is_long_number(text.trim_start_matches(['>', '=', '~', '≥', ' '])) => {
                reader.number_too_large(node)
            }
            None => reader.type_mismatch(node, Expected::Count),
        }
    }
}

impl FromYaml for Money {
    const EXPECTED: Expected = Expected::Money;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            return reader.type_mismatch(node, Expected::Money);
        }
        reader.map(node, Section::Money, |fields| {
            let (amount, currency) = (fields.required::<Located<Amount>>("amount"), fields.required("currency"));
            let (amount, currency) = (amount?, currency?);
            Money::parse(&amount.value.0, currency).or_else(|| {
                let text = amount.value.0;
                let node = Node { span: amount.span, value: Value::Text(text.clone()) };
                match is_long_number(text.split('.').next().unwrap_or_default()) {
                    true => fields.reader.number_too_large(&node),
                    false => fields.reader.type_mismatch_of("amount", &node, Expected::Amount),
                }
            })
        })
    }
}

/// Returns whether a text is a number that does not fit into 64 bits.
fn is_long_number(text: &str) -> bool {
    text.len() > 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An amount of money as written. It can be parsed only with its currency.
struct Amount(String);

impl FromYaml for Amount {
    const EXPECTED: Expected = Expected::Amount;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        node.scalar().map(|text| Amount(text.to_owned())).or_else(|| reader.type_mismatch(node, Expected::Amount))
    }
}

impl FromYaml for Currency {
    const EXPECTED: Expected = Expected::Currency;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        node.scalar().and_then(Currency::parse).or_else(|| reader.type_mismatch(node, Expected::Currency))
    }
}

impl FromYaml for GeoPoint {
    const EXPECTED: Expected = Expected::Point;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Value::List(items) = &node.value else { return reader.type_mismatch(node, Expected::Point) };
        let degrees: Option<Vec<f64>> = items.iter().map(|item| item.scalar()?.parse().ok()).collect();
        let point = match degrees.as_deref() {
            Some(&[latitude, longitude]) => GeoPoint::new(latitude, longitude),
            _ => None,
        };
        point.or_else(|| reader.type_mismatch(node, Expected::Point))
    }
}

impl FromYaml for Url {
    const EXPECTED: Expected = Expected::Url;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.type_mismatch(node, Expected::Url) };
        match Url::parse(text) {
            Ok(url) => Some(url),
            Err(error) => invalid_url(reader, node, error),
        }
    }
}

impl FromYaml for BaseUrl {
    const EXPECTED: Expected = Expected::Url;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.type_mismatch(node, Expected::Url) };
        let bare = text.split(['?', '#']).next().unwrap_or(text);
        match BaseUrl::parse(text) {
            Ok(url) => Some(url),
            // The address of a site has no query.
            Err(UrlError::Shape) if bare.len() < text.len() && BaseUrl::parse(bare).is_ok() => {
                reader.mismatch(node, Expected::Url, Some(Guess::certain(bare)))
            }
            Err(error) => invalid_url(reader, node, error),
        }
    }
}

fn invalid_url<T>(reader: &mut ReadContext, node: &Node, error: UrlError) -> Option<T> {
    match error {
        UrlError::Shape => return reader.type_mismatch(node, Expected::Url),
        UrlError::Credentials => reader.report(node.span, Problem::UrlCredentials),
        UrlError::Scheme(_) if node.scalar().and_then(informal_url).is_some() => {
            return reader.type_mismatch(node, Expected::Url);
        }
        UrlError::Scheme(scheme) => reader.report(node.span, Problem::UnsafeLink { scheme }),
    }
    None
}

impl FromYaml for Phone {
    const EXPECTED: Expected = Expected::Phone;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.type_mismatch(node, Expected::Phone) };
        match Phone::parse(text) {
            Ok(phone) => Some(phone),
            Err(PhoneError::Shape) => reader.type_mismatch(node, Expected::Phone),
            Err(PhoneError::Length(length)) => {
                reader.report(node.span, Problem::PhoneLength(length));
                None
            }
        }
    }
}

impl FromYaml for Email {
    const EXPECTED: Expected = Expected::Email;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        node.scalar().and_then(Email::parse).or_else(|| reader.type_mismatch(node, Expected::Email))
    }
}
