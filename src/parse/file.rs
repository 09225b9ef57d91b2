//! One source file: what its path makes of it, and its bytes as text.

use std::ops::Range;
use std::sync::Arc;

use crate::input::{Entry, Inputs, utf8};
use crate::kind::{Data, Front, Records, front, silence};
use crate::lang::Lang;
use crate::markdown::{self, Source};
use crate::note::{Expected, Found, Limit, Note, Noted, Problem, RecordKind};
use crate::span::{Place, SourcePath, Span};
use crate::yaml::{self, Fields, Id, Reader};

use super::front_matter::{self, FrontMatter};
use super::{TextFile, TextName};

/// What a file of `content/` is for.
#[derive(Debug, PartialEq, Eq)]
pub enum Role<'p> {
    /// Records of a kind, named as the kind's file.
    Data(&'p str),
    /// Data that no kind claims, and the keys under which templates find it.
    Free(Vec<String>),
    Press,
    Page,
    /// Anything else: pictures, strings, static files. Other stages look after these.
    Other,
}

/// The names of the files and folders that kinds claim.
const KIND_FILES: [&str; 9] = [
    "organizations",
    "people",
    "districts",
    "municipalities",
    "programmes",
    "visits",
    "commitments",
    "glossary",
    "documents",
];

/// What the file at this path is for.
pub fn role(path: &str) -> Role<'_> {
    let Some(path) = path.strip_prefix("content/") else { return Role::Other };
    if let Some(name) = path.strip_prefix("data/") {
        let Some(name) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else { return Role::Other };
        let first = name.split('/').next().unwrap_or(name);
        return match KIND_FILES.contains(&first) {
            true => Role::Data(first),
            false => Role::Free(name.split('/').map(str::to_owned).collect()),
        };
    }
    match is_text(path) {
        true if path.starts_with("press/") => Role::Press,
        true if path.starts_with("pages/") => Role::Page,
        _ => Role::Other,
    }
}

/// Whether a file is meant to be a text; some editors add an ending of theirs to the one that was typed.
fn is_text(path: &str) -> bool {
    path.ends_with(ENDING) || path.strip_suffix(ADDED).is_some_and(|path| path.ends_with(ENDING))
}

const ENDING: &str = ".md";
const ADDED: &str = ".txt";

/// The text of a file, if it is UTF-8 without NUL bytes; else a note on the first byte that is not.
pub fn text_of<'e>(path: &SourcePath, entry: &'e Entry, notes: &mut Vec<Note>) -> Option<&'e str> {
    let bytes = match entry {
        Entry::File(bytes) => bytes,
        Entry::Fault(fault) => {
            let problem = Problem::MissingFile { file: path.to_string(), fault: fault.clone() };
            notes.push(Note::new(Place::file(path), problem));
            return None;
        }
    };
    match utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => Some(text),
            Some(at) => {
                notes.push(Note::new(Place::span(path, Span::new(at, at + 1)), Problem::NulByte));
                None
            }
        },
        Err(error) => {
            let at = error.valid_up_to();
            let problem = Problem::InvalidEncoding { byte: bytes.get(at).copied().unwrap_or_default() };
            notes.push(Note::new(Place::span(path, Span::new(at, at + 1)), problem));
            None
        }
    }
}

/// Reads a list of records.
pub fn parse_records<T: Data>(
    path: &SourcePath,
    entry: &Entry,
    languages: &[Lang],
    notes: &mut Vec<Note>,
) -> Records<T> {
    let Some(text) = text_of(path, entry, notes) else { return Records::unreadable() };
    let (node, lost) = yaml::parse_list(path, text).into_value(notes);
    let mut reader = Reader::new(path, languages);
    let mut records = node.map(|node| Records::read(&node, &mut reader)).unwrap_or_default();
    notes.append(&mut reader.notes);
    for text in lost {
        records.remember_lost(text);
    }
    records
}

/// Reads a Markdown file with front matter. When that fails, its name may still be known, so that links to it are not
/// called broken.
pub fn parse_text<F>(
    path: &SourcePath,
    entry: &Entry,
    kind: RecordKind,
    languages: &[Lang],
    read: impl FnOnce(&mut Fields, Lang) -> Option<F>,
    shared: impl Fn(&F) -> &Front,
) -> Noted<Result<TextFile<F>, Option<TextName>>> {
    let mut notes = Vec::new();
    let name = match name(path, languages) {
        Ok(name) => name,
        Err(problem) => return Noted::new(Err(None), vec![Note::new(Place::file(path), problem)]),
    };
    let Some(text) = text_of(path, entry, &mut notes) else { return Noted::new(Err(Some(name)), notes) };
    if text.len() > yaml::FILE_MEGABYTES * 1_000_000 {
        let limit = Limit::FileSize { limit_megabytes: yaml::FILE_MEGABYTES };
        notes.push(Note::new(Place::file(path), Problem::LimitExceeded(limit)));
        return Noted::new(Err(Some(name)), notes);
    }
    let FrontMatter { start, yaml, body } = match front_matter::find(text) {
        Ok(front_matter) => front_matter,
        Err((problem, span)) => {
            notes.push(Note::new(Place::span(path, span), problem));
            return Noted::new(Err(Some(name)), notes);
        }
    };
    let mut reader = Reader::new(path, languages);
    let node = yaml::parse(path, &text[yaml.clone()], yaml.start).into_value(&mut reader.notes);
    let front = node.and_then(|node| {
        front::read(&node, start, kind, &mut reader, |fields| {
            fields.remember(&front::TEXTS, name.lang);
            read(fields, name.lang)
        })
    });
    notes.append(&mut reader.notes);
    let written = reader.written;
    let slug = front.as_ref().and_then(|front| shared(front).slug.as_ref()).map_or(&name.slug, |slug| &slug.value);
    let source = Source { path, text, body: body.clone(), lang: name.lang, prefix: slug.as_str() };
    let markdown::Read { body, prose } = markdown::parse(source).into_value(&mut notes);
    let Some(front) = front else { return Noted::new(Err(Some(name)), notes) };
    silence(&mut notes, 0, &shared(&front).allow);
    let hash = hash(text, &yaml);
    let (body, prose) = (Arc::new(body), Arc::new(prose));
    Noted::new(Ok(TextFile { path: path.clone(), name, front, written, body, prose, hash }), notes)
}

