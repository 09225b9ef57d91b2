//! How far a long piece of work is, for whoever waits for it.
//!
//! The work tells; whether anybody is told, after how long, and in which words, is not its business.

/// A work that can take longer than people like to wait without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Pictures,
    Cards,
}

/// Listens to the progress of a work.
pub trait Progress: Sync {
    /// So many of all parts are done. Parts done at the same time tell so from several threads.
    fn step(&self, work: Work, done: usize, all: usize);
}

/// Nobody waits.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn step(&self, _: Work, _: usize, _: usize) {}
}
