//! The arguments of the command line.
//!
//! Only names and types are defined here. `help` adds the localized help texts.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;

use super::new_record::NewRecord;
use crate::authoring::{hosting, schema};
use crate::foundation::diagnostics::Rule;
use crate::foundation::value::{BaseUrl, Timestamp};

#[derive(Debug, Parser)]
#[command(name = "aikyn", version, arg_required_else_help = true)]
pub(super) struct Args {
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    #[arg(long, global = true, value_name = "ky|ru|en")]
    pub lang: Option<MessageLanguage>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(Build),
    Check(Check),
    Serve(Serve),
    Status(Status),
    New(New),
    Init(Init),
    Host(Host),
    Publish(Publish),
    Import(Import),
    Explain(Explain),
    Guide(Guide),
    Schema(Schema),
    Completions(Completions),
    Man,
}

/// The options of `build`.
#[derive(Debug, ClapArgs)]
pub(super) struct Build {
    #[arg(short, long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    #[arg(long)]
    pub drafts: bool,
    #[arg(long)]
    pub future: bool,
    #[arg(long)]
    pub portable: bool,
    #[arg(long)]
    pub force: bool,
    #[arg(long, value_name = "FILE")]
    pub zip: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// The options of `check`.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    #[arg(long)]
    pub fix: bool,
    #[arg(short, long, requires = "fix")]
    pub yes: bool,
    #[command(flatten)]
    pub common: Common,
}

/// The options of `serve`.
#[derive(Debug, ClapArgs)]
pub(super) struct Serve {
    #[arg(short, long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub interface: std::net::IpAddr,
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<u16>,
    #[arg(short = 'O', long)]
    pub open: bool,
    // Drafts are always shown. With the option, they have no note.
    #[arg(long)]
    pub drafts: bool,
    #[arg(long)]
    pub future: bool,
    #[arg(long)]
    pub poll: bool,
    #[arg(long)]
    pub read_only: bool,
}

/// The options of `status`.
#[derive(Debug, ClapArgs)]
pub(super) struct Status {
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: StatusFormat,
    #[arg(long, value_name = "FILE")]
    pub mark_current: Option<PathBuf>,
    #[arg(long, value_name = "DAY", value_parser = parse_now)]
    pub now: Option<DateTime>,
}

/// The options of `new`.
#[derive(Debug, ClapArgs)]
pub(super) struct New {
    #[command(subcommand)]
    pub command: NewCommand,
}

/// A file or record that `new` creates. The argument is an id or a title.
#[derive(Debug, Subcommand)]
pub(super) enum NewCommand {
    Press {
        #[arg(value_name = "SLUG")]
        slug: String,
    },
    Page {
        #[arg(value_name = "SLUG")]
        slug: String,
    },
    #[command(flatten)]
    Record(NewRecord),
}

/// The options of `init`.
#[derive(Debug, ClapArgs)]
pub(super) struct Init {
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    #[arg(long)]
    pub example: bool,
    #[arg(long, value_name = "HOST", value_parser = PossibleValuesParser::new(hosting::NAMES))]
    pub host: Option<String>,
}

/// The options of `host`.
#[derive(Debug, ClapArgs)]
pub(super) struct Host {
    #[arg(value_name = "HOST", value_parser = PossibleValuesParser::new(hosting::NAMES))]
    pub host: String,
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
}

/// The options of `publish`.
#[derive(Debug, ClapArgs)]
pub(super) struct Publish {
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    #[arg(short, long)]
    pub yes: bool,
    #[command(flatten)]
    pub common: Common,
}

/// The options of `import`.
#[derive(Debug, ClapArgs)]
pub(super) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub docx: Vec<PathBuf>,
    #[arg(long, value_name = "SLUG")]
    pub slug: Option<String>,
    #[arg(long, value_name = "LANGUAGE", value_parser = ["ky", "ru"])]
    pub language: Option<String>,
}

/// The options of `explain`.
#[derive(Debug, ClapArgs)]
pub(super) struct Explain {
    #[arg(value_name = "RULE", value_parser = RuleName)]
    pub rule: Option<String>,
}

/// A parser that accepts any word. The possible values are only for shell completion, because
/// `explain` has its own message for an unknown rule.
#[derive(Debug, Clone)]
struct RuleName;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(&self, _: &clap::Command, _: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        Ok(value.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Rule::ALL.into_iter().map(|rule| PossibleValue::new(rule.name()))))
    }
}

/// The options of `guide`.
#[derive(Debug, ClapArgs)]
pub(super) struct Guide {
    #[arg(short, long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The options of `schema`.
#[derive(Debug, ClapArgs)]
pub(super) struct Schema {
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(schema::names()))]
    pub kind: Option<String>,
}

/// The options of `completions`.
#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// The options shared by commands that build the whole site.
#[derive(Debug, ClapArgs)]
pub(super) struct Common {
    #[arg(long)]
    pub strict: bool,
    #[arg(long, value_name = "DAY", value_parser = parse_now)]
    pub now: Option<DateTime>,
}

/// The message languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageLanguage {
    Ky,
    Ru,
    En,
}

/// When to color diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The output format of diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    // With source snippets, on stderr.
    Text,
    // One JSON object per line, on stdout.
    Json,
    // GitHub workflow commands, on stdout.
    Github,
    // One SARIF log, on stdout.
    Sarif,
}

/// The output format of `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    Text,
    Json,
}

/// Parses a day or a time. The error is the key of a message that shows the format.
fn parse_now(text: &str) -> Result<DateTime, String> {
    Timestamp::parse(text).map(|moment| moment.0).map_err(|_| "write-day".to_owned())
}

/// Checks an absolute HTTP address. The error is the key of a message that shows the format.
fn base_url(text: &str) -> Result<String, String> {
    BaseUrl::parse(text).map(|url| url.shown).map_err(|_| "write-url".to_owned())
}
