//! Locations in source files.
//!
//! A location is a file and a byte range. Lines and columns are computed only to print a
//! diagnostic, because only then is the text at hand. This module does not know the meaning of a
//! location.

mod line_index;
mod location;
mod source_map;

pub use line_index::LineIndex;
pub use location::{Located, Location, Position, SourcePath, Span};
pub use source_map::{OBJECT, Offsets, SourceMap, SourceMapBuilder};
