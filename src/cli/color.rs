//! Whether a stream gets colours.

use std::io::IsTerminal;

use super::args::Color;

/// Whether notes on stderr are drawn in colour: as asked, else on a terminal that does not forbid it (`NO_COLOR`,
/// `CLICOLOR_FORCE` and `TERM=dumb` are honoured).
pub fn on_stderr(choice: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if set("CLICOLOR_FORCE") => true,
        Color::Auto => std::io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}
