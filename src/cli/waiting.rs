//! A line that tells how far a long work is, to people only: not into a file, not under `--quiet`, and not before they
//! would begin to wonder.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::panic::lock;
use crate::progress::{Progress, Work};
use crate::words::Words;

/// Nobody wonders sooner.
const PATIENCE: Duration = Duration::from_secs(1);
/// A line that changes more often cannot be read.
const PAUSE: Duration = Duration::from_millis(100);

/// The line, on stderr. It goes away when the work is done.
pub struct Waiting<'w> {
    words: &'w Words,
    seen: bool,
    state: Mutex<State>,
}

struct State {
    /// When the next change is due.
    due: Instant,
    done: usize,
    /// The letters of the line as it stands there.
    length: usize,
}

impl<'w> Waiting<'w> {
    /// A line that is not there yet.
    pub fn new(quiet: bool, words: &'w Words) -> Self {
        let seen = !quiet && std::io::stderr().is_terminal();
        Self { words, seen, state: Mutex::new(State { due: Instant::now() + PATIENCE, done: 0, length: 0 }) }
    }
}

impl Progress for Waiting<'_> {
    fn step(&self, work: Work, done: usize, all: usize) {
        if !self.seen {
            return;
        }
        let mut state = lock(&self.state);
        // Of two that tell at once, the later may come first.
        state.done = state.done.max(done);
        if Instant::now() >= state.due {
            let key = match work {
                Work::Pictures => "waiting-pictures",
                Work::Cards => "waiting-cards",
            };
            let line = self.words.text(key, &[("done", state.done.into()), ("all", all.into())]);
            let length = line.chars().count();
            let rest = " ".repeat(state.length.saturating_sub(length));
            let _ = write!(std::io::stderr(), "\r{line}{rest}");
            let _ = std::io::stderr().flush();
            state.length = length;
            state.due = Instant::now() + PAUSE;
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let length = lock(&self.state).length;
        if length > 0 {
            let _ = write!(std::io::stderr(), "\r{}\r", " ".repeat(length));
        }
    }
}
