//! Days and times as words.
//!
//! This module splits a day into its parts and joins the formatted parts. A day may be a point or a
//! range, within one month or year or across two. The words and the order of day, month and year
//! come from the language. A day is printed with the precision that it has. Spaces are ordinary:
//! the style sheet prevents line breaks.

use jiff::civil::{self, Date};

use crate::foundation::lang::Lang;
use crate::foundation::value::{Day, Point, Time};

use super::language_rules::{DateForm, LanguageRules};
use super::languages::rules;

/// Formats a day with its year: `2017-жылдын 21-ноябры`, `21 ноября 2017 года`.
pub fn date(lang: Lang, day: &Day) -> String {
    format_day(rules(lang), DateForm::Full, day)
}

/// Formats a day without its year: `21-ноябрь`, `21 ноября`.
///
/// For use where the year is obvious. A day that is only a year keeps it.
pub fn date_short(lang: Lang, day: &Day) -> String {
    format_day(rules(lang), DateForm::Short, day)
}

/// Returns the day of the week: `шейшемби`, `вторник`.
pub fn weekday(lang: Lang, date: Date) -> &'static str {
    rules(lang).weekday(date.weekday().to_monday_zero_offset())
}

/// Returns the name of a month in the nominative: `ноябрь`.
///
/// Months count from 1. A number out of range is clamped.
pub fn month_name(lang: Lang, month: i8) -> &'static str {
    rules(lang).month_name(month)
}

/// Formats a time of day, alike in every language: `10:00`, `10:00–14:30`.
pub fn time(_lang: Lang, time: &Time) -> String {
    match time.end {
        None => clock(time.start),
        Some(end) => format!("{}–{}", clock(time.start), clock(end)),
    }
}

fn format_day(rules: &dyn LanguageRules, form: DateForm, day: &Day) -> String {
    match *day {
        Day::At(point) => format_point(rules, form, point),
        Day::Range(from, to) => format_range(rules, form, from, to),
    }
}

/// Formats a point in time, with its year if the form has one.
fn format_point(rules: &dyn LanguageRules, form: DateForm, point: Point) -> String {
    with_year(rules, form, point, without_year(rules, form, point))
}

/// Formats a point in time without its year. A point that is only a year keeps it.
fn without_year(rules: &dyn LanguageRules, form: DateForm, point: Point) -> String {
    match point {
        Point::Date(date) => rules.days(form, &date.day().to_string(), date.month()),
        Point::Month { month, .. } => rules.month(form, month).to_owned(),
        Point::Year(year) => rules.years(&year.to_string(), false),
    }
}

/// Adds the year of `point` to a formatted day or month.
fn with_year(rules: &dyn LanguageRules, form: DateForm, point: Point, text: String) -> String {
    match point {
        Point::Date(_) | Point::Month { .. } if form == DateForm::Short => text,
        Point::Date(date) => rules.days_of_year(&text, date.year()),
        Point::Month { year, .. } => rules.months_of_year(&text, year),
        Point::Year(_) => text,
    }
}

/// Formats a range, with the parts that both ends share printed once.
///
/// Ends of different precision share nothing.
fn format_range(rules: &dyn LanguageRules, form: DateForm, from: Point, to: Point) -> String {
    match (from, to) {
        (Point::Date(first), Point::Date(last)) if same_month(first, last) => {
            let days = rules.days(form, &format!("{}–{}", first.day(), last.day()), first.month());
            with_year(rules, form, from, days)
        }
        (Point::Year(first), Point::Year(last)) => rules.years(&format!("{first}–{last}"), true),
        (Point::Date(_), Point::Date(_)) | (Point::Month { .. }, Point::Month { .. }) if from.year() == to.year() => {
            let both = format!("{} – {}", without_year(rules, form, from), without_year(rules, form, to));
            with_year(rules, form, from, both)
        }
        _ => format!("{} – {}", format_point(rules, form, from), format_point(rules, form, to)),
    }
}

fn same_month(first: Date, last: Date) -> bool {
    first.first_of_month() == last.first_of_month()
}

fn clock(time: civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests;
