//! The form of an id.

/// Returns whether a text is an id: lower-case ASCII letters, digits and hyphens between them.
pub(super) fn is_id(text: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_valid = (1..=100).contains(&text.len()) && text.chars().all(is_allowed);
    is_valid && !text.starts_with('-') && !text.ends_with('-')
}
