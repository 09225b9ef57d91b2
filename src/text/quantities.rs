//! Quantities in a text (numbers, dates, times, phones, e-mails), and which of them another text lacks.
//!
//! Two languages write one fact in many ways: `20дан ашуун` and `более 20`, `21-ноябрь` and `21.11`, `24 млн` and
//! `24 000 000`, `кырк бир` and `41`. So a quantity has readings, and it is missed only if none of them occurs on the other
//! side. What may be read in two ways is read in both: a quantity too few is told of rather than one too many.

mod number;
mod numerals;
mod phone;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lang::Lang;

use super::char_class::CharClass;
use super::tokens::TokenizedText;
use number::Number;

/// A quantity that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    pub range: Range<usize>,
    /// What may stand on the other side for it.
    accepted: Vec<Value>,
    /// What it stands for when the other side asks.
    provided: Vec<Value>,
    /// The readings of its parts, which together stand for it: `12 345` may be a 12 beside a 345.
    parts: Vec<Value>,
    /// Whether it needs a partner at all. A number in words does not, nor a list's `1)`.
    is_required: bool,
}

/// One way to read a quantity.
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

/// The quantities of one text, and what else of it can stand for a quantity.
#[derive(Debug, Clone, Default)]
pub struct Quantities {
    values: BTreeSet<Value>,
    /// The phone numbers, by their last digits: the code of the place may be left out on one side.
    phones: BTreeMap<String, Vec<String>>,
}

/// Finds the quantities of a text that are written in digits or signs, in their order.
pub fn quantities(text: &TokenizedText) -> Vec<Quantity> {
    let has_signs = text.has_class(CharClass::DIGIT | CharClass::PHONE_START | CharClass::URL_MARK);
    if has_signs { scan::scan(text) } else { Vec::new() }
}

/// Finds all quantities of a text in a language, in their order; those in words answer for others and ask for none.
pub fn all_quantities(lang: Lang, text: &TokenizedText) -> Vec<Quantity> {
    let mut quantities = quantities(text);
    quantities.extend(numerals::spelled_out(lang, text));
    quantities.sort_by_key(|quantity| quantity.range.start);
    quantities
}

impl Quantities {
    /// Adds what the quantities of a text offer.
    pub fn add(&mut self, quantities: &[Quantity]) {
        quantities.iter().flat_map(|quantity| &quantity.provided).for_each(|reading| self.insert(reading.clone()));
    }

    /// Adds an address that a link leads to: a phone number or an e-mail.
    pub fn add_contact(&mut self, contact: &str) {
        self.insert(match contact.contains('@') {
            true => Value::Email(contact.to_lowercase()),
            false => Value::Phone(phone::national_digits(contact)),
        });
    }

    fn insert(&mut self, reading: Value) {
        match reading {
            Value::Phone(digits) => self.phones.entry(phone::suffix(&digits).to_owned()).or_default().push(digits),
            other => drop(self.values.insert(other)),
        }
    }

    /// Whether a quantity of another text is missed here.
    pub fn lacks(&self, quantity: &Quantity) -> bool {
        let has = |reading: &Value| self.contains(reading);
        let in_parts = !quantity.parts.is_empty() && quantity.parts.iter().all(has);
        quantity.is_required && !in_parts && !quantity.accepted.iter().any(has)
    }

    fn contains(&self, reading: &Value) -> bool {
        let Value::Phone(asked) = reading else { return self.values.contains(reading) };
        let ends = |offered: &String| offered.ends_with(asked.as_str()) || asked.ends_with(offered.as_str());
        self.phones.get(phone::suffix(asked)).is_some_and(|offered| offered.iter().any(ends))
    }
}

impl Quantity {
    /// A quantity that accepts the values it provides.
    fn new(range: Range<usize>, readings: Vec<Value>) -> Self {
        Self { range, accepted: readings.clone(), provided: readings, parts: Vec::new(), is_required: true }
    }

    /// A quantity that only answers.
    fn optional(range: Range<usize>, provided: Vec<Value>) -> Self {
        Self { range, accepted: Vec::new(), provided, parts: Vec::new(), is_required: false }
    }

    /// A number, for which a date's day or a time's hour may stand.
    fn number(range: Range<usize>, number: Number) -> Self {
        let mut quantity = Self::new(range, vec![Value::Number(number)]);
        if let Some(small) = number.as_day_or_hour() {
            quantity.accepted.push(Value::DayOf(small));
            quantity.accepted.push(Value::HourOf(small));
        }
        quantity
    }

    /// A day of a month.
    fn date(range: Range<usize>, day: u8, month: u8) -> Self {
        let mut quantity = Self::new(range, vec![Value::Date(day, month)]);
        quantity.accepted.push(Value::Number(Number::whole(u64::from(day))));
        quantity.provided.push(Value::DayOf(day));
        quantity
    }

    /// A time of day.
    fn time(range: Range<usize>, hour: u8, minute: u8) -> Self {
        let mut quantity = Self::new(range, vec![Value::Time(hour, minute)]);
        if minute == 0 {
            quantity.accepted.push(Value::Number(Number::whole(u64::from(hour))));
            quantity.provided.push(Value::HourOf(hour));
            if hour > 12 {
                quantity.accepted.push(Value::Number(Number::whole(u64::from(hour - 12))));
                quantity.provided.push(Value::HourOf(hour - 12));
            }
        }
        quantity
    }
}
