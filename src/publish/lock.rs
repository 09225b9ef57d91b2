//! The lock that keeps two runs out of one folder.

use std::fs;
use std::path::Path;

use super::atomic_file;
use super::error::{PublishError, Result, at, unread};

/// The file by which a run holds the folder.
pub const LOCK: &str = ".aikyn-lock";

/// Holds the folder for this run; the system lets go of it when the run ends, however it ends.
pub fn lock(output: &Path) -> Result<fs::File> {
    let path = output.join(LOCK);
    if path.exists() {
        atomic_file::plain(&path).map_err(|error| unread(output, LOCK, error))?;
    }
    let file = fs::File::options().create(true).truncate(false).write(true).open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(PublishError::Locked { output: output.to_owned() }),
        Err(fs::TryLockError::Error(error)) => Err(at(&path)(error)),
    }
}
