//! Files and their syntax: the disk reader, YAML, Markdown and GeoJSON. Knows nothing of their
//! meaning.

pub(crate) mod characters;
pub(crate) mod geojson;
pub mod input;
pub(crate) mod markdown;
pub mod yaml;
