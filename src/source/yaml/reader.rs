//! Reading nodes as values: the trait that types implement, and the map whose keys are read one by
//! one.
//!
//! A type that is read asks for its keys by name and type. All errors of a map are reported, not
//! only the first one.

use crate::foundation::diagnostics::{ActualType, Diagnostic, Expected, Problem, Section, closest_match};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Located, Location, SourcePath, Span};

use super::node::{Key, Node, Value};

/// A type that can be read from a node.
pub trait FromYaml: Sized {
    /// The type that a diagnostic names if the value is missing.
    const EXPECTED: Expected;

    /// Reads a value. Returns `None` and reports a diagnostic if the node is invalid.
    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self>;
}

/// The context in which the values of one file are read.
#[derive(Debug)]
pub struct ReadContext<'a> {
    pub path: &'a SourcePath,
    /// The languages of the site, the default one first.
    pub languages: &'a [Lang],
    pub diagnostics: Vec<Diagnostic>,
    /// The key whose value is being read.
    pub(super) key: &'static str,
    /// The texts for readers of the site, which the language and fact checks examine.
    pub written: Vec<SourceText>,
    /// The keys of the map that was read last. `None` unless a schema is made.
    pub(super) probe: Option<Probe>,
}

/// A text as written, in each language, with its locations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The language is `None` if the text is the same in all languages.
    pub versions: Vec<(Option<Lang>, Located<String>)>,
}

/// The keys of one map, recorded for a schema.
#[derive(Debug, Default)]
pub(super) struct Probe {
    pub requests: Vec<KeyRequest>,
    /// The names of all keys, including those that were looked at but not read.
    pub known: Vec<&'static str>,
}

/// A key that was read, and the way it was read.
#[derive(Debug, Clone)]
pub(super) struct KeyRequest {
    pub key: &'static str,
    pub required: bool,
    pub is_list: bool,
    pub expected: Expected,
    /// Reads a value of the key's type, and drops it.
    pub read: fn(&Node, &mut ReadContext),
}

impl<'a> ReadContext<'a> {
    /// Creates the context of one file.
    pub fn new(path: &'a SourcePath, languages: &'a [Lang]) -> Self {
        Self { path, languages, diagnostics: Vec::new(), key: "", written: Vec::new(), probe: None }
    }

    /// Reports a problem at a location of this file.
    pub fn report(&mut self, span: Span, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(Location::span(self.path, span), problem));
    }

    /// Reports that a value does not have the expected type. Always returns `None`.
    pub fn type_mismatch<T>(&mut self, node: &Node, expected: Expected) -> Option<T> {
        self.report(node.span, Problem::WrongType { expected, found: node.found() });
        None
    }

    /// Reads a map with the keys that `read` asks for, and reports all others.
    ///
    /// Returns `None` if the node is not a map, or if `read` does.
    pub fn map<T>(
        &mut self,
        node: &Node,
        section: impl Into<Section>,
        read: impl FnOnce(&mut MapReader<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let Value::Map(entries) = &node.value else {
            return self.type_mismatch(node, Expected::Map);
        };
        let section = section.into();
        let (known, missing, requests) = (Vec::new(), Vec::new(), Vec::new());
        let mut fields = MapReader { section, start: node.span, entries, known, missing, requests, reader: self };
        let value = read(&mut fields);
        fields.finish();
        value
    }
}

/// A map whose keys are being read.
#[derive(Debug)]
pub struct MapReader<'r, 'a> {
    section: Section,
    /// The location at which a missing key is reported: the record's first line.
    pub start: Span,
    entries: &'r [(Key, Node)],
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    requests: Vec<KeyRequest>,
    pub reader: &'r mut ReadContext<'a>,
}

impl<'r> MapReader<'r, '_> {
    /// Returns the node of a key, unless the key is missing or empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'r Node> {
        self.entry(key).map(|(_, node)| node).filter(|node| node.value != Value::Null)
    }

    /// Records the plain texts of some keys as texts in a language, for the language and fact
    /// checks.
    pub fn collect_text(&mut self, keys: &[&'static str], lang: Lang) {
        let entries = self.entries;
        for &key in keys {
            let Some((_, node)) = entries.iter().find(|(found, _)| found.name == key) else { continue };
            let Some(words) = node.scalar().map(str::trim).filter(|words| !words.is_empty()) else { continue };
            let version = (Some(lang), Located::new(words.to_owned(), node.span));
            self.reader.written.push(SourceText { versions: vec![version] });
        }
    }

    /// Returns the location of a key, or `None` if it is missing.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(found, _)| found.name == key).map(|(found, _)| found.span)
    }

    /// Reads a required key. Reports it if it is missing or empty.
    pub fn required<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        self.record::<T>(key, true, false);
        match self.entry(key) {
            None => {
                self.missing.push(key);
                None
            }
            Some((found, node)) if node.value == Value::Null => {
                let problem = Problem::WrongType { expected: T::EXPECTED, found: ActualType::Nothing };
                self.reader.report(found.span, problem);
                None
            }
            Some((_, node)) => self.value(key, node),
        }
    }

    /// Reads a key that may be missing or empty.
    pub fn optional<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        self.record::<T>(key, false, false);
        let (_, node) = self.entry(key).filter(|(_, node)| node.value != Value::Null)?;
        self.value(key, node)
    }

    fn value<T: FromYaml>(&mut self, key: &'static str, node: &Node) -> Option<T> {
        self.reader.key = key;
        T::read(node, self.reader)
    }

    /// Reads a list that may be missing or empty. An invalid item does not hide the others.
    pub fn list<T: FromYaml>(&mut self, key: &'static str) -> Vec<T> {
        self.record::<T>(key, false, true);
        let Some((_, node)) = self.entry(key).filter(|(_, node)| node.value != Value::Null) else {
            return Vec::new();
        };
        let Value::List(items) = &node.value else {
            self.reader.type_mismatch::<()>(node, Expected::List);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.value(key, item)).collect()
    }

    /// Records a key for a schema.
    fn record<T: FromYaml>(&mut self, key: &'static str, required: bool, is_list: bool) {
        if self.reader.probe.is_some() && self.requests.iter().all(|request| request.key != key) {
            let read = |node: &Node, reader: &mut ReadContext| drop(T::read(node, reader));
            self.requests.push(KeyRequest { key, required, is_list, expected: T::EXPECTED, read });
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
                let closest_match = closest_match(&key.name, self.known.iter().copied());
                // A misspelt key is one mistake, so the key that was meant is not reported as
                // missing.
                self.missing.retain(|missing| closest_match.as_deref() != Some(missing));
                let problem = Problem::UnknownKey { key: key.name.clone(), closest_match, known: self.known.clone() };
                self.reader.report(key.span, problem);
            }
        }
        for key in self.missing {
            let problem = Problem::MissingKey { key, section: self.section };
            self.reader.report(self.start, problem);
        }
        if self.reader.probe.is_some() {
            self.reader.probe = Some(Probe { requests: self.requests, known: self.known });
        }
    }
}
