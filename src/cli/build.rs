//! The command `build`: builds and publishes the site, unless it is up to date.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use super::args::{Args, Build};
use super::color;
use super::error::{CliError, EXIT_DIAGNOSTICS, EXIT_OK, display_path};
use super::output::{print_line, print_timing};
use super::session::{BuiltSite, load_inputs};
use crate::foundation::diagnostics::Reported;
use crate::foundation::path::KeepInMemory;
use crate::messages::Messages;
use crate::publish::up_to_date::{BuildRecord, inputs_key};
use crate::publish::{Leftover, PublishError, Publisher, Report, Target, store, write_archive};
use crate::source::input::Settings;

/// Runs the command and returns the exit code.
pub(super) fn run(args: &Args, options: &Build, messages: &Messages) -> Result<u8, CliError> {
    let strict = options.common.strict;
    let settings = Settings {
        drafts: options.drafts,
        future: options.future,
        base_url: options.base_url.clone(),
        portable: options.portable,
        lazy_cards: false,
    };
    let output = options.output_dir.clone().unwrap_or_else(|| args.root.join("public"));
    let target = Target::new(&args.root, &output, options.force);
    let inputs = load_inputs(args, options.common.now, settings, messages)?;
    let started = Instant::now();
    // The recorded diagnostics are printed as they are, so the key covers what their form depends
    // on.
    let style = format!("{} {} {}", messages.lang.code(), color::on_stderr(args.color), args.quiet);
    let key = inputs_key(&inputs, &style);
    let record = key.as_ref().zip(target.as_ref().ok());
    let record = record.and_then(|(key, target)| BuildRecord::find(target, key, inputs.now));
    print_timing(args, "compare", started);
    if let Some(record) = record.filter(|record| !strict || record.warnings == 0) {
        let _ = std::io::stderr().write_all(record.messages.as_bytes());
        let report = Report { unchanged: record.files, ..Report::default() };
        print_summary(args, messages, &output, &report, record.warnings);
        if let Ok(target) = &target {
            write_zip(args, options, target, messages)?;
        }
        return Ok(EXIT_OK);
    }
    // An error of publishing is reported after the diagnostics, so until then the site is kept in
    // memory.
    let publisher = target.as_ref().ok().and_then(|target| Publisher::begin(target).ok());
    let site = match &publisher {
        Some(publisher) => BuiltSite::build(args, inputs, messages, publisher),
        None => BuiltSite::build(args, inputs, messages, &KeepInMemory),
    };
    // A site with errors has results worth caching too. An unwritable cache is not an error.
    let _ = store(&args.root, &site.cache);
    let mut printed = Vec::new();
    site.print_diagnostics(args, strict, messages, &mut printed);
    let _ = std::io::stderr().write_all(&printed);
    if site.has_errors(strict) {
        print_line(args, &messages.format("nothing-written", &[("verdict", site.summary(messages).into())]));
        return Ok(EXIT_DIAGNOSTICS);
    }
    let started = Instant::now();
    let warnings = site.built.diagnostics.len();
    let Reported { value, diagnostics } = site.built;
    let Ok(clean) = Reported::new(value.artifacts, diagnostics).validate() else { return Ok(EXIT_DIAGNOSTICS) };
    let validity = value.overview.validity();
    drop(value.overview);
    let failure = |error: &PublishError| CliError::publish(messages, error);
    let target = target.as_ref().map_err(failure)?;
    // If another run had the lock before, it may have ended by now.
    let publisher = publisher.map_or_else(|| Publisher::begin(target), Ok);
    let report = publisher.and_then(|publisher| publisher.commit(&clean)).map_err(|error| failure(&error))?;
    if let (Some(key), Some(validity)) = (&key, &validity) {
        let printed = String::from_utf8_lossy(&printed).into_owned();
        BuildRecord::new(key, validity, &report, warnings, printed).save(target);
    }
    print_timing(args, "publish", started);
    if let Some(Leftover { folder, kind, system }) = &report.leftover {
        let args = [("folder", display_path(folder).into()), ("reason", messages.refusal(*kind, system).into())];
        let _ = writeln!(std::io::stderr(), "{}", messages.format("old-tree-left", &args));
    }
    print_summary(args, messages, &output, &report, warnings);
    write_zip(args, options, target, messages)?;
    Ok(EXIT_OK)
}

/// Writes the published site into the zip file that `--zip` names.
fn write_zip(args: &Args, options: &Build, target: &Target, messages: &Messages) -> Result<(), CliError> {
    let Some(file) = &options.zip else { return Ok(()) };
    write_archive(target, file).map_err(|error| CliError::publish(messages, &error))?;
    print_line(args, &messages.format("wrote", &[("file", display_path(file).into())]));
    Ok(())
}

fn print_summary(args: &Args, messages: &Messages, output: &Path, report: &Report, warnings: usize) {
    if args.quiet {
        return;
    }
    let warnings = messages.format("warnings", &[("count", warnings.into())]);
    print_line(
        args,
        &messages.format(
            "built",
            &[
                ("files", (report.written + report.unchanged).into()),
                ("folder", display_path(output).into()),
                ("written", report.written.into()),
                ("unchanged", report.unchanged.into()),
                ("removed", report.removed.into()),
                ("warnings", warnings.into()),
            ],
        ),
    );
}
