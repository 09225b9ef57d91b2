//! Days and times in words.
//!
//! This module takes a day apart (one point or a run, one month or two, one year or two) and puts the parts together
//! again; the words and the order of day, month and year are the language's. A day is printed as precisely as it is
//! known and no more. The spaces are plain ones: what may not be broken over two lines is for the style sheet to say.

use jiff::civil::{self, Date};

use crate::lang::Lang;
use crate::value::{Day, Point, Time};

use super::{LanguageRules, rules};

/// The part a day plays in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateForm {
    /// By itself, with the year.
    Full,
    /// By itself, where the year is known.
    Short,
    /// Inside a sentence: on that day, in that month.
    On,
    /// The beginning of a run inside a sentence: from that day.
    From,
    /// The end of a run inside a sentence: until that day.
    To,
}

/// A day with its year: `2017-жылдын 21-ноябры`, `21 ноября 2017 года`.
pub fn date(lang: Lang, day: &Day) -> String {
    format_day(rules(lang), DateForm::Full, day)
}

/// A day where the year is known: `21-ноябрь`, `21 ноября`. A day known only to the year keeps the year.
pub fn date_short(lang: Lang, day: &Day) -> String {
    format_day(rules(lang), DateForm::Short, day)
}

/// When something happens, within a sentence: `2017-жылдын 21-ноябрында`, `21 ноября 2017 года`; of a month `в ноябре
/// 2017 года`; of a run `с 21 ноября по 5 декабря 2017 года`.
pub fn date_on(lang: Lang, day: &Day) -> String {
    format_day(rules(lang), DateForm::On, day)
}

/// A day in figures, alike in every language: `21.11.2017`, `11.2017`, `21–30.11.2017`.
pub fn date_numeric(_lang: Lang, day: &Day) -> String {
    match *day {
        Day::At(point) => figures(point),
        Day::Range(Point::Date(from), Point::Date(to)) if same_month(from, to) => {
            format!("{:02}–{}", from.day(), figures(Point::Date(to)))
        }
        Day::Range(from, to) => format!("{}–{}", figures(from), figures(to)),
    }
}

/// A day where the year is known, with the day of the week if it is one date: `21-ноябрь, шейшемби`, `вторник, 21
/// ноября`.
pub fn date_with_weekday(lang: Lang, day: &Day) -> String {
    with_weekday(lang, day, date_short(lang, day))
}

/// A day with its year, and with the day of the week if it is one date: `вторник, 21 ноября 2017 года`.
pub fn date_full_with_weekday(lang: Lang, day: &Day) -> String {
    with_weekday(lang, day, date(lang, day))
}

/// The day of the week: `шейшемби`, `вторник`.
pub fn weekday(lang: Lang, date: Date) -> &'static str {
    rules(lang).weekday(date.weekday().to_monday_zero_offset())
}

/// A month by itself: `ноябрь`. Months count from 1; a number beyond the year gives the nearest month.
pub fn month_name(lang: Lang, month: i8) -> &'static str {
    rules(lang).month_name(month)
}

/// A time of day, alike in every language: `10:00`, `10:00–14:30`.
pub fn time(_lang: Lang, time: &Time) -> String {
    match time.end {
        None => clock(time.start),
        Some(end) => format!("{}–{}", clock(time.start), clock(end)),
    }
}

/// A time of day within a sentence: `саат 10:00`, `в 10:00`, `с 10:00 до 14:30`.
pub fn time_at(lang: Lang, time: &Time) -> String {
    rules(lang).at(&clock(time.start), time.end.map(clock).as_deref())
}

fn format_day(rules: &dyn LanguageRules, form: DateForm, day: &Day) -> String {
    match *day {
        Day::At(point) => format_point(rules, form, point),
        Day::Range(from, to) => format_range(rules, form, from, to),
    }
}

/// One point, with its year where the form has one.
fn format_point(rules: &dyn LanguageRules, form: DateForm, point: Point) -> String {
    with_year(rules, form, point, without_year(rules, form, point))
}

/// One point without its year; a year by itself is all the point there is.
fn without_year(rules: &dyn LanguageRules, form: DateForm, point: Point) -> String {
    match point {
        Point::Date(date) => rules.days(form, &date.day().to_string(), date.month()),
        Point::Month { month, .. } => rules.month(form, month),
        Point::Year(year) => rules.years(form, &year.to_string(), false),
    }
}

/// Adds the year of `point` to what was said of days or months like it.
fn with_year(rules: &dyn LanguageRules, form: DateForm, point: Point, text: String) -> String {
    match point {
        Point::Date(_) | Point::Month { .. } if form == DateForm::Short => text,
        Point::Date(date) => rules.days_of_year(&text, date.year()),
        Point::Month { year, .. } => rules.months_of_year(form, &text, year),
        Point::Year(_) => text,
    }
}

/// Two points: what they share is said once. Points of different precision share nothing.
fn format_range(rules: &dyn LanguageRules, form: DateForm, from: Point, to: Point) -> String {
    let (opening, closing, between) =
        if form == DateForm::On { (DateForm::From, DateForm::To, " ") } else { (form, form, " – ") };
    match (from, to) {
        (Point::Date(first), Point::Date(last)) if same_month(first, last) => {
            let days = rules.days(form, &format!("{}–{}", first.day(), last.day()), first.month());
            with_year(rules, form, from, days)
        }
        (Point::Year(first), Point::Year(last)) => rules.years(form, &format!("{first}–{last}"), true),
        (Point::Date(_), Point::Date(_)) | (Point::Month { .. }, Point::Month { .. }) if from.year() == to.year() => {
            let both = format!("{}{between}{}", without_year(rules, opening, from), without_year(rules, closing, to));
            with_year(rules, opening, from, both)
        }
        _ => format!("{}{between}{}", format_point(rules, opening, from), format_point(rules, closing, to)),
    }
}

fn same_month(first: Date, last: Date) -> bool {
    first.first_of_month() == last.first_of_month()
}

fn with_weekday(lang: Lang, day: &Day, text: String) -> String {
    match *day {
        Day::At(Point::Date(date)) => rules(lang).with_weekday(&text, weekday(lang, date)),
        _ => text,
    }
}

fn figures(point: Point) -> String {
    match point {
        Point::Date(date) => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        Point::Month { year, month } => format!("{month:02}.{year}"),
        Point::Year(year) => year.to_string(),
    }
}

fn clock(time: civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests;
