//! The options of the YAML library.

use super::limits::{DEPTH, FILE_MEGABYTES};

/// Returns the options with which every document is parsed.
pub(super) fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_depth: DEPTH,
            max_aliases: 0,
            max_anchors: 0,
            max_nodes: 2_000_000,
            max_events: 8_000_000,
            max_total_scalar_bytes: FILE_MEGABYTES * 1_000_000
        }
    }
}
