//! The mode and owner of folders, which a new tree copies from the old one.

use std::fs;
use std::io;
use std::path::Path;

/// Returns whether two folders have the same mode and owner, or `new` is missing or not a folder.
pub(super) fn are_equal(old: &Path, new: &Path) -> bool {
    let (Ok(was), Ok(is)) = (fs::symlink_metadata(old), fs::symlink_metadata(new)) else { return true };
    !is.is_dir() || (owner(&was) == owner(&is) && was.permissions() == is.permissions())
}

/// Copies the mode and owner of one folder to another.
pub(super) fn copy(old: &Path, new: &Path) -> io::Result<()> {
    let was = fs::symlink_metadata(old)?;
    #[cfg(all(unix, not(plain_fs)))]
    if let (user, group) = owner(&was)
        && (user, group) != owner(&fs::symlink_metadata(new)?)
    {
        std::os::unix::fs::chown(new, Some(user), Some(group))?;
    }
    fs::set_permissions(new, was.permissions())
}

/// Makes all folders of a tree writable for their owner, so that the tree can be removed.
///
/// Returns `false` if they were already.
#[cfg(all(unix, not(plain_fs)))]
pub(super) fn make_writable(tree: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::symlink_metadata(tree)?.permissions();
    let mut has_changed = permissions.mode() & 0o700 != 0o700;
    if has_changed {
        permissions.set_mode(permissions.mode() | 0o700);
        fs::set_permissions(tree, permissions)?;
    }
    for entry in fs::read_dir(tree)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            has_changed |= make_writable(&entry.path())?;
        }
    }
    Ok(has_changed)
}

#[cfg(any(not(unix), plain_fs))]
pub(super) fn make_writable(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(all(unix, not(plain_fs)))]
fn owner(meta: &fs::Metadata) -> (u32, u32) {
    use std::os::unix::fs::MetadataExt;
    (meta.uid(), meta.gid())
}

#[cfg(any(not(unix), plain_fs))]
fn owner(_: &fs::Metadata) {}
