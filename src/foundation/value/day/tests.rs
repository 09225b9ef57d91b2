use jiff::civil::date;

use super::*;

fn at(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn range(from: &str, to: &str) -> Result<Day, DayError> {
    Day::range(Point::parse(from).unwrap(), Point::parse(to).unwrap())
}

#[test]
fn dates_months_and_years_keep_their_precision() {
    assert_eq!(Point::parse("2017-11-21"), Ok(Point::Date(date(2017, 11, 21))));
    assert_eq!(Point::parse("2017-11"), Ok(Point::Month { year: 2017, month: 11 }));
    assert_eq!(Point::parse("2017"), Ok(Point::Year(2017)));
    for text in ["2017-11-21", "2017-11", "2017", "0987-01"] {
        assert_eq!(at(text).iso(), text);
        assert_eq!(at(text).machine().as_deref(), Some(text));
    }
}

#[test]
fn invalid_days_have_their_own_errors() {
    let shapes = "|17-11-21|2017-1|2017-11-1|2017-11-21 |21.11.2017|2017/11/21|2017-11-21-01|-2017|2017-|+017|2017-11-";
    for text in shapes.split('|').chain(["２０１７", "2017-1１"]) {
        assert_eq!(Point::parse(text), Err(DayError::Shape), "{text}");
    }
    for text in ["2017-11-31", "2017-02-29", "2017-13", "2017-00", "2017-11-00", "2017-13-01", "0000", "9999-99-99"] {
        assert_eq!(Point::parse(text), Err(DayError::NoSuchDay), "{text}");
    }
    assert!(Point::parse("2016-02-29").is_ok());
}

#[test]
fn a_period_cannot_end_before_it_starts() {
    assert_eq!(range("2017-11-21", "2017-11-20"), Err(DayError::EndBeforeStart));
    assert_eq!(range("2017-11", "2017-10-31"), Err(DayError::EndBeforeStart));
    assert_eq!(range("2017-11-21", "2017-11-21"), Ok(at("2017-11-21")));
    let run = range("2017-11-21", "2018-01").unwrap();
    assert_eq!((run.first(), run.last()), (date(2017, 11, 21), date(2018, 1, 31)));
    assert_eq!((run.year(), run.years()), (2017, 2017..=2018));
    assert_eq!((run.iso().as_str(), run.machine(), run.is_exact()), ("2017-11-21/2018-01", None, false));
    assert!(range("2017-11-21", "2017").is_ok());
}

#[test]
fn a_month_is_past_after_its_last_day() {
    assert!(!at("2017-11").is_past(date(2017, 11, 30)));
    assert!(at("2017-11").is_past(date(2017, 12, 1)));
    assert!(!at("2017-11-21").is_past(date(2017, 11, 21)));
    assert!(at("2016").is_past(date(2017, 1, 1)));
}

#[test]
fn a_vague_day_sorts_after_every_date_in_it() {
    let run = range("2017-11-01", "2017-11-30").unwrap();
    let mut days = [at("2018"), at("2017-11-21"), at("2017"), at("2017-11"), run, at("2017-01-01"), at("2017-11-01")];
    days.sort();
    let order = days.map(Day::iso).join(" ");
    assert_eq!(order, "2017-01-01 2017-11-01 2017-11-01/2017-11-30 2017-11-21 2017-11 2017 2018");
    assert_ne!(run.cmp(&at("2017-11")), Ordering::Equal);
    assert!(at("2017-11-21").is_exact() && !at("2017-11").is_exact());
}
