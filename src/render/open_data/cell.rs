//! Cells of a table in CSV and JSON.

use serde_json::Value as Json;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    /// A decimal number of any size, with a point.
    Amount(String),
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
    pub(super) fn csv(&self, style: CsvStyle) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => style.quoted(&neutralized(text)),
            Cell::Amount(amount) => style.quoted(&style.decimal(amount)),
            Cell::Number(number) => number.to_string(),
            Cell::Degrees(degrees) => style.quoted(&style.decimal(&degrees.to_string())),
            Cell::YesNo(value) => value.to_string(),
            Cell::List(items) => style.quoted(&neutralized(&items.join("; "))),
            Cell::Records(records) if records.is_empty() => String::new(),
            Cell::Records(records) => style.quoted(&Json::Array(records.clone()).to_string()),
        }
    }

    /// Returns the cell as JSON.
    pub(super) fn json(self) -> Json {
        match self {
            Cell::Empty => Json::Null,
            Cell::Text(text) | Cell::Amount(text) => Json::String(text),
            Cell::Number(number) => Json::from(number),
            Cell::Degrees(degrees) => Json::from(degrees),
            Cell::YesNo(value) => Json::Bool(value),
            Cell::List(items) => Json::from(items),
            Cell::Records(records) => Json::Array(records),
        }
    }
}

/// The marks of a CSV file that depend on the settings of the program that opens it.
#[derive(Debug, Clone, Copy)]
pub struct CsvStyle {
    pub(super) separator: &'static str,
    decimal: char,
}

impl CsvStyle {
    /// Commas between fields (RFC 4180).
    pub const COMMA: CsvStyle = CsvStyle { separator: ",", decimal: '.' };
    /// Semicolons between fields and decimal commas.
    pub const SEMICOLON: CsvStyle = CsvStyle { separator: ";", decimal: ',' };

    /// Quotes a field if needed (RFC 4180, section 2).
    pub(super) fn quoted(self, text: &str) -> String {
        match text.contains(['"', '\n', '\r']) || text.contains(self.separator) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text.to_owned(),
        }
    }

    fn decimal(self, number: &str) -> String {
        number.replace('.', &self.decimal.to_string())
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
        let csv = |cell: Cell| cell.csv(CsvStyle::COMMA);
        assert_eq!(csv(Cell::Text("=1+1".into())), "'=1+1");
        assert_eq!(csv(Cell::Text("@x, \"y\"".into())), "\"'@x, \"\"y\"\"\"");
        assert_eq!(csv(Cell::List(vec!["a".into(), "b".into()])), "a; b");
    }

    #[test]
    fn russian_excel_gets_semicolons_and_decimal_commas() {
        let csv = |cell: Cell| cell.csv(CsvStyle::SEMICOLON);
        assert_eq!(csv(Cell::List(vec!["a".into(), "b".into()])), "\"a; b\"");
        assert_eq!(csv(Cell::Text("a, b".into())), "a, b");
        assert_eq!(
            (csv(Cell::Degrees(40.77)), csv(Cell::Amount("350000.50".into()))),
            ("40,77".into(), "350000,50".into())
        );
        assert_eq!(Cell::Degrees(40.77).csv(CsvStyle::COMMA), "40.77");
    }
}
