//! Files on the disk, each whole or not at all; and a site brought up to date file by file, where trees cannot be swapped.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use rayon::prelude::*;
use tempfile::{NamedTempFile, TempPath};

use crate::path::OutPath;

use super::stage::{Change, Staged};
use super::standing::Standing;
use super::{Item, PublishError, Refusal, Result, at};

/// How the names of unfinished files begin, so that the next run can clear away what a stopped one left.
pub const UNFINISHED: &str = ".aikyn-tmp-";

/// What pages need comes before the pages, and the entrance last: a reader never meets a page without its style. Files of
/// one rank may be written in any order.
fn rank(path: &OutPath) -> u8 {
    match path.as_str() {
        "index.html" => 2,
        path if path.ends_with(".html") => 1,
        _ => 0,
    }
}

/// The files that have to be written, by rank.
fn in_order(items: &[Item]) -> Vec<&Item> {
    let mut changed: Vec<_> = items.iter().filter(|item| item.is_new()).collect();
    changed.sort_by_key(|item| rank(&item.path));
    changed
}

/// Whether a file holds exactly these bytes.
pub fn same(place: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = fs::File::open(place) else { return false };
    // Most that differ do so in length, and need not be read.
    if !file.metadata().is_ok_and(|meta| meta.len() == bytes.len() as u64) {
        return false;
    }
    let mut there = vec![0; bytes.len()];
    file.read_exact(&mut there).is_ok() && there == bytes
}

/// The bytes of a plain file. Nothing else is opened: a pipe would wait for somebody to write into it.
pub fn read_plain(place: &Path) -> io::Result<Vec<u8>> {
    plain(place).and_then(|()| fs::read(place))
}

/// Whether a plain file is there.
pub fn plain(place: &Path) -> io::Result<()> {
    if fs::metadata(place)?.is_file() { Ok(()) } else { Err(io::Error::other("it is no plain file")) }
}

/// Brings a folder from one site to the next file by file: each is whole at every moment, and all that a page needs comes
/// before the page. Everything is written before anything is put in its place, so that a full disk leaves the old site.
pub fn in_place(output: &Path, change: &Change, staged: &Staged, gone: &[&str]) -> Result<()> {
    let new = in_order(change.items);
    let write = |item: &&Item| match change.artifacts.get(&item.path) {
        Some(bytes) => unfinished(output, &item.path, bytes),
        None => unfinished(output, &item.path, &staged.read(&item.path).map_err(at(output))?),
    };
    let written: Vec<TempPath> = new.par_iter().map(write).collect::<Result<_>>()?;
    if change.after != change.before {
        // Until the end both the old and the new names are ours, so that a run that is cut short loses no file.
        change.before.union(change.after).write(output)?;
    }
    remove(output, gone)?;
    let mut all: Vec<(&Item, TempPath)> = new.into_iter().zip(written).collect();
    while let Some((first, _)) = all.first() {
        let together = all.iter().take_while(|(item, _)| rank(&item.path) == rank(&first.path)).count();
        all.drain(..together).par_bridge().try_for_each(|(item, file)| put(output, &item.path, file))?;
    }
    if change.after != change.before {
        change.after.write(output)?;
    }
    Ok(())
}

/// Makes a folder, and those above it, such that a web server can enter them whatever the mask of rights is.
pub fn folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        folders(parent)?;
    }
    match fs::create_dir(folder) {
        // Another thread was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => return Ok(()),
        made => made?,
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// Makes files and folders where none are, such that a web server can read them whatever the mask of rights is.
#[derive(Debug, Clone, Copy)]
pub struct Maker {
    /// The mask takes rights away, so that they have to be given afterwards, at the price of one more call for each file.
    masked: bool,
}

impl Maker {
    /// Makes a folder, and finds out by it what the mask does.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        Self { masked: false }.folder(folder)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            if fs::symlink_metadata(folder)?.permissions().mode() & 0o777 != 0o755 {
                let masked = Self { masked: true };
                masked.permit(folder, 0o755)?;
                return Ok(masked);
            }
        }
        Ok(Self { masked: false })
    }

    /// Makes a folder in one that is there.
    pub fn folder(self, place: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o755);
        }
        builder.create(place)?;
        self.permit(place, 0o755)
    }

    /// Makes those folders on the way to one inside another, and that one, which are not there.
    pub fn folders(self, outer: &Path, inside: &Path) -> io::Result<()> {
        let Some(parent) = inside.parent() else { return Ok(()) };
        let place = outer.join(inside);
        let made = match self.folder(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.folders(outer, parent)?;
                self.folder(&place)
            }
            made => made,
        };
        match made {
            // It was there, or another thread was faster.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && place.is_dir() => Ok(()),
            made => made,
        }
    }

    /// Writes a file to a path inside a folder, making the folders on the way.
    pub fn file_inside(self, outer: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = Path::new(path).parent().unwrap_or(Path::new(""));
        // Nearly every page has a folder of its own, so that it is not looked for first.
        if path.ends_with("/index.html") {
            self.folders(outer, folder)?;
        }
        let place = outer.join(path);
        match self.file(&place, bytes) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.folders(outer, folder)?;
                self.file(&place, bytes)
            }
            written => written,
        }
    }

    /// Writes a file into a folder that is there.
    pub fn file(self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = fs::File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o644);
        }
        let mut file = options.open(place)?;
        file.write_all(bytes)?;
        self.permit(place, 0o644)
    }

    #[cfg(unix)]
    fn permit(self, place: &Path, mode: u32) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        if self.masked { fs::set_permissions(place, fs::Permissions::from_mode(mode)) } else { Ok(()) }
    }

    #[cfg(not(unix))]
    fn permit(self, _: &Path, _: u32) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a file of the site as near to its place as there is a folder; where one is to be, a file of the last site may
