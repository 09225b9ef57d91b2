//! `serve`: the preview, and what the terminal is told of it.

use std::io::{ErrorKind, Write};

use jiff::Timestamp;

use super::args::{Args, Serve};
use super::command::clock;
use super::outcome::{Failure, refused, say, shown, verdict};
use super::report::{self, Report};
use super::waiting::Waiting;
use super::{DONE, color, memory};
use crate::excerpt::Sources;
use crate::input::Now;
use crate::memo::Memo;
use crate::publish::{Cabinet, store};
use crate::serve::{self, News, PORT, Preview};
use crate::words::Words;

/// Serves the site until it is stopped.
pub fn run(args: &Args, options: &Serve, words: &'static Words) -> Result<u8, Failure> {
    if !args.root.is_dir() {
        return Err(Failure::usage(words.text("no-folder", &[("folder", shown(&args.root).into())])));
    }
    clock(words)?;
    // Before the browser is started, which would take after us.
    memory::plenty();
    let (listener, other_port) = serve::listen(options.interface, options.port).map_err(|error| {
        let port = options.port.unwrap_or(PORT);
        Failure::machine(match error.kind() {
            ErrorKind::AddrInUse => words.text("port-taken", &[("port", port.to_string().into())]),
            _ => {
                let address = format!("{}:{port}", options.interface);
                words.text("cannot-listen", &[("address", address.into()), ("reason", refused(words, &error).into())])
            }
        })
    })?;
    let failed = |error: std::io::Error| Failure::machine(refused(words, &error));
    let address = format!("http://{}/", listener.local_addr().map_err(failed)?);
    if other_port {
        say(args, &words.text("port-next", &[("port", PORT.to_string().into())]));
    }
    say(args, &words.text("serving", &[("address", address.as_str().into())]));
    let _ = std::io::stdout().flush();
    if options.open {
        // A machine without a browser still has the address on its screen.
        let _ = open::that_detached(&address);
    }
    let quiet = args.quiet;
    let preview = Preview {
        root: args.root.clone(),
        drafts: options.drafts,
        future: options.future,
        poll: options.poll,
        words,
        now: || Now::Instant(clock(Words::of(crate::words::Tongue::En)).unwrap_or_else(|_| Timestamp::now())),
        waiting: Box::new(move || Box::new(Waiting::new(quiet, words))),
    };
    let color = color::on_stderr(args.color);
    let memo = Memo::over(Cabinet::of(&args.root));
    let root = args.root.clone();
    let tell = move |news: News| {
        tell(&news, words, color, quiet);
        if let News::Built { memo, .. } = news {
            // What cannot be kept is made again next time.
            let _ = store(&root, memo);
        }
    };
    serve::run(preview, memo, listener, tell).map_err(failed)?;
    Ok(DONE)
}

fn tell(news: &News, words: &Words, color: bool, quiet: bool) {
    match news {
        News::CannotWatch(reason) => {
            let _ = writeln!(std::io::stderr(), "{}", words.text("cannot-watch", &[("reason", (*reason).into())]));
        }
        News::Built { snapshot, notes, inputs, took, .. } => {
            // Warnings stand in the pages and on the dashboard; told anew with every change they would hide the errors.
            let report = Report { notes, sources: Sources::new(inputs), words, color, quiet: true };
            report::text(&report, &mut std::io::stderr());
            let errors = snapshot.errors().count();
            let verdict = verdict(words, errors, notes.len() - errors);
            let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
            if !quiet {
                let args = [("milliseconds", milliseconds.into()), ("verdict", verdict.into())];
                let _ = writeln!(std::io::stdout(), "{}", words.text("rebuilt", &args));
                let _ = std::io::stdout().flush();
            }
        }
    }
}
