//! Printing to stdout and stderr. A broken pipe is never an error.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use super::args::Args;
use super::error::CliError;
use crate::language::fluent::Arg;
use crate::messages::Messages;

/// Returns the text with characters replaced that a terminal would interpret: controls, and marks
/// that turn the direction of the text.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if is_terminal_control(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Returns whether a terminal would interpret a character, or show the text after it in the other
/// direction.
fn is_terminal_control(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// Escapes the characters of a JSON text that a terminal would interpret. They are in strings only.
pub(super) fn escaped_json(json: &str) -> String {
    let escape = |c: char| match is_terminal_control(c) {
        true => format!("\\u{:04x}", u32::from(c)),
        false => c.to_string(),
    };
    json.chars().map(escape).collect()
}

/// Prints a line to stdout, unless `--quiet` is set.
pub(super) fn print_line(args: &Args, line: &str) {
    if !args.quiet && !line.is_empty() {
        let _ = writeln!(io::stdout(), "{}", printable(line));
    }
}

/// Writes the whole result of a command to stdout, and fails if that is not possible.
pub(super) fn write_stdout(messages: &Messages, bytes: &[u8]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::unwritable(messages, Path::new("stdout"), &error))
        }
        _ => Ok(()),
    }
}

/// Prints the duration of a phase to stderr under `--verbose`. For developers, so not localized.
pub(super) fn print_timing(args: &Args, phase: &str, started: Instant) {
    if args.verbose {
        let _ = writeln!(io::stderr(), "{phase}: {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    }
}

/// Returns the numbers of errors and warnings as text.
pub(super) fn summary(messages: &Messages, errors: usize, warnings: usize) -> String {
    let count = |key, number: usize| -> Arg { messages.format(key, &[("count", number.into())]).into() };
    messages.format("verdict", &[("errors", count("errors", errors)), ("warnings", count("warnings", warnings))])
}
