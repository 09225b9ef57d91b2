//! The changes of the text that replace, insert or remove one part.

use std::ops::Range;

use crate::foundation::span::SourcePath;
use crate::source::yaml;

use super::data::wrapped;
use super::part::{Child, Finder, Part, Style, line_end_at, line_start_at, skip_blank};
use super::render::{Habits, Place, in_block, in_flow, key};
use super::written::Written;
use super::{EditError, NewValue, Step};

/// A YAML document that can be edited.
pub(super) struct Document<'t> {
    pub(super) text: &'t str,
    line_end: &'t str,
    pub(super) root: Part,
}

impl<'t> Document<'t> {
    /// Parses a document. Fails if `check` would report anything about its notation.
    pub(super) fn new(text: &'t str, line_end: &'t str) -> Result<Self, EditError> {
        let parsed = yaml::parse(&SourcePath::from(""), text, 0);
        let node = parsed.value.filter(|_| parsed.diagnostics.is_empty()).ok_or(EditError::Unreadable)?;
        let start = skip_blank(text, 0);
        let after = if text[start..].starts_with("---") { start + "---".len() } else { 0 };
        Ok(Self { text, line_end, root: Finder { text }.part(&node, after, false)? })
    }

    fn spliced(&self, range: Range<usize>, new: &str) -> String {
        [&self.text[..range.start], new, &self.text[range.end..]].concat()
    }

    fn column(&self, at: usize) -> usize {
        at - line_start_at(self.text, at)
    }

    fn starts_line(&self, at: usize) -> bool {
        self.text[line_start_at(self.text, at)..at].bytes().all(|byte| byte == b' ')
    }

    /// Writes another value in the place of a part. `chain` leads to it from the root.
    pub(super) fn replace(&self, chain: &[(&Part, usize)], part: &Part, value: &NewValue) -> Result<String, EditError> {
        let Some((parent, child)) = chain.last().map(|(parent, at)| (*parent, &parent.children[*at])) else {
            return self.replace_root(part, value);
        };
        if parent.style.is_flow() {
            let new = in_flow(value, Some((part, self.text)));
            let gap = if part.start == part.end && !self.text[..part.start].ends_with(' ') { " " } else { "" };
            return Ok(self.spliced(part.start..part.end, &format!("{gap}{new}")));
        }
        let place = self.place(parent, child.key.as_deref(), self.column(child.start));
        let new = in_block(value, &place, Some((part, self.text)));
        let is_below = matches!(part.style, Style::BlockMap | Style::BlockList)
            && !self.text[child.after..part.start].trim_matches(' ').is_empty();
        if part.style == Style::Block || (is_below && child.key.is_some()) {
            return Ok(self.replace_lines(child, part, &new));
        }
        let lines = new.lines_with(self.line_end);
        if matches!(part.style, Style::BlockMap | Style::BlockList) {
            let end = line_end_at(self.text, part.end);
            return Ok(self.spliced(part.start..end, &format!("{}{lines}", new.head)));
        }
        // The lines begin after the comment at the end of the line.
        let end = line_end_at(self.text, part.end);
        let rest = &self.text[part.end..end];
        let gap = if part.start == child.after && !new.head.is_empty() { " " } else { "" };
        let start = if new.head.is_empty() { child.after } else { part.start };
        Ok(self.spliced(start..end, &format!("{gap}{}{rest}{lines}", new.head)))
    }

    /// Replaces a value that is on the lines after its key, or after `|` and `>`.
    fn replace_lines(&self, child: &Child, part: &Part, new: &Written) -> String {
        let (head, first_line) = match part.style {
            Style::Block => {
                let header = &self.text[part.start..line_end_at(self.text, part.start)];
                let length = header.find([' ', '\t']).unwrap_or(header.len());
                (part.start..part.start + length, line_end_at(self.text, part.start))
            }
            _ => (child.after..child.after, self.end_of_line_before(part.start)),
        };
        let end = line_end_at(self.text, part.start.max(self.last_line_of(part)));
        let before = &self.text[head.end..first_line];
        let gap = if head.is_empty() && !new.head.is_empty() { " " } else { "" };
        let new = format!("{gap}{}{before}{}", new.head, new.lines_with(self.line_end));
        self.spliced(head.start..end.max(first_line), &new)
    }

    /// Returns a byte in the last line of a part that is not blank.
    fn last_line_of(&self, part: &Part) -> usize {
        self.text[..part.end].trim_end_matches([' ', '\r', '\n']).len()
    }

    /// Returns the end of the line before that of a byte, without its line end.
    fn end_of_line_before(&self, at: usize) -> usize {
        let before = &self.text[..line_start_at(self.text, at)];
        before.strip_suffix('\n').map_or(before.len(), |line| line.strip_suffix('\r').unwrap_or(line).len())
    }

    fn replace_root(&self, part: &Part, value: &NewValue) -> Result<String, EditError> {
        if matches!(value, NewValue::Nothing | NewValue::Text(_)) {
            return Err(EditError::NoSuchPart);
        }
        let place =
            Place { habits: Habits { text: self.text, root: &self.root }, siblings: None, key: None, column: 0 };
        let lines = place.lines(value).join(self.line_end);
        if !part.is_empty_value() {
            return Ok(self.spliced(part.start..part.end, &lines));
        }
        let gap = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { self.line_end };
        Ok(format!("{}{gap}{lines}{}", self.text, self.line_end))
    }

