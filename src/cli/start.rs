//! The program without arguments, as after a double click: shows the site, or says what to do.

use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::Path;

use super::error::{EXIT_OK, EXIT_USAGE};
use super::init;
use super::prompt::{confirm, is_interactive};
use crate::messages::{MessageLang, Messages};

/// The action without arguments.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Run these commands, one after the other.
    Commands(Vec<Vec<OsString>>),
    /// End with this exit code.
    End(u8),
}

/// Looks at a folder: previews its site, offers to create one, or prints what to do.
pub(super) fn start(folder: &Path, messages: &Messages) -> Start {
    let command = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    let serve = command(&["aikyn", "serve", "--open"]);
    if folder.join("content").is_dir() {
        return Start::Commands(vec![serve]);
    }
    let is_terminal = is_interactive();
    let is_empty = !init::is_used(folder);
    if is_empty && is_terminal {
        return match confirm(&messages.get("start-question")) {
            true => Start::Commands(vec![command(&["aikyn", "init", "."]), serve]),
            false => Start::End(EXIT_OK),
        };
    }
    // The language of the reader is not known, so the text is in all of them.
    let key = if is_empty { "start-empty" } else { "start-elsewhere" };
    for lang in MessageLang::ALL {
        let _ = writeln!(std::io::stderr(), "{}", Messages::of(lang).get(key));
    }
    if cfg!(windows) && is_terminal {
        // The window of a double click would close before it is read.
        let _ = std::io::stdin().lock().read_line(&mut String::new());
    }
    Start::End(EXIT_USAGE)
}
