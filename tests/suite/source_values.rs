//! Edits of single values in the source files of all sites at hand: every other byte stays.

use std::path::{Path, PathBuf};

use aikyn::authoring::edit::{EditError, NewValue, Step, append_record, set_front_value, set_value};
use aikyn::foundation::span::{SourcePath, Span};
use aikyn::source::yaml::{Node, Value, parse};

use crate::harness::rounds;
use crate::hostile::Dice;

/// Texts that have another meaning without quotation marks, or that are easily damaged.
const TEXTS: [&str; 34] = [
    "Ак-Булак айылында «чогулуш» өттү",
    "Бишкек: жолугушуу",
    "Кабинет #5, №6 # 7",
    "\"Таза суу\" жана 'Жол'",
    "it's",
    "- a",
    "-",
    "? b",
    ": c",
    "yes",
    "No",
    "null",
    "~",
    "true",
    "",
    " ",
    " а ",
    ">20",
    "@me",
    "*калың* сөз",
    "&b",
    "{a: b}",
    "[a, b]",
    "a, b",
    "2026-11-30",
    "20",
    "007",
    "1e3",
    "+996555000111",
    "10:00-13:00",
    "😀 \u{a0}э\\n\\",
    "Бир\nэки\n\n  үч: #төрт\n",
    "Бир\r\nэки\r\n",
    "---\n...",
];

struct Source {
    name: String,
    text: String,
    is_markdown: bool,
}

impl Source {
    /// Returns where the YAML of the file is.
    fn yaml(&self, text: &str) -> Span {
        if !self.is_markdown {
            let start = text.len() - text.trim_start_matches('\u{feff}').len();
            return Span::new(start, text.len());
        }
        let start = text.find('\n').unwrap() + 1;
        Span::new(start, start + text[start - 1..].find("\n---").unwrap())
    }

    /// Returns the data of a text of this file, with the locations in it.
    fn node(&self, text: &str) -> Node {
        let yaml = self.yaml(text);
        let parsed = parse(&SourcePath::from(&*self.name), &text[yaml.start..yaml.end], yaml.start);
        assert!(parsed.diagnostics.is_empty(), "{}: {:?}\n{text}", self.name, parsed.diagnostics);
        parsed.value.unwrap()
    }

    fn set(&self, text: &str, path: &[Step], value: &NewValue) -> String {
        let edited = if self.is_markdown { set_front_value(text, path, value) } else { set_value(text, path, value) };
        edited.unwrap_or_else(|error| panic!("{} {path:?} {value:?}: {error:?}", self.name))
    }
}

/// Returns all files with YAML of the example, the fixtures and our own site.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        ["content", "tests/fixtures", "src/authoring/example", "src/authoring/scaffold"].map(|at| root.join(at)).into();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, "yaml" | "md") {
                let text = without_placeholders(&std::fs::read_to_string(&path).unwrap());
                let is_markdown = extension == "md";
                let name = path.strip_prefix(root).unwrap().display().to_string();
                if text.trim_start().starts_with("---") == is_markdown {
                    sources.push(Source { name, text, is_markdown });
                }
            }
        }
    }
    assert!(sources.len() > 40);
    sources
}

/// Replaces the placeholders of the files of a new site.
fn without_placeholders(text: &str) -> String {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("}}") {
            Some((key, rest)) if key.starts_with(['+', '-', 'i']) && !key.contains(' ') => {
                filled.push_str(&format!("2026-01-02{rest}"));
            }
            _ => filled.push_str(&format!("{{{{{part}")),
        }
    }
    filled
}

/// Returns the path and the node of each value below a node.
fn values<'n>(node: &'n Node, path: &[Step], found: &mut Vec<(Vec<Step>, &'n Node)>) {
    let mut add = |step: Step, node: &'n Node| {
        let path = [path, &[step]].concat();
        found.push((path.clone(), node));
        values(node, &path, found);
    };
    match &node.value {
        Value::List(items) => items.iter().enumerate().for_each(|(at, item)| add(Step::Item(at), item)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| add(Step::Key(key.name.clone()), value)),
        _ => {}
    }
}

fn data(node: &Node) -> NewValue {
    match &node.value {
        Value::List(items) => NewValue::List(items.iter().map(data).collect()),
        Value::Map(entries) => {
            NewValue::Map(entries.iter().map(|(key, value)| (key.name.clone(), data(value))).collect())
        }
        _ => node.scalar().map_or(NewValue::Nothing, |text| NewValue::Text(text.trim_end_matches('\n').to_owned())),
    }
}

/// Returns the data with all maps sorted, as a key that is added again is the last one.
fn sorted(value: NewValue) -> NewValue {
    match value {
        NewValue::List(items) => NewValue::List(items.into_iter().map(sorted).collect()),
        NewValue::Map(entries) => {
            let mut entries: Vec<_> = entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            NewValue::Map(entries)
        }
        value => value,
    }
}

fn at_path<'v>(value: &'v mut NewValue, path: &[Step]) -> &'v mut NewValue {
    path.iter().fold(value, |value, step| match (value, step) {
        (NewValue::Map(entries), Step::Key(key)) => &mut entries.iter_mut().find(|(name, _)| name == key).unwrap().1,
        (NewValue::List(items), Step::Item(at)) => &mut items[*at],
        (value, _) => panic!("no {step:?} in {value:?}"),
    })
}

/// Returns the length of the longest common start of two texts.
fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Returns a variant of a text: with line ends of Windows, or without the last one.
fn variant(source: &Source, dice: &mut Dice) -> String {
    match dice.roll(3) {
        0 => source.text.replace('\n', "\r\n"),
        1 if !source.is_markdown => source.text.trim_end().to_owned(),
        _ => source.text.clone(),
    }
}

