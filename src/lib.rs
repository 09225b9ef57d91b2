//! Aikyn: a static site generator for the transparency pages of public projects.
//!
//! The phases are scan, parse, resolve, plan, render and publish. [`build::build`] runs them all,
//! except for reading and writing files. ARCHITECTURE.md lists the rooms and their levels.

pub mod authoring;
pub mod build;
pub mod cli;
pub mod foundation;
pub mod incremental;
pub mod language;
pub mod lint;
pub mod media;
pub mod messages;
pub mod model;
pub mod plan;
pub mod publish;
pub mod render;
pub mod search;
pub mod serve;
pub mod source;
pub mod theme;
