//! Tests of whole sites: what a folder of content becomes, and what an author hears of a mistake.
//!
//! To add one: write a site with `TestSite` (see `harness`), change what the test is about, and look at the notes or the
//! files that come out. Faults of one rule belong to `rules`, pages and files to `pages`, the program itself to `program`.

// A helper of a test that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod author;
mod cards;
mod content;
mod dependencies;
mod documents;
mod edits;
mod english;
mod explain;
#[cfg(unix)]
mod faults;
mod harness;
mod hostile;
mod import;
mod layers;
mod measure;
mod outputs;
mod pages;
mod pictures;
mod posters;
mod preview;
mod program;
mod properties;
mod review;
mod rules;
mod search;
mod source;
mod themes;
mod tongues;
#[cfg(unix)]
mod unchanged;
