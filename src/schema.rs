//! The content model as JSON Schema (draft 2020-12), for editors that complete and check YAML.
//!
//! Made from the readers of records themselves (`yaml::shape`). A schema can say less than `check` does: whether an id
//! exists, or a day is in the calendar, is not for it to know.

use serde_json::{Map, Value as Json, json};

use crate::config;
use crate::kind::{
    Commitment, Data, District, Document, Municipality, Organization, PageFront, Person, PressFront, Programme,
    Records, Term, Visit,
};
use crate::lang::Lang;
use crate::note::{Expected, RecordKind, Rule, Severity};
use crate::words::Words;
use crate::yaml::{Asked, Many, Node, Reader, Value, shape};

/// The dialect of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a schema can be had of: `site.yaml`, each kind of record, and the front matter of releases and pages.
pub const KINDS: [&str; 12] = [
    "site",
    "organizations",
    "people",
    "districts",
    "municipalities",
    "programmes",
    "visits",
    "commitments",
    "glossary",
    "documents",
    "press",
    "page",
];

/// The schema of a kind; of all of them, each under its name, when none is asked for.
pub fn schema(kind: Option<&str>, words: &Words) -> Option<Json> {
    let mut schema = match kind {
        Some(kind) => of(kind, words)?,
        None => {
            let all = KINDS.iter().filter_map(|kind| Some(((*kind).to_owned(), of(kind, words)?)));
            json!({ "$defs": all.collect::<Map<String, Json>>() })
        }
    };
    schema["$schema"] = DIALECT.into();
    Some(schema)
}

fn of(kind: &str, words: &Words) -> Option<Json> {
    let keys = match kind {
        "site" => shape(&Lang::ALL, config::probe),
        "organizations" => record::<Organization>(),
        "people" => record::<Person>(),
        "districts" => record::<District>(),
        "municipalities" => record::<Municipality>(),
        "programmes" => record::<Programme>(),
        "visits" => record::<Visit>(),
        "commitments" => record::<Commitment>(),
        "glossary" => record::<Term>(),
        "documents" => record::<Document>(),
        "press" => shape(&Lang::ALL, |node, reader| {
            drop(reader.map(node, RecordKind::Press, |fields| PressFront::read(fields, Lang::ALL[0])));
        }),
        "page" => shape(&Lang::ALL, |node, reader| drop(reader.map(node, RecordKind::Page, PageFront::read))),
        _ => return None,
    };
    let mut object = object(&keys, words);
    // An event is at a place or online, and a document is one file or one for each language.
    if let Some((one, other)) = match kind {
        "visits" => Some(("host", "online")),
        "documents" => Some(("file", "files")),
        _ => None,
    } {
        if let Some(required) = object["required"].as_array_mut() {
            required.retain(|key| key != one);
        }
        object["anyOf"] = json!([{ "required": [one] }, { "required": [other] }]);
    }
    Some(match kind {
        "site" | "press" | "page" => object,
        _ => json!({ "type": ["array", "null"], "items": object }),
    })
}

/// The keys of a record, those that every record takes included.
fn record<T: Data>() -> Vec<Asked> {
    shape(&Lang::ALL, |node: &Node, reader: &mut Reader| {
        let list = Node { span: node.span, value: Value::List(vec![node.clone()]) };
        drop(Records::<T>::read(&list, reader));
    })
}

fn object(keys: &[Asked], words: &Words) -> Json {
    let properties: Map<String, Json> =
        keys.iter().map(|asked| (asked.key.to_owned(), property(asked, words))).collect();
    let required: Vec<&str> = keys.iter().filter(|asked| asked.required).map(|asked| asked.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn property(asked: &Asked, words: &Words) -> Json {
    let value = value(asked, words);
    let mut property = match asked.many {
        Many::One => value,
        Many::List => json!({ "type": "array", "items": value }),
        Many::Either => json!({ "anyOf": [value, { "type": "array", "items": value }] }),
    };
    property["description"] = words.expected(&asked.expected).into();
    // A key may be left empty: what comes there is yet to be written.
    if asked.required { property } else { json!({ "anyOf": [property, { "type": "null" }] }) }
}

fn value(asked: &Asked, words: &Words) -> Json {
    let own = || object(&asked.fields, words);
    let text = json!(["string", "number", "boolean"]);
    match &asked.expected {
        Expected::Map | Expected::Record | Expected::Money if !asked.fields.is_empty() => own(),
        Expected::Map | Expected::Record | Expected::Money => json!({ "type": "object" }),
        Expected::List => json!({ "type": "array" }),
        Expected::Text | Expected::TimeZone | Expected::Path => json!({ "type": text }),
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
            if asked.fields.is_empty() { day } else { json!({ "anyOf": [day, own()] }) }
        }
        Expected::Moment => {
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
