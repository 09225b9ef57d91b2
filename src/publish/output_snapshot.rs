//! The contents of the output folder at one moment.
//!
//! Symbolic links are not followed, so every entry is inside the folder itself. Foreign names need
//! not be UTF-8.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::atomic_file::is_temp;
use super::error::{Result, at};
use super::lock::LOCK;

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Folder,
    File,
    Link,
    /// A socket, FIFO or device, or a folder without permission to list it.
    Other,
}

/// All entries of a folder, at any depth, by relative path with `/` as separator.
#[derive(Debug, Default)]
pub(super) struct OutputSnapshot {
    entries: BTreeMap<OsString, EntryKind>,
}

impl OutputSnapshot {
    /// Lists a folder.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        let mut entries = Vec::new();
        list(folder, OsStr::new(""), &mut entries).map_err(at(folder))?;
        Ok(Self { entries: entries.into_iter().collect() })
    }

    /// Returns whether the folder holds nothing but the lock.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.keys().all(|path| path == LOCK)
    }

    /// Returns whether an entry of this kind has this path.
    pub(super) fn has(&self, kind: EntryKind, path: impl AsRef<OsStr>) -> bool {
        self.entries.get(path.as_ref()) == Some(&kind)
    }

    /// Returns all entries, each folder before its contents.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Path, EntryKind)> {
        self.entries.iter().map(|(path, kind)| (Path::new(path), *kind))
    }

    /// Returns all folders, each before its contents.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.entries().filter(|(_, kind)| *kind == EntryKind::Folder).map(|(path, _)| path)
    }

    /// Returns the temporary files of a killed run. Hidden folders are left out, because no run
    /// writes into them.
    pub(super) fn temp_files(&self) -> impl Iterator<Item = &Path> {
        let is_hidden = |path: &Path| path.iter().any(|part| part.to_string_lossy().starts_with('.'));
        self.entries().filter_map(move |(path, kind)| {
            let is_ours = kind == EntryKind::File && is_temp(path) && !path.parent().is_some_and(is_hidden);
            is_ours.then_some(path)
        })
    }
}

/// Returns the parent folders of files, each before those inside it.
pub(super) fn parents_of<'n>(names: impl IntoIterator<Item = &'n str>) -> BTreeSet<&'n str> {
    let parent = |name: &'n str| name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut folders = BTreeSet::new();
    for name in names {
        let mut folder = parent(name);
        // If a folder is known, so are its parents.
        while !folder.is_empty() && folders.insert(folder) {
            folder = parent(folder);
        }
    }
    folders
}

fn list(folder: &Path, inside: &OsStr, found: &mut Vec<(OsString, EntryKind)>) -> io::Result<()> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut path = inside.to_owned();
        if !inside.is_empty() {
            path.push("/");
        }
        path.push(entry.file_name());
        let kind = match entry.file_type()? {
            kind if kind.is_dir() => EntryKind::Folder,
            kind if kind.is_symlink() => EntryKind::Link,
            kind if kind.is_file() => EntryKind::File,
            _ => EntryKind::Other,
        };
        if kind == EntryKind::Folder {
            folders.push((entry.path(), path.clone()));
        }
        found.push((path, kind));
    }
    let deeper = folders.into_par_iter().map(|(folder, path)| {
        let mut found = Vec::new();
        match list(&folder, &path, &mut found) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(vec![(path, EntryKind::Other)]),
            listed => listed.map(|()| found),
        }
    });
    let deeper: io::Result<Vec<_>> = deeper.collect();
    found.extend(deeper?.into_iter().flatten());
    Ok(())
}
