//! A quantity of a text, and the values it may be read as.

use std::ops::Range;

use super::number::Number;

/// A quantity that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    pub range: Range<usize>,
    /// The values of the other text that match this quantity.
    pub(super) accepted: Vec<Value>,
    /// The values by which quantities of the other text match this one.
    pub(super) provided: Vec<Value>,
    /// The values of its parts, of which all must match: `12 345` may be 12 and 345.
    pub(super) parts: Vec<Value>,
    /// Whether the other text must have it. False for a number in words and for a list marker such
    /// as `1)`.
    pub(super) is_required: bool,
}

/// One reading of a quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Number(Number),
    /// A day and a month without a year.
    Date(u8, u8),
    /// The day of a date, which matches a bare number: `21-, 28- жана 30-ноябрь`.
    DayOf(u8),
    /// An hour and a minute.
    Time(u8, u8),
    /// The hour of a time with minutes, which matches a bare number.
    HourOf(u8),
    /// A phone number without the country code.
    Phone(String),
    Email(String),
    /// The source text of anything else: `1.2.3`.
    Code(String),
}

impl Quantity {
    /// Creates a quantity that accepts the values it provides.
    pub(super) fn new(range: Range<usize>, readings: Vec<Value>) -> Self {
        Self { range, accepted: readings.clone(), provided: readings, parts: Vec::new(), is_required: true }
    }

    /// Creates a quantity that the other text need not have.
    pub(super) fn optional(range: Range<usize>, provided: Vec<Value>) -> Self {
        Self { range, accepted: Vec::new(), provided, parts: Vec::new(), is_required: false }
    }

    /// Creates a number, which also matches the day of a date or a full hour.
    pub(super) fn number(range: Range<usize>, number: Number) -> Self {
        let mut quantity = Self::new(range, vec![Value::Number(number)]);
        if let Some(small) = number.as_day_or_hour() {
            quantity.accepted.push(Value::DayOf(small));
            quantity.accepted.push(Value::HourOf(small));
        }
        quantity
    }

    /// Creates a day of a month.
    pub(super) fn date(range: Range<usize>, day: u8, month: u8) -> Self {
        let mut quantity = Self::new(range, vec![Value::Date(day, month)]);
        quantity.accepted.push(Value::Number(Number::whole(u64::from(day))));
        quantity.provided.push(Value::DayOf(day));
        quantity
    }

    /// Adds the hour twelve later to a time, if its context says that it is after noon.
    pub(super) fn after_noon(mut self, hour: u8, minute: u8) -> Self {
        if hour < 12 {
            let mut later = Self::time(self.range.clone(), hour + 12, minute);
            self.accepted.append(&mut later.accepted);
            self.provided.append(&mut later.provided);
        }
        self
    }

    /// Creates a time of day.
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
