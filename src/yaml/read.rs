//! What each type of the contract looks like in YAML (section 2 of the content model).
//!
//! A value is read from its node or noted as wrong. Whether an id exists, or a file is there, is for others to say.

use std::fmt;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::lang::{Lang, Localized};
use crate::note::{DateFault, Expected, Found, Problem, Rule, Section, Severity, SyntaxFault};
use crate::span::{Located, Span};
use crate::value::{Count, Currency, Day, DayFault, Moment, MomentFault, Money, Point, Time, TimeFault};

use super::fields::{Reader, Written};
use super::{Node, Value, to_json};

/// A type that can be read from a node.
pub trait Read: Sized {
    /// What to say was expected where nothing stood.
    const EXPECTED: Expected;

    /// The value, or nothing and a note.
    fn read(node: &Node, reader: &mut Reader) -> Option<Self>;
}

impl<T: Read> Read for Located<T> {
    const EXPECTED: Expected = T::EXPECTED;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        T::read(node, reader).map(|value| Located::new(value, node.span))
    }
}

/// The name of a record within its kind: lower-case ASCII letters, digits and hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// A reference to a record of another kind, and its place.
pub type Ref = Located<Id>;

impl Id {
    /// An id, if the text can be one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let sound = !text.is_empty() && text.len() <= 100 && text.chars().all(fits);
        (sound && !text.starts_with('-') && !text.ends_with('-')).then(|| Self(text.into()))
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Read for Id {
    const EXPECTED: Expected = Expected::Id;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        node.scalar().and_then(Id::new).or_else(|| reader.wrong(node, Expected::Id))
    }
}

/// The last part of a page's address; it looks like an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug(pub Id);

impl Read for Slug {
    const EXPECTED: Expected = Expected::Slug;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        node.scalar().and_then(Id::new).map(Slug).or_else(|| reader.wrong(node, Expected::Slug))
    }
}

/// A text in the languages of the site. A plain string says the same in each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub values: Localized<Arc<str>>,
    pub span: Span,
}

impl Text {
    /// What a reader of `lang` gets, and the language it is in.
    pub fn best(&self, lang: Lang, languages: &[Lang]) -> (Lang, &str) {
        self.values.best(lang, languages).map_or((lang, ""), |(lang, text)| (lang, text))
    }
}

impl Read for Text {
    const EXPECTED: Expected = Expected::LocalizedText;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let mut written = Written { versions: Vec::new() };
        let values = match &node.value {
            Value::Map(entries) => {
                let mut values = Localized::default();
                for (key, value) in entries {
                    let lang = Lang::from_code(&key.name).filter(|lang| reader.languages.contains(lang));
                    let Some(lang) = lang else {
                        if value.value == Value::Null && key.name.contains(' ') {
                            // `ky Жазы` is a key without its colon, and what it says is not missing.
                            reader.note(key.span, Problem::YamlSyntax(SyntaxFault::NoColon));
                            return None;
                        }
                        let languages = reader.languages.to_vec();
                        reader.note(key.span, Problem::UnknownTextLanguage { key: key.name.clone(), languages });
                        continue;
                    };
                    match (&value.value, value.scalar().map(str::trim)) {
                        // A language with nothing in it is a translation still to come.
                        (Value::Null, _) | (_, Some("")) => {}
                        (_, Some(text)) => {
                            written.versions.push((Some(lang), Located::new(text.to_owned(), value.span)));
                            values.set(lang, text.into());
                        }
                        (_, None) => drop(reader.wrong::<()>(value, Expected::Text)),
                    }
                }
                for &lang in reader.languages {
                    if values.get(lang).is_none() && !values.is_empty() {
                        reader.note(node.span, Problem::TextUntranslated { lang });
                    }
                }
                values
            }
            _ => {
                let text: Arc<str> = match node.scalar().map(str::trim).filter(|text| !text.is_empty()) {
                    Some(text) => text.into(),
                    None => return reader.wrong(node, Expected::LocalizedText),
                };
                written.versions.push((None, Located::new(text.to_string(), node.span)));
                reader.languages.iter().map(|&lang| (lang, text.clone())).collect()
            }
        };
        if values.is_empty() {
            return reader.wrong(node, Expected::LocalizedText);
        }
        reader.written.push(written);
        Some(Text { values, span: node.span })
    }
}

