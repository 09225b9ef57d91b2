//! A published site as one zip file, for a hosting panel.

use std::fs;
use std::io::{BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::foundation::path::OutputPath;

use super::atomic_file::{read_regular_file, replace};
use super::error::{PublishError, Result};
use super::manifest::Manifest;
use super::target::Target;

/// The level is fixed, because a default could change with the library.
const LEVEL: i64 = 6;
/// The first bytes of every zip file.
const SIGNATURE: &[u8] = b"PK";

/// Writes the files that a run has published to `target` into the zip file `file`.
///
/// Foreign files are left out. Equal sites give equal bytes: names are sorted, and times fixed.
///
/// # Errors
///
/// Returns [`PublishError::NotAnArchive`] if `file` is something other than a zip file.
pub fn write_archive(target: &Target, file: &Path) -> Result<()> {
    if !is_replaceable(file) {
        return Err(PublishError::NotAnArchive { path: file.to_owned() });
    }
    let manifest = Manifest::read(&target.output)?;
    // A manifest may have been edited, so that a path in it leads out of the folder.
    let names: Vec<OutputPath> = manifest.names().filter_map(OutputPath::new).collect();
    replace(file, |out| {
        let mut archive = ZipWriter::new(BufWriter::new(out));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        for name in &names {
            let bytes = read_regular_file(&target.output.join(name))?;
            archive.start_file(name.as_str(), options)?;
            archive.write_all(&bytes)?;
        }
        archive.finish()?.flush()
    })
}

/// Returns whether a path is free, or leads to a zip file, which a new one may replace.
fn is_replaceable(file: &Path) -> bool {
    let mut start = [0; SIGNATURE.len()];
    match fs::metadata(file) {
        Err(error) => error.kind() == ErrorKind::NotFound,
        // A FIFO is not opened, because that blocks until it has a writer.
        Ok(meta) => {
            let read = |mut file: fs::File| file.read_exact(&mut start);
            meta.is_file() && (meta.len() == 0 || fs::File::open(file).and_then(read).is_ok() && start == *SIGNATURE)
        }
    }
}
