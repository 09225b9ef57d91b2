//! The command line: parses arguments, runs commands and prints their results.
//!
//! Only this module prints. Results go to stdout and diagnostics to stderr, except where `check`
//! is asked for a machine-readable format.

mod args;
mod build;
mod check;
mod color;
mod command;
mod create_file;
mod error;
mod explain;
mod fix;
mod guide;
mod help;
mod host;
mod huge_pages;
mod import;
mod init;
mod man;
mod new;
mod new_record;
mod output;
mod progress;
mod prompt;
mod publish;
mod report;
mod sarif;
mod serve;
mod session;
mod start;
mod status;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::foundation::panic::catch_panic;
use crate::messages::{MessageLang, Messages};

use self::error::{EXIT_IO, EXIT_OK, EXIT_USAGE};

/// Runs the program with the given command line, including the program name.
pub fn run(command_line: impl IntoIterator<Item = OsString>) -> ExitCode {
    huge_pages::allow(false);
    let command_line: Vec<OsString> = command_line.into_iter().collect();
    let messages = Messages::of(message_lang(&command_line));
    if command_line.len() == 1 {
        return match start::start(std::path::Path::new("."), messages) {
            start::Start::End(code) => ExitCode::from(code),
            start::Start::Commands(lines) => run_all(lines),
        };
    }
    // Try without help texts first, because loading them takes as long as an up-to-date build.
    let args = parse(args::Args::command(), &command_line)
        .or_else(|_| parse(help::localized(args::Args::command(), messages), &command_line));
    match args {
        Ok(args) => report_panic(|| ExitCode::from(command::run(&args, messages)), messages, &mut std::io::stderr()),
        // clap reports `--help` and `--version` as errors that go to stdout.
        Err(error) if !error.use_stderr() => match error.print() {
            Err(reason) if reason.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(EXIT_IO),
            _ => ExitCode::from(EXIT_OK),
        },
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(EXIT_USAGE)
        }
        Err(error) => {
            let message = help::usage_error(&error, &args::Args::command(), &command_line, messages);
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::from(EXIT_USAGE)
        }
    }
}

/// Runs command lines until one fails, and returns the last exit code.
fn run_all(lines: Vec<Vec<OsString>>) -> ExitCode {
    let mut last = ExitCode::from(EXIT_OK);
    for line in lines {
        last = run(line);
        if last != ExitCode::from(EXIT_OK) {
            break;
        }
    }
    last
}

/// Parses a command line.
fn parse(command: clap::Command, command_line: &[OsString]) -> Result<args::Args, clap::Error> {
    command.try_get_matches_from(command_line).and_then(|matches| args::Args::from_arg_matches(&matches))
}

/// Runs a command and returns `EXIT_IO` if it panics, after printing how to report the bug.
///
/// The panic hook has already printed the location. The output directory is untouched.
fn report_panic(run: impl FnOnce() -> ExitCode, messages: &Messages, out: &mut impl Write) -> ExitCode {
    catch_panic(run).unwrap_or_else(|_| {
        let _ = writeln!(out, "{}", messages.format("program-failed", &[]));
        ExitCode::from(EXIT_IO)
    })
}

/// Returns the language of messages: that of `--lang`, or of the system's locale.
///
/// It is read before the arguments are parsed, because usage errors are printed in it too.
fn message_lang(command_line: &[OsString]) -> MessageLang {
    let mut arguments = command_line.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let code = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = code.and_then(MessageLang::from_locale) {
            return lang;
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.and_then(|locale| MessageLang::from_locale(&locale)).unwrap_or(MessageLang::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_prints_how_to_report_the_bug() {
        let mut printed = Vec::new();
        let code = report_panic(|| panic!("as planned"), Messages::of(MessageLang::En), &mut printed);
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(EXIT_IO)));
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.contains("nothing was published") && printed.contains("SECURITY.md"), "{printed}");
        let mut silent = Vec::new();
        report_panic(|| ExitCode::from(EXIT_OK), Messages::of(MessageLang::En), &mut silent);
        assert!(silent.is_empty());
    }
}
