//! Aikyn: a static site generator for the transparency pages of public projects, in Kyrgyz and Russian.
//!
//! The line runs `input` → `parse` → `site` → `plan` → `render` → `publish`, and [`build::build`] is the whole of it but
//! the disk at both ends. ARCHITECTURE.md tells the layers and what each may not know.

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
