//! Files and their syntax: the disk reader, YAML and Markdown. Knows nothing of their meaning.

pub(crate) mod characters;
pub mod input;
pub(crate) mod markdown;
pub mod yaml;
