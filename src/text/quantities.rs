//! Figures in a text (numbers, dates, times, phones, e-mails), and which of them another text lacks.
//!
//! Two languages write one fact in many ways: `20дан ашуун` and `более 20`, `21-ноябрь` and `21.11`, `24 млн` and
//! `24 000 000`, `кырк бир` and `41`. So a figure has readings, and it is missed only if none of them occurs on the other
//! side. What may be read in two ways is read in both: a figure too few is told of rather than one too many.

mod number;
mod numerals;
mod phone;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lang::Lang;

use super::char_class::Class;
use super::tokens::Reading;
use number::Number;

/// A figure that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub range: Range<usize>,
    /// What may stand on the other side for it.
    asks: Vec<Value>,
    /// What it stands for when the other side asks.
    offers: Vec<Value>,
    /// The readings of its parts, which together stand for it: `12 345` may be a 12 beside a 345.
    parts: Vec<Value>,
    /// Whether it wants a partner at all. A number in words does not, nor a list's `1)`.
    wants: bool,
}

/// One way to read a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(Number),
    /// A date without its year: day and month.
    Date(u8, u8),
    /// The day of some date, for which a bare number may stand: `21-, 28- жана 30-ноябрь`.
    DayOf(u8),
    /// Hour and minute.
    Time(u8, u8),
    /// The hour of a time that is written with minutes, for which a bare number may stand.
    HourOf(u8),
    /// The digits without the code of the country.
    Phone(String),
    Email(String),
    /// Anything else, as it is written: `1.2.3`.
    Code(String),
}

/// The figures of one text, and what else of it can stand for a figure.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    offered: BTreeSet<Value>,
    /// The phone numbers, by their last digits: the code of the place may be left out on one side.
    phones: BTreeMap<String, Vec<String>>,
}

/// Finds the figures of a text that are written in digits or signs, in their order.
pub fn figures(text: &Reading) -> Vec<Figure> {
    let has_signs = text.has(Class::DIGIT | Class::PHONE | Class::ADDRESS);
    if has_signs { scan::scan(text) } else { Vec::new() }
}

/// Finds all figures of a text in a language, in their order; those in words answer for others and ask for none.
pub fn all_figures(lang: Lang, text: &Reading) -> Vec<Figure> {
    let mut figures = figures(text);
    figures.extend(numerals::numbers(lang, text));
    figures.sort_by_key(|figure| figure.range.start);
    figures
}

impl Figures {
    /// Adds what the figures of a text offer.
    pub fn add(&mut self, figures: &[Figure]) {
        figures.iter().flat_map(|figure| &figure.offers).for_each(|reading| self.offer(reading.clone()));
    }

    /// Adds an address that a link leads to: a phone number or an e-mail.
    pub fn add_contact(&mut self, contact: &str) {
        self.offer(match contact.contains('@') {
            true => Value::Email(contact.to_lowercase()),
            false => Value::Phone(phone::national(contact)),
        });
    }

    fn offer(&mut self, reading: Value) {
        match reading {
            Value::Phone(digits) => self.phones.entry(phone::end(&digits).to_owned()).or_default().push(digits),
            other => drop(self.offered.insert(other)),
        }
    }

    /// Whether a figure of another text is missed here.
    pub fn lack(&self, figure: &Figure) -> bool {
        let has = |reading: &Value| self.has(reading);
        let in_parts = !figure.parts.is_empty() && figure.parts.iter().all(has);
        figure.wants && !in_parts && !figure.asks.iter().any(has)
    }

    fn has(&self, reading: &Value) -> bool {
        let Value::Phone(asked) = reading else { return self.offered.contains(reading) };
        let ends = |offered: &String| offered.ends_with(asked.as_str()) || asked.ends_with(offered.as_str());
        self.phones.get(phone::end(asked)).is_some_and(|offered| offered.iter().any(ends))
    }
}

impl Figure {
    /// A figure that asks for what it offers.
    fn plain(range: Range<usize>, readings: Vec<Value>) -> Self {
        Self { range, asks: readings.clone(), offers: readings, parts: Vec::new(), wants: true }
    }

    /// A figure that only answers.
    fn answer(range: Range<usize>, offers: Vec<Value>) -> Self {
        Self { range, asks: Vec::new(), offers, parts: Vec::new(), wants: false }
    }

    /// A number, for which a date's day or a time's hour may stand.
    fn number(range: Range<usize>, number: Number) -> Self {
        let mut figure = Self::plain(range, vec![Value::Number(number)]);
        if let Some(small) = number.small() {
            figure.asks.push(Value::DayOf(small));
            figure.asks.push(Value::HourOf(small));
        }
        figure
    }

    /// A day of a month.
    fn date(range: Range<usize>, day: u8, month: u8) -> Self {
        let mut figure = Self::plain(range, vec![Value::Date(day, month)]);
        figure.asks.push(Value::Number(Number::whole(u64::from(day))));
        figure.offers.push(Value::DayOf(day));
        figure
    }

    /// A time of day.
    fn time(range: Range<usize>, hour: u8, minute: u8) -> Self {
        let mut figure = Self::plain(range, vec![Value::Time(hour, minute)]);
        if minute == 0 {
            figure.asks.push(Value::Number(Number::whole(u64::from(hour))));
            figure.offers.push(Value::HourOf(hour));
            if hour > 12 {
                figure.asks.push(Value::Number(Number::whole(u64::from(hour - 12))));
                figure.offers.push(Value::HourOf(hour - 12));
            }
        }
        figure
    }
}
