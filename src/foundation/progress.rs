//! Progress reports of long tasks.
//!
//! The task only reports its progress. The listener decides whether, when and how to show it.

/// A task that may take several seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Pictures,
    Cards,
}

/// A listener for the progress of tasks.
pub trait Progress: Sync {
    /// Reports that `done` of `all` parts are complete. May be called from several threads at once.
    fn step(&self, work: Task, done: usize, all: usize);
}

/// A listener that ignores all reports.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&self, _: Task, _: usize, _: usize) {}
}
