//! A fast path for the subset of YAML in which nearly all files are written, parsed in one pass.
//!
//! The library supports all of YAML, and takes most of the time in which a site is parsed. Records
//! and front matter are lines of `key: value`, list items, and flow collections on one line, which
//! are parsed here. The fast path gives up on everything else: escapes, words like `yes`,
//! multi-line texts, unusual indentation, errors. The library then parses the text. A test compares
//! both.

use crate::foundation::span::Span;

use super::node::{Key, Node, Value};

/// The most values of a text. The library allows more, and reports a text that has too many.
const MOST_VALUES: usize = 900_000;
/// The greatest depth of nested blocks and brackets. The library allows more.
const DEEPEST: usize = 8;

/// Unquoted words that the library may not take for text.
const RESERVED: [&str; 14] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity", "t", "f"];

/// Parses a text, or returns `None` if it is not in the supported subset. Spans are relative to the
/// text.
pub(super) fn parse(text: &str) -> Option<Node> {
    if !is_printable(text) {
        return None;
    }
    let mut parser = Parser { text, at: 0, depth: 0, values: 0 };
    let indent = parser.next_line()?;
    let node = parser.block(indent)?;
    parser.next_line().is_none().then_some(node).filter(|_| parser.at == text.len())
}

struct Parser<'t> {
    text: &'t str,
    /// The position in the text, in bytes.
    at: usize,
    depth: usize,
    /// The number of values so far.
    values: usize,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn take(&mut self, token: &str) -> Option<()> {
        self.at += self.rest().starts_with(token).then_some(token.len())?;
        Some(())
    }

    fn count_value(&mut self) -> Option<()> {
        self.values += 1;
        (self.values < MOST_VALUES).then_some(())
    }

    fn skip_spaces(&mut self) -> usize {
        let spaces = self.rest().bytes().take_while(|byte| *byte == b' ').count();
        self.at += spaces;
        spaces
    }

    /// Skips blank lines and comments, and returns the indentation of the next line, or `None` at
    /// the end of the text.
    fn next_line(&mut self) -> Option<usize> {
        loop {
            let start = self.at;
            let indent = self.skip_spaces();
            match self.rest().bytes().next()? {
                b'\n' => self.at += 1,
                b'#' => self.at += self.rest().find('\n').map_or(self.rest().len(), |end| end + 1),
                _ => {
                    self.at = start;
                    return Some(indent);
                }
            }
        }
    }

    /// Skips the rest of a line after a value, which may only be spaces and a comment.
    fn end_line(&mut self) -> Option<()> {
        let spaces = self.skip_spaces();
        match self.rest().bytes().next() {
            None => Some(()),
            Some(b'\n') => self.take("\n"),
            Some(b'#') if spaces > 0 => {
                self.at += self.rest().find('\n').map_or(self.rest().len(), |end| end + 1);
                Some(())
            }
            _ => None,
        }
    }

    /// Parses a list or a map with this indentation. The position is at the start of its first
    /// line.
    fn block(&mut self, indent: usize) -> Option<Node> {
        self.depth += 1;
        self.count_value()?;
        let is_list = self.rest().as_bytes().get(indent..indent + 2) == Some(b"- ");
        let node = if self.depth > DEEPEST {
            None
        } else if is_list {
            self.list(indent)
        } else {
            self.at += indent;
            self.map(indent)
        };
        self.depth -= 1;
        node
    }

    fn list(&mut self, indent: usize) -> Option<Node> {
        let start = self.at + indent;
        let mut items: Vec<Node> = Vec::new();
        while self.next_line() == Some(indent) && self.rest()[indent..].starts_with("- ") {
            self.at += indent + 1;
            let inner = indent + 1 + self.skip_spaces();
            items.push(match self.rest().bytes().next()? {
                b'-' | b'\n' | b'#' => return None,
                b'a'..=b'z' if self.key_length().is_some() => self.map(inner)?,
                _ => self.value(indent)?,
            });
        }
        let end = items.last()?.span.end;
        Some(Node { span: Span::new(start, end), value: Value::List(items) })
    }

    /// Parses a map. The position is at its first key.
    fn map(&mut self, indent: usize) -> Option<Node> {
        let start = self.at;
        let mut entries: Vec<(Key, Node)> = Vec::new();
        loop {
            let key = self.key()?;
            self.skip_spaces();
            let value = if matches!(self.rest().bytes().next(), Some(b'\n' | b'#')) {
                self.end_line()?;
                // The library gives a list that is not indented deeper than its key another span.
                let inner = self.next_line().filter(|inner| *inner > indent)?;
                self.block(inner)?
            } else {
                self.value(indent)?
            };
            entries.push((key, value));
            match self.next_line() {
                Some(next) if next == indent && !self.rest()[next..].starts_with("- ") => self.at += next,
                Some(next) if next > indent => return None,
                _ => break,
            }
        }
        let end = entries.last()?.1.span.end;
        Some(Node { span: Span::new(start, end), value: Value::Map(entries) })
    }

    /// Returns the length of the key at the position, if there is one.
    fn key_length(&self) -> Option<usize> {
        let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
        let length = self.rest().bytes().take_while(|byte| is_part(byte)).count();
        let (key, after) = self.rest().split_at(length);
        let ends = after.starts_with(": ") || after.starts_with(":\n");
        let is_word = key.starts_with(|c: char| c.is_ascii_lowercase());
        (ends && is_word && length < 100 && !RESERVED.contains(&key)).then_some(length)
    }

    fn key(&mut self) -> Option<Key> {
        let length = self.key_length()?;
        let span = Span::new(self.at, self.at + length);
        let name = self.rest()[..length].to_owned();
        self.at += length + 1;
        Some(Key { span, name })
    }

    /// Parses a value that ends with its line, in a block with this indentation.
    fn value(&mut self, indent: usize) -> Option<Node> {
        let node = match self.rest().bytes().next()? {
            b'[' | b'{' | b'"' | b'\'' => self.flow()?,
            _ => {
                self.count_value()?;
                let line = self.rest().find('\n').map_or(self.rest(), |end| &self.rest()[..end]);
                let line = line.find(" #").map_or(line, |comment| &line[..comment]).trim_end_matches(' ');
                self.plain(line)?
            }
        };
        self.end_line()?;
        // A text continues in a line that is indented deeper.
        let continues = self.next_line().is_some_and(|next| next > indent);
        (!continues).then_some(node)
    }

    /// Parses a value inside or with brackets.
    fn flow(&mut self) -> Option<Node> {
        self.count_value()?;
        match self.rest().bytes().next()? {
            b'[' => {
                let item = |parser: &mut Self, items: &mut Vec<Node>| {
                    items.push(parser.flow()?);
                    Some(())
                };
                self.brackets("[", "]", Vec::new(), item, Value::List)
            }
            b'{' => self.brackets("{", "}", Vec::new(), Self::entry, Value::Map),
            b'"' => self.quoted("\"", &['"', '\\']),
            b'\'' => self.quoted("'", &['\'']),
            _ => {
                let end = self.rest().find([',', ']', '}', '\n'])?;
                self.plain(self.rest()[..end].trim_end_matches(' '))
            }
        }
    }

    fn entry(&mut self, entries: &mut Vec<(Key, Node)>) -> Option<()> {
        let key = self.key()?;
        self.skip_spaces();
        entries.push((key, self.flow()?));
        Some(())
    }

    fn brackets<T>(
        &mut self,
        open: &str,
        close: &str,
        mut parts: Vec<T>,
        part: impl Fn(&mut Self, &mut Vec<T>) -> Option<()>,
        value: impl Fn(Vec<T>) -> Value,
    ) -> Option<Node>
    where
        T: Part,
    {
        let start = self.at;
        self.depth += 1;
        self.take(open).filter(|()| self.depth <= DEEPEST)?;
        loop {
            self.skip_spaces();
            part(self, &mut parts)?;
            self.skip_spaces();
            if self.take(close).is_some() {
                break;
            }
            self.take(",")?;
        }
        self.depth -= 1;
        let end = parts.last()?.end();
        Some(Node { span: Span::new(start, end), value: value(parts) })
    }

    /// Parses a quoted text without escapes.
    fn quoted(&mut self, mark: &str, special: &[char]) -> Option<Node> {
        let start = self.at;
        self.take(mark)?;
        let length = self.rest().find(special)?;
        let text = &self.rest()[..length];
        self.at += length;
        self.take(mark)?;
        // A doubled quotation mark is an escape, after which the text continues.
        let is_whole = !self.rest().starts_with(mark);
        let node = Node { span: Span::new(start, self.at), value: Value::Text(text.to_owned()) };
        (is_whole && !text.contains('\n')).then_some(node)
    }

    /// Parses an unquoted text, a boolean, a number or a day.
    fn plain(&mut self, text: &str) -> Option<Node> {
        let value = match text.chars().next()? {
            '0'..='9' => number(text)?,
            _ if text == "true" || text == "false" => Value::Bool(text == "true"),
            first if first.is_alphabetic() && is_plain_text(text) => Value::Text(text.to_owned()),
            _ => return None,
        };
        let span = Span::new(self.at, self.at + text.len());
        self.at = span.end;
        Some(Node { span, value })
    }
}

