//! What every other room builds on: languages, places in files, checked paths, values, diagnostics.

pub mod diagnostics;
pub mod lang;
pub mod panic;
pub mod path;
pub mod progress;
pub mod span;
pub mod value;
