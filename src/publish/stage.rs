//! The new tree beside the published one, and the moment in which they change places.
//!
//! A visitor, and a run that is killed, find the folder wholly old or wholly new. What did not change, and what others
//! keep in the folder, is one file in both trees (a hard link), so it keeps its times and rights. Some disks and some
//! folders cannot do this: one that is mounted, one whose parent may not be written to. Then nothing has happened yet, and
//! [`write::in_place`](super::write::in_place) does it file by file.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::path::{Artifacts, OutPath};

use super::manifest::{self, Manifest};
use super::write::{self, UNFINISHED};
use super::{PublishError, Refusal, Result, at};

/// Why a tree could not be made.
enum Fault {
    /// This disk or this folder cannot do it.
    Unfit,
    Other(PublishError),
}

/// What may differ between two trees.
pub struct Change<'c> {
    pub artifacts: &'c Artifacts,
    /// The files whose bytes differ from what is published.
    pub changed: &'c BTreeSet<&'c OutPath>,
    pub before: &'c Manifest,
    pub after: &'c Manifest,
}

/// Puts the new tree in the place of the old one; false when it has to be done file by file, with nothing done yet.
pub fn swap(output: &Path, change: &Change) -> Result<bool> {
    let Some(staged) = beside(output, "new") else { return Ok(false) };
    match fill(output, &staged, change).and_then(|()| exchange(output, &staged)) {
        Ok(()) => {
            retire(&staged, output, change).map_err(at(&staged))?;
            Ok(true)
        }
        Err(fault) => {
            // What stays behind is cleared away by the next run.
            let _ = fs::remove_dir_all(&staged);
            match fault {
                Fault::Unfit => Ok(false),
                Fault::Other(error) => Err(error),
            }
        }
    }
}

/// Puts back the old tree, where a run without [`exchange`] in one step was killed between its two.
pub fn recover(output: &Path) -> Result<()> {
    match beside(output, "old") {
        Some(old) if old.is_dir() && fs::symlink_metadata(output).is_err() => {
            fs::rename(&old, output).map_err(at(&old))
        }
        _ => Ok(()),
    }
}

