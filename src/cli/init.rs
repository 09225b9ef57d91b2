//! The `init` command: creates a new site in an empty directory.

use std::path::Path;

use jiff::tz::TimeZone;

use super::args::{Args, Init};
use super::error::{CliError, EXIT_OK, display_path};
use super::output::print_line;
use super::{create_file, host, session};
use crate::authoring::{example, scaffold};
use crate::foundation::lang::Lang;
use crate::messages::Messages;
use crate::source::input::Now;

/// The time zone of a new site.
const TIME_ZONE: &str = "Asia/Bishkek";

/// Creates a new site. Returns an error if the directory has other than hidden files.
pub(super) fn run(args: &Args, options: &Init, messages: &Messages) -> Result<u8, CliError> {
    let folder = options.dir.as_path();
    let zone = TimeZone::get(TIME_ZONE).unwrap_or(TimeZone::UTC);
    let today = Now::Instant(session::now(messages)?).in_zone(&zone).date();
    if is_used(folder) || folder.is_file() {
        return Err(CliError::usage(messages.format("init-not-empty", &[("folder", display_path(folder).into())])));
    }
    let files = match options.example {
        true => example::files(messages, today),
        false => scaffold::site(messages, today),
    };
    for (path, bytes) in files {
        create_file::create(args, folder, &path, &bytes, messages)?;
    }
    if let Some(host) = &options.host {
        host::write_files(args, folder, host, scaffold::BASE_URL, &Lang::ALL, messages)?;
    }
    print_line(args, &messages.format("init-done", &[("folder", shell_word(&display_path(folder)).into())]));
    Ok(EXIT_OK)
}

/// Returns whether a folder has entries. Hidden ones, such as `.git`, do not count.
pub(super) fn is_used(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.filter_map(Result::ok).any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
    })
}

/// Returns a path as one word of a command, in quotation marks if it needs them.
fn shell_word(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:".contains(c);
    if path.chars().all(is_plain) && !path.is_empty() {
        return path.to_owned();
    }
    format!("\"{}\"", path.replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`"))
}
