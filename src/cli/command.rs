//! Dispatch of the parsed command line to the commands.

use std::io::Write;

use clap::CommandFactory;

use super::args::{Args, Command, Completions, Schema};
use super::error::{CliError, EXIT_OK};
use super::output::{printable, write_stdout};
use super::{build, check, explain, guide, help, host, import, init, man, new, publish, serve, status};
use crate::authoring::schema::schema;
use crate::messages::Messages;

/// Runs the parsed command and returns its exit code.
pub(super) fn run(args: &Args, messages: &'static Messages) -> u8 {
    let result = match &args.command {
        Command::Build(options) => build::run(args, options, messages),
        Command::Check(options) => check::run(args, options, messages),
        Command::Serve(options) => serve::run(args, options, messages),
        Command::Status(options) => status::run(args, options, messages),
        Command::New(options) => new::run(args, &options.command, messages),
        Command::Init(options) => init::run(args, options, messages),
        Command::Host(options) => host::run(args, options, messages),
        Command::Publish(options) => publish::run(args, options, messages),
        Command::Import(options) => import::run(args, options, messages),
        Command::Explain(options) => explain::run(options.rule.as_deref(), messages),
        Command::Guide(options) => guide::run(args, options, messages),
        Command::Schema(options) => print_schema(options, messages),
        Command::Completions(options) => print_completions(options, messages),
        Command::Man => print_man_page(messages),
    };
    result.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "{}: {}", messages.get("error"), printable(&error.to_string()));
        error.code
    })
}

fn print_schema(options: &Schema, messages: &Messages) -> Result<u8, CliError> {
    let schema = schema(options.kind.as_deref(), messages).unwrap_or_default();
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    write_stdout(messages, format!("{text}\n").as_bytes()).map(|()| EXIT_OK)
}

fn print_completions(options: &Completions, messages: &Messages) -> Result<u8, CliError> {
    let mut command = help::localized(Args::command(), messages);
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "aikyn", &mut script);
    write_stdout(messages, &script).map(|()| EXIT_OK)
}

fn print_man_page(messages: &Messages) -> Result<u8, CliError> {
    let mut page = Vec::new();
    // Writing to a `Vec` cannot fail.
    let _ = man::render(help::localized(Args::command(), messages), messages, &mut page);
    write_stdout(messages, &page).map(|()| EXIT_OK)
}
