//! The shape of a map, as its own reader tells it: the reader is run on an empty map, and every key it asks for is
//! remembered with what it wants there. So a schema can be made of the same code that reads, and cannot differ from it.

use crate::lang::Lang;
use crate::note::{Expected, Problem};
use crate::span::{SourcePath, Span};

use super::fields::Reader;
use super::read::Read;
use super::{Key, Node, Value};

/// A key that a reader asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub key: &'static str,
    pub required: bool,
    pub many: Many,
    pub expected: Expected,
    /// The keys of a map that may stand there; empty where none may, or any.
    pub fields: Vec<Asked>,
}

/// How many values may stand at a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    One,
    List,
    /// One, or a list of them.
    Either,
}

/// What a probing reader has heard of the map it read last.
#[derive(Debug, Clone, Default)]
pub struct Probe {
    pub asked: Vec<Asked>,
    /// Every key that was asked for, also those that were only looked at.
    pub known: Vec<&'static str>,
}

/// The keys of the map that `read` reads, in the order in which it asks for them.
pub fn shape(languages: &[Lang], read: impl Fn(&Node, &mut Reader)) -> Vec<Asked> {
    let probe = |entries: Vec<(Key, Node)>| {
        let path = SourcePath::from("");
        let mut reader = Reader::new(&path, languages);
        reader.probe = Some(Probe::default());
        read(&node(Value::Map(entries)), &mut reader);
        reader.probe.unwrap_or_default()
    };
    let empty = probe(Vec::new());
    let known = empty.known.into_iter().filter_map(|key| {
        let typed = |asked: Vec<Asked>| asked.into_iter().find(|asked| asked.key == key);
        // A key that is only looked at says what it wants when something is there.
        let values = [Value::Map(Vec::new()), Value::List(Vec::new())];
        typed(empty.asked.clone()).or_else(|| {
            values.into_iter().find_map(|value| {
                let there = Key { name: key.to_owned(), span: Span::default() };
                typed(probe(vec![(there, node(value))]).asked).map(|asked| Asked { required: false, ..asked })
            })
        })
    });
    known.collect()
}

fn node(value: Value) -> Node {
    Node { span: Span::default(), value }
}

impl Asked {
    /// What a reader wants at a key.
    pub fn of<T: Read>(key: &'static str, required: bool, list: bool, languages: &[Lang]) -> Self {
        let path = SourcePath::from("");
        let notes = |value: Value| {
            let mut reader = Reader::new(&path, languages);
            let _ = T::read(&node(value), &mut reader);
            reader.notes
        };
        // A word that nobody means makes a choice of words say which it would have taken.
        let words = notes(Value::Text("\u{1}".into())).into_iter().find_map(|note| match note.problem {
            Problem::WrongType { expected: words @ Expected::OneOf(_), .. } => Some(words),
            _ => None,
        });
        let many = match (list, notes(Value::List(Vec::new())).is_empty()) {
            (true, _) => Many::List,
            (false, true) => Many::Either,
            (false, false) => Many::One,
        };
        let fields = shape(languages, |node, reader| drop(T::read(node, reader)));
        Self { key, required, many, expected: words.unwrap_or(T::EXPECTED), fields }
    }
}
