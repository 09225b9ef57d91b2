//! Data of any shape, for templates: `extra:`, and the files of `data/` that belong to no record
//! type.

use serde::{Serialize, Serializer};
use serde_json::{Number, Value as Json};

use super::node::{Node, Value};

/// A value of any shape. Mappings keep the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum FreeValue {
    /// Anything but a list or a mapping.
    Scalar(Json),
    List(Vec<FreeValue>),
    Map(Vec<(String, FreeValue)>),
}

impl Default for FreeValue {
    fn default() -> Self {
        FreeValue::Map(Vec::new())
    }
}

impl FreeValue {
    /// Converts a node. A number that JSON cannot represent stays text.
    pub fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => FreeValue::Scalar(Json::Null),
            Value::Bool(value) => FreeValue::Scalar(Json::Bool(*value)),
            Value::Number(number) => {
                FreeValue::Scalar(json_number(number).unwrap_or_else(|| Json::String(number.clone())))
            }
            Value::Text(text) => FreeValue::Scalar(Json::String(text.clone())),
            Value::List(items) => FreeValue::List(items.iter().map(Self::of).collect()),
            Value::Map(entries) => {
                FreeValue::Map(entries.iter().map(|(key, value)| (key.name.clone(), Self::of(value))).collect())
            }
        }
    }

    /// Returns the value of a key, or `None` if there is no such key.
    pub fn get(&self, key: &str) -> Option<&FreeValue> {
        match self {
            FreeValue::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            FreeValue::Scalar(_) | FreeValue::List(_) => None,
        }
    }

    /// Returns the text, or `None` if it is not a text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            FreeValue::Scalar(scalar) => scalar.as_str(),
            FreeValue::List(_) | FreeValue::Map(_) => None,
        }
    }

    /// Sets the value under nested keys of mappings. Anything else on the way stays as it is.
    pub fn insert(&mut self, keys: &[String], value: FreeValue) {
        let (FreeValue::Map(entries), [key, rest @ ..]) = (self, keys) else { return };
        let at = entries.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
            entries.push((key.clone(), FreeValue::Map(Vec::new())));
            entries.len() - 1
        });
        match (rest, entries.get_mut(at)) {
            ([], Some((_, old))) => *old = value,
            (rest, Some((_, inner))) => inner.insert(rest, value),
            (_, None) => {}
        }
    }
}

impl Serialize for FreeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FreeValue::Scalar(scalar) => scalar.serialize(serializer),
            FreeValue::List(items) => serializer.collect_seq(items),
            FreeValue::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

fn json_number(number: &str) -> Option<Json> {
    if let Ok(whole) = number.parse::<i64>() {
        return Some(Json::Number(whole.into()));
    }
    Number::from_f64(number.parse().ok()?).map(Json::Number)
}
