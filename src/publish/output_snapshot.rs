//! What stands in the output folder before anything is done there: one look, from which all questions are answered.
//!
//! It is never looked through a link, so what is found here is in the folder itself. Names need not be UTF-8: others may
//! keep what they like.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::atomic_file::is_unfinished;
use super::error::{Result, at};
use super::lock::LOCK;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Folder,
    File,
    Link,
    /// A socket, a pipe, a device; a folder that we may not look into.
    Other,
}

/// All that is in a folder, at any depth, by its path there with `/` between the parts.
#[derive(Debug, Default)]
pub struct Standing {
    entries: BTreeMap<OsString, Kind>,
}

impl Standing {
    /// Looks through a folder that is there.
    pub fn of(folder: &Path) -> Result<Self> {
        let mut entries = Vec::new();
        look(folder, OsStr::new(""), &mut entries).map_err(at(folder))?;
        Ok(Self { entries: entries.into_iter().collect() })
    }

    /// Whether nothing is there but our own lock.
    pub fn is_empty(&self) -> bool {
        self.entries.keys().all(|path| path == LOCK)
    }

    /// Whether this, and no other thing, stands at a path.
    pub fn has(&self, kind: Kind, path: impl AsRef<OsStr>) -> bool {
        self.entries.get(path.as_ref()) == Some(&kind)
    }

    /// Everything, a folder before what is in it.
    pub fn entries(&self) -> impl Iterator<Item = (&Path, Kind)> {
        self.entries.iter().map(|(path, kind)| (Path::new(path), *kind))
    }

    /// The unfinished files of a run that was stopped. In hidden folders we write none.
    pub fn unfinished(&self) -> impl Iterator<Item = &Path> {
        let hidden = |path: &Path| path.iter().any(|part| part.to_string_lossy().starts_with('.'));
        self.entries().filter_map(move |(path, kind)| {
            let ours = kind == Kind::File && is_unfinished(path) && !path.parent().is_some_and(hidden);
            ours.then_some(path)
        })
    }
}

/// The folders on the way to our files, each before those in it.
pub fn folders_to<'n>(names: impl IntoIterator<Item = &'n str>) -> BTreeSet<&'n str> {
    let mut folders = BTreeSet::new();
    for name in names {
        let mut folder = folder_of(name);
        // What is above a folder that was met has been met with it.
        while !folder.is_empty() && folders.insert(folder) {
            folder = folder_of(folder);
        }
    }
    folders
}

/// The folder that something of ours is in; the output folder has no name.
pub fn folder_of(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn look(folder: &Path, inside: &OsStr, found: &mut Vec<(OsString, Kind)>) -> io::Result<()> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut path = inside.to_owned();
        if !inside.is_empty() {
            path.push("/");
        }
        path.push(entry.file_name());
        let kind = match entry.file_type()? {
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        if kind == Kind::Folder {
            folders.push((entry.path(), path.clone()));
        }
        found.push((path, kind));
    }
    let deeper = folders.into_par_iter().map(|(place, path)| {
        let mut found = Vec::new();
        match look(&place, &path, &mut found) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(vec![(path, Kind::Other)]),
            looked => looked.map(|()| found),
        }
    });
    let deeper: io::Result<Vec<_>> = deeper.collect();
    found.extend(deeper?.into_iter().flatten());
    Ok(())
}
