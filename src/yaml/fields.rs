//! Reading a map key by key: required and optional keys, and a word on those that should not be there.
//!
//! Every fault of the map is noted; the reader of a record only says which keys it wants. What a value must look like
//! is said in `read`.

use crate::lang::Lang;
use crate::note::{DateFault, Expected, Found, Note, Problem, Section, nearest};
use crate::span::{Located, Place, SourcePath, Span};
use crate::value::Day;

use super::read::Read;
use super::shape::{Asked, Probe};
use super::{Key, Node, Value};

/// What the reading of one file needs to know, and the notes it gathers.
#[derive(Debug)]
pub struct Reader<'a> {
    pub path: &'a SourcePath,
    /// The languages of the site, the default one first.
    pub languages: &'a [Lang],
    pub notes: Vec<Note>,
    /// The texts that readers of the site will see, for the language and fact checks.
    pub written: Vec<Written>,
    /// Set while the shape of a map is asked for and not its values.
    pub probe: Option<Probe>,
}

/// A text as an author wrote it: what it says in each language, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The language, or none where a plain text says the same in all of them.
    pub versions: Vec<(Option<Lang>, Located<String>)>,
}

impl<'a> Reader<'a> {
    /// A reader of one file.
    pub fn new(path: &'a SourcePath, languages: &'a [Lang]) -> Self {
        Self { path, languages, notes: Vec::new(), written: Vec::new(), probe: None }
    }

    /// Notes a problem at a place of this file.
    pub fn note(&mut self, span: Span, problem: Problem) {
        self.notes.push(Note::new(Place::span(self.path, span), problem));
    }

    /// Notes that a value is not what was expected, and gives nothing.
    pub fn wrong<T>(&mut self, node: &Node, expected: Expected) -> Option<T> {
        self.note(node.span, Problem::WrongType { expected, found: node.found() });
        None
    }

    /// Reads a map with the keys that `read` asks for. Nothing comes back when the node is no map, or when a required
    /// key is missing or faulty.
    pub fn map<T>(
        &mut self,
        node: &Node,
        section: impl Into<Section>,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let Value::Map(entries) = &node.value else {
            return self.wrong(node, Expected::Map);
        };
        let mut fields = Fields {
            section: section.into(),
            start: node.span,
            entries,
            known: Vec::new(),
            missing: Vec::new(),
            asked: Vec::new(),
            reader: self,
        };
        let value = read(&mut fields);
        if fields.reader.probe.is_some() {
            fields.reader.probe = Some(Probe { asked: std::mem::take(&mut fields.asked), known: fields.known.clone() });
        }
        fields.finish();
        value
    }
}

/// The keys of one map while they are read.
#[derive(Debug)]
pub struct Fields<'r, 'a> {
    section: Section,
    /// Where a missing key is reported: the record's first line.
    pub start: Span,
    entries: &'r [(Key, Node)],
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// What was asked for, while the shape is what matters.
    asked: Vec<Asked>,
    pub reader: &'r mut Reader<'a>,
}

impl<'r> Fields<'r, '_> {
    /// The node of a key, if it is there and not empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'r Node> {
        self.entry(key).map(|(_, node)| node).filter(|node| node.value != Value::Null)
    }

    /// Remembers the plain texts of some keys as words of a language, for the language and fact checks.
    pub fn remember(&mut self, keys: &[&'static str], lang: Lang) {
        let entries = self.entries;
        for &key in keys {
            let Some((_, node)) = entries.iter().find(|(found, _)| found.name == key) else { continue };
            let Some(words) = node.scalar().map(str::trim).filter(|words| !words.is_empty()) else { continue };
            let version = (Some(lang), Located::new(words.to_owned(), node.span));
            self.reader.written.push(Written { versions: vec![version] });
        }
    }

    /// The place of a key, if it is there.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(found, _)| found.name == key).map(|(found, _)| found.span)
    }

    /// Reads a key that must be there.
    pub fn required<T: Read>(&mut self, key: &'static str) -> Option<T> {
        self.probed::<T>(key, true, false);
        match self.entry(key) {
            None => {
                self.missing.push(key);
                None
            }
            Some((found, node)) if node.value == Value::Null => {
                let problem = Problem::WrongType { expected: T::EXPECTED, found: Found::Nothing };
                self.reader.note(found.span, problem);
                None
            }
            Some((_, node)) => T::read(node, self.reader),
        }
    }

    /// Reads a key that may be left out or left empty.
    pub fn optional<T: Read>(&mut self, key: &'static str) -> Option<T> {
        self.probed::<T>(key, false, false);
        let (_, node) = self.entry(key).filter(|(_, node)| node.value != Value::Null)?;
        T::read(node, self.reader)
    }

    /// Reads a list; an item with a fault does not hide the others.
    pub fn list<T: Read>(&mut self, key: &'static str) -> Vec<T> {
        self.probed::<T>(key, false, true);
        let Some((_, node)) = self.entry(key).filter(|(_, node)| node.value != Value::Null) else {
            return Vec::new();
        };
        let Value::List(items) = &node.value else {
            self.reader.wrong::<()>(node, Expected::List);
            return Vec::new();
        };
        items.iter().filter_map(|item| T::read(item, self.reader)).collect()
    }

    /// Reads the end of a period, and reports an end before `start`.
    pub fn end(&mut self, key: &'static str, start: Option<&Day>) -> Option<Day> {
        let end = self.optional::<Located<Day>>(key)?;
        if start.is_some_and(|start| end.value.last() < start.first()) {
            let problem = Problem::InvalidDate { text: end.value.iso(), fault: DateFault::EndBeforeStart };
            self.reader.note(end.span, problem);
            return None;
        }
        Some(end.value)
    }

    fn probed<T: Read>(&mut self, key: &'static str, required: bool, list: bool) {
        if self.reader.probe.is_some() && self.asked.iter().all(|asked| asked.key != key) {
            let asked = Asked::of::<T>(key, required, list, self.reader.languages);
            self.asked.push(asked);
        }
    }

    fn entry(&mut self, key: &'static str) -> Option<(&'r Key, &'r Node)> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let entries: &'r [(Key, Node)] = self.entries;
        entries.iter().find(|(found, _)| found.name == key).map(|(key, node)| (key, node))
    }

    fn finish(mut self) {
        for (key, _) in self.entries {
            if !self.known.contains(&key.name.as_str()) {
                let nearest = nearest(&key.name, self.known.iter().copied());
                // A misspelt key is one mistake: the key that was meant is not missing as well.
                self.missing.retain(|missing| nearest.as_deref() != Some(missing));
                let problem = Problem::UnknownKey { key: key.name.clone(), nearest, known: self.known.clone() };
                self.reader.note(key.span, problem);
            }
        }
        for key in self.missing {
            let problem = Problem::MissingKey { key, section: self.section };
            self.reader.note(self.start, problem);
        }
    }
}

impl Node {
    /// What stands here, for a note that expected something else.
    pub fn found(&self) -> Found {
        match &self.value {
            Value::Null => Found::Nothing,
            Value::Bool(value) => Found::Scalar(value.to_string()),
            Value::Number(text) | Value::Text(text) => Found::Scalar(text.clone()),
            Value::List(_) => Found::List,
            Value::Map(_) => Found::Map,
        }
    }

    /// The text of a scalar as it was written; a number and `true` are text to somebody who wants text.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            Value::Number(text) | Value::Text(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }
}
