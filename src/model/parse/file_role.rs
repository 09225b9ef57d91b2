//! The role of a source file, by its path (section 1 of the content model).

use crate::model::record::RecordLists;

use super::text_file::{APPENDED, EXTENSION};

/// The role of a file in `content/`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FileRole<'p> {
    /// Records of a type, by the name of the type's file.
    Records(&'p str),
    /// Data that belongs to no record type, with the keys under which templates find it.
    Free(Vec<String>),
    Press,
    Page,
    /// A file of another stage: a picture, messages of a theme, a static file.
    Other,
}

/// Returns the role of the file at a path.
pub(super) fn classify(path: &str) -> FileRole<'_> {
    let Some(path) = path.strip_prefix("content/") else { return FileRole::Other };
    if let Some(name) = path.strip_prefix("data/") {
        let Some(name) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else {
            return FileRole::Other;
        };
        let first = name.split('/').next().unwrap_or(name);
        return match RecordLists::FILES.contains(&first) {
            true => FileRole::Records(first),
            false => FileRole::Free(name.split('/').map(str::to_owned).collect()),
        };
    }
    match is_text(path) {
        true if path.starts_with("press/") => FileRole::Press,
        true if path.starts_with("pages/") => FileRole::Page,
        _ => FileRole::Other,
    }
}

/// Returns whether a file is meant to be a text, including one to which an editor appended an
/// extension.
fn is_text(path: &str) -> bool {
    path.ends_with(EXTENSION) || path.strip_suffix(APPENDED).is_some_and(|path| path.ends_with(EXTENSION))
}
