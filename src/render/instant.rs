//! Times for machines (RFC 3339).

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Returns a local time with the offset of its zone, or in UTC if the format has no such offset.
///
/// Before standard time, offsets had seconds, which RFC 3339 cannot express.
pub(crate) fn instant(time: DateTime, zone: &TimeZone) -> String {
    match time.to_zoned(zone.clone()) {
        Ok(zoned) if zoned.offset().seconds() % 60 == 0 => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Ok(zoned) => zoned.with_time_zone(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        // The ends of the calendar have no time in other zones.
        Err(_) => time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_date_has_a_valid_time() {
        let zone = TimeZone::get("Asia/Bishkek").unwrap();
        let at = |year, month, day| instant(date(year, month, day).at(0, 0, 0, 0), &zone);
        assert_eq!(at(2026, 11, 30), "2026-11-30T00:00:00+06:00");
        assert_eq!(at(1917, 11, 21), "1917-11-20T19:01:36Z");
        assert_eq!(at(217, 11, 21), "0217-11-20T19:01:36Z");
        assert_eq!(at(9999, 12, 31), "9999-12-31T00:00:00+06:00");
    }
}
