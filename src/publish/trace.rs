//! What the system tells of published files, so that they need not be read to know that nobody has touched them.
//!
//! Two things the [`Mark`] of a file does not tell: a second change within the same tick of the clock, and what a power cut
//! took from the disk. So files of the last tick that the disk's own clock has told are [`fresh`](Traces::fresh) and have to
//! be read, and traces hold until the machine is started anew. A system that has no such times, or does not tell one start
//! from another, gives no traces.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use super::standing::{folder_of, folders_to};
use super::{Item, State};
use crate::input::{Folder, Mark, Moment, ask};

/// The traces of some files, in their order, and of the folders that hold folders.
pub struct Traces {
    files: Vec<Mark>,
    folders: Vec<(String, Mark)>,
    start: Option<&'static str>,
}

impl Traces {
    /// The traces of plain files and the folders to them; none when one of them is something else. What is put into a
    /// folder, or taken out of it, changes the folder.
    pub fn of(output: &Folder, names: &[&str], folders: &BTreeSet<&str>) -> Option<Self> {
        let files: Option<Vec<Mark>> = ask(names, |name| output.file(Path::new(name))).into_iter().collect();
        Self::with_folders(output, folders, files?)
    }

    fn with_folders(output: &Folder, inner: &BTreeSet<&str>, files: Vec<Mark>) -> Option<Self> {
        let outer: BTreeSet<&str> = inner.iter().map(|folder| folder_of(folder)).collect();
        let folder = |folder: &str| Some((folder.to_owned(), output.folder(Path::new(folder))?));
        let folders: Option<_> = outer.into_iter().map(folder).collect();
        Some(Self { files, folders: folders?, start: start() })
    }

    /// The traces of files that were just published; none unless all of them were made anew, aside from where anybody looks.
    /// A file that stood there before is changed by being linked, which hides what somebody else did to it meanwhile; and
    /// where the clock has no fractions, a second can hold much. Then the next build reads all of them.
    pub fn left(output: &Path, items: &[Item]) -> Option<Self> {
        let one = |item: &Item| match item.state {
            State::Staged(now) => Some(now),
            State::Standing | State::InMemory => None,
        };
        let files: Option<Vec<Mark>> = items.iter().map(one).collect();
        let folders = folders_to(items.iter().map(|item| item.path.as_str()));
        Self::with_folders(&Folder::open(output)?, &folders, files?).filter(Self::is_fine)
    }

    /// A hash of them all; none where they tell nothing.
    pub fn hash(&self) -> Option<[u8; 32]> {
        let mut told = self.start.filter(|_| cfg!(unix))?.as_bytes().to_vec();
        self.all().for_each(|mark| mark.tell(&mut told));
        Some(*blake3::hash(&told).as_bytes())
    }

    /// For each file whether it was changed in the last tick before the traces were taken for the first time: the last
    /// change of any of them, by the clock of the disk itself.
    pub fn fresh(&self) -> Vec<bool> {
        let since = self.last_tick();
        self.files.iter().map(|file| nanoseconds(file.changed) >= since).collect()
    }

    /// The folders holding folders that were changed in that tick.
    pub fn fresh_folders(&self) -> impl Iterator<Item = &str> {
        let since = self.last_tick();
        self.folders.iter().filter(move |(_, one)| nanoseconds(one.changed) >= since).map(|(path, _)| &**path)
    }

    fn all(&self) -> impl Iterator<Item = &Mark> {
        self.files.iter().chain(self.folders.iter().map(|(_, folder)| folder))
    }

    /// When the last tick began. What was changed before it cannot be changed unseen any more: the clock has gone on, and
    /// gives nothing a time that is over.
    fn last_tick(&self) -> i128 {
        let last = self.all().map(|one| one.changed).max().unwrap_or_default();
        // A disk that tells fractions of a second gives each tick its own time; others may count in twos.
        let (seconds, fraction) = last;
        nanoseconds(if self.is_fine() { last } else { (seconds - 2, fraction) })
    }

    /// Whether the disk tells fractions of a second.
    fn is_fine(&self) -> bool {
        self.all().any(|one| one.changed.1 != 0) && self.all().any(|one| one.written.1 != 0)
    }
}

fn nanoseconds((seconds, fraction): Moment) -> i128 {
    i128::from(seconds) * 1_000_000_000 + i128::from(fraction)
}

/// Names the time since the machine was last started; none where the system does not.
pub fn start() -> Option<&'static str> {
    // No program outlives it.
    static START: LazyLock<Option<String>> =
        LazyLock::new(|| fs::read_to_string("/proc/sys/kernel/random/boot_id").ok());
    START.as_deref()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::path::OutPath;

    fn files(changed: &[Moment]) -> Traces {
        let mark = |&changed: &Moment| Mark { identity: [1, 2, 3], written: (7, 1), changed };
        Traces { files: changed.iter().map(mark).collect(), folders: Vec::new(), start: None }
    }

    #[test]
    fn only_files_of_the_last_tick_are_read_again() {
        assert_eq!(files(&[(8, 4_000_000), (8, 8_000_000), (8, 8_000_000)]).fresh(), [false, true, true]);
        assert_eq!(files(&[(8, 999_999_999), (9, 1)]).fresh(), [false, true]);
        // Without fractions the clock may go in steps of two seconds.
        assert_eq!(files(&[(5, 0), (6, 0), (8, 0)]).fresh(), [false, true, true]);
    }

    #[test]
    fn a_folder_of_the_last_tick_makes_those_in_it_doubtful() {
        let mut traces = files(&[(8, 4)]);
        let folder = |path: &str, changed| (path.to_owned(), Mark { identity: [1, 2, 0], written: (7, 1), changed });
        traces.folders = vec![folder("ky", (8, 5)), folder("", (8, 6))];
        assert_eq!(traces.fresh(), [false]);
        assert_eq!(traces.fresh_folders().collect::<Vec<_>>(), [""]);
    }

    #[test]
    fn only_a_site_that_was_made_anew_leaves_traces() {
        let output = tempfile::tempdir().unwrap();
        let place = output.path().join("page.html");
        fs::write(&place, "ours").unwrap();
        let staged = Mark::from(&fs::symlink_metadata(&place).unwrap());
        let whole = Mark { written: (staged.written.0, 0), changed: (staged.changed.0, 0), ..staged };
        let left = |state| {
            let items = [Item { path: OutPath::new("page.html").unwrap(), hash: 0, state }];
            Traces::left(output.path(), &items).is_some()
        };
        assert!(left(State::Staged(staged)) && !left(State::Standing) && !left(State::InMemory));
        // Of a disk that counts whole seconds nothing is believed.
        let seconds = Traces { files: vec![whole], folders: Vec::new(), start: None };
        assert!(!seconds.is_fine());
    }
}
