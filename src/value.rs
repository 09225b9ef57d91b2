//! The kinds of value an author writes: days, times, counts and sums of money, each read from its text and checked.
//!
//! These are pure values. They know what can be added and what comes before what; they do not know how a language
//! words them (that is `text`), which file they stood in, or what YAML is.

mod clock;
mod count;
mod day;
mod money;

pub use clock::{Moment, MomentFault, Time, TimeFault};
pub use count::{Count, Qualifier, agrees};
pub use day::{Day, DayFault, Point};
pub use money::{Currency, Money, total};

/// The number that `text` writes with exactly `width` ASCII digits, or none if anything else stands there.
fn digits(text: &str, width: usize) -> Option<i16> {
    let plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
