//! What the site in an output folder was made of, so that a build with nothing changed is known before it is begun.
//!
//! A stamp lies in the [`Cabinet`], one for each output folder. It holds as long as the sources, the wishes and the program
//! are the same, the time brings no change, and the folder holds what was published. Sources are read and compared to the
//! byte; published files are read where their [`Traces`] leave a doubt.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::input::{Entry, Inputs, Lasting, Reader};
use crate::memo::{Key, Shelf};

use super::manifest::{self, Manifest};
use super::standing::{folders_to, is_unfinished};
use super::trace::Traces;
use super::{Cabinet, Report, Target, refuse, stage};

/// To be raised when a stamp comes to mean something else.
const VERSION: u32 = 1;

/// What is known of a published site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    origin: String,
    zone: String,
    /// The local time from which the site is right, and up to which.
    term: (String, String),
    manifest: [u8; 32],
    /// A hash of the traces of the published files, where there are any.
    traces: Option<[u8; 32]>,
    pub files: usize,
    pub warnings: usize,
    /// What was said of the site when it was built.
    pub told: String,
}

/// Names all that a site is made of. `asked` is what whoever builds it wishes beside the settings.
///
/// None where the program cannot find itself: then nobody can say whether it is still the same.
pub fn origin(inputs: &Inputs, asked: &str) -> Option<Key> {
    let entries: Vec<&Entry> = inputs.files.values().collect();
    let hash = |entry: &&Entry| match entry {
        Entry::File(bytes) => (0, blake3::hash(bytes)),
        Entry::Fault(fault) => (1, blake3::hash(format!("{fault:?}").as_bytes())),
    };
    let hashes: Vec<_> = entries.par_iter().map(hash).collect();
    let mut sources = Vec::with_capacity(hashes.len() * 100);
    for (path, (kind, hash)) in inputs.files.keys().zip(hashes) {
        sources.extend_from_slice(&(path.len() as u64).to_le_bytes());
        sources.extend_from_slice(path.as_bytes());
        sources.push(kind);
        sources.extend_from_slice(hash.as_bytes());
    }
    // As they are written for developers, settings leave none of their fields out, not even those that are yet to come.
    let settings = format!("{:?}", inputs.settings);
    let program = program()?;
    Some(Key::new("origin", VERSION, &[program.as_bytes(), settings.as_bytes(), asked.as_bytes(), &sources]))
}

/// This program, such that one that was built anew is another.
fn program() -> Option<String> {
    let place = std::env::current_exe().ok()?;
    let meta = fs::metadata(&place).ok()?;
    #[cfg(unix)]
    let made = {
        use std::os::unix::fs::MetadataExt;
        (meta.dev(), meta.ino(), meta.ctime(), meta.ctime_nsec())
    };
    #[cfg(not(unix))]
    let made = ();
    Some(format!("{} {place:?} {} {:?} {made:?}", env!("CARGO_PKG_VERSION"), meta.len(), meta.modified().ok()?))
}

/// Where the stamp of an output folder lies.
fn key(output: &Path) -> Key {
    Key::new("stamp", VERSION, &[output.as_os_str().as_encoded_bytes()])
}

/// The stamp of a site that is published as it would be now, so that nothing is left to do.
pub fn find(target: &Target, origin: &Key, inputs: &Inputs) -> Option<Stamp> {
    let output = refuse::checked(target).ok()?;
    let bytes = Cabinet::of(target.root).take(&key(&output))?;
    let stamp: Stamp = serde_json::from_slice(&bytes).ok()?;
    let now = inputs.now.in_zone(&TimeZone::get(&stamp.zone).ok()?);
    let (from, until) = (stamp.term.0.parse().ok()?, stamp.term.1.parse().ok()?);
    let holds = stamp.origin == origin.hex() && (from..until).contains(&now);
    let traces = if holds { stands(&output, &stamp)? } else { return None };
    if traces == stamp.traces {
        return Some(stamp);
    }
    // Everything was read, and is as it was: the next build need not read it again.
    let stamp = Stamp { traces, ..stamp };
    put(target, &output, &stamp);
    Some(stamp)
}

/// The traces of the files in a folder, if they are those that were published and no stopped run left anything.
fn stands(output: &Path, stamp: &Stamp) -> Option<Option<[u8; 32]>> {
    let text = fs::read(output.join(manifest::FILE)).ok()?;
    if *blake3::hash(&text).as_bytes() != stamp.manifest || stage::left_over(output) || unfinished(output) {
        return None;
    }
    let manifest = Manifest::from_text(&String::from_utf8_lossy(&text));
    let names: Vec<&str> = manifest.names().collect();
    // Not through a link: what lies behind it is not ours.
    let folders: Vec<_> = folders_to(names.iter().map(Path::new)).into_iter().collect();
    let plain = |folder: &&OsStr| fs::symlink_metadata(output.join(folder)).is_ok_and(|meta| meta.is_dir());
    if !folders.par_iter().all(plain) {
        return None;
    }
    let traces = Traces::of(output, &names)?;
    let hash = traces.hash();
    let known = hash.is_some() && hash == stamp.traces;
    let doubtful = traces.fresh().into_iter().map(|fresh| fresh || !known);
    let doubtful: Vec<_> = manifest.files().iter().zip(doubtful).filter(|(_, doubtful)| *doubtful).collect();
    let whole = |reader: &mut Reader, ((name, hash), _): &((&String, &u64), bool)| {
        reader.read(&output.join(name)).is_ok_and(|bytes| manifest::hash(bytes) == **hash)
    };
    doubtful.par_iter().map_init(Reader::default, whole).all(|whole| whole).then_some(hash)
}

/// Whether a stopped run left the beginning of a manifest. One that left other files also left another manifest.
fn unfinished(output: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(output) else { return true };
    entries.any(|entry| entry.is_ok_and(|entry| is_unfinished(Path::new(&entry.file_name()))))
}

/// Leaves a stamp for the next build.
pub fn leave(target: &Target, origin: &Key, lasting: &Lasting, report: &Report, warnings: usize, told: String) {
    let Ok(output) = refuse::checked(target) else { return };
    let stamp = Stamp {
        origin: origin.hex(),
        zone: lasting.zone.clone(),
        term: (lasting.from.to_string(), lasting.until.to_string()),
        manifest: report.manifest,
        traces: report.traces,
        files: report.written + report.unchanged,
        warnings,
        told,
    };
    put(target, &output, &stamp);
}

/// A folder that cannot be written costs the next build its haste, and nothing else.
fn put(target: &Target, output: &Path, stamp: &Stamp) {
    if let Ok(bytes) = serde_json::to_vec(stamp) {
        let _ = Cabinet::of(target.root).put(&key(output), &bytes);
    }
}
