//! Messages of states that are not diagnostics: I/O errors, and why something is not published.

use std::io::ErrorKind;

use crate::model::site::Unpublished;

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

    /// Returns why something is not on the published site.
    pub fn unpublished(&self, reason: Unpublished) -> String {
        let time = reason.time().map(|time| time.strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        self.format(&format!("unpublished-{}", reason.name()), &[("time", time.into())])
    }
}
