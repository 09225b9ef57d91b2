//! Tables as CSV and as JSON.

use crate::lang::Lang;
use crate::plan::{Plan, Table};

use super::cell::{Cell, quoted};
use super::rows::rows;

/// A table as CSV (RFC 4180): UTF-8 with a byte-order mark, so that spreadsheets read the letters right.
pub fn csv(plan: &Plan, table: Table) -> String {
    let mut text = String::from('\u{feff}');
    let mut line = |cells: Vec<String>| {
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    line(table.columns(plan.site.languages()).iter().map(|column| quoted(column)).collect());
    for row in rows(plan, table) {
        line(row.iter().map(Cell::csv).collect());
    }
    text
}

/// The key of the theme's text that says what a column holds: `column-title` for `title_ky`, `column-date-note` for
/// `date_note_ru`.
pub fn column_key(column: &str, languages: &[Lang]) -> String {
    let own = languages.iter().find_map(|lang| column.strip_suffix(lang.code())?.strip_suffix('_'));
    format!("column-{}", own.unwrap_or(column).replace('_', "-"))
}

/// A table as JSON: a list of objects with the same names as the columns.
pub fn json(plan: &Plan, table: Table) -> String {
    let columns = table.columns(plan.site.languages());
    let rows = rows(plan, table).into_iter().map(|row| {
        let cells = columns.iter().cloned().zip(row.into_iter().map(Cell::json));
        serde_json::Value::Object(cells.collect())
    });
    pretty_json(&serde_json::Value::Array(rows.collect()))
}

/// Serializes a value with indentation and a final newline.
pub fn pretty_json(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
