//! The content model as JSON Schema (draft 2020-12), for editors that complete and check YAML.
//!
//! The schema is made from the code that reads records (`yaml::shape`). It is less strict than
//! `check`, since it cannot know whether an id exists or the calendar has a day.

use std::iter;

use serde_json::{Map, Value as Json, json};

use crate::foundation::diagnostics::{Expected, Rule, Severity};
use crate::foundation::lang::Lang;
use crate::messages::Messages;
use crate::model::config;
use crate::model::record::{PageFront, PressFront, RecordLists, TextType};
use crate::source::yaml::{Cardinality, KeySpec, Node, Value, shape};

/// The dialect of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The name of the schema of `site.yaml`.
const SITE: &str = "site";
/// The names of the schemas of front matters.
const PRESS: &str = PressFront::KIND.name();
const PAGE: &str = PageFront::KIND.name();

/// Returns the names of all schemas: `site`, each record type's file, `press` and `page`.
pub fn names() -> Vec<&'static str> {
    iter::once(SITE).chain(RecordLists::FILES).chain([PRESS, PAGE]).collect()
}

/// Returns the schema of a name, or of all names together. Returns `None` if the name is unknown.
pub fn schema(name: Option<&str>, messages: &Messages) -> Option<Json> {
    let mut schema = match name {
        Some(name) => schema_of(name, messages)?,
        None => {
            let all = names().into_iter().filter_map(|name| Some((name.to_owned(), schema_of(name, messages)?)));
            json!({ "$defs": all.collect::<Map<String, Json>>() })
        }
    };
    schema["$schema"] = DIALECT.into();
    Some(schema)
}

fn schema_of(name: &str, messages: &Messages) -> Option<Json> {
    match name {
        SITE => Some(object(&shape(&Lang::ALL, config::probe), messages)),
        PRESS => Some(object(&front_matter::<PressFront>(), messages)),
        PAGE => Some(object(&front_matter::<PageFront>(), messages)),
        _ => records(name, messages),
    }
}

/// Returns the keys of a front matter, which are the same in every language.
fn front_matter<F: TextType>() -> Vec<KeySpec> {
    shape(&Lang::ALL, |node, reader| drop(reader.map(node, F::KIND, |fields| F::read(fields, Lang::ALL[0]))))
}

/// Returns the schema of a file of records.
fn records(file: &str, messages: &Messages) -> Option<Json> {
    RecordLists::default().of_file(file)?;
    // The list of the file reads the record, so the keys that all records share are included.
    let keys = shape(&Lang::ALL, |node, reader| {
        let list = Node { span: node.span, value: Value::List(vec![node.clone()]) };
        if let Some(records) = RecordLists::default().of_file(file) {
            records.read(&list, reader);
        }
    });
    let mut object = object(&keys, messages);
    // An event has a place or is online, and a document has one file or one per language.
    if let Some((one, other)) = match file {
        "visits" => Some(("host", "online")),
        "documents" => Some(("file", "files")),
        _ => None,
    } {
        if let Some(required) = object["required"].as_array_mut() {
            required.retain(|key| key != one);
        }
        object["anyOf"] = json!([{ "required": [one] }, { "required": [other] }]);
    }
    Some(json!({ "type": ["array", "null"], "items": object }))
}

fn object(keys: &[KeySpec], messages: &Messages) -> Json {
    let properties: Map<String, Json> = keys.iter().map(|key| (key.key.to_owned(), property(key, messages))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn property(key: &KeySpec, messages: &Messages) -> Json {
    let value = value(key, messages);
    let mut property = match key.cardinality {
        Cardinality::One => value,
        Cardinality::List => json!({ "type": "array", "items": value }),
        Cardinality::OneOrList => json!({ "anyOf": [value, { "type": "array", "items": value }] }),
    };
    property["description"] = messages.expected(&key.expected).into();
    // An optional key may be empty, as a reminder of a value still to be written.
    if key.required { property } else { json!({ "anyOf": [property, { "type": "null" }] }) }
}

fn value(key: &KeySpec, messages: &Messages) -> Json {
    let map = || object(&key.fields, messages);
    let text = json!(["string", "number", "boolean"]);
    match &key.expected {
        Expected::Map | Expected::Record | Expected::Money if !key.fields.is_empty() => map(),
        Expected::Map | Expected::Record | Expected::Money => json!({ "type": "object" }),
        Expected::List => json!({ "type": "array" }),
        Expected::Text | Expected::TimeZone | Expected::Path | Expected::Evidence => json!({ "type": text }),
        Expected::LocalizedText => {
            let languages =
                Lang::ALL.iter().map(|lang| (lang.code().to_owned(), json!({ "type": ["string", "number", "null"] })));
            let languages: Map<String, Json> = languages.collect();
            json!({ "anyOf": [{ "type": text }, { "type": "object", "properties": languages, "additionalProperties": false }] })
        }
        Expected::Id | Expected::Slug => {
            json!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" })
        }
        Expected::Day => {
            let day = json!({ "type": ["string", "integer"], "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?$" });
            if key.fields.is_empty() { day } else { json!({ "anyOf": [day, map()] }) }
        }
        Expected::Timestamp => {
            json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2})?)?$" })
        }
        Expected::Time => json!({ "type": "string", "pattern": "^\\d{2}:\\d{2}(\\s*[-–]\\s*\\d{2}:\\d{2})?$" }),
        Expected::Count => json!({ "type": ["string", "integer"], "pattern": "^(>=|≥|>|~)?\\s*\\d+$", "minimum": 0 }),
        Expected::WholeNumber => json!({ "type": "integer", "minimum": 0 }),
        Expected::Amount => json!({ "type": ["number", "string"], "minimum": 0 }),
        Expected::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Expected::Point => json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 }),
        Expected::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Expected::Phone => json!({ "type": "string", "pattern": "^\\+[0-9]+$" }),
        Expected::Email => json!({ "type": "string", "pattern": "@" }),
        Expected::YesNo => json!({ "type": "boolean" }),
        Expected::Rule => {
            let warnings = Rule::ALL.iter().filter(|rule| rule.severity() == Severity::Warning);
            json!({ "enum": warnings.map(|rule| rule.name()).collect::<Vec<_>>() })
        }
        Expected::OneOf(choices) => json!({ "enum": choices }),
    }
}
