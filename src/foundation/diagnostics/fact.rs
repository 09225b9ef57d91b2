//! The reasons why a stated fact is impossible or doubtful.

use jiff::civil::Date;

use crate::foundation::span::Location;
use crate::foundation::value::{Count, GeoPoint};

use super::rule::Rule;

/// A fact that contradicts another one, or that is hardly ever true.
#[derive(Debug, Clone, PartialEq)]
pub enum FactError {
    /// An event that was `held`, although its first day is still to come.
    HeldInFuture { first: Date, today: Date },
    /// Results of an event that is not `held`.
    ResultsUnexpected { status: &'static str },
    /// A postponed event without the day that it was moved from.
    MovedFromMissing,
    /// An event that was moved to the day that it was moved from.
    MovedToSameDay { day: String },
    /// A cancelled event or a dropped commitment without a reason.
    ReasonMissing { status: &'static str },
    /// A reason why an event changed that is planned as before.
    ReasonUnexpected { status: &'static str },
    /// More votes for one priority than there were participants.
    TooManyVotes { votes: u64, participants: Count },
    /// Two priorities of one rank that do not have the same number of votes.
    DuplicateRank { rank: u64, first: Location },
    /// A day in the future of something that is said to have happened.
    DateInFuture { day: String, today: Date },
    /// A release that is published before its day.
    ReleaseInFuture { day: String, today: Date },
    /// A day before that of another key, which cannot be later.
    DateOrder { key: &'static str, day: String, other: &'static str, other_day: String },
    /// An event before its programme begins, or after it ends.
    OutsideProgramme { day: String, programme: String, period: String },
    /// A municipality that is twice among the hosts and guests of an event.
    PlaceTwice { id: String },
    /// A year that is too far in the past or in the future.
    ImplausibleYear { year: i16 },
    /// A period of more than two years.
    LongPeriod { period: String },
    /// A latitude and a longitude that were probably exchanged, in the right order.
    PointSwapped { likely: GeoPoint },
    /// A point outside the country of the site, or far from all other points.
    PointFar,
    /// Data of the site that `init` makes, which are not those of the author.
    SampleData { text: String },
    /// An address that is an example for any site.
    SampleAddress { host: String },
}

impl FactError {
    /// Returns the rule that is violated.
    pub const fn rule(&self) -> Rule {
        match self {
            FactError::HeldInFuture { .. } => Rule::HeldInFuture,
            FactError::ResultsUnexpected { .. } => Rule::ResultsUnexpected,
            FactError::MovedFromMissing | FactError::MovedToSameDay { .. } => Rule::MoveUnclear,
            FactError::ReasonMissing { .. } => Rule::MissingReason,
            FactError::ReasonUnexpected { .. } => Rule::ReasonUnexpected,
            FactError::TooManyVotes { .. } => Rule::TooManyVotes,
            FactError::DuplicateRank { .. } => Rule::DuplicateRank,
            FactError::DateInFuture { .. } | FactError::ReleaseInFuture { .. } => Rule::DateInFuture,
            FactError::DateOrder { .. } | FactError::OutsideProgramme { .. } => Rule::DateOrder,
            FactError::PlaceTwice { .. } => Rule::DuplicatePlace,
            FactError::ImplausibleYear { .. } | FactError::LongPeriod { .. } => Rule::ImplausibleDate,
            FactError::PointSwapped { .. } | FactError::PointFar => Rule::ImplausiblePoint,
            FactError::SampleData { .. } | FactError::SampleAddress { .. } => Rule::SampleData,
        }
    }
}
