//! Steps that commands share: resolve the time, load the inputs and build the site.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::DateTime;
use rayon::ThreadPoolBuilder;

use super::args::Args;
use super::error::{CliError, EXIT_DIAGNOSTICS, display_path, io_message};
use super::output::{print_timing, summary};
use super::progress::ProgressLine;
use super::report::{self, Report};
use super::{color, huge_pages};
use crate::build::{Built, build_with};
use crate::foundation::diagnostics::Reported;
use crate::foundation::path::{DiscardSink, OutputSink};
use crate::foundation::span::SourcePath;
use crate::incremental::cache::BuildCache;
use crate::messages::Messages;
use crate::messages::snippet::SourceFiles;
use crate::model::config::{self, Config};
use crate::model::parse::absent_site;
use crate::publish::DiskCache;
use crate::source::input::{self, Entry, Inputs, Now, Settings};

/// A site with the inputs it was built from.
pub(super) struct BuiltSite {
    pub inputs: Inputs,
    pub built: Reported<Built>,
    pub cache: BuildCache,
}

impl BuiltSite {
    /// Loads and builds the site for its diagnostics. The rendered files are discarded.
    pub(super) fn load(
        args: &Args,
        now: Option<DateTime>,
        settings: Settings,
        messages: &Messages,
    ) -> Result<Self, CliError> {
        Ok(Self::build(args, load_inputs(args, now, settings, messages)?, messages, &DiscardSink))
    }

    /// Builds the site from loaded inputs and hands its files to `sink`.
    pub(super) fn build(args: &Args, inputs: Inputs, messages: &Messages, sink: &dyn OutputSink) -> Self {
        let cache = BuildCache::with_store(DiskCache::new(&args.root));
        let started = Instant::now();
        let built = build_with(&inputs, &cache, &ProgressLine::new(args.quiet, messages), sink);
        print_timing(args, "build", started);
        BuiltSite { inputs, built, cache }
    }

    /// Returns the report of all diagnostics. Warnings are kept under `--quiet` if `strict` is set.
    pub(super) fn report<'m>(&'m self, args: &Args, strict: bool, messages: &'m Messages) -> Report<'m> {
        Report {
            diagnostics: &self.built.diagnostics,
            sources: SourceFiles::new(&self.inputs),
            messages,
            color: color::on_stderr(args.color),
            quiet: args.quiet && !strict,
        }
    }

    /// Prints the diagnostics as text, with a pointer to `explain` for the first of them.
    pub(super) fn print_diagnostics(&self, args: &Args, strict: bool, messages: &Messages, out: &mut dyn Write) {
        report::text(&self.report(args, strict, messages), out);
        let diagnostics = &self.built.diagnostics;
        let first = diagnostics.iter().find(|diagnostic| diagnostic.is_error()).or(diagnostics.first());
        if let Some(diagnostic) = first.filter(|_| !args.quiet) {
            let hint = messages.format("explain-one", &[("rule", diagnostic.rule().name().into())]);
            let _ = writeln!(out, "{hint}");
        }
    }

    fn error_count(&self) -> usize {
        self.built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count()
    }

    /// Returns whether the site must not be published. Warnings count as errors if `strict` is set.
    pub(super) fn has_errors(&self, strict: bool) -> bool {
        self.error_count() > 0 || (strict && !self.built.diagnostics.is_empty())
    }

    /// Returns the numbers of errors and warnings as text.
    pub(super) fn summary(&self, messages: &Messages) -> String {
        let errors = self.error_count();
        summary(messages, errors, self.built.diagnostics.len() - errors)
    }
}

/// Checks that the root is the folder of a site.
pub(super) fn require_site(args: &Args, messages: &Messages) -> Result<(), CliError> {
    if args.root.join(crate::model::config::PATH).exists() {
        return Ok(());
    }
    let inputs = scan(&args.root, Now::Instant(Timestamp::UNIX_EPOCH), Settings::default(), messages)?;
    let Some(diagnostic) = absent_site(&inputs) else { return Ok(()) };
    let path = &diagnostic.location.path;
    let message = messages.message(&diagnostic.problem);
    let help = messages.help(&diagnostic.problem).map(|help| format!("\n{}: {help}", messages.get("help-word")));
    Err(CliError { code: EXIT_DIAGNOSTICS, message: format!("{path}: {message}{}", help.unwrap_or_default()) })
}

/// Reads `site.yaml` from loaded inputs. Returns an error if it is missing or invalid.
pub(super) fn read_config(inputs: &Inputs, messages: &Messages) -> Result<Config, CliError> {
    let path = SourcePath::from(config::PATH);
    let text = match inputs.files.get(&path) {
        Some(Entry::File(bytes)) => input::utf8(bytes).unwrap_or_default(),
        _ => "",
    };
    let Reported { value: (_, config), diagnostics } = config::read(&path, text);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let verdict = || summary(messages, errors, diagnostics.len() - errors);
    config
        .filter(|_| errors == 0)
        .ok_or_else(|| CliError::usage(messages.format("site-broken", &[("verdict", verdict().into())])))
}

/// Returns the requested time, or the current one.
fn resolve_now(requested: Option<DateTime>, messages: &Messages) -> Result<Now, CliError> {
    Ok(match requested {
        Some(requested) => Now::Local(requested),
        None => Now::Instant(now(messages)?),
    })
}

/// Loads the inputs of a build.
pub(super) fn load_inputs(
    args: &Args,
    now: Option<DateTime>,
    settings: Settings,
    messages: &Messages,
) -> Result<Inputs, CliError> {
    let now = resolve_now(now, messages)?;
    // The main thread joins the pool, so that one thread less is started. `serve` needs its own.
    // An error means that the pool exists already, which is fine.
    let _ = ThreadPoolBuilder::new().use_current_thread().build_global();
    let started = Instant::now();
    let inputs = scan(&args.root, now, settings, messages)?;
    print_timing(args, "read", started);
    Ok(inputs)
}

/// Reads the sources of the site without starting the thread pool.
pub(super) fn read_sources(root: &Path, now: Now, messages: &Messages) -> Result<Inputs, CliError> {
    scan(root, now, Settings::default(), messages)
}

fn scan(root: &Path, now: Now, settings: Settings, messages: &Messages) -> Result<Inputs, CliError> {
    if !root.is_dir() {
        return Err(CliError::usage(messages.format("no-folder", &[("folder", display_path(root).into())])));
    }
    let inputs = input::scan(root, now, settings).map_err(|error| {
        let args = [("folder", display_path(root).into()), ("reason", io_message(messages, &error).into())];
        CliError::io(messages.format("unreadable", &args))
    })?;
    huge_pages::allow_for(&inputs);
    Ok(inputs)
}

/// Returns the current time, or that of `SOURCE_DATE_EPOCH` if it is set.
pub(super) fn now(messages: &Messages) -> Result<Timestamp, CliError> {
    let epoch = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty());
    let Some(epoch) = epoch else { return Ok(Timestamp::now()) };
    let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
    let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    time.ok_or_else(|| CliError::usage(messages.get("bad-epoch")))
}
