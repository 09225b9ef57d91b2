//! YAML as a tree whose every part knows its place.
//!
//! The only module that names `serde_yaml`. It turns a text into [`Node`]s and the parser's complaints into notes; what
//! the keys mean, and which are allowed, is known to the readers of `kind` and `config`. Every key is kept, also a
//! second one of the same name, so that all faults of a file come to light and not just the first.

mod fields;
mod free;
mod read;
mod shape;
mod simple;
mod syntax;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::note::{Limit, Note, Noted, Problem, Rule};
use crate::span::{Place, SourcePath, Span};

pub use fields::{Fields, Reader, Written};
pub use free::to_json;
pub use read::{Choice, Email, Extra, GeoPoint, Id, OneOrMany, Phone, Read, Ref, Slug, Text, Url};
pub use shape::{Asked, Many, shape};

/// How deep maps and lists may nest.
pub const DEPTH: usize = 16;
/// How large a file may be, in megabytes.
pub const FILE_MEGABYTES: usize = 10;
/// How large one value may be, in megabytes.
pub const SCALAR_MEGABYTES: usize = 1;

/// A part of a YAML document and its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

/// What a part of a YAML document is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing was written, or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without quotation marks, as it was written.
    Number(String),
    /// Any other scalar.
    Text(String),
    List(Vec<Node>),
    /// Keys in the order of the file, repeated ones included.
    Map(Vec<(Key, Node)>),
}

/// A key of a map and its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub span: Span,
    pub name: String,
}

/// Reads one YAML document, which starts `offset` bytes into its file.
///
/// Gives no node when the text is not YAML or passes a limit; there is then a note that says so.
pub fn parse(path: &SourcePath, text: &str, offset: usize) -> Noted<Option<Node>> {
    match parse_quietly(text, offset) {
        Ok(mut node) => {
            let mut notes = Vec::new();
            check(path, &mut node, &mut notes);
            let usable = !notes.iter().any(|note| note.rule() == Rule::LimitExceeded);
            Noted::new(usable.then_some(node), notes)
        }
        Err((problem, span)) => Noted::new(None, vec![Note::new(Place::span(path, span), problem)]),
    }
}

/// Reads a list of records so that an item that is not YAML does not hide the others.
///
/// A list whose items begin at the line's start is cut there and each item is read alone, but only when the whole
/// cannot be read. The texts of the items that could not be read are given beside the nodes of those that could.
pub fn parse_list<'t>(path: &SourcePath, text: &'t str) -> Noted<(Option<Node>, Vec<&'t str>)> {
    let whole = parse(path, text, 0);
    if whole.value.is_some() {
        return Noted::new((whole.value, Vec::new()), whole.notes);
    }
    let mut items = Vec::new();
    let mut lost = Vec::new();
    let mut notes = Vec::new();
    for (start, item) in syntax::items(text) {
        let read = parse(path, item, start);
        match read.value {
            Some(Node { value: Value::List(nodes), .. }) => items.extend(nodes),
            _ => lost.push(item),
        }
        notes.extend(read.notes);
    }
    if notes.is_empty() || lost.is_empty() {
        // The fault lies between the items, so the whole file's own note tells it best.
        return Noted::new((None, vec![text]), whole.notes);
    }
    Noted::new((Some(Node { span: Span::new(0, text.len()), value: Value::List(items) }), lost), notes)
}

fn parse_quietly(text: &str, offset: usize) -> Result<Node, (Problem, Span)> {
    if text.len() > FILE_MEGABYTES * 1_000_000 {
        let limit = Limit::FileSize { limit_megabytes: FILE_MEGABYTES };
        return Err((Problem::LimitExceeded(limit), Span::new(offset, offset)));
    }
    if let Some(mut node) = simple::read(text) {
        shift(&mut node, offset);
        return Ok(node);
    }
    parse_in_full(text, offset)
}

/// Reads a document with the parser of the library, which knows all of YAML.
fn parse_in_full(text: &str, offset: usize) -> Result<Node, (Problem, Span)> {
    let mut node: Node =
        serde_yaml::from_str_with_options(text, options()).map_err(|error| syntax::explain(&error, text, offset))?;
    settle(&mut node, text);
    shift(&mut node, offset);
    Ok(node)
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_depth: DEPTH,
            max_aliases: 0,
            max_anchors: 0,
            max_nodes: 2_000_000,
            max_events: 8_000_000,
            max_total_scalar_bytes: FILE_MEGABYTES * 1_000_000
        }
    }
}

