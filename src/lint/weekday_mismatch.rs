//! `weekday-mismatch`: a weekday that differs from the one of the date next to it.

use jiff::civil::Date;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::value::{Day, Point};
use crate::language::{WrittenDate, dated_weekdays};

use super::diagnostic::diagnostic;
use super::unit::Text;

/// The maximum distance in days between a date without a year and its release.
const MAX_DISTANCE_DAYS: i32 = 100;

/// Checks the weekdays of a text. A weekday between two dates may belong to either.
pub(super) fn check(text: &Text) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for block in text.blocks() {
        for found in dated_weekdays(text.lang, &block.words) {
            let dates: Option<Vec<Date>> = found.dates.iter().map(|date| with_year(*date, text.day)).collect();
            let Some(dates) = dates else { continue };
            let stated = found.from_monday;
            if dates.iter().all(|date| date.weekday().to_monday_zero_offset() != stated)
                && let Some(&date) = dates.first()
            {
                diagnostics.extend(diagnostic(text, block, found.range, Problem::WeekdayMismatch { date, stated }));
            }
        }
    }
    diagnostics
}

/// Completes a date with the year that brings it closest to the day of the text.
///
/// Returns `None` if the year is uncertain or the date does not exist.
fn with_year(written: WrittenDate, day: Option<Day>) -> Option<Date> {
    let of_year = |year| Date::new(year, written.month, written.day).ok();
    if let Some(year) = written.year {
        return of_year(year);
    }
    let near = match day? {
        Day::At(Point::Year(_)) | Day::Range(..) => return None,
        day => day.first(),
    };
    let years = [near.year() - 1, near.year(), near.year() + 1];
    let distance = |date: &Date| near.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
    years.into_iter().filter_map(of_year).find(|date| distance(date) <= MAX_DISTANCE_DAYS)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn missing_year_is_the_nearest() {
        let written = |year, month, day| WrittenDate { year, month, day };
        let day = |text: &str| Day::parse(text).ok();
        assert_eq!(with_year(written(None, 11, 21), day("2017-11-16")), Some(date(2017, 11, 21)));
        assert_eq!(with_year(written(None, 1, 5), day("2017-12-28")), Some(date(2018, 1, 5)));
        assert_eq!(with_year(written(None, 12, 28), day("2018-01-05")), Some(date(2017, 12, 28)));
        assert_eq!(with_year(written(None, 11, 21), day("2017-11")), Some(date(2017, 11, 21)));
        assert_eq!(with_year(written(Some(2019), 11, 21), None), Some(date(2019, 11, 21)));
        for (month, given) in [(5, day("2017-11-16")), (11, day("2017")), (11, None)] {
            assert_eq!(with_year(written(None, month, 21), given), None);
        }
        assert_eq!(with_year(written(Some(2017), 11, 31), None), None);
    }
}
