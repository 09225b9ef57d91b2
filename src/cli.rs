//! The command line: what was typed, what it means, and what is told.
//!
//! The only part that reads the clock and the environment and that prints. Results go to stdout, notes to stderr, save
//! where `check` is asked for a format that another program reads.

mod args;
mod begin;
mod build;
mod color;
mod command;
mod disk;
mod fix;
mod help;
mod import;
mod man;
mod memory;
mod outcome;
mod preview;
mod report;
mod survey;
mod threads;
mod waiting;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::panic::catch_panic;
use crate::words::{Tongue, Words};

/// Done, also with warnings.
const DONE: u8 = 0;
/// The content, the data or the theme has errors.
const FAULTY: u8 = 1;
/// The command was not understood.
const USAGE: u8 = 2;
/// The disk or the machine.
const MACHINE: u8 = 3;

/// Runs the program with what was typed.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> ExitCode {
    memory::begin();
    let typed: Vec<OsString> = typed.into_iter().collect();
    let words = Words::of(tongue(&typed));
    // What is understood needs no words of help, which take as long as to see that a site has not changed.
    let plainly = parsed(args::Args::command(), &typed);
    match plainly.or_else(|_| parsed(help::localized(args::Args::command(), words), &typed)) {
        Ok(args) => guarded(|| ExitCode::from(command::run(&args, words)), words, &mut std::io::stderr()),
        // Help and version are asked for, and no mistake.
        Err(error) if !error.use_stderr() => match error.print() {
            Err(reason) if reason.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(MACHINE),
            _ => ExitCode::from(DONE),
        },
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(USAGE)
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{}", help::mistake(&error, &args::Args::command(), &typed, words));
            ExitCode::from(USAGE)
        }
    }
}

/// What was typed, as a command takes it.
fn parsed(command: clap::Command, typed: &[OsString]) -> Result<args::Args, clap::Error> {
    command.try_get_matches_from(typed).and_then(|matches| args::Args::from_arg_matches(&matches))
}

/// Runs a command. Should it fall over a fault of our own, whoever sees it hears whom to tell: what fell has said where, and
/// the published folder is as it was.
fn guarded(run: impl FnOnce() -> ExitCode, words: &Words, told: &mut impl Write) -> ExitCode {
    catch_panic(run).unwrap_or_else(|_| {
        let _ = writeln!(told, "{}", words.text("program-failed", &[]));
        ExitCode::from(MACHINE)
    })
}

/// The language of messages: what `--lang` says, else the system's. It is needed before the rest is understood, since
/// mistakes there are told in it as well.
fn tongue(typed: &[OsString]) -> Tongue {
    let mut typed = typed.iter().filter_map(|word| word.to_str());
    while let Some(word) = typed.next() {
        let named = match word.strip_prefix("--lang") {
            Some("") => typed.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(tongue) = named.and_then(Tongue::from_locale) {
            return tongue;
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.and_then(|locale| Tongue::from_locale(&locale)).unwrap_or(Tongue::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_our_own_says_whom_to_tell() {
        let mut told = Vec::new();
        let code = guarded(|| panic!("as planned"), Words::of(Tongue::En), &mut told);
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(MACHINE)));
        let told = String::from_utf8(told).unwrap();
        assert!(told.contains("nothing was published") && told.contains("SECURITY.md"), "{told}");
        let mut silent = Vec::new();
        guarded(|| ExitCode::from(DONE), Words::of(Tongue::En), &mut silent);
        assert!(silent.is_empty());
    }
}
