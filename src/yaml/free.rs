//! Free data: `extra:` and the files of `data/` that no kind claims, as templates get them.

use serde_json::{Map, Number, Value as Json};

use super::{Node, Value};

/// The same tree as JSON. A number that JSON cannot hold stays text, and of a repeated key the last one counts.
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
