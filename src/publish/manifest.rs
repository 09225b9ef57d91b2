//! The list of published files with their hashes, kept in the output folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::ops::Bound;
use std::path::Path;

use super::atomic_file::{ensure_regular_file, read_regular_file, replace};
use super::error::{Result, unread};
use super::item::Item;

/// The manifest's file, inside the output folder. Most web servers do not serve hidden files.
pub(super) const FILE: &str = ".aikyn-manifest";
/// The first line, with the version of the format.
const HEADER: &str = "aikyn 1";

/// The published files of one run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Manifest {
    files: BTreeMap<String, u64>,
}

/// Hashes the contents of a file to the 64 bits that a manifest keeps.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = *blake3::hash(bytes).as_bytes();
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

impl Manifest {
    /// Lists finished files.
    pub(super) fn new(items: &[Item]) -> Self {
        Self { files: items.iter().map(|item| (item.path.as_str().to_owned(), item.hash)).collect() }
    }

    /// Reads the manifest of a folder. It is empty if the file is missing or has an unknown format.
    pub(super) fn read(output: &Path) -> Result<Self> {
        match read_regular_file(&output.join(FILE)) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                Ok(Self { files: entries(&text).map(|(name, hash)| (name.to_owned(), hash)).collect() })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(unread(output, FILE, error)),
        }
    }

    /// Returns whether a folder has a manifest. Returns `false` if the folder is missing.
    pub(super) fn is_in(output: &Path) -> Result<bool> {
        let path = output.join(FILE);
        let mut start = [0; HEADER.len()];
        match ensure_regular_file(&path).and_then(|()| fs::File::open(&path)?.read_exact(&mut start)) {
            Ok(()) => Ok(start == *HEADER.as_bytes()),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof) => Ok(false),
            Err(error) => Err(unread(output, FILE, error)),
        }
    }

    /// Returns the paths of the files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Returns whether files are in a folder, whose path ends with a slash.
    pub(super) fn has_inside(&self, folder: &str) -> bool {
        let mut from = self.files.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        from.next().is_some_and(|(name, _)| name.starts_with(folder))
    }

    /// Returns the files of both manifests.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut files = self.files.clone();
        files.extend(other.files.clone());
        Self { files }
    }

    /// Formats the manifest as it is stored.
    pub(super) fn to_text(&self) -> String {
        let length: usize = self.files.keys().map(|name| name.len() + 18).sum();
        let mut text = String::with_capacity(HEADER.len() + 1 + length);
        text.push_str(HEADER);
        text.push('\n');
        for (name, hash) in &self.files {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{hash:016x} {name}");
        }
        text
    }

    /// Writes the manifest into a folder.
    pub(super) fn write(&self, output: &Path) -> Result<()> {
        replace(&output.join(FILE), |file| file.write_all(self.to_text().as_bytes()))
    }
}

/// Parses a stored manifest into paths and hashes. An unknown format gives none.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (&str, u64)> {
    let mut lines = text.lines();
    let is_known = lines.next() == Some(HEADER);
    // An invalid hash equals that of no file, but the file was still written by an earlier run.
    let parse = |hash| u64::from_str_radix(hash, 16).unwrap_or_default();
    let files = lines.take_while(move |_| is_known).filter_map(|line| line.split_once(' '));
    files.map(move |(hash, name)| (name, parse(hash)))
}
