//! Reads many files into one buffer.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The initial size of the buffer. Most source files and pages are smaller.
const INITIAL: usize = 16 * 1024;

/// A buffer for reading one file after the other, one for each thread.
///
/// `fs::read` asks for the size of each file and allocates memory for it. Reading until the end
/// needs neither.
#[derive(Debug, Default)]
pub struct Reader {
    buffer: Vec<u8>,
}

impl Reader {
    /// Reads a file. The bytes are valid until the next call.
    pub fn read(&mut self, path: &Path) -> io::Result<&[u8]> {
        let mut file = File::open(path)?;
        let mut length = 0;
        loop {
            if length == self.buffer.len() {
                self.buffer.resize((length * 2).max(INITIAL), 0);
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
    fn files_of_all_sizes_are_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let mut reader = Reader::default();
        for length in [INITIAL + 1, 0, INITIAL, 1, 5 * INITIAL, INITIAL - 1] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(reader.read(&path).unwrap(), bytes, "{length}");
        }
        assert!(reader.read(&folder.path().join("missing")).is_err());
    }
}
