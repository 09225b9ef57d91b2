//! Files that are not Word files, named as what they are.

use super::report::ImportError;

/// The signature of a compound file: an Office file from before 2007, or an encrypted one.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// The signatures of a zip archive: of its first file, and of its end.
const ZIP: &[u8] = b"PK\x03\x04";
const ZIP_END: &[u8] = b"PK\x05\x06";
/// The number of bytes at the start of a file that are searched for what it is.
const HEAD_BYTES: usize = 4096;

/// Returns why a file is not a Word file, if its first bytes say so.
pub(super) fn refusal(bytes: &[u8]) -> Option<ImportError> {
    if bytes.is_empty() {
        return Some(ImportError::EmptyFile);
    }
    if bytes.starts_with(COMPOUND) {
        return Some(compound(bytes));
    }
    let format = |name: &'static str| Some(ImportError::OtherFormat(name));
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let text = String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    match text.as_str() {
        text if text.starts_with("{\\rtf") => format("RTF"),
        text if text.starts_with("%pdf") => format("PDF"),
        text if text.starts_with("<!doctype html") || text.starts_with("<html") => format("HTML"),
        text if text.starts_with("<?xml") || text.starts_with("<w:") => format("XML"),
        text if text.starts_with("rar!") => format("RAR"),
        text if text.starts_with("7z\u{bc}") => format("7z"),
        _ if head.starts_with(b"\xff\xd8\xff") => format("JPEG"),
        _ if head.starts_with(b"\x89PNG") => format("PNG"),
        _ if bytes.iter().all(|byte| *byte == 0) => Some(ImportError::Cut),
        _ => None,
    }
}

/// Returns what a compound file is. Names of its streams are in UTF-16.
fn compound(bytes: &[u8]) -> ImportError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    match () {
        () if has("EncryptedPackage") => ImportError::Encrypted,
        () if has("WordDocument") => ImportError::OldFormat,
        () if has("Workbook") || has("Book") => ImportError::OtherFormat("XLS"),
        () if has("PowerPoint Document") => ImportError::OtherFormat("PPT"),
        () if has("__substg1.0_") => ImportError::OtherFormat("MSG"),
        () => ImportError::OldFormat,
    }
}

/// Returns why a file could not be opened as an archive.
pub(super) fn broken_archive(bytes: &[u8]) -> ImportError {
    let has_end = bytes.windows(ZIP_END.len()).any(|window| window == ZIP_END);
    match bytes.starts_with(ZIP) {
        // The list of parts is at the end, so a file without one is only the beginning.
        true if !has_end => ImportError::Cut,
        true => ImportError::Damaged,
        false => ImportError::NotWord,
    }
}

/// Returns what an archive without a document is.
pub(super) fn archive(mimetype: &[u8], has: impl Fn(&str) -> bool) -> ImportError {
    const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.";
    match mimetype.strip_prefix(OPEN_DOCUMENT) {
        Some(kind) if kind.starts_with(b"text") => ImportError::OtherFormat("ODT"),
        Some(kind) if kind.starts_with(b"spreadsheet") => ImportError::OtherFormat("ODS"),
        Some(_) => ImportError::OtherFormat("ODF"),
        None if mimetype.starts_with(b"application/epub") => ImportError::OtherFormat("EPUB"),
        None if has("xl/workbook.xml") || has("xl/workbook.bin") => ImportError::OtherFormat("XLSX"),
        None if has("ppt/presentation.xml") => ImportError::OtherFormat("PPTX"),
        None if has("index/document.iwa") || has("index.zip") => ImportError::OtherFormat("Pages"),
        None if has("[content_types].xml") => ImportError::Damaged,
        None => ImportError::NotWord,
    }
}