/// An item or entry of a flow collection.
trait Part {
    /// Returns the position after it.
    fn end(&self) -> usize;
}

impl Part for Node {
    fn end(&self) -> usize {
        self.span.end
    }
}

impl Part for (Key, Node) {
    fn end(&self) -> usize {
        self.1.span.end
    }
}

/// Parses a number, or a day, which is text to YAML.
fn number(text: &str) -> Option<Value> {
    let is_number = |part: &str, longest: usize| {
        !part.is_empty() && part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut days = text.split('-');
    let is_day = days.next().is_some_and(|year| is_number(year, 4) && year.len() == 4)
        && days.next().is_some_and(|month| is_number(month, 2) && month.len() == 2)
        && days.next().is_none_or(|day| is_number(day, 2) && day.len() == 2)
        && days.next().is_none();
    if is_day {
        return Some(Value::Text(text.to_owned()));
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let starts_well = whole == "0" || !whole.starts_with('0');
    (starts_well && is_number(whole, 9) && is_number(fraction, 9)).then(|| Value::Number(text.to_owned()))
}

/// Returns whether a text that begins with a letter cannot be anything but text.
fn is_plain_text(text: &str) -> bool {
    let is_plain = |(at, c): (usize, char)| match c {
        ' ' | ',' | '.' | '-' | '–' | '—' | '(' | ')' | '/' | '_' | '+' | '№' | '«' | '»' | ';' | '?' | '!' | '%'
        | '@' | '=' => true,
        // The colon of `https://dpi.kg`. Before a space it would end a key.
        ':' => text[at + 1..].starts_with('/'),
        _ => c.is_alphanumeric(),
    };
    text.char_indices().all(is_plain) && !(text.len() <= 8 && RESERVED.contains(&text.to_ascii_lowercase().as_str()))
}

/// Returns whether all characters are allowed in YAML, and lines end in `\n` alone.
fn is_printable(text: &str) -> bool {
    let is_odd = |c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fe00}'..='\u{feff}' | '\u{fff0}'..)
    };
    let has_odd = text.bytes().any(|byte| matches!(byte, 0..=9 | 0xb..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef..))
        && text.contains(is_odd);
    !has_odd
}
