//! Detects that a site is up to date, so that the build can be skipped.
//!
//! A [`BuildRecord`] is stored in the [`DiskCache`], one for each output folder. Only contents are
//! compared: all sources and all published files are read and hashed. Metadata is ignored, because
//! it can be set, copied, or lost in a power failure.

use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::incremental::cache::{CacheKey, CacheStore};
use crate::source::input::{Entry, Inputs, Now, Reader, Validity, utf8};

use super::atomic_file::read_regular_file;
use super::disk_cache::DiskCache;
use super::output_snapshot::{EntryKind, OutputSnapshot};
use super::publisher::Report;
use super::target::Target;
use super::{manifest, staging};

/// The version of the record's format and of the hashes in it.
const VERSION: u32 = 3;

/// A published site: the hash of its inputs, the end of its validity, and the output of the build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildRecord {
    /// The key of the inputs, in hexadecimal.
    inputs: String,
    /// The name of the site's time zone.
    zone: String,
    /// The local times between which the same inputs give the same site. The second is excluded.
    from: String,
    until: String,
    /// The hash of the manifest, which has the hashes of all published files.
    manifest: [u8; 32],
    pub files: usize,
    pub warnings: usize,
    /// The diagnostics as they were printed.
    pub messages: String,
}

/// Hashes everything that a site is built from: sources, settings and program.
///
/// `style` names what else the printed diagnostics depend on, such as their language. Returns
/// `None` if a source is unreadable, or if the program cannot find its own file.
pub fn inputs_key(inputs: &Inputs, style: &str) -> Option<CacheKey> {
    let files: Vec<_> = inputs.files.iter().collect();
    let hash = |(_, entry): &(_, &Entry)| match entry {
        Entry::File(bytes) => Some(blake3::hash(bytes)),
        Entry::Unreadable(_) => None,
    };
    let hashes: Vec<blake3::Hash> = files.par_iter().map(hash).collect::<Option<_>>()?;
    let mut sources = Vec::with_capacity(files.len() * 100);
    for ((path, _), hash) in files.iter().zip(hashes) {
        sources.extend_from_slice(&(path.len() as u64).to_le_bytes());
        sources.extend_from_slice(path.as_bytes());
        sources.extend_from_slice(hash.as_bytes());
    }
    let settings = serde_json::to_vec(&inputs.settings).ok()?;
    Some(CacheKey::new("inputs", VERSION, &[program()?.as_bytes(), &settings, style.as_bytes(), &sources]))
}

/// Identifies this program by the path, size and mtime of its file.
///
/// The file is not hashed, because that takes longer than reading a site of a hundred releases.
fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let meta = fs::metadata(&path).ok()?;
    Some(format!("{} {path:?} {} {:?}", env!("CARGO_PKG_VERSION"), meta.len(), meta.modified().ok()?))
}

impl BuildRecord {
    /// Describes a site that has just been published.
    pub fn new(inputs: &CacheKey, validity: &Validity, report: &Report, warnings: usize, messages: String) -> Self {
        Self {
            inputs: inputs.hex(),
            zone: validity.zone.clone(),
            from: validity.from.to_string(),
            until: validity.until.to_string(),
            manifest: report.manifest,
            files: report.written + report.unchanged,
            warnings,
            messages,
        }
    }

    /// Returns the record of the last build if a build from these inputs at this time would publish
    /// the same files again.
    pub fn find(target: &Target, inputs: &CacheKey, now: Now) -> Option<Self> {
        let bytes = DiskCache::new(&target.root).get(&key(&target.output))?;
        let record: Self = serde_json::from_slice(&bytes).ok()?;
        let is_same = record.inputs == inputs.hex() && record.is_valid_at(now)?;
        (is_same && is_intact(&target.output, &record.manifest)).then_some(record)
    }

    /// Stores the record for the next build. An error is ignored, because the next build only takes
    /// longer without it.
    pub fn save(&self, target: &Target) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            let _ = DiskCache::new(&target.root).store(&key(&target.output), &bytes);
        }
    }

    fn is_valid_at(&self, now: Now) -> Option<bool> {
        let now = now.in_zone(&TimeZone::get(&self.zone).ok()?);
        Some((self.from.parse().ok()?..self.until.parse().ok()?).contains(&now))
    }
}

/// The key under which the record of an output folder is stored.
fn key(output: &Path) -> CacheKey {
    CacheKey::new("build record", VERSION, &[output.as_os_str().as_encoded_bytes()])
}

/// Returns whether a folder has all files of its manifest, with their contents, and no leftovers of
/// a killed run.
fn is_intact(output: &Path, manifest: &[u8; 32]) -> bool {
    let Ok(text) = read_regular_file(&output.join(manifest::FILE)) else { return false };
    if blake3::hash(&text) != *manifest || staging::has_leftovers(output) {
        return false;
    }
    let (Ok(text), Ok(snapshot)) = (utf8(&text), OutputSnapshot::new(output)) else { return false };
    // The snapshot follows no links, so a file in it is reached through folders alone.
    let files: Vec<(&str, u64)> = manifest::entries(text).collect();
    let is_whole = |reader: &mut Reader, (name, hash): &(&str, u64)| {
        snapshot.has(EntryKind::File, name)
            && reader.read(&output.join(name)).is_ok_and(|bytes| manifest::hash(bytes) == *hash)
    };
    snapshot.temp_files().next().is_none()
        && files.par_iter().map_init(Reader::default, is_whole).all(|is_whole| is_whole)
}
