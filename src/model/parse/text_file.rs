//! A release or page in one language, and the name of its file.

use std::sync::Arc;

use crate::foundation::diagnostics::{ActualType, Expected, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;
use crate::source::input::Inputs;
use crate::source::markdown::{Body, LintText};
use crate::source::yaml::{Id, SourceText};

/// The extension of a text.
pub(super) const EXTENSION: &str = ".md";
/// The extension that some editors append to the one that the author typed.
pub(super) const APPENDED: &str = ".txt";

/// A Markdown file: a release or a page in one language.
#[derive(Debug, Clone)]
pub struct TextFile<F> {
    pub path: SourcePath,
    pub name: TextName,
    pub front: F,
    /// The texts of the front matter as written, the title first.
    pub written: Vec<SourceText>,
    pub body: Arc<Body>,
    /// The words of the body as written, for the language and fact checks.
    pub lint_text: Arc<LintText>,
    /// The hash that a translation of this version records in `translated_from`.
    pub hash: String,
}

/// The parts of a Markdown file's path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextName {
    /// The path without language and extension: `content/press/x`, or `content/press/x/index`.
    /// The languages of a text share it.
    pub stem: String,
    /// The slug that the file name implies.
    pub slug: Id,
    pub lang: Lang,
}

impl TextName {
    /// Parses a path: `content/press/x.ky.md`, or `content/press/x/index.ky.md`.
    pub(super) fn from_path(path: &SourcePath, languages: &[Lang]) -> Result<Self, Problem> {
        let Some(stem) = path.strip_suffix(EXTENSION) else {
            let name = path.rsplit('/').next().unwrap_or(path);
            return Err(Problem::EndingOfText { rename: name.strip_suffix(APPENDED).unwrap_or(name).to_owned() });
        };
        let (folder, file) = stem.rsplit_once('/').unwrap_or(("", stem));
        let code = languages.first().map(|lang| lang.code()).unwrap_or_default();
        let rename = |base: &str| format!("{base}.{code}{EXTENSION}");
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
        let slug = Id::new(named).ok_or_else(|| Problem::WrongType {
            expected: Expected::Slug,
            found: ActualType::Scalar(named.to_owned()),
        })?;
        Ok(Self { stem: format!("{folder}/{base}"), slug, lang })
    }
}

/// Replaces the suggested file name of a problem by one that is not taken.
pub(super) fn suggest_free_name(path: &str, problem: &mut Problem, inputs: &Inputs, languages: &[Lang]) {
    let (Problem::NoLanguageInName { rename } | Problem::LanguageNotOfSite { rename, .. }) = problem else { return };
    let folder = crate::foundation::path::parent(path);
    let Some((base, _)) = rename.strip_suffix(EXTENSION).and_then(|name| name.rsplit_once('.')) else { return };
    let mut names = languages.iter().map(|lang| format!("{base}.{lang}{EXTENSION}"));
    if let Some(free) = names.find(|name| !inputs.files.contains_key(format!("{folder}{name}").as_str())) {
        *rename = free;
    }
}
