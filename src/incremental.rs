//! One cache type and one tracker of what was read, for builds that follow each other.

pub mod cache;
pub(crate) mod stage_cache;
pub(crate) mod tracking;
