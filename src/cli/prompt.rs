//! Questions on the terminal.

use std::io::{BufRead, IsTerminal, Write};

/// Returns whether stdin and stderr are a terminal.
pub(super) fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks a question on the terminal. Accepts "yes" in every message language.
pub(super) fn confirm(question: &str) -> bool {
    let _ = write!(std::io::stderr(), "{question} ");
    let mut answer = String::new();
    let is_read = std::io::stdin().lock().read_line(&mut answer).is_ok();
    is_read && ["y", "yes", "да", "д", "ооба", "о"].contains(&answer.trim().to_lowercase().as_str())
}
