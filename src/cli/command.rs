//! What each command does.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use clap::CommandFactory;
use jiff::Timestamp;
use jiff::civil::DateTime;

use super::args::{Args, Check, Command, Format};
use super::fix::{self, Outcome};
use super::outcome::{Failure, deliver, refused, say, shown, time, verdict};
use super::report::{self, Report};
use super::waiting::Waiting;
use super::{DONE, FAULTY, begin, build, color, help, import, man, memory, preview, survey, threads};
use crate::build::{Built, build_watched};
use crate::excerpt::Sources;
use crate::explain;
use crate::input::{Inputs, Now, Settings, scan};
use crate::memo::Memo;
use crate::note::{Noted, Rule};
use crate::path::{Nowhere, Outlet};
use crate::publish::Cabinet;
use crate::review::fix::fix_all;
use crate::schema::schema;
use crate::words::Words;

/// Runs the command that was typed, and gives the exit code.
pub fn run(args: &Args, words: &'static Words) -> u8 {
    let result = match &args.command {
        Command::Build(options) => build::run(args, options, words),
        Command::Check(options) => run_check(args, options, words),
        Command::Serve(options) => preview::run(args, options, words),
        Command::Status(options) => survey::run(args, options, words),
        Command::New(options) => begin::new(args, &options.what, words),
        Command::Init(options) => begin::init(args, &options.dir, words),
        Command::Import(options) => import::run(args, options, words),
        Command::Explain(options) => run_explain(options.rule.as_deref(), words),
        Command::Schema(options) => {
            let schema = schema(options.kind.as_deref(), words).unwrap_or_default();
            let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
            deliver(words, format!("{text}\n").as_bytes()).map(|()| DONE)
        }
        Command::Completions(options) => {
            let mut command = help::localized(Args::command(), words);
            let mut script = Vec::new();
            clap_complete::generate(options.shell, &mut command, "aikyn", &mut script);
            deliver(words, &script).map(|()| DONE)
        }
        Command::Man => {
            let mut page = Vec::new();
            // Memory takes what is written to it.
            let _ = man::render(help::localized(Args::command(), words), words, &mut page);
            deliver(words, &page).map(|()| DONE)
        }
    };
    result.unwrap_or_else(|failure| {
        let _ = writeln!(std::io::stderr(), "{}: {}", words.plain("error"), failure.message);
        failure.code
    })
}

fn run_check(args: &Args, options: &Check, words: &Words) -> Result<u8, Failure> {
    let mut made = Made::make(args, options.common.now, Settings::default(), words)?;
    if options.fix && mend(args, options, &made, words)? {
        made = Made::make(args, options.common.now, Settings::default(), words)?;
    }
    let strict = options.common.strict;
    let report = made.report(args, strict, words);
    let mut told = Vec::new();
    match options.format {
        Format::Text => {
            made.tell(args, strict, words, &mut std::io::stderr());
            say(args, &made.verdict(words));
        }
        Format::Json => report::json(&report, &mut told),
        Format::Github => report::github(&report, &mut told),
    }
    deliver(words, &told)?;
    Ok(if made.faulty(strict) { FAULTY } else { DONE })
}

/// Offers to mend what can be mended. Gives whether files were written.
fn mend(args: &Args, options: &Check, made: &Made, words: &Words) -> Result<bool, Failure> {
    let mended = fix_all(&made.inputs, &made.built.notes);
    // Where another program reads stdout, it gets the notes and nothing else.
    let mut streams = (std::io::stdout(), std::io::stderr());
    let out: &mut dyn Write = if options.format == Format::Text { &mut streams.0 } else { &mut streams.1 };
    let outcome = fix::offer(&args.root, &mended, options.yes, words, out);
    let outcome = outcome.map_err(|error| Failure::publish(words, &error))?;
    let (told, wrote) = match outcome {
        Outcome::Nothing => (words.plain("fix-nothing"), false),
        Outcome::Written(files) => (words.text("fix-mended", &[("count", files.into())]), true),
        Outcome::Declined => (words.plain("fix-declined"), false),
        Outcome::NotAsked => (words.plain("fix-not-asked"), false),
    };
    if !args.quiet {
        let _ = writeln!(out, "{told}");
    }
    Ok(wrote)
}

