//! The keys of a map, for a schema.
//!
//! The code that reads a map is run on an empty one, and each key it reads is recorded. So a schema
//! cannot differ from what is read.

use crate::foundation::diagnostics::{Expected, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::span::{SourcePath, Span};

use super::node::{Key, Node, Value};
use super::reader::{KeyRequest, Probe, ReadContext};

/// The specification of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySpec {
    pub key: &'static str,
    pub required: bool,
    pub cardinality: Cardinality,
    pub expected: Expected,
    /// The type of the items of a list that may be in place of the value.
    pub item: Expected,
    /// The keys of the map at this key. Empty if the value is not a map, or may have any keys.
    pub fields: Vec<KeySpec>,
}

/// The number of values at a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    One,
    List,
    /// One value, or a list of them.
    OneOrList,
}

/// Returns the keys of the map that `read` reads, in the order in which they are read.
pub fn shape(languages: &[Lang], read: impl Fn(&Node, &mut ReadContext)) -> Vec<KeySpec> {
    let path = SourcePath::from("");
    let probe = |entries: Vec<(Key, Node)>| {
        let mut reader = ReadContext::new(&path, languages);
        reader.probe = Some(Probe::default());
        read(&node(Value::Map(entries)), &mut reader);
        reader.probe.unwrap_or_default()
    };
    let find = |probe: &Probe, key: &str| probe.requests.iter().find(|request| request.key == key).cloned();
    let empty = probe(Vec::new());
    let requests = empty.known.iter().filter_map(|key| {
        // Some keys are read only if they have a value of a certain type.
        let values = [Value::Map(Vec::new()), Value::List(Vec::new())];
        find(&empty, key).or_else(|| {
            values.into_iter().find_map(|value| {
                let entry = Key { name: (*key).to_owned(), span: Span::default() };
                let request = find(&probe(vec![(entry, node(value))]), key)?;
                Some(KeyRequest { required: false, ..request })
            })
        })
    });
    requests.map(|request| KeySpec::new(request, languages)).collect()
}

fn node(value: Value) -> Node {
    Node { span: Span::default(), value }
}

impl KeySpec {
    fn new(KeyRequest { key, required, is_list, expected, read }: KeyRequest, languages: &[Lang]) -> Self {
        let path = SourcePath::from("");
        let diagnostics = |value: Value| {
            let mut reader = ReadContext::new(&path, languages);
            read(&node(value), &mut reader);
            reader.diagnostics
        };
        // An enumeration lists its words when it is given one that it does not have.
        let words =
            diagnostics(Value::Text("\u{1}".into())).into_iter().find_map(|diagnostic| match diagnostic.problem {
                Problem::WrongType { expected: words @ Expected::OneOf(_), .. } => Some(words),
                _ => None,
            });
        let expected = words.unwrap_or(expected);
        let of_item = diagnostics(Value::List(vec![node(Value::Text("\u{1}".into()))]));
        let item = of_item.into_iter().find_map(|diagnostic| match diagnostic.problem {
            Problem::WrongType { expected, .. } => Some(expected),
            _ => None,
        });
        let cardinality = match (is_list, diagnostics(Value::List(Vec::new())).is_empty()) {
            (true, _) => Cardinality::List,
            (false, true) => Cardinality::OneOrList,
            (false, false) => Cardinality::One,
        };
        let item = item.filter(|_| cardinality == Cardinality::OneOrList).unwrap_or_else(|| expected.clone());
        Self { key, required, cardinality, expected, item, fields: shape(languages, read) }
    }
}
