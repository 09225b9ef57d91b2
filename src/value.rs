//! The values that authors write: days, times, counts, sums of money, addresses. Each is parsed and checked.
//!
//! These are plain values. They do not know how a language words them, which file they were in, or what YAML is.

mod clock;
mod count;
mod day;
mod money;

pub use clock::{Moment, MomentFault, Time, TimeFault};
pub use count::{Count, Qualifier, agrees};
pub use day::{Day, DayFault, Point};
pub use money::{Currency, Money, total};