/// still stand.
fn unfinished(output: &Path, path: &OutPath, bytes: &[u8]) -> Result<TempPath> {
    let place = output.join(path.as_str());
    let folder = place.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(output);
    let written = inside(folder, |file| file.write_all(bytes)).map_err(at(&place))?;
    // Thousands of files are not to be open at the same time.
    Ok(written.into_temp_path())
}

/// Puts a file of the site that was written elsewhere in its place, making the folders on the way.
fn put(output: &Path, path: &OutPath, file: TempPath) -> Result<()> {
    let place = output.join(path.as_str());
    let folder = place.parent().unwrap_or(output);
    folders(folder).map_err(at(folder))?;
    if place.is_dir() {
        // What is left of our own folder is empty by now; anything else is somebody's.
        fs::remove_dir(&place).map_err(|_| PublishError::Refused {
            output: output.to_owned(),
            reason: Refusal::InTheWay(path.as_str().to_owned()),
        })?;
    }
    file.persist(&place).map_err(|error| at(&place)(error.error))
}

/// Writes beside the place and renames over it, so that the place holds the old file or the new one and nothing between.
pub fn replace(place: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<()> {
    let written = inside(place.parent().unwrap_or(Path::new(".")), write).map_err(at(place))?;
    written.persist(place).map_err(|error| at(place)(error.error))?;
    Ok(())
}

/// Writes an unfinished file into a folder; it is removed when it is let go of.
fn inside(folder: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private by default, and then no web server could read it.
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut unfinished = builder.tempfile_in(folder)?;
    write(unfinished.as_file_mut())?;
    Ok(unfinished)
}

/// Writes other bytes into a file of the author's, whose rights it keeps, if it still holds the old ones. A link leads to
/// the file that is meant.
pub fn rewrite(place: &Path, old: &[u8], new: &[u8]) -> Result<()> {
    let place = fs::canonicalize(place).map_err(at(place))?;
    if fs::read(&place).map_err(at(&place))? != old {
        return Err(PublishError::Changed { path: place });
    }
    let permissions = fs::metadata(&place).map_err(at(&place))?.permissions();
    replace(&place, |file| file.write_all(new).and_then(|()| file.set_permissions(permissions)))
}

/// Removes files of an earlier run, and the folders that are empty without them.
fn remove(output: &Path, names: &[&str]) -> Result<()> {
    for name in names {
        // A manifest is a file like others: what stands in it may still lead out of the folder.
        let Some(path) = OutPath::new(name) else { continue };
        let place = output.join(path.as_str());
        let folders = || place.ancestors().skip(1).take_while(|folder| *folder != output);
        // What lies behind a link is not ours, even where a file of that name once was.
        if folders().any(Path::is_symlink) {
            continue;
        }
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_dir() => continue,
            Ok(_) => fs::remove_file(&place).map_err(at(&place))?,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(at(&place)(error)),
        }
        for folder in folders() {
            // Fails where something is left, and that is what we want to know.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// Clears away the unfinished files of a run that was stopped.
pub fn clear_leftovers(output: &Path, standing: &Standing) -> Result<()> {
    standing
        .unfinished()
        .map(|path| output.join(path))
        .try_for_each(|place| fs::remove_file(&place).map_err(at(&place)))
}
