//! Creates files and folders that a web server can read, whatever the umask is.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Creates a folder and its parents, with the mode 755.
pub(super) fn create_dirs(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create_dirs(parent)?;
    }
    match fs::create_dir(folder) {
        // Another thread created it first.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => return Ok(()),
        created => created?,
    }
    #[cfg(all(unix, not(plain_fs)))]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// Writes files and folders that do not exist yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileWriter {
    /// The umask removes permissions that are needed, so that each mode has to be set by a second
    /// system call.
    is_masked: bool,
}

impl FileWriter {
    /// Creates a root folder, and detects the umask by its mode.
    pub(super) fn create_root(root: &Path) -> io::Result<Self> {
        Self { is_masked: false }.create_dir(root)?;
        #[cfg(all(unix, not(plain_fs)))]
        {
            use std::os::unix::fs::PermissionsExt;
            if fs::symlink_metadata(root)?.permissions().mode() & 0o777 != 0o755 {
                let writer = Self { is_masked: true };
                writer.set_mode(root, 0o755)?;
                return Ok(writer);
            }
        }
        Ok(Self { is_masked: false })
    }

    fn create_dir(self, path: &Path) -> io::Result<()> {
        let builder = fs::DirBuilder::new();
        #[cfg(all(unix, not(plain_fs)))]
        let builder = {
            use std::os::unix::fs::DirBuilderExt;
            let mut builder = builder;
            builder.mode(0o755);
            builder
        };
        builder.create(path)?;
        self.set_mode(path, 0o755)
    }

    /// Creates the folder `inside` below `root`, and its missing parents below `root`.
    pub(super) fn create_dirs(self, root: &Path, inside: &Path) -> io::Result<()> {
        let Some(parent) = inside.parent() else { return Ok(()) };
        let path = root.join(inside);
        let created = match self.create_dir(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.create_dirs(root, parent)?;
                self.create_dir(&path)
            }
            created => created,
        };
        match created {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            created => created,
        }
    }

    /// Writes a file below `root`, and creates its missing parents.
    pub(super) fn write_inside(self, root: &Path, inside: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = Path::new(inside).parent().unwrap_or(Path::new(""));
        // Nearly every page has its own folder, so creating it first saves a failed attempt to
        // write.
        if inside.ends_with("/index.html") {
            self.create_dirs(root, folder)?;
        }
        let path = root.join(inside);
        match self.write(&path, bytes) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.create_dirs(root, folder)?;
                self.write(&path, bytes)
            }
            written => written,
        }
    }

    /// Writes a file into an existing folder.
    pub(super) fn write(self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = fs::File::options();
        options.write(true).create_new(true);
        #[cfg(all(unix, not(plain_fs)))]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o644);
        }
        options.open(path)?.write_all(bytes)?;
        self.set_mode(path, 0o644)
    }

    fn set_mode(self, path: &Path, mode: u32) -> io::Result<()> {
        if self.is_masked { set_mode(path, mode) } else { Ok(()) }
    }
}

#[cfg(all(unix, not(plain_fs)))]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(any(not(unix), plain_fs))]
fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