impl Read for String {
    const EXPECTED: Expected = Expected::Text;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        node.scalar().map(|text| text.trim().to_owned()).or_else(|| reader.wrong(node, Expected::Text))
    }
}

impl Read for bool {
    const EXPECTED: Expected = Expected::YesNo;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => reader.wrong(node, Expected::YesNo),
        }
    }
}

impl Read for u64 {
    const EXPECTED: Expected = Expected::WholeNumber;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let digits = node.scalar().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|text| text.parse().ok()).or_else(|| reader.wrong(node, Expected::WholeNumber))
    }
}

impl Read for Day {
    const EXPECTED: Expected = Expected::Day;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if let Value::Map(_) = node.value {
            return reader.map(node, Section::Day, |fields| {
                let (from, to) = (fields.required::<Located<Point>>("from"), fields.required::<Located<Point>>("to"));
                let (from, to) = (from?, to?);
                Day::range(from.value, to.value)
                    .map_err(|_| {
                        let (text, fault) =
                            (format!("{} – {}", from.value.iso(), to.value.iso()), DateFault::EndBeforeStart);
                        fields.reader.note(to.span, Problem::InvalidDate { text, fault });
                    })
                    .ok()
            });
        }
        Point::read(node, reader).map(Day::At)
    }
}

impl Read for Point {
    const EXPECTED: Expected = Expected::Day;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.wrong(node, Expected::Day) };
        match Point::parse(text) {
            Ok(point) => Some(point),
            Err(DayFault::Shape) => reader.wrong(node, Expected::Day),
            Err(DayFault::NoSuchDay) => invalid_date(reader, node, text, DateFault::NoSuchDay),
            Err(DayFault::EndBeforeStart) => invalid_date(reader, node, text, DateFault::EndBeforeStart),
        }
    }
}

fn invalid_date<T>(reader: &mut Reader, node: &Node, text: &str, fault: DateFault) -> Option<T> {
    reader.note(node.span, Problem::InvalidDate { text: text.to_owned(), fault });
    None
}

impl Read for Time {
    const EXPECTED: Expected = Expected::Time;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.wrong(node, Expected::Time) };
        match Time::parse(text) {
            Ok(time) => Some(time),
            Err(TimeFault::Shape) => reader.wrong(node, Expected::Time),
            Err(TimeFault::NoSuchTime) => invalid_date(reader, node, text, DateFault::NoSuchTime),
            Err(TimeFault::EndBeforeStart) => invalid_date(reader, node, text, DateFault::EndBeforeStart),
        }
    }
}

impl Read for Moment {
    const EXPECTED: Expected = Expected::Moment;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Some(text) = node.scalar() else { return reader.wrong(node, Expected::Moment) };
        match Moment::parse(text) {
            Ok(moment) => Some(moment),
            Err(MomentFault::NoSuchDay) => invalid_date(reader, node, text, DateFault::NoSuchDay),
            Err(MomentFault::NoSuchTime) => invalid_date(reader, node, text, DateFault::NoSuchTime),
            Err(MomentFault::Shape) => reader.wrong(node, Expected::Moment),
        }
    }
}

impl Read for Count {
    const EXPECTED: Expected = Expected::Count;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        node.scalar().and_then(Count::parse).or_else(|| reader.wrong(node, Expected::Count))
    }
}

impl Read for Money {
    const EXPECTED: Expected = Expected::Money;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            return reader.wrong(node, Expected::Money);
        }
        reader.map(node, Section::Money, |fields| {
            let (amount, currency) = (fields.required::<Located<Number>>("amount"), fields.required("currency"));
            let (amount, currency) = (amount?, currency?);
            Money::parse(&amount.value.0, currency).or_else(|| {
                let problem = Problem::WrongType { expected: Expected::Amount, found: Found::Scalar(amount.value.0) };
                fields.reader.note(amount.span, problem);
                None
            })
        })
    }
}

/// A number as it was written.
struct Number(String);

impl Read for Number {
    const EXPECTED: Expected = Expected::Amount;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        node.scalar().map(|text| Number(text.to_owned())).or_else(|| reader.wrong(node, Expected::Amount))
    }
}

