//! Exit codes, and the error that a command ends with.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::foundation::diagnostics::Problem;
use crate::foundation::path::is_reserved;
use crate::messages::Messages;
use crate::publish::{CACHE_DIR, PublishError, TargetError};
use crate::source::yaml::Id;

/// Success, possibly with warnings.
pub(super) const EXIT_OK: u8 = 0;
/// The content, the data or the theme has errors.
pub(super) const EXIT_DIAGNOSTICS: u8 = 1;
/// The command line or a named file is invalid.
pub(super) const EXIT_USAGE: u8 = 2;
/// An I/O error, or a bug in the program.
pub(super) const EXIT_IO: u8 = 3;

/// A localized error message with the exit code of the program.
#[derive(Debug)]
pub(super) struct CliError {
    pub code: u8,
    pub message: String,
}

impl std::error::Error for CliError {}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl CliError {
    /// An error in the command line or in a file that it names.
    pub(super) fn usage(message: String) -> Self {
        Self { code: EXIT_USAGE, message }
    }

    /// An I/O error.
    pub(super) fn io(message: String) -> Self {
        Self { code: EXIT_IO, message }
    }

    /// A file or directory could not be written.
    pub(super) fn unwritable(messages: &Messages, file: &Path, reason: &io::Error) -> Self {
        let args = [("file", display_path(file).into()), ("reason", io_message(messages, reason).into())];
        Self::io(messages.format("unwritable", &args))
    }

    /// A file named on the command line could not be read.
    pub(super) fn unreadable(messages: &Messages, file: &Path, reason: &io::Error) -> Self {
        let args = [("file", display_path(file).into()), ("reason", io_message(messages, reason).into())];
        Self::usage(messages.format("import-unreadable", &args))
    }

    /// Returns an error if the id of a new page is a name that Windows reserves.
    pub(super) fn refuse_reserved(messages: &Messages, id: &Id) -> Result<(), Self> {
        if !is_reserved(id.as_str()) {
            return Ok(());
        }
        let problem = Problem::ReservedName { name: id.to_string() };
        let help = messages.help(&problem).unwrap_or_default();
        Err(Self::usage(format!("{}; {help}", messages.message(&problem))))
    }

    /// The output directory or a source file could not be written.
    pub(super) fn publish(messages: &Messages, error: &PublishError) -> Self {
        Self::io(match error {
            PublishError::Refused { output, reason } => {
                let (key, name) = refusal(reason);
                let reason = messages.format(key, &[("name", name.into())]);
                messages
                    .format("publish-refused", &[("folder", display_path(output).into()), ("reason", reason.into())])
            }
            PublishError::Locked { output } => {
                messages.format("publish-locked", &[("folder", display_path(output).into())])
            }
            PublishError::Changed { path } => {
                messages.format("publish-changed", &[("file", display_path(path).into())])
            }
            PublishError::NotAnArchive { path } => {
                messages.format("zip-not-a-zip", &[("file", display_path(path).into())])
            }
            PublishError::Unread { path, error } => {
                let args = [("folder", display_path(path).into()), ("reason", io_message(messages, error).into())];
                messages.format("unreadable", &args)
            }
            PublishError::Io { path, error } => return Self::unwritable(messages, path, error),
            PublishError::Full { path, missing } => {
                let args = [("file", display_path(path).into()), ("megabytes", missing.div_ceil(1_000_000).into())];
                messages.format("publish-full", &args)
            }
            PublishError::Leftover { path, error } => {
                let args = [("folder", display_path(path).into()), ("reason", io_message(messages, error).into())];
                messages.format("publish-leftover", &args)
            }
        })
    }
}

/// Returns the message key of a refusal and the name that the message mentions.
fn refusal(reason: &TargetError) -> (&'static str, &str) {
    match reason {
        TargetError::DiskRoot => ("refused-disk-root", ""),
        TargetError::Home => ("refused-home", ""),
        TargetError::AroundSite => ("refused-around-site", ""),
        TargetError::Sources(name) => ("refused-sources", name),
        TargetError::Cache => ("refused-memory", CACHE_DIR),
        TargetError::Link => ("refused-link", ""),
        TargetError::NotAFolder => ("refused-not-a-folder", ""),
        TargetError::Foreign => ("refused-foreign", ""),
        TargetError::LinkInside(name) => ("refused-link-inside", name),
        TargetError::ForeignFile(name) => ("refused-foreign-file", name),
        TargetError::InTheWay(name) => ("refused-in-the-way", name),
    }
}

/// Returns the localized message of an I/O error.
pub(super) fn io_message(messages: &Messages, error: &io::Error) -> String {
    messages.refusal(error.kind(), &error.to_string())
}

/// Formats a path for messages, without `.` components.
pub(super) fn display_path(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.display().to_string()
}
