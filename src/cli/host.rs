//! The `host` command: writes the files that a web host needs. It never overwrites.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use jiff::Timestamp;

use super::args::{Args, Host as Options};
use super::error::{CliError, EXIT_OK};
use super::output::print_line;
use super::{create_file, session};
use crate::authoring::hosting::{self, Host, HostedSite};
use crate::foundation::lang::Lang;
use crate::foundation::value::BaseUrl;
use crate::messages::Messages;
use crate::serve::HEADERS;
use crate::source::input::Now;

/// Writes the files of a host into the folder of an existing site.
pub(super) fn run(args: &Args, options: &Options, messages: &Messages) -> Result<u8, CliError> {
    session::require_site(args, messages)?;
    let inputs = session::read_sources(&args.root, Now::Instant(Timestamp::UNIX_EPOCH), messages)?;
    let config = session::read_config(&inputs, messages)?;
    // The command line accepts only valid URLs.
    let other = options.base_url.as_deref().and_then(|url| BaseUrl::parse(url).ok());
    let base_url = other.unwrap_or(config.base_url.value).ascii;
    write_files(args, &args.root, &options.host, &base_url, &config.languages, messages)?;
    Ok(EXIT_OK)
}

/// Writes the files of the host with this name below `root`, and prints what is left to do.
///
/// Nothing is written if one of the files exists with other contents.
pub(super) fn write_files(
    args: &Args,
    root: &Path,
    name: &str,
    base_url: &str,
    languages: &[Lang],
    messages: &Messages,
) -> Result<(), CliError> {
    let Some(host) = Host::from_name(name) else {
        print_line(args, &messages.get("host-none"));
        return Ok(());
    };
    let site = HostedSite { base_url, languages, headers: &HEADERS };
    let files = hosting::files(host, &site, messages);
    let mut new = Vec::new();
    let mut different = Vec::new();
    for (path, text) in &files {
        match fs::read(root.join(path)) {
            Ok(bytes) if bytes == text.as_bytes() => {
                print_line(args, &messages.format("host-same", &[("file", (*path).into())]));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => new.push((path, text)),
            _ => different.push(*path),
        }
    }
    if !different.is_empty() {
        return Err(CliError::usage(messages.format("host-differs", &[("files", different.join(", ").into())])));
    }
    for (path, text) in new {
        create_file::create(args, root, path, text.as_bytes(), messages)?;
    }
    print_line(args, &messages.get(host.next_step()));
    Ok(())
}
