//! Color detection.

use std::io::IsTerminal;

use super::args::Color;

/// Returns whether diagnostics on stderr are colored.
///
/// `Color::Auto` honors `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`, and requires a terminal.
pub(super) fn on_stderr(choice: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if set("CLICOLOR_FORCE") => true,
        Color::Auto => std::io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}