/// Moves every span to its place in the file.
fn shift(node: &mut Node, offset: usize) {
    node.span = node.span.shifted(offset);
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| shift(item, offset)),
        Value::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
            key.span = key.span.shifted(offset);
            shift(value, offset);
        }),
        _ => {}
    }
}

/// Gives maps and lists their whole length, and restores the spelling of numbers, which the parser hands over as numbers
/// (`1.50` must stay `1.50`).
fn settle(node: &mut Node, text: &str) {
    match &mut node.value {
        Value::Number(number) => {
            *number = text.get(node.span.start..node.span.end).unwrap_or_default().to_owned();
        }
        Value::List(items) => {
            for item in items.iter_mut() {
                settle(item, text);
            }
            if let Some(last) = items.last() {
                node.span = Span::new(node.span.start, last.span.end);
            }
        }
        Value::Map(entries) => {
            for (_, value) in entries.iter_mut() {
                settle(value, text);
            }
            if let (Some((first, _)), Some((_, last))) = (entries.first(), entries.last()) {
                node.span = Span::new(node.span.start.min(first.span.start), last.span.end);
            }
        }
        Value::Null | Value::Bool(_) | Value::Text(_) => {}
    }
}

/// Reports values that are too long, and keys that stand twice in one map; of these the first one counts.
fn check(path: &SourcePath, node: &mut Node, notes: &mut Vec<Note>) {
    match &mut node.value {
        Value::Text(text) if text.len() > SCALAR_MEGABYTES * 1_000_000 => {
            let limit = Limit::ScalarSize { limit_megabytes: SCALAR_MEGABYTES };
            notes.push(Note::new(Place::span(path, node.span), Problem::LimitExceeded(limit)));
        }
        Value::List(items) => {
            part_records(path, items, notes);
            items.iter_mut().for_each(|item| check(path, item, notes));
        }
        Value::Map(entries) => {
            if has_repeated(entries) {
                retain_first(path, entries, notes);
            }
            entries.iter_mut().for_each(|(_, value)| check(path, value, notes));
        }
        _ => {}
    }
}

/// Whether a key stands twice.
fn has_repeated(entries: &[(Key, Node)]) -> bool {
    let mut names: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

/// Where an item of a list has a second `id`, the `- ` of another record was forgotten: it becomes an item of its own, so
/// that neither loses what is written in it.
fn part_records(path: &SourcePath, items: &mut Vec<Node>, notes: &mut Vec<Note>) {
    let is_id = |(key, _): &&(Key, Node)| key.name == "id";
    let ids = |item: &Node| match &item.value {
        Value::Map(entries) => entries.iter().filter(is_id).count(),
        _ => 0,
    };
    if items.iter().all(|item| ids(item) < 2) {
        return;
    }
    for item in std::mem::take(items) {
        let Value::Map(entries) = item.value else {
            items.push(item);
            continue;
        };
        let (mut record, mut first) = (Node { span: item.span, value: Value::Null }, None);
        let mut kept = Vec::new();
        for (key, value) in entries {
            if key.name == "id"
                && let Some(first) = first.replace(key.span)
            {
                let problem = Problem::MissingDash { first: Place::span(path, first) };
                notes.push(Note::new(Place::span(path, key.span), problem));
                record.value = Value::Map(std::mem::take(&mut kept));
                items.push(std::mem::replace(&mut record, Node { span: key.span, value: Value::Null }));
            }
            record.span.end = value.span.end;
            kept.push((key, value));
        }
        record.value = Value::Map(kept);
        items.push(record);
    }
}

fn retain_first(path: &SourcePath, entries: &mut Vec<(Key, Node)>, notes: &mut Vec<Note>) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    entries.retain(|(key, _)| match seen.get(&key.name) {
        Some(&first) => {
            let problem = Problem::DuplicateKey { key: key.name.clone(), first: Place::span(path, first) };
            notes.push(Note::new(Place::span(path, key.span), problem));
            false
        }
        None => {
            seen.insert(key.name.clone(), key.span);
            true
        }
    });
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Node { span: span_of(&spanned), value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    let span = spanned.referenced.span();
    let start = span.byte_offset().unwrap_or_default() as usize;
    Span::new(start, start + span.byte_len().unwrap_or_default() as usize)
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    // The spelling of a number is put back by `settle`, so its value is not looked at.
    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Number(String::new()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Number(String::new()))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
        Ok(Value::Number(String::new()))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
        Ok(Value::Number(String::new()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Number(String::new()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key::<Spanned<String>>()? {
            entries.push((Key { span: span_of(&key), name: key.value }, access.next_value()?));
        }
        Ok(Value::Map(entries))
    }
}
