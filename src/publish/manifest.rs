//! What an earlier run wrote: the names of its files and a hash of each.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::ops::Bound;
use std::path::Path;

use crate::path::Artifacts;

use super::{Result, at};

/// The file, inside the output folder, hidden from visitors by most servers.
pub const FILE: &str = ".aikyn-manifest";
const HEAD: &str = "aikyn 1";

/// The files that are ours, with their hashes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of finished files.
    pub fn of(artifacts: &Artifacts) -> Self {
        let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex()[..16].to_owned();
        Self { files: artifacts.iter().map(|(path, bytes)| (path.as_str().to_owned(), hash(bytes))).collect() }
    }

    /// The manifest of a folder; an empty one where there is none, or where it is not in a form we wrote.
    pub fn read(output: &Path) -> Result<Self> {
        let path = output.join(FILE);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(at(&path)(error)),
        };
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return Ok(Self::default());
        }
        let files =
            lines.filter_map(|line| line.split_once(' ')).map(|(hash, name)| (name.to_owned(), hash.to_owned()));
        Ok(Self { files: files.collect() })
    }

    /// Whether a folder has a manifest of ours.
    pub fn is_in(output: &Path) -> bool {
        fs::read(output.join(FILE)).is_ok_and(|bytes| bytes.starts_with(HEAD.as_bytes()))
    }

    /// The names of the files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether a file is ours.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Whether files of ours are in a folder, named with its final slash.
    pub fn has_inside(&self, folder: &str) -> bool {
        let mut from = self.files.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        from.next().is_some_and(|(name, _)| name.starts_with(folder))
    }

    /// The files of both.
    pub fn union(&self, other: &Self) -> Self {
        let mut files = self.files.clone();
        files.extend(other.files.clone());
        Self { files }
    }

    /// The manifest as it stands in its file.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (name, hash) in &self.files {
            text.push_str(&format!("{hash} {name}\n"));
        }
        text
    }

    /// Puts the manifest into the folder.
    pub fn write(&self, output: &Path) -> Result<()> {
        super::write::replace(&output.join(FILE), |file| file.write_all(self.to_text().as_bytes()))
    }
}
