//! A quantity of a text, and the values that it may be read as.

use std::ops::Range;

use super::number::Number;

/// A quantity that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    pub range: Range<usize>,
    /// What may stand on the other side for it.
    pub(super) accepted: Vec<Value>,
    /// What it stands for when the other side asks.
    pub(super) provided: Vec<Value>,
    /// The readings of its parts, which together stand for it: `12 345` may be a 12 beside a 345.
    pub(super) parts: Vec<Value>,
    /// Whether it needs a partner at all. A number in words does not, nor a list's `1)`.
    pub(super) is_required: bool,
}

/// One way to read a quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
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

impl Quantity {
    /// A quantity that accepts the values it provides.
    pub(super) fn new(range: Range<usize>, readings: Vec<Value>) -> Self {
        Self { range, accepted: readings.clone(), provided: readings, parts: Vec::new(), is_required: true }
    }

    /// A quantity that only answers.
    pub(super) fn optional(range: Range<usize>, provided: Vec<Value>) -> Self {
        Self { range, accepted: Vec::new(), provided, parts: Vec::new(), is_required: false }
    }

    /// A number, for which a date's day or a time's hour may stand.
    pub(super) fn number(range: Range<usize>, number: Number) -> Self {
        let mut quantity = Self::new(range, vec![Value::Number(number)]);
        if let Some(small) = number.as_day_or_hour() {
            quantity.accepted.push(Value::DayOf(small));
            quantity.accepted.push(Value::HourOf(small));
        }
        quantity
    }

    /// A day of a month.
    pub(super) fn date(range: Range<usize>, day: u8, month: u8) -> Self {
        let mut quantity = Self::new(range, vec![Value::Date(day, month)]);
        quantity.accepted.push(Value::Number(Number::whole(u64::from(day))));
        quantity.provided.push(Value::DayOf(day));
        quantity
    }

    /// A time of day.
    pub(super) fn time(range: Range<usize>, hour: u8, minute: u8) -> Self {
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