/// Clears away what a run that was killed left beside the folder. Nobody else may be publishing.
pub fn clear(output: &Path) -> Result<()> {
    for left in ["new", "old"].iter().filter_map(|part| beside(output, part)) {
        match fs::remove_dir_all(&left) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(at(&left)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// A folder of ours beside the published one.
fn beside(output: &Path, part: &str) -> Option<PathBuf> {
    let name = output.file_name()?.to_str()?;
    Some(output.with_file_name(format!(".{name}.aikyn-{part}")))
}

fn fill(output: &Path, staged: &Path, change: &Change) -> std::result::Result<(), Fault> {
    folder_like(output, staged).map_err(fault(staged))?;
    carry(output, staged, "", change)?;
    let folders: BTreeSet<&str> = change
        .artifacts
        .keys()
        .flat_map(|path| path.as_str().match_indices('/').map(|(at, _)| &path.as_str()[..at]))
        .collect();
    // A folder comes before those in it, since its name is the beginning of theirs.
    for folder in folders {
        let place = staged.join(folder);
        folder_like(&output.join(folder), &place).map_err(fault(&place))?;
    }
    change.artifacts.par_iter().try_for_each(|(path, bytes)| {
        let place = staged.join(path.as_str());
        if place.is_dir() && fs::remove_dir(&place).is_err() {
            let reason = Refusal::ForeignFile(path.as_str().to_owned());
            return Err(Fault::Other(PublishError::Refused { output: output.to_owned(), reason }));
        }
        match change.changed.contains(path) {
            true => write::new(&place, bytes),
            false => fs::hard_link(output.join(path.as_str()), &place),
        }
        .map_err(fault(&place))
    })?;
    let place = staged.join(manifest::FILE);
    write::new(&place, change.after.to_text().as_bytes()).map_err(fault(&place))
}

/// Takes along what others keep in the folder. Our own lock comes with it, so that it holds in both trees.
fn carry(old: &Path, new: &Path, inside: &str, change: &Change) -> std::result::Result<(), Fault> {
    for entry in fs::read_dir(old).map_err(fault(old))? {
        let entry = entry.map_err(fault(old))?;
        let (from, kind) = (entry.path(), entry.file_type().map_err(fault(old))?);
        let to = new.join(entry.file_name());
        let name = entry.file_name();
        let path = format!("{inside}{}", name.to_string_lossy());
        if kind.is_dir() {
            let within = format!("{path}/");
            if !change.before.has_inside(&within) {
                folder_like(&from, &to).map_err(fault(&to))?;
            }
            carry(&from, &to, &within, change)?;
            continue;
        }
        let ours = change.before.has(&path)
            || OutPath::new(&path).is_some_and(|path| change.artifacts.contains_key(&path))
            || path == manifest::FILE
            || name.to_string_lossy().starts_with(UNFINISHED);
        if ours {
            continue;
        }
        folder_like(old, new).map_err(fault(new))?;
        if kind.is_symlink() {
            link_again(&from, &to).map_err(fault(&to))?;
        } else if kind.is_file() {
            fs::hard_link(&from, &to).map_err(fault(&to))?;
        } else {
            return Err(Fault::Unfit);
        }
    }
    Ok(())
}

/// Makes a folder with the rights and the owner of the one it will replace, if there is one.
fn folder_like(old: &Path, new: &Path) -> io::Result<()> {
    write::folders(new)?;
    let Ok(meta) = fs::symlink_metadata(old) else { return Ok(()) };
    if !meta.is_dir() {
        return Ok(());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let made = fs::symlink_metadata(new)?;
        if (made.uid(), made.gid()) != (meta.uid(), meta.gid()) {
            chown(new, Some(meta.uid()), Some(meta.gid()))?;
        }
    }
    fs::set_permissions(new, meta.permissions())
}

#[cfg(unix)]
fn link_again(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn link_again(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// In one step where the system can, so that the folder is never absent; otherwise in two, which [`recover`] mends.
fn exchange(output: &Path, staged: &Path) -> std::result::Result<(), Fault> {
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
    let old = beside(output, "old").ok_or(Fault::Unfit)?;
    fs::rename(output, &old).map_err(fault(output))?;
    if let Err(error) = fs::rename(staged, output) {
        fs::rename(&old, output).map_err(fault(output))?;
        return Err(fault(output)(error));
    }
    fs::rename(&old, staged).map_err(fault(output))
}

/// Removes the old tree. What somebody put into it while the new one was made moves over.
fn retire(old: &Path, live: &Path, change: &Change) -> io::Result<()> {
    fn rescue(old: &Path, live: &Path, inside: &str, change: &Change) -> io::Result<()> {
        for entry in fs::read_dir(old)? {
            let entry = entry?;
            let (name, place) = (entry.file_name(), live.join(entry.file_name()));
            let path = format!("{inside}{}", name.to_string_lossy());
            if entry.file_type()?.is_dir() {
                rescue(&entry.path(), &place, &format!("{path}/"), change)?;
            } else if !change.before.has(&path)
                && !name.to_string_lossy().starts_with(UNFINISHED)
                && fs::symlink_metadata(&place).is_err()
            {
                write::folders(live)?;
                fs::rename(entry.path(), &place)?;
            }
        }
        Ok(())
    }
    rescue(old, live, "", change)?;
    fs::remove_dir_all(old)
}

/// Tells what this disk or folder cannot do from what has gone wrong.
fn fault(path: &Path) -> impl FnOnce(io::Error) -> Fault + '_ {
    move |error| match error.kind() {
        ErrorKind::PermissionDenied
        | ErrorKind::CrossesDevices
        | ErrorKind::ResourceBusy
        | ErrorKind::TooManyLinks
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::Unsupported => Fault::Unfit,
        _ => Fault::Other(at(path)(error)),
    }
}
