//! Tools that help the author write: new files, import from Word, schemas, open tasks, edits of
//! sources.

pub mod edit;
pub(crate) mod example;
pub(crate) mod form;
pub(crate) mod guide;
pub(crate) mod hosting;
pub mod import;
pub(crate) mod overview;
pub(crate) mod scaffold;
pub mod schema;
