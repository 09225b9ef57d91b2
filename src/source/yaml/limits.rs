//! The limits of the content model.

/// The greatest depth of nested maps and lists.
pub(super) const DEPTH: usize = 16;
/// The greatest size of a file, in megabytes.
pub const FILE_MEGABYTES: usize = 10;
/// The greatest size of one value, in megabytes.
pub(super) const SCALAR_MEGABYTES: usize = 1;
