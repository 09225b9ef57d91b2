//! One source file, from its bytes to records or a text.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::foundation::diagnostics::{Diagnostic, Edit, Limit, MarkupError, Problem, Reported, Rule, UnreadKind};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, Position, SourcePath, Span};
use crate::model::record::{RecordList, RecordLists, TextType, front, suppress_allowed};
use crate::source::characters::{self, CharacterFault, CharacterFaultKind};
use crate::source::input::{Entry, decode};
use crate::source::markdown::{self, BodySource};
use crate::source::yaml::{self, Node, ReadContext, Value};

use super::file_role::{FileRole, classify};
use super::front_matter::{self, FrontMatter};
use super::parsed::ParsedFile;
use super::text_file::{TextFile, TextName};
use super::version_hash::version_hash;

/// Parses one file. `languages` are those of the site.
pub(super) fn parse_file(path: &SourcePath, entry: &Entry, languages: &[Lang]) -> Reported<ParsedFile> {
    if let Entry::Unreadable(_) = entry {
        return unavailable(path, entry, languages);
    }
    match classify(path) {
        FileRole::Records(file) => parse_records(path, entry, file, languages),
        FileRole::Free(keys) => parse_free(path, entry, keys),
        FileRole::Press => parse_text(path, entry, languages, ParsedFile::Press),
        FileRole::Page => parse_text(path, entry, languages, ParsedFile::Page),
        FileRole::Misnamed(right) => misnamed(path, &right, languages),
        FileRole::Unread(kind) => {
            // `import` takes a path, and a link the name below `content/static`.
            let name = if kind == UnreadKind::Word { path } else { file_name(path) };
            let problem = Problem::UnreadFile { name: name.to_owned(), kind };
            Reported::new(ParsedFile::Nothing, vec![Diagnostic::new(Location::file(path), problem)])
        }
        FileRole::Other => Reported::ok(ParsedFile::Nothing),
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Reports a file with a wrong name. The records that it would define are noted, so that references
/// to it are not reported as well.
fn misnamed(path: &SourcePath, right: &str, languages: &[Lang]) -> Reported<ParsedFile> {
    let right: SourcePath = format!("content/{right}").into();
    let problem = Problem::MisnamedFile { right: right.to_string() };
    let piece = match classify(&right) {
        FileRole::Records(file) => {
            let mut lists = RecordLists::default();
            if let Some(list) = lists.of_file(file) {
                list.add_unreadable();
            }
            ParsedFile::Records(Box::new(lists))
        }
        FileRole::Press | FileRole::Page => {
            TextName::from_path(&right, languages).map_or(ParsedFile::Nothing, ParsedFile::BrokenText)
        }
        _ => ParsedFile::Nothing,
    };
    Reported::new(piece, vec![Diagnostic::new(Location::file(path), problem)])
}

/// Reports a file that cannot be read. The records that it would define are noted, so that
/// references to it are not reported as well.
fn unavailable(path: &SourcePath, entry: &Entry, languages: &[Lang]) -> Reported<ParsedFile> {
    let diagnostics = text_of(path, entry).diagnostics;
    let file = match classify(path) {
        FileRole::Records(file) => parse_records(path, entry, file, languages).value,
        FileRole::Press | FileRole::Page => {
            TextName::from_path(path, languages).map_or(ParsedFile::Nothing, ParsedFile::BrokenText)
        }
        FileRole::Misnamed(right) => return misnamed(path, &right, languages),
        FileRole::Free(_) | FileRole::Unread(_) | FileRole::Other => ParsedFile::Nothing,
    };
    Reported::new(file, diagnostics)
}

/// Returns the text of a file, or reports the first byte that is not UTF-8 or is NUL.
///
/// Faulty characters are reported. Those that may not be published are replaced by spaces, so that
/// they cause no other error.
pub(super) fn text_of<'e>(path: &SourcePath, entry: &'e Entry) -> Reported<Option<Cow<'e, str>>> {
    let text = match entry {
        Entry::File(bytes) => decode(path, bytes),
        Entry::Unreadable(fault) => {
            let problem = Problem::MissingFile { file: path.to_string(), fault: fault.clone() };
            Err(Diagnostic::new(Location::file(path), problem))
        }
    };
    match text {
        Ok(text) => {
            let Reported { value, diagnostics } = check_characters(path, text);
            Reported::new(Some(value), diagnostics)
        }
        Err(diagnostic) => Reported::new(None, vec![diagnostic]),
    }
}

