//! The files that `import` is asked for: single ones, folders, and patterns.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The starts of the names of files that mark an open document, of Word and of LibreOffice.
const LOCKS: [&str; 2] = ["~$", ".~lock."];

/// Returns the files. Folders stand for the Word files in them, and patterns for what they match,
/// because the command line of Windows does not expand them.
pub(super) fn expanded(paths: &[PathBuf]) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            files.extend(matching(path, "*.docx").map_err(|error| (path.clone(), error))?);
        } else if name.contains(['*', '?']) && !path.exists() {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            files.extend(matching(folder.unwrap_or(Path::new(".")), &name).map_err(|error| (path.clone(), error))?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Returns the files of a folder whose names match a pattern, sorted.
fn matching(folder: &Path, pattern: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if matches(&name, &pattern.to_lowercase()) && entry.path().is_file() {
            files.push(if folder == Path::new(".") { entry.file_name().into() } else { entry.path() });
        }
    }
    files.sort();
    Ok(files)
}

/// Returns whether a name matches a pattern, in which `*` is any text and `?` one character.
fn matches(name: &str, pattern: &str) -> bool {
    let (name, pattern): (Vec<char>, Vec<char>) = (name.chars().collect(), pattern.chars().collect());
    // The parts of the pattern that match each start of the name.
    let mut reached = vec![false; pattern.len() + 1];
    reached[0] = true;
    for at in 0..pattern.len() {
        reached[at + 1] = reached[at] && pattern[at] == '*';
    }
    for c in name {
        let mut next = vec![false; pattern.len() + 1];
        for (at, expected) in pattern.iter().enumerate() {
            next[at + 1] = match expected {
                '*' => next[at] || reached[at + 1],
                '?' => reached[at],
                expected => reached[at] && *expected == c,
            };
        }
        reached = next;
    }
    reached[pattern.len()]
}

/// Returns whether a file only marks an open document.
pub(super) fn is_lock(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    LOCKS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_names() {
        for (name, pattern, expected) in [
            ("a.docx", "*.docx", true),
            ("a.docx.txt", "*.docx", false),
            ("a.doc", "a.doc?", false),
            ("a.docx", "a.doc?", true),
            ("кабар.docx", "к*р.d*x", true),
            ("", "*", true),
        ] {
            assert_eq!(matches(name, pattern), expected, "{name} {pattern}");
        }
    }

    #[test]
    fn lock_files_are_told_by_their_names() {
        assert!(is_lock(Path::new("x/~$lease.docx")) && is_lock(Path::new(".~lock.release.docx#")));
        assert!(!is_lock(Path::new("~$/release.docx")));
    }
}
