//! Changes of files: told by the system, or looked for every second.
//!
//! Folders are watched and not files, since editors replace files rather than write into them. What changed is not
//! looked at here; it is read anew as a whole.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// A change is looked at when nothing has followed it for so long.
const QUIET: Duration = Duration::from_millis(100);
/// However much follows, nobody waits longer than this.
const LONGEST: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_secs(1);
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Changes as they come.
pub struct Changes {
    watcher: std::cell::RefCell<Box<dyn Watcher + Send>>,
    root: PathBuf,
    events: Receiver<()>,
    /// Why changes are looked for, though that was not asked for; the system's words.
    pub fallback: Option<String>,
}

/// Begins to watch a site's root.
pub fn watch(root: &Path, poll: bool) -> Changes {
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let (sender, events) = channel();
    let below = root.clone();
    let handler = move |event: notify::Result<Event>| {
        if event.as_ref().map_or(true, |event| concerns(event, &below)) {
            // Nobody listens any more when the program ends.
            let _ = sender.send(());
        }
    };
    let mut fallback = None;
    let told: Option<Box<dyn Watcher + Send>> = match poll {
        true => None,
        false => match RecommendedWatcher::new(handler.clone(), Config::default()) {
            Ok(mut watcher) => match attach(&mut watcher, &root) {
                Ok(()) => Some(Box::new(watcher)),
                Err(error) => {
                    fallback = Some(error.to_string());
                    None
                }
            },
            Err(error) => {
                fallback = Some(error.to_string());
                None
            }
        },
    };
    let watcher = told.unwrap_or_else(|| {
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        match PollWatcher::new(handler, config) {
            Ok(mut watcher) => {
                let _ = attach(&mut watcher, &root);
                Box::new(watcher)
            }
            Err(_) => Box::new(notify::NullWatcher),
        }
    });
    Changes { watcher: std::cell::RefCell::new(watcher), root, events, fallback }
}

/// The root itself for folders that come and go, and all below the folders of a site.
fn attach(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

/// Whether an event can mean that the site is different. Reading a file, which a build does, does not.
fn concerns(event: &Event, root: &Path) -> bool {
    let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    let ours = |path: &PathBuf| FOLDERS.iter().any(|folder| path.starts_with(root.join(folder)));
    !read && (event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(ours))
}

impl Changes {
    /// Waits for a change and for the quiet after it; false when no more can come.
    pub fn wait(&self) -> bool {
        if self.events.recv().is_err() {
            return false;
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        // A folder that was taken away and put back has to be watched anew.
        let _ = attach(self.watcher.borrow_mut().as_mut(), &self.root);
        true
    }
}