/// Reports the faulty characters of a text, and replaces those that may not be published.
fn check_characters<'t>(path: &SourcePath, text: &'t str) -> Reported<Cow<'t, str>> {
    let faults = characters::faults(text);
    let is_forbidden = |fault: &&CharacterFault| matches!(fault.kind, CharacterFaultKind::Forbidden(_));
    let forbidden: Vec<Range<usize>> = faults.iter().filter(is_forbidden).map(|fault| fault.range.clone()).collect();
    let text_without = match forbidden.is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(characters::blanked(text, forbidden.into_iter())),
    };
    let diagnostic = |CharacterFault { range, kind }: CharacterFault| {
        let written = text[range.clone()].to_owned();
        let span = Span::from(range);
        let problem = match kind {
            CharacterFaultKind::Forbidden(character) => Problem::ForbiddenCharacter { character },
            CharacterFaultKind::Invisible(c) => {
                // A line separator parts words.
                let new = if matches!(c, '\u{2028}' | '\u{2029}') { " " } else { "" };
                let edits = vec![Edit { span, text: new.to_owned() }];
                Problem::LiteralMarkup {
                    written,
                    error: MarkupError::Invisible(c),
                    works: String::new(),
                    edits: edits.into(),
                }
            }
            CharacterFaultKind::Decomposed { composed } => Problem::DecomposedLetter { written, composed, span },
        };
        Diagnostic::new(Location::span(path, span), problem)
    };
    Reported::new(text_without, faults.into_iter().map(diagnostic).collect())
}

/// Removes the warnings about a record that its author allows.
fn suppress_in_records(diagnostics: &mut Vec<Diagnostic>, list: &dyn RecordList) {
    let records = list.records();
    if diagnostics.is_empty() || records.iter().all(|record| record.allow().is_empty()) {
        return;
    }
    diagnostics.retain(|diagnostic| {
        let Position::Span(span) = diagnostic.location.at else { return true };
        let record = records.iter().rev().find(|record| record.start() <= span.start);
        let is_allowed = record.is_some_and(|record| record.allow().contains(&diagnostic.rule()));
        diagnostic.is_error() || !is_allowed
    });
}

/// Parses a file of records, given the name of its type's file.
fn parse_records(path: &SourcePath, entry: &Entry, file: &str, languages: &[Lang]) -> Reported<ParsedFile> {
    let mut diagnostics = Vec::new();
    let mut lists = RecordLists::default();
    let text = text_of(path, entry).unpack(&mut diagnostics);
    match (lists.of_file(file), text.as_deref()) {
        (Some(list), Some(text)) => {
            let (node, unparsed) = yaml::parse_list(path, text).unpack(&mut diagnostics);
            let mut reader = ReadContext::new(path, languages);
            if let Some(node) = node {
                list.read(&node, &mut reader);
            }
            suppress_in_records(&mut diagnostics, list);
            diagnostics.append(&mut reader.diagnostics);
            unparsed.into_iter().for_each(|text| list.add_unparsed(text));
        }
        (Some(list), None) => list.add_unreadable(),
        (None, _) => {}
    }
    Reported::new(ParsedFile::Records(Box::new(lists)), diagnostics)
}

/// Parses a file of data that belongs to no record type.
fn parse_free(path: &SourcePath, entry: &Entry, keys: Vec<String>) -> Reported<ParsedFile> {
    let mut diagnostics = Vec::new();
    let text = text_of(path, entry).unpack(&mut diagnostics);
    let node = text.and_then(|text| yaml::parse(path, &text, 0).unpack(&mut diagnostics));
    Reported::new(
        node.map_or(ParsedFile::Nothing, |node| ParsedFile::Free(keys, yaml::FreeValue::of(&node))),
        diagnostics,
    )
}

