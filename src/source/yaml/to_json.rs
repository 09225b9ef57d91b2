//! Data of any shape, as JSON for templates: `extra:`, and the files of `data/` that belong to no
//! record type.

use serde_json::{Map, Number, Value as Json};

use super::node::{Node, Value};

/// Converts a node to JSON. A number that JSON cannot represent stays text, and of duplicate keys
/// the last one counts.
pub fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => json_number(number).unwrap_or_else(|| Json::String(number.clone())),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Map(entries) => {
            Json::Object(entries.iter().map(|(key, value)| (key.name.clone(), to_json(value))).collect::<Map<_, _>>())
        }
    }
}

fn json_number(number: &str) -> Option<Json> {
    if let Ok(whole) = number.parse::<i64>() {
        return Some(Json::Number(whole.into()));
    }
    Number::from_f64(number.parse().ok()?).map(Json::Number)
}
