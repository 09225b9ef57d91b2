//! A release or page in one language, and the name of its file.

use std::sync::Arc;

use crate::foundation::diagnostics::{ActualType, Expected, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;
use crate::language::{lang_of_name, short_slug};
use crate::source::input::Inputs;
use crate::source::markdown::{Body, LintText};
use crate::source::yaml::{Id, SourceText};

use super::file_name::TextStem;

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
        let is_plain = Id::new(file.rsplit_once('.').map_or(file, |(base, _)| base)).is_some()
            && file.rsplit_once('.').is_some_and(|(_, code)| Lang::from_code(code).is_some());
        match TextStem::read(stem).filter(|_| !is_plain) {
            Some(TextStem::Copy { folder: _, base, lang }) => {
                return Err(Problem::CopyOfText { original: format!("{base}.{lang}{EXTENSION}") });
            }
            Some(TextStem::Named { folder: meant, base, lang }) if languages.contains(&lang) => {
                let rename = format!("{base}.{lang}{EXTENSION}");
                if meant != folder {
                    return Err(Problem::MisnamedFile { right: format!("{meant}/{rename}") });
                }
                // A valid language in the name means that the slug is the fault.
                let named = file.rsplit_once('.').filter(|(_, code)| Lang::from_code(code) == Some(lang));
                return Err(match named {
                    Some((name, _)) => Problem::NameNotSlug { name: name.to_owned(), rename },
                    _ => Problem::NoLanguageInName { rename },
                });
            }
            _ => {}
        }
        let code = languages.first().map(|lang| lang.code()).unwrap_or_default();
        let rename = |base: &str| format!("{base}.{code}{EXTENSION}");
        // `README.md` also has to be renamed to lower case.
        let slug = if Id::new(file).is_some() { file.to_owned() } else { short_slug(file) };
        let slug = if slug.is_empty() { file.to_owned() } else { slug };
        let no_language = || Problem::NoLanguageInName { rename: rename(&slug) };
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
            fix: None,
        })?;
        Ok(Self { stem: format!("{folder}/{base}"), slug, lang })
    }

    /// Returns the name that a file with this problem was meant to have.
    pub(super) fn meant(path: &str, problem: &Problem, languages: &[Lang]) -> Option<Self> {
        if let Problem::MisnamedFile { right } = problem {
            return Self::from_path(&right.as_str().into(), languages).ok();
        }
        let (Problem::NoLanguageInName { rename }
        | Problem::NameNotSlug { rename, .. }
        | Problem::EndingOfText { rename }) = problem
        else {
            return None;
        };
        let path: SourcePath = format!("{}{rename}", crate::foundation::path::parent(path)).into();
        Self::from_path(&path, languages).ok()
    }
}

/// Returns the right name of `waterru`, if the text is there in another language: `water.ky.md`.
fn joined_language(name: &str, languages: &[Lang], is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let splits = name.char_indices().map(|(at, _)| name.split_at(at)).filter(|(base, _)| !base.is_empty());
    let named = splits.filter_map(|(base, code)| {
        let lang = lang_of_name(code).filter(|lang| code.len() <= 3 && languages.contains(lang))?;
        Some((base, lang))
    });
    let of_name = |base: &str, lang: &Lang| format!("{base}.{lang}{EXTENSION}");
    let mut meant = named.filter(|(base, own)| {
        !is_taken(&of_name(base, own)) && languages.iter().any(|lang| lang != own && is_taken(&of_name(base, lang)))
    });
    meant.next().map(|(base, lang)| of_name(base, &lang))
}

/// Replaces the suggested file name of a problem by one that is not taken, if there is one.
///
/// Returns whether it did.
pub(super) fn suggest_free_name(path: &str, problem: &mut Problem, inputs: &Inputs, languages: &[Lang]) -> bool {
    let (Problem::NoLanguageInName { rename } | Problem::LanguageNotOfSite { rename, .. }) = problem else {
        return false;
    };
    let folder = crate::foundation::path::parent(path);
    let is_taken = |name: &str| inputs.files.contains_key(format!("{folder}{name}").as_str());
    let stem = path.strip_suffix(EXTENSION).unwrap_or(path);
    if let Some(meant) = joined_language(stem.rsplit('/').next().unwrap_or(stem), languages, is_taken) {
        *rename = meant;
        return true;
    }
    let Some((base, _)) = rename.strip_suffix(EXTENSION).and_then(|name| name.rsplit_once('.')) else {
        return false;
    };
    // The name says which language is meant, only in another form.
    if matches!(TextStem::read(stem), Some(TextStem::Named { lang, .. }) if languages.contains(&lang))
        && !is_taken(rename)
    {
        return false;
    }
    let mut names = languages.iter().map(|lang| format!("{base}.{lang}{EXTENSION}"));
    let free = names.find(|name| !is_taken(name));
    let found = free.is_some();
    *rename = free.unwrap_or_else(|| std::mem::take(rename));
    found
}
