//! A cell of a table, as CSV and as JSON write it.

use serde_json::Value as Json;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(u64),
    Degrees(f64),
    YesNo(bool),
    /// Several values; CSV puts `; ` between them.
    List(Vec<String>),
    /// Values with parts: CSV holds them as JSON text.
    Records(Vec<Json>),
}

impl Cell {
    /// A cell with a text, or an empty one.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
    }

    /// The cell for a CSV file.
    pub fn csv(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => quoted(&harmless(text)),
            Cell::Number(number) => number.to_string(),
            Cell::Degrees(degrees) => degrees.to_string(),
            Cell::YesNo(value) => value.to_string(),
            Cell::List(items) => quoted(&harmless(&items.join("; "))),
            Cell::Records(records) if records.is_empty() => String::new(),
            Cell::Records(records) => quoted(&Json::Array(records.clone()).to_string()),
        }
    }

    /// The cell for a JSON file.
    pub fn json(self) -> Json {
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

/// A field of CSV in quotation marks where it needs them (RFC 4180, section 2).
pub fn quoted(text: &str) -> String {
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// A spreadsheet takes a cell that begins with one of these signs for a formula and would run it; a single quotation
/// mark in front keeps it a text.
fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula() {
        assert_eq!(Cell::Text("=1+1".into()).csv(), "'=1+1");
        assert_eq!(Cell::Text("@x, \"y\"".into()).csv(), "\"'@x, \"\"y\"\"\"");
        assert_eq!(Cell::List(vec!["a".into(), "b".into()]).csv(), "a; b");
    }
}
