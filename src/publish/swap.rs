//! Swaps the new tree with the published one, and removes the old tree.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::atomic_file::is_temp;
use super::changeset::Changeset;
use super::error::{StageError, stage_error};
use super::file_writer::create_dirs;

/// Exchanges two folders.
///
/// Where the system supports it, one call does it, so that the output folder always exists.
/// Elsewhere, three renames by way of `aside` do it.
pub(super) fn exchange(output: &Path, staged: &Path, aside: Option<&Path>) -> Result<(), StageError> {
    #[cfg(all(any(target_os = "linux", target_os = "macos"), not(plain_fs)))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, staged, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from) {
            Ok(()) => return Ok(()),
            // The kernel or the file system does not support the flag.
            Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => {}
            Err(error) => return Err(stage_error(output)(error)),
        }
    }
    let old = aside.ok_or(StageError::Unsupported)?;
    fs::rename(output, old).map_err(stage_error(output))?;
    if let Err(error) = fs::rename(staged, output) {
        fs::rename(old, output).map_err(stage_error(output))?;
        return Err(stage_error(output)(error));
    }
    fs::rename(old, staged).map_err(stage_error(output))
}

/// Removes the tree `old`, or the part of it that has the path `inside`.
///
/// Files that others created in it while the new tree was filled are moved to the `live` tree.
pub(super) fn remove_old_tree(old: &Path, live: &Path, inside: &str, changes: &Changeset) -> io::Result<()> {
    let entries: Vec<fs::DirEntry> = fs::read_dir(old)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| {
        let (name, new_path) = (entry.file_name(), live.join(entry.file_name()));
        let path = format!("{inside}{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            return remove_old_tree(&entry.path(), &new_path, &format!("{path}/"), changes);
        }
        let is_late =
            !changes.before.contains(&path) && !is_temp(Path::new(&name)) && fs::symlink_metadata(&new_path).is_err();
        if is_late {
            create_dirs(live)?;
            return fs::rename(entry.path(), &new_path);
        }
        fs::remove_file(entry.path())
    })?;
    match fs::remove_dir(old) {
        // Another file was created after the folder was listed.
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => remove_old_tree(old, live, inside, changes),
        removed => removed,
    }
}
