//! Dispatch of the parsed command line to the commands.

use std::io::Write;

use clap::CommandFactory;

use super::args::{Args, Command, Completions, Schema};
use super::error::{CliError, EXIT_OK};
use super::output::write_stdout;
use super::{build, check, explain, help, import, init, man, new, serve, status};
use crate::authoring::schema::schema;
use crate::messages::Words;

/// Runs the parsed command and returns its exit code.
pub fn run(args: &Args, words: &'static Words) -> u8 {
    let result = match &args.command {
        Command::Build(options) => build::run(args, options, words),
        Command::Check(options) => check::run(args, options, words),
        Command::Serve(options) => serve::run(args, options, words),
        Command::Status(options) => status::run(args, options, words),
        Command::New(options) => new::run(args, &options.command, words),
        Command::Init(options) => init::run(args, &options.dir, words),
        Command::Import(options) => import::run(args, options, words),
        Command::Explain(options) => explain::run(options.rule.as_deref(), words),
        Command::Schema(options) => print_schema(options, words),
        Command::Completions(options) => print_completions(options, words),
        Command::Man => print_man_page(words),
    };
    result.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "{}: {error}", words.plain("error"));
        error.code
    })
}

fn print_schema(options: &Schema, words: &Words) -> Result<u8, CliError> {
    let schema = schema(options.kind.as_deref(), words).unwrap_or_default();
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    write_stdout(words, format!("{text}\n").as_bytes()).map(|()| EXIT_OK)
}

fn print_completions(options: &Completions, words: &Words) -> Result<u8, CliError> {
    let mut command = help::localized(Args::command(), words);
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "aikyn", &mut script);
    write_stdout(words, &script).map(|()| EXIT_OK)
}

fn print_man_page(words: &Words) -> Result<u8, CliError> {
    let mut page = Vec::new();
    // Writing to a `Vec` cannot fail.
    let _ = man::render(help::localized(Args::command(), words), words, &mut page);
    write_stdout(words, &page).map(|()| EXIT_OK)
}
