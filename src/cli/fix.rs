//! `check --fix`: shows what would be mended, asks, and writes.
//!
//! What can be mended is known to `review::fix`; here an author only sees it and decides. A file that was changed while
//! she made up her mind is left as it is.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use similar::TextDiff;

use crate::publish::{self, PublishError};
use crate::review::fix::FixedFile;
use crate::words::Words;

/// What became of an offer to mend.
pub enum Outcome {
    /// There is nothing to mend.
    Nothing,
    /// So many files were written.
    Written(usize),
    /// The author did not want it.
    Declined,
    /// Nobody could be asked.
    NotAsked,
}

/// Shows the differences, asks unless `yes` says that the answer is known, and writes.
pub fn offer(
    root: &Path,
    mended: &[FixedFile],
    yes: bool,
    words: &Words,
    out: &mut dyn Write,
) -> Result<Outcome, PublishError> {
    if mended.is_empty() {
        return Ok(Outcome::Nothing);
    }
    if !yes {
        mended.iter().for_each(|file| show(file, out));
        if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return Ok(Outcome::NotAsked);
        }
        if !agrees(mended.len(), words) {
            return Ok(Outcome::Declined);
        }
    }
    for file in mended {
        publish::rewrite(&root.join(&*file.path), &file.old, file.new.as_bytes())?;
    }
    Ok(Outcome::Written(mended.len()))
}

/// Prints a unified diff of one file. A reader who went away is no error.
fn show(file: &FixedFile, out: &mut dyn Write) {
    let old = String::from_utf8_lossy(&file.old);
    let diff = TextDiff::from_lines(old.as_ref(), file.new.as_str());
    let path = &file.path;
    let _ = write!(out, "{}", diff.unified_diff().context_radius(1).header(&format!("a/{path}"), &format!("b/{path}")));
}

fn agrees(files: usize, words: &Words) -> bool {
    let _ = write!(std::io::stderr(), "{} ", words.text("fix-question", &[("count", files.into())]));
    let mut answer = String::new();
    let heard = std::io::stdin().lock().read_line(&mut answer).is_ok();
    heard && ["y", "yes", "да", "д", "ооба", "о"].contains(&answer.trim().to_lowercase().as_str())
}
