//! What an earlier run wrote: the names of its files and a hash of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::ops::Bound;
use std::path::Path;

use super::atomic_file::{plain, read_plain};
use super::error::{Result, unread};
use super::item::Item;

/// The file, inside the output folder, hidden from visitors by most servers.
pub const FILE: &str = ".aikyn-manifest";
const HEAD: &str = "aikyn 1";

/// The files that are ours, with their hashes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    files: BTreeMap<String, u64>,
}

/// The part of a file's hash that a manifest keeps.
pub fn hash(bytes: &[u8]) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = *blake3::hash(bytes).as_bytes();
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

impl Manifest {
    /// The manifest of finished files.
    pub fn of(items: &[Item]) -> Self {
        Self { files: items.iter().map(|item| (item.path.as_str().to_owned(), item.hash)).collect() }
    }

    /// The manifest of a folder; an empty one where there is none, or where it is not in a form we wrote.
    pub fn read(output: &Path) -> Result<Self> {
        match read_plain(&output.join(FILE)) {
            Ok(bytes) => Ok(Self::from_text(&String::from_utf8_lossy(&bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(unread(output, FILE, error)),
        }
    }

    /// The manifest that a text holds.
    pub fn from_text(text: &str) -> Self {
        Self { files: entries(text).map(|(name, hash)| (name.to_owned(), hash)).collect() }
    }

    /// Whether a folder, if it is there, has a manifest of ours.
    pub fn is_in(output: &Path) -> Result<bool> {
        let path = output.join(FILE);
        let mut head = [0; HEAD.len()];
        match plain(&path).and_then(|()| fs::File::open(&path)?.read_exact(&mut head)) {
            Ok(()) => Ok(head == *HEAD.as_bytes()),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof) => Ok(false),
            Err(error) => Err(unread(output, FILE, error)),
        }
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
        let length: usize = self.files.keys().map(|name| name.len() + 18).sum();
        let mut text = String::with_capacity(HEAD.len() + 1 + length);
        text.push_str(HEAD);
        text.push('\n');
        for (name, hash) in &self.files {
            // A string takes whatever is written to it.
            let _ = writeln!(text, "{hash:016x} {name}");
        }
        text
    }

    /// Puts the manifest into the folder.
    pub fn write(&self, output: &Path) -> Result<()> {
        super::atomic_file::replace(&output.join(FILE), |file| file.write_all(self.to_text().as_bytes()))
    }
}

/// The files in the text of a manifest and their hashes, in its order; none where it is not in a form we wrote.
pub fn entries(text: &str) -> impl Iterator<Item = (&str, u64)> {
    let mut lines = text.lines();
    let is_ours = lines.next() == Some(HEAD);
    // A hash that is none agrees with no file, but the file is still ours.
    let number = |hash| u64::from_str_radix(hash, 16).unwrap_or_default();
    let files = lines.take_while(move |_| is_ours).filter_map(|line| line.split_once(' '));
    files.map(move |(hash, name)| (name, number(hash)))
}
