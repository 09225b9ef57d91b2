//! The rights and the owner of folders, which a new tree takes over from the old one.

use std::fs;
use std::io;
use std::path::Path;

/// Whether a new folder has the rights and the owner of the one that it will replace, or replaces none.
pub fn are_alike(old: &Path, new: &Path) -> bool {
    let (Ok(was), Ok(is)) = (fs::symlink_metadata(old), fs::symlink_metadata(new)) else { return true };
    !is.is_dir() || (owner(&was) == owner(&is) && was.permissions() == is.permissions())
}

/// Gives a new folder the rights and the owner of the one that it will replace.
pub fn make_like(old: &Path, new: &Path) -> io::Result<()> {
    let was = fs::symlink_metadata(old)?;
    #[cfg(unix)]
    if let (user, group) = owner(&was)
        && (user, group) != owner(&fs::symlink_metadata(new)?)
    {
        std::os::unix::fs::chown(new, Some(user), Some(group))?;
    }
    fs::set_permissions(new, was.permissions())
}

/// Lets us into all folders of a tree of ours that is to be removed; false where that changes nothing.
#[cfg(unix)]
pub fn open_up(tree: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let mut rights = fs::symlink_metadata(tree)?.permissions();
    let is_closed = rights.mode() & 0o700 != 0o700;
    if is_closed {
        rights.set_mode(rights.mode() | 0o700);
        fs::set_permissions(tree, rights)?;
    }
    let mut has_opened = is_closed;
    for entry in fs::read_dir(tree)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            has_opened |= open_up(&entry.path())?;
        }
    }
    Ok(has_opened)
}

#[cfg(not(unix))]
pub fn open_up(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn owner(meta: &fs::Metadata) -> (u32, u32) {
    use std::os::unix::fs::MetadataExt;
    (meta.uid(), meta.gid())
}

#[cfg(not(unix))]
fn owner(_: &fs::Metadata) {}
