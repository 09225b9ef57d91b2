//! A finished site in a temporary folder, on its way to a server.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::foundation::path::OutputPath;

use super::atomic_file::{read_regular_file, replace};
use super::disk_cache::DiskCache;
use super::error::{Result, at};
use super::lock::LOCK;
use super::manifest;
use super::target::Target;

/// The folder of the site, inside the temporary one.
const FOLDER: &str = "site";
const PREFIX: &str = "aikyn-publish-";

/// A temporary folder for a site. It is removed on drop.
pub struct Upload {
    _dir: TempDir,
    target: Target,
}

/// The difference between a site and the one that was published last.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SiteChanges {
    /// No earlier publication is known.
    pub is_first: bool,
    pub new: ChangedFiles,
    pub changed: ChangedFiles,
    pub removed: ChangedFiles,
}

/// Files with the same kind of change.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ChangedFiles {
    /// The addresses of pages below the address of the site, sorted.
    pub pages: Vec<String>,
    /// The number of other files.
    pub others: usize,
}

impl ChangedFiles {
    fn add(&mut self, name: &str) {
        match OutputPath::new(name).filter(|_| name.ends_with(".html")) {
            Some(path) => self.pages.push(path.address().to_owned()),
            None => self.others += 1,
        }
    }
}

/// Creates a temporary folder that outlasts the program.
pub fn lasting_temp_folder(prefix: &str) -> io::Result<PathBuf> {
    Ok(tempfile::Builder::new().prefix(prefix).tempdir()?.keep())
}

impl Upload {
    /// Creates a temporary folder for the site at `root`.
    pub fn new(root: &Path) -> Result<Self> {
        let dir = tempfile::Builder::new().prefix(PREFIX).tempdir().map_err(at(&std::env::temp_dir()))?;
        let target = Target::new(root, &dir.path().join(FOLDER), false)?;
        Ok(Self { _dir: dir, target })
    }

    /// Returns the output folder for the build.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Returns the folder with the site.
    pub fn folder(&self) -> &Path {
        &self.target.output
    }

    /// Removes the files that are only for the next build in the same folder, and compares the site
    /// with the one that was published last at this address.
    pub fn finish(&self, root: &Path, base_url: &str) -> Result<SiteChanges> {
        let file = self.folder().join(manifest::FILE);
        fs::rename(&file, self.manifest()).map_err(at(&file))?;
        let lock = self.folder().join(LOCK);
        fs::remove_file(&lock).map_err(at(&lock))?;
        let text = fs::read_to_string(self.manifest()).map_err(at(&file))?;
        let before = record_file(root, base_url).and_then(|file| read_regular_file(&file).ok());
        let before = before.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(compare(before.as_deref(), &text))
    }

    /// Records the site as the one that was published last at this address.
    pub fn record(&self, root: &Path, base_url: &str) -> Result<()> {
        let manifest = self.manifest();
        let bytes = fs::read(&manifest).map_err(at(&manifest))?;
        let Some(file) = record_file(root, base_url) else { return Err(at(root)(ErrorKind::NotADirectory.into())) };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(at(folder))?;
        }
        replace(&file, |out| out.write_all(&bytes))
    }

    /// The path of the manifest, outside of the folder that is sent.
    fn manifest(&self) -> PathBuf {
        self.folder().with_file_name("manifest")
    }
}

/// Returns the file that records the last publication at an address.
///
/// Returns `None` if the path has or is a symbolic link.
fn record_file(root: &Path, base_url: &str) -> Option<PathBuf> {
    let name = format!("published-{:016x}", manifest::hash(base_url.as_bytes()));
    DiskCache::new(root).named_file(&name)
}

/// Compares the manifests of two sites.
fn compare(before: Option<&str>, after: &str) -> SiteChanges {
    let after: BTreeMap<&str, u64> = manifest::entries(after).collect();
    let old: BTreeMap<&str, u64> = before.map(|text| manifest::entries(text).collect()).unwrap_or_default();
    let mut changes = SiteChanges { is_first: before.is_none(), ..SiteChanges::default() };
    for (name, hash) in &after {
        match old.get(name) {
            None => changes.new.add(name),
            Some(other) if other != hash => changes.changed.add(name),
            Some(_) => {}
        }
    }
    for name in old.keys().filter(|name| !after.contains_key(*name)) {
        changes.removed.add(name);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_other_files_are_compared_by_their_contents() {
        let before = "aikyn 1\n01 a.css\n02 index.html\n03 ky/old/index.html\n04 ky/same/index.html\n";
        let after = "aikyn 1\n11 a.css\n12 index.html\n05 ky/feed.xml\n06 ky/new/index.html\n04 ky/same/index.html\n";
        let files = |pages: &[&str], others| ChangedFiles {
            pages: pages.iter().map(|page| (*page).to_owned()).collect(),
            others,
        };
        let expected = SiteChanges {
            is_first: false,
            new: files(&["ky/new/"], 1),
            changed: files(&[""], 1),
            removed: files(&["ky/old/"], 0),
        };
        assert_eq!(compare(Some(before), after), expected);
        assert!(compare(None, after).is_first);
        assert_eq!(compare(Some(after), after), SiteChanges::default());
    }
}
