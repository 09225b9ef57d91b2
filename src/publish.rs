//! The last stage: the finished files go to their folder.
//!
//! Writes only what differs, and removes only what an earlier publishing wrote and this one does not. What somebody else
//! put into the folder is never touched. It takes a site without errors, by its type, and changes no byte of it.

mod atomic_file;
mod changeset;
mod disk_cache;
mod error;
mod file_writer;
mod in_place;
mod item;
mod lock;
mod manifest;
mod output_snapshot;
mod permissions;
mod preflight;
mod publisher;
mod staging;
mod swap;
mod target;
pub mod up_to_date;

pub use atomic_file::rewrite;
pub use disk_cache::{Cabinet, FOLDER as MEMORY, store};
pub use error::{PublishError, Refusal};
pub use publisher::{Publishing, Report, publish};
pub use target::Target;
