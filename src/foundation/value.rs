//! The values that authors write: days, times, counts, sums of money, addresses. Each is parsed and
//! checked.
//!
//! These are plain values. They do not know how a language words them, which file they were in, or
//! what YAML is.

mod base_url;
mod clock;
mod contact;
mod count;
mod day;
mod geo_point;
mod money;
mod url;

pub(crate) use base_url::BaseUrl;
pub(crate) use clock::{Time, TimeError, Timestamp, TimestampError};
pub(crate) use contact::PhoneLength;
pub(crate) use contact::{Email, Phone, PhoneError};
pub(crate) use count::{Count, Qualifier, agrees};
pub(crate) use day::{Day, DayError, Point};
pub(crate) use geo_point::GeoPoint;
pub(crate) use money::{Currency, Money, total};
pub(crate) use url::{Url, UrlError};
