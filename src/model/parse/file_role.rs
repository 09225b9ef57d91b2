//! The role of a source file, by its path (section 1 of the content model).

use crate::foundation::diagnostics::{RecordKind, Section, UnreadKind};
use crate::model::config;
use crate::model::record::RecordLists;

use super::file_name::right_path;
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
    /// A file that would be read under another path, which is relative to `content/`.
    Misnamed(String),
    /// A file that no stage reads.
    Unread(UnreadKind),
    /// A file of another stage: a picture, messages of a theme, a static file.
    Other,
}

/// Returns the role of the file at a path.
pub(super) fn classify(path: &str) -> FileRole<'_> {
    let Some(path) = path.strip_prefix("content/") else { return FileRole::Other };
    if path.starts_with("static/") {
        return FileRole::Other;
    }
    if !is_text_of_txt(path)
        && let Some(right) = right_path(path)
    {
        return FileRole::Misnamed(right);
    }
    if let Some(name) = path.strip_prefix("data/") {
        let Some(name) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else {
            return other(path);
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
        _ => other(path),
    }
}

/// Returns the role of a file that is neither data nor a text.
fn other(path: &str) -> FileRole<'_> {
    const PICTURES: [&str; 14] =
        ["jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "svg", "ico", "avif", "heic", "heif", "bmp", "tiff"];
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_messages = path.starts_with("strings/") && path.ends_with(".ftl") && path.matches('/').count() == 1;
    // Windows puts these into folders by itself.
    let is_of_system = matches!(&*name, "thumbs.db" | "desktop.ini" | "icon\r");
    // Pictures may lie anywhere, because a text names them by their path.
    if is_messages || is_of_system || PICTURES.contains(&ending) || ending == "tif" {
        return FileRole::Other;
    }
    FileRole::Unread(match ending {
        "doc" | "docx" | "odt" | "rtf" | "pages" => UnreadKind::Word,
        "xls" | "xlsx" | "ods" | "csv" | "tsv" | "numbers" | "json" => UnreadKind::Table,
        "pdf" | "ppt" | "pptx" | "zip" | "rar" | "mp4" | "mov" | "mp3" | "avi" => UnreadKind::Download,
        _ => UnreadKind::Other,
    })
}

/// Returns whether a text has the ending that an editor appended, which has its own advice.
fn is_text_of_txt(path: &str) -> bool {
    (path.starts_with("press/") || path.starts_with("pages/")) && path.ends_with(".md.txt")
}

/// Returns whether a file is meant to be a text, including one to which an editor appended an
/// extension.
fn is_text(path: &str) -> bool {
    path.ends_with(EXTENSION) || path.strip_suffix(APPENDED).is_some_and(|path| path.ends_with(EXTENSION))
}

/// Returns the name of the schema that describes the records, or the text, in a file.
pub(crate) fn described_by(path: &str) -> Option<&str> {
    match classify(path) {
        _ if path == config::PATH => Some(Section::Site.name()),
        FileRole::Records(name) => Some(name),
        FileRole::Press => Some(RecordKind::Press.name()),
        FileRole::Page => Some(RecordKind::Page.name()),
        FileRole::Free(_) | FileRole::Misnamed(_) | FileRole::Unread(_) | FileRole::Other => None,
    }
}
