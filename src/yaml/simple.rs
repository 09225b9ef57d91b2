//! The plain part of YAML in which nearly all files are written, read in one pass.
//!
//! The parser behind `serde_yaml` knows all of YAML and takes most of the time in which a site is read. Records and
//! front matters are lines of `key: value`, items, and brackets on one line; these are read here. Whatever could mean
//! anything else (an escape, a word like `yes`, text that goes on in the next line, an odd indentation, a fault) makes
//! the reader give up, and the parser decides. A test holds both to the same answer.

use crate::span::Span;

use super::{Key, Node, Value};

/// Larger texts are for the parser, which counts what they hold.
const LONGEST: usize = 1_000_000;
/// How deep brackets and indentations may nest here; the parser allows more.
const DEEPEST: usize = 8;

/// Plain words that the parser may take for something else than text.
const MEANING: [&str; 14] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity", "t", "f"];

/// Reads a text of the plain part of YAML; none if it is not. Spans count from the start of the text.
pub(super) fn read(text: &str) -> Option<Node> {
    if text.len() > LONGEST || !is_printable(text) {
        return None;
    }
    let mut reader = Reader { text, at: 0, depth: 0 };
    let indent = reader.next_line()?;
    let node = reader.block(indent)?;
    reader.next_line().is_none().then_some(node).filter(|_| reader.at == text.len())
}

