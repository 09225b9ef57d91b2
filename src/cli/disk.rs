//! A new source file, which is never written over another. Files that are there are changed by `publish::rewrite`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file that must not be there yet, with the folders it needs.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}
