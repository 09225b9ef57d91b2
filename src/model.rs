//! The typed site: records, configuration, texts and the references between them.

pub mod config;
pub mod parse;
pub mod record;
pub mod site;