#[test]
fn edit_of_a_value_changes_no_other_byte() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for source in sources() {
        for _ in 0..rounds(6, 200) {
            let text = variant(&source, &mut dice);
            let node = source.node(&text);
            let mut found = Vec::new();
            values(&node, &[], &mut found);
            found.retain(|(_, node)| node.scalar().is_some());
            if found.is_empty() {
                continue;
            }
            let (path, old) = &found[dice.roll(found.len())];
            let new = TEXTS[dice.roll(TEXTS.len())];
            let edited = source.set(&text, path, &NewValue::Text(new.to_owned()));
            let place = format!("{} {path:?} {new:?}\n{edited}", source.name);
            let read = new.replace('\r', "");
            let mut meant = data(&node);
            *at_path(&mut meant, path) = NewValue::Text(read.trim_end_matches('\n').to_owned());
            assert!(data(&source.node(&edited)) == meant, "{place}");
            let start = common(text.bytes(), edited.bytes());
            let end = text.len() - common(text.bytes().skip(start).rev(), edited.bytes().skip(start).rev());
            // The lines of a longer text begin after the comment at the end of the line.
            let line_end = text[old.span.end..].find(['\r', '\n']).map_or(text.len(), |end| old.span.end + end);
            let comment = &text[old.span.end..line_end];
            assert!(start == text.len() || (start >= old.span.start && end <= line_end), "{start}..{end} {place}");
            assert!(end <= old.span.end || edited.contains(comment), "{place}");
            // The old value gives the old data again.
            let again = source.set(&edited, path, &data(old));
            assert!(data(&source.node(&again)) == data(&node), "{place}");
            assert_eq!(source.set(&text, path, &data(old)), text);
        }
    }
}

#[test]
fn removed_value_is_added_again() {
    let mut dice = Dice(0xd1b5_4a32_d192_ed03);
    for source in sources() {
        for _ in 0..rounds(6, 200) {
            let text = variant(&source, &mut dice);
            let node = source.node(&text);
            let mut found = Vec::new();
            values(&node, &[], &mut found);
            let length = |path: &[Step]| {
                found
                    .iter()
                    .filter(|(other, _)| other.len() == path.len() && other[..path.len() - 1] == path[..path.len() - 1])
                    .count()
            };
            // Only the last item of a list can be added at its place again.
            let may_be_added = |(path, node): &&(Vec<Step>, &Node)| match path.last() {
                Some(Step::Item(at)) => at + 1 == length(path),
                _ => node.value != Value::Null,
            };
            let candidates: Vec<_> = found.iter().filter(may_be_added).collect();
            if candidates.is_empty() {
                continue;
            }
            let (path, old) = candidates[dice.roll(candidates.len())];
            // A map that would be empty is removed with its key.
            let is_only = |node: &Node| matches!(&node.value, Value::Map(entries) if entries.len() == 1);
            let mut gone = *old;
            for length in (1..path.len()).rev() {
                match found.iter().find(|(other, _)| other[..] == path[..length]) {
                    Some((_, map)) if is_only(map) && matches!(path[length - 1], Step::Key(_)) => gone = map,
                    _ => break,
                }
            }
            let removed = source.set(&text, path, &NewValue::Nothing);
            let place = format!("{} {path:?}\n{removed}", source.name);
            let start = common(text.bytes(), removed.bytes());
            let is_cut = text.as_bytes().ends_with(&removed.as_bytes()[start..]);
            assert!(is_cut || removed.contains("{}") || removed.contains("[]"), "{place}");
            let comments = |text: &str| text.lines().filter(|line| line.trim_start().starts_with('#')).count();
            // Comments between a key and its value on the next lines belong to the value.
            let mut above = text[..gone.span.start].lines().rev().map(str::trim);
            let is_below_key = above.next().is_some_and(str::is_empty);
            let above = above.take_while(|line| is_below_key && line.starts_with('#')).count();
            let inner = above + comments(&text[gone.span.start..gone.span.end]);
            assert!(comments(&removed) + inner >= comments(&text), "{place}");
            let again = source.set(&removed, path, &data(old));
            assert!(sorted(data(&source.node(&again))) == sorted(data(&node)), "{place}\n\n{again}");
        }
    }
}

#[test]
fn all_records_can_be_moved_to_a_new_file() {
    for source in sources() {
        let NewValue::List(records) = data(&source.node(&source.text)) else { continue };
        for line_end in ["\n", "\r\n"] {
            let mut text = format!("# Эскертүү{line_end}");
            for record in records.iter().take(5) {
                text = append_record(&text, record).unwrap();
            }
            let copied = data(&source.node(&text));
            assert_eq!(copied, NewValue::List(records.iter().take(5).cloned().collect()), "{}", source.name);
        }
    }
}

#[test]
fn hostile_text_is_refused_or_edited() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let source = include_str!("../fixtures/every-key/content/data/visits/2023.yaml");
    let path = [Step::Item(0), Step::Key("title".to_owned()), Step::Key("ky".to_owned())];
    for _ in 0..rounds(60, 2000) {
        let spoiled = crate::hostile::spoil(source.as_bytes(), &mut dice);
        let spoiled = String::from_utf8_lossy(&spoiled);
        let edited: Result<String, EditError> = set_value(&spoiled, &path, &NewValue::Text("Жаңы".to_owned()));
        if let Ok(edited) = edited {
            assert!(edited.contains("Жаңы"));
        }
    }
}
