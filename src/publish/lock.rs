//! The lock that keeps two runs out of one output folder.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::atomic_file::ensure_regular_file;
use super::error::{PublishError, Result, at, unread};

/// The lock file, inside the output folder.
pub(super) const LOCK: &str = ".aikyn-lock";

/// Locks an output folder until the file is closed. The system closes it when the run ends, also by
/// a crash.
///
/// # Errors
///
/// Returns [`PublishError::Locked`] if another run has the lock.
pub(super) fn lock(output: &Path) -> Result<fs::File> {
    let path = output.join(LOCK);
    if path.exists() {
        ensure_regular_file(&path).map_err(|error| unread(output, LOCK, error))?;
    }
    let file = open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(PublishError::Locked { output: output.to_owned() }),
        Err(fs::TryLockError::Error(error)) => Err(at(&path)(error)),
    }
}

/// Opens the lock file, and creates it if it is missing, with the mode 644 whatever the umask is.
fn open(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::File::options();
    options.write(true);
    match options.open(path) {
        // Another user's file can be locked as well, if it can be read.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => fs::File::open(path).map_err(|_| error),
        Err(error) if error.kind() == ErrorKind::NotFound => create(path),
        opened => opened,
    }
}

fn create(path: &Path) -> io::Result<fs::File> {
    let file = fs::File::options().create(true).truncate(false).write(true).open(path)?;
    #[cfg(all(unix, not(plain_fs)))]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    Ok(file)
}
