//! A finished file on its way to the output folder.

use crate::foundation::path::OutputPath;

/// A finished file, compared with the published one.
pub(super) struct Item {
    pub path: OutputPath,
    /// The hash for the manifest.
    pub hash: u64,
    /// The number of bytes.
    pub size: u64,
    pub state: State,
}

/// The location of a finished file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// In the output folder: the published file has the same bytes.
    Unchanged,
    /// In the staging folder.
    Staged,
    /// In the artifacts that the caller holds.
    KeepInMemory,
}

impl Item {
    /// Returns whether the file has to be published.
    pub(super) fn is_new(&self) -> bool {
        self.state != State::Unchanged
    }
}
