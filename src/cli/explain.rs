//! The `explain` command: prints the documentation of a rule, or the list of all rules.

use super::error::{CliError, EXIT_OK};
use super::output::write_stdout;
use crate::foundation::diagnostics::Rule;
use crate::messages::Messages;
use crate::messages::explain;

/// Prints the documentation of the named rule, or all rules if no name is given.
pub(super) fn run(name: Option<&str>, messages: &Messages) -> Result<u8, CliError> {
    let text = match name.map(|name| (name, Rule::from_name(name))) {
        None => explain::list(messages),
        Some((_, Some(rule))) => explain::rule(rule, messages),
        Some((name, None)) => {
            let hint = match explain::meant(name) {
                Some(closest_match) => messages.format("usage-meant", &[("nearest", closest_match.into())]),
                None => messages.get("no-rule-list"),
            };
            return Err(CliError::usage(format!("{}\n{hint}", messages.format("no-rule", &[("name", name.into())]))));
        }
    };
    write_stdout(messages, format!("{text}\n").as_bytes()).map(|()| EXIT_OK)
}
