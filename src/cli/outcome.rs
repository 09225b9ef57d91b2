//! How a command ends: its exit code and, when it could not do its work, why.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::fluent::Arg;
use crate::publish::{MEMORY, PublishError, Refusal};
use crate::words::Words;

use super::args::Args;
use super::{MACHINE, USAGE};

/// Why a command could not do its work at all.
pub struct Failure {
    pub code: u8,
    pub message: String,
}

impl Failure {
    /// Something is wrong with what was asked for.
    pub fn usage(message: String) -> Self {
        Self { code: USAGE, message }
    }

    /// Something is wrong with the disk or the machine.
    pub fn machine(message: String) -> Self {
        Self { code: MACHINE, message }
    }

    /// A file or a folder cannot be written.
    pub fn unwritable(words: &Words, file: &Path, reason: &io::Error) -> Self {
        let args = [("file", shown(file).into()), ("reason", refused(words, reason).into())];
        Self::machine(words.text("unwritable", &args))
    }

    /// A file that was named cannot be read.
    pub fn unreadable(words: &Words, file: &Path, reason: &io::Error) -> Self {
        let args = [("file", shown(file).into()), ("reason", refused(words, reason).into())];
        Self::usage(words.text("import-unreadable", &args))
    }

    /// The folder of the site was not written.
    pub fn publish(words: &Words, error: &PublishError) -> Self {
        Self::machine(match error {
            PublishError::Refused { output, reason } => {
                let (key, name) = refusal(reason);
                let reason = words.text(key, &[("name", name.into())]);
                words.text("publish-refused", &[("folder", shown(output).into()), ("reason", reason.into())])
            }
            PublishError::Locked { output } => words.text("publish-locked", &[("folder", shown(output).into())]),
            PublishError::Changed { path } => words.text("publish-changed", &[("file", shown(path).into())]),
            PublishError::Unread { path, error } => {
                words.text("unreadable", &[("folder", shown(path).into()), ("reason", refused(words, error).into())])
            }
            PublishError::Io { path, error } => return Self::unwritable(words, path, error),
        })
    }
}

fn refusal(reason: &Refusal) -> (&'static str, &str) {
    match reason {
        Refusal::DiskRoot => ("refused-disk-root", ""),
        Refusal::Home => ("refused-home", ""),
        Refusal::AroundSite => ("refused-around-site", ""),
        Refusal::Sources(name) => ("refused-sources", name),
        Refusal::Memory => ("refused-memory", MEMORY),
        Refusal::Link => ("refused-link", ""),
        Refusal::NotAFolder => ("refused-not-a-folder", ""),
        Refusal::Foreign => ("refused-foreign", ""),
        Refusal::LinkInside(name) => ("refused-link-inside", name),
        Refusal::ForeignFile(name) => ("refused-foreign-file", name),
        Refusal::InTheWay(name) => ("refused-in-the-way", name),
    }
}

/// Why the system refused, in words.
pub fn refused(words: &Words, error: &io::Error) -> String {
    words.refusal(error.kind(), &error.to_string())
}

/// How many errors and warnings there are, in words.
pub fn verdict(words: &Words, errors: usize, warnings: usize) -> String {
    let count = |key, number: usize| -> Arg { words.text(key, &[("count", number.into())]).into() };
    words.text("verdict", &[("errors", count("errors", errors)), ("warnings", count("warnings", warnings))])
}

/// A line on stdout, unless the author wants to hear of errors only. A reader who went away is no error.
pub fn say(args: &Args, line: &str) {
    if !args.quiet && !line.is_empty() {
        let _ = writeln!(std::io::stdout(), "{line}");
    }
}

/// What a command makes for stdout, to whoever is to have it whole: another program, a file. A reader who went away is no
/// error; a full disk is.
pub fn deliver(words: &Words, made: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(made).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::unwritable(words, Path::new("stdout"), &error))
        }
        _ => Ok(()),
    }
}

/// How long a part took, for whoever asks. Figures for developers, in no language.
pub fn time(args: &Args, what: &str, started: Instant) {
    if args.verbose {
        let _ = writeln!(std::io::stderr(), "{what}: {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    }
}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.display().to_string()
}
