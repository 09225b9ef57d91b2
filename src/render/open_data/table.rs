//! Tables as CSV and as JSON.

use crate::foundation::lang::Lang;
use crate::plan::{Plan, Table};

use super::cell::{Cell, CsvStyle};
use super::rows::rows;

/// Returns a table as CSV in UTF-8. The byte order mark makes spreadsheets detect the encoding.
pub fn csv(plan: &Plan, table: Table, style: CsvStyle) -> String {
    let mut text = String::from('\u{feff}');
    let mut line = |cells: Vec<String>| {
        text.push_str(&cells.join(style.separator));
        text.push_str("\r\n");
    };
    line(table.columns(plan.site.languages()).iter().map(|column| style.quoted(column)).collect());
    for row in rows(plan, table) {
        line(row.iter().map(|cell| cell.csv(style)).collect());
    }
    text
}

/// Returns the key of the theme's message that describes a column. `title_ky` has `column-title`,
/// and `date_note_ru` has `column-date-diagnostic`.
pub fn column_key(column: &str, languages: &[Lang]) -> String {
    let base = languages.iter().find_map(|lang| column.strip_suffix(lang.code())?.strip_suffix('_'));
    format!("column-{}", base.unwrap_or(column).replace('_', "-"))
}

/// Returns a table as a JSON array of objects with the column names as keys.
pub fn json(plan: &Plan, table: Table) -> String {
    let columns = table.columns(plan.site.languages());
    let rows = rows(plan, table).into_iter().map(|row| {
        let cells = columns.iter().cloned().zip(row.into_iter().map(Cell::json));
        serde_json::Value::Object(cells.collect())
    });
    pretty_json(&serde_json::Value::Array(rows.collect()))
}

/// Serializes a value with indentation and a final newline.
pub(super) fn pretty_json(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
