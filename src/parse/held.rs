//! What files gave in the last build, so that only those that changed are read again.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::input::Entry;
use crate::lang::Lang;
use crate::memo::Memo;
use crate::note::Noted;
use crate::span::SourcePath;
use crate::trace;

use super::file::parse_file;
use super::parsed::{Parsed, Piece};

/// What every file gave, with the languages it was read for.
#[derive(Default)]
struct Held {
    languages: Vec<Lang>,
    files: FxHashMap<SourcePath, HeldFile>,
}

/// What one file gave.
#[derive(Clone)]
struct HeldFile {
    bytes: Arc<[u8]>,
    print: u64,
    piece: Noted<Piece>,
}

/// Reads files, each for itself and several at a time, in their order; and says which print each has, if the memo lasts.
pub(super) fn pieces(files: Vec<(&SourcePath, &Entry)>, parsed: &mut Parsed, memo: &Memo) -> Vec<Noted<Piece>> {
    let languages = &parsed.languages;
    if !memo.lasts() {
        return files.into_par_iter().map(|(path, entry)| parse_file(path, entry, languages)).collect();
    }
    let mut held: Held = memo.take();
    if held.languages != *languages {
        held = Held { languages: languages.clone(), ..Held::default() };
    }
    let read: Vec<(SourcePath, HeldFile)> = files
        .into_par_iter()
        .map(|(path, entry)| {
            let bytes = match entry {
                Entry::File(bytes) => bytes.clone(),
                // What cannot be had is quickly told of again.
                Entry::Fault(_) => Arc::default(),
            };
            let known = held.files.get(path).filter(|_| matches!(entry, Entry::File(_)));
            let known = known.filter(|known| Arc::ptr_eq(&known.bytes, &bytes) || known.bytes == bytes);
            let file = known.cloned().unwrap_or_else(|| {
                let print = trace::print(&(&**path, trace::print_of_bytes(&bytes)));
                HeldFile { bytes, print, piece: parse_file(path, entry, languages) }
            });
            (path.clone(), file)
        })
        .collect();
    parsed.prints = read.iter().map(|(path, file)| (path.clone(), file.print)).collect();
    let pieces = read.iter().map(|(_, file)| file.piece.clone()).collect();
    held.files = read.into_iter().collect();
    memo.hold(held);
    pieces
}
