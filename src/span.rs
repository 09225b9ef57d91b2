//! Places in source files.
//!
//! A place is a file and a run of bytes in it. Lines and columns are worked out only when a note is shown, since only
//! then the text is at hand; this module does not know what stands at a place, nor why anybody points there.

mod location;
mod passage;
mod ruler;

pub use location::{At, Located, Place, SourcePath, Span};
pub use passage::{Draft, OBJECT, Outline, Places};
pub use ruler::Ruler;
