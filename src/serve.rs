//! The preview server: builds the site in memory, serves it locally and rebuilds it on changes.
//!
//! It calls the same `build` as every command. Only the editor writes files. After a change with
//! errors, it keeps serving the last valid site, and the pages show the errors. Only requests from
//! this machine with one of its own host names are answered.

mod api;
mod author_lang;
mod byte_range;
mod connection;
mod dashboard;
mod edit;
mod guard;
mod http;
mod media_type;
mod snapshot;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch as channel;

use crate::build::{Stages, build_incremental};
use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::progress::Progress;
use crate::incremental::cache::BuildCache;
use crate::messages::Messages;
use crate::source::input::{Inputs, Now, Scanner, Settings};

use author_lang::AuthorLang;

pub use guard::HEADERS;
pub use snapshot::Snapshot;

/// The first port that is tried if none is given.
pub const PORT: u16 = 1111;
/// The number of further ports that are tried before the system chooses one.
const MORE_PORTS: u16 = 20;

/// The options of a preview.
pub struct Preview {
    pub root: PathBuf,
    /// Whether drafts are shown as if they were published, without a note.
    pub drafts: bool,
    pub future: bool,
    /// Whether to poll for changes instead of using the file events of the system.
    pub poll: bool,
    /// Whether nothing can be edited.
    pub read_only: bool,
    /// The messages of the terminal.
    pub messages: &'static Messages,
    /// Whether the author has named their language.
    pub is_lang_chosen: bool,
    /// Returns the current time. Called once per build.
    pub now: fn() -> Now,
    /// Creates the progress display of a build.
    pub progress: Box<dyn Fn() -> Box<dyn Progress> + Send>,
}

/// An event of a running preview.
pub enum ServeEvent<'e> {
    /// A build has finished.
    Built {
        snapshot: &'e Snapshot,
        diagnostics: &'e [Diagnostic],
        inputs: &'e Inputs,
        cache: &'e BuildCache,
        took: Duration,
    },
    /// File events are not available, so the preview polls. Holds the system's error message.
    CannotWatch(&'e str),
}

/// Binds the given port, or the first free one from 1111 on.
///
/// The second value is true if no port was given and 1111 was taken.
pub fn listen(interface: IpAddr, port: Option<u16>) -> io::Result<(TcpListener, bool)> {
    if let Some(port) = port {
        return TcpListener::bind(SocketAddr::new(interface, port)).map(|listener| (listener, false));
    }
    let mut last = None;
    for port in (PORT..=PORT + MORE_PORTS).chain([0]) {
        match TcpListener::bind(SocketAddr::new(interface, port)) {
            Ok(listener) => return Ok((listener, port != PORT)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Builds the site, then serves and rebuilds it until the process ends.
pub fn run(
    preview: Preview,
    cache: BuildCache,
    listener: TcpListener,
    on_event: impl Fn(ServeEvent) + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let settings = Settings {
        drafts: true,
        future: preview.future,
        base_url: Some(format!("http://{address}/")),
        portable: false,
        lazy_cards: true,
    };
    let watcher = watch::watch(&preview.root, preview.poll);
    if let Some(reason) = &watcher.fallback {
        on_event(ServeEvent::CannotWatch(reason));
    }
    let (sender, receiver) = channel::channel(Arc::new(Snapshot::default()));
    let cache = Arc::new(cache);
    let lang = AuthorLang { system: preview.messages, is_chosen: preview.is_lang_chosen };
    // Only the author may write, so there is no editor for others in the network.
    let has_editor = address.ip().is_loopback() && !preview.read_only;
    let editor = has_editor.then(|| edit::Editor::new(preview.root.clone(), cache.clone())).transpose()?;
    let server = http::Server::new(receiver, cache.clone(), address.ip(), lang, !preview.drafts, editor);
    let stages = Stages::default();
    let mut builder =
        Builder { preview, settings, scanner: Scanner::default(), inputs: None, cache, stages, sender, on_event };
    builder.build(None);
    std::thread::Builder::new().name("build".into()).spawn(move || {
        while let Some(scope) = watcher.wait() {
            builder.build(scope.paths());
        }
    })?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().enable_time().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(connection::LimitedListener::new(listener), http::router(server)).await
    })
}

/// Builds the site if its inputs have changed since the last build.
struct Builder<T> {
    preview: Preview,
    settings: Settings,
    scanner: Scanner,
    inputs: Option<Arc<Inputs>>,
    cache: Arc<BuildCache>,
    stages: Stages,
    sender: channel::Sender<Arc<Snapshot>>,
    on_event: T,
}

impl<T: Fn(ServeEvent)> Builder<T> {
    /// Builds the site after a change. `changed` lists all changed paths, if they are known.
    fn build(&mut self, changed: Option<&[PathBuf]>) {
        let started = Instant::now();
        let now = (self.preview.now)();
        // An unreadable root is treated as empty, and the build reports that there is no site.
        let inputs = self.scanner.scan(&self.preview.root, changed, now, self.settings.clone());
        let inputs = inputs.unwrap_or_else(|_| Inputs::new(now));
        if self.inputs.as_ref().is_some_and(|before| before.files == inputs.files) {
            return;
        }
        let styles_only = self.inputs.as_ref().is_some_and(|before| snapshot::only_styles_differ(before, &inputs));
        let before = self.sender.borrow().clone();
        let built = build_incremental(&inputs, &self.cache, &mut self.stages, &*(self.preview.progress)());
        let (snapshot, diagnostics) = Snapshot::next(&before, &inputs, built, styles_only);
        let inputs = Arc::new(inputs);
        let snapshot = Arc::new(Snapshot { inputs: Some(inputs.clone()), ..snapshot });
        let (took, cache) = (started.elapsed(), &self.cache);
        (self.on_event)(ServeEvent::Built {
            snapshot: &snapshot,
            diagnostics: &diagnostics,
            inputs: &inputs,
            cache,
            took,
        });
        self.cache.evict_unused();
        let old = (self.sender.send_replace(snapshot), before, self.inputs.replace(inputs));
        // Freeing a large site takes long, so it is done on another thread.
        rayon::spawn(move || drop(old));
    }
}
