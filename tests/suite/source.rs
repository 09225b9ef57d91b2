//! The source files of the crate, as the tests of its structure and of its English read them.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A part of a Rust file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment {
    Comment,
    /// A string, character or byte literal.
    Literal,
}

/// A source file of the crate.
pub(crate) struct SourceFile {
    /// The path below `src`, with `/`.
    pub path: String,
    pub text: String,
    /// The text with comments, literals and test code replaced by spaces. Offsets and lines are
    /// kept.
    pub code: String,
    /// Items that are compiled only for tests.
    pub tests: Vec<Range<usize>>,
    /// Whether the whole file is compiled only for tests.
    pub is_test: bool,
}

/// Returns the path of a file or directory of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns every file below a directory with the extension, sorted, with its text.
pub(crate) fn files(directory: &str, extension: &str) -> Vec<(String, String)> {
    let root = repository(directory);
    let entries = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let paths =
        entries.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|e| e == extension));
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    paths.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// Returns every file of `src` that is compiled outside tests.
pub(crate) fn source_files() -> Vec<SourceFile> {
    let mut sources = all_source_files();
    sources.retain(|file| !file.is_test);
    sources
}

/// Returns every file of `src`.
pub(crate) fn all_source_files() -> Vec<SourceFile> {
    let mut test_modules = Vec::new();
    let mut sources = Vec::new();
    for (path, text) in files("src", "rs") {
        let mut code = text.clone();
        blank(&mut code, segments(&text).into_iter().map(|(_, range)| range));
        let tests = test_items(&code);
        test_modules.extend(tests.iter().filter_map(|range| declared_module(&code[range.clone()])).map(|name| {
            let parent = path.trim_end_matches(".rs");
            if parent == "lib" { name.to_owned() } else { format!("{parent}/{name}") }
        }));
        blank(&mut code, tests.iter().cloned());
        sources.push(SourceFile { path, text, code, tests, is_test: false });
    }
    for file in &mut sources {
        file.is_test = test_modules.iter().any(|module| is_in_module(&file.path, module));
    }
    sources
}

/// Whether a file is part of a module: `yaml/read.rs` and `yaml.rs` are part of `yaml`.
pub(crate) fn is_in_module(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// Returns the comments and literals of a Rust file.
pub(crate) fn segments(text: &str) -> Vec<(Segment, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let comment = comment_end(text, at).map(|end| (Segment::Comment, end));
        match comment.or_else(|| literal_end(text, at).map(|end| (Segment::Literal, end))) {
            Some((segment, end)) => {
                found.push((segment, at..end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn comment_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes[start..].starts_with(b"//") {
        return Some(text[start..].find('\n').map_or(text.len(), |length| start + length));
    }
    if !bytes[start..].starts_with(b"/*") {
        return None;
    }
    let (mut at, mut depth) = (start + 2, 1);
    while depth > 0 && at < bytes.len() {
        match &bytes[at..(at + 2).min(bytes.len())] {
            b"/*" => (at, depth) = (at + 2, depth + 1),
            b"*/" => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    Some(at)
}

fn literal_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let follows_word = start > 0 && is_word(bytes[start - 1]);
    let hashes = bytes[start + 1..].iter().take_while(|byte| **byte == b'#').count();
    match bytes[start] {
        b'"' => quoted_end(bytes, start, b'"'),
        // `r#"…"#` and `br"…"`, and neither a name that ends in `r` nor a raw identifier.
        b'r' if bytes.get(start + 1 + hashes) == Some(&b'"')
            && (!follows_word || bytes[..start].ends_with(b"b") || bytes[..start].ends_with(b"c")) =>
        {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = start + hashes + 2;
            Some(text[inside..].find(&close).map_or(text.len(), |length| inside + length + close.len()))
        }
        // A lifetime has no closing quotation mark after its first character.
        b'\'' => {
            let mut following = text[start + 1..].chars();
            let first = following.next()?;
            (first == '\\' || following.next() == Some('\'')).then(|| quoted_end(bytes, start, b'\''))?
        }
        _ => None,
    }
}

fn quoted_end(bytes: &[u8], start: usize, quote: u8) -> Option<usize> {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    Some((at + 1).min(bytes.len()))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// Replaces ranges by spaces, and keeps the line ends.
pub(crate) fn blank(code: &mut String, ranges: impl IntoIterator<Item = Range<usize>>) {
    let mut bytes = std::mem::take(code).into_bytes();
    for range in ranges {
        bytes[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    *code = String::from_utf8(bytes).unwrap();
}

/// Returns the items under `#[cfg(test)]` and `#[cfg(all(test, …))]`, in code whose comments and
/// literals are blank.
fn test_items(code: &str) -> Vec<Range<usize>> {
    let starts = ["#[cfg(test)]", "#[cfg(all(test"].into_iter().flat_map(|attribute| code.match_indices(attribute));
    starts.map(|(start, _)| start..item_end(code, start)).collect()
}

/// Returns the end of the item that begins with attributes at `start`: after its block or its
/// semicolon.
fn item_end(code: &str, start: usize) -> usize {
    let (mut depth, mut in_attributes) = (0_usize, true);
    for (at, byte) in code.bytes().enumerate().skip(start) {
        if in_attributes && depth == 0 && byte != b'#' && byte != b'[' && !byte.is_ascii_whitespace() {
            in_attributes = false;
        }
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                // The end of what holds the item.
                if depth == 0 {
                    return at;
                }
                depth -= 1;
                if depth == 0 && byte == b'}' && !in_attributes {
                    return at + 1;
                }
            }
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Returns the name in a declaration `mod name;`.
fn declared_module(item: &str) -> Option<&str> {
    let declaration = item.trim_end().strip_suffix(';')?;
    let (_, name) = declaration.rsplit_once("mod ")?;
    name.bytes().all(is_word).then_some(name)
}

#[test]
fn code_is_read_apart_from_comments_literals_and_tests() {
    let text = "use a; // \"no\nfn b<'x>(c: char) -> &'x str { r#\"crate::no\"# } /* /* */ ' */ const D: char = '\\'';
#[cfg(test)]
mod tests {
    fn e() {}
}
fn after() {}
#[cfg(test)]
#[path = \"t.rs\"]
mod t;
static LAST: u8 = b'x';
";
    let mut code = text.to_owned();
    blank(&mut code, segments(text).into_iter().map(|(_, range)| range));
    let tests = test_items(&code);
    assert_eq!(declared_module(&code[tests[1].clone()]), Some("t"));
    blank(&mut code, tests);
    let words: Vec<&str> = code.split_whitespace().collect();
    let expected = "use a; fn b<'x>(c: char) -> &'x str { } const D: char = ; fn after() {} static LAST: u8 = b ;";
    assert_eq!(words.join(" "), expected);
    assert_eq!(code.len(), text.len());
}
