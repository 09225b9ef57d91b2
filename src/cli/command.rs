//! What each command does.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;

use super::args::{Args, Build, Check, Command, Common, Format};
use super::fix::{self, Outcome};
use super::report::{self, Report};
use super::{DONE, FAULTY, MACHINE, USAGE, color};
use crate::build::build;
use crate::input::{Inputs, Now, Settings, scan};
use crate::note::Noted;
use crate::path::Artifacts;
use crate::publish::{Target, publish};
use crate::review::mend::mended;

/// Runs the command that was typed, and gives the exit code.
pub fn run(args: &Args) -> u8 {
    let result = match &args.command {
        Command::Build(options) => run_build(args, options),
        Command::Check(options) => run_check(args, options),
    };
    result.unwrap_or_else(|failure| {
        let _ = writeln!(std::io::stderr(), "error: {}", failure.message);
        failure.code
    })
}

/// Why a command could not do its work at all.
struct Failure {
    code: u8,
    message: String,
}

fn run_build(args: &Args, options: &Build) -> Result<u8, Failure> {
    let settings = Settings {
        drafts: options.drafts,
        future: options.future,
        base_url: options.base_url.clone(),
        portable: options.portable,
    };
    let made = make(args, &options.common, settings)?;
    report::text(&made.report(args), &mut std::io::stderr());
    if made.faulty(options.common.strict) {
        say(args, &format!("nothing written: {}", made.verdict()));
        return Ok(FAULTY);
    }
    let output = options.output_dir.clone().unwrap_or_else(|| args.root.join("public"));
    let warnings = made.built.notes.len();
    let started = Instant::now();
    let Ok(clean) = made.built.clean() else { return Ok(FAULTY) };
    let target = Target { root: &args.root, output: &output, force: options.force };
    let report = publish(&clean, &target).map_err(|error| Failure { code: MACHINE, message: error.to_string() })?;
    time(args, "publish", started);
    let files = report.written + report.unchanged;
    say(
        args,
        &format!(
            "{files} files in {}: {} written, {} unchanged, {} removed; {}",
            shown(&output),
            report.written,
            report.unchanged,
            report.removed,
            plural(warnings, "warning")
        ),
    );
    Ok(DONE)
}

fn run_check(args: &Args, options: &Check) -> Result<u8, Failure> {
    let mut made = make(args, &options.common, Settings::default())?;
    if options.fix && mend(args, options, &made)? {
        made = make(args, &options.common, Settings::default())?;
    }
    let report = made.report(args);
    match options.format {
        Format::Text => {
            report::text(&report, &mut std::io::stderr());
            say(args, &made.verdict());
        }
        Format::Json => report::json(&report, &mut std::io::stdout()),
        Format::Github => report::github(&report, &mut std::io::stdout()),
    }
    Ok(if made.faulty(options.common.strict) { FAULTY } else { DONE })
}

/// Offers to mend what can be mended. Gives whether files were written.
fn mend(args: &Args, options: &Check, made: &Made) -> Result<bool, Failure> {
    let mended = mended(&made.inputs, &made.built.notes);
    // Where another program reads stdout, it gets the notes and nothing else.
    let mut streams = (std::io::stdout(), std::io::stderr());
    let out: &mut dyn Write = if options.format == Format::Text { &mut streams.0 } else { &mut streams.1 };
    let outcome = fix::offer(&args.root, &mended, options.yes, out)
        .map_err(|error| Failure { code: MACHINE, message: error.to_string() })?;
    let (told, wrote) = match outcome {
        Outcome::Nothing => ("there is nothing to mend".to_owned(), false),
        Outcome::Written(files) => (format!("{} mended", plural(files, "file")), true),
        Outcome::Declined => ("nothing written".to_owned(), false),
        Outcome::NotAsked => ("nothing written: there is nobody to ask; --yes mends without asking".to_owned(), false),
    };
    if !args.quiet {
        let _ = writeln!(out, "{told}");
    }
    Ok(wrote)
}

/// A site as it was read and built.
struct Made {
    inputs: Inputs,
    built: Noted<Artifacts>,
}

fn make(args: &Args, common: &Common, settings: Settings) -> Result<Made, Failure> {
    if !args.root.is_dir() {
        return Err(Failure { code: USAGE, message: format!("there is no folder {}", shown(&args.root)) });
    }
    let now = match common.now {
        Some(now) => Now::Local(now),
        None => Now::Instant(clock()?),
    };
    let started = Instant::now();
    let inputs = scan(&args.root, now, settings).map_err(|error| Failure {
        code: MACHINE,
        message: format!("{} cannot be read: {error}", shown(&args.root)),
    })?;
    time(args, "read", started);
    let started = Instant::now();
    let built = build(&inputs);
    time(args, "build", started);
    Ok(Made { inputs, built })
}

/// The time of day, which only the command line may ask for.
fn clock() -> Result<Timestamp, Failure> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Timestamp::now()) };
    let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
    seconds
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .ok_or_else(|| Failure { code: USAGE, message: "SOURCE_DATE_EPOCH is not a number of seconds".to_owned() })
}

impl Made {
    fn report<'m>(&'m self, args: &Args) -> Report<'m> {
        Report {
            notes: &self.built.notes,
            inputs: &self.inputs,
            color: color::on_stderr(args.color),
            quiet: args.quiet,
        }
    }

    fn errors(&self) -> usize {
        self.built.notes.iter().filter(|note| note.is_error()).count()
    }

    fn faulty(&self, strict: bool) -> bool {
        self.errors() > 0 || (strict && !self.built.notes.is_empty())
    }

    fn verdict(&self) -> String {
        let (errors, all) = (self.errors(), self.built.notes.len());
        format!("{}, {}", plural(errors, "error"), plural(all - errors, "warning"))
    }
}

fn plural(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A line on stdout, unless the author wants to hear of errors only. A reader who went away is no error.
fn say(args: &Args, line: &str) {
    if !args.quiet && !line.is_empty() {
        let _ = writeln!(std::io::stdout(), "{line}");
    }
}

fn time(args: &Args, what: &str, started: Instant) {
    if args.verbose {
        let _ = writeln!(std::io::stderr(), "{what}: {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    }
}

fn shown(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.display().to_string()
}
