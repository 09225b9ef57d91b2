//! Documents: files to download.

use crate::foundation::diagnostics::{Expected, Problem, RecordKind};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::path::composed;
use crate::foundation::span::Located;
use crate::foundation::value::{Day, Url};
use crate::source::yaml::{FromYaml, MapReader, Node, ReadContext, Ref, Text, Value};

use super::record_type::RecordType;

/// A document (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Document {
    pub title: Text,
    pub files: DocumentFiles,
    pub date: Option<Located<Day>>,
    pub municipality: Option<Ref>,
    pub visit: Option<Ref>,
}

/// One file for all readers, or one per language.
#[derive(Debug, Clone)]
pub enum DocumentFiles {
    One(Located<DocumentFile>),
    Each(Localized<Located<DocumentFile>>),
}

impl DocumentFiles {
    /// Returns the file for a reader of `lang`, with the language that it is in, if it is known.
    pub fn best(&self, lang: Lang, languages: &[Lang]) -> Option<(Option<Lang>, &Located<DocumentFile>)> {
        match self {
            DocumentFiles::One(file) => Some((None, file)),
            DocumentFiles::Each(files) => files.best(lang, languages).map(|(lang, file)| (Some(lang), file)),
        }
    }

    /// Returns all files.
    pub fn all(&self) -> Vec<&Located<DocumentFile>> {
        match self {
            DocumentFiles::One(file) => vec![file],
            DocumentFiles::Each(files) => files.iter().map(|(_, file)| file).collect(),
        }
    }
}

/// The location of a document's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentFile {
    /// A path under `content/static`, without a leading slash.
    Own(String),
    /// A URL of another site.
    Elsewhere(Url),
}

impl FromYaml for DocumentFile {
    const EXPECTED: Expected = Expected::Path;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(text) = node.scalar().map(str::trim).filter(|text| !text.is_empty()) else {
            return reader.type_mismatch(node, Expected::Path);
        };
        if text.contains(':') {
            return Url::read(node, reader).map(DocumentFile::Elsewhere);
        }
        Some(DocumentFile::Own(composed(text.trim_start_matches('/')).into_owned()))
    }
}

impl FromYaml for Localized<Located<DocumentFile>> {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Value::Map(entries) = &node.value else { return reader.type_mismatch(node, Expected::Map) };
        let mut files = Localized::default();
        for (key, value) in entries {
            match Lang::from_code(&key.name).filter(|lang| reader.languages.contains(lang)) {
                Some(lang) => {
                    if let Some(file) = Located::read(value, reader) {
                        files.set(lang, file);
                    }
                }
                None => {
                    let languages = reader.languages.to_vec();
                    let problem = Problem::UnknownTextLanguage { key: key.name.clone(), languages, fix: None };
                    reader.report(key.span, problem);
                }
            }
        }
        Some(files)
    }
}

impl RecordType for Document {
    const KIND: RecordKind = RecordKind::Document;
    const FILE: &'static str = "documents";

    fn read(fields: &mut MapReader) -> Option<Self> {
        let title = fields.required("title");
        let files = match fields.node("files").is_some() {
            true => {
                let files = fields.optional("files").map(DocumentFiles::Each);
                let file = fields.optional("file").map(DocumentFiles::One);
                files.or(file)
            }
            false => fields.required("file").map(DocumentFiles::One),
        };
        let date = fields.optional("date");
        let municipality = fields.optional("municipality");
        let visit = fields.optional("visit");
        Some(Self { title: title?, files: files?, date, municipality, visit })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.municipality.iter().for_each(|municipality| found(RecordKind::Municipality, municipality));
        self.visit.iter().for_each(|visit| found(RecordKind::Visit, visit));
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.title)
    }
}