/// What a Markdown file is called, and in which language it is; the language is always in the name.
pub(super) fn name(path: &SourcePath, languages: &[Lang]) -> Result<TextName, Problem> {
    let Some(stem) = path.strip_suffix(ENDING) else {
        let name = path.rsplit('/').next().unwrap_or(path);
        return Err(Problem::EndingOfText { rename: name.strip_suffix(ADDED).unwrap_or(name).to_owned() });
    };
    let (folder, file) = stem.rsplit_once('/').unwrap_or(("", stem));
    let rename = |base: &str| format!("{base}.{}.md", languages.first().map_or("ky", |lang| lang.code()));
    let no_language = || Problem::NoLanguageInName { rename: rename(file) };
    let (base, code) = file.rsplit_once('.').ok_or_else(no_language)?;
    let lang = match Lang::from_code(code) {
        Some(lang) if languages.contains(&lang) => lang,
        _ if (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            let languages = languages.to_vec();
            return Err(Problem::LanguageNotOfSite { code: code.to_owned(), languages, rename: rename(base) });
        }
        _ => return Err(no_language()),
    };
    let named = if base == "index" { folder.rsplit('/').next().unwrap_or(folder) } else { base };
    let slug = Id::new(named)
        .ok_or_else(|| Problem::WrongType { expected: Expected::Slug, found: Found::Scalar(named.to_owned()) })?;
    Ok(TextName { stem: format!("{folder}/{base}"), slug, lang })
}

/// Of the names that a file could be given, its problem offers one that no file has yet.
pub(super) fn suggest_free_name(path: &str, problem: &mut Problem, inputs: &Inputs, languages: &[Lang]) {
    let (Problem::NoLanguageInName { rename } | Problem::LanguageNotOfSite { rename, .. }) = problem else { return };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(base) = rename.strip_suffix(ENDING).and_then(|name| name.rsplit_once('.')).map(|(base, _)| base) else {
        return;
    };
    let mut names = languages.iter().map(|lang| format!("{base}.{lang}{ENDING}"));
    if let Some(free) = names.find(|name| !inputs.files.contains_key(format!("{folder}/{name}").as_str())) {
        *rename = free;
    }
}

/// The version of a text: a hash of its words. The line with `translated_from`, line ends and runs of white space do
/// not count, so that wrapping a paragraph anew does not make its translations outdated.
fn hash(text: &str, yaml: &Range<usize>) -> String {
    let mut words = Vec::with_capacity(text.len() + 1);
    let front = text[yaml.clone()].lines().filter(|line| !line.starts_with("translated_from:"));
    for line in front.chain([&text[yaml.end..]]) {
        push_words(line, &mut words);
    }
    blake3::hash(&words).to_hex()[..16].to_owned()
}

/// Adds the words of a text, with a space behind each.
fn push_words(text: &str, words: &mut Vec<u8>) {
    let mut push = |word: &str| {
        words.extend_from_slice(word.as_bytes());
        words.push(b' ');
    };
    let mut add = |word: &str, odd: bool| match odd {
        true => word.split_whitespace().for_each(&mut push),
        false if word.is_empty() => {}
        false => push(word),
    };
    let (mut start, mut odd) = (0, false);
    let bytes = text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| matches!(SPACES[usize::from(*byte)], Space::No));
    for (at, byte) in bytes.iter().enumerate() {
        match SPACES[usize::from(*byte)] {
            Space::No => {}
            Space::Maybe => odd = true,
            // Words with one plain space between them are added as they stand.
            Space::Yes if *byte == b' ' && at > start && is_word(at + 1) => {}
            Space::Yes => {
                add(&text[start..at], odd);
                (start, odd) = (at + 1, false);
            }
        }
    }
    add(&text[start..], odd);
}

/// Whether a byte is white space, or begins a sign that may be.
#[derive(Clone, Copy)]
enum Space {
    No,
    Maybe,
    Yes,
}

/// For each byte: a table, since all of every text are asked.
const SPACES: [Space; 256] = {
    let mut spaces = [Space::No; 256];
    let mut byte = 0;
    while byte < spaces.len() {
        spaces[byte] = match byte as u8 {
            b'\t' | b'\n' | 0x0c | b'\r' | b' ' => Space::Yes,
            0x0b | 0xc2 | 0xe1..=0xe3 => Space::Maybe,
            _ => Space::No,
        };
        byte += 1;
    }
    spaces
};
