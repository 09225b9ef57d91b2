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

/// Returns the keys of a schema's map: of `site.yaml`, of a record or of a front matter.
pub fn keys(name: &str) -> Option<Vec<KeySpec>> {
    match name {
        SITE => Some(shape(&Lang::ALL, config::probe)),
        PRESS => Some(front_matter::<PressFront>()),
        PAGE => Some(front_matter::<PageFront>()),
        _ => record(name),
    }
}

fn schema_of(name: &str, messages: &Messages) -> Option<Json> {
    let object = object(name, &keys(name)?, messages);
    Some(if RecordLists::FILES.contains(&name) { records(name, object) } else { object })
}

/// Returns the keys of a front matter, which are the same in every language.
fn front_matter<F: TextType>() -> Vec<KeySpec> {
    shape(&Lang::ALL, |node, reader| drop(reader.map(node, F::KIND, |fields| F::read(fields, Lang::ALL[0]))))
}

/// Returns the keys of a record in a file.
fn record(file: &str) -> Option<Vec<KeySpec>> {
    RecordLists::default().of_file(file)?;
    // The list of the file reads the record, so the keys that all records share are included.
    Some(shape(&Lang::ALL, |node, reader| {
        let list = Node { span: node.span, value: Value::List(vec![node.clone()]) };
        if let Some(records) = RecordLists::default().of_file(file) {
            records.read(&list, reader);
        }
    }))
}

/// Returns the schema of a file of records, each of which is an `object`.
fn records(file: &str, mut object: Json) -> Json {
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
    json!({ "type": ["array", "null"], "items": object })
}

fn object(section: &str, keys: &[KeySpec], messages: &Messages) -> Json {
    let properties: Map<String, Json> =
        keys.iter().map(|key| (key.key.to_owned(), property(section, key, messages))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn property(section: &str, key: &KeySpec, messages: &Messages) -> Json {
    let one = value(key, &key.expected, messages);
    let mut property = match key.cardinality {
        Cardinality::One => one,
        Cardinality::List => json!({ "type": "array", "items": one }),
        Cardinality::OneOrList => {
            json!({ "anyOf": [one, { "type": "array", "items": value(key, &key.item, messages) }] })
        }
    };
    property["title"] = messages.key_label(section, key.key).into();
    property["description"] = description(section, key, messages).into();
    // An optional key may be empty, as a reminder of a value still to be written.
    if key.required { property } else { json!({ "anyOf": [property, { "type": "null" }] }) }
}

/// Describes a key: its meaning, and the form of its value.
fn description(section: &str, key: &KeySpec, messages: &Messages) -> String {
    let form = match &key.expected {
        Expected::OneOf(words) => {
            let words = words.iter().map(|word| format!("`{word}` – {}", messages.choice_label(key.key, word)));
            words.collect::<Vec<_>>().join(", ")
        }
        expected => messages.expected(expected),
    };
    format!("{}\n\n{form}", messages.key_meaning(section, key.key))
}

/// Returns the schema of a value of a key, or of an item of its list.
fn value(key: &KeySpec, expected: &Expected, messages: &Messages) -> Json {
    let map = || object(key.key, &key.fields, messages);
    let text = json!(["string", "number", "boolean"]);
    match expected {
        Expected::Map | Expected::Record | Expected::Money if !key.fields.is_empty() => map(),
        Expected::Map | Expected::Record | Expected::Money => json!({ "type": "object" }),
        Expected::List => json!({ "type": "array" }),
        Expected::Command => json!({ "type": "array", "items": { "type": text }, "minItems": 2 }),
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::messages::MessageLang;

    /// Calls `found` with each key of all schemas and its section.
    fn each_key(found: &mut impl FnMut(&str, &KeySpec)) {
        fn each(section: &str, keys: &[KeySpec], found: &mut impl FnMut(&str, &KeySpec)) {
            for key in keys {
                found(section, key);
                each(key.key, &key.fields, found);
            }
        }
        names().into_iter().for_each(|name| each(name, &keys(name).unwrap(), found));
    }

    #[test]
    fn every_key_and_choice_has_its_words_and_no_others_exist() {
        for lang in MessageLang::ALL {
            let messages = Messages::of(lang);
            let mut used = BTreeSet::new();
            each_key(&mut |section, key| {
                let key_name = key.key;
                let names = [format!("key-{section}-{key_name}"), format!("key-{key_name}")];
                let name = names.into_iter().find(|name| messages.get(name) != *name);
                let name = name.unwrap_or_else(|| panic!("{lang:?}: {section}: {key_name} has no label"));
                assert_eq!(messages.get(&name), messages.key_label(section, key_name));
                let meaning = messages.key_meaning(section, key_name);
                assert!(meaning.ends_with('.') && meaning.chars().count() <= 120, "{lang:?}: {name}: {meaning}");
                assert_eq!(meaning, messages.get(&format!("{name}.meaning")), "a label and its meaning are together");
                used.insert(name);
                let words = match &key.expected {
                    Expected::OneOf(words) => words.clone(),
                    Expected::YesNo => vec!["true", "false"],
                    _ => Vec::new(),
                };
                for word in words {
                    assert_ne!(messages.choice_label(key_name, word), word, "{lang:?}: {key_name}");
                    used.insert(format!("choice-{word}"));
                }
            });
            let all: BTreeSet<String> = messages
                .names()
                .into_iter()
                .filter(|name| name.starts_with("key-") || name.starts_with("choice-"))
                .collect();
            assert!(used.len() > 150);
            assert_eq!(all, used, "{lang:?}");
        }
        for rule in Rule::ALL {
            assert_ne!(Messages::of(MessageLang::Ky).choice_label("allow", rule.name()), rule.name());
        }
    }

    #[test]
    fn keys_are_explained_in_the_language_of_messages() {
        let schema = schema(Some("visits"), Messages::of(MessageLang::Ky)).unwrap();
        let properties = &schema["items"]["properties"];
        assert_eq!(properties["date"]["title"], "Күнү");
        let status = properties["status"]["anyOf"][0]["description"].as_str().unwrap();
        assert!(status.contains("`cancelled` – Жокко чыгарылды"), "{status}");
        let results = &properties["results"]["anyOf"][0]["properties"];
        let site = super::schema(Some("site"), Messages::of(MessageLang::En)).unwrap();
        let links = &site["properties"]["project"]["anyOf"][0]["properties"]["links"]["anyOf"][0]["anyOf"];
        assert_eq!(links[0]["properties"]["facebook"]["anyOf"][0]["pattern"], links[1]["items"]["pattern"]);
        assert_eq!(links[1]["items"]["type"], "string");
        assert_eq!(results["participants"]["anyOf"][0]["properties"]["women"]["anyOf"][0]["title"], "Аялдар");
    }
}