fn run_explain(name: Option<&str>, words: &Words) -> Result<u8, Failure> {
    let text = match name.map(|name| (name, Rule::from_name(name))) {
        None => explain::list(words),
        Some((_, Some(rule))) => explain::rule(rule, words),
        Some((name, None)) => {
            let more = match explain::meant(name) {
                Some(nearest) => words.text("usage-meant", &[("nearest", nearest.into())]),
                None => words.plain("no-rule-list"),
            };
            return Err(Failure::usage(format!("{}\n{more}", words.text("no-rule", &[("name", name.into())]))));
        }
    };
    deliver(words, format!("{text}\n").as_bytes()).map(|()| DONE)
}

/// A site as it was read and built.
pub struct Made {
    pub inputs: Inputs,
    pub built: Noted<Built>,
    pub memo: Memo,
}

impl Made {
    /// Reads and builds the site, for what is to be said of it: its files are not kept.
    pub fn make(args: &Args, now: Option<DateTime>, settings: Settings, words: &Words) -> Result<Self, Failure> {
        Ok(Self::of(args, gather(args, now, settings, words)?, words, &Nowhere))
    }

    /// Builds the site that was read.
    pub fn of(args: &Args, inputs: Inputs, words: &Words, outlet: &dyn Outlet) -> Self {
        let memo = Memo::over(Cabinet::of(&args.root));
        let started = Instant::now();
        let built = build_watched(&inputs, &memo, &Waiting::new(args.quiet, words), outlet);
        time(args, "build", started);
        Made { inputs, built, memo }
    }

    /// Where warnings count as errors, they are told like them.
    fn report<'m>(&'m self, args: &Args, strict: bool, words: &'m Words) -> Report<'m> {
        Report {
            notes: &self.built.notes,
            sources: Sources::new(&self.inputs),
            words,
            color: color::on_stderr(args.color),
            quiet: args.quiet && !strict,
        }
    }

    /// Tells the notes to people, and where more can be read of the first.
    pub fn tell(&self, args: &Args, strict: bool, words: &Words, out: &mut dyn Write) {
        report::text(&self.report(args, strict, words), out);
        if let Some(note) = self.built.notes.first().filter(|_| !args.quiet) {
            let more = words.text("explain-one", &[("rule", note.rule().name().into())]);
            let _ = writeln!(out, "{more}");
        }
    }

    fn errors(&self) -> usize {
        self.built.notes.iter().filter(|note| note.is_error()).count()
    }

    /// Whether the site is not to be published.
    pub fn faulty(&self, strict: bool) -> bool {
        self.errors() > 0 || (strict && !self.built.notes.is_empty())
    }

    /// How many errors and warnings there are, in words.
    pub fn verdict(&self, words: &Words) -> String {
        verdict(words, self.errors(), self.built.notes.len() - self.errors())
    }
}

/// Reads the site as it is to be built: at the time that was typed, or now.
pub fn gather(args: &Args, now: Option<DateTime>, settings: Settings, words: &Words) -> Result<Inputs, Failure> {
    let now = moment(now, words)?;
    threads::share();
    let started = Instant::now();
    let inputs = read(&args.root, now, settings, words)?;
    time(args, "read", started);
    Ok(inputs)
}

/// The time that was typed, or now.
pub fn moment(now: Option<DateTime>, words: &Words) -> Result<Now, Failure> {
    Ok(match now {
        Some(now) => Now::Local(now),
        None => Now::Instant(clock(words)?),
    })
}

/// Reads the files of the site.
pub fn read(root: &Path, now: Now, settings: Settings, words: &Words) -> Result<Inputs, Failure> {
    if !root.is_dir() {
        return Err(Failure::usage(words.text("no-folder", &[("folder", shown(root).into())])));
    }
    let inputs = scan(root, now, settings).map_err(|error| {
        let args = [("folder", shown(root).into()), ("reason", refused(words, &error).into())];
        Failure::machine(words.text("unreadable", &args))
    })?;
    memory::fit(&inputs);
    Ok(inputs)
}

/// The time of day, which only the command line may ask for.
pub fn clock(words: &Words) -> Result<Timestamp, Failure> {
    let epoch = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty());
    let Some(epoch) = epoch else { return Ok(Timestamp::now()) };
    let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| Failure::usage(words.plain("bad-epoch")))
}
