//! Values in the form in which people write them: `15.12.2026`, `350 тыс. сом`, `0770 77-17-11`.
//!
//! Each function returns the value in the form of the content model, for the advice of a
//! diagnostic. It returns `None` rather than a value that the author may not have meant.

mod contacts;
mod dates;
mod numbers;
mod synonyms;

pub use contacts::{first_of_several, informal_email, informal_phone, informal_url};
pub use dates::{informal_day, informal_time, informal_timestamp, is_impossible_day};
pub use numbers::{informal_amount, informal_count, informal_currency, informal_money};
pub(super) use synonyms::synonyms;
pub use synonyms::{informal_yes_no, lang_of_name};

/// A value in the form of the content model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    pub text: String,
    /// Whether the author can have meant nothing else.
    pub is_certain: bool,
}

impl Guess {
    /// Creates a value that the author must have meant.
    pub fn certain(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_certain: true }
    }

    /// Creates a value that the author may have meant.
    pub fn likely(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_certain: false }
    }
}

/// Splits a text into runs of digits, runs of letters, and single other characters without spaces.
fn pieces(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => 1,
        _ if c.is_alphabetic() => 2,
        _ => 0,
    };
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match class(first) {
            0 => first.len_utf8(),
            kind => rest.find(|c| class(c) != kind).unwrap_or(rest.len()),
        };
        if !first.is_whitespace() {
            pieces.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    pieces
}

fn is_number(piece: &str) -> bool {
    piece.starts_with(|c: char| c.is_ascii_digit())
}

fn is_word(piece: &str) -> bool {
    piece.starts_with(char::is_alphabetic)
}