    /// Describes where a child of a collection is written.
    fn place<'p>(&'p self, parent: &'p Part, key: Option<&'p str>, column: usize) -> Place<'p> {
        Place { habits: Habits { text: self.text, root: &self.root }, siblings: Some(parent), key, column }
    }

    /// Adds a child to a collection. `step` names it.
    pub(super) fn insert(&self, parent: &Part, at: usize, step: &Step, value: &NewValue) -> Result<String, EditError> {
        let name = match step {
            Step::Key(name) => Some(name.as_str()),
            Step::Item(_) => None,
        };
        if std::ptr::eq(parent, &self.root) && parent.children.is_empty() {
            return self.replace_root(parent, &wrapped(std::slice::from_ref(step), value)?);
        }
        if parent.style.is_flow() {
            return self.insert_in_flow(parent, at, name, value);
        }
        let first = parent.children.first().ok_or(EditError::NoSuchPart)?;
        let column = self.column(first.start);
        let written = in_block(value, &self.place(parent, name, column), None);
        let mark = name.map_or_else(|| "-".to_owned(), |name| format!("{}:", key(name, false)));
        let gap = if written.head.is_empty() { "" } else { " " };
        let entry = format!("{:column$}{mark}{gap}{}{}", "", written.head, written.lines_with(self.line_end));
        let line_end = self.line_end;
        match at.checked_sub(1).map(|before| &parent.children[before]) {
            Some(before) => {
                let end = line_end_at(self.text, before.part.end);
                let blank = if self.has_blank_lines(parent, at) { line_end } else { "" };
                Ok(self.spliced(end..end, &format!("{line_end}{blank}{entry}")))
            }
            None if self.starts_line(first.start) => {
                let start = line_start_at(self.text, first.start);
                Ok(self.spliced(start..start, &format!("{entry}{line_end}")))
            }
            None => {
                Ok(self.spliced(first.start..first.start, &format!("{}{line_end}{:column$}", &entry[column..], "")))
            }
        }
    }

    /// Returns whether the items of a list around an index are set apart by a blank line.
    fn has_blank_lines(&self, list: &Part, at: usize) -> bool {
        let pair = if at < list.children.len() { at.checked_sub(1) } else { at.checked_sub(2) };
        let Some(pair) = pair.and_then(|first| list.children.get(first..first + 2)) else { return false };
        let between = &self.text[line_end_at(self.text, pair[0].part.end)..pair[1].start];
        list.style.is_list() && between.lines().skip(1).any(str::is_empty)
    }

    fn insert_in_flow(
        &self,
        parent: &Part,
        at: usize,
        name: Option<&str>,
        value: &NewValue,
    ) -> Result<String, EditError> {
        let name = name.map(|name| format!("{}: ", key(name, true))).unwrap_or_default();
        let new = format!("{name}{}", in_flow(value, None));
        let Some(before) = at.checked_sub(1) else {
            let start = parent.start + 1;
            let gap = if parent.children.is_empty() { "" } else { ", " };
            return Ok(self.spliced(start..start, &format!("{new}{gap}")));
        };
        // One entry per line stays one entry per line.
        let last = &parent.children[before];
        let space = &self.text[..last.start];
        let space = &space[space.trim_end_matches([' ', '\t', '\r', '\n']).len()..];
        let space = if space.contains('\n') { space } else { " " };
        let end = last.part.end;
        Ok(self.spliced(end..end, &format!(",{space}{new}")))
    }

    /// Removes the value that a chain leads to.
    pub(super) fn remove(&self, chain: &[(&Part, usize)]) -> Result<String, EditError> {
        let Some((&(parent, at), outer)) = chain.split_last() else { return Err(EditError::NoSuchPart) };
        let child = &parent.children[at];
        if parent.children.len() == 1 {
            let of_key = outer.last().is_some_and(|(parent, at)| parent.children[*at].key.is_some());
            return match outer {
                _ if of_key => self.remove(outer),
                [] if !parent.style.is_flow() => Ok(self.without_lines(child)),
                _ => {
                    let empty = if parent.style.is_map() { "{}" } else { "[]" };
                    let comment = if parent.style.is_flow() { parent.end } else { line_end_at(self.text, parent.end) };
                    Ok(self.spliced(parent.start..comment, empty))
                }
            };
        }
        if parent.style.is_flow() {
            let range = match (parent.children.get(at + 1), at.checked_sub(1)) {
                (Some(next), _) => child.start..next.start,
                (None, Some(before)) => parent.children[before].part.end..child.part.end,
                (None, None) => return Err(EditError::NoSuchPart),
            };
            // A comment between the brackets would be lost.
            let has_comment = self.text[range.clone()].contains('\n') && self.text[range.clone()].contains(" #");
            return if has_comment { Err(EditError::Unsupported) } else { Ok(self.spliced(range, "")) };
        }
        match parent.children.get(at + 1) {
            // The first entry of a list item shares its line with the dash.
            Some(next) if !self.starts_line(child.start) => {
                let end = line_end_at(self.text, child.part.end);
                let between = &self.text[end..next.start];
                let start = self.text[..child.start].trim_end_matches(' ').len();
                let is_next_line = between.trim().is_empty() && between.matches('\n').count() == 1;
                Ok(self.spliced(if is_next_line { child.start..next.start } else { start..end }, ""))
            }
            _ => Ok(self.without_lines(child)),
        }
    }

    /// Removes the lines of a child in a block.
    fn without_lines(&self, child: &Child) -> String {
        let end = line_end_at(self.text, child.part.end);
        match self.text[end..].find('\n') {
            Some(newline) => self.spliced(line_start_at(self.text, child.start)..end + newline + 1, ""),
            // The last line of the file has no line end, so the line before it has none, either.
            None => self.spliced(self.end_of_line_before(child.start)..end, ""),
        }
    }
}
