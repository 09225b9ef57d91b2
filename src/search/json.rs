//! JSON encoding of the index.

use serde::Serialize;

/// Serializes plain data, which cannot fail.
pub(super) fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
