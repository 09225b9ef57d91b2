//! Times of day, and the times at which something is published.
//!
//! Both are local to the site. This module knows neither time zones nor the current time.

use std::error::Error;
use std::fmt;

use jiff::civil::{self, Date, DateTime};

use super::day::{DayError, Point, digits};

/// A time of day, or a period between two on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    pub start: civil::Time,
    /// The end, if it is known. It is later than the start.
    pub end: Option<civil::Time>,
}

/// The reason why a text is not a [`Time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeError {
    /// It does not have the form `10:00` or `10:00-14:30`.
    Shape,
    /// No day has this time: `25:00`.
    NoSuchTime,
    /// The end is before the start.
    EndBeforeStart,
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "expected HH:MM or HH:MM-HH:MM",
            Self::NoSuchTime => "no day has this time",
            Self::EndBeforeStart => "the end is before the start",
        })
    }
}

impl Error for TimeError {}

impl Time {
    /// Parses `10:00`, `9:00`, or a period of both. The separator is a hyphen or an en dash, with
    /// or without spaces.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let (start, end) = match text.split_once(['-', '–']) {
            Some((start, end)) => (start.trim_end(), Some(end.trim_start())),
            None => (text, None),
        };
        // The form of both is checked first, so that a malformed text is not reported as a wrong
        // time.
        let start = hour_minute(start).ok_or(TimeError::Shape)?;
        let end = end.map(|end| hour_minute(end).ok_or(TimeError::Shape)).transpose()?;
        let start = time_of(start, 0).ok_or(TimeError::NoSuchTime)?;
        let end = end.map(|end| time_of(end, 0).ok_or(TimeError::NoSuchTime)).transpose()?;
        if end.is_some_and(|end| end < start) {
            return Err(TimeError::EndBeforeStart);
        }
        Ok(Self { start, end: end.filter(|&end| end != start) })
    }
}

/// A date and a time of day, as in `publish_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub DateTime);

/// The reason why a text is not a [`Timestamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampError {
    /// It does not have the form `2017-11-16 09:00` or `2017-11-16`.
    Shape,
    /// The calendar has no such day: `2017-11-31`.
    NoSuchDay,
    /// No day has this time: `25:00`.
    NoSuchTime,
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "expected YYYY-MM-DD HH:MM or YYYY-MM-DD",
            Self::NoSuchDay => "the calendar has no such day",
            Self::NoSuchTime => "no day has this time",
        })
    }
}

impl Error for TimestampError {}

impl Timestamp {
    /// Parses `2017-11-16 09:00` or `2017-11-16T09:00`, with or without seconds. A date alone means
    /// its midnight.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        let (date, time) = match text.split_once([' ', 'T']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let clock = match time {
            Some(time) => hour_minute_second(time).ok_or(TimestampError::Shape)?,
            None => ((0, 0), 0),
        };
        let date = exact_date(date)?;
        let time = time_of(clock.0, clock.1).ok_or(TimestampError::NoSuchTime)?;
        Ok(Self(date.to_datetime(time)))
    }
}

fn exact_date(text: &str) -> Result<Date, TimestampError> {
    match Point::parse(text) {
        Ok(Point::Date(date)) => Ok(date),
        Err(DayError::NoSuchDay) => Err(TimestampError::NoSuchDay),
        Ok(_) | Err(_) => Err(TimestampError::Shape),
    }
}

/// Returns the hour and minute of `09:00` or `9:00`, which may be out of range.
fn hour_minute(text: &str) -> Option<(i16, i16)> {
    let (hour, minute) = text.split_once(':')?;
    Some((digits(hour, 2).or_else(|| digits(hour, 1))?, digits(minute, 2)?))
}

fn hour_minute_second(text: &str) -> Option<((i16, i16), i16)> {
    match text.match_indices(':').nth(1) {
        Some((second, _)) => Some((hour_minute(&text[..second])?, digits(&text[second + 1..], 2)?)),
        None => Some((hour_minute(text)?, 0)),
    }
}

/// Returns the time of these numbers, or `None` if they are out of range.
fn time_of((hour, minute): (i16, i16), second: i16) -> Option<civil::Time> {
    // The numbers have at most two digits each, so they fit into i8.
    civil::Time::new(hour as i8, minute as i8, second as i8, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{datetime, time};

    use super::*;

    #[test]
    fn times_and_periods_are_parsed() {
        let period = Time { start: time(10, 0, 0, 0), end: Some(time(14, 30, 0, 0)) };
        for text in ["10:00-14:30", "10:00–14:30", "10:00 – 14:30", "10:00 -14:30"] {
            assert_eq!(Time::parse(text), Ok(period), "{text}");
        }
        assert_eq!(Time::parse("9:05"), Ok(Time { start: time(9, 5, 0, 0), end: None }));
        assert_eq!(Time::parse("09:05-09:05"), Time::parse("09:05"));
    }

    #[test]
    fn invalid_times_have_their_own_errors() {
        for text in
            ["", "10", "10.00", "10:0", "010:00", "10:00-", "-10:00", "10:00-11:00-12:00", "10:00:00", "25:00-x"]
        {
            assert_eq!(Time::parse(text), Err(TimeError::Shape), "{text}");
        }
        for text in ["25:00", "24:00", "10:60", "10:00-25:00"] {
            assert_eq!(Time::parse(text), Err(TimeError::NoSuchTime), "{text}");
        }
        assert_eq!(Time::parse("14:30-10:00"), Err(TimeError::EndBeforeStart));
    }

    #[test]
    fn timestamps_are_parsed() {
        let nine = Ok(Timestamp(datetime(2017, 11, 16, 9, 0, 0, 0)));
        for text in ["2017-11-16 09:00", "2017-11-16T09:00", "2017-11-16 09:00:00", "2017-11-16T9:00"] {
            assert_eq!(Timestamp::parse(text), nine, "{text}");
        }
        assert_eq!(Timestamp::parse("2017-11-16"), Ok(Timestamp(datetime(2017, 11, 16, 0, 0, 0, 0))));
        assert_eq!(Timestamp::parse("2017-11-16 09:00:07"), Ok(Timestamp(datetime(2017, 11, 16, 9, 0, 7, 0))));
    }

    #[test]
    fn invalid_timestamps_have_their_own_errors() {
        for text in [
            "",
            "2017-11",
            "2017",
            "2017-11-16 ",
            "2017-11-16  09:00",
            "2017-11-16 09:00:00:00",
            "09:00",
            "2017-11-31 x",
        ] {
            assert_eq!(Timestamp::parse(text), Err(TimestampError::Shape), "{text}");
        }
        assert_eq!(Timestamp::parse("2017-11-31 09:00"), Err(TimestampError::NoSuchDay));
        assert_eq!(Timestamp::parse("2017-11-16 25:00"), Err(TimestampError::NoSuchTime));
        assert_eq!(Timestamp::parse("2017-11-16 09:00:60"), Err(TimestampError::NoSuchTime));
    }
}
