//! The `publish` command: builds the site and hands it to the author's own command.
//!
//! The command is in `site.yaml`, and runs without a shell in the folder of the site.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use super::args::{Args, Publish};
use super::error::{CliError, EXIT_DIAGNOSTICS, EXIT_OK, io_message};
use super::output::{print_line, printable};
use super::prompt;
use super::session::{self, BuiltSite, load_inputs};
use crate::foundation::diagnostics::Reported;
use crate::foundation::path::join;
use crate::foundation::value::BaseUrl;
use crate::messages::Messages;
use crate::model::config::{Config, FOLDER_PLACEHOLDER};
use crate::model::site::is_sample_host;
use crate::publish::{PublishError, Publisher, SiteChanges, Upload, store};
use crate::source::input::Settings;

/// How many addresses of one kind are listed.
const MAX_LISTED: usize = 20;

/// Runs the command and returns the exit code.
pub(super) fn run(args: &Args, options: &Publish, messages: &Messages) -> Result<u8, CliError> {
    session::require_site(args, messages)?;
    let settings = Settings { base_url: options.base_url.clone(), ..Settings::default() };
    let inputs = load_inputs(args, options.common.now, settings, messages)?;
    // If `site.yaml` is invalid, the build reports why.
    let config = session::read_config(&inputs, messages).ok();
    let plan = config.as_ref().map(|config| Plan::new(options, config, messages)).transpose()?;
    let failure = |error: &PublishError| CliError::publish(messages, error);
    let upload = Upload::new(&args.root).map_err(|error| failure(&error))?;
    let publisher = Publisher::begin(upload.target()).map_err(|error| failure(&error))?;
    let site = BuiltSite::build(args, inputs, messages, &publisher);
    // An unwritable cache is not an error.
    let _ = store(&args.root, &site.cache);
    let strict = options.common.strict;
    site.print_diagnostics(args, strict, messages, &mut std::io::stderr());
    let (summary, has_errors) = (site.summary(messages), site.has_errors(strict));
    let Reported { value, diagnostics } = site.built;
    let (Some(plan), Ok(clean), false) = (plan, Reported::new(value.artifacts, diagnostics).validate(), has_errors)
    else {
        print_line(args, &messages.format("publish-errors", &[("verdict", summary.into())]));
        return Ok(EXIT_DIAGNOSTICS);
    };
    publisher.commit(&clean).map_err(|error| failure(&error))?;
    let changes = upload.finish(&args.root, &plan.base_url).map_err(|error| failure(&error))?;
    print_changes(args, &changes, &plan.base_url, messages);
    let words: Vec<String> = plan.words(upload.folder());
    if !options.yes {
        if !prompt::is_interactive() {
            return Err(CliError::usage(messages.get("publish-not-asked")));
        }
        let command = printable(&plan.command.join(" "));
        if !prompt::confirm(&messages.format("publish-question", &[("command", command.into())])) {
            print_line(args, &messages.get("publish-declined"));
            return Ok(EXIT_OK);
        }
    }
    run_command(&args.root, &words, messages)?;
    // Without the record, the next run only lists all pages as new.
    let _ = upload.record(&args.root, &plan.base_url);
    print_line(args, &messages.format("published", &[("url", plan.base_url.as_str().into())]));
    Ok(EXIT_OK)
}

/// The command and the address of the site, as the author configured them.
struct Plan {
    base_url: String,
    command: Vec<String>,
}

impl Plan {
    /// Returns an error if the command or the address is missing.
    fn new(options: &Publish, config: &Config, messages: &Messages) -> Result<Self, CliError> {
        let Some(publish) = &config.publish else {
            return Err(CliError::usage(messages.get("publish-no-command")));
        };
        // The command line accepts only valid URLs.
        let other = options.base_url.as_deref().and_then(|url| BaseUrl::parse(url).ok());
        let base_url = other.unwrap_or_else(|| config.base_url.value.clone());
        if is_sample_host(&base_url.ascii) {
            let args = [("url", base_url.shown.as_str().into())];
            return Err(CliError::usage(messages.format("publish-no-address", &args)));
        }
        Ok(Self { base_url: base_url.ascii, command: publish.command.clone() })
    }

    /// Returns the words of the command, with the folder of the site.
    fn words(&self, folder: &Path) -> Vec<String> {
        let folder = folder.to_string_lossy();
        // Many programs do not know the long form of paths of Windows.
        let folder = folder.strip_prefix(r"\\?\").unwrap_or(&folder);
        self.command.iter().map(|word| word.replace(FOLDER_PLACEHOLDER, folder)).collect()
    }
}

/// Prints which pages are new, changed and removed, and how many other files.
fn print_changes(args: &Args, changes: &SiteChanges, base_url: &str, messages: &Messages) {
    if changes.is_first {
        print_line(args, &messages.get("publish-first"));
    }
    let kinds =
        [("changes-new", &changes.new), ("changes-changed", &changes.changed), ("changes-removed", &changes.removed)];
    for (key, files) in kinds {
        print_line(
            args,
            &messages.format(key, &[("pages", files.pages.len().into()), ("others", files.others.into())]),
        );
        for page in files.pages.iter().take(MAX_LISTED) {
            print_line(args, &format!("  {}", join(base_url, page)));
        }
        if files.pages.len() > MAX_LISTED {
            print_line(args, "  …");
        }
    }
}

/// Runs a command in the folder of the site, and waits for it. Its output is that of this program.
fn run_command(root: &Path, words: &[String], messages: &Messages) -> Result<(), CliError> {
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    let _ = std::io::stdout().flush();
    // A relative path of a program would be resolved differently on each system.
    let is_path = Path::new(program).components().count() > 1;
    let path = if is_path { root.join(program) } else { program.into() };
    let path = if is_path { std::path::absolute(&path).unwrap_or(path) } else { path };
    let status = Command::new(path).args(arguments).current_dir(root).status();
    let program = || program.as_str().into();
    match status.map(|status| (status.success(), status.code())) {
        Ok((true, _)) => Ok(()),
        Ok((_, Some(code))) => {
            let args = [("program", program()), ("code", code.to_string().into())];
            Err(CliError::io(messages.format("publish-failed", &args)))
        }
        Ok((_, None)) => Err(CliError::io(messages.format("publish-stopped", &[("program", program())]))),
        Err(error) => {
            let args = [("program", program()), ("reason", io_message(messages, &error).into())];
            Err(CliError::io(messages.format("publish-not-started", &args)))
        }
    }
}
