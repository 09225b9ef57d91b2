//! The measures of docs/dev/size.md, which `just size` prints.

use std::collections::BTreeMap;

use crate::dependencies::Crate;
use crate::layers::{circles, room, siblings};
use crate::source::{Segment, SourceFile, all_source_files, blank, files, segments, source_files};

const ITEMS: [&str; 10] = ["fn", "struct", "enum", "trait", "const", "static", "type", "mod", "use", "unsafe"];

#[derive(Default)]
struct Size {
    files: usize,
    code: usize,
    tests: usize,
    comments: usize,
    public: usize,
}

/// Measures a file. Blank lines are not counted, nor are comments after code.
fn size(file: &SourceFile) -> Size {
    let mut size = Size { files: 1, ..Size::default() };
    let mut code = file.text.clone();
    let comments = segments(&file.text).into_iter().filter(|(segment, _)| *segment == Segment::Comment);
    blank(&mut code, comments.map(|(_, range)| range));
    let mut start = 0;
    for (line, original) in code.split_inclusive('\n').zip(file.text.split_inclusive('\n')) {
        let is_test = file.is_test || file.tests.iter().any(|range| range.contains(&start));
        match (line.trim().is_empty(), original.trim().is_empty()) {
            (false, _) => *(if is_test { &mut size.tests } else { &mut size.code }) += 1,
            (true, false) => size.comments += 1,
            (true, true) => {}
        }
        start += line.len();
    }
    let words: Vec<&str> = file.code.split_whitespace().collect();
    size.public = words.windows(2).filter(|pair| pair[0] == "pub" && ITEMS.contains(&pair[1])).count();
    size
}

#[test]
#[ignore = "prints a table"]
fn print_size() {
    let mut rows: BTreeMap<String, Size> = BTreeMap::new();
    let suite = files("tests", "rs").into_iter().map(|(path, text)| {
        ("tests/".to_owned(), SourceFile { path, code: String::new(), text, tests: Vec::new(), is_test: true })
    });
    let sources = all_source_files().into_iter().map(|file| (room(&file.path).to_owned(), file));
    for (name, file) in sources.chain(suite) {
        let size = size(&file);
        for name in [name, "**all**".to_owned()] {
            let row = rows.entry(name).or_default();
            row.files += size.files;
            row.code += size.code;
            row.tests += size.tests;
            row.comments += size.comments;
            row.public += size.public;
        }
    }
    println!("| room | files | code | tests | comments | public items |\n|---|---:|---:|---:|---:|---:|");
    for (name, Size { files, code, tests, comments, public }) in rows {
        println!("| {name} | {files} | {code} | {tests} | {comments} | {public} |");
    }
    let sources = source_files();
    let siblings = siblings(&Crate::new(&sources).dependencies());
    println!("\ncircles: {}", circles(&siblings).len());
}
