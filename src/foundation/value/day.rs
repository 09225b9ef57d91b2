//! Days with the precision of the source: a date, a month, a year, or a period between two of
//! these.
//!
//! No precision is invented: a month stays a month, and sorts by its first and last date. This
//! module knows neither the names of days in a language nor the current date.

use std::cmp::Ordering;
use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::{self, Date};

/// The years that are hardly ever a slip of the pen. Before 1924, the time zones of the region had
/// offsets with seconds.
const PLAUSIBLE_YEARS: RangeInclusive<i16> = 1924..=2100;

/// A date, a month or a year.
///
/// [`Point::parse`] returns only days that the calendar has. A caller that builds a month or a year
/// must do the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Point {
    /// A date: `2017-11-21`.
    Date(Date),
    /// A month: `2017-11`. January is 1.
    Month { year: i16, month: i8 },
    /// A year: `2017`.
    Year(i16),
}

/// The reason why a text is not a [`Day`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayError {
    /// It does not have the form `2017-11-21`, `2017-11` or `2017`.
    Shape,
    /// The calendar has no such day: `2017-11-31`, `2017-13`.
    NoSuchDay,
    /// The period ends before it starts.
    EndBeforeStart,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "expected YYYY-MM-DD, YYYY-MM or YYYY",
            Self::NoSuchDay => "the calendar has no such day",
            Self::EndBeforeStart => "the end is before the start",
        })
    }
}

impl Error for DayError {}

impl Point {
    /// Parses `2017-11-21`, `2017-11` or `2017`.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let mut parts = text.split('-');
        let mut next = |width| parts.next().map(|part| digits(part, width).ok_or(DayError::Shape)).transpose();
        let (year, month, day) = (next(4)?.ok_or(DayError::Shape)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(DayError::Shape);
        }
        // Two digits always fit into i8. The calendar decides whether they are a month and a day.
        let (month, day) = (month.map(|month| month as i8), day.map(|day| day as i8));
        if year == 0 || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(DayError::NoSuchDay);
        }
        Ok(match (month, day) {
            (Some(month), Some(day)) => Point::Date(civil::date(year, month, day)),
            (Some(month), None) => Point::Month { year, month },
            (None, _) => Point::Year(year),
        })
    }

    /// Returns the first date.
    pub fn first(self) -> Date {
        match self {
            Point::Date(date) => date,
            Point::Month { year, month } => civil::date(year, month, 1),
            Point::Year(year) => civil::date(year, 1, 1),
        }
    }

    /// Returns the last date.
    pub fn last(self) -> Date {
        match self {
            Point::Date(date) => date,
            Point::Month { .. } => self.first().last_of_month(),
            Point::Year(_) => self.first().last_of_year(),
        }
    }

    /// Returns the year.
    pub fn year(self) -> i16 {
        self.first().year()
    }

    /// Returns whether the year is one that a public project of today writes about.
    pub fn is_plausible(self) -> bool {
        PLAUSIBLE_YEARS.contains(&self.year())
    }

    /// Returns the ISO 8601 form: `2017-11-21`, `2017-11` or `2017`. HTML accepts it in `<time
    /// datetime>`.
    pub fn iso(self) -> String {
        match self {
            Point::Date(date) => date.to_string(),
            Point::Month { year, month } => format!("{year:04}-{month:02}"),
            Point::Year(year) => format!("{year:04}"),
        }
    }
}

impl Ord for Point {
    /// Compares the first dates, then the last. No two points share both.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first(), self.last()).cmp(&(other.first(), other.last()))
    }
}

impl PartialOrd for Point {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The day or period of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Day {
    /// A date, a month or a year.
    At(Point),
    /// A period from the first date of one point to the last of another. [`Day::range`] checks
    /// their order.
    Range(Point, Point),
}

impl Day {
    /// Parses a single point, as [`Point::parse`] does.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        Point::parse(text).map(Day::At)
    }

    /// Returns the period between two points, or the point itself if both are equal.
    pub fn range(from: Point, to: Point) -> Result<Self, DayError> {
        if to.last() < from.first() {
            Err(DayError::EndBeforeStart)
        } else if from == to {
            Ok(Day::At(from))
        } else {
            Ok(Day::Range(from, to))
        }
    }

    fn ends(self) -> (Point, Point) {
        match self {
            Day::At(point) => (point, point),
            Day::Range(from, to) => (from, to),
        }
    }

    /// Returns the first date.
    pub fn first(self) -> Date {
        self.ends().0.first()
    }

    /// Returns the last date on which it can start: that of a month is its last one.
    pub fn latest_start(self) -> Date {
        self.ends().0.last()
    }

    /// Returns the first date on which it can end: that of a month is its first one.
    pub fn earliest_end(self) -> Date {
        self.ends().1.first()
    }

    /// Returns the last date.
    pub fn last(self) -> Date {
        self.ends().1.last()
    }

    /// Returns the year of the first date.
    pub fn year(self) -> i16 {
        self.first().year()
    }

    /// Returns whether its years are ones that a public project of today writes about.
    pub fn is_plausible(self) -> bool {
        let (from, to) = self.ends();
        from.is_plausible() && to.is_plausible()
    }

    /// Returns all its years.
    pub fn years(self) -> RangeInclusive<i16> {
        self.first().year()..=self.last().year()
    }

    /// Returns whether it is known to the day, at both ends if it is a period.
    pub fn is_dated(self) -> bool {
        match self {
            Day::At(point) => matches!(point, Point::Date(_)),
            Day::Range(from, to) => matches!((from, to), (Point::Date(_), Point::Date(_))),
        }
    }

    /// Returns whether it is a single date.
    pub fn is_exact(self) -> bool {
        matches!(self, Day::At(Point::Date(_)))
    }

    /// Returns the ISO 8601 form, which for a period is `2017-11-21/2017-11-30`.
    pub fn iso(self) -> String {
        match self {
            Day::At(point) => point.iso(),
            Day::Range(from, to) => format!("{}/{}", from.iso(), to.iso()),
        }
    }

    /// Returns the value of `<time datetime>`, or `None` for a period.
    pub fn machine(self) -> Option<String> {
        match self {
            Day::At(point) => Some(point.iso()),
            Day::Range(..) => None,
        }
    }

    /// Returns whether its last date is before `today`: `2017-11` is past in December.
    pub fn is_past(self, today: Date) -> bool {
        self.last() < today
    }
}

impl Ord for Day {
    /// Compares the latest possible beginnings, then the ends: a day in May is before `2017-05`.
    ///
    /// A month or a year comes after every date in it, because it may still be any of them. The
    /// rest only makes `Ord` consistent with `Eq`.
    fn cmp(&self, other: &Self) -> Ordering {
        let key =
            |day: &Day| (day.latest_start(), day.last(), !day.is_dated(), day.ends(), matches!(day, Day::Range(..)));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Day {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns the number that `text` writes with exactly `width` ASCII digits.
pub(super) fn digits(text: &str, width: usize) -> Option<i16> {
    let is_plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
