//! What helps the author write: new files, import from Word, schemas, open tasks, edits of sources.

pub mod import;
pub mod overview;
pub mod scaffold;
pub mod schema;
pub mod source_edit;