/// Returns the warnings that a front matter allows, whether its other keys are valid or not.
fn allowed(node: &Node) -> Vec<Rule> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let list = entries.iter().find(|(key, _)| key.name == "allow").map(|(_, list)| &list.value);
    let Some(Value::List(rules)) = list else { return Vec::new() };
    rules.iter().filter_map(|rule| Rule::from_name(rule.scalar()?)).collect()
}

/// Parses a Markdown file with front matter.
///
/// If it is invalid and its name is known, the name is returned, so that links to it are not
/// reported as broken.
fn parse_text<F: TextType>(
    path: &SourcePath,
    entry: &Entry,
    languages: &[Lang],
    wrap: impl FnOnce(Arc<TextFile<F>>) -> ParsedFile,
) -> Reported<ParsedFile> {
    let name = match TextName::from_path(path, languages) {
        Ok(name) => name,
        Err(problem) => {
            // References to the text that was meant are not reported as well.
            let meant = TextName::meant(path, &problem, languages);
            let piece = meant.map_or(ParsedFile::Nothing, ParsedFile::BrokenText);
            return Reported::new(piece, vec![Diagnostic::new(Location::file(path), problem)]);
        }
    };
    let Reported { value: text, mut diagnostics } = text_of(path, entry);
    let Some(text) = text else { return Reported::new(ParsedFile::BrokenText(name), diagnostics) };
    let text = &*text;
    if text.len() > yaml::FILE_MEGABYTES * 1_000_000 {
        let limit = Limit::FileSize { limit_megabytes: yaml::FILE_MEGABYTES };
        diagnostics.push(Diagnostic::new(Location::file(path), Problem::LimitExceeded(limit)));
        return Reported::new(ParsedFile::BrokenText(name), diagnostics);
    }
    let FrontMatter { start, yaml, body } = match front_matter::find(text) {
        Ok(front_matter) => front_matter,
        Err((problem, span)) => {
            diagnostics.push(Diagnostic::new(Location::span(path, span), problem));
            return Reported::new(ParsedFile::BrokenText(name), diagnostics);
        }
    };
    let mut reader = ReadContext::new(path, languages);
    let node = yaml::parse(path, &text[yaml.clone()], yaml.start).unpack(&mut reader.diagnostics);
    // Without the list of allowed warnings, the body cannot be checked.
    let allow = match &node {
        Some(node) => Some(allowed(node)),
        None => (!text[yaml.clone()].contains("allow")).then(Vec::new),
    };
    let front = node.and_then(|node| {
        front::read(&node, start, F::KIND, &mut reader, |fields| {
            fields.collect_text(&front::TEXTS, name.lang);
            F::read(fields, name.lang)
        })
    });
    diagnostics.append(&mut reader.diagnostics);
    let written = reader.written;
    let slug = front.as_ref().and_then(|front| front.shared().slug.as_ref()).map_or(&name.slug, |slug| &slug.value);
    let source = BodySource { path, text, body, lang: name.lang, prefix: slug.as_str() };
    let markdown::ParsedBody { body, lint_text } = markdown::parse(source).unpack(&mut diagnostics);
    let hash = version_hash(text, &yaml);
    let (body, lint_text) = (Arc::new(body), Arc::new(lint_text));
    let Some(front) = front else {
        let Some(front) = allow else { return Reported::new(ParsedFile::BrokenText(name), diagnostics) };
        suppress_allowed(&mut diagnostics, 0, &front);
        let file = TextFile { path: path.clone(), name, front, written, body, lint_text, hash };
        return Reported::new(ParsedFile::FaultyText(Arc::new(file)), diagnostics);
    };
    suppress_allowed(&mut diagnostics, 0, &front.shared().allow);
    Reported::new(
        wrap(Arc::new(TextFile { path: path.clone(), name, front, written, body, lint_text, hash })),
        diagnostics,
    )
}
