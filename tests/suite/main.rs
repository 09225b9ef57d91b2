//! Tests of whole sites: the output of a content directory, and the diagnostics of its mistakes.
//!
//! To add a test, start from `TestSite` in `harness`, change the part under test, build the site,
//! and check its diagnostics or files. Tests of one rule belong in `rules`, of pages in `pages`,
//! and of the program itself in `program`.

// Clippy's exception for tests covers `#[test]` functions only, not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod author;
mod cards;
mod charts;
mod content;
mod dependencies;
mod docs;
mod edits;
mod english;
mod explain;
mod facts;
#[cfg(unix)]
mod faults;
mod guide;
mod harness;
mod home;
mod hostile;
mod hosting;
mod import;
mod layers;
mod lint_accuracy;
mod maps;
mod markup;
mod messages;
mod misnamed;
mod mistakes;
mod one_answer;
mod outputs;
mod pages;
mod pictures;
mod posters;
mod preview;
mod program;
mod project;
mod properties;
mod review;
mod rules;
mod search;
mod size;
mod source;
mod source_values;
mod systems;
mod themes;
#[cfg(unix)]
mod unchanged;
mod yaml;
