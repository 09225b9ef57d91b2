//! Messages and help about doubtful facts.

use crate::foundation::diagnostics::FactError;
use crate::foundation::value::{GeoPoint, PhoneLength};
use crate::language::fluent::Arg;

use super::Messages;

impl Messages {
    /// Returns what is wrong with a fact.
    pub(super) fn fact_message(&self, error: &FactError) -> String {
        let (key, args): (&str, Vec<(&str, Arg)>) = match error {
            FactError::HeldInFuture { first, today } => {
                ("held-in-future", vec![("day", first.to_string().into()), ("today", today.to_string().into())])
            }
            FactError::ResultsUnexpected { status } => ("results-unexpected", vec![("status", (*status).into())]),
            FactError::MovedFromMissing => ("moved-from-missing", vec![]),
            FactError::MovedToSameDay { day } => ("moved-to-same-day", vec![("day", day.as_str().into())]),
            FactError::ReasonMissing { status } => ("reason-missing", vec![("status", (*status).into())]),
            FactError::ReasonUnexpected { status } => ("reason-unexpected", vec![("status", (*status).into())]),
            FactError::TooManyVotes { votes, participants } => {
                ("too-many-votes", vec![("votes", (*votes).into()), ("participants", participants.to_string().into())])
            }
            FactError::DuplicateRank { rank, .. } => ("duplicate-rank", vec![("rank", (*rank).into())]),
            FactError::DateInFuture { day, today } | FactError::ReleaseInFuture { day, today } => {
                ("date-in-future", vec![("day", day.as_str().into()), ("today", today.to_string().into())])
            }
            FactError::DateOrder { key, day, other, other_day } => {
                let args = [("key", *key), ("day", day), ("other", *other), ("otherday", other_day)];
                ("date-order", args.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
            FactError::OutsideProgramme { day, programme, period } => {
                let args = [("day", day), ("programme", programme), ("period", period)];
                ("outside-programme", args.into_iter().map(|(name, value)| (name, value.as_str().into())).collect())
            }
            FactError::PlaceTwice { id } => ("place-twice", vec![("id", id.as_str().into())]),
            FactError::SampleAddress { host } => ("sample-address", vec![("host", host.as_str().into())]),
            FactError::ImplausibleYear { year } => ("implausible-year", vec![("year", format!("{year:04}").into())]),
            FactError::LongPeriod { period } => ("long-period", vec![("period", period.as_str().into())]),
            FactError::PointSwapped { .. } => ("point-swapped", vec![]),
            FactError::PointFar => ("point-far", vec![]),
            FactError::SampleData { text } => ("sample-data", vec![("text", text.as_str().into())]),
        };
        self.format(key, &args)
    }

    /// Returns what to do about a fact.
    pub(super) fn fact_help(&self, error: &FactError) -> String {
        let (key, args): (&str, Vec<(&str, Arg)>) = match error {
            FactError::HeldInFuture { .. } => ("help-held-in-future", vec![]),
            FactError::ResultsUnexpected { .. } => ("help-results-unexpected", vec![]),
            FactError::MovedFromMissing => ("help-moved-from-missing", vec![]),
            FactError::MovedToSameDay { .. } => ("help-moved-to-same-day", vec![]),
            FactError::ReasonMissing { .. } => ("help-reason-missing", vec![]),
            FactError::ReasonUnexpected { .. } => ("help-reason-unexpected", vec![]),
            FactError::TooManyVotes { .. } => ("help-too-many-votes", vec![]),
            FactError::DuplicateRank { .. } => ("help-duplicate-rank", vec![]),
            FactError::DateInFuture { .. } => ("help-date-in-future", vec![]),
            FactError::ReleaseInFuture { .. } => ("help-release-in-future", vec![]),
            FactError::DateOrder { .. } => ("help-date-order", vec![]),
            FactError::OutsideProgramme { .. } => ("help-outside-programme", vec![]),
            FactError::PlaceTwice { .. } => ("help-place-twice", vec![]),
            FactError::ImplausibleYear { .. } => ("help-implausible-year", vec![]),
            FactError::LongPeriod { .. } => ("help-long-period", vec![]),
            FactError::PointSwapped { likely: GeoPoint { latitude, longitude } } => {
                ("help-point-swapped", vec![("point", format!("[{latitude}, {longitude}]").into())])
            }
            FactError::PointFar => ("help-point-far", vec![]),
            FactError::SampleData { .. } | FactError::SampleAddress { .. } => ("help-sample-data", vec![]),
        };
        self.format(key, &args)
    }

    /// Returns what is wrong with the length of a telephone number.
    pub(super) fn phone_message(&self, length: &PhoneLength) -> String {
        let PhoneLength { country, least, most, found } = *length;
        let expected = if least == most { least.to_string() } else { format!("{least}–{most}") };
        let args: [(&str, Arg); 3] =
            [("country", format!("+{country}").into()), ("expected", expected.into()), ("found", found.into())];
        self.format("phone-length", &args)
    }
}
