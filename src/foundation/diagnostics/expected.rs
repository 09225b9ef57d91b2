//! The type of value that was expected, and the one that was found.

/// The type of a value in the content model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    Map,
    List,
    Record,
    Text,
    LocalizedText,
    Id,
    Slug,
    Day,
    Timestamp,
    Time,
    Count,
    WholeNumber,
    Money,
    Amount,
    Currency,
    Point,
    Url,
    Phone,
    Email,
    TimeZone,
    YesNo,
    Rule,
    Path,
    /// The words of a command, one of which has `{folder}`.
    Command,
    /// The id of a document, or a URL.
    Evidence,
    OneOf(Vec<&'static str>),
}

/// The type of a value that was written instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActualType {
    Nothing,
    Map,
    List,
    Scalar(String),
}
