//! Changes of files: told by the system, or looked for every second.
//!
//! Folders are watched and not files, since editors replace files rather than write into them. What changed is told, but
//! not looked at here.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// A change is looked at when nothing has followed it for so long.
const QUIET: Duration = Duration::from_millis(100);
/// However much follows, nobody waits longer than this.
const LONGEST: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_secs(1);
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What the system told.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Signal {
    /// Something changed at these places and nowhere else.
    At(Vec<PathBuf>),
    /// It is not known where something changed.
    Somewhere,
    /// One of the folders themselves came or went, so that what is watched is no longer there.
    Folder,
}

impl Signal {
    fn paths(self) -> Option<Vec<PathBuf>> {
        match self {
            Signal::At(paths) => Some(paths),
            Signal::Somewhere | Signal::Folder => None,
        }
    }
}

/// Where something changed.
#[derive(Debug, PartialEq, Eq)]
pub enum Where {
    /// At these places and nowhere else.
    At(Vec<PathBuf>),
    Anywhere,
}

impl Where {
    /// The places, if they are known.
    pub fn paths(&self) -> Option<&[PathBuf]> {
        match self {
            Where::At(paths) => Some(paths),
            Where::Anywhere => None,
        }
    }
}

/// Changes as they come.
pub struct Changes {
    root: PathBuf,
    poll: bool,
    sender: Sender<Signal>,
    signals: Receiver<Signal>,
    watcher: RefCell<Box<dyn Watcher + Send>>,
    /// Why changes are looked for, though that was not asked for; the system's words.
    pub fallback: Option<String>,
}

/// Begins to watch a site's root.
pub fn watch(root: &Path, poll: bool) -> Changes {
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let (sender, signals) = channel();
    let (watcher, fallback) = watcher(&root, poll, &sender);
    Changes { root, poll, sender, signals, watcher: RefCell::new(watcher), fallback }
}

/// A watcher of the root; one that looks every second when the system cannot tell, with the reason.
fn watcher(root: &Path, poll: bool, sender: &Sender<Signal>) -> (Box<dyn Watcher + Send>, Option<String>) {
    let handler = || {
        let (sender, below) = (sender.clone(), root.to_owned());
        move |event: notify::Result<Event>| {
            // Nobody listens any more when the program ends. An error may have swallowed a change.
            let signal = event.map_or(Some(Signal::Somewhere), |event| signal(event, &below));
            if let Some(signal) = signal {
                let _ = sender.send(signal);
            }
        }
    };
    let mut fallback = None;
    if !poll {
        let told = RecommendedWatcher::new(handler(), Config::default())
            .and_then(|mut watcher| attach(&mut watcher, root).map(|()| watcher));
        match told {
            Ok(watcher) => return (Box::new(watcher), None),
            Err(error) => fallback = Some(error.to_string()),
        }
    }
    let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
    match PollWatcher::new(handler(), config) {
        Ok(mut watcher) => {
            // A root that cannot be read has nothing to be looked for.
            let _ = attach(&mut watcher, root);
            (Box::new(watcher), fallback)
        }
        Err(error) => (Box::new(notify::NullWatcher), Some(error.to_string())),
    }
}

/// The root itself for folders that come and go, and all below the folders of a site.
fn attach(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

/// What an event means for the site. Reading a file, which a build does, means nothing.
fn signal(event: Event, root: &Path) -> Option<Signal> {
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return None;
    }
    let folders = FOLDERS.map(|folder| root.join(folder));
    if event.paths.iter().any(|path| folders.contains(path)) {
        return Some(Signal::Folder);
    }
    let ours = event.paths.iter().any(|path| folders.iter().any(|folder| path.starts_with(folder)));
    if event.need_rescan() || event.paths.is_empty() {
        return Some(Signal::Somewhere);
    }
    ours.then_some(Signal::At(event.paths))
}

impl Changes {
    /// Waits for a change and for the quiet after it; none when no more can come.
    pub fn wait(&self) -> Option<Where> {
        let mut signals = vec![self.signals.recv().ok()?];
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match self.signals.recv_timeout(QUIET) {
                Ok(signal) => signals.push(signal),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        if signals.contains(&Signal::Folder) {
            // Whatever was watched below a folder that went is lost, even when the folder is back.
            self.watcher.replace(watcher(&self.root, self.poll, &self.sender).0);
        }
        let paths: Option<Vec<Vec<PathBuf>>> = signals.into_iter().map(Signal::paths).collect();
        Some(paths.map_or(Where::Anywhere, |paths| {
            let paths: BTreeSet<PathBuf> = paths.into_iter().flatten().collect();
            Where::At(paths.into_iter().collect())
        }))
    }
}
