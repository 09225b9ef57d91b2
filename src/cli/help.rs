//! Localized help texts and usage errors.
//!
//! clap parses the arguments and finds the errors. Its English messages are replaced here.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, Error};

use super::new_record::with_answers;
use crate::foundation::diagnostics::closest_match;
use crate::messages::Messages;

const TEMPLATE: &str = "{about}\n\n{usage-heading} {usage}\n\n{all-args}";

/// The longest list of possible values that help texts print.
const MAX_LISTED_VALUES: usize = 8;

/// Returns `command` with localized help texts.
pub(super) fn localized(command: Command, messages: &Messages) -> Command {
    let about = messages.get("about");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(messages.get("arg-version"))
        .help_heading(messages.get("heading-options"));
    let command = command.mut_subcommand("new", |new| with_answers(new, messages));
    localize(command.disable_version_flag(true).arg(version), messages, about, "aikyn")
}

/// Localizes a command and its subcommands. `path` is the full name, such as `aikyn new`.
fn localize(command: Command, messages: &Messages, about: String, path: &str) -> Command {
    let usage = usage(&command, messages, path);
    let options = messages.get("heading-options");
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(messages.get("arg-help"))
        .help_heading(options.clone());
    let mut command = command
        .about(about)
        .override_usage(usage)
        .help_template(TEMPLATE.replace("{usage-heading}", &messages.get("heading-usage")))
        .subcommand_help_heading(messages.get("heading-commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help);
    let names: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for name in names.iter().filter(|name| !["help", "version"].contains(&name.as_str())) {
        command = command.mut_arg(name, |arg| localize_arg(arg, messages, &options));
    }
    let subcommands: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in subcommands {
        let about = messages.get(&format!("command-{name}"));
        let path = format!("{path} {name}");
        command = command.mut_subcommand(&name, |command| localize(command, messages, about, &path));
    }
    command
}

/// Returns the usage line of a command, such as `aikyn init [OPTIONS] <DIR>`.
fn usage(command: &Command, messages: &Messages, path: &str) -> String {
    let mut parts = vec![path.to_owned(), format!("[{}]", messages.get("value-options"))];
    for arg in command.get_positionals() {
        let name = value_name(arg, messages).unwrap_or_default();
        parts.push(if arg.is_required_set() { format!("<{name}>") } else { format!("[{name}]") });
    }
    if command.has_subcommands() {
        parts.push(format!("<{}>", messages.get("value-command")));
    }
    parts.join(" ")
}

/// Returns the localized placeholder of a value, such as `DIR`. A list such as `ky|ru|en` is kept.
fn value_name(arg: &Arg, messages: &Messages) -> Option<String> {
    let name = arg.get_value_names()?.first().filter(|_| arg.get_action().takes_values())?.as_str();
    Some(if name.contains('|') { name.to_owned() } else { messages.get(&format!("value-{}", name.to_lowercase())) })
}

/// Adds the help text of an argument, with its default and its possible values.
fn localize_arg(arg: Arg, messages: &Messages, options: &str) -> Arg {
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let key = format!("arg-{}", arg.get_id().as_str().replace('_', "-"));
    // The answers of `new` have the help texts of their keys.
    let own = arg.get_help().map(ToString::to_string);
    let mut help = own.unwrap_or_else(|| messages.format(&key, &[("values", values.join(", ").into())]));
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if let [default] = &default[..] {
        let default = messages.format("default-value", &[("value", default.as_str().into())]);
        help = format!("{help} {default}");
    }
    let listed = (1..=MAX_LISTED_VALUES).contains(&values.len()) && !help.contains(&values[0]);
    if listed && arg.get_action().takes_values() {
        let values = messages.format("possible-values", &[("values", values.join(", ").into())]);
        help = format!("{help} {values}");
    }
    let heading = if arg.is_positional() { messages.get("heading-arguments") } else { options.to_owned() };
    let name = value_name(&arg, messages);
    let arg = arg.help(help).help_heading(heading);
    match name {
        Some(name) => arg.value_name(name).hide_default_value(true).hide_possible_values(true),
        None => arg,
    }
}

/// Formats a usage error: the message, a suggestion or the possible values, and where to find help.
pub(super) fn usage_error(error: &Error, command: &Command, command_line: &[OsString], messages: &Messages) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let text_or_empty = |kind: ContextKind| text(kind).unwrap_or_default();
    let arg = text_or_empty(ContextKind::InvalidArg);
    let value = text_or_empty(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            // A text with spaces was in quotation marks already.
            let key = if arg.contains(char::is_whitespace) { "usage-text-too-many" } else { "usage-word-too-many" };
            messages.format(key, &[("arg", arg.into())])
        }
        ErrorKind::UnknownArgument => messages.format("usage-unknown-argument", &[("arg", arg.into())]),
        ErrorKind::InvalidSubcommand => messages
            .format("usage-unknown-command", &[("command", text_or_empty(ContextKind::InvalidSubcommand).into())]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            messages.format("usage-no-value", &[("arg", arg.into())])
        }
        ErrorKind::ValueValidation => {
            // The value parsers in `args` return a message key.
            let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            match source.starts_with("write-") {
                true => {
                    let reason = messages.get(&source);
                    messages.format(
                        "usage-bad-value",
                        &[("arg", arg.into()), ("value", value.into()), ("reason", reason.into())],
                    )
                }
                false => messages.format("usage-invalid-value", &[("arg", arg.into()), ("value", value.into())]),
            }
        }
        ErrorKind::InvalidValue => {
            messages.format("usage-invalid-value", &[("arg", arg.into()), ("value", value.into())])
        }
        ErrorKind::TooManyValues => messages.format("usage-no-value-taken", &[("arg", arg.into())]),
        ErrorKind::MissingRequiredArgument => messages.format("usage-missing", &[("arg", arg.into())]),
        ErrorKind::MissingSubcommand => messages.get("usage-missing-command"),
        ErrorKind::ArgumentConflict
            if text_or_empty(ContextKind::PriorArg) == arg || text_or_empty(ContextKind::PriorArg).is_empty() =>
        {
            messages.format("usage-twice", &[("arg", arg.into())])
        }
        ErrorKind::ArgumentConflict => messages
            .format("usage-conflict", &[("arg", arg.into()), ("other", text_or_empty(ContextKind::PriorArg).into())]),
        _ => messages.get("usage-other"),
    };
    let mut lines = vec![format!("{}: {message}", messages.get("error"))];
    let suggestions = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let written = text_or_empty(ContextKind::InvalidSubcommand);
    let nearest = |meant: String| closest_match(&written, meant.split(", ")).unwrap_or(meant);
    if let Some(closest_match) = suggestions.into_iter().find_map(text).map(nearest) {
        lines.push(messages.format("usage-meant", &[("nearest", closest_match.into())]));
    } else if let Some(values) = text(ContextKind::ValidValue).or_else(|| text(ContextKind::ValidSubcommand))
        && !values.is_empty()
    {
        lines.push(messages.format("usage-values", &[("values", values.into())]));
    }
    lines.push(messages.format("usage-more", &[("command", command_of(error, command, command_line).into())]));
    lines.join("\n")
}

/// Returns the full name of the command that the error is about, taken from its usage line.
///
/// clap gives no usage line for an invalid value. The command line is then parsed again, ignoring
/// errors, for its subcommands.
fn command_of(error: &Error, command: &Command, command_line: &[OsString]) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let names = usage.split_whitespace().skip_while(|word| *word != "aikyn");
    let mut names: Vec<&str> = names.take_while(|word| !word.starts_with(['[', '<'])).collect();
    let matches = command.clone().ignore_errors(true).try_get_matches_from(command_line);
    if names.is_empty() {
        names.push("aikyn");
        let mut level = matches.as_ref().ok();
        while let Some((name, inner)) = level.and_then(ArgMatches::subcommand) {
            names.push(name);
            level = Some(inner);
        }
    }
    names.join(" ")
}
