//! A Word file is a zip archive of parts. It is unpacked in memory, part by part as they are asked for, under limits.

use std::cell::Cell;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::report::ImportError;

/// A release has some dozen parts; more are a trap.
const MAX_PARTS: usize = 2_000;
/// What one part may unpack to, and all that are read together, in bytes.
const MAX_PART_BYTES: u64 = 32 << 20;
const MAX_TOTAL_BYTES: u64 = 128 << 20;
/// How the formats before 2007 begin, and files that are locked by a password.
const OLE_SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// An opened file.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    remaining: Cell<u64>,
}

/// Opens a file that claims to be Word's.
pub fn open(bytes: &[u8]) -> Result<Package<'_>, ImportError> {
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
    /// The bytes of a part by its full name; none where there is no such part. Names are only compared, never used on a disk.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        // A clone shares the bytes and the list of parts.
        let mut archive = self.archive.clone();
        let Ok(part) = archive.by_name(name) else { return Ok(None) };
        let limit = MAX_PART_BYTES.min(self.remaining.get());
        let mut bytes = Vec::new();
        // What the archive says of the size is not believed: reading stops at the limit.
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| ImportError::Broken(name.to_owned()))?;
        let read = bytes.len() as u64;
        if read > limit {
            return Err(ImportError::TooLarge);
        }
        self.remaining.set(self.remaining.get() - read);
        Ok(Some(bytes))
    }
}
