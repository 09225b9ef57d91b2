//! Writes finished files to the output folder, wholly or not at all.
//!
//! Only changed files are written, and only files of an earlier run are removed. Foreign files are
//! never touched. The type of the artifacts proves that the site has no errors, and their bytes are
//! not changed.

mod archive;
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
mod upload;

pub use archive::write_archive;
pub use atomic_file::{create, rewrite};
pub use disk_cache::{DiskCache, FOLDER as CACHE_DIR, store};
pub use error::{Leftover, PublishError, TargetError};
pub use publisher::{Publisher, Report, publish};
pub use target::Target;
pub use upload::{ChangedFiles, SiteChanges, Upload, lasting_temp_folder};
