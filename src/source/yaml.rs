//! YAML as a tree of nodes with their locations, and the reading of values from them.
//!
//! The only module that uses `serde_yaml`. It does not know which keys are allowed or what they
//! mean. Duplicate keys are kept by the parser, so that all errors of a file are reported and not
//! only the first one.

mod check;
mod correction;
mod deserialize;
mod fast_path;
mod free_value;
mod id;
mod id_form;
mod limits;
mod line;
mod node;
mod options;
mod parser;
mod reader;
mod scalar;
mod schema_probe;
mod stray_entry;
mod syntax;
#[cfg(test)]
mod tests;
mod text;
mod value;

pub(crate) use check::{cut_off, shortened};
pub use free_value::FreeValue;
pub use id::{Id, Ref, Slug};
pub use limits::FILE_MEGABYTES;
pub(crate) use line::quoted;
pub use node::{Node, Value};
pub use parser::{parse, parse_list};
pub use reader::{FromYaml, MapReader, ReadContext, SourceText};
pub use scalar::{Extra, OneOrMany, YamlEnum};
pub use schema_probe::{Cardinality, KeySpec, shape};
pub use text::Text;
