//! The localized manual page: one page with all commands and their options.
//!
//! clap_mangen renders the options. Its English headings are replaced.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;

use crate::messages::Messages;

/// Writes the manual page of a localized command.
pub(super) fn render(command: Command, messages: &Messages, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    let options = messages.get("heading-options").to_uppercase();
    man.render_title(out)?;
    section(out, &messages.get("man-name"), |text| man.render_name_section(text))?;
    section(out, &messages.get("man-synopsis"), |text| man.render_synopsis_section(text))?;
    section(out, &options, |text| man.render_options_section(text))?;
    writeln!(out, ".SH {}", messages.get("heading-commands").to_uppercase())?;
    for subcommand in command.get_subcommands() {
        render_subcommand(subcommand, out)?;
    }
    Ok(())
}

/// Writes a command with its options, followed by its subcommands.
fn render_subcommand(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    // `--help` and the global options are documented once, at the top of the page.
    let without_help = command.clone().mut_arg("help", |arg| arg.hide(true));
    let usage = command.get_overridden_usage().map(ToString::to_string).unwrap_or_default();
    writeln!(out, ".SS {usage}")?;
    let man = Man::new(without_help);
    body(out, |text| man.render_description_section(text))?;
    body(out, |text| man.render_options_section(text))?;
    command.get_subcommands().try_for_each(|subcommand| render_subcommand(subcommand, out))
}

fn section(
    out: &mut dyn Write,
    heading: &str,
    render: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    writeln!(out, ".SH {heading}")?;
    body(out, render)
}

/// Writes a section without its heading and without repeating the apostrophe macro of the title.
fn body(out: &mut dyn Write, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut text = Vec::new();
    render(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let unwanted = [".SH ", ".ie \\n(.g ", ".el .ds "];
    let mut lines = text.lines().filter(|line| !unwanted.iter().any(|start| line.starts_with(start)));
    lines.try_for_each(|line| writeln!(out, "{line}"))
}
