//! The new tree beside the published one, and the moment in which they change places.
//!
//! A visitor, and a run that is killed, find the folder wholly old or wholly new. What did not change, and what others
//! keep in the folder, is one file in both trees (a hard link), so it keeps its times and rights. Some disks and some
//! folders cannot do this: one that is mounted, one whose parent may not be written to. Then nothing has happened yet, and
//! [`write::in_place`](super::write::in_place) does it file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::path::{Artifacts, OutPath};

use super::manifest::{self, Manifest};
use super::standing::{Kind, Standing, folders_to, is_unfinished};
use super::write::{self, Maker};
use super::{Item, PublishError, Refusal, Result, at};

/// Why a tree could not be made.
enum Fault {
    /// This disk or this folder cannot do it.
    Unfit,
    Other(PublishError),
}

/// What may differ between two trees.
pub struct Change<'c> {
    pub items: &'c [Item<'c>],
    pub artifacts: &'c Artifacts,
    pub standing: &'c Standing,
    pub before: &'c Manifest,
    pub after: &'c Manifest,
    /// The text of the manifest after.
    pub text: &'c str,
}

/// Puts the new tree in the place of the old one; false when it has to be done file by file, with nothing done yet.
pub fn swap(output: &Path, change: &Change) -> Result<bool> {
    let Some(staged) = beside(output, "new") else { return Ok(false) };
    match fill(output, &staged, change).and_then(|()| exchange(output, &staged)) {
        Ok(()) => {
            retire(&staged, output, "", change).map_err(at(&staged))?;
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

/// Whether a run that was killed left something beside the folder.
pub fn left_over(output: &Path) -> bool {
    ["new", "old"].iter().filter_map(|part| beside(output, part)).any(|left| fs::symlink_metadata(left).is_ok())
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
    let make = Maker::begin(staged).map_err(fault(staged))?;
    like(output, staged).map_err(fault(staged))?;
    let others = change.others()?;
    let folders = change.folders(&others);
    let mut files: BTreeMap<&OsStr, Vec<&Item>> = BTreeMap::new();
    for item in change.items {
        files.entry(parent(OsStr::new(item.path.as_str()))).or_default().push(item);
    }
    let folder = |inside: &OsStr| {
        let place = staged.join(inside);
        make.folder(&place).map_err(fault(&place))?;
        match change.standing.has(Kind::Folder, inside) {
            true => like(&output.join(inside), &place).map_err(fault(&place)),
            false => Ok(()),
        }
    };
    // Folders with nothing but our files in them, which are most, are made by whoever fills them; the others come first.
    let theirs = others.iter().map(|(path, _)| path.as_os_str());
    let outer: BTreeSet<&OsStr> = folders.iter().copied().chain(theirs).map(parent).collect();
    let is_last = |inside: &OsStr| files.contains_key(inside) && !inside.is_empty() && !outer.contains(inside);
    folders.iter().filter(|inside| !is_last(inside)).try_for_each(|inside| folder(inside))?;
    for (path, kind) in &others {
        let (from, to) = (output.join(path), staged.join(path));
        match kind {
            Kind::Link => link_again(&from, &to),
            _ => fs::hard_link(&from, &to),
        }
        .map_err(fault(&to))?;
    }
    files.par_iter().try_for_each(|(inside, items)| {
        if is_last(inside) {
            folder(inside)?;
        }
        items.par_iter().try_for_each(|item| {
            let path = item.path.as_str();
            let place = staged.join(path);
            // A folder that somebody keeps here gives way if it is empty.
            if folders.contains(OsStr::new(path)) && fs::remove_dir(&place).is_err() {
                let reason = Refusal::ForeignFile(path.to_owned());
                return Err(Fault::Other(PublishError::Refused { output: output.to_owned(), reason }));
            }
            match item.is_new() {
                true => make.file(&place, item.bytes),
                false => fs::hard_link(output.join(path), &place),
            }
            .map_err(fault(&place))
        })
    })?;
    let place = staged.join(manifest::FILE);
    make.file(&place, change.text.as_bytes()).map_err(fault(&place))
}

fn parent(path: &OsStr) -> &OsStr {
    Path::new(path).parent().unwrap_or(Path::new("")).as_os_str()
}

impl<'c> Change<'c> {
    /// What others keep in the folder, without folders. Our own lock is among it, so that it holds in both trees.
    fn others(&self) -> std::result::Result<Vec<(&'c Path, Kind)>, Fault> {
        let mut others = Vec::new();
        for (path, kind) in self.standing.entries().filter(|(_, kind)| *kind != Kind::Folder) {
            let ours = path.to_str().is_some_and(|path| {
                self.before.has(path)
                    || OutPath::new(path).is_some_and(|path| self.artifacts.contains_key(&path))
                    || path == manifest::FILE
            });
            match kind {
                _ if ours || is_unfinished(path) => {}
                Kind::Other => return Err(Fault::Unfit),
                _ => others.push((path, kind)),
            }
        }
        Ok(others)
    }

    /// The folders of the new tree, each before those in it: those of our files, those of others' files, and those in
    /// which none of ours ever was.
    fn folders(&self, others: &[(&'c Path, Kind)]) -> BTreeSet<&'c OsStr> {
        let ours = self.items.iter().map(|item| Path::new(item.path.as_str()));
        let mut folders = folders_to(ours.chain(others.iter().map(|(path, _)| *path)));
        let foreign = |path: &Path| !path.to_str().is_some_and(|path| self.before.has_inside(&format!("{path}/")));
        for (path, _) in self.standing.entries().filter(|(path, kind)| *kind == Kind::Folder && foreign(path)) {
            folders.extend(folders_to([path]));
            folders.insert(path.as_os_str());
        }
        folders
    }
}

/// Gives a new folder the rights and the owner of the one it will replace.
fn like(old: &Path, new: &Path) -> io::Result<()> {
    let (was, is) = (fs::symlink_metadata(old)?, fs::symlink_metadata(new)?);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        if (is.uid(), is.gid()) != (was.uid(), was.gid()) {
            chown(new, Some(was.uid()), Some(was.gid()))?;
        }
    }
    match was.permissions() == is.permissions() {
        true => Ok(()),
        false => fs::set_permissions(new, was.permissions()),
    }
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
fn retire(old: &Path, live: &Path, inside: &str, change: &Change) -> io::Result<()> {
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
            write::folders(live)?;
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
