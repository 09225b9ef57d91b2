//! Many files, one after the other, into the same memory: with the fewest calls of the system, and none for room.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Most files of a site are smaller.
const ROOM: usize = 16 * 1024;

/// What reads files for one thread.
#[derive(Debug, Default)]
pub struct Reader {
    buffer: Vec<u8>,
}

impl Reader {
    /// The bytes of a file, until the next is read.
    pub fn read(&mut self, path: &Path) -> io::Result<&[u8]> {
        let mut file = File::open(path)?;
        let mut length = 0;
        loop {
            if length == self.buffer.len() {
                self.buffer.resize((length * 2).max(ROOM), 0);
            }
            match file.read(&mut self.buffer[length..]) {
                Ok(0) => return Ok(&self.buffer[..length]),
                Ok(more) => length += more,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_any_size_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let mut reader = Reader::default();
        for length in [ROOM + 1, 0, ROOM, 1, 5 * ROOM, ROOM - 1] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(reader.read(&path).unwrap(), bytes, "{length}");
        }
        assert!(reader.read(&folder.path().join("none")).is_err());
    }
}
