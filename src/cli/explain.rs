//! The `explain` command: prints the documentation of a rule, or the list of all rules.

use super::error::{CliError, EXIT_OK};
use super::output::write_stdout;
use crate::foundation::diagnostics::Rule;
use crate::messages::Words;
use crate::messages::explain;

/// Prints the documentation of the named rule, or all rules if no name is given.
pub fn run(name: Option<&str>, words: &Words) -> Result<u8, CliError> {
    let text = match name.map(|name| (name, Rule::from_name(name))) {
        None => explain::list(words),
        Some((_, Some(rule))) => explain::rule(rule, words),
        Some((name, None)) => {
            let hint = match explain::meant(name) {
                Some(nearest) => words.text("usage-meant", &[("nearest", nearest.into())]),
                None => words.plain("no-rule-list"),
            };
            return Err(CliError::usage(format!("{}\n{hint}", words.text("no-rule", &[("name", name.into())]))));
        }
    };
    write_stdout(words, format!("{text}\n").as_bytes()).map(|()| EXIT_OK)
}
