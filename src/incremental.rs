//! One cache type and one tracker of what was read, for builds that follow each other.

pub mod cache;
pub mod stage_cache;
pub mod tracking;
