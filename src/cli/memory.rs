//! How the program takes memory from the system: a little at a time for a small site, in great pieces for a large one.
//!
//! Great pieces (huge pages) are quicker to have, but a few threads with a few kinds of things each fill them to a half
//! only: 15 MiB, which is two fifths of what a site of a hundred releases takes, and one in ten of five thousand.

use crate::source::input::{Entry, Inputs};

/// The sources of a small site, in bytes: some three hundred releases in two languages.
const SMALL: usize = 2_000_000;

/// Takes little pieces until it is known how large the site is.
pub fn begin() {
    take_great_pieces(false);
}

/// Takes great pieces, for a program that holds a site and builds it again and again.
pub fn plenty() {
    take_great_pieces(true);
}

/// Takes the pieces that fit what was read.
pub fn fit(inputs: &Inputs) {
    let size = |entry: &Entry| match entry {
        Entry::File(bytes) => bytes.len(),
        Entry::Unreadable(_) => 0,
    };
    take_great_pieces(inputs.files.values().map(size).sum::<usize>() > SMALL);
}

/// A system that cannot be told goes its own way.
#[cfg(target_os = "linux")]
fn take_great_pieces(great: bool) {
    let _ = rustix::thread::disable_transparent_huge_pages(!great);
}

#[cfg(not(target_os = "linux"))]
fn take_great_pieces(_: bool) {}
