//! The moment in which two trees change places, and the end of the old one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::atomic_file::is_unfinished;
use super::changeset::Change;
use super::error::{Fault, fault};
use super::file_writer;

/// In one step where the system can, so that the folder is never absent; otherwise in two, by way of a place aside.
pub fn exchange(output: &Path, staged: &Path, aside: Option<&Path>) -> std::result::Result<(), Fault> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, staged, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from) {
            Ok(()) => return Ok(()),
            // These mean that the system or the disk does not know the step.
            Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => {}
            Err(error) => return Err(fault(output)(error)),
        }
    }
    let old = aside.ok_or(Fault::Unfit)?;
    fs::rename(output, old).map_err(fault(output))?;
    if let Err(error) = fs::rename(staged, output) {
        fs::rename(old, output).map_err(fault(output))?;
        return Err(fault(output)(error));
    }
    fs::rename(old, staged).map_err(fault(output))
}

/// Removes the old tree. What somebody put into it while the new one was made moves over.
pub fn retire(old: &Path, live: &Path, inside: &str, change: &Change) -> io::Result<()> {
    let entries: Vec<fs::DirEntry> = fs::read_dir(old)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| {
        let (name, there) = (entry.file_name(), live.join(entry.file_name()));
        let path = format!("{inside}{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            return retire(&entry.path(), &there, &format!("{path}/"), change);
        }
        let late =
            !change.before.has(&path) && !is_unfinished(Path::new(&name)) && fs::symlink_metadata(&there).is_err();
        if late {
            file_writer::folders(live)?;
            return fs::rename(entry.path(), &there);
        }
        fs::remove_file(entry.path())
    })?;
    match fs::remove_dir(old) {
        // Somebody was quick to put one more thing into it.
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => retire(old, live, inside, change),
        removed => removed,
    }
}
