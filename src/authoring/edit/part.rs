//! The parts of a YAML document with the exact range and notation of each.

use crate::foundation::span::Span;
use crate::source::yaml::{Node, Value};

use super::{EditError, NewValue, Step};

/// The notation of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// A text on its own lines, after `|` or `>`.
    Block,
    FlowMap,
    FlowList,
    BlockMap,
    BlockList,
}

impl Style {
    pub(super) fn is_map(self) -> bool {
        matches!(self, Self::FlowMap | Self::BlockMap)
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::FlowList | Self::BlockList)
    }

    pub(super) fn is_flow(self) -> bool {
        matches!(self, Self::FlowMap | Self::FlowList)
    }
}

/// A value of a document.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) style: Style,
    /// The first byte, which is that of `|` for a block of text.
    pub(super) start: usize,
    /// The byte after the last one, without the line end.
    pub(super) end: usize,
    /// The text of a scalar, or `None` if there is no value.
    scalar: Option<String>,
    pub(super) children: Vec<Child>,
}

/// An entry of a map, or an item of a list.
#[derive(Debug)]
pub(super) struct Child {
    /// The first byte of the key, or the dash of an item.
    pub(super) start: usize,
    pub(super) key: Option<String>,
    /// The byte after the colon or the dash.
    pub(super) after: usize,
    pub(super) part: Part,
}

impl Part {
    /// Returns whether there is no value.
    pub(super) fn is_empty_value(&self) -> bool {
        self.scalar.is_none() && !self.style.is_map() && !self.style.is_list()
    }

    /// Returns the index of the child that a step leads to, or `None` if it is missing.
    pub(super) fn index_of(&self, step: &Step) -> Result<Option<usize>, EditError> {
        match step {
            _ if self.is_empty_value() => Ok(None),
            Step::Key(key) if self.style.is_map() => {
                Ok(self.children.iter().position(|child| child.key.as_ref() == Some(key)))
            }
            Step::Item(at) if self.style.is_list() && *at <= self.children.len() => {
                Ok(Some(*at).filter(|at| *at < self.children.len()))
            }
            _ => Err(EditError::NoSuchPart),
        }
    }

    /// Returns the data without its notation.
    pub(super) fn data(&self) -> NewValue {
        let children = || self.children.iter().map(|child| (child.key.clone().unwrap_or_default(), child.part.data()));
        match &self.scalar {
            _ if self.style.is_map() => NewValue::Map(children().collect()),
            _ if self.style.is_list() => NewValue::List(children().map(|(_, item)| item).collect()),
            Some(text) => NewValue::Text(text.clone()),
            None => NewValue::Nothing,
        }
    }
}

/// Finds the ranges of the parts in a text.
pub(super) struct Finder<'t> {
    pub(super) text: &'t str,
}

