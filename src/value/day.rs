//! Days as precise as they are known: a date, a month, a year, or a run from one of these to another.
//!
//! Nothing is made up: a month stays a month, and only its first and last date say where it lies among others. What a
//! day is called in a language, and what "today" is, this module does not know.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use jiff::civil::{self, Date};

use super::digits;

/// A stretch of the calendar with a name of its own. `Point::parse` checks what it makes; whoever builds a month or a
/// year by hand sees to it that the calendar has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Point {
    /// One date: `2017-11-21`.
    Date(Date),
    /// A whole month: `2017-11`. The month counts from 1.
    Month { year: i16, month: i8 },
    /// A whole year: `2017`.
    Year(i16),
}

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// It does not look like `2017-11-21`, `2017-11` or `2017`.
    Shape,
    /// It looks like one, but the calendar has no such day: `2017-11-31`, `2017-13`.
    NoSuchDay,
    /// The run ends before it starts.
    EndBeforeStart,
}

impl Point {
    /// Reads exactly `2017-11-21`, `2017-11` or `2017`.
    pub fn parse(text: &str) -> Result<Self, DayFault> {
        let mut parts = text.split('-');
        let mut next = |width| parts.next().map(|part| digits(part, width).ok_or(DayFault::Shape)).transpose();
        let (year, month, day) = (next(4)?.ok_or(DayFault::Shape)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(DayFault::Shape);
        }
        // Two digits always fit into i8; the calendar says whether they are a month and a day.
        let (month, day) = (month.map(|month| month as i8), day.map(|day| day as i8));
        if year == 0 || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(DayFault::NoSuchDay);
        }
        Ok(match (month, day) {
            (Some(month), Some(day)) => Point::Date(civil::date(year, month, day)),
            (Some(month), None) => Point::Month { year, month },
            (None, _) => Point::Year(year),
        })
    }

    /// The first date it covers.
    pub fn first(self) -> Date {
        match self {
            Point::Date(date) => date,
            Point::Month { year, month } => civil::date(year, month, 1),
            Point::Year(year) => civil::date(year, 1, 1),
        }
    }

    /// The last date it covers.
    pub fn last(self) -> Date {
        match self {
            Point::Date(date) => date,
            Point::Month { .. } => self.first().last_of_month(),
            Point::Year(_) => self.first().last_of_year(),
        }
    }

    /// The year it lies in.
    pub fn year(self) -> i16 {
        self.first().year()
    }

    /// As an author writes it: `2017-11-21`, `2017-11`, `2017`. HTML takes the same for `<time datetime>`.
    pub fn iso(self) -> String {
        match self {
            Point::Date(date) => date.to_string(),
            Point::Month { year, month } => format!("{year:04}-{month:02}"),
            Point::Year(year) => format!("{year:04}"),
        }
    }
}

impl Ord for Point {
    /// By the first date, then the last; no two points share both.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first(), self.last()).cmp(&(other.first(), other.last()))
    }
}

impl PartialOrd for Point {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// When something is: at one point, or from the beginning of one to the end of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Day {
    /// A date, a month or a year.
    At(Point),
    /// From the first date of one point to the last date of the other. Made by `Day::range`, which checks the order.
    Range(Point, Point),
}

impl Day {
    /// Reads a single point, as `Point::parse` does.
    pub fn parse(text: &str) -> Result<Self, DayFault> {
        Point::parse(text).map(Day::At)
    }

    /// The run between two points, or the point itself if both are the same.
    pub fn range(from: Point, to: Point) -> Result<Self, DayFault> {
        if to.last() < from.first() {
            Err(DayFault::EndBeforeStart)
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

    /// The first date it covers.
    pub fn first(self) -> Date {
        self.ends().0.first()
    }

    /// The last date it covers.
    pub fn last(self) -> Date {
        self.ends().1.last()
    }

    /// The year of its first date.
    pub fn year(self) -> i16 {
        self.first().year()
    }

    /// Every year it touches.
    pub fn years(self) -> RangeInclusive<i16> {
        self.first().year()..=self.last().year()
    }

    /// Whether it is known to the day, at its end too if it is a run of days.
    pub fn is_dated(self) -> bool {
        match self {
            Day::At(point) => matches!(point, Point::Date(_)),
            Day::Range(from, to) => matches!((from, to), (Point::Date(_), Point::Date(_))),
        }
    }

    /// Whether it is one single date.
    pub fn is_exact(self) -> bool {
        matches!(self, Day::At(Point::Date(_)))
    }

    /// As an author writes it; the ends of a run with `/` between them, as in ISO 8601: `2017-11-21/2017-11-30`.
    pub fn iso(self) -> String {
        match self {
            Day::At(point) => point.iso(),
            Day::Range(from, to) => format!("{}/{}", from.iso(), to.iso()),
        }
    }

    /// The value for `<time datetime>`, which has none for a run.
    pub fn machine(self) -> Option<String> {
        match self {
            Day::At(point) => Some(point.iso()),
            Day::Range(..) => None,
        }
    }

    /// Whether its last date lies before `today`: `2017-11` is past when November is.
    pub fn is_past(self, today: Date) -> bool {
        self.last() < today
    }
}

impl Ord for Day {
    /// By the first date, then the last; the rest only keeps `Ord` in step with `Eq`.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |day: &Day| (day.first(), day.last(), day.ends(), matches!(day, Day::Range(..)));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Day {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
