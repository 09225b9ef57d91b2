//! Edits of source files that change one value, and keep every other byte.
//!
//! Comments, order, quotation marks, indentation, line ends and blank lines stay. A result is
//! parsed again: it must be the old data with exactly that value replaced, or the edit fails. So a
//! wrong file is never written.

mod change;
mod data;
mod list;
mod part;
mod render;
mod scalar;
#[cfg(test)]
mod tests;
mod wrap;
mod written;

use std::borrow::Cow;

use crate::model::parse::front_matter;

use change::Document;
use data::{is_same, replaced, wrapped};
use part::Part;

/// One step from a map or a list to a value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(String),
    /// The index of a list item, from 0.
    Item(usize),
}

/// A value to write.
///
/// All line ends of a text count as `\n`, and those at its end do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    /// No value: the key or the list item is removed.
    Nothing,
    Text(String),
    List(Vec<NewValue>),
    Map(Vec<(String, NewValue)>),
}

/// The reason why a file was not edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// The text has a fault, so that a part of it may be hidden.
    Unreadable,
    /// The Markdown file has no front matter.
    NoFrontMatter,
    /// The text uses tags, anchors, or another rare notation.
    Unsupported,
    /// The path leads through a value that has no such part.
    NoSuchPart,
    /// The new data would not be read as it was meant.
    NotAsMeant,
}

/// Returns a YAML document with another value at a path.
///
/// A missing key is added at the end of its map, with the maps that lead to it, and an index equal
/// to the length of a list appends to it. Of maps and lists, only the parts that differ are
/// written. `Nothing` removes a key or an item, and then its map or list if that is empty and the
/// value of a key. A key without a value counts as missing, so it stays.
pub fn set_value(text: &str, path: &[Step], value: &NewValue) -> Result<String, EditError> {
    let yaml = text.trim_start_matches('\u{feff}');
    let mark = &text[..text.len() - yaml.len()];
    Ok(format!("{mark}{}", set(yaml, line_end(text), path, value)?))
}

/// Returns the data of a YAML document, or `None` if it cannot be read whole.
pub(crate) fn read_value(text: &str) -> Option<NewValue> {
    Document::new(text, "\n").ok().map(|document| document.root.data())
}

/// Returns a Markdown file with another value at a path of its front matter.
pub fn set_front_value(markdown: &str, path: &[Step], value: &NewValue) -> Result<String, EditError> {
    let front = front_matter::find(markdown).map_err(|_| EditError::NoFrontMatter)?;
    let yaml = set(&markdown[front.yaml.clone()], line_end(markdown), path, value)?;
    let edited = [&markdown[..front.yaml.start], &yaml, &markdown[front.yaml.end..]].concat();
    // A line `---` in a text would end the front matter.
    let is_whole = front_matter::find(&edited).is_ok_and(|found| edited[found.yaml] == yaml);
    is_whole.then_some(edited).ok_or(EditError::NotAsMeant)
}

/// Returns a Markdown file with another text after its front matter.
pub fn set_body(markdown: &str, body: &str) -> Result<String, EditError> {
    let front = front_matter::find(markdown).map_err(|_| EditError::NoFrontMatter)?;
    let (before, old) = markdown.split_at(front.body.start);
    let body = unix_lines(body);
    if unix_lines(old) == body {
        return Ok(markdown.to_owned());
    }
    let gap = if before.ends_with('\n') || body.is_empty() { "" } else { line_end(markdown) };
    Ok(format!("{before}{gap}{}", body.replace('\n', line_end(markdown))))
}

/// Returns a file of records with another record at its end.
pub fn append_record(text: &str, record: &NewValue) -> Result<String, EditError> {
    let records = match Document::new(text.trim_start_matches('\u{feff}'), "\n")?.root {
        root if root.is_empty_value() => 0,
        root => root.children.len(),
    };
    set_value(text, &[Step::Item(records)], record)
}

/// Returns the line end that a text uses.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Returns a text in which all lines end in `\n`.
fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

fn set(yaml: &str, line_end: &str, path: &[Step], value: &NewValue) -> Result<String, EditError> {
    let value = value.normalized();
    let before = Document::new(yaml, line_end)?.root.data();
    let meant = replaced(before, path, &value)?;
    let edited = edit(yaml, line_end, path, &value)?;
    let after = Document::new(&edited, line_end).map_err(|_| EditError::NotAsMeant)?.root.data();
    if after.or_nothing() == meant.or_nothing() { Ok(edited) } else { Err(EditError::NotAsMeant) }
}

/// Changes the parts of a value that differ, one after the other.
fn edit(yaml: &str, line_end: &str, path: &[Step], value: &NewValue) -> Result<String, EditError> {
    let document = Document::new(yaml, line_end)?;
    let mut chain: Vec<(&Part, usize)> = Vec::new();
    let mut part = &document.root;
    for (depth, step) in path.iter().enumerate() {
        let Some(index) = part.index_of(step)? else {
            return match value {
                NewValue::Nothing => Ok(yaml.to_owned()),
                _ if part.is_empty_value() => document.replace(&chain, part, &wrapped(&path[depth..], value)?),
                _ => {
                    let value = wrapped(&path[depth + 1..], value)?;
                    document.insert(part, part.children.len(), step, &value)
                }
            };
        };
        chain.push((part, index));
        part = &part.children[index].part;
    }
    match value {
        NewValue::Nothing if chain.is_empty() => Err(EditError::NoSuchPart),
        NewValue::Nothing if part.is_empty_value() && matches!(path.last(), Some(Step::Key(_))) => Ok(yaml.to_owned()),
        NewValue::Nothing => document.remove(&chain),
        _ if is_same(&part.data(), value) => Ok(yaml.to_owned()),
        NewValue::Map(entries) if part.style.is_map() && !part.children.is_empty() && !entries.is_empty() => {
            let old: Vec<&String> = part.children.iter().filter_map(|child| child.key.as_ref()).collect();
            let removed = old.into_iter().filter(|key| entries.iter().all(|(new, _)| new != *key));
            let removed = removed.map(|key| (key.clone(), NewValue::Nothing));
            let mut edited = yaml.to_owned();
            // A map that were empty in between would be removed.
            for (key, value) in entries.iter().cloned().chain(removed) {
                let path = [path, &[Step::Key(key)]].concat();
                edited = edit(&edited, line_end, &path, &value)?;
            }
            Ok(edited)
        }
        NewValue::List(items) if part.style.is_list() && !part.children.is_empty() && !items.is_empty() => {
            list::edit_list(yaml, line_end, path, part, items)
        }
        _ => document.replace(&chain, part, value),
    }
}
