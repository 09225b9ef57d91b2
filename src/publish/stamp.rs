//! What the site in an output folder was made of, so that a build with nothing changed is known before it is begun.
//!
//! A stamp lies in the [`Cabinet`], one for each output folder. It holds as long as the sources, the wishes and the program
//! are the same, the time brings no change, and the folder holds what was published. Sources are read and compared to the
//! byte, unless a [`Glance`] leaves no doubt; published files are read where their [`Traces`] leave one.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::input::{Entry, Folder, Glance, Inputs, Lasting, Now, Reader, Settings, ask, utf8};
use crate::memo::{Key, Shelf};

use super::manifest;
use super::standing::{folder_of, folders_to, is_unfinished};
use super::trace::{self, Traces};
use super::write::read_plain;
use super::{Cabinet, Report, Target, refuse, stage};

/// To be raised when a stamp comes to mean something else.
const VERSION: u32 = 2;

/// What is known of a published site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    origin: String,
    /// What a glance at the same sources is named; none where one does not tell.
    glanced: Option<String>,
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
    named("origin", &inputs.settings, asked, &[&sources])
}

/// Names the same by what the disk tells of the sources; none where that may deceive. What the power took from a file is
/// told by nothing, so that it holds until the machine is started anew.
pub fn glanced(glance: &Glance, settings: &Settings, asked: &str) -> Option<Key> {
    let start = trace::start()?;
    named("glance", settings, asked, &[start.as_bytes(), &glance.print()?])
}

fn named(what: &str, settings: &Settings, asked: &str, sources: &[&[u8]]) -> Option<Key> {
    // As they are written for developers, settings leave none of their fields out, not even those that are yet to come.
    let settings = format!("{settings:?}");
    let program = program()?;
    let common: [&[u8]; 3] = [program.as_bytes(), settings.as_bytes(), asked.as_bytes()];
    Some(Key::new(what, VERSION, &[&common, sources].concat()))
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

/// A stamp as it was left, good or not.
pub struct Left<'t> {
    target: &'t Target<'t>,
    output: PathBuf,
    stamp: Stamp,
}

impl<'t> Left<'t> {
    /// The stamp of an output folder that may be written to.
    pub fn of(target: &'t Target) -> Option<Self> {
        let output = refuse::checked(target).ok()?;
        let bytes = Cabinet::of(target.root).take(&key(&output))?;
        let stamp = serde_json::from_slice(&bytes).ok()?;
        Some(Self { target, output, stamp })
    }

    /// The stamp, if the site is published as it would be now, so that nothing is left to do; without reading the sources,
    /// by what a glance at them is named.
    pub fn unread(self, glanced: impl FnOnce() -> Option<Key>, now: Now) -> Option<Stamp> {
        self.stamp.glanced.as_ref()?;
        let glanced = glanced()?.hex();
        if self.stamp.glanced.as_ref() != Some(&glanced) {
            return None;
        }
        let traces = stands_now(&self.output, &self.stamp, now)?;
        Some(self.renewed(traces, Some(glanced)))
    }

    /// The stamp with what is known by now. What had to be read, and is as it was, the next build need not read again.
    fn renewed(self, traces: Option<[u8; 32]>, glanced: Option<String>) -> Stamp {
        if (&traces, &glanced) == (&self.stamp.traces, &self.stamp.glanced) {
            return self.stamp;
        }
        let stamp = Stamp { traces, glanced, ..self.stamp };
        put(self.target, &self.output, &stamp);
        stamp
    }
}

/// The stamp of a site that is published as it would be now, by what the sources are and what a glance at them is named.
pub fn find(target: &Target, origin: &Key, glanced: Option<&Key>, now: Now) -> Option<Stamp> {
    let left = Left::of(target)?;
    if left.stamp.origin != origin.hex() {
        return None;
    }
    let traces = stands_now(&left.output, &left.stamp, now)?;
    Some(left.renewed(traces, glanced.map(Key::hex)))
}

/// The traces of the published files, if the site is to be as it was and they are, too.
fn stands_now(output: &Path, stamp: &Stamp, now: Now) -> Option<Option<[u8; 32]>> {
    let now = now.in_zone(&TimeZone::get(&stamp.zone).ok()?);
    let (from, until) = (stamp.term.0.parse().ok()?, stamp.term.1.parse().ok()?);
    if (from..until).contains(&now) { stands(output, stamp) } else { None }
}

/// The traces of the files in a folder, if they are those that were published and no stopped run left anything.
fn stands(output: &Path, stamp: &Stamp) -> Option<Option<[u8; 32]>> {
    let text = read_plain(&output.join(manifest::FILE)).ok()?;
    if *blake3::hash(&text).as_bytes() != stamp.manifest || stage::left_over(output) || unfinished(output) {
        return None;
    }
    let files: Vec<(&str, u64)> = manifest::entries(utf8(&text).ok()?).collect();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let folders = folders_to(names.iter().copied());
    let open = Folder::open(output)?;
    let traces = Traces::of(&open, &names, &folders)?;
    let hash = traces.hash();
    let known = hash.is_some() && hash == stamp.traces;
    // Not through a link: what lies behind it is not ours. A folder that is what it was has the same folders in it.
    let young: FxHashSet<&str> = traces.fresh_folders().collect();
    let doubtful = |folder: &&str| !known || young.contains(folder_of(folder));
    let folders: Vec<&str> = folders.into_iter().filter(doubtful).collect();
    if ask(&folders, |folder| open.folder(Path::new(folder)).is_none()).contains(&true) {
        return None;
    }
    let doubtful = traces.fresh().into_iter().map(|fresh| fresh || !known);
    let doubtful: Vec<_> = files.iter().zip(doubtful).filter(|(_, doubtful)| *doubtful).map(|(file, _)| file).collect();
    let whole = |reader: &mut Reader, (name, hash): &&(&str, u64)| {
        reader.read(&output.join(name)).is_ok_and(|bytes| manifest::hash(bytes) == *hash)
    };
    // Each reader takes room of its own, and the fewer the better.
    let share = 64;
    if doubtful.len() <= share {
        let mut reader = Reader::default();
        return doubtful.iter().all(|one| whole(&mut reader, one)).then_some(hash);
    }
    doubtful.par_iter().with_min_len(share).map_init(Reader::default, whole).all(|whole| whole).then_some(hash)
}

/// Whether a stopped run left the beginning of a manifest. One that left other files also left another manifest.
fn unfinished(output: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(output) else { return true };
    entries.any(|entry| entry.is_ok_and(|entry| is_unfinished(Path::new(&entry.file_name()))))
}

/// Leaves a stamp for the next build.
pub fn leave(
    target: &Target,
    origin: &Key,
    glanced: Option<&Key>,
    lasting: &Lasting,
    report: &Report,
    warnings: usize,
    told: String,
) {
    let Ok(output) = refuse::checked(target) else { return };
    let stamp = Stamp {
        origin: origin.hex(),
        glanced: glanced.map(Key::hex),
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
