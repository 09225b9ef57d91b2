//! Messages of I/O errors.

use std::io::ErrorKind;

use super::Messages;

impl Messages {
    /// Returns the message of an I/O error. Rare kinds keep the `system` message, which is English.
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
        self.get(key)
    }
}
