//! Locations in source files.
//!
//! A location is a file and a byte range. Lines and columns are computed only to print a
//! diagnostic, because only then is the text at hand. This module does not know the meaning of a
//! location.

mod location;
mod passage;
mod ruler;

pub use location::{At, Located, Place, SourcePath, Span};
pub use passage::{Draft, OBJECT, Outline, Places};
pub use ruler::Ruler;