impl Finder<'_> {
    /// Returns the part of a node whose value begins after a byte. Values in brackets are in flow.
    pub(super) fn part(&self, node: &Node, after: usize, in_flow: bool) -> Result<Part, EditError> {
        let start = skip_blank(self.text, after);
        let first = self.text[start..].chars().next();
        let is_at_start = start == node.span.start;
        let leaf = |style, start, end, scalar| Part { style, start, end, scalar, children: Vec::new() };
        match &node.value {
            Value::Null if node.span.start == node.span.end => Ok(leaf(Style::Plain, after, after, None)),
            Value::Null if is_at_start => Ok(leaf(Style::Plain, start, node.span.end, None)),
            Value::Text(text) if matches!(first, Some('|' | '>')) && !in_flow => {
                let end = self.end_of_block(start, node);
                Ok(leaf(Style::Block, start, end, Some(text.trim_end_matches('\n').to_owned())))
            }
            Value::Map(entries) if first == Some('{') && is_at_start => {
                let mut part = leaf(Style::FlowMap, start, start + 1, None);
                for (key, value) in entries {
                    part.children.push(self.entry(&key.name, key.span, value, true)?);
                }
                self.close(part, '}')
            }
            Value::List(items) if first == Some('[') && is_at_start => {
                let mut part = leaf(Style::FlowList, start, start + 1, None);
                for item in items {
                    let after = match part.children.last() {
                        Some(last) => skip(self.text, last.part.end, ',')?,
                        None => start + 1,
                    };
                    let item = self.part(item, after, true)?;
                    part.children.push(Child { start: item.start, key: None, after, part: item });
                }
                self.close(part, ']')
            }
            Value::Map(entries) if is_at_start && !in_flow => {
                let mut part = leaf(Style::BlockMap, start, start, None);
                for (key, value) in entries {
                    part.children.push(self.entry(&key.name, key.span, value, false)?);
                }
                part.end = part.children.last().map_or(start, |child| child.part.end);
                Ok(part)
            }
            Value::List(items) if first == Some('-') && !in_flow => {
                let mut part = leaf(Style::BlockList, start, start, None);
                for item in items {
                    let dash = part.children.last().map_or(after, |last: &Child| last.part.end);
                    let after = skip(self.text, dash, '-')?;
                    let item = self.part(item, after, false)?;
                    part.end = item.end;
                    part.children.push(Child { start: after - 1, key: None, after, part: item });
                }
                Ok(part)
            }
            Value::Bool(_) | Value::Number(_) | Value::Text(_) if is_at_start => {
                let style = match first {
                    Some('"') => Style::DoubleQuoted,
                    Some('\'') => Style::SingleQuoted,
                    _ => Style::Plain,
                };
                let text = node.scalar().unwrap_or_default().trim_end_matches('\n').to_owned();
                Ok(leaf(style, start, node.span.end, Some(text)))
            }
            _ => Err(EditError::Unsupported),
        }
    }

    fn entry(&self, name: &str, key: Span, value: &Node, in_flow: bool) -> Result<Child, EditError> {
        let after = skip(self.text, key.end, ':')?;
        let is_next = !self.text[key.end..after].contains(['\n', '#']);
        let part = self.part(value, after, in_flow)?;
        let child = Child { start: key.start, key: Some(name.to_owned()), after, part };
        is_next.then_some(child).ok_or(EditError::Unsupported)
    }

    /// Sets the end of a collection in brackets.
    fn close(&self, mut part: Part, bracket: char) -> Result<Part, EditError> {
        let end = part.children.last().map_or(part.end, |child| child.part.end);
        let after_comma = skip(self.text, end, ',').unwrap_or(end);
        part.end = skip(self.text, after_comma, bracket)?;
        Ok(part)
    }

    /// Returns the end of a text after `|` or `>`, without blank lines that do not belong to it.
    fn end_of_block(&self, start: usize, node: &Node) -> usize {
        let header_end = line_end_at(self.text, start);
        let header = self.text[start..header_end].split('#').next().unwrap_or_default();
        let content = &self.text[..node.span.end.max(header_end)];
        let content = match header.contains('+') {
            true => content.strip_suffix('\n').map_or(content, |content| content.strip_suffix('\r').unwrap_or(content)),
            false => content.trim_end_matches(['\n', '\r', ' ']),
        };
        content.len().max(header_end)
    }
}

/// Returns the position after white space and comments.
pub(super) fn skip_blank(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let is_comment = text[at..].starts_with('#') && (at == 0 || text[..at].ends_with([' ', '\t', '\n']));
        if !is_comment {
            return at;
        }
        at = line_end_at(text, at);
    }
}

/// Returns the position after a character that follows white space and comments.
fn skip(text: &str, from: usize, mark: char) -> Result<usize, EditError> {
    let at = skip_blank(text, from);
    if text[at..].starts_with(mark) { Ok(at + mark.len_utf8()) } else { Err(EditError::Unsupported) }
}

/// Returns the end of the line of a byte, without its line end.
pub(super) fn line_end_at(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// Returns the start of the line of a byte.
pub(super) fn line_start_at(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}
