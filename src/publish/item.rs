//! Finished files, as they are on their way to the folder.

use crate::path::OutPath;

/// A finished file, beside what is published.
pub struct Item {
    pub path: OutPath,
    pub hash: u64,
    pub state: State,
}

/// Where a finished file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is published already, with the same bytes.
    Standing,
    /// In the new tree.
    Staged,
    /// With whoever made it.
    InMemory,
}

impl Item {
    /// Whether it has to be published.
    pub fn is_new(&self) -> bool {
        self.state != State::Standing
    }
}
