//! The manual page, in the author's language: one page with all commands and their options.
//!
//! clap_mangen draws the options; its own headings are English and not used.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;

use crate::words::Words;

/// Writes the page of a command line that has its words already.
pub fn render(command: Command, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    let options = words.plain("heading-options").to_uppercase();
    man.render_title(out)?;
    section(out, &words.plain("man-name"), |text| man.render_name_section(text))?;
    section(out, &words.plain("man-synopsis"), |text| man.render_synopsis_section(text))?;
    section(out, &options, |text| man.render_options_section(text))?;
    writeln!(out, ".SH {}", words.plain("heading-commands").to_uppercase())?;
    for one in command.get_subcommands() {
        subcommand(one, out)?;
    }
    Ok(())
}

/// A command with what it takes, then the commands below it.
fn subcommand(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    // The options of all commands, and `--help`, stand once at the top.
    let own = command.clone().mut_arg("help", |arg| arg.hide(true));
    let usage = command.get_overridden_usage().map(ToString::to_string).unwrap_or_default();
    writeln!(out, ".SS {usage}")?;
    let man = Man::new(own);
    body(out, |text| man.render_description_section(text))?;
    body(out, |text| man.render_options_section(text))?;
    command.get_subcommands().try_for_each(|one| subcommand(one, out))
}

fn section(
    out: &mut dyn Write,
    heading: &str,
    render: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    writeln!(out, ".SH {heading}")?;
    body(out, render)
}

/// What a section holds, without its heading and the definition of the apostrophe that the title has given already.
fn body(out: &mut dyn Write, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut text = Vec::new();
    render(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let known = [".SH ", ".ie \\n(.g ", ".el .ds "];
    let mut own = text.lines().filter(|line| !known.iter().any(|start| line.starts_with(start)));
    own.try_for_each(|line| writeln!(out, "{line}"))
}
