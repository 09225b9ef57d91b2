//! Creation of new source files, which never overwrites. `publish::rewrite` changes existing ones.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::Args;
use super::error::CliError;
use super::output::print_line;
use crate::messages::Messages;

/// Creates a file at `path` below `root`, with its parent directories, and prints its name.
///
/// Returns an error if the file exists or if a symbolic link on the way leaves `root`.
pub(super) fn create(args: &Args, root: &Path, path: &str, bytes: &[u8], messages: &Messages) -> Result<(), CliError> {
    let file = root.join(path);
    let name = [("file", path.into())];
    if leads_outside(root, &file) {
        return Err(CliError::usage(messages.format("leads-outside", &name)));
    }
    write(&file, bytes).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => CliError::usage(messages.format("exists", &name)),
        _ => CliError::unwritable(messages, &file, &error),
    })?;
    print_line(args, &messages.format("wrote", &name));
    Ok(())
}

/// Returns whether a symbolic link on the way to `file` leaves `root`. A build reads nothing there.
fn leads_outside(root: &Path, file: &Path) -> bool {
    let mut ancestors = file.ancestors().skip(1).take_while(|ancestor| *ancestor != root);
    // Directories below the nearest existing one are created here, so they are not links.
    let Some(existing) = ancestors.find(|ancestor| ancestor.symlink_metadata().is_ok()) else { return false };
    match (fs::canonicalize(existing), fs::canonicalize(root)) {
        (Ok(existing), Ok(root)) => !existing.starts_with(root),
        _ => true,
    }
}

fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::options().write(true).create_new(true).open(file)?.write_all(bytes)
}
