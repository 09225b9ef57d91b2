//! The result of parsing: everything the author wrote, not yet cross-checked.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::Rule;
use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;
use crate::model::config::Config;
use crate::model::record::{PageFront, PressFront, RecordLists};
use crate::source::yaml::FreeValue;

use super::text_file::{TextFile, TextName};

/// Everything the author wrote, file by file.
#[derive(Debug, Default)]
pub struct Parsed {
    /// `None` if `site.yaml` is missing or invalid.
    pub config: Option<Config>,
    /// The languages of the site, the default one first. Never empty.
    pub languages: Vec<Lang>,
    pub records: RecordLists,
    pub press: Vec<Arc<TextFile<PressFront>>>,
    pub pages: Vec<Arc<TextFile<PageFront>>>,
    /// The releases and pages whose front matter is invalid.
    pub broken_texts: Vec<TextName>,
    /// Those of them whose bodies could be read, with the warnings that they allow.
    pub faulty_texts: Vec<Arc<TextFile<Vec<Rule>>>>,
    /// The files of `data/` that belong to no record type, by name.
    pub free: FreeValue,
    /// The fingerprint of each source file. Empty if the cache is not persistent.
    pub fingerprints: FxHashMap<SourcePath, u64>,
}

/// The content of one file. Cloning is cheap.
#[derive(Clone)]
pub(super) enum ParsedFile {
    Records(Box<RecordLists>),
    Press(Arc<TextFile<PressFront>>),
    Page(Arc<TextFile<PageFront>>),
    BrokenText(TextName),
    FaultyText(Arc<TextFile<Vec<Rule>>>),
    /// Data that belongs to no record type, with the keys under which templates find it.
    Free(Vec<String>, FreeValue),
    Nothing,
}

impl Parsed {
    /// Returns whether everything could be read. If not, some addresses of the site are not known.
    pub fn is_whole(&self) -> bool {
        self.broken_texts.is_empty() && self.records.is_complete()
    }

    pub(super) fn add(&mut self, file: ParsedFile) {
        match file {
            ParsedFile::Records(records) => self.records.append(*records),
            ParsedFile::Press(file) => self.press.push(file),
            ParsedFile::Page(file) => self.pages.push(file),
            ParsedFile::BrokenText(name) => self.broken_texts.push(name),
            ParsedFile::FaultyText(file) => {
                self.broken_texts.push(file.name.clone());
                self.faulty_texts.push(file);
            }
            ParsedFile::Free(keys, value) => self.free.insert(&keys, value),
            ParsedFile::Nothing => {}
        }
    }

    /// Groups files by the stem that the languages of a text share.
    pub fn by_stem<F>(files: Vec<Arc<TextFile<F>>>) -> Vec<(String, Vec<Arc<TextFile<F>>>)> {
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut texts: Vec<(String, Vec<Arc<TextFile<F>>>)> = Vec::new();
        for file in files {
            match places.get(&file.name.stem) {
                Some(&at) => texts[at].1.push(file),
                None => {
                    places.insert(file.name.stem.clone(), texts.len());
                    texts.push((file.name.stem.clone(), vec![file]));
                }
            }
        }
        texts
    }
}
