//! Reading nodes as values: the trait that types implement, and the map whose keys are read one by
//! one.
//!
//! A type that is read asks for its keys by name and type. All errors of a map are reported, not
//! only the first one.

use crate::foundation::diagnostics::{
    ActualType, Diagnostic, Expected, Fix, FixReason, Limit, Problem, Section, SyntaxError,
};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Located, Location, SourcePath, Span};
use crate::language::{Guess, Suggestion, suggest};

use super::correction;
use super::node::{Key, Node, Value};
use super::stray_entry::stray_entry;

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
    /// The texts for readers of the site, which the language and fact checks examine.
    pub written: Vec<SourceText>,
    /// The key whose value is read, which advice on the value repeats.
    pub(super) key: Option<&'static str>,
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
        Self { path, languages, diagnostics: Vec::new(), written: Vec::new(), key: None, probe: None }
    }

    /// Reports a problem at a location of this file.
    pub fn report(&mut self, span: Span, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(Location::span(self.path, span), problem));
    }

    /// Reports that a value does not have the expected type. Always returns `None`.
    pub fn type_mismatch<T>(&mut self, node: &Node, expected: Expected) -> Option<T> {
        let Some(text) = node.scalar() else {
            let guess = correction::of_collection(&expected, node);
            return self.mismatch(node, expected, guess);
        };
        let Some((text, reason)) = correction::other_reason(&expected, text) else {
            return self.mismatch(node, expected.clone(), correction::correct(&expected, text));
        };
        let fix = Some(self.fix_value(node.span, text, reason, reason != FixReason::OnlyOne));
        self.report(node.span, Problem::WrongType { expected, found: node.found(), fix });
        None
    }

    /// Reports that the value of a key does not have the expected type. Always returns `None`.
    pub(super) fn type_mismatch_of<T>(&mut self, key: &'static str, node: &Node, expected: Expected) -> Option<T> {
        let outer = self.key.replace(key);
        let none = self.type_mismatch(node, expected);
        self.key = outer;
        none
    }

    /// Reports that a value does not have the expected type, with its correction.
    pub(super) fn mismatch<T>(&mut self, node: &Node, expected: Expected, guess: Option<Guess>) -> Option<T> {
        // A value that is wrong for a reason that the correction does not know.
        let guess = guess.filter(|guess| node.scalar() != Some(guess.text.as_str()));
        let fix = guess.map(|guess| self.fix_value(node.span, guess.text, FixReason::Form, guess.is_certain));
        self.report(node.span, Problem::WrongType { expected, found: node.found(), fix });
        None
    }

    /// Reports a number with too many digits. Always returns `None`.
    pub(super) fn number_too_large<T>(&mut self, node: &Node) -> Option<T> {
        self.report(node.span, Problem::LimitExceeded(Limit::Number));
        None
    }

    /// Reports a word that is not one of those that are allowed, with the one that was meant.
    pub(super) fn not_one_of<T>(&mut self, node: &Node, words: Vec<&'static str>) -> Option<T> {
        let known = words.clone();
        self.not_a_word(node, Expected::OneOf(words), &known)
    }

    /// Reports a word that is not in `words`, with the one that was meant.
    pub(super) fn not_a_word<T>(&mut self, node: &Node, expected: Expected, words: &[&'static str]) -> Option<T> {
        let suggestion = node.scalar().and_then(|text| suggest(text, words.iter().copied()));
        let fix = suggestion
            .map(|Suggestion { word, reason, is_certain }| self.fix_value(node.span, word, reason, is_certain));
        self.report(node.span, Problem::WrongType { expected, found: node.found(), fix });
        None
    }

    /// Reports a text that is not an id, with its correction.
    pub(super) fn not_an_id<T>(&mut self, node: &Node, expected: Expected) -> Option<T> {
        self.type_mismatch(node, expected)
    }

    /// Returns the correction of a value, which is shown with its key.
    pub(super) fn fix_value(&self, span: Span, value: String, reason: FixReason, is_certain: bool) -> Box<Fix> {
        let shown = match self.key {
            Some(key) => format!("{key}: {value}"),
            None => value.clone(),
        };
        Box::new(Fix::new(span, value).because(reason).certain_if(is_certain).shown_as(shown))
    }

    /// Reads the value of a key.
    pub(super) fn read_value<T: FromYaml>(&mut self, key: Option<&'static str>, node: &Node) -> Option<T> {
        let outer = std::mem::replace(&mut self.key, key);
        let value = T::read(node, self);
        self.key = outer;
        value
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
        let section = section.into();
        let Value::Map(entries) = &node.value else {
            let guess = node.scalar().and_then(|text| correction::map_of_scalar(section, text));
            return self.mismatch(node, Expected::Map, guess);
        };
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
                let problem = Problem::WrongType { expected: T::EXPECTED, found: ActualType::Nothing, fix: None };
                self.reader.report(found.span, problem);
                None
            }
            Some((_, node)) => self.reader.read_value(Some(key), node),
        }
    }

    /// Reads a key that may be missing or empty.
    pub fn optional<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        self.record::<T>(key, false, false);
        let (_, node) = self.entry(key).filter(|(_, node)| node.value != Value::Null)?;
        self.reader.read_value(Some(key), node)
    }

    /// Reads a list that may be missing or empty. An invalid item does not hide the others.
    pub fn list<T: FromYaml>(&mut self, key: &'static str) -> Vec<T> {
        self.record::<T>(key, false, true);
        let Some((_, node)) = self.entry(key).filter(|(_, node)| node.value != Value::Null) else {
            return Vec::new();
        };
        let Value::List(items) = &node.value else {
            let guess = node.scalar().and_then(|text| correction::list_of_scalar(&T::EXPECTED, text));
            let outer = self.reader.key.replace(key);
            self.reader.mismatch::<()>(node, Expected::List, guess);
            self.reader.key = outer;
            return Vec::new();
        };
        items.iter().filter_map(|item| self.reader.read_value(None, item)).collect()
    }

    /// Reports a list that is too long for the site, and cuts it.
    pub fn limit<T>(&mut self, key: &'static str, items: &mut Vec<T>, most: usize, limit: Limit) {
        if items.len() > most {
            let span = self.node(key).map_or(self.start, |node| node.span);
            self.reader.report(span, Problem::LimitExceeded(limit));
            items.truncate(most);
        }
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
        let mut at = 0;
        while let Some((key, _)) = self.entries.get(at) {
            at += 1;
            if self.known.contains(&key.name.as_str()) {
                continue;
            }
            // A language below its text in the wrong column. The text does not lack it.
            if let Some(lang) = Lang::from_code(&key.name).filter(|_| at > 1) {
                self.reader
                    .diagnostics
                    .retain(|diagnostic| diagnostic.problem != Problem::TextUntranslated { lang, plain: None });
                // The languages below each other are one mistake.
                let follows = at > 2 && Lang::from_code(&self.entries[at - 2].0.name).is_some();
                if !follows {
                    self.reader.report(key.span, Problem::YamlSyntax { error: SyntaxError::Indentation, fix: None });
                }
                continue;
            }
            if let Some(stray) = stray_entry(self.entries, at - 1, &self.known) {
                at = stray.end;
                self.missing.retain(|missing| stray.key.as_deref() != Some(missing));
                let fix = Some(Box::new(stray.fix));
                self.reader.report(key.span, Problem::YamlSyntax { error: stray.error, fix });
                continue;
            }
            let is_present = |word: &str| self.entries.iter().any(|(key, _)| key.name == word);
            let fix = suggest(&key.name, self.known.iter().copied()).map(|Suggestion { word, reason, is_certain }| {
                let is_certain = is_certain && !is_present(&word);
                Box::new(Fix::new(key.span, word).because(reason).certain_if(is_certain))
            });
            // A misspelt key is one mistake, so the key that was meant is not reported as
            // missing.
            self.missing.retain(|missing| fix.as_ref().is_none_or(|fix| fix.new != *missing));
            let problem = Problem::UnknownKey { key: key.name.clone(), fix, known: self.known.clone() };
            self.reader.report(key.span, problem);
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
