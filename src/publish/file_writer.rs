//! Files and folders that a web server can read.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

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
