//! `check --fix`: shows the fixes as a diff, asks for confirmation and writes the files.
//!
//! `review::fix` computes the fixes. A file that changed during the confirmation is left alone.

use std::io::Write;
use std::path::Path;

use similar::TextDiff;

use super::prompt;
use crate::lint::fix::FixedFile;
use crate::messages::Messages;
use crate::publish::{self, PublishError};

/// The result of offering fixes.
pub(super) enum Outcome {
    /// There are no fixes.
    Nothing,
    /// The number of files that were written.
    Written(usize),
    /// The user declined.
    Declined,
    /// Confirmation was needed, but stdin or stderr is not a terminal.
    NotInteractive,
}

/// Shows the diffs, asks for confirmation and writes the files. With `yes`, only writes them.
pub(super) fn offer(
    root: &Path,
    files: &[FixedFile],
    yes: bool,
    messages: &Messages,
    out: &mut dyn Write,
) -> Result<Outcome, PublishError> {
    if files.is_empty() {
        return Ok(Outcome::Nothing);
    }
    if !yes {
        files.iter().for_each(|file| print_diff(file, out));
        if !prompt::is_interactive() {
            return Ok(Outcome::NotInteractive);
        }
        if !prompt::confirm(&messages.format("fix-question", &[("count", files.len().into())])) {
            return Ok(Outcome::Declined);
        }
    }
    for file in files {
        publish::rewrite(&root.join(&*file.path), &file.old, file.new.as_bytes())?;
    }
    Ok(Outcome::Written(files.len()))
}

/// Prints a unified diff of one file. A broken pipe is not an error.
fn print_diff(file: &FixedFile, out: &mut dyn Write) {
    let old = String::from_utf8_lossy(&file.old);
    let diff = TextDiff::from_lines(old.as_ref(), file.new.as_str());
    let path = &file.path;
    let _ = write!(out, "{}", diff.unified_diff().context_radius(1).header(&format!("a/{path}"), &format!("b/{path}")));
}
