//! Why the system would not give or take a file or an address, in the author's language.

use std::io::ErrorKind;

use super::Words;

impl Words {
    /// Why the system refused: a sentence for what authors meet, else the system's own words.
    pub fn refusal(&self, kind: ErrorKind, system: &str) -> String {
        let key = match kind {
            ErrorKind::NotFound => "system-not-found",
            ErrorKind::PermissionDenied => "system-no-right",
            ErrorKind::ReadOnlyFilesystem => "system-read-only",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "system-full",
            ErrorKind::NotADirectory => "system-not-a-folder",
            ErrorKind::IsADirectory => "system-a-folder",
            ErrorKind::AlreadyExists => "system-exists",
            ErrorKind::InvalidFilename => "system-name",
            ErrorKind::AddrNotAvailable => "system-no-address",
            _ => return system.to_owned(),
        };
        self.plain(key)
    }
}
