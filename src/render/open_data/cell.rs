//! Cells of a table in CSV and JSON.

use serde_json::Value as Json;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(u64),
    Degrees(f64),
    YesNo(bool),
    /// Several values, which CSV separates by `; `.
    List(Vec<String>),
    /// Structured values, which CSV holds as JSON text.
    Records(Vec<Json>),
}

impl Cell {
    /// Returns a text cell, or an empty cell for `None`.
    pub(super) fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
    }

    /// Returns the cell as a CSV field.
    pub(super) fn csv(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => quoted(&neutralized(text)),
            Cell::Number(number) => number.to_string(),
            Cell::Degrees(degrees) => degrees.to_string(),
            Cell::YesNo(value) => value.to_string(),
            Cell::List(items) => quoted(&neutralized(&items.join("; "))),
            Cell::Records(records) if records.is_empty() => String::new(),
            Cell::Records(records) => quoted(&Json::Array(records.clone()).to_string()),
        }
    }

    /// Returns the cell as JSON.
    pub(super) fn json(self) -> Json {
        match self {
            Cell::Empty => Json::Null,
            Cell::Text(text) => Json::String(text),
            Cell::Number(number) => Json::from(number),
            Cell::Degrees(degrees) => Json::from(degrees),
            Cell::YesNo(value) => Json::Bool(value),
            Cell::List(items) => Json::from(items),
            Cell::Records(records) => Json::Array(records),
        }
    }
}

/// Quotes a CSV field if needed (RFC 4180, section 2).
pub(super) fn quoted(text: &str) -> String {
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// Prevents formula injection: spreadsheets evaluate a cell that starts with one of these
/// characters. A leading apostrophe keeps it a text.
fn neutralized(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralized() {
        assert_eq!(Cell::Text("=1+1".into()).csv(), "'=1+1");
        assert_eq!(Cell::Text("@x, \"y\"".into()).csv(), "\"'@x, \"\"y\"\"\"");
        assert_eq!(Cell::List(vec!["a".into(), "b".into()]).csv(), "a; b");
    }
}
