//! Basic types: languages, locations in files, checked paths, values, diagnostics.

pub mod diagnostics;
pub mod lang;
pub(crate) mod panic;
pub mod path;
pub mod progress;
pub mod span;
pub(crate) mod value;
