//! The cache of parsed files, so that only changed files are parsed again.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::Reported;
use crate::foundation::lang::Lang;
use crate::foundation::span::SourcePath;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking::{self, Revisions};
use crate::source::input::Entry;

use super::file::parse_file;
use super::parsed::ParsedFile;

/// The parsed files, by path and contents, in the scope of the site's languages.
#[derive(Default)]
pub struct ParseCache(StageCache<SourcePath, Entry, (u64, Reported<ParsedFile>)>);

/// Parses files in parallel. Returns the results in the order of the files, each with a
/// fingerprint.
///
/// Without a cache there are no fingerprints, because only later builds need them.
pub(super) fn pieces(
    files: Vec<(&SourcePath, &Entry)>,
    languages: &[Lang],
    cache: Option<&mut ParseCache>,
) -> (Vec<Reported<ParsedFile>>, FxHashMap<SourcePath, u64>) {
    let Some(ParseCache(cache)) = cache else {
        let pieces = files.into_par_iter().map(|(path, entry)| parse_file(path, entry, languages));
        return (pieces.collect(), FxHashMap::default());
    };
    let parsed = cache.in_scope(tracking::fingerprint(languages)).update(
        &Revisions::default(),
        files.par_iter(),
        |(path, entry)| ((*path).clone(), (*entry).clone()),
        |(path, entry), _| (fingerprint(path, entry), parse_file(path, entry, languages)),
    );
    let fingerprints = files.iter().zip(&parsed).map(|((path, _), (fingerprint, _))| ((*path).clone(), *fingerprint));
    let fingerprints = fingerprints.collect();
    (parsed.into_iter().map(|(_, file)| file).collect(), fingerprints)
}

/// Returns a fingerprint of a file's path and contents.
pub(super) fn fingerprint(path: &SourcePath, entry: &Entry) -> u64 {
    let bytes = match entry {
        Entry::File(bytes) => tracking::fingerprint_bytes(bytes),
        Entry::Unreadable(_) => 0,
    };
    tracking::fingerprint(&(path, bytes))
}
