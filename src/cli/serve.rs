//! The `serve` command: starts the preview and prints its events.

use std::io::{ErrorKind, Write};

use jiff::Timestamp;

use super::args::{Args, Serve};
use super::error::{CliError, EXIT_OK, display_path, io_message};
use super::output::{print_line, summary};
use super::progress::ProgressLine;
use super::report::{self, Report};
use super::{color, huge_pages, session};
use crate::incremental::cache::BuildCache;
use crate::messages::snippet::SourceFiles;
use crate::messages::{MessageLang, Messages};
use crate::publish::{DiskCache, store};
use crate::serve::{self, PORT, Preview, ServeEvent};
use crate::source::input::Now;

/// Serves the site until the process is terminated.
pub(super) fn run(args: &Args, options: &Serve, messages: &'static Messages) -> Result<u8, CliError> {
    if !args.root.is_dir() {
        return Err(CliError::usage(messages.format("no-folder", &[("folder", display_path(&args.root).into())])));
    }
    session::require_site(args, messages)?;
    session::now(messages)?;
    // Set before the browser is started, because child processes inherit it.
    huge_pages::allow(true);
    let (listener, is_other_port) = serve::listen(options.interface, options.port).map_err(|error| {
        let port = options.port.unwrap_or(PORT);
        CliError::io(match error.kind() {
            ErrorKind::AddrInUse => messages.format("port-taken", &[("port", port.to_string().into())]),
            _ => {
                let address = format!("{}:{port}", options.interface);
                let reason = io_message(messages, &error);
                messages.format("cannot-listen", &[("address", address.into()), ("reason", reason.into())])
            }
        })
    })?;
    let io_error = |error: std::io::Error| CliError::io(io_message(messages, &error));
    let address = format!("http://{}/", listener.local_addr().map_err(io_error)?);
    if is_other_port {
        print_line(args, &messages.format("port-next", &[("port", PORT.to_string().into())]));
    }
    print_line(args, &messages.format("serving", &[("address", address.as_str().into())]));
    let _ = std::io::stdout().flush();
    if !options.interface.is_loopback() {
        let _ = writeln!(std::io::stderr(), "{}", messages.get("serving-open"));
    }
    if options.open {
        // Failure is harmless, because the address has been printed.
        let _ = open::that_detached(&address);
    }
    let quiet = args.quiet;
    let preview = Preview {
        root: args.root.clone(),
        drafts: options.drafts,
        future: options.future,
        poll: options.poll,
        read_only: options.read_only,
        messages,
        is_lang_chosen: args.lang.is_some(),
        now: || Now::Instant(session::now(Messages::of(MessageLang::En)).unwrap_or_else(|_| Timestamp::now())),
        progress: Box::new(move || Box::new(ProgressLine::new(quiet, messages))),
    };
    let color = color::on_stderr(args.color);
    let cache = BuildCache::with_store(DiskCache::new(&args.root));
    let root = args.root.clone();
    let on_event = move |event: ServeEvent| {
        print_event(&event, messages, color, quiet);
        if let ServeEvent::Built { cache, .. } = event {
            // Failure is harmless, because results that are not cached are computed again.
            let _ = store(&root, cache);
        }
    };
    serve::run(preview, cache, listener, on_event).map_err(io_error)?;
    Ok(EXIT_OK)
}

fn print_event(event: &ServeEvent, messages: &Messages, color: bool, quiet: bool) {
    match event {
        ServeEvent::CannotWatch(reason) => {
            let _ = writeln!(std::io::stderr(), "{}", messages.format("cannot-watch", &[("reason", (*reason).into())]));
        }
        ServeEvent::Built { snapshot, diagnostics, inputs, took, .. } => {
            // Warnings are in the pages. Repeated here after every edit, they would hide errors.
            let report = Report { diagnostics, sources: SourceFiles::new(inputs), messages, color, quiet: true };
            report::text(&report, &mut std::io::stderr());
            let errors = snapshot.errors().count();
            let summary = summary(messages, errors, diagnostics.len() - errors);
            let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
            if !quiet {
                let args = [("milliseconds", milliseconds.into()), ("verdict", summary.into())];
                let _ = writeln!(std::io::stdout(), "{}", messages.format("rebuilt", &args));
                let _ = std::io::stdout().flush();
            }
        }
    }
}
