//! The command `build`: builds and publishes the site, unless it is up to date.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use super::args::{Args, Build};
use super::command::{Made, gather};
use super::outcome::{Failure, say, shown, time};
use super::{DONE, FAULTY, color};
use crate::input::Settings;
use crate::note::Noted;
use crate::path::InMemory;
use crate::publish::up_to_date::{BuildRecord, inputs_key};
use crate::publish::{PublishError, Publisher, Report, Target, store};
use crate::words::Words;

/// Runs the command and returns the exit code.
pub fn run(args: &Args, options: &Build, words: &Words) -> Result<u8, Failure> {
    let strict = options.common.strict;
    let settings = Settings {
        drafts: options.drafts,
        future: options.future,
        base_url: options.base_url.clone(),
        portable: options.portable,
        draw_later: false,
    };
    let output = options.output_dir.clone().unwrap_or_else(|| args.root.join("public"));
    let target = Target::new(&args.root, &output, options.force);
    let inputs = gather(args, options.common.now, settings, words)?;
    let started = Instant::now();
    // The recorded diagnostics are printed as they are, so the key covers what their form depends on.
    let style = format!("{} {} {}", words.tongue.code(), color::on_stderr(args.color), args.quiet);
    let key = inputs_key(&inputs, &style);
    let record = key.as_ref().zip(target.as_ref().ok());
    let record = record.and_then(|(key, target)| BuildRecord::find(target, key, inputs.now));
    time(args, "compare", started);
    if let Some(record) = record.filter(|record| !strict || record.warnings == 0) {
        let _ = std::io::stderr().write_all(record.messages.as_bytes());
        let report = Report { unchanged: record.files, ..Report::default() };
        print_summary(args, words, &output, &report, record.warnings);
        return Ok(DONE);
    }
    // An error of publishing is reported after the diagnostics, so until then the site is kept in memory.
    let publisher = target.as_ref().ok().and_then(|target| Publisher::begin(target).ok());
    let made = match &publisher {
        Some(publisher) => Made::of(args, inputs, words, publisher),
        None => Made::of(args, inputs, words, &InMemory),
    };
    // A site with errors has results worth caching too. An unwritable cache is not an error.
    let _ = store(&args.root, &made.memo);
    let mut messages = Vec::new();
    made.tell(args, strict, words, &mut messages);
    let _ = std::io::stderr().write_all(&messages);
    if made.faulty(strict) {
        say(args, &words.text("nothing-written", &[("verdict", made.verdict(words).into())]));
        return Ok(FAULTY);
    }
    let started = Instant::now();
    let warnings = made.built.notes.len();
    let Noted { value, notes } = made.built;
    let Ok(clean) = Noted::new(value.artifacts, notes).clean() else { return Ok(FAULTY) };
    let lasting = value.overview.lasting();
    drop(value.overview);
    let failure = |error: &PublishError| Failure::publish(words, error);
    let target = target.as_ref().map_err(failure)?;
    // If another run had the lock before, it may have ended by now.
    let publisher = publisher.map_or_else(|| Publisher::begin(target), Ok);
    let report = publisher.and_then(|publisher| publisher.commit(&clean)).map_err(|error| failure(&error))?;
    if let (Some(key), Some(lasting)) = (&key, &lasting) {
        let messages = String::from_utf8_lossy(&messages).into_owned();
        BuildRecord::new(key, lasting, &report, warnings, messages).save(target);
    }
    time(args, "publish", started);
    print_summary(args, words, &output, &report, warnings);
    Ok(DONE)
}

fn print_summary(args: &Args, words: &Words, output: &Path, report: &Report, warnings: usize) {
    if args.quiet {
        return;
    }
    let warnings = words.text("warnings", &[("count", warnings.into())]);
    say(
        args,
        &words.text(
            "built",
            &[
                ("files", (report.written + report.unchanged).into()),
                ("folder", shown(output).into()),
                ("written", report.written.into()),
                ("unchanged", report.unchanged.into()),
                ("removed", report.removed.into()),
                ("warnings", warnings.into()),
            ],
        ),
    );
}
