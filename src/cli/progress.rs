//! A progress line for long tasks.
//!
//! It is shown only on a terminal, not under `--quiet`, and only after a delay.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::foundation::panic::lock;
use crate::foundation::progress::{Progress, Task};
use crate::messages::Messages;

/// The delay before the line is shown.
const INITIAL_DELAY: Duration = Duration::from_secs(1);
/// The shortest time between two updates, so that the line stays readable.
const UPDATE_INTERVAL: Duration = Duration::from_millis(100);

/// A progress line on stderr. Dropping it erases the line.
pub(super) struct ProgressLine<'w> {
    messages: &'w Messages,
    enabled: bool,
    state: Mutex<State>,
}

struct State {
    /// The time of the next update.
    next_update: Instant,
    done: usize,
    /// The number of characters of the line that is shown.
    length: usize,
}

impl<'w> ProgressLine<'w> {
    /// Creates a line that is not shown yet.
    pub(super) fn new(quiet: bool, messages: &'w Messages) -> Self {
        let enabled = !quiet && std::io::stderr().is_terminal();
        let next_update = Instant::now() + INITIAL_DELAY;
        Self { messages, enabled, state: Mutex::new(State { next_update, done: 0, length: 0 }) }
    }
}

impl Progress for ProgressLine<'_> {
    fn step(&self, work: Task, done: usize, all: usize) {
        if !self.enabled {
            return;
        }
        let mut state = lock(&self.state);
        // Calls from several threads may arrive out of order.
        state.done = state.done.max(done);
        if Instant::now() >= state.next_update {
            let key = match work {
                Task::Pictures => "waiting-pictures",
                Task::Cards => "waiting-cards",
            };
            let line = self.messages.format(key, &[("done", state.done.into()), ("all", all.into())]);
            let length = line.chars().count();
            let padding = " ".repeat(state.length.saturating_sub(length));
            let _ = write!(std::io::stderr(), "\r{line}{padding}");
            let _ = std::io::stderr().flush();
            state.length = length;
            state.next_update = Instant::now() + UPDATE_INTERVAL;
        }
    }
}

impl Drop for ProgressLine<'_> {
    fn drop(&mut self) {
        let length = lock(&self.state).length;
        if length > 0 {
            let _ = write!(std::io::stderr(), "\r{}\r", " ".repeat(length));
        }
    }
}