impl Read for Currency {
    const EXPECTED: Expected = Expected::Currency;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        node.scalar().and_then(Currency::parse).or_else(|| reader.wrong(node, Expected::Currency))
    }
}

/// A place on Earth: latitude and longitude in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeoPoint {
    pub latitude: f64,
    pub longitude: f64,
}

impl Read for GeoPoint {
    const EXPECTED: Expected = Expected::Point;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = &node.value else { return reader.wrong(node, Expected::Point) };
        let degrees: Vec<f64> = items.iter().filter_map(|item| item.scalar()?.parse().ok()).collect();
        match degrees[..] {
            [latitude, longitude] if items.len() == 2 && latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
                Some(GeoPoint { latitude, longitude })
            }
            _ => reader.wrong(node, Expected::Point),
        }
    }
}

/// A web address with `http` or `https`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

impl Read for Url {
    const EXPECTED: Expected = Expected::Url;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Some(text) = node.scalar().map(str::trim) else { return reader.wrong(node, Expected::Url) };
        let lower = text.to_ascii_lowercase();
        let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        if host.is_some_and(|host| host.contains(|c: char| c.is_alphanumeric())) && !text.contains(char::is_whitespace)
        {
            return Some(Url(text.to_owned()));
        }
        match lower.split_once(':') {
            Some((scheme, _)) if is_scheme(scheme) && host.is_none() && !matches!(scheme, "mailto" | "tel") => {
                reader.note(node.span, Problem::UnsafeLink { scheme: scheme.to_owned() });
                None
            }
            _ => reader.wrong(node, Expected::Url),
        }
    }
}

/// Whether a text has the shape of a URL scheme (RFC 3986, section 3.1).
pub fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
}

/// A telephone number as E.164 writes it: `+` and up to fifteen digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(pub String);

impl Read for Phone {
    const EXPECTED: Expected = Expected::Phone;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let digits = node.scalar().and_then(|text| text.strip_prefix('+'));
        let sound =
            |digits: &&str| (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.filter(sound).map(|digits| Phone(format!("+{digits}"))).or_else(|| reader.wrong(node, Expected::Phone))
    }
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(pub String);

impl Read for Email {
    const EXPECTED: Expected = Expected::Email;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-@".contains(c);
        let sound = |text: &&str| match text.split_once('@') {
            Some((name, host)) => {
                !name.is_empty() && host.contains('.') && !host.contains('@') && text.chars().all(fits)
            }
            None => false,
        };
        node.scalar().filter(sound).map(|text| Email(text.to_owned())).or_else(|| reader.wrong(node, Expected::Email))
    }
}

/// Anything a theme wants, as JSON.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extra(pub Json);

impl Read for Extra {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Map(_) => Some(Extra(to_json(node))),
            _ => reader.wrong(node, Expected::Map),
        }
    }
}

impl Read for Rule {
    const EXPECTED: Expected = Expected::Rule;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let warning = |rule: &Rule| rule.severity() == Severity::Warning;
        node.scalar().and_then(Rule::from_name).filter(warning).or_else(|| reader.wrong(node, Expected::Rule))
    }
}

/// One word out of a fixed few.
pub trait Choice: Copy + 'static {
    /// The words and what they stand for.
    const WORDS: &'static [(&'static str, Self)];

    /// The word for this value.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// Reads the word, or notes which words there are.
    fn read_word(node: &Node, reader: &mut Reader) -> Option<Self> {
        let found = node.scalar().and_then(|text| Self::WORDS.iter().find(|(word, _)| *word == text));
        match found {
            Some((_, value)) => Some(*value),
            None => reader.wrong(node, Expected::OneOf(Self::WORDS.iter().map(|(word, _)| *word).collect())),
        }
    }
}

impl<T: Choice> Read for T {
    const EXPECTED: Expected = Expected::Text;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        T::read_word(node, reader)
    }
}

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T: Read> Read for OneOrMany<T> {
    const EXPECTED: Expected = T::EXPECTED;

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(Self(items.iter().filter_map(|item| T::read(item, reader)).collect())),
            _ => T::read(node, reader).map(|value| Self(vec![value])),
        }
    }
}
