//! A new source file, which is never written over another. Files that are there are changed by `publish::rewrite`.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::Args;
use super::outcome::{Failure, say};
use crate::words::Words;

/// Writes a file that must not be there yet, with the folders it needs, by its path below the root of a site; and says so.
pub fn create(args: &Args, root: &Path, path: &str, bytes: &[u8], words: &Words) -> Result<(), Failure> {
    let file = root.join(path);
    let name = [("file", path.into())];
    if leads_outside(root, &file) {
        return Err(Failure::usage(words.text("leads-outside", &name)));
    }
    write(&file, bytes).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(words.text("exists", &name)),
        _ => Failure::unwritable(words, &file, &error),
    })?;
    say(args, &words.text("wrote", &name));
    Ok(())
}

/// Whether a link on the way to a file leads out of the root. A build would not read there what was written there.
fn leads_outside(root: &Path, file: &Path) -> bool {
    let mut above = file.ancestors().skip(1).take_while(|above| *above != root);
    // What is not there yet will be made, and is no link.
    let Some(there) = above.find(|above| above.symlink_metadata().is_ok()) else { return false };
    match (fs::canonicalize(there), fs::canonicalize(root)) {
        (Ok(there), Ok(root)) => !there.starts_with(root),
        _ => true,
    }
}

fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::options().write(true).create_new(true).open(file)?.write_all(bytes)
}
