//! The `check` command: prints all diagnostics, and with `--fix` applies safe fixes first.

use std::io::Write;

use super::args::{Args, Check, Format};
use super::error::{CliError, EXIT_DIAGNOSTICS, EXIT_OK};
use super::fix::{self, Outcome};
use super::output::{print_line, write_stdout};
use super::session::BuiltSite;
use super::{report, sarif};
use crate::build::{self, check_unpublished};
use crate::lint::fix::fix_all;
use crate::messages::Messages;
use crate::source::input::Settings;

/// Builds the site without keeping its files and prints the diagnostics.
pub(super) fn run(args: &Args, options: &Check, messages: &Messages) -> Result<u8, CliError> {
    let mut site = load(args, options, messages)?;
    if options.fix && offer_fixes(args, options, &site, messages)? {
        site = load(args, options, messages)?;
    }
    let strict = options.common.strict;
    let report = site.report(args, strict, messages);
    let mut output = Vec::new();
    match options.format {
        Format::Text => {
            site.print_diagnostics(args, strict, messages, &mut std::io::stderr());
            print_line(args, &site.summary(messages));
        }
        Format::Json => report::json(&report, &mut output),
        Format::Github => report::github(&report, &mut output),
        Format::Sarif => sarif::sarif(&report, &mut output),
    }
    write_stdout(messages, &output)?;
    Ok(if site.has_errors(strict) { EXIT_DIAGNOSTICS } else { EXIT_OK })
}

/// Builds the site, and checks the texts that are not published yet as well.
fn load(args: &Args, options: &Check, messages: &Messages) -> Result<BuiltSite, CliError> {
    let mut site = BuiltSite::load(args, options.common.now, Settings::default(), messages)?;
    let unpublished = check_unpublished(&site.inputs, &site.cache, &site.built.value);
    site.built.diagnostics.extend(unpublished);
    build::sort(&mut site.built.diagnostics);
    Ok(site)
}

/// Offers to apply the fixes. Returns whether files were written.
fn offer_fixes(args: &Args, options: &Check, site: &BuiltSite, messages: &Messages) -> Result<bool, CliError> {
    let files = fix_all(&site.inputs, &site.built.diagnostics);
    // With a machine-readable format, stdout holds the diagnostics and nothing else.
    let mut streams = (std::io::stdout(), std::io::stderr());
    let out: &mut dyn Write = if options.format == Format::Text { &mut streams.0 } else { &mut streams.1 };
    let outcome = fix::offer(&args.root, &files, options.yes, messages, out);
    let outcome = outcome.map_err(|error| CliError::publish(messages, &error))?;
    let (message, wrote) = match outcome {
        Outcome::Nothing => (messages.get("fix-nothing"), false),
        Outcome::Written(count) => (messages.format("fix-mended", &[("count", count.into())]), true),
        Outcome::Declined => (messages.get("fix-declined"), false),
        Outcome::NotInteractive => (messages.get("fix-not-asked"), false),
    };
    if !args.quiet {
        let _ = writeln!(out, "{message}");
    }
    Ok(wrote)
}
