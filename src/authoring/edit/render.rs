//! The notation of new values, in the habits of the file.

use super::NewValue;
use super::part::{Child, Part, Style, line_start_at};
use super::scalar;
use super::written::Written;

/// The widest line on which a map or a list is written in brackets.
const WIDEST: usize = 100;
/// The indentation of a block where the file has none to follow.
const INDENTATION: usize = 2;

/// Writes a value inside brackets. `old` is the value that it replaces, and its text.
pub(super) fn in_flow(value: &NewValue, old: Option<(&Part, &str)>) -> String {
    match value {
        NewValue::Nothing => "null".to_owned(),
        NewValue::Text(text) => scalar::in_flow(text, old),
        NewValue::List(items) => {
            let items: Vec<String> = items.iter().map(|item| in_flow(item, None)).collect();
            format!("[{}]", items.join(", "))
        }
        NewValue::Map(entries) => {
            let entry = |(name, value): &(String, NewValue)| format!("{}: {}", key(name, true), in_flow(value, None));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Writes a value outside of brackets.
pub(super) fn in_block(value: &NewValue, place: &Place, old: Option<(&Part, &str)>) -> Written {
    match value {
        NewValue::Nothing => Written::default(),
        NewValue::Text(text) => scalar::in_block(text, place.column + place.indentation(false), old),
        _ if value.is_empty() || place.is_in_flow(value, old.map(|(part, _)| part)) => {
            Written::line(in_flow(value, None))
        }
        _ => {
            let column = place.column + place.indentation(matches!(value, NewValue::List(_)));
            let mut lines = Place { column, siblings: None, key: None, ..*place }.lines(value);
            // The first line of a list item follows its dash.
            let head = if place.key.is_some() { String::new() } else { lines.remove(0)[column..].to_owned() };
            Written { head, lines }
        }
    }
}

/// Returns a key as it is written.
pub(super) fn key(name: &str, in_flow: bool) -> String {
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    match is_plain && scalar::is_plain(name, in_flow) {
        true => name.to_owned(),
        false => scalar::double_quoted(name),
    }
}

/// The document whose habits a new value follows.
#[derive(Clone, Copy)]
pub(super) struct Habits<'p> {
    pub(super) text: &'p str,
    pub(super) root: &'p Part,
}

/// The place of a new value.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) habits: Habits<'p>,
    /// The collection that gets the value.
    pub(super) siblings: Option<&'p Part>,
    /// The key of the value, or `None` for a list item.
    pub(super) key: Option<&'p str>,
    /// The column of the key or the dash.
    pub(super) column: usize,
}

impl Place<'_> {
    /// Returns the lines of a map or a list whose keys or dashes are in the column of this place.
    pub(super) fn lines(&self, value: &NewValue) -> Vec<String> {
        let column = self.column;
        let mut lines = Vec::new();
        let mut add = |mark: String, value: &NewValue, key: Option<&str>| {
            let written = in_block(value, &Place { key, siblings: None, ..*self }, None);
            let gap = if written.head.is_empty() { "" } else { " " };
            lines.push(format!("{:column$}{mark}{gap}{}", "", written.head));
            lines.extend(written.lines);
        };
        match value {
            NewValue::Map(entries) => {
                entries.iter().for_each(|(name, value)| add(format!("{}:", key(name, false)), value, Some(name)));
            }
            NewValue::List(items) => items.iter().for_each(|item| add("-".to_owned(), item, None)),
            NewValue::Nothing | NewValue::Text(_) => {}
        }
        lines
    }

    /// Returns how much deeper the parts of a value are than its key or its dash.
    fn indentation(&self, is_list: bool) -> usize {
        match self.key {
            Some(_) => self.habits.indentation(self.habits.root, is_list).unwrap_or(INDENTATION),
            None => "- ".len(),
        }
    }

    /// Returns whether a map or a list is written in brackets, as similar ones are.
    fn is_in_flow(&self, value: &NewValue, old: Option<&Part>) -> bool {
        let is_similar = |part: &&Part| match value {
            NewValue::Map(_) => part.style.is_map() && !part.children.is_empty(),
            _ => part.style.is_list() && !part.children.is_empty(),
        };
        let sibling = match self.key {
            Some(key) => {
                let has_first_key = |child: &Child| match value {
                    NewValue::Map(entries) => {
                        child.part.children.first().map(|child| &child.key)
                            == entries.first().map(|(key, _)| Some(key.clone())).as_ref()
                    }
                    _ => false,
                };
                let is_of_key = |child: &Child| child.key.as_deref() == Some(key) && is_similar(&&child.part);
                let is_like = |child: &Child| has_first_key(child) && is_similar(&&child.part);
                last_child(self.habits.root, &is_of_key).or_else(|| last_child(self.habits.root, &is_like))
            }
            None => self.siblings.and_then(|list| list.children.iter().map(|child| &child.part).rfind(is_similar)),
        };
        if let Some(part) = old.filter(is_similar).or(sibling) {
            return part.style.is_flow();
        }
        let is_line = |value: &NewValue| matches!(value, NewValue::Text(text) if !text.contains('\n'));
        let is_flat = match value {
            NewValue::List(items) => items.iter().all(is_line),
            NewValue::Map(entries) => entries.iter().all(|(_, value)| is_line(value)),
            NewValue::Nothing | NewValue::Text(_) => false,
        };
        let width = self.column + self.key.map_or(0, |key| key.len() + ": ".len());
        // A record is written with one line per key.
        let is_record = self.key.is_none() && self.column == 0;
        is_flat && !is_record && width + in_flow(value, None).chars().count() <= WIDEST
    }
}

impl Habits<'_> {
    /// Returns the indentation of the first block of this type below a key.
    fn indentation(&self, part: &Part, is_list: bool) -> Option<usize> {
        let style = if is_list { Style::BlockList } else { Style::BlockMap };
        part.children.iter().find_map(|child| {
            if child.part.style != style || child.key.is_none() || part.style.is_flow() {
                return self.indentation(&child.part, is_list);
            }
            let column = |at: usize| at - line_start_at(self.text, at);
            let deeper = column(child.part.start).checked_sub(column(child.start));
            // Deeper blocks than usual are aligned by hand.
            deeper.filter(|deeper| *deeper <= 2 * INDENTATION && (is_list || *deeper > 0))
        })
    }
}

/// Returns the last value below a part that a condition is true for.
fn last_child<'p>(part: &'p Part, condition: &dyn Fn(&Child) -> bool) -> Option<&'p Part> {
    part.children
        .iter()
        .rev()
        .find_map(|child| if condition(child) { Some(&child.part) } else { last_child(&child.part, condition) })
}
