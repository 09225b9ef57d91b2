//! `build`: the site is made and published, or found to be published already.

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
use crate::publish::{PublishError, Publishing, Report, Target, store};
use crate::words::Words;

/// Builds and publishes the site.
pub fn run(args: &Args, options: &Build, words: &Words) -> Result<u8, Failure> {
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
    // The recorded diagnostics are printed again, so all that they depend on has to be the same too.
    let style = format!("{} {} {}", words.tongue.code(), color::on_stderr(args.color), args.quiet);
    let key = inputs_key(&inputs, &style);
    let record = key.as_ref().zip(target.as_ref().ok());
    let record = record.and_then(|(key, target)| BuildRecord::find(target, key, inputs.now));
    time(args, "compare", started);
    if let Some(record) = record.filter(|record| !options.common.strict || record.warnings == 0) {
        let _ = std::io::stderr().write_all(record.messages.as_bytes());
        let report = Report { unchanged: record.files, ..Report::default() };
        built(args, words, &output, &report, record.warnings);
        return Ok(DONE);
    }
    // Where it cannot be begun, the reason is told after all that is to be said of the site.
    let publishing = target.as_ref().ok().and_then(|target| Publishing::begin(target).ok());
    let made = match &publishing {
        Some(publishing) => Made::of(args, inputs, words, publishing),
        None => Made::of(args, inputs, words, &InMemory),
    };
    // What cannot be kept is made again next time. Also a site with errors has been worked for.
    let _ = store(&args.root, &made.memo);
    let mut told = Vec::new();
    made.tell(args, options.common.strict, words, &mut told);
    let _ = std::io::stderr().write_all(&told);
    if made.faulty(options.common.strict) {
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
    let publishing = publishing.map_or_else(|| Publishing::begin(target), Ok);
    let report = publishing.and_then(|publishing| publishing.finish(&clean)).map_err(|error| failure(&error))?;
    if let (Some(key), Some(lasting)) = (&key, &lasting) {
        let told = String::from_utf8_lossy(&told).into_owned();
        BuildRecord::new(key, lasting, &report, warnings, told).save(target);
    }
    time(args, "publish", started);
    built(args, words, &output, &report, warnings);
    Ok(DONE)
}

/// Says what was done.
fn built(args: &Args, words: &Words, output: &Path, report: &Report, warnings: usize) {
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
