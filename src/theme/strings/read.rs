//! Reads Fluent files: the texts that they define, and the variables and texts that each one uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::fluent::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use crate::language::fluent::{FUNCTIONS, Resource};

use crate::foundation::diagnostics::{Diagnostic, MessageError, Problem, TextError};
use crate::foundation::span::{Location, SourcePath, Span};
use crate::source::characters::{self, CharacterFault, CharacterFaultKind};

/// The nesting limit of braces and parentheses. Fluent's parser is recursive and would overflow the
/// stack.
const MAX_NESTING: usize = 40;
/// The length limit of a number. Fluent miscounts the digits of a longer one, or panics.
const MAX_NUMBER_LENGTH: usize = 15;

/// The definitions in the files of one language.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Messages and terms by name. The name of a term starts with `-`.
    pub entries: BTreeMap<String, Defined>,
    /// The possible names of entries that are not valid Fluent.
    pub unreadable: BTreeSet<String>,
    /// Whether a whole file could not be read. It may define any missing text.
    pub has_unreadable_file: bool,
}

/// A message or a term, from the last file that defines it.
#[derive(Debug)]
pub(super) struct Defined {
    pub place: Location,
    /// The text under the empty name, and the attributes by name.
    pub bodies: BTreeMap<String, Body>,
}

/// The value of a message, a term or an attribute.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub variables: BTreeSet<String>,
    /// The keys of the texts that it refers to: `name`, `name.attribute`, `-term`.
    pub references: BTreeSet<String>,
    /// An error that does not depend on other texts.
    pub fault: Option<TextError>,
}

impl Texts {
    /// Returns a text by its key: `name`, `name.attribute`, `-term`.
    pub(super) fn body(&self, key: &str) -> Option<&Body> {
        let (name, attribute) = key.split_once('.').unwrap_or((key, ""));
        self.entries.get(name)?.bodies.get(attribute)
    }

    /// Iterates over all texts with their keys.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (String, &Defined, &Body)> {
        self.entries.iter().flat_map(|(name, defined)| {
            defined.bodies.iter().map(move |(attribute, body)| match attribute.as_str() {
                "" => (name.clone(), defined, body),
                _ => (format!("{name}.{attribute}"), defined, body),
            })
        })
    }

    /// Reads a file. Its definitions replace those of earlier files.
    ///
    /// Returns `None` if nothing of the file can be used.
    pub(super) fn read(
        &mut self,
        path: &SourcePath,
        text: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Resource> {
        for CharacterFault { range, kind } in characters::faults(text) {
            if let CharacterFaultKind::Forbidden(character) = kind {
                let at = Location::span(path, Span::from(range));
                diagnostics.push(Diagnostic::new(at, Problem::ForbiddenCharacter { character }));
            }
        }
        let without_mark = text.trim_start_matches('\u{feff}');
        let offset = text.len() - without_mark.len();
        let mut fault = |span: Span, fault: MessageError| {
            let problem = Problem::InterfaceText { key: String::new(), fault };
            diagnostics.push(Diagnostic::new(Location::span(path, span.shifted(offset)), problem));
        };
        if let Some(at) = too_deep(without_mark) {
            fault(Span::new(at, at + 1), MessageError::TooDeep);
            self.has_unreadable_file = true;
            return None;
        }
        let (resource, errors) = match Resource::try_new(without_mark.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err(faulty) => faulty,
        };
        errors.into_iter().for_each(|error| fault(error.pos.into(), MessageError::Syntax(error.kind.to_string())));
        for entry in resource.entries() {
            let (name, id, value, attributes) = match entry {
                Entry::Message(message) => {
                    (message.id.name.to_owned(), message.id.name, message.value.as_ref(), &message.attributes)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), term.id.name, Some(&term.value), &term.attributes),
                Entry::Junk { content } => {
                    // An unclosed entry swallows the following ones, so every line may start one.
                    self.unreadable.extend(content.lines().filter_map(name_of));
                    continue;
                }
                _ => continue,
            };
            // Names are slices of the resource's source, so their pointers give their offsets.
            let start = (id.as_ptr() as usize).saturating_sub(resource.source().as_ptr() as usize);
            let place = Location::span(path, Span::new(start, start + id.len()).shifted(offset));
            let attributes = attributes.iter().map(|attribute| (attribute.id.name, &attribute.value));
            let patterns = value.map(|value| ("", value)).into_iter().chain(attributes);
            let bodies = patterns.map(|(name, pattern)| (name.to_owned(), Body::of(pattern))).collect();
            self.entries.insert(name, Defined { place, bodies });
        }
        Some(resource)
    }
}

/// Returns the name of the entry that starts at a line.
fn name_of(line: &str) -> Option<String> {
    let name = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

/// Returns the offset at which a file exceeds the nesting limit.
///
/// The count restarts at each entry, which begins at the start of a line.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth: usize = 0;
    let mut line_start = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            b'-' | b'#' | b'a'..=b'z' | b'A'..=b'Z' if line_start => depth = 0,
            _ => {}
        }
        if depth > MAX_NESTING {
            return Some(at);
        }
        line_start = byte == b'\n';
    }
    None
}

impl Body {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut body = Self::default();
        body.pattern(pattern);
        body
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        let key = |name: &str, attribute: Option<&str>| match attribute {
            Some(attribute) => format!("{name}.{attribute}"),
            None => name.to_owned(),
        };
        match inline {
            InlineExpression::VariableReference { id } => drop(self.variables.insert(id.name.to_owned())),
            InlineExpression::MessageReference { id, attribute } => {
                self.references.insert(key(id.name, attribute.as_ref().map(|attribute| attribute.name)));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let name = format!("-{}", id.name);
                self.references.insert(key(&name, attribute.as_ref().map(|attribute| attribute.name)));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if !FUNCTIONS.contains(&id.name) {
                    self.fault = Some(TextError::UnknownFunction { function: id.name.to_owned() });
                }
                self.arguments(arguments);
            }
            InlineExpression::NumberLiteral { value } if value.len() > MAX_NUMBER_LENGTH => {
                self.fault = Some(TextError::LongNumber { number: (*value).to_owned() });
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::NumberLiteral { .. } | InlineExpression::StringLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
        arguments.named.iter().for_each(|argument| self.inline(&argument.value));
    }
}
