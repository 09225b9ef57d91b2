//! The zip archive of a Word file. Its parts are unpacked in memory on demand, under limits.
//!
//! Parts are found by their relationships, because only textbook files use the usual names.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::file_kind;
use super::report::ImportError;
use super::xml::{self, Element, XmlError};

/// The maximum number of parts. A release has a few dozen.
const MAX_PARTS: usize = 4_000;
/// The maximum unpacked sizes of one part, and of all parts together, in bytes.
const MAX_PART_BYTES: u64 = 64 << 20;
const MAX_TOTAL_BYTES: u64 = 192 << 20;
/// The name of the main part, which files without relationships use.
const USUAL_DOCUMENT: &str = "word/document.xml";

/// An open archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The name in the archive by the name in lower case, because names of parts ignore case.
    names: BTreeMap<String, String>,
    /// The number of bytes that may still be unpacked.
    remaining: Cell<u64>,
}

/// A relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub id: String,
    /// The last segment of the type: `image`, `footnotes`.
    pub kind: String,
    /// The full name of a part, or the address of something outside of the file.
    pub target: String,
    pub is_external: bool,
}

/// Opens the archive of a Word file.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, ImportError> {
    if let Some(error) = file_kind::refusal(bytes) {
        return Err(error);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| file_kind::broken_archive(bytes))?;
    if archive.len() > MAX_PARTS {
        return Err(ImportError::TooLarge);
    }
    let names = archive.file_names().flatten().map(|name| (key(&name), name.into_owned())).collect();
    Ok(Package { archive, names, remaining: Cell::new(MAX_TOTAL_BYTES) })
}

impl Package<'_> {
    /// Returns the bytes of a part by its full name, or `None`. Names are never used as file paths.
    pub(super) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let broken = || ImportError::Broken(name.to_owned());
        let Some(stored) = self.names.get(&key(name)) else { return Ok(None) };
        // Cloning the archive is cheap, because clones share the bytes and the directory.
        let mut archive = self.archive.clone();
        let part = archive.by_name(stored).map_err(|_| broken())?;
        let limit = MAX_PART_BYTES.min(self.remaining.get());
        let mut bytes = Vec::new();
        // The size in the archive may be wrong, so reading stops at the limit.
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        let read = bytes.len() as u64;
        if read > limit {
            return Err(ImportError::TooLarge);
        }
        self.remaining.set(self.remaining.get() - read);
        Ok(Some(bytes))
    }

    /// Returns a part as a tree, or `None`.
    pub(super) fn tree(&self, name: &str) -> Result<Option<Element>, ImportError> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        match xml::read(&bytes) {
            Ok(root) => Ok(Some(root)),
            Err(XmlError::TooLarge) => Err(ImportError::TooLarge),
            Err(XmlError::Invalid) => Err(ImportError::Broken(name.to_owned())),
        }
    }

    /// Returns the relationships of a part, or of the package if `part` is empty.
    pub(super) fn relations(&self, part: &str) -> Result<Vec<Relation>, ImportError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(root) = self.tree(&format!("{folder}_rels/{file}.rels"))? else { return Ok(Vec::new()) };
        let relations = root.elements().filter_map(|relation| {
            let target = relation.attribute("Target")?;
            let is_external =
                relation.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let target = if is_external { target.to_owned() } else { resolved(&folder, target) };
            let kind = relation.attribute("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default();
            Some(Relation { id: relation.attribute("Id")?.to_owned(), kind: kind.to_owned(), target, is_external })
        });
        Ok(relations.collect())
    }

    /// Returns the name of the main part.
    pub(super) fn document(&self) -> Result<String, ImportError> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|relation| relation.kind == "officeDocument" && !relation.is_external);
        let name = main.map(|relation| relation.target).filter(|target| self.names.contains_key(&key(target)));
        match name.unwrap_or_else(|| USUAL_DOCUMENT.to_owned()) {
            name if self.names.contains_key(&key(&name)) => Ok(name),
            _ => Err(self.kind_of_archive()),
        }
    }

    /// Returns what an archive without a document is.
    fn kind_of_archive(&self) -> ImportError {
        let mimetype = self.part("mimetype").ok().flatten().unwrap_or_default();
        file_kind::archive(&mimetype, |name| self.names.contains_key(name))
    }
}

/// Returns the key by which a part is found.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Returns the full name of a target that is relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = percent_encoding::percent_decode_str(target).decode_utf8_lossy().replace('\\', "/");
    let target = target.split('#').next().unwrap_or_default();
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut segments: Vec<&str> = Vec::new();
    for segment in whole.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_folder_of_their_part() {
        for (folder, target, expected) in [
            ("word/", "media/image1.png", "word/media/image1.png"),
            ("word/", "/word/media/image1.png", "word/media/image1.png"),
            ("word/", "../media/image%201.png", "media/image 1.png"),
            ("word/", "..\\media\\image1.png", "media/image1.png"),
            ("", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), expected);
        }
    }
}
