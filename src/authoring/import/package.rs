//! The zip archive of a Word file. Its parts are unpacked in memory on demand, under limits.

use std::cell::Cell;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::report::ImportError;

/// The maximum number of parts. A release has a few dozen.
const MAX_PARTS: usize = 2_000;
/// The maximum unpacked sizes of one part, and of all parts together, in bytes.
const MAX_PART_BYTES: u64 = 32 << 20;
const MAX_TOTAL_BYTES: u64 = 128 << 20;
/// The signature of files from before Word 2007, and of encrypted files.
const OLE_SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// An open archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The number of bytes that may still be unpacked.
    remaining: Cell<u64>,
}

/// Opens the archive of a Word file.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, ImportError> {
    if bytes.starts_with(OLE_SIGNATURE) {
        return Err(ImportError::OldOrLocked);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::NotWord)?;
    if archive.len() > MAX_PARTS {
        return Err(ImportError::TooLarge);
    }
    Ok(Package { archive, remaining: Cell::new(MAX_TOTAL_BYTES) })
}

impl Package<'_> {
    /// Returns the bytes of a part by its full name, or `None`. Names are never used as file paths.
    pub(super) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        // Cloning the archive is cheap, because clones share the bytes and the directory.
        let mut archive = self.archive.clone();
        let Ok(part) = archive.by_name(name) else { return Ok(None) };
        let limit = MAX_PART_BYTES.min(self.remaining.get());
        let mut bytes = Vec::new();
        // The size in the archive may be wrong, so reading stops at the limit.
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| ImportError::Broken(name.to_owned()))?;
        let read = bytes.len() as u64;
        if read > limit {
            return Err(ImportError::TooLarge);
        }
        self.remaining.set(self.remaining.get() - read);
        Ok(Some(bytes))
    }
}
