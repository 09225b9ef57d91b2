//! The preview: the site is built in memory, served on this machine, and built again when a file changes.
//!
//! It calls the same `build` as everything else and never writes a file. When a change brings an error, the last good
//! site stays, and the pages say what is wrong. Looking at a site that is not one's own is none of its purposes: it
//! answers this machine only, and only those who ask for it by one of its names.

mod connection;
mod dashboard;
mod guard;
mod http;
mod media_type;
mod snapshot;
mod state;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch as channel;

use crate::build::{Stages, build_again};
use crate::input::{Inputs, Now, Scanner, Settings};
use crate::memo::Memo;
use crate::note::Note;
use crate::progress::Progress;
use crate::words::Words;

pub use guard::HEADERS;
pub use snapshot::Snapshot;

/// The port that is tried first when none is asked for.
pub const PORT: u16 = 1111;
/// How many ports after it are tried before the system is asked for any.
const PORTS: u16 = 20;

/// What to preview, and how.
pub struct Preview {
    pub root: PathBuf,
    pub drafts: bool,
    pub future: bool,
    /// Look for changes every second instead of being told of them.
    pub poll: bool,
    pub words: &'static Words,
    /// What the time is, asked anew for every build.
    pub now: fn() -> Now,
    /// Who waits, asked anew for every build.
    pub waiting: Box<dyn Fn() -> Box<dyn Progress> + Send>,
}

/// What the preview tells of while it runs.
pub enum News<'n> {
    /// A build has ended.
    Built { snapshot: &'n Snapshot, notes: &'n [Note], inputs: &'n Inputs, memo: &'n Memo, took: Duration },
    /// The system does not tell of changes, so they are looked for.
    CannotWatch(&'n str),
}

/// Takes a port: the one asked for, or the first free one from 1111. The second value says whether 1111 was taken.
pub fn listen(interface: IpAddr, port: Option<u16>) -> io::Result<(TcpListener, bool)> {
    if let Some(port) = port {
        return TcpListener::bind(SocketAddr::new(interface, port)).map(|listener| (listener, false));
    }
    let mut last = None;
    for port in (PORT..=PORT + PORTS).chain([0]) {
        match TcpListener::bind(SocketAddr::new(interface, port)) {
            Ok(listener) => return Ok((listener, port != PORT)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Serves until the process ends.
pub fn run(
    preview: Preview,
    memo: Memo,
    listener: TcpListener,
    tell: impl Fn(News) + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let settings = Settings {
        drafts: preview.drafts,
        future: preview.future,
        base_url: Some(format!("http://{address}/")),
        portable: false,
        draw_later: true,
    };
    let changes = watch::watch(&preview.root, preview.poll);
    if let Some(reason) = &changes.fallback {
        tell(News::CannotWatch(reason));
    }
    let (sender, receiver) = channel::channel(Arc::new(Snapshot::default()));
    let (words, memo) = (preview.words, Arc::new(memo));
    let server = http::Server::new(receiver, memo.clone(), address.ip(), words);
    let stages = Stages::default();
    let mut builder =
        Builder { preview, settings, scanner: Scanner::default(), inputs: None, memo, stages, sender, tell };
    builder.build(None);
    std::thread::Builder::new().name("build".into()).spawn(move || {
        while let Some(place) = changes.wait() {
            builder.build(place.paths());
        }
    })?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().enable_time().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(connection::Door::new(listener), http::router(server)).await
    })
}

/// Builds when something is different from the last time.
struct Builder<T> {
    preview: Preview,
    settings: Settings,
    scanner: Scanner,
    inputs: Option<Inputs>,
    memo: Arc<Memo>,
    stages: Stages,
    sender: channel::Sender<Arc<Snapshot>>,
    tell: T,
}

impl<T: Fn(News)> Builder<T> {
    /// Builds the site after a change: at these places and nowhere else, if they are known.
    fn build(&mut self, changed: Option<&[PathBuf]>) {
        let started = Instant::now();
        let now = (self.preview.now)();
        // A root that cannot be entered has no files, and the site says that it has none.
        let inputs = self.scanner.scan(&self.preview.root, changed, now, self.settings.clone());
        let inputs = inputs.unwrap_or_else(|_| Inputs::new(now));
        if self.inputs.as_ref().is_some_and(|before| before.files == inputs.files) {
            return;
        }
        let styles = self.inputs.as_ref().is_some_and(|before| snapshot::only_styles_differ(before, &inputs));
        let before = self.sender.borrow().clone();
        let built = build_again(&inputs, &self.memo, &mut self.stages, &*(self.preview.waiting)());
        let (snapshot, notes) = Snapshot::next(&before, &inputs, built, styles, self.preview.words);
        let snapshot = Arc::new(snapshot);
        let (took, memo) = (started.elapsed(), &self.memo);
        (self.tell)(News::Built { snapshot: &snapshot, notes: &notes, inputs: &inputs, memo, took });
        self.memo.forget_unwanted();
        let old = (self.sender.send_replace(snapshot), before, self.inputs.replace(inputs));
        // Nobody waits for the memory of the last site to be given back.
        rayon::spawn(move || drop(old));
    }
}
