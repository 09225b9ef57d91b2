//! What can be typed.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::{Date, DateTime};

use crate::value::Moment;

/// A static site generator for the transparency pages of public projects, in Kyrgyz and Russian
#[derive(Debug, Parser)]
#[command(name = "aikyn", version, arg_required_else_help = true)]
pub struct Args {
    /// The folder with `content` and `themes`
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The language of messages (English for now, whatever is chosen)
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<MessageLanguage>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Print only errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print also how long each part took
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check everything and write the site
    Build(Build),
    /// Check everything and write nothing, unless --fix is given
    Check(Check),
}

/// The options of `build`.
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// The folder to write the site into [default: public, beside content]
    #[arg(short, long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    /// The address where the site will stand, instead of the one in content/site.yaml
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Publish also what has a `publish_at` still to come
    #[arg(long)]
    pub future: bool,
    /// Write links with index.html, for a USB stick or a zip
    #[arg(long)]
    pub portable: bool,
    /// Write into a folder that holds other files
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub common: Common,
}

/// The options of `check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// The form of the notes
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// Mend look-alike letters, decomposed letters and unseen signs, after showing what would change
    #[arg(long)]
    pub fix: bool,
    /// Mend without asking and without showing
    #[arg(short, long, requires = "fix")]
    pub yes: bool,
    #[command(flatten)]
    pub common: Common,
}

/// The options of both.
#[derive(Debug, ClapArgs)]
pub struct Common {
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
    /// The day that decides what is past, as 2017-11-16 [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "DAY", value_parser = now)]
    pub now: Option<DateTime>,
}

/// The languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    Ky,
    Ru,
    En,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The form of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawn for people, on stderr
    Text,
    /// One JSON object a line, on stdout
    Json,
    /// Commands for GitHub's workflows, on stdout
    Github,
}

fn now(text: &str) -> Result<DateTime, String> {
    let moment = Moment::parse(text).map(|moment| moment.0).map_err(|_| "write a day as 2017-11-16".to_owned())?;
    // A year this far off cannot be counted with.
    let sound = (Date::constant(1000, 1, 1)..=Date::constant(9000, 1, 1)).contains(&moment.date());
    sound.then_some(moment).ok_or_else(|| "write a day as 2017-11-16".to_owned())
}

fn base_url(text: &str) -> Result<String, String> {
    let lower = text.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let sound = host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric()))
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '?' | '#'));
    sound.then(|| text.to_owned()).ok_or_else(|| "write it whole, as https://example.kg/".to_owned())
}
