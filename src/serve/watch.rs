//! File watching, with system events or by polling.
//!
//! Directories are watched instead of files, because editors replace files rather than write to
//! them. Events carry paths only. Reading the files is left to the scanner.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::input::link_targets;

/// Debounce time: a change is reported when no other follows within this time.
const DEBOUNCE: Duration = Duration::from_millis(100);
/// The longest time that a change is delayed by following ones.
const MAX_DELAY: Duration = Duration::from_secs(2);
/// The interval of polling.
const POLL_INTERVAL: Duration = Duration::from_secs(1);
/// The directories of a site.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// An event of the watcher, reduced to what matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
enum WatchEvent {
    /// Only these paths changed.
    Paths(Vec<PathBuf>),
    /// The changed paths are not known.
    Unknown,
    /// A watched directory itself was created or removed, so it has to be watched again.
    Folder,
}

impl WatchEvent {
    fn paths(self) -> Option<Vec<PathBuf>> {
        match self {
            WatchEvent::Paths(paths) => Some(paths),
            WatchEvent::Unknown | WatchEvent::Folder => None,
        }
    }
}

/// The scope of a change.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ChangeScope {
    /// Only these paths changed.
    Paths(Vec<PathBuf>),
    /// Any file may have changed.
    Unknown,
}

impl ChangeScope {
    /// Returns the changed paths, if they are known.
    pub(super) fn paths(&self) -> Option<&[PathBuf]> {
        match self {
            ChangeScope::Paths(paths) => Some(paths),
            ChangeScope::Unknown => None,
        }
    }
}

/// A watcher of the sources of a site.
pub(super) struct SourceWatcher {
    root: PathBuf,
    poll: bool,
    sender: Sender<WatchEvent>,
    events: Receiver<WatchEvent>,
    watcher: RefCell<Box<dyn Watcher + Send>>,
    /// The system's error message, if polling replaces unavailable events.
    pub fallback: Option<String>,
}

/// Starts watching the root of a site.
pub(super) fn watch(root: &Path, poll: bool) -> SourceWatcher {
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let (sender, events) = channel();
    let (watcher, fallback) = watcher(&root, poll, &sender);
    SourceWatcher { root, poll, sender, events, watcher: RefCell::new(watcher), fallback }
}

/// Creates a watcher with system events, or a polling one with the reason for the fallback.
fn watcher(root: &Path, poll: bool, sender: &Sender<WatchEvent>) -> (Box<dyn Watcher + Send>, Option<String>) {
    let targets = link_targets(root);
    let handler = || {
        let (sender, root, targets) = (sender.clone(), root.to_owned(), targets.clone());
        move |event: notify::Result<Event>| {
            // An error may hide a change. Sending fails only when the program ends.
            let event = event.map_or(Some(WatchEvent::Unknown), |event| classify(event, &root, &targets));
            if let Some(event) = event {
                let _ = sender.send(event);
            }
        }
    };
    let mut fallback = None;
    if !poll {
        let watcher = RecommendedWatcher::new(handler(), Config::default())
            .and_then(|mut watcher| attach(&mut watcher, root, &targets).map(|()| watcher));
        match watcher {
            Ok(watcher) => return (Box::new(watcher), None),
            Err(error) => fallback = Some(error.to_string()),
        }
    }
    let config = Config::default().with_poll_interval(POLL_INTERVAL).with_compare_contents(true);
    match PollWatcher::new(handler(), config) {
        Ok(mut watcher) => {
            // Failure is harmless, because an unreadable root has no sources to poll.
            let _ = attach(&mut watcher, root, &targets);
            (Box::new(watcher), fallback)
        }
        Err(error) => (Box::new(notify::NullWatcher), Some(error.to_string())),
    }
}

/// Watches the root directory, the directories of the site recursively, and the targets of links.
fn attach(watcher: &mut dyn Watcher, root: &Path, targets: &BTreeSet<PathBuf>) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    for target in targets {
        match target.parent() {
            Some(folder) if !target.is_dir() => watcher.watch(folder, RecursiveMode::NonRecursive)?,
            _ => watcher.watch(target, RecursiveMode::Recursive)?,
        }
    }
    Ok(())
}

/// Classifies an event. Returns `None` for reads, which every build causes, and for other files.
fn classify(event: Event, root: &Path, targets: &BTreeSet<PathBuf>) -> Option<WatchEvent> {
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return None;
    }
    let folders = FOLDERS.map(|folder| root.join(folder));
    if event.paths.iter().any(|path| folders.contains(path)) {
        return Some(WatchEvent::Folder);
    }
    let is_source = event.paths.iter().any(|path| folders.iter().any(|folder| path.starts_with(folder)));
    let is_target = event.paths.iter().any(|path| targets.iter().any(|target| path.starts_with(target)));
    if event.need_rescan() || event.paths.is_empty() || (is_target && !is_source) {
        return Some(WatchEvent::Unknown);
    }
    if is_source && event.paths.iter().any(|path| path.is_symlink()) {
        // The target of a new link has to be watched too.
        return Some(WatchEvent::Folder);
    }
    is_source.then_some(WatchEvent::Paths(event.paths))
}

impl SourceWatcher {
    /// Waits for the next change and debounces it. Returns `None` if the watcher has ended.
    pub(super) fn wait(&self) -> Option<ChangeScope> {
        let mut events = vec![self.events.recv().ok()?];
        let started = Instant::now();
        while started.elapsed() < MAX_DELAY {
            match self.events.recv_timeout(DEBOUNCE) {
                Ok(event) => events.push(event),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        if events.contains(&WatchEvent::Folder) {
            // Watches below a removed directory are lost, even if it is created again.
            self.watcher.replace(watcher(&self.root, self.poll, &self.sender).0);
        }
        let paths: Option<Vec<Vec<PathBuf>>> = events.into_iter().map(WatchEvent::paths).collect();
        Some(paths.map_or(ChangeScope::Unknown, |paths| {
            let paths: BTreeSet<PathBuf> = paths.into_iter().flatten().collect();
            ChangeScope::Paths(paths.into_iter().collect())
        }))
    }
}
