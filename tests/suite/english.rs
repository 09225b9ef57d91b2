//! The English of comments and documents: words that the rule in CONTRIBUTING.md bans, and the
//! width of lines.
//!
//! Strings, code and inline code are not read.

use std::fs;

use crate::source::{Segment, files, repository, segments};

/// Banned words and phrases. A `.` at the start is the start of a sentence.
const BANNED: &[&str] = &[
    "whoever",
    "nobody",
    "somebody",
    "anybody",
    ". what",
    ". who",
    ". whom",
    "told of",
    "tells of",
    "stands",
    "dear",
    "mend",
    "mends",
    "mended",
    "mending",
    "fell",
    "behind",
    "beside",
    "so many",
    "is no",
    "is none",
    "are no",
    "none of",
    "otherwise",
    "anew",
    "sign",
    "signs",
    "held against",
    "hold against",
    "holds against",
    "business of",
];

/// Phrases that are right although they contain a banned one.
const EXCEPTIONS: &[&str] = &[
    "is no longer",
    "are no longer",
    "there is no",
    "there are no",
    "there is none",
    "there are none",
    "plus sign",
    "minus sign",
    "equals sign",
    "behind nginx",
];

/// The most columns of a line of prose.
const WIDTH: usize = 100;

const RUST: &[&str] = &["src", "tests", "benches", "fuzz"];
const DOCUMENTS: &[&str] = &["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];
/// Files whose comments begin with `#`.
const CONFIGURATION: &[&str] =
    &["Cargo.toml", "deny.toml", "justfile", ".ci/run", ".ci/reproducible", "fuzz/Cargo.toml"];

/// A line of prose with its number, without the marks of a comment.
struct Line {
    number: usize,
    text: String,
}

/// The prose of a file, in paragraphs.
struct Prose {
    path: String,
    paragraphs: Vec<Vec<Line>>,
    /// The lines that could be wrapped, as they are in the file.
    whole_lines: Vec<Line>,
}

fn all_prose() -> Vec<Prose> {
    let mut all = Vec::new();
    for directory in RUST {
        all.extend(
            files(directory, "rs").into_iter().map(|(path, text)| comments(format!("{directory}/{path}"), &text)),
        );
    }
    let named = DOCUMENTS.iter().map(|path| (path.to_string(), fs::read_to_string(repository(path)).unwrap()));
    let docs = files("docs", "md").into_iter().map(|(path, text)| (format!("docs/{path}"), text));
    all.extend(named.chain(docs).map(|(path, text)| markdown(path, &text)));
    for path in CONFIGURATION {
        let text = fs::read_to_string(repository(path)).unwrap();
        let numbered = text.lines().zip(1..);
        let comment_lines = numbered.filter(|(line, _)| line.trim_start().starts_with('#') && !line.starts_with("#!"));
        let lines = comment_lines.map(|(line, number)| Line { number, text: line.to_owned() }).collect();
        all.push(prose(path.to_string(), lines, |line| line.trim_start_matches('#')));
    }
    all
}

/// The comments of a Rust file.
fn comments(path: String, text: &str) -> Prose {
    let mut lines = Vec::new();
    for (_, range) in segments(text).into_iter().filter(|(segment, _)| *segment == Segment::Comment) {
        let first = text[..range.start].matches('\n').count() + 1;
        let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        // A comment after code keeps its place, so that it counts as short.
        let before = if text[start..range.start].trim().is_empty() { &text[start..range.start] } else { "" };
        let numbered = text[range].lines().zip(first..);
        lines.extend(numbered.map(|(line, number)| Line { number, text: format!("{before}{line}") }));
    }
    prose(path, lines, |line| line.trim_start_matches(['/', '!']))
}

/// A Markdown document. Tables of keys are left out, because they are messages to authors.
fn markdown(path: String, text: &str) -> Prose {
    let mut is_table = false;
    let lines = text.lines().zip(1..).filter(|(line, _)| {
        is_table = line.starts_with("<!-- keys:") || (is_table && *line != "<!-- end of keys -->");
        !is_table
    });
    prose(path, lines.map(|(line, number)| Line { number, text: line.to_owned() }).collect(), |line| line)
}

/// Splits lines into paragraphs. `without_mark` removes the mark of a comment from the start of a
/// line.
fn prose(path: String, lines: Vec<Line>, without_mark: fn(&str) -> &str) -> Prose {
    let mut paragraphs: Vec<Vec<Line>> = Vec::new();
    let mut whole_lines = Vec::new();
    let (mut in_code, mut last) = (false, 0);
    for Line { number, text } in lines {
        let words = without_mark(text.trim_start()).trim();
        if words.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        let is_heading = words.starts_with('#');
        let can_wrap = !words.starts_with('|') && !is_heading && !words.contains("](") && !words.contains("://");
        if !in_code && can_wrap {
            whole_lines.push(Line { number, text: text.clone() });
        }
        if in_code || words.is_empty() || is_heading {
            last = 0;
            continue;
        }
        let starts_item = words.starts_with(['|', '-', '*', '>']);
        let line = Line { number, text: words.to_owned() };
        match paragraphs.last_mut().filter(|_| number == last + 1 && !starts_item) {
            Some(paragraph) => paragraph.push(line),
            None => paragraphs.push(vec![line]),
        }
        last = number;
    }
    Prose { path, paragraphs, whole_lines }
}

/// Returns the words of a paragraph in lower case with their lines. A `.` marks the start of a
/// sentence, and inline code and addresses of links are left out.
fn words(paragraph: &[Line]) -> Vec<(usize, String)> {
    let mut words = vec![(paragraph[0].number, ".".to_owned())];
    let mut in_code = false;
    for Line { number, text } in paragraph {
        for (nth, part) in text.split('`').enumerate() {
            in_code ^= nth > 0;
            if in_code {
                words.push((*number, "`".into()));
                continue;
            }
            for word in part.split_whitespace() {
                let word = word.split("](").next().unwrap_or(word);
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
                let is_start = word.starts_with(['|', '(']);
                words.extend(is_start.then(|| (*number, ".".to_owned())));
                words.push((*number, bare));
                words.extend(word.ends_with(['.', ':', '?', '!', '|']).then(|| (*number, ".".to_owned())));
            }
        }
    }
    words.retain(|(_, word)| !word.is_empty());
    words
}

/// Returns the banned phrases of a paragraph with their lines.
fn banned(paragraph: &[Line]) -> Vec<(usize, &'static str)> {
    let words = words(paragraph);
    let is_at = |phrase: &str, at: usize| {
        let mut rest = words[at..].iter().map(|(_, word)| word.as_str());
        phrase.split(' ').all(|word| rest.next() == Some(word))
    };
    let is_excepted =
        |at: usize| EXCEPTIONS.iter().any(|phrase| (0..3).any(|before| at >= before && is_at(phrase, at - before)));
    let mut found = Vec::new();
    for (at, (line, _)) in words.iter().enumerate() {
        let here = BANNED.iter().filter(|phrase| is_at(phrase, at));
        found.extend(here.filter(|_| !is_excepted(at)).map(|phrase| (*line, *phrase)));
    }
    found
}

#[test]
fn comments_and_documents_use_no_banned_words() {
    let mut report = String::new();
    for Prose { path, paragraphs, .. } in all_prose() {
        for (line, phrase) in paragraphs.iter().flat_map(|paragraph| banned(paragraph)) {
            report.push_str(&format!("{path}:{line}: {}\n", phrase.trim_start_matches(". ")));
        }
    }
    assert!(report.is_empty(), "{} banned words:\n{report}", report.lines().count());
}

#[test]
fn prose_is_wrapped() {
    let mut report = String::new();
    for Prose { path, whole_lines, .. } in all_prose() {
        for Line { number, text } in whole_lines.iter().filter(|line| line.text.chars().count() > WIDTH) {
            report.push_str(&format!("{path}:{number}: {} columns\n", text.chars().count()));
        }
    }
    assert!(report.is_empty(), "{} long lines:\n{report}", report.lines().count());
}

#[test]
fn banned_words_are_found_in_prose_alone() {
    let text = "//! What is made. It is\n//! no folder; it is no longer one.\n//! ```\n//! nobody\n//! ```\nfn f() {\n    \
                let a = \"nobody\"; // See what `nobody` knows; somebody.\n}\n";
    let found: Vec<_> = comments("x.rs".into(), text).paragraphs.iter().flat_map(|p| banned(p)).collect();
    assert_eq!(found, [(1, ". what"), (1, "is no"), (7, "somebody")]);
    let text = "# What stands\n\nIt stands\n[here](behind/beside) | nobody\n\n| a | Who asks | x |\n";
    let found: Vec<_> = markdown("x.md".into(), text).paragraphs.iter().flat_map(|p| banned(p)).collect();
    assert_eq!(found, [(3, "stands"), (4, "nobody"), (6, ". who")]);
}