/// Where the reader stands: at the start of what is still to be read.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn take(&mut self, sign: &str) -> Option<()> {
        self.at += self.rest().starts_with(sign).then_some(sign.len())?;
        Some(())
    }

    fn skip_spaces(&mut self) -> usize {
        let spaces = self.rest().bytes().take_while(|byte| *byte == b' ').count();
        self.at += spaces;
        spaces
    }

    /// Goes to the next line that says something, and gives its indentation; none at the end. A line that begins is not
    /// gone past.
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

    /// Ends a line behind a value: nothing may follow but spaces and a remark.
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

    /// A list or a map whose lines have this indentation; the reader stands before the spaces of the first.
    fn block(&mut self, indent: usize) -> Option<Node> {
        self.depth += 1;
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

    /// A map; the reader stands at its first key.
    fn map(&mut self, indent: usize) -> Option<Node> {
        let start = self.at;
        let mut entries: Vec<(Key, Node)> = Vec::new();
        loop {
            let key = self.key()?;
            self.skip_spaces();
            let value = if matches!(self.rest().bytes().next(), Some(b'\n' | b'#')) {
                self.end_line()?;
                // The parser places a list that stands no deeper than its key otherwise.
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

    /// How many bytes the key has that stands here, if one does.
    fn key_length(&self) -> Option<usize> {
        let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
        let length = self.rest().bytes().take_while(|byte| is_part(byte)).count();
        let (key, behind) = self.rest().split_at(length);
        let ends = behind.starts_with(": ") || behind.starts_with(":\n");
        let is_word = key.starts_with(|c: char| c.is_ascii_lowercase());
        (ends && is_word && length < 100 && !MEANING.contains(&key)).then_some(length)
    }

    fn key(&mut self) -> Option<Key> {
        let length = self.key_length()?;
        let span = Span::new(self.at, self.at + length);
        let name = self.rest()[..length].to_owned();
        self.at += length + 1;
        Some(Key { span, name })
    }

    /// A value that ends with its line, in a block of this indentation.
    fn value(&mut self, indent: usize) -> Option<Node> {
        let node = match self.rest().bytes().next()? {
            b'[' | b'{' | b'"' | b'\'' => self.flow()?,
            _ => {
                let line = self.rest().find('\n').map_or(self.rest(), |end| &self.rest()[..end]);
                let line = line.find(" #").map_or(line, |remark| &line[..remark]).trim_end_matches(' ');
                self.plain(line)?
            }
        };
        self.end_line()?;
        // Plain text and text in quotation marks may go on in a line that stands deeper.
        let goes_on = self.next_line().is_some_and(|next| next > indent);
        (!goes_on).then_some(node)
    }

    /// What may stand between brackets.
    fn flow(&mut self) -> Option<Node> {
        match self.rest().bytes().next()? {
            b'[' => {
                let item = |reader: &mut Self, items: &mut Vec<Node>| {
                    items.push(reader.flow()?);
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

    /// A text in quotation marks without anything in it that stands for something else.
    fn quoted(&mut self, mark: &str, special: &[char]) -> Option<Node> {
        let start = self.at;
        self.take(mark)?;
        let length = self.rest().find(special)?;
        let text = &self.rest()[..length];
        self.at += length;
        self.take(mark)?;
        // Behind a second mark the text would go on.
        let is_whole = !self.rest().starts_with(mark);
        let node = Node { span: Span::new(start, self.at), value: Value::Text(text.to_owned()) };
        (is_whole && !text.contains('\n')).then_some(node)
    }

    /// Text without quotation marks, or a number.
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

/// A part of brackets.
trait Part {
    /// Where it ends.
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

/// A whole or decimal number, or a day, which is text.
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

/// Whether a text that begins with a letter is text without any doubt.
fn is_plain_text(text: &str) -> bool {
    let is_plain = |(at, sign): (usize, char)| match sign {
        ' ' | ',' | '.' | '-' | '–' | '—' | '(' | ')' | '/' | '_' | '+' | '№' | '«' | '»' | ';' | '?' | '!' | '%'
        | '@' | '=' => true,
        // `https://dpi.kg`; behind a space it would be a key.
        ':' => text[at + 1..].starts_with('/'),
        _ => sign.is_alphanumeric(),
    };
    text.char_indices().all(is_plain) && !(text.len() <= 8 && MEANING.contains(&text.to_ascii_lowercase().as_str()))
}

/// Whether a text has no sign that YAML forbids, and none but the common one that ends a line.
fn is_printable(text: &str) -> bool {
    let is_odd = |sign: char| {
        sign.is_control() && sign != '\n'
            || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{fe00}'..='\u{feff}' | '\u{fff0}'..)
    };
    let has_odd = text.bytes().any(|byte| matches!(byte, 0..=9 | 0xb..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef..))
        && text.contains(is_odd);
    !has_odd
}

#[cfg(test)]
mod tests {
    use super::super::parse_in_full;
    use super::*;

    const TEXTS: [&str; 10] = [
        "title: \"Ак-Булак айылында «чогулуш» өттү\"\ndate: 2010-01-01\nvisits: [v-0, v-1]\nplace: Бишкек\n",
        "# Remark\n- {id: m-0, name: {ky: Өзгөн, ru: \"Узген\"}, point: [40.77, 73.30], partner: true}\n\n- {id: m-1}\n",
        "- id: a\n  name:\n    ky: 'Бир'\n    ru: Один, два – три # remark\n  url: https://dpi.kg/a-b\n\n- id: b\n  list:\n    - c\n    - d\n",
        "agenda:\n  - ky: \"Бир: эки\"\n    ru: \"Один\"\n  - ky: Үч\nstated: {visits: 3, share: 0.5}\nextra: {a: [{b: c}]}\n",
        "a: Бир\n  эки\nb: |\n  Үч\nc: >\n  Төрт\n",
        "a: yes\nb: null\nc: ~\nd:\ne: 010\nf: 1_0\ng: 0x1\nh: .5\ni: 1e3\nj: NaN\nk: True\nl: 12:30\nm: -1\n",
        "a: [b, c]\na: {d: e, d: f}\nk: \"x\\u0041\"\nl: 'it''s'\nm: 2017-11\nn: 1.50\no: e5\n",
        "- a\n- \"b\"\n-   id: c\n    d: e\n- [f, g]\n",
        "a:\n- b\n-  c: d\ne:\n  f: g\n",
        "a: b#c d #e\nf: g/h\ni: \"\"\nj: ''\nk:    l   \n",
    ];

    #[test]
    fn what_is_read_is_what_the_parser_reads() {
        let signs = [
            "\n", " ", "  ", "\"", "'", ":", ": ", "#", " #", "- ", "-", ",", "[", "]", "{", "}", "\\", "\t", "|", "ө",
            "1", "a", "\u{a0}", "\u{2028}", "\r",
        ];
        let mut read_here = 0;
        for text in TEXTS {
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let (before, behind) = text.split_at(at);
                let without = [before.to_owned(), format!("{before}{}", behind.chars().skip(1).collect::<String>())];
                let with = signs.iter().map(|sign| format!("{before}{sign}{behind}"));
                for changed in without.into_iter().chain(with) {
                    let Some(node) = read(&changed) else { continue };
                    assert_eq!(Ok(node), parse_in_full(&changed, 0), "{changed:?}");
                    read_here += 1;
                }
            }
        }
        assert!(read_here > 2500, "{read_here}");
    }

    #[test]
    fn records_and_front_matters_are_read_here() {
        assert!(TEXTS[..4].iter().all(|text| read(text).is_some()));
        assert!(read("").is_none() && read("a: b\n---\nc: d\n").is_none());
    }
}
