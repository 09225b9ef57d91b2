//! The command line: what was typed, what it means, and what is told.
//!
//! The only part that reads the clock and the environment and that prints. Results go to stdout, notes to stderr, save
//! where `check` is asked for a format that another program reads.

mod args;
mod color;
mod command;
mod fix;
mod report;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

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
    match args::Args::try_parse_from(typed) {
        Ok(args) => ExitCode::from(command::run(&args)),
        Err(error) => {
            // Help and version are asked for, and no mistake.
            let code = if error.use_stderr() { USAGE } else { DONE };
            let _ = error.print();
            ExitCode::from(code)
        }
    }
}
