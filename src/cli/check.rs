//! The `check` command: prints all diagnostics, and with `--fix` applies safe fixes first.

use std::io::Write;

use super::args::{Args, Check, Format};
use super::error::{CliError, EXIT_DIAGNOSTICS, EXIT_OK};
use super::fix::{self, Outcome};
use super::output::{print_line, write_stdout};
use super::report;
use super::session::BuiltSite;
use crate::lint::fix::fix_all;
use crate::messages::Words;
use crate::source::input::Settings;

/// Builds the site without keeping its files and prints the diagnostics.
pub fn run(args: &Args, options: &Check, words: &Words) -> Result<u8, CliError> {
    let mut site = BuiltSite::load(args, options.common.now, Settings::default(), words)?;
    if options.fix && offer_fixes(args, options, &site, words)? {
        site = BuiltSite::load(args, options.common.now, Settings::default(), words)?;
    }
    let strict = options.common.strict;
    let report = site.report(args, strict, words);
    let mut output = Vec::new();
    match options.format {
        Format::Text => {
            site.print_diagnostics(args, strict, words, &mut std::io::stderr());
            print_line(args, &site.summary(words));
        }
        Format::Json => report::json(&report, &mut output),
        Format::Github => report::github(&report, &mut output),
    }
    write_stdout(words, &output)?;
    Ok(if site.has_errors(strict) { EXIT_DIAGNOSTICS } else { EXIT_OK })
}

/// Offers to apply the fixes. Returns whether files were written.
fn offer_fixes(args: &Args, options: &Check, site: &BuiltSite, words: &Words) -> Result<bool, CliError> {
    let files = fix_all(&site.inputs, &site.built.diagnostics);
    // With a machine-readable format, stdout holds the diagnostics and nothing else.
    let mut streams = (std::io::stdout(), std::io::stderr());
    let out: &mut dyn Write = if options.format == Format::Text { &mut streams.0 } else { &mut streams.1 };
    let outcome = fix::offer(&args.root, &files, options.yes, words, out);
    let outcome = outcome.map_err(|error| CliError::publish(words, &error))?;
    let (message, wrote) = match outcome {
        Outcome::Nothing => (words.plain("fix-nothing"), false),
        Outcome::Written(count) => (words.text("fix-mended", &[("count", count.into())]), true),
        Outcome::Declined => (words.plain("fix-declined"), false),
        Outcome::NotInteractive => (words.plain("fix-not-asked"), false),
    };
    if !args.quiet {
        let _ = writeln!(out, "{message}");
    }
    Ok(wrote)
}
